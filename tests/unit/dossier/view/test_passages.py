"""Words with marks, as nested pieces."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.dossier.view.passages import Mark, nested, visible
from crossread.model.span import Span


def drawn(pieces):
    """The pieces with each mark as its kind in angle brackets."""
    stack, out = [], ""
    for piece in pieces:
        if piece.step == "open":
            stack.append(piece.mark.kind)
            out += f"<{stack[-1]}>"
        elif piece.step == "close":
            out += f"</{stack.pop()}>"
        else:
            out += piece.text
    return out


def test_marks_nest():
    """An inner mark closes before the outer."""
    marks = [Mark(Span(4, 8), "b"), Mark(Span(0, 13), "a")]

    assert drawn(nested("the pier fell", Span(0, 13), marks)) == "<a>the <b>pier</b> fell</a>"


def test_crossing_marks_are_cut():
    """Of two that cross, the later is closed with the earlier and opened again."""
    marks = [Mark(Span(0, 8), "a"), Mark(Span(4, 13), "b")]

    assert (
        drawn(nested("the pier fell", Span(0, 13), marks)) == "<a>the <b>pier</b></a><b> fell</b>"
    )


def test_equal_spans_keep_their_order():
    """The first given is the outer one."""
    marks = [Mark(Span(0, 3), "a"), Mark(Span(0, 3), "b")]

    assert drawn(nested("the", Span(0, 3), marks)) == "<a><b>the</b></a>"


def test_a_window_shows_parts():
    """Marks are cut at the window; those outside are not opened."""
    marks = [Mark(Span(0, 8), "a"), Mark(Span(9, 13), "b")]

    assert drawn(nested("the pier fell", Span(4, 8), marks)) == "<a>pier</a>"


spans = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(*sorted(ends)))


@given(st.lists(spans, max_size=8), spans)
def test_pieces_always_nest_and_lose_no_word(marked, window):
    """Whatever crosses, the texts joined are the window and every opening has its close."""
    text = "the pier fell"
    pieces = nested(text, window, [Mark(span, str(at)) for at, span in enumerate(marked)])
    depth = [0]
    for piece in pieces:
        depth.append(depth[-1] + {"open": 1, "close": -1, "text": 0}[piece.step])

    assert "".join(piece.text for piece in pieces) == window.of(text)
    assert depth[-1] == 0
    assert min(depth) == 0


@given(st.lists(spans, max_size=6))
def test_each_character_stands_in_its_marks(marked):
    """A character is inside exactly the marks whose span holds it."""
    text = "the pier fell"
    inside, at = [], 0
    for piece in nested(text, Span(0, 13), [Mark(span, str(n)) for n, span in enumerate(marked)]):
        if piece.step == "open":
            inside.append(piece.mark.kind)
        elif piece.step == "close":
            inside.pop()
        for _ in piece.text:
            assert sorted(inside) == [
                str(n) for n, span in enumerate(marked) if span.start <= at < span.end
            ]
            at += 1


@given(st.text())
def test_nothing_invisible_reorders_the_page(text):
    """No control character, override or lone surrogate is left; line breaks and tabs stay."""
    shown = visible(text)

    shown.encode()
    assert not set(shown) & {chr(c) for c in (*range(9), *range(0x202A, 0x202F), 0x2066, 0x2069)}
    assert shown.count("\n") == text.count("\n")
