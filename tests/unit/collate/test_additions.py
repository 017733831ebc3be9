"""Additions: what a report tells in a row that no other report of the row does."""

from itertools import groupby, pairwise

import pytest

import crossread
from crossread.model.collation import Status
from tests.conftest import ROOT

PLAIN = (
    "Glider lands on Sarn bridge\n\n"
    "A glider landed on the Sarn bridge on Friday afternoon, police said. Nobody was hurt.\n"
)
FULLER = (
    "Glider comes down on Sarn bridge\n\n"
    "A glider landed on the Sarn bridge on Friday afternoon [with a torn wing and a dead radio], "
    "police said. Nobody was hurt.\n"
)


def read(folder, *texts):
    """Return the story of some reports, and what each adds to the rows that others share."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text.replace("[", "").replace("]", ""), "utf-8")
    dossier = crossread.read([folder])
    text_of = {report.id: report.text for report in dossier.reports}
    (story,) = dossier.stories
    added = {(p.report, p.span.of(text_of[p.report])) for row in story.points for p in row.added}
    return story, sorted(words for _, words in added)


def test_what_one_report_says_beside_a_row(tmp_path):
    """The words in brackets stand in the fuller report alone."""
    _, added = read(tmp_path, PLAIN, FULLER)

    (words,) = added
    assert "a dead radio" in words
    assert words in FULLER.partition("[")[2].partition("]")[0]


def test_reports_of_the_same_words_add_nothing(tmp_path):
    """What both tell is told elsewhere, whatever the order of the reports."""
    _, added = read(tmp_path, PLAIN, PLAIN.replace("Nobody was hurt", "Nobody was injured"))

    assert added == []


def test_a_row_of_one_report_adds_nothing(example):
    """All of it is told by that report alone: the status says so."""
    single = [point.added for point in example.points if point.status is Status.SINGLE]

    assert single
    assert set(single) == {()}


def test_additions_lie_in_claims_of_their_row(example):
    """They point at words of the row, in order, and never at two passages that overlap."""
    claims = {claim.id: claim for claim in example.claims}
    rows = [point for point in example.points if point.added]

    assert rows
    for point in rows:
        own = [claims[each] for each in point.claims]
        places = [(place.report, place.span) for place in point.added]
        assert places == sorted(places)
        assert all(
            any(c.report == report and c.span.covers(span) for c in own) for report, span in places
        )
        for _, of_report in groupby(places, key=lambda place: place[0]):
            spans = [span for _, span in of_report]
            assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.fixture(scope="module")
def example():
    """The example story, read from its texts."""
    return crossread.read([ROOT / "examples" / "lantern-quay"]).stories[0]
