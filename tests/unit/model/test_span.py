from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.span import Span, touched

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(*sorted(ends)))
texts = st.text(max_size=60)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3), (-2, -1)])
def test_a_range_that_is_none_is_refused(start, end):
    """A span cannot be made backwards or before the text."""
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(start, end)


def test_the_end_is_outside():
    """Spans are half-open: two spans that touch share nothing and leave no gap."""
    left, right = Span(0, 7), Span(7, 14)

    assert left.overlap(right) == 0
    assert left.of("Harbour closed") + right.of("Harbour closed") == "Harbour closed"


def test_code_points_are_counted_not_bytes():
    """An accent, a dash or an emoji before a span does not move it."""
    text = "Brüssa — 🚢 late"

    assert Span(11, 15).of(text) == "late"


@given(spans, spans)
def test_overlap_is_symmetric_and_within_both(left, right):
    """No pair of spans shares more than the shorter of them holds."""
    assert left.overlap(right) == right.overlap(left)
    assert left.overlap(right) <= min(len(left), len(right))


@given(spans, spans)
def test_hull_covers_both_and_is_the_shortest(left, right):
    """The hull covers both spans and ends where they end."""
    hull = left.hull(right)

    assert hull.covers(left)
    assert hull.covers(right)
    assert hull.start in (left.start, right.start)
    assert hull.end in (left.end, right.end)


@given(spans, spans)
def test_a_covered_span_overlaps_with_all_it_has(outer, inner):
    """Covering and overlapping tell the same story."""
    if outer.covers(inner):
        assert outer.overlap(inner) == len(inner)


@given(texts, st.data())
def test_trimming_removes_only_edges(text, draw):
    """A trimmed span lies in the old one, and what was cut off is white space."""
    ends = sorted(draw.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    span = Span(*ends)
    trimmed = span.trimmed(text)

    assert span.covers(trimmed)
    assert trimmed.of(text) == span.of(text).strip(" \t\r\n\u00a0")
    assert trimmed.trimmed(text) == trimmed


@given(st.sets(st.integers(0, 60), min_size=2), st.data(), spans.filter(len))
def test_touched_parts_are_those_that_overlap(cuts, data, span):
    """Whether the parts stand side by side or with gaps between them."""
    every = [Span(start, end) for start, end in pairwise(sorted(cuts))]
    parts = [part for part in every if data.draw(st.booleans())]

    found = touched(parts, span)

    assert list(found) == [n for n, part in enumerate(parts) if part.overlap(span)]
