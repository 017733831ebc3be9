"""Lines about the report that extractors drop: its credits to agencies, its byline and date.

The agency's credit is the best sign of where words come from, and page cleaners throw it away.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from crossread.clean import agencies, captions, dates
from crossread.clean.bylines import read_byline
from crossread.clean.chrome import reason_of
from crossread.clean.lines import Line, key
from crossread.model.span import Span

MAX_ABOUT = 160  # characters of a line with a byline or a date
MAX_ABOUT_LINES = 5
NEAR_LINES = 6  # a bare "Reuters" this near to the article signs it
MAX_CREDITS = 6
MAX_CREDIT_CHARACTERS = 400
# "jm/dm (AFP, dpa)" signs a report; words before the bracket make the line a picture's caption.
_WORDS = re.compile(r"[^\W\d_]{5,}[^()]*\(")
_PICTURES = frozenset({captions.PHOTO, captions.VIDEO})


def about_lines(lines: Sequence[Line], head: Span, taken: set[str]) -> list[Line]:
    """Return the bylines and dates that the page shows between headline and first paragraph."""
    order = dates.DayOrder(None)
    found = []
    for line in lines:
        if not head.covers(line.span) or len(line.text) > MAX_ABOUT or key(line.text) in taken:
            continue
        signed = read_byline(line.text) or agencies.names_only(line.text)
        if signed or dates.is_date_line(line.text) or dates.trailing(line.text, order):
            found.append(line)
    return found[-MAX_ABOUT_LINES:]


def credit_lines(
    lines: Sequence[Line], covered: np.ndarray, article: Span, taken: set[str]
) -> list[tuple[Line, agencies.AgencyName]]:
    """Return the lines outside the extraction that credit an agency with the report, and whom.

    ``covered`` tells for each character of the page whether it is in the extraction; ``article``
    is the stretch from headline to last paragraph. Credits of pictures are none. The offsets of a
    credit are those in the line's words with single blanks.
    """
    found: dict[str, tuple[Line, agencies.AgencyName]] = {}
    for line, near in _uncovered(lines, covered, article):
        words = " ".join(line.text.split())
        credit = _credit(words, near=near)
        if credit and key(words) not in taken:
            found.setdefault(key(words), (line, credit))
    return list(found.values())[:MAX_CREDITS]


def _uncovered(
    lines: Sequence[Line], covered: np.ndarray, article: Span
) -> Iterator[tuple[Line, bool]]:
    """Yield the lines that were dropped, from the headline on, and whether they are near it."""
    inside = [n for n, line in enumerate(lines) if article.overlap(line.span)]
    if not inside:
        return
    for number in range(inside[0], len(lines)):
        line = lines[number]
        told = covered[line.span.start : line.span.end]
        if len(line.text) <= MAX_CREDIT_CHARACTERS and told.mean() < 0.5:
            yield line, number <= inside[-1] + NEAR_LINES


def _credit(line: str, *, near: bool) -> agencies.AgencyName | None:
    credit = agencies.in_statement(line)
    if near and not credit:
        byline = read_byline(line)
        credit = agencies.names_only(line) or (byline.agency if byline else None)
        credit = credit or (None if _WORDS.search(line) else agencies.in_credit_line(line))
    pictured = credit and (captions.credits_picture(line) or captions.caption_of(line))
    return None if pictured or (credit and reason_of(line) in _PICTURES) else credit
