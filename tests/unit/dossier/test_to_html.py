"""The pages, as text; tests/browser opens them."""

import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from crossread.dossier import to_html

VOID = {"meta", "link", "br", "hr", "img", "input"}
FORBIDDEN = re.compile(r"\b(independent\w*|true|truth|trustworth\w*|reliab\w*|credib\w*)\b", re.I)


class Page(HTMLParser):
    """What a page holds: elements, ids, links, visible text; complains of bad nesting."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.links, self.words = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Note the element, its id and its link."""
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Note an element of the drawing."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        """Check that it closes what is open."""
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, text):
        """Note what people see."""
        if not {"script", "style"} & set(self.open):
            self.words.append(text)

    @property
    def text(self):
        """All visible words, each text apart."""
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def ferry(dossier):
    return Page(to_html.story(dossier, dossier.stories[1]))


@pytest.fixture(scope="module")
def hostile(dossier):
    return Page(to_html.story(dossier, dossier.stories[0]))


@pytest.fixture(scope="module")
def front(dossier):
    return Page(to_html.index(dossier))


@pytest.fixture(params=["ferry", "hostile", "front"])
def page(request):
    return request.getfixturevalue(request.param)


def test_markup_is_well_formed(page):
    """Every element that opens closes in its place, nested and crossing marks included."""
    assert page.open == []


def test_ids_are_unique_and_links_arrive(page):
    """Each anchor stands once, and no link of a page leads to nowhere in it."""
    assert len(page.ids) == len(set(page.ids))
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)


def test_nothing_is_fetched(page):
    """No element names an address outside the folder."""
    for tag, given in page.tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert "src" not in given
        assert not any(name.startswith("on") or name == "style" for name in given)
        assert not re.match(r"(?i)\s*(\w+:|//)", given.get("href", ""))


def test_policy_lets_only_the_page_itself_run(page):
    """The policy names the digests of the one style and the one script."""
    (policy,) = (
        given["content"]
        for tag, given in page.tags
        if given.get("http-equiv") == "Content-Security-Policy"
    )

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert [tag for tag, _ in page.tags if tag in {"script", "style"}] == ["style", "script"]


def test_style_and_script_close_nothing():
    """They go into the page as they are, so they may not hold a closing tag."""
    for name in (*to_html.STYLES, *to_html.SCRIPTS):
        text = (files("crossread.dossier") / "templates" / name).read_text("utf-8")
        assert "</" not in text
        assert "<!--" not in text


def test_hostile_words_stay_words(hostile):
    """What a report says is shown and never becomes markup."""
    assert "<script>alert(1)</script> & \"quotes\" 'single'" in hostile.text
    assert "</span></p>" in hostile.text
    assert "{{ 7 * 7 }} {% raw %}" in hostile.text
    assert "<img src=x onerror=alert(1)>" in hostile.text
    assert "😀 \U0001f469\u200d\U0001f692" in hostile.text


def test_characters_that_would_reorder_the_page_are_named(hostile, dossier):
    """Overrides and control characters are signs; nothing turns the page's text around."""
    raw = to_html.story(dossier, dossier.stories[0])

    assert "‹RLO›evil‹PDF›" in hostile.text
    assert "The � mayor" in hostile.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", raw)


def test_no_verdict_is_printed(front, ferry):
    """The pages speak of origins and of nothing found, never of truth, outlets are not rated."""
    for page in (front, ferry):
        assert not FORBIDDEN.search(page.text)
    assert "at most 3 origins" in front.text
    assert "at most 3" in ferry.text
    assert "not told" in ferry.text


def test_the_first_screen_says_what_matters(ferry):
    """Counts come first, then the disputed words of every side."""
    start = ferry.text[: ferry.text.index("Side by side Each cell")]

    for words in ("reports 6", "at most 3", "disputed 5", "agreed 8"):
        assert words in start
    for words in ("14 people died", "Seventeen people were killed", "a sandbank", "a rock"):
        assert words in start


def test_every_claim_can_be_reached(ferry, dossier):
    """Each claim has its place in a report, and a link that leads there."""
    claims = {claim.id for claim in dossier.stories[1].claims}

    assert claims <= set(ferry.ids)
    assert {f"#{claim}" for claim in claims} <= set(ferry.links)


def test_every_line_of_the_story_is_on_its_page(ferry, dossier):
    """Points, discrepancies and quotes are all shown."""
    story = dossier.stories[1]

    assert {point.id for point in story.points} <= set(ferry.ids)
    assert {each.id for each in story.discrepancies} <= set(ferry.ids)
    assert {quote.id for quote in story.quotes} <= set(ferry.ids)


def test_the_table_can_be_heard(ferry):
    """Headings have a scope, the table a caption, the landmarks are there."""
    scopes = [given.get("scope") for tag, given in ferry.tags if tag == "th"]
    tags = [tag for tag, _ in ferry.tags]

    assert set(scopes) == {"col", "row", "rowgroup"}
    assert {"caption", "main", "nav", "header", "footer", "aside"} <= set(tags)
    assert tags.count("h1") == 1


def test_the_front_page_counts_what_went_no_further(front):
    """A rejected input is listed with its reason."""
    assert "inbox/photo.jpg" in front.text
    assert "The bytes are an image." in front.text
