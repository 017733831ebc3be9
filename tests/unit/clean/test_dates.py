import pytest

from crossread.clean.dates import DayOrder, best, day_order, is_date_line, leading, trailing

UNKNOWN = DayOrder(None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2026-01-02", "2026-01-02"),
        ("Published On Fri, 02 Jan 2026", "2026-01-02"),
        ("- 02 January, 2026", "2026-01-02"),
        ("Jan. 2nd, 2026", "2026-01-02"),
        ("Last Updated at 2:51 p.m. on January 2, 2026", "2026-01-02"),
        ("Posted: Friday, January 2, 2026 4:43 PM EST", "2026-01-02"),
        ("2026-01-02T14:51:00Z", "2026-01-02"),
        ("02.01.2026, 14:51", "2026-01-02"),
        ("01/13/2026 5:12 AM", "2026-01-13"),
        ("13/01/2026", "2026-01-13"),
        ("Updated: Mar 3, 2026 - 7:22 PM Published: Mar 2, 2026", "2026-03-02"),
    ],
)
def test_a_printed_day_is_read(line, day):
    """Dates are read in the forms in which pages print them; the published one counts."""
    cluster = trailing(line, UNKNOWN)

    assert cluster is not None
    assert best(cluster.dates).value == day


@pytest.mark.parametrize(
    "line",
    ["The ferry sank on 2 January 2026 off Porto Vell.", "In 2026", "January 2026", "31/02/2026"],
)
def test_other_dates_are_no_date_lines(line):
    """A date inside a sentence, a month alone and a day that never was date nothing."""
    assert trailing(line, UNKNOWN) is None


@pytest.mark.parametrize(
    ("text", "day_first"),
    [
        ("03/04/2026 and 25/04/2026", True),
        ("03/04/2026 and 04/25/2026", False),
        ("03/04/2026; on March 4, 2026", False),
        ("03/04/2026; on 3 April 2026", True),
        ("03/04/2026 at 4:00 PM EDT", False),
        ("03/04/2026", None),
        ("03/04/2026; 3 April 2026; March 4, 2026", None),
    ],
)
def test_day_and_month_are_told_by_evidence(text, day_first):
    """Which part is the day is read off the other dates of the page, else it stays unknown."""
    assert day_order(text) == DayOrder(day_first)


def test_an_unknown_order_leaves_the_date_unknown():
    """A date that could be two days is none, but its line is still no headline."""
    assert trailing("Published: 03/04/2026", UNKNOWN) is None
    assert is_date_line("Published: 03/04/2026 - Updated: 3 days ago")


def test_a_date_may_stand_before_the_first_words():
    """A label and a date at the start of a line are told from the words behind them."""
    line = "date 2026-01-02 The harbour of Porto Vell closed."

    assert line[leading(line, UNKNOWN).end :].strip() == "The harbour of Porto Vell closed."
