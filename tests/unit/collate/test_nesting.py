"""Which claims of a report lie in each other, share words and tell one thing."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.nesting import MOST, Nesting
from crossread.collate.scoring import Scoring
from tests.unit.collate.test_align import PLAIN, WORDS, claim

PIECES = st.tuples(
    st.sampled_from("ab"),
    st.integers(0, 30),
    st.integers(1, 20),
    st.booleans(),
    st.sampled_from((-1, 0, 1)),
    st.sampled_from(WORDS),
)


def nesting(pieces):
    """The claims and their nesting, from (report, start, length, detail, part, word)."""
    profiles = [
        claim(report, start, word, length=length, detail=detail, part=part)
        for report, start, length, detail, part, word in pieces
    ]
    said = {report: side.said for report, side in Scoring(profiles, PLAIN, 0.1).sides.items()}
    return profiles, Nesting.of(profiles, said)


@given(st.lists(PIECES, min_size=1, max_size=12))
def test_what_touches_shares_characters_of_one_report(pieces):
    """Both ways round, and every claim touches itself."""
    profiles, found = nesting(pieces)

    for i, one in enumerate(profiles):
        touching = {
            j
            for j, other in enumerate(profiles)
            if one.report == other.report and one.span.overlap(other.span)
        }
        assert found.touching[i] == touching
        assert all(i in found.touching[j] for j in touching)


@given(st.lists(PIECES, min_size=1, max_size=12))
def test_what_lies_around_holds_all_of_a_claim(pieces):
    """A clause around may have the same words; what is around counts more of them."""
    profiles, found = nesting(pieces)

    for i, one in enumerate(profiles):
        assert all(
            profiles[j].span.covers(one.span) and not profiles[j].detail for j in found.clauses[i]
        )
        assert all(
            profiles[j].span.covers(one.span) and len(profiles[j].span) > len(one.span)
            for j in found.around[i]
        )
        assert i not in found.clauses[i] | found.around[i]


@given(st.lists(PIECES, min_size=1, max_size=12))
def test_what_is_alike_shares_most_of_the_shorter(pieces):
    """And so touches, and tells one thing."""
    profiles, found = nesting(pieces)

    for i, one in enumerate(profiles):
        assert i in found.alike[i] <= found.touching[i] <= found.one_thing[i]
        for j in found.alike[i]:
            shorter = min(len(one.span), len(profiles[j].span))
            assert one.span.overlap(profiles[j].span) > MOST * shorter


def test_a_headline_and_the_text_tell_one_thing():
    """In the same words; another report's headline does not."""
    headline, text = ("a", 0, 5, False, -1, "ferry"), ("a", 20, 5, False, 1, "ferry")
    _, found = nesting([headline, text, ("b", 0, 5, False, -1, "ferry")])

    assert found.one_thing == (frozenset({0, 1}), frozenset({0, 1}), frozenset({2}))


def test_outer_claims_lie_in_no_other():
    """But those that are asked for stay."""
    _, found = nesting([("a", 0, 20, False, 1, "ferry"), ("a", 2, 5, True, 1, "quay")])

    assert found.outer([0, 1]) == [0]
    assert found.outer([1]) == [1]
    assert found.outer([0, 1], always=[1]) == [0, 1]
