"""Time expressions of a report with their TIMEX3 values.

Reach for this once a report is cut into sentences. Words that name a time but cannot be put on
the calendar ("years ago", "Friday" in a report without a date) are kept with value None. Parts of
a day ("Monday night") resolve to the day; ages are quantities and stand in no mark of this stage.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from crossread.annotate.quantities.grammar import plain
from crossread.annotate.times import clock, days, periods, shifts
from crossread.annotate.times.almanac import When, moved, of_grain
from crossread.annotate.times.candidates import Candidate, candidates
from crossread.annotate.times.patterns import part
from crossread.annotate.times.tense import Tense, is_told, tense
from crossread.annotate.times.timeline import CONTEXT, EXPLICIT, Dated, Said, Timeline
from crossread.model.annotation import Sentence, TimeExpression, TimeType
from crossread.model.span import Span

UNRESOLVED = "unresolved"
_FIRST_YEAR, _LAST_YEAR = 1000, 9000  # far enough from the first and last year of the calendar
_FEW = 2  # words: beside fewer, a date is a line of its own
_CREDIT = re.compile(r"\b(?:published|posted|updated|modified|filed|created)(?:\son)?\W*$", re.I)
_UPDATE = re.compile(r"\b(?:updated?|published|posted)\b\W*$", re.I)
# "the second time in four days" looks back whatever the tense of its verb
_SPAN_OF = re.compile(
    r"\b(?:times?|once|twice|first|second|third|only|most|\w+est|\w+th)\s(?:\w+\s)?$", re.I
)
_CLAUSE = re.compile(r"\b(?:who|which|where)\b", re.I)
_THAT_YEAR = re.compile(r",?\s(?:of |in )?(?:that|the) (?:same )?year\b", re.I)
_BRACKET, _APPOSED = re.compile(r"\s?\("), re.compile(r"\s?\(|,\s(?:on\s)?")
_JOINED = re.compile(r"\s*(?:to|through|until|till|and|or|[-–—])\s+(?:the\s)?", re.I)


def recognise(
    text: str,
    sentences: Sequence[Sentence],
    *,
    published: str | None,
    basis: str = "publication_date",
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of ``sentences`` in text order.

    ``published`` is an ISO day or instant; ``basis`` is what is written where it was needed.
    """
    found = candidates(text, sentences)
    line = Timeline(_day(published), basis, _full_dates(found))
    marks: list[TimeExpression] = []
    for number in sorted({each.sentence for each in found}):
        here = [each for each in found if each.sentence == number]
        reading = _Reading(text, sentences[number], here, line)
        marks += reading.marks()
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.type)))


