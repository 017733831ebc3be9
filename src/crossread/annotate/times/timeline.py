"""What a reading of one report knows about time: its day of publication, and what it has dated."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from crossread.annotate.times.almanac import When
from crossread.model.span import Span

CONTEXT, EXPLICIT = "context", "explicit"
_FRESH = 45  # days: an event older than this is no longer what a report's clock times belong to


@dataclass(frozen=True, slots=True)
class Dated:
    """A stretch of the calendar and how it is known."""

    when: When
    basis: str


@dataclass(frozen=True, slots=True)
class Said:
    """A dated expression of the report, with the place where it stands."""

    dated: Dated
    span: Span
    sentence: int
    paragraph: int
    told: bool = False  # the day on which somebody spoke, not of what happened


@dataclass(slots=True)
class Timeline:
    """What is known at one place of the report; grows from its first word to its last."""

    published: date | None
    basis: str
    full: dict[tuple[int, int], int]  # (month, day) → year, where the report gives all three
    said: list[Said] = field(default_factory=list)
    evening: date | None = None  # the day of the last evening hour

    def last(self, paragraph: int | None = None) -> Dated | None:
        """Return what was dated last, in that paragraph if one is given."""
        if not self.said or (paragraph is not None and self.said[-1].paragraph != paragraph):
            return None
        return self.said[-1].dated

    def counted_from(self, sentence: int) -> Dated | None:
        """Return what "a day earlier" counts from: no day on which somebody spoke elsewhere."""
        own = [s for s in self.said if not s.told or s.sentence == sentence]
        return own[-1].dated if own else self.last()

    def last_day(self) -> Dated | None:
        """Return the day that was named last."""
        return next((s.dated for s in reversed(self.said) if _is_day(s)), None)

    def names_day(self, paragraph: int) -> bool:
        """Whether a paragraph has named a day of what happened."""
        return any(s.paragraph == paragraph and not s.told and _is_day(s) for s in self.said)

    def told_of(self) -> Dated | None:
        """Return what "that weekend" goes back to: what was dated last and is over.

        Neither the day on which somebody spoke nor that of publication is told of so, unless the
        report names no other.
        """
        over = (s.dated for s in reversed(self.said) if not s.told and self._is_over(s))
        return next(over, None) or self.last()

    def _is_over(self, said: Said) -> bool:
        return self.published is None or said.dated.when.start < self.published

    def event_day(
        self, span: Span, sentence: int, paragraph: int, apart: Collection[Span] = ()
    ) -> Dated | None:
        """Return the day that a bare clock time at ``span`` belongs to.

        The nearest day of its sentence, else the last one of its paragraph, else the first fresh
        one of the report (its lead tells when the event was), else the day of publication. A day
        on which somebody spoke, and the days of the sentence that stand ``apart``, count only
        where the report names no other.
        """
        days = [s for s in self.said if _is_day(s)]
        days = [s for s in days if not s.told and s.span not in apart] or days
        beside = [s for s in days if s.sentence == sentence]
        if beside:
            nearest = min(beside, key=lambda s: (abs(s.span.start - span.start), s.span))
            return Dated(nearest.dated.when, CONTEXT)
        fresh = [s for s in days if self._is_fresh(s)]
        here = [s for s in days if s.paragraph == paragraph and s.span < span]
        here = [s for s in here if s in fresh or self._is_ahead(s)]
        if here or fresh:
            return Dated((here[-1] if here else fresh[0]).dated.when, CONTEXT)
        return self.on(self.published)

    def on(self, day: date | None) -> Dated | None:
        """Return a day that was read against the day of publication."""
        return Dated(When(day.isoformat(), "day", day), self.basis) if day else None

    def _is_ahead(self, said: Said) -> bool:
        return self.published is not None and said.dated.when.start > self.published

    def _is_fresh(self, said: Said) -> bool:
        if self.published is None:
            return True
        return 0 <= (self.published - said.dated.when.start).days <= _FRESH


def _is_day(said: Said) -> bool:
    return said.dated.when.precision == "day"
