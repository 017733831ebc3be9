"""Which claims have something to tell together."""

import numpy as np
import pytest

from crossread.collate.meeting import Facets, may_meet, met
from crossread.collate.substance import Substance
from tests.unit.collate.test_align import claim

STATED = Substance()
CLAIMS = [
    claim("a", 0, "ferry"),
    claim("a", 10, "quay", detail=True),
    claim("b", 0, "ferry"),
    claim("b", 10, "storm", substance=Substance(frame=True)),
]


def meet(one, other):
    """Whether two claims that tell so much may meet."""
    found = Facets.of([one, other]).meet(np.array([0]), np.array([1]))
    return bool(found[0])


@pytest.mark.parametrize(
    "facet", [{"dated": True}, {"counts": frozenset({40.0})}, {"seldom": frozenset({"corn hall"})}]
)
def test_a_bare_detail_meets_what_tells_the_same_facet(facet):
    """A day, a figure, or a name that its report does not give throughout."""
    bare = Substance(bare=True, **facet)

    assert meet(bare, Substance(**facet))
    assert not meet(bare, STATED)
    assert not meet(bare, Substance())


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Substance(bare=True, counts=frozenset({36.0})), True),
        (Substance(bare=True, counts=frozenset({36.0, 40.0})), True),
        (Substance(bare=True, counts=frozenset({38.0})), False),
        (Substance(counts=frozenset({38.0})), True),
        (Substance(), False),
    ],
)
def test_bare_figures_meet_only_the_same(other, expected):
    """Those licensed and those aboard: who counts what stands outside both pieces."""
    passengers = Substance(bare=True, counts=frozenset({36.0}))

    assert meet(passengers, other) is expected
    assert meet(other, passengers) is expected


def test_a_name_that_runs_through_a_report_is_told_by_no_detail():
    """Every sentence names the mayor; one names her aide."""
    everywhere, once = Substance(bare=True), frozenset({"varga"})

    assert not meet(everywhere, everywhere)
    assert meet(Substance(bare=True, seldom=once), Substance(seldom=once))


def test_details_of_two_actors_are_two_deeds():
    """One pleads guilty, and the other is expected to."""
    his, hers = (Substance(open=True, actors=frozenset({who})) for who in ("kemp", "varga"))

    assert not meet(his, hers)
    assert meet(his, Substance(actors=frozenset({"kemp", "varga"})))
    assert not meet(his, Substance(actors=frozenset({"varga"})))
    assert meet(his, STATED)


def test_what_tells_nothing_meets_nothing():
    """Who spoke is no statement."""
    left, right = np.array([0, 0], np.int32), np.array([2, 3], np.int32)

    assert met(left, right, CLAIMS).tolist() == [True, False]


@pytest.mark.parametrize(
    ("words", "other", "expected"),
    [
        ("ferry dead quay storm captain", "ferry dead quay storm captain", True),
        ("ferry dead quay storm captain", "ferry dead quay storm hatch", False),
        ("ferry dead quay", "ferry dead quay", False),
    ],
)
def test_a_frame_meets_its_copy_alone(words, other, expected):
    """Few words in common are anybody's."""
    frame = Substance(frame=True)
    one = claim("a", 0, *words.split(), substance=frame)
    two = claim("b", 0, *other.split(), substance=frame)

    assert may_meet(one, two) is expected
