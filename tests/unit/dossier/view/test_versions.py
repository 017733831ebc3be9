"""An edited article as a difference with times."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.dossier import to_html
from crossread.dossier.to_markdown import markdown
from crossread.dossier.view.lookup import lookup
from crossread.dossier.view.story import story_page
from crossread.dossier.view.versions import AROUND, cited_places, rows, versions
from crossread.model.report import Basis, Fact
from crossread.model.span import Span
from crossread.model.story import Relation
from tests.unit.dossier.edited import edited

DOSSIER = edited()
WORDS = st.lists(st.sampled_from("a b c d e f g".split()), max_size=60)


def known_of(dossier):
    return lookup(dossier.stories[0], {report.id: report for report in dossier.reports})


def said(change, *kinds):
    return " ".join(each.text for each in change.stretches if each.kind in kinds)


def with_text(report, text):
    """The report with other words, all of them one paragraph of its body."""
    body = (Span(0, len(text)),) if text else ()
    return replace(report, text=text, body=body, title=None, date=None, boilerplate=())


def two_texts(left, right):
    """The edited pair with other texts."""
    first, later, rival = DOSSIER.reports
    reports = (with_text(first, left), with_text(later, right), rival)
    bare = replace(
        DOSSIER.stories[0], claims=(), points=(), discrepancies=(), quotes=(), times=(),
        timeline=(), entities=(), wording=(),
    )  # fmt: skip
    return known_of(replace(DOSSIER, reports=reports, stories=(bare,)))


@pytest.fixture(scope="module")
def version():
    (found,) = versions(known_of(DOSSIER))
    return found


def test_the_later_text_stands_against_the_earlier(version):
    """Both names and both times, by the dates that the reports give."""
    assert (version.earlier.id, version.later.id) == ("r-first", "r-later")
    assert version.times == ("14 June 2032, 09:10", "14 June 2032, 16:45")
    assert version.ordered


def test_only_what_changed_is_shown(version):
    """Cut and added words with a few around them, the words between left out."""
    cuts = [said(change, "cut") for change in version.changes]
    added = [said(change, "added") for change in version.changes]

    assert cuts[0] == "three ¶ Three"
    assert added[0] == "one dead, nine ¶ Nine and a porter was killed"
    assert "had been warned of cracks in the northern wall, and that" in cuts[1]
    assert added[2].startswith("¶ The town hall would not say")
    shown = " ".join(said(change, "equal") for change in version.changes)
    assert "goods train" not in shown


def test_the_shape_of_quote_marks_is_no_change(version):
    """Straight marks that became typographic ones are no news."""
    assert not any("“It" in said(change, "added") for change in version.changes)


def test_every_change_leads_to_its_words(version):
    """A cut to the earlier text, an addition to the later, a change to both."""
    assert [[which for which, _ in change.links] for change in version.changes] == [
        ["earlier", "later"],
        ["earlier"],
        ["later"],
    ]
    places = list(cited_places(known_of(DOSSIER)))
    words = [place.span.of(known_of(DOSSIER).text(place.report)) for place in places]
    assert words[-1].startswith("The town hall would not say")
    assert words[-1].endswith("</b>.")


def test_a_row_of_three_versions_is_two_steps():
    """Each version is compared with the one before it, whatever derivation named the pair."""
    story = DOSSIER.stories[0]
    third = replace(story.derivations[0], report="r-rival", from_report="r-first")
    three = replace(story, derivations=(third, *story.derivations))
    known = known_of(replace(DOSSIER, stories=(three,)))

    assert rows(known) == (("r-first", "r-later", "r-rival"),)
    assert [(each.earlier.id, each.later.id) for each in versions(known)] == [
        ("r-first", "r-later"),
        ("r-later", "r-rival"),
    ]


def test_the_last_change_of_a_page_is_its_time():
    """A page that owns to a later change is the later text, whenever it was published."""
    first = replace(DOSSIER.reports[0], modified=Fact("2032-06-16", Basis.METADATA))
    (found,) = versions(known_of(replace(DOSSIER, reports=(first, *DOSSIER.reports[1:]))))

    assert found.later.id == "r-first"
    assert found.times[1] == "16 June 2032"


@pytest.mark.parametrize(
    ("first", "later", "order", "known"),
    [
        ("2032-06-14T23:30-05:00", "2032-06-15T02:00+00:00", ["r-later", "r-first"], True),
        ("2032-06-14", "2032-06-14T16:45", ["r-first", "r-later"], False),
        ("2032-06-15", "2032-06-14T16:45", ["r-later", "r-first"], True),
        ("2032-06", "2032-06-14", ["r-first", "r-later"], False),
    ],
)
def test_dates_are_compared_as_far_as_they_go(first, later, order, known):
    """Instants by the world's clock; a day says nothing of an hour of that day."""
    dated = [
        replace(report, date=Fact(value, Basis.METADATA))
        for report, value in zip(DOSSIER.reports, (first, later), strict=False)
    ]
    (found,) = versions(known_of(replace(DOSSIER, reports=(*dated, DOSSIER.reports[2]))))

    assert [found.earlier.id, found.later.id] == order
    assert found.ordered is known


def test_texts_without_dates_have_no_order():
    """They stand in the story's order, and the page says that nobody knows."""
    (found,) = versions(two_texts("one text of words", "one other text of words"))

    assert not found.ordered
    assert found.times == ("", "")


def test_no_version_no_section():
    """Reports that were taken from each other in another way are no versions."""
    story = DOSSIER.stories[0]
    other = replace(story.derivations[0], relation=Relation.VERBATIM)
    page = story_page(DOSSIER, replace(story, derivations=(other,)))

    assert page.versions == ()
    assert page.summary.versions == 0


def test_counts_say_how_many_reports_are_versions():
    """Three reports of which one is a version, on the page, the front page and in Markdown."""
    story = DOSSIER.stories[0]

    assert "of them 1 version" in to_html.story(DOSSIER, story)
    assert "3 reports (of them 1 version), at most 2 origins" in to_html.index(DOSSIER)
    assert "3 reports (of them 1 version)" in markdown(DOSSIER, story)


def test_words_of_a_version_stay_words():
    """Markup in an edited text is shown and never becomes markup of the page."""
    page = to_html.story(DOSSIER, DOSSIER.stories[0])

    assert "&lt;b&gt;of the roof&lt;/b&gt;" in page
    assert "<b>of the roof" not in page


@given(WORDS, WORDS)
def test_counts_and_context_always_hold(left, right):
    """No passage without a change, few words around it, and every word is equal or counted."""
    known = two_texts(" ".join(left), " ".join(right))
    (found,) = versions(known)

    assert len(left) - found.cut == len(right) - found.added
    assert bool(found.changes) == (left != right)
    for change in found.changes:
        assert {each.kind for each in change.stretches} & {"cut", "added"}
        for edge in (change.stretches[0], change.stretches[-1]):
            assert edge.kind != "equal" or len(edge.text.split()) <= AROUND
    for place in cited_places(known):
        assert place.span.of(known.text(place.report)).strip()
