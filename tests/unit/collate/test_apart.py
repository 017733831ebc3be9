"""Figures, times and hedges that claims of two points tell otherwise."""

import numpy as np
import pytest

from crossread.annotate import annotate
from crossread.collate.apart import apart
from crossread.collate.claims import dated_times
from crossread.collate.compare import Background
from crossread.collate.discrepancies import differences
from crossread.collate.entities import entities, entity_at
from crossread.collate.matches import Block, Matches
from crossread.collate.points import Row
from crossread.models.language import Reader
from crossread.models.matcher import Matcher
from tests.unit.collate.stories import claims, report

SOUGHT = "Rangers are looking for three or more poachers."
SEARCHED = "Wardens were searching for five or six armed poachers."


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.fixture
def told(reader):
    """Return what differs across some rows of claims, given how well two claims match."""

    def read(texts, rows, scored):
        reports = [
            report(name, text, "2031-05-02") for name, text in zip("abc", texts, strict=False)
        ]
        made = annotate(reports, reader)
        stated = [each for one in made for each in claims(one)]
        listed = [Row(f"p{n}", members) for n, members in enumerate(rows)]
        scores = {(stated[i], stated[j]): score for (i, j), score in scored.items()}
        times = {t.id: t for each in made for t in dated_times(each)}
        days = dict.fromkeys("abc", "2031-05-02")
        background = Background(times, entity_at(entities(made, 0.9)), days, scores)
        within = {
            row.id: differences([stated[i] for i in row.members], background) for row in listed
        }
        found = apart(listed, stated, _matches(scored, len(stated)), background, within)
        return [(point, difference.note) for point, (_, _, difference) in found]

    return read


def _matches(scored, claims):
    left, right = np.array(list(scored), np.int32).T
    values = np.array(list(scored.values()), np.float32)
    block = Block(left, right, values, np.zeros((len(values), 1), np.uint8), values[:, None])
    return Matches.of([block], claims, Matcher(0.0, (("meaning", 1.0),)))


def test_figures_of_two_points_are_set_against_each_other(told):
    """In one of the two points, though the claims match too little to be one."""
    found = told([SOUGHT, SEARCHED], [(0,), (1,)], {(0, 1): 0.3})

    assert [note for _, note in found] == ["three or more ≠ five or six"]


def test_claims_that_hardly_match_are_not_compared(told):
    """Any two figures of a story would be, else."""
    assert told([SOUGHT, SEARCHED], [(0,), (1,)], {(0, 1): 0.15}) == []


def test_what_a_point_compares_is_left_to_it(told):
    """Claims of one point that match half are compared there."""
    assert told([SOUGHT, SEARCHED], [(0, 1)], {(0, 1): 0.6}) == []


def test_other_things_have_other_figures(told):
    """A figure of something else is no difference."""
    other = "Officers handed out 30 leaflets at four schools."

    assert told([SOUGHT, other], [(0,), (1,)], {(0, 1): 0.3}) == []


def test_words_are_told_where_they_differ_already(told):
    """One line for all figures of one thing, and not the same contrast a second time."""
    texts = ["The blaze killed three people.", "The blaze killed four people."]
    third = "At least five people were killed by the blaze."

    found = told([*texts, third], [(0, 1), (2,)], {(0, 1): 0.9, (0, 2): 0.5, (1, 2): 0.5})

    assert {point for point, _ in found} == {"p0"}
    assert sorted(note for _, note in found) == ["four ≠ At least five", "three ≠ At least five"]


def test_a_report_that_tells_both_tells_two_things(told):
    """Who is sought and who was held, and who may be carried and who was."""
    both = "Three or more poachers are still sought, and five or six poachers were let go."

    assert told([SOUGHT, SEARCHED, both], [(0,), (1,), (2,)], {(0, 1): 0.3}) == []


@pytest.mark.parametrize(
    ("figure", "notes"), [("about 200", ["197 ≠ about 200"]), ("150", []), ("dozens of", [])]
)
def test_two_things_whose_figures_may_be_one(told, figure, notes):
    """Who tells both may be rounding; what does not fit, or fits anything, is of two things."""
    exact, other = "The storm left 197 people missing.", f"{figure} people are missing, she said."
    both = f"Of {figure} people, 197 are missing."

    found = told([exact, other, both], [(0,), (1,), (2,)], {(0, 1): 0.45})

    assert [note for _, note in found] == notes


@pytest.mark.parametrize(
    ("score", "notes"), [(0.95, ["is expected to be closed ≠ was closed"]), (0.8, [])]
)
def test_a_hedge_is_set_against_what_is_plain(told, score, notes):
    """Only where the claims match very well."""
    texts = ["The mill is expected to be closed.", "The mill was closed."]

    assert [note for _, note in told(texts, [(0,), (1,)], {(0, 1): score})] == notes
