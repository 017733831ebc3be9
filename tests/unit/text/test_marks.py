"""Which marks open and close quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.span import Span
from crossread.text.marks import quoted
from tests.marked import marked


@pytest.mark.parametrize(
    "example",
    [
        "“[The bridge is closed,|quote]” said Ada Marsh.",
        '"[The bridge is closed,|quote]" said Ada Marsh.',
        "‘[The bridge is closed,|quote]’ said Ada Marsh.",
        "'[The bridge is closed,|quote]' said Ada Marsh.",
        "«[The bridge is closed|quote]» said Ada Marsh.",
        "„[The bridge is closed|quote]“, said Ada Marsh.",
        "‟[The bridge is closed|quote]”, said Ada Marsh.",
        "❝[The bridge is closed|quote]❞, said Ada Marsh.",
        "＂[The bridge is closed|quote]＂, said Ada Marsh.",
        "''[The bridge is closed,|quote]'' Ms. Marsh said.",
        "``[The bridge is closed,|quote]'' Ms. Marsh said.",
        "A “[safe|quote]” bridge.",
        "“ [The bridge is closed|quote] ” said Ada Marsh.",
        "“[One,|quote]” she said. “[Two.|quote]” Then “[three|quote]”.",
        "'[I nearly didn’t get there|quote]': a ferry's last trip",
        "“[He said ‘no way’ and left,|quote]” she recalled.",
        "‘[He said “no way” and left,|quote]’ she recalled.",
        '"[He said "no way" and left,|quote]" she recalled.',
        "“[He told me “no way” and left,|quote]” she recalled.",
        '"[The word “Justice” means nothing here,|quote]" she said.',
        "(“[quiet|quote]”) and—“[loud|quote]”—and more",
        '"[Opened straight, closed curly,|quote]” she said.',
        '“[Opened curly, closed straight,|quote]" she said.',
        "The victims' families and the drivers' unions met.",
        "It's the '90s, don't you know, rock 'n' roll.",
        "‘[The victims’ families know,|quote]’ he said.",
        "‘[Safe rooms|quote]’ for rowers after claims of hundreds of ‘[stolen|quote]’ boats",
        "'[Smoke-rings|quote]' are ten times as fast as '[normal|quote]' eddies.",
        "The '[red boats|quote]' (pictured) let crews try their '[best game in real life|quote]'.",
        "Ada Marsh ‘[suggests|quote]’ that ‘[all of the boats|quote]’ are lost.",
        "‘[The town is shaken,|quote]' she said. '[We grieve. We will stand by them.|quote]’",
        'A 6\'2" man with a 12" pipe.',
        'He swam."[We left,|quote]" she said."[It rained.|quote]"Then it stopped.',
        "No marks at all.",
        '“”, “ ” and "" hold nothing.',
        "“[It never ends.|quote] She left the room.",
        "She said “[it never ends",
        "He left.” She stayed.",
    ],
)
def test_outermost_quotations(example):
    """Quotations of every kind of mark are found, apostrophes and inches are not."""
    open_ended = example.endswith("[it never ends")
    text, marks = marked(example + ("|quote]" if open_ended else ""))

    found = quoted(text, Span(0, len(text)))

    assert [(each.inner.start, each.inner.end) for each in found] == [m[:2] for m in marks]


def test_goes_on_reaches_the_end_of_the_paragraph():
    """A quotation that the next paragraph continues runs to the end of its own."""
    text = "“It rained. The U.S. ferry sank. We swam."

    (found,) = quoted(text, Span(0, len(text)), goes_on=True)

    assert found.inner.of(text) == text[1:]
    assert not found.closed


def test_a_single_mark_stays_open_only_at_the_start_or_after_a_colon():
    """What opens a paragraph or follows a colon may go on in the next one, no word inside it."""
    for text in ("'[We swam all night.|quote]", "She said: '[We swam all night.|quote]"):
        words, marks = marked(text)
        (found,) = quoted(words, Span(0, len(words)), goes_on=True)
        assert ([(found.inner.start, found.inner.end, "quote")], found.closed) == (marks, False)
    assert quoted("She said 'we swam.", Span(0, 18), goes_on=True) == ()


def test_outer_holds_the_marks():
    """``outer`` is the quotation with its marks."""
    text = "She said ''no more.''"

    (found,) = quoted(text, Span(0, len(text)))

    assert found.outer.of(text) == "''no more.''"


@given(st.text(st.sampled_from("\"'“”„‟«»‘’‚`ab.,!? \n-—s1(["), max_size=60), st.booleans())
def test_any_marks_are_survived(text, goes_on):
    """Whatever the marks, quotations lie in the paragraph, in order, apart, and hold a word."""
    end = 0
    for each in quoted(text, Span(0, len(text)), goes_on=goes_on):
        assert end <= each.outer.start <= each.inner.start < each.inner.end <= each.outer.end
        assert any(letter.isalnum() for letter in each.inner.of(text))
        end = each.outer.end
    assert end <= len(text)


@given(st.text(st.sampled_from("\"“”'’‘ab ."), max_size=30), st.integers(0, 30))
def test_only_the_paragraph_is_looked_at(text, start):
    """What stands before the paragraph changes nothing but the offsets."""
    alone = quoted(text, Span(0, len(text)))
    shifted = quoted("x " * start + text, Span(2 * start, 2 * start + len(text)))

    assert [(e.inner.start, e.closed) for e in alone] == [
        (e.inner.start - 2 * start, e.closed) for e in shifted
    ]
