"""The three clocks of a claim: when it happened, when its source said so, when it was published.

"Police said on Friday that the bridge had closed on Tuesday": Tuesday is the time of the event,
Friday that of the source. A time belongs to the source when it hangs from the words of saying and
stands in none of the words that are said. A clock that no words tell stays None; nothing is
borrowed from another clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from crossread.model.annotation import (
    AnnotatedReport,
    Attribution,
    Clause,
    Sentence,
    TimeExpression,
    TimeType,
    Token,
)
from crossread.model.claim import Clock
from crossread.model.ids import place_id
from crossread.model.span import Span

_ON_CALENDAR = (TimeType.DATE, TimeType.TIME)
_WHEN_SPOKEN = ("minute", "hour", "day", "week")  # nobody is "police in 2020"
_INNER = ("acl", "advcl", "appos")  # what hangs so is told of something beside the predicate
_NARROWING = ("compound", "amod", "nummod", "nmod:poss", "flat")  # "a 1999 book"
_BEHIND = frozenset("after following since before until till despite amid".split())
_YEARS = ("year", "decade", "century")
_STEPS = 4  # from a time up its tree: "said in a statement on Friday" takes two


def time_id(report: str, span: Span) -> str:
    """Return the id of the time expression at ``span``."""
    return place_id("t", report, span)


@dataclass(frozen=True, slots=True)
class Hung:
    """A dated time with the words that it hangs from, nearest first, up to the first verb."""

    time: TimeExpression
    at: int  # its own word that hangs from them, as a token of the sentence; -1 without one
    above: tuple[Token, ...]

    def hangs_from(self, words: Span) -> bool:
        """Whether the time belongs to ``words``, without being one of them."""
        inside = words.covers(self.time.span)
        return not inside and any(words.overlap(token.span) for token in self.above)


@dataclass(frozen=True, slots=True)
class Day:
    """A dated time with the sources that it tells of, all of one sentence."""

    hung: Hung
    saying: tuple[Attribution, ...]  # it says when they spoke
    of_source: bool  # it stands in the words for a source


@dataclass(frozen=True, slots=True)
class Calendar:
    """The times of a report that can be put on a calendar, by sentence and in text order.

    ``said`` tells of each source, where a time says so, when it spoke.
    """

    days: Sequence[Sequence[Day]]
    said: Mapping[Attribution, TimeExpression]

    @classmethod
    def of(cls, near: Sequence[AnnotatedReport]) -> "Calendar":
        """Return the calendar of a report that is given once for each sentence, with its marks."""
        days = [_days(each, number) for number, each in enumerate(near)]
        said: dict[Attribution, TimeExpression] = {}
        for day in chain.from_iterable(days):
            for attribution in day.saying:
                said.setdefault(attribution, day.hung.time)
        return cls(days, said)


def _days(near: AnnotatedReport, sentence: int) -> list[Day]:
    """The times of a sentence that can be put on a calendar."""
    found = []
    for time in near.times:
        if time.type in _ON_CALENDAR and time.value:
            hung = _hung(time, near.sentences[sentence])
            saying = tuple(a for a in near.attributions if _is_of_saying(hung, a))
            sources = (a.source for a in near.attributions if a.source)
            found.append(Day(hung, saying, any(own.covers(time.span) for own in sources)))
    return found


def _hung(time: TimeExpression, sentence: Sentence) -> Hung:
    tokens = sentence.tokens
    own = [i for i, token in enumerate(tokens) if time.span.overlap(token.span)]
    first = next((i for i in own if tokens[i].head not in own), -1)
    if first < 0 or not sentence.span.covers(time.span):
        return Hung(time, first, ())
    at = tokens[first].head
    path: list[Token] = []
    while at >= 0 and len(path) < _STEPS:
        path.append(tokens[at])
        if tokens[at].upos in ("VERB", "AUX"):
            break
        at = tokens[at].head
    return Hung(time, first, tuple(path))


def clock(
    annotated: AnnotatedReport, clause: Clause, told: Sequence[Attribution], calendar: Calendar
) -> Clock:
    """Return the clocks of the claim that ``clause`` makes; ``told`` is outermost first.

    What the source said has the time of the innermost frame that has one.
    """
    report, said = annotated.report, calendar.said
    saying = next((said[each] for each in reversed(told) if each in said), None)
    event = _happened_at(annotated, clause, calendar.days[clause.sentence])
    return Clock(
        event=time_id(report.id, event.span) if event else None,
        as_of=time_id(report.id, saying.span) if saying else None,
        published=report.date.value if report.date else None,
    )


def _is_of_saying(hung: Hung, attribution: Attribution) -> bool:
    """Whether a time says when the source spoke, not when something happened or who it is."""
    cue, source, time = attribution.cue, attribution.source, hung.time.span
    if cue is None or any(piece.overlap(time) for piece in attribution.content):
        return False
    if source is None or not source.overlap(time):
        return hung.hangs_from(cue)
    # "According to police on Friday": the words of saying hang from the source; so does the day.
    ends = source.end == time.end and hung.time.precision in _WHEN_SPOKEN
    return cue.end <= source.start and ends


def _happened_at(
    annotated: AnnotatedReport, clause: Clause, days: Sequence[Day]
) -> TimeExpression | None:
    """The first time of the clause that hangs from its predicate; else the first told of it."""
    inside = [day for day in days if clause.span.covers(day.hung.time.span)]
    if not inside:
        return None
    tokens = annotated.sentences[clause.sentence].tokens
    head = tokens[clause.head].span if tokens else Span(0, 0)
    own = [
        day.hung
        for day in inside
        if _is_told_of(day.hung, clause.head, tokens) and not _is_of_other_saying(day, head)
    ]
    first = next((each for each in own if each.hangs_from(head)), own[0] if own else None)
    return first.time if first else None


def _is_told_of(hung: Hung, head: int, tokens: Sequence[Token]) -> bool:
    """Whether a time may be that of a predicate, by the words between the two.

    It is not in "a bill signed last week costs us", nor always where it narrows a noun.
    """
    at, path = hung.at, []
    while at >= 0 and at != head:
        path.append(at)
        at = tokens[at].head
    if any(tokens[i].relation in _INNER for i in path):
        return False
    while path and tokens[path[0]].deprel in _NARROWING:
        noun = tokens[path.pop(0)].head
        if tokens[noun].deprel not in _NARROWING:
            return _dates(hung.time, noun, tokens)
    return True


def _dates(time: TimeExpression, noun: int, tokens: Sequence[Token]) -> bool:
    """Whether a time that narrows a noun dates what is told with it.

    "Monday's storm sank it" and "in the 2031 race"; but not "after Monday's storm", "postponed
    Monday's race" or "wrote of the 2031 race".
    """
    cases = {t.text.lower() for t in tokens if t.head == noun and t.relation == "case"}
    if tokens[noun].relation == "obl":
        return cases.isdisjoint(_BEHIND)
    return tokens[noun].relation == "nsubj" and time.precision not in _YEARS


def _is_of_other_saying(day: Day, head: Span) -> bool:
    """Whether a time tells of a source or its words, where the clause itself is no saying."""
    cues = (attribution.cue for attribution in day.saying if attribution.cue)
    return day.of_source or any(not cue.overlap(head) for cue in cues)
