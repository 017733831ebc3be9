import hashlib
import html
import json

import pytest

from crossread.model.capture import Reason, Rejected, Told
from crossread.model.report import Basis
from tests.unit.clean.webpage.pages import HEADLINE, PARAGRAPHS, body, outcome, page, report


def linked(**statements: object) -> str:
    """Return JSON-LD of an invented article."""
    article = {"@type": "NewsArticle", "headline": HEADLINE, **statements}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def chrome(made, reason):
    return [each.span.of(made.text) for each in made.boilerplate if each.reason == reason]


def test_the_text_is_headline_and_article_without_the_menu():
    """The frozen text is what was extracted, with the words of its entities decoded."""
    made = report(page())

    assert made.text.startswith(f"{HEADLINE}\n\nPORTO VELL (AP) — The harbour")
    assert "board & was due" in made.text
    assert "Home" not in made.text
    assert made.extractor.startswith("trafilatura/")
    assert made.text_sha256 == hashlib.sha256(made.text.encode()).hexdigest()
    assert made.language == "en"


def test_each_character_found_points_at_its_place_in_the_source():
    """Offsets lead from the text to the page's source; of an entity to its first character."""
    source = page()
    made = report(source)
    places = {n: made.offsets.to_source(n) for n in range(len(made.text))}
    found = {n: place for n, place in places.items() if place is not None}

    assert len(found) > 0.97 * len(made.text)
    for number, place in found.items():
        letter = made.text[number]
        shown = html.unescape(source[place : place + 8]) if source[place] == "&" else source[place]
        assert shown[0] == letter or (letter.isspace() and shown[0].isspace())


def test_line_breaks_between_blocks_have_no_place():
    """A character that the cleaner added belongs to no run."""
    made = report(page())

    assert made.offsets.to_source(made.text.index("\n\n")) is None


def test_facts_from_json_ld_say_that_they_are_metadata():
    """Title, author, dates and outlet of the page's own statements carry their basis."""
    head = linked(
        datePublished="2031-03-03T10:04:00+01:00",
        dateModified="2031-03-03T12:00:00+01:00",
        author=[{"@type": "Person", "name": "Jane Roe"}, {"name": "Ann Lee"}],
        publisher={"name": "Quay Herald"},
    )
    made = report(page(head=head))

    assert (made.date.value, made.date.basis) == ("2031-03-03T10:04:00+01:00", Basis.METADATA)
    assert made.modified.value == "2031-03-03T12:00:00+01:00"
    assert (made.author.value, made.author.basis) == ("Jane Roe and Ann Lee", Basis.METADATA)
    assert (made.outlet.value, made.outlet.basis) == ("Quay Herald", Basis.METADATA)
    assert made.title.span.of(made.text) == HEADLINE


@pytest.mark.parametrize(
    ("head", "above", "date", "basis"),
    [
        ('<meta property="article:published_time" content="2031-03-03">', "", "2031-03-03", "m"),
        ("", '<time itemprop="datePublished" datetime="2031-03-03">3 March</time>', "", "m"),
        (
            "",
            '<time datetime="2031-03-03T08:00:00Z">today</time>',
            "2031-03-03T08:00:00+00:00",
            "m",
        ),
        ("", "<div class=x>Published: 3 March 2031, 10:04</div>", "2031-03-03", "t"),
        ('<link rel="canonical" href="https://quay.example/2031/03/03/ferry">', "", "", "u"),
        ('<meta name="date" content="yesterday">', "", None, ""),
        (linked(datePublished="soon"), "", None, ""),
    ],
)
def test_dates_are_read_from_statements_elements_words_and_address(head, above, date, basis):
    """A date of publication is taken where the page gives one, and says from where."""
    made = report(page(head=head, above=above))

    if date is None:
        assert made.date is None
    else:
        assert made.date.value == (date or "2031-03-03")
        assert made.date.basis.value[0] == basis


def test_the_title_of_a_page_names_its_outlet():
    """Where no statement names the outlet, the name behind the headline does."""
    assert report(page()).outlet.value == "Quay Herald"


def test_a_byline_that_the_extractor_drops_is_read():
    """What stands between headline and first paragraph names the author, in the page's words."""
    made = report(page(above='<div class="byline">By Jane Roe, Staff Writer</div>'))

    assert made.author.value == "Jane Roe"
    assert made.author.span.of(made.text) == "Jane Roe"


@pytest.mark.parametrize(
    "credit",
    [
        "Additional reporting by Reuters in Brill Island",
        "© 2031 AFP. All rights reserved.",
        "Copyright 2031 The Associated Press. All rights reserved.",
        "Source: dpa",
        "jm/kl (AFP, dpa)",
    ],
)
def test_a_credit_outside_the_article_is_kept_and_marked(credit):
    """An agency's credit that cleaners drop is chrome of the text, so lineage can cite it."""
    without = tuple(each.replace(" (AP)", "") for each in PARAGRAPHS)
    made = report(page(paragraphs=without, below=f'<div class="footer">{credit}</div>'))

    assert credit in made.text
    assert made.agency.span.of(made.text) in credit
    if credit in chrome(made, "agency credit"):
        assert credit not in body(made)


