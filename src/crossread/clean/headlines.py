"""What a line at the top of a page looks like: a headline, a section's label, a date.

The line alone seldom shows it: the lines that follow are asked, too. ``order`` is that of day and
month in the figures of the page's dates.
"""

import re
from collections.abc import Sequence

from crossread.clean import dates
from crossread.clean.bylines import read_byline, read_name
from crossread.clean.datelines import read_dateline, read_lone_dateline
from crossread.clean.dates import DayOrder
from crossread.clean.lines import Line, ends_sentence, key
from crossread.lexicons import words

MIN_TITLE_WORDS = 3  # without a date or byline below
MAX_TITLE_WORDS = 34
MAX_TITLE_CHARACTERS = 240
AROUND = " \t-–—|•·,:;(*>"  # a date, and no words of the line

_CRUMBS = re.compile(r"\s*[>|/»›,·•]\s*")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_POST = re.compile(r"(?<!\w)@\w{2,}|pic\.twitter\.com|https?://")


def is_label(text: str, following: Sequence[Line], order: DayOrder) -> bool:
    """Whether a short line above the headline names its section or the way to it."""
    if not following or ends_sentence(text):
        return False
    parts = [part for part in _CRUMBS.split(text.strip(" >|/»›")) if part]
    if parts and all(key(part) in words("section_labels") for part in parts):
        return True
    short = len(text.split()) <= 2 and not is_dated(following[0], order)
    below = following[0]
    return short and len(below.text.split()) >= 4 and is_title(below, following[1:], order)


def is_title(line: Line, following: Sequence[Line], order: DayOrder) -> bool:
    """Whether a line reads as a headline above the lines that follow it."""
    text = line.text
    size = len(text.split())
    if not 2 <= size <= MAX_TITLE_WORDS or len(text) > MAX_TITLE_CHARACTERS or not following:
        return False
    if text.endswith((":", ",", ";")) or not re.search(r"[^\W\d_]", text) or _POST.search(text):
        return False
    if _is_datelined(text) or read_lone_dateline(text) or dates.is_date_line(text):
        return False
    if _is_furnished(following, order):
        return True
    if size < MIN_TITLE_WORDS or read_name(text):  # a picture's "Jane Roe"
        return False
    if text[0].islower() and not re.match(r"[a-z][A-Z]", text):
        return False
    closed = ends_sentence(text) and text.rstrip("\"”’')")[-1:] in ".…"
    return not closed or _ends_abbreviated(text)


def _is_datelined(text: str) -> bool:
    """Whether a dateline stands first; "(With photos) Ferry sinks" only looks like one."""
    found = read_dateline(text)
    named = found and (found.agency or found.place_start < found.place_end)
    return bool(named or (found and ends_sentence(text)))


def _ends_abbreviated(text: str) -> bool:
    """Whether the full stop at the end is an abbreviation's: "... says Sheriff's Dept."."""
    last = text.rsplit(maxsplit=1)[-1].strip("\"”’')")
    return bool(_INITIALS.fullmatch(last)) or last.rstrip(".").casefold() in words("abbreviations")


def _is_furnished(following: Sequence[Line], order: DayOrder) -> bool:
    """Whether the date or the author stands right below."""
    below = following[0].text if following else ""
    return is_dated(following[0], order) or bool(read_byline(below)) if below else False


def is_dated(line: Line, order: DayOrder) -> bool:
    """Whether nothing stands on a line before its date."""
    cluster = dates.trailing(line.text, order)
    return bool(cluster and not line.text[: cluster.start].strip(AROUND))
