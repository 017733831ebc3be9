"""Rivals: which phrases of two claims a reader would set against each other."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.collate.compare.contests import crossed
from crossread.collate.compare.difference import Background, Rivals
from crossread.collate.compare.rival_figures import rival_figures
from crossread.collate.compare.rival_times import rival_times
from crossread.collate.compare.rivals import one_each, slot
from crossread.model.span import Span
from crossread.models.contrast import contrasts
from crossread.models.language import Reader
from tests.marked import marked
from tests.unit.collate.stories import claims, report


class Phrase:
    """Words at one place."""

    def __init__(self, start: int) -> None:
        self.span = (start, start + 1)


def test_where_a_phrase_stands():
    """A figure stands for what it counts, and that hangs from a verb."""
    text, ranges = marked("The storm [killed|ruler] [two|head] [men|thing] on Monday.")
    labels = {label: Span(start, end) for start, end, label in ranges}
    (annotated,) = annotate([report("a", text)], Reader.load())
    (stated,) = claims(annotated)
    every = annotated.sentences[0].tokens

    found = slot(stated, labels["head"], is_part=True)

    assert found is not None
    at = {"head": found.head, "thing": found.thing, "ruler": found.ruler}
    assert {name: every[index].span for name, index in at.items()} == labels


def test_each_phrase_meets_each_of_the_other_claim():
    """The first claim has two phrases, the second none and the third three."""
    left, right = np.array([0, 0, 2]), np.array([2, 1, 0])

    pair, one, two = crossed(left, right, [2, 0, 3])

    assert pair.tolist() == [0] * 6 + [2] * 6
    assert one.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4]
    assert two.tolist() == [2, 3, 4, 2, 3, 4, 0, 1, 0, 1, 0, 1]


@given(st.lists(st.floats(-3, 3), min_size=6, max_size=6))
def test_no_phrase_is_named_twice(odds):
    """The likeliest rivals come first, and whatever shares no phrase with those before."""
    ends = product(map(Phrase, range(2)), map(Phrase, range(3)))
    judged = [(likely, Rivals(a, b)) for (a, b), likely in zip(ends, odds, strict=True)]

    found = one_each(judged)

    likely = {id(rivals): each for each, rivals in judged}
    told = [likely[id(rivals)] for rivals in found]
    assert told == sorted(told, reverse=True)
    assert told[0] == max(odds)
    assert len({r.one for r in found}) == len({r.two for r in found}) == len(found) == 2


def test_both_networks_read_the_evidence_that_is_gathered():
    """No piece of evidence is read that nothing gives."""
    networks = contrasts()

    assert {"match", "head", "ratio"} <= set(networks["number"].names)
    assert {"match", "head", "apart"} <= set(networks["time"].names)


@pytest.mark.parametrize(
    ("one", "two", "are_rivals"),
    [
        ("The dive took 85 hours.", "The dive took 80 divers.", False),
        ("They caught 12 seals.", "They caught 90 crabs.", False),
        ("They caught 12 seals.", "They caught 90 seals.", True),
        ("They caught dozens of seals.", "They caught 90 animals.", True),
        ("They caught hundreds of seals.", "They caught 20 animals.", False),
        ("They caught 12 seals.", "They caught 15 crabs.", True),
        ("The slide killed 12 skiers.", "The slide left 90 dead.", True),
        ("The dive took 85 hours.", "The dive took four days.", True),
        ("They met girls aged 14 and 16.", "They met a girl aged 14.", False),
        ("They met a girl aged 16.", "They met a girl aged 14.", True),
    ],
)
def test_what_cannot_be_of_one_thing_is_no_rival(one, two, are_rivals):
    """A count beside a measure, or figures far apart of other nouns, but for the dead and hurt.

    A figure that is as vague as "dozens" is near all that it may be, and two ages that one sentence
    tells are those of two people.
    """
    reports = [report(name, text) for name, text in zip("ab", (one, two), strict=True)]
    (left,), (right,) = (claims(each) for each in annotate(reports, Reader.load()))
    background = Background({}, {}, {}, {})

    assert bool(list(rival_figures([(left, right)], background))) is are_rivals


@pytest.mark.parametrize(
    ("right", "are_rivals"),
    [
        ("He was charged on Monday with a theft two weeks ago.", False),
        ("He was charged with a theft two weeks ago.", True),
    ],
)
def test_times_that_both_sentences_tell_are_no_rivals(right, are_rivals):
    """Neither report puts what the other dates at another time."""
    left = "A court charged him on Monday with a theft two weeks ago."
    reports = [report("a", left), report("b", right)]
    one, two = (claims(each)[0] for each in annotate(reports, Reader.load()))

    assert bool(list(rival_times([(one, two)], Background({}, {}, {}, {})))) is are_rivals