@pytest.mark.parametrize(
    "line",
    ["Boats in the harbour (Photo: Reuters)", "© Reuters / Jane Roe", "Jane Roe/AP", "Contact AP"],
)
def test_a_picture_s_credit_is_no_credit_of_the_text(line):
    """Who took a picture says nothing of who wrote the report."""
    without = tuple(each.replace(" (AP)", "") for each in PARAGRAPHS)
    made = report(page(paragraphs=without, below=f"<div>{line}</div>"))

    assert made.agency is None
    assert line not in made.text


def test_an_agency_as_author_is_an_agency():
    """A page whose metadata give an agency as author is credited to it, with words to cite."""
    without = tuple(each.replace(" (AP)", "") for each in PARAGRAPHS)
    made = report(page(paragraphs=without, head=linked(author={"name": "Agence France-Presse"})))

    assert made.author is None
    assert (made.agency.value, made.agency.basis) == ("AFP", Basis.METADATA)
    assert made.agency.span.of(made.text) == "Agence France-Presse"
    assert chrome(made, "agency credit") == ["Agence France-Presse"]


@pytest.mark.parametrize(
    ("author", "name", "agency"),
    [
        ("By JANE ROE, AP Harbour Writer", "JANE ROE", "AP"),
        ("Analysis by Jane Roe", "Jane Roe", None),
        ("https://social.example/janeroe", None, None),
        ("Quay Herald Staff", None, None),
        ("admin", None, None),
        (["Jane Roe", "Reuters"], "Jane Roe", "Reuters"),
    ],
)
def test_authors_are_persons_and_agencies_are_credits(author, name, agency):
    """Of the names in a page's metadata persons are authors, agencies credits, others nothing."""
    without = tuple(each.replace(" (AP)", "") for each in PARAGRAPHS)
    made = report(page(paragraphs=without, head=linked(author=author)))

    assert (made.author.value if made.author else None) == name
    assert (made.agency.value if made.agency else None) == agency


def test_an_outlet_that_signs_its_page_is_no_author():
    """Only the persons among the authors of a page are told, not the outlet or its parent."""
    for publisher in ("Quay Herald", "Quay Herald Islands"):
        given = linked(author=["Jane Roe", "Quay Herald"], publisher={"name": publisher})

        assert report(page(head=given)).author.value == "Jane Roe"


def test_what_was_given_beats_the_page():
    """The caller's date, outlet and address go before the page's own."""
    head = linked(datePublished="2031-03-03", publisher={"name": "Quay Herald"})
    given = {"date": "2031-04-01", "outlet": "The Pier", "url": "https://pier.example/a"}
    made = report(page(head=head), Told(outlet="Told", date="2031-05-05"), **given)

    assert (made.date.value, made.date.basis) == ("2031-04-01", Basis.GIVEN)
    assert (made.outlet.value, made.outlet.basis) == ("The Pier", Basis.GIVEN)
    assert made.url == "https://pier.example/a"


def test_what_a_container_told_beats_the_page():
    """The facts that came with a record go before those of its page."""
    told = Told(title="Ferry hits quay", date="Mon, 03 Mar 2031 10:04:00 GMT", outlet="The Pier")
    made = report(page(head=linked(datePublished="2031-05-05")), told)

    assert made.title.value == "Ferry hits quay"
    assert made.date.value == "2031-03-03T10:04:00+00:00"
    assert made.outlet.value == "The Pier"


@pytest.mark.parametrize(
    ("charset", "head", "header"),
    [
        ("cp1252", "", None),
        ("iso-8859-15", '<meta charset="iso-8859-15">', None),
        ("windows-1251", '<meta http-equiv=C content="text/html; charset=windows-1251">', None),
        ("windows-1251", "", "windows-1251"),
        ("utf-16", "", None),
        ("utf-8", '<meta charset="iso-8859-1">', "latin-1"),
    ],
)
def test_the_encoding_is_told_by_evidence(charset, head, header):
    """Header, meta element, mark and bytes decide; valid UTF-8 is UTF-8 whatever they say."""
    extra = "Порт закрыт, сказал капитан." if charset.startswith(("win", "utf")) else "Café Zoë."
    source = page(paragraphs=tuple(p.replace("—", "-").replace("’", "'") for p in PARAGRAPHS))
    source = source.replace(
        "</article>", f"<p>{extra} The office on the pier said so.</p></article>"
    )
    content = source.replace("</title>", f"</title>{head}").encode(charset)

    assert extra in report(content, Told(charset=header)).text


def test_a_fragment_is_read_whole():
    """The piece of a page that feeds carry has no chrome that an extractor could tell."""
    made = report("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))

    assert made.extractor == "visible/1"
    assert body(made).count("\n") == len(PARAGRAPHS) - 1


def test_a_page_without_an_article_is_rejected():
    """A page of links has no running text."""
    made = outcome("<html><body><a href=/>Home</a> <a href=/w>World</a></body></html>")

    assert isinstance(made, Rejected)
    assert made.reason is Reason.TOO_SHORT
