import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.clean.moments import day_in_address, read_moment


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2031-03-03", "2031-03-03"),
        ("20310303", "2031-03-03"),
        ("2031/03/03", "2031-03-03"),
        ("2031-03-03T10:04:05Z", "2031-03-03T10:04:05+00:00"),
        ("2031-03-03T10:04:05.123+0530", "2031-03-03T10:04:05+05:30"),
        ("2031-03-03 10:04", "2031-03-03T10:04:00"),
        ("20310303T100405Z", "2031-03-03T10:04:05+00:00"),
        ("Mon, 03 Mar 2031 10:04:05 GMT", "2031-03-03T10:04:05+00:00"),
        ("03 Mar 2031 10:04 -0500", "2031-03-03T10:04:00-05:00"),
        ("2031-13-03", None),
        ("0031-03-03", None),
        ("March", None),
        ("two hours ago", None),
        ("", None),
    ],
)
def test_machines_dates_become_iso(written, moment):
    """The forms of meta elements and feeds are read; words and impossible days are not."""
    assert read_moment(written) == moment


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://quay.example/news/2031/03/03/ferry", "2031-03-03"),
        ("https://quay.example/2031-3-3-ferry", "2031-03-03"),
        ("https://quay.example/a/20310303-ferry.html", "2031-03-03"),
        ("https://quay.example/2031/03/ferry", None),
        ("https://quay.example/id/20319903", None),
        ("https://quay.example/a?d=/2031/03/03/", None),
    ],
)
def test_an_address_may_hold_a_day(url, day):
    """A day in the path of an address is read, never one in its query."""
    assert day_in_address(url) == day


@given(st.text(max_size=70))
def test_no_date_makes_the_reading_fail(text):
    """Whatever stands in a date's place is a moment or none."""
    assert read_moment(text) is None or len(read_moment(text)) >= len("2031-03-03")
    assert day_in_address(text) is None or len(day_in_address(text)) == len("2031-03-03")
