"""Who a report names as the maker of its words."""

import pytest

from crossread.stories.credits import (
    Credits,
    agency,
    copyright_holder,
    house_names,
    may_be,
    outlets_named,
)
from tests.marked import marked
from tests.unit.stories.reports import report


@pytest.mark.parametrize(
    "example",
    [
        "[The Ellery Times|outlet] reported that the radar was broken.",
        "The bill was paid, [the Corran Daily Post|outlet] first reported on Monday.",
        "According to [the Halvern Herald|outlet], the pool is unfinished.",
        "He was seen, according to a report in [the Quay Gazette|outlet].",
        "It was, [the Guardian|outlet] wrote, a fault.",
        "[Reuters|outlet] reported two deaths.",
        "She told the Ellery Times that she was safe.",
        "The times reported were wrong.",
        "The harbour master reported the fault.",
    ],
)
def test_an_outlet_is_named_as_source(example):
    """Whoever "told the Times" speaks for themselves: that is no credit."""
    text, wanted = marked(example)

    assert [(c.span.start, c.span.end) for c in outlets_named(report(text))] == [
        (start, end) for start, end, _ in wanted
    ]


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("The Ellery Times", "ellerytimes", False),
        ("The Ellery Times", "Ellery Times", True),
        ("The Harbour Daily Times", "hdt", True),
        ("The Ellery Times", "Corran Times", False),
        ("WXYZ", "WXYZ Channel 4", True),
    ],
)
def test_a_name_is_an_outlet_by_its_own_words_or_initials(name, outlet, same):
    """Words that many mastheads share do not make two outlets one."""
    assert may_be(name, report("Fog.", outlet=outlet)) is same


def test_agencies_without_a_name_are_no_credit():
    """The word "agencies" says that there are sources and not which."""
    assert agency(report("With agencies", agency="agencies")) is None
    assert agency(report("FOG (ANB)", agency="ANB")).name == "ANB"


def test_a_copyright_line_names_its_holder():
    """The last one counts; it may stand in page chrome."""
    text = "Fog.\nCopyright 2031 WXYZ (Lantern Corporation). All rights reserved."

    assert copyright_holder(report(text)).name == "WXYZ"
    assert copyright_holder(report("No line.")) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Channel 9's Ada Moss reports from the quay.", "channel 9"),
        ("PORT ELLERY (WXYZ) – Fog came.", "wxyz"),
        ("News 4 has learned that the radar was broken.", "news 4"),
    ],
)
def test_a_newsroom_speaks_of_itself(text, name):
    """A station is known by what it calls itself."""
    assert name in house_names(report(text))


def test_credits_are_those_of_their_report():
    """Looked for once, and the same as if they were looked for each time."""
    told = report(
        "The Harbour Echo reported a fire.\n\nThe Echo has learned more.\n\nCopyright 2031 WXYZ."
    )
    printed = Credits(told)

    assert printed.outlets
    assert printed.outlets == outlets_named(told)
    assert printed.holder is not None
    assert printed.holder == copyright_holder(told)
    assert printed.house
    assert printed.house == house_names(told)
    assert printed.outlets is printed.outlets
