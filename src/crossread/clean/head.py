"""The top of a page: section label, headline, date, author, in whatever order they come.

Reads down from the first line and stops at the first that is neither of these nor chrome: the
body starts there. A first line that ends as a sentence is a headline only when the date or the
author stands below it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from crossread.clean import dates, masthead
from crossread.clean.agencies import AgencyName, in_mark, names_only
from crossread.clean.bylines import Byline, read_byline, read_name, read_signature
from crossread.clean.datelines import opening_mark
from crossread.clean.dates import DayOrder, PrintedDate, Rank
from crossread.clean.headlines import AROUND, MAX_TITLE_CHARACTERS, is_dated, is_label, is_title
from crossread.clean.imprint import Imprint, read_imprint
from crossread.clean.lines import Line, ends_sentence, key
from crossread.lexicons import words
from crossread.model.report import Boilerplate
from crossread.model.span import Span

MAX_HEAD_LINES = 14
MIN_MARKED_TITLE_WORDS = 4
MIN_TEXT_WORDS, MIN_AGAIN = 12, 20  # of text below a headline; characters of one given twice

_FINAL_MARK = re.compile(r"\(([^()]{2,40})\)\s*$")
# A site's page pasted as one line: "Ferry runs aground Local News Ferry runs aground The ferry ..."
_TWICE = re.compile(r"(.{20,200}?)\s+([A-Z]\w+(?: [A-Z]\w+)?)\s+\1\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of a page says. ``first`` is the index of the first line of the body.

    ``rest`` is where the words of that line begin when a date stood before them.
    """

    first: int = 0
    rest: int = 0
    title: Span | None = None
    outlet: Span | None = None
    author: tuple[Span, str] | None = None
    agency: tuple[Span, str] | None = None
    dates: tuple[tuple[Span, PrintedDate], ...] = ()
    boilerplate: tuple[Boilerplate, ...] = field(default=())


def read_head(
    lines: Sequence[Line],
    marks: Mapping[int, str],
    order: DayOrder,
    *,
    title: Span | None = None,
) -> Head:
    """Return the head of a page; ``marks`` are the lines known to be chrome, by index.

    ``title`` is the first line when it is known to be the headline.
    """
    head = Head(first=1, title=title) if title else Head()
    for index in range(head.first, min(len(lines), MAX_HEAD_LINES)):
        if index in marks and not _is_marked_title(index, lines, marks, order):
            continue
        taken = _take(head, index, lines, marks, order)
        if taken is None:
            break
        head = taken
        if head.rest:
            break
    return head


def _is_marked_title(
    index: int, lines: Sequence[Line], marks: Mapping[int, str], order: DayOrder
) -> bool:
    """Whether a first line that looks like a promotion ("VIDEO: ...") has date or text below."""
    first, *below = lines[:2]
    if index or not below or first.words < MIN_MARKED_TITLE_WORDS or is_dated(first, order):
        return False
    told = marks[0] == "photo or video" and below[0].words >= MIN_TEXT_WORDS
    return is_dated(below[0], order) or (told and ends_sentence(below[0].text))


def _take(
    head: Head, index: int, lines: Sequence[Line], marks: Mapping[int, str], order: DayOrder
) -> Head | None:
    """Return the head with one more line read into it; None when the line is the body's."""
    line = lines[index]
    following = [lines[n] for n in range(index + 1, len(lines)) if n not in marks]
    furnished = replace(head, first=index + 1)
    imprint = read_imprint(line.text, order) if head.title else None
    if imprint:
        return _imprinted(furnished, line, imprint)
    found = _dated(furnished, line, order) or _twice(head, index, line)
    if found or (found := _told_again(furnished, lines, line, order)):
        return found
    if head.title is None and is_label(line.text, following, order):
        label = Boilerplate(line.span, "section label")
        return replace(furnished, boilerplate=(*head.boilerplate, label))
    byline = read_byline(line.text) or read_signature(line.text)
    byline = byline or _lone_name(head, line, following, order)
    if byline and len(line.text) < MAX_TITLE_CHARACTERS:
        return _signed(furnished, line, byline)
    if _is_outlet(head, line, following, order):
        return replace(furnished, outlet=line.part(0, len(line.text)))
    if head.title is None and is_title(line, following or lines[index + 1 :], order):
        return _titled(furnished, line, len(line.text))
    return _split(head, index, line, order)


def _imprinted(head: Head, line: Line, imprint: Imprint) -> Head:
    """Return the head with a line of day, author and outlet."""
    found = _with_dates(head, line, imprint.dates)
    if imprint.byline:
        start, byline = imprint.byline
        part = Line(line.part(start, len(line.text)), line.text[start:])
        found = _signed(found, part, byline)
    if imprint.outlet and not head.outlet:
        found = replace(found, outlet=line.part(*imprint.outlet))
    return found


