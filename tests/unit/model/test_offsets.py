from hypothesis import given
from hypothesis import strategies as st

from crossread.model.offsets import Offsets, Segment


@st.composite
def texts_with_cuts(draw):
    """A source text and the pieces of it that a cleaner keeps, in order, without overlap."""
    source = draw(st.text(min_size=1, max_size=80))
    ends = sorted(draw(st.lists(st.integers(0, len(source)), max_size=12)))
    return source, list(zip(ends[::2], ends[1::2], strict=False))


def keeping(kept):
    """The map of a text made of the kept pieces of its source, joined."""
    segments, at = [], 0
    for start, end in kept:
        if end > start:
            segments.append(Segment(at, start, end - start))
            at += end - start
    return Offsets(tuple(segments))


@given(texts_with_cuts())
def test_every_clean_character_points_back_to_itself(case):
    """Deleting boilerplate never moves an offset onto a different character."""
    source, kept = case
    clean = "".join(source[start:end] for start, end in kept)
    offsets = keeping(kept)

    assert "".join(source[offsets.to_source(i)] for i in range(len(clean))) == clean


@given(texts_with_cuts())
def test_the_order_of_the_source_is_kept(case):
    """Characters stand in the clean text in the order in which they stood in the source."""
    _, kept = case
    offsets = keeping(kept)
    length = sum(end - start for start, end in kept)
    back = [offsets.to_source(i) for i in range(length)]

    assert back == sorted(set(back))


@given(st.integers(0, 50))
def test_a_text_that_is_its_own_source_maps_to_itself(length):
    """The identity map moves nothing and ends where the text ends."""
    offsets = Offsets.identity(length)

    assert [offsets.to_source(i) for i in range(length)] == list(range(length))
    assert offsets.to_source(length) is None


def test_an_added_character_has_no_source():
    """A line break that the cleaner put between two blocks came from nowhere."""
    offsets = Offsets((Segment(0, 10, 4), Segment(5, 20, 4)))

    assert [offsets.to_source(i) for i in (3, 4, 5)] == [13, None, 20]


def test_before_the_first_segment_is_nowhere():
    """A text that begins with an added character does not borrow a source for it."""
    assert Offsets((Segment(1, 0, 3),)).to_source(0) is None