def _day(published: str | None) -> date | None:
    """The day of publication; None for one that no report has, near the ends of the calendar."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _full_dates(found: Sequence[Candidate]) -> dict[tuple[int, int], int]:
    """The days that the report gives with their year, the last mention winning."""
    full = {}
    for each in found:
        if each.kind == "moment":
            dated = days.moment(each, Timeline(None, "", {}), Tense.UNKNOWN, 0)
            if dated and dated.basis == EXPLICIT:
                full[dated.when.start.month, dated.when.start.day] = dated.when.start.year
    return full


_MORNING, _EVENING = "T05:00", "T17:00"  # the small hours end, the evening begins


class _Reading:
    """One sentence, read with what the report has dated before it."""

    def __init__(
        self, text: str, sentence: Sentence, found: Sequence[Candidate], line: Timeline
    ) -> None:
        self.text, self.sentence, self.found, self.line = text, sentence, found, line

    def marks(self) -> Iterator[TimeExpression]:
        """Yield the marks; clock times last, since their day may stand behind them."""
        taken: set[int] = set()
        for n, each in enumerate(self.found):
            if n in taken or each.kind == "clock":
                continue
            if self._takes_next(n):
                counted = self._from_next(n)
                if counted is None and self._dated(self.found[n + 1]):
                    continue  # "hours after Friday's test": the day is dated, the hours are not
                taken.add(n + 1)
                yield self._mark(each, counted, each.span.hull(self.found[n + 1].span))
            else:
                yield from self._read(each)
        for each in self.found:
            if each.kind == "clock":
                yield self._clock(each)

    def _read(self, each: Candidate) -> Iterator[TimeExpression]:
        if each.kind == "set":
            value = clock.recurrence(each.match)
            yield TimeExpression(each.span, TimeType.SET, value, None, EXPLICIT)
        elif each.kind == "duration" or self._is_stretch(each):
            value = clock.duration(each.match) if each.kind != "period" else "P1" + _letter(each)
            yield TimeExpression(each.span, TimeType.DURATION, value, None, EXPLICIT)
        else:
            yield from self._read_date(each)

    def _is_stretch(self, each: Candidate) -> bool:
        """Whether "in two weeks" tells how long and "the past year" is no year of the calendar."""
        if each.kind == "ahead":
            will = tense(self.sentence, self.text, each.span) is Tense.FUTURE
            before = self.text[self.sentence.span.start : each.span.start]
            return not each.match.group("time") and (not will or bool(_SPAN_OF.search(before)))
        if each.kind != "period":
            return False
        relation = plain(part(each.match, "rel") or "")
        return relation in ("past", "the past") and (part(each.match, "unit") or "weekend") in (
            "day",
            "week",
            "month",
            "year",
            "decade",
            "century",
        )

    def _read_date(self, each: Candidate) -> Iterator[TimeExpression]:
        dated = self._dated(each)
        if each.kind == "moment" and (more := _more(each)):
            first, second = more
            yield self._mark(each, dated, first)
            later = _on_day(dated, int(re.sub(r"\D", "", part(each.match, "more") or "0")))
            yield self._mark(each, later, second)
        else:
            yield self._mark(each, dated, each.span)

    def _dated(self, each: Candidate) -> Dated | None:
        paragraph = self.sentence.paragraph
        if each.kind == "year":
            return periods.year(each)
        if each.kind == "ago":
            return shifts.ago(each, self.line)
        if each.kind == "ahead":
            return shifts.ahead(each, self.line)
        line, spoken = self.line, tense(self.sentence, self.text, each.span)
        if year := self._that_year(each):
            line, spoken = Timeline(date(year, 12, 31), CONTEXT, {}), Tense.PAST
        if each.kind == "period":
            return periods.period(each, line, spoken, paragraph)
        near = self._apposed(each) or self._joined(each)
        return near or days.moment(each, line, spoken, paragraph)

    def _apposed(self, each: Candidate) -> Dated | None:
        """The day that explains the words in brackets or behind a comma: "last Sunday (May 3)"."""
        after = self._next(each)
        relative = each.match.group("deictic") or each.match.group("weekday_1")
        if after is None or not relative or not part(after.match, "month"):
            return None
        mark = self.text[each.span.end : after.span.start]
        if after.kind != "moment" or not (
            _BRACKET if part(each.match, "weekday") else _APPOSED
        ).fullmatch(mark):
            return None
        day = self._dated(after)
        return Dated(day.when, CONTEXT) if day and days.fits(each, day) else None

    def _next(self, each: Candidate) -> Candidate | None:
        return next((c for c in self.found if c.span.start >= each.span.end), None)

    def _that_year(self, each: Candidate) -> int | None:
        """The year that "January of that year" goes back to: of what was dated last."""
        if not _THAT_YEAR.match(self.text, each.span.end) or not part(each.match, "month"):
            return None
        known = self.line.last()
        return known.when.start.year if known else None

    def _joined(self, each: Candidate) -> Dated | None:
        """A day that borrows the year of the next one: "from March 3 to April 5, 2011"."""
        after = self._next(each)
        if after is None or part(each.match, "year") or not part(each.match, "month"):
            return None
        between = self.text[each.span.end : after.span.start]
        if (
            after.kind != "moment"
            or not _JOINED.fullmatch(between)
            or not part(after.match, "year")
        ):
            return None
        known = days.moment(after, Timeline(None, "", {}), Tense.UNKNOWN, 0)
        if known is None:
            return None
        line = Timeline(known.when.start, CONTEXT, {})
        return days.moment(each, line, Tense.PAST, 0)

    def _takes_next(self, n: int) -> bool:
        """Whether words such as "two days before" run straight into the day they count from."""
        if self.found[n].kind != "ago" or n + 1 >= len(self.found):
            return False
        if self.found[n + 1].kind not in ("moment", "year"):
            return False
        way = plain(self.found[n].match.group("way"))
        between = self.text[self.found[n].span.end : self.found[n + 1].span.start]
        return way in ("before", "after", "from", "prior to") and not between.strip()

    def _from_next(self, n: int) -> Dated | None:
        base = self._dated(self.found[n + 1])
        return shifts.ago(self.found[n], self.line, base) if base else None

    def _clock(self, each: Candidate) -> TimeExpression:
        if _UPDATE.search(self.text[self.sentence.span.start : each.span.start]):
            day = self.line.on(self.line.published)
        else:
            apart = [c.span for c in self.found if self._is_apart(each.span, c.span)]
            day = self.line.event_day(each.span, each.sentence, self.sentence.paragraph, apart)
            day = self._past_midnight(each, day)
        return self._mark(each, self._elsewhere(each, day), each.span, remember=False)

    def _past_midnight(self, each: Candidate, day: Dated | None) -> Dated | None:
        """The day after, for a small hour told behind an evening hour: "until 2 a.m."."""
        hour, evening = clock.clock(each.match), self.line.evening
        early = hour is not None and hour[0] < _MORNING and bool(part(each.match, "half"))
        if not day or not early or not evening:
            return day
        if day.when.start != evening and self.line.names_day(self.sentence.paragraph):
            return day
        known = moved(evening, 1, "D")
        over = known is not None and (self.line.published is None or known <= self.line.published)
        return Dated(of_grain(known, "day"), CONTEXT) if known and over else day

    def _elsewhere(self, each: Candidate, day: Dated | None) -> Dated | None:
        """The day on which an hour falls that tells another in another zone: "6am (10pm BST)"."""
        before = next((c for c in reversed(self.found) if c.span.end <= each.span.start), None)
        between = self.text[before.span.end : each.span.start] if before else ""
        if not day or not before or not _BRACKET.fullmatch(between):
            return day
        known = moved(day.when.start, clock.days_apart(before.match, each.match), "D")
        return Dated(of_grain(known, "day"), day.basis) if known else day

    def _is_apart(self, hour: Span, day: Span) -> bool:
        """Whether a day is of a clause behind that of the hour: "at 9 a man, who on Friday ..."."""
        return bool(_CLAUSE.search(self.text[hour.end : day.start]))

    def _mark(
        self, each: Candidate, dated: Dated | None, span: Span, *, remember: bool = True
    ) -> TimeExpression:
        """The mark of a resolved expression; keeps it for the words that follow."""
        hour = clock.clock(each.match) if each.kind in ("moment", "clock") else None
        type_ = TimeType.TIME if hour else TimeType.DATE
        if dated is None:
            return TimeExpression(span, type_, None, None, UNRESOLVED)
        if remember and not self._is_credit(span):
            told = not hour and is_told(self.sentence, span)
            said = Said(dated, span, each.sentence, self.sentence.paragraph, told)
            self.line.said.append(said)
        if hour:
            self.line.evening = dated.when.start if hour[0] >= _EVENING else None
        value = dated.when.value + (hour[0] if hour else "")
        return TimeExpression(
            span, type_, value, hour[1] if hour else dated.when.precision, dated.basis
        )

    def _is_credit(self, span: Span) -> bool:
        """Whether the day is that of the page, a picture or a byline, and of no event."""
        before = self.text[self.sentence.span.start : span.start]
        after = self.text[span.end : self.sentence.span.end]
        return bool(_CREDIT.search(before)) or len(re.findall(r"\w+", before + after)) < _FEW


def _letter(each: Candidate) -> str:
    return {"decade": "0Y", "century": "00Y"}.get(
        part(each.match, "unit") or "", (part(each.match, "unit") or "day")[0].upper()
    )


def _more(each: Candidate) -> tuple[Span, Span] | None:
    """The two days of "March 13-15", as two spans."""
    for n in ("1", "2"):
        if each.match.group(f"more_{n}"):
            first = Span(each.span.start, each.match.end(f"day_{n}"))
            return first, Span(
                each.match.start(f"more_{n}"), max(each.span.end, each.match.end(f"more_{n}"))
            )
    return None


def _on_day(dated: Dated | None, number: int) -> Dated | None:
    """The same month and year, another day."""
    if dated is None:
        return None
    try:
        day = dated.when.start.replace(day=number)
    except ValueError:
        return None
    return Dated(When(day.isoformat(), "day", day), dated.basis)