def _dated(head: Head, line: Line, order: DayOrder) -> Head | None:
    """Return the head with a line of dates, alone or behind a byline or the headline."""
    final = _FINAL_MARK.search(line.text)
    credit = in_mark(final[1]) if final else None
    cluster = dates.trailing(line.text[: final.start()] if final and credit else line.text, order)
    if not cluster:
        return None
    before = line.text[: cluster.start].lstrip(AROUND).rstrip(AROUND + ".")
    with_dates = _with_dates(head, line, cluster.dates)
    if final and credit:
        at = final.start(1)
        shifted = AgencyName(credit.start + at, credit.end + at, credit.agency)
        with_dates = replace(with_dates, agency=head.agency or _placed(line, shifted))
    if not before:
        return with_dates
    byline = read_byline(before)
    if byline:
        return _signed(with_dates, Line(line.part(0, cluster.start), before), byline)
    if credit := names_only(before):
        return replace(with_dates, agency=head.agency or _placed(line, credit))
    if cluster.labelled and head.title is None and len(before.split()) >= 3:
        return _titled(with_dates, line, cluster.start) if not ends_sentence(before) else None
    if head.title and not head.outlet and masthead.names_outlet(before):
        at = line.text.index(before)
        return replace(with_dates, outlet=line.part(at, at + len(before)))
    person = read_name(before) if len(head.dates) or head.title else None
    return (
        _signed(with_dates, Line(line.part(0, cluster.start), before), person) if person else None
    )


def _with_dates(head: Head, line: Line, found: Sequence[PrintedDate]) -> Head:
    placed = tuple((line.part(each.start, each.end), each) for each in found)
    return replace(head, dates=head.dates + placed)


def _split(head: Head, index: int, line: Line, order: DayOrder) -> Head | None:
    """Return the head with the labelled date that stands before the first words of the body."""
    cluster = dates.leading(line.text, order)
    if not cluster or not cluster.labelled or cluster.end >= len(line.text):
        return None
    with_dates = _with_dates(head, line, cluster.dates)
    return replace(with_dates, first=index, rest=cluster.end)


def _twice(head: Head, index: int, line: Line) -> Head | None:
    """Return the head with a headline that stands twice in one line, around its section's label."""
    found = _TWICE.match(line.text) if head.title is None else None
    if not found or key(found[2]) not in words("section_labels"):
        return None
    again = Boilerplate(line.part(found.start(2), found.end()), "repeated text")
    titled = replace(head, title=line.part(0, found.end(1)), first=index, rest=found.end())
    return replace(titled, boilerplate=(*head.boilerplate, again))


def _told_again(head: Head, lines: Sequence[Line], line: Line, order: DayOrder) -> Head | None:
    """Return the head with the headline a second time, before the day on which it was posted."""
    cluster = dates.trailing(line.text, order)
    if not head.title or not cluster or not cluster.labelled:
        return None
    above = next(each for each in lines if each.span.covers(head.title))
    at = head.title.start - above.span.start
    title = above.text[at : at + len(head.title)]
    if len(title) < MIN_AGAIN or not key(line.text[: cluster.start]).startswith(key(title)):
        return None
    marks = (*head.boilerplate, Boilerplate(line.part(0, cluster.start), "repeated text"))
    return replace(_with_dates(head, line, cluster.dates), boilerplate=marks)


def _signed(head: Head, line: Line, byline: Byline) -> Head:
    agency = head.agency or (_placed(line, byline.agency) if byline.agency else None)
    if byline.author and not head.author:
        author = (line.part(byline.start, byline.end), byline.author)
        return replace(head, author=author, agency=agency)
    if byline.agency:
        return replace(head, agency=agency)
    return replace(head, boilerplate=(*head.boilerplate, Boilerplate(line.span, "byline")))


def _placed(line: Line, credit: AgencyName) -> tuple[Span, str]:
    return line.part(credit.start, credit.end), credit.agency


def _titled(head: Head, line: Line, end: int) -> Head:
    """Return the head with its title; the outlet behind it becomes chrome."""
    text = line.text[:end]
    start = opening_mark(text)
    cut = masthead.suffix(text)
    if not cut:
        return replace(head, title=line.part(start, end))
    site = Boilerplate(line.part(cut.start, end), "site name")
    return replace(
        head,
        title=line.part(start, cut.start),
        outlet=line.part(cut.name_start, cut.name_end),
        boilerplate=(*head.boilerplate, site),
    )


def _lone_name(head: Head, line: Line, following: Sequence[Line], order: DayOrder) -> Byline | None:
    """Return the author when a name stands alone below the date, or between it and the title."""
    if head.author or not (head.title or head.dates):
        return None
    printed = any(each.rank is not Rank.FILED for _, each in head.dates)
    printed = printed or bool(following and is_dated(following[0], order))
    return read_name(line.text) if printed else None


def _is_outlet(head: Head, line: Line, following: Sequence[Line], order: DayOrder) -> bool:
    """Whether an outlet's name stands alone above the date, below the headline or above both."""
    if head.outlet or len(following) < 2 or not masthead.names_outlet(line.text):
        return False
    if masthead.suffix(line.text):  # a headline with the outlet behind it
        return False
    above_date = is_dated(following[0], order)
    if head.title:
        return above_date or bool(read_byline(following[0].text))
    return above_date and is_title(following[1], following[2:], order)
