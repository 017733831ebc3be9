"""Claims: what each report asserts at one place, with who says so and how firmly.

Every clause of a report becomes a claim, but for frames that say nothing beyond who speaks, and for
names and days alone, which are dropped when reports are aligned. Then it is decided, too, which
details of clauses become claims.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from crossread import lexicons
from crossread.collate.clocks import Calendar, clock, time_id
from crossread.collate.sources import sources, telling
from crossread.model.annotation import (
    AnnotatedReport,
    Attribution,
    Certainty,
    Clause,
    ClauseKind,
    MentionType,
    Quantity,
    Sentence,
    SourceKind,
    Token,
)
from crossread.model.claim import (
    Actor,
    Claim,
    ClaimCertainty,
    ClaimQuantity,
    Cue,
)
from crossread.model.collation import DatedTime
from crossread.model.ids import place_id
from crossread.model.span import Span, touched

Mark = TypeVar("Mark")

_FRAME_WORDS = 4  # A frame with fewer words of its own than this only says who speaks.


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A claim beside the clause and the report it was made from; equal to itself alone.

    The report has the marks alone that share words with the sentence of the clause.
    """

    claim: Claim
    clause: Clause
    annotated: AnnotatedReport
    inside: range  # which tokens of its sentence the claim holds, as indexes

    @property
    def in_headline(self) -> bool:
        """Return whether the title says it."""
        return self.sentence.paragraph < 0

    @property
    def sentence(self) -> Sentence:
        """Return the sentence that holds the clause."""
        return self.annotated.sentences[self.clause.sentence]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Return the tokens of that sentence; ``clause.head`` is an index of them."""
        return self.sentence.tokens

    def words(self, span: Span) -> str:
        """Return the words of the report at a place, on one line."""
        return " ".join(span.of(self.annotated.report.text).split())


def may_state(annotated: AnnotatedReport) -> list[Stated]:
    """Return the claims of a report and the details that may become claims, in text order.

    A clause makes a claim unless it only says who speaks.
    """
    near = _by_sentence(annotated)
    calendar = Calendar.of(near)
    told = (c for c in annotated.clauses if not _only_says_who(near[c.sentence], c))
    found = [
        _stated(near[clause.sentence], clause, calendar)
        for clause in chain(told, annotated.details)
    ]
    return sorted(found, key=lambda s: (s.claim.span.start, -s.claim.span.end))


def _stated(near: AnnotatedReport, clause: Clause, calendar: Calendar) -> Stated:
    claim, tokens = _claim(near, clause, calendar), near.sentences[clause.sentence].tokens
    return Stated(claim, clause, near, _inside(tokens, clause.span))


def _inside(tokens: Sequence[Token], span: Span) -> range:
    """Which tokens a span holds; they stand in text order."""
    first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    return range(first, bisect_right(tokens, span.end, first, key=lambda t: t.span.end))


def _by_sentence(annotated: AnnotatedReport) -> list[AnnotatedReport]:
    """The report once for each sentence, with the marks alone that share words with it.

    Sentences and clauses stay whole, for they are told by number.
    """
    parts = [sentence.span for sentence in annotated.sentences]
    marks = zip(
        _apart(parts, annotated.mentions, lambda mention: [mention.span]),
        _apart(parts, annotated.times, lambda time: [time.span]),
        _apart(parts, annotated.quantities, lambda quantity: [quantity.span]),
        _apart(parts, annotated.quotes, lambda quote: [quote.span]),
        _apart(parts, annotated.attributions, _words),
        _apart(parts, annotated.certainties, lambda c: [annotated.clauses[c.clause].span]),
        strict=True,
    )
    return [
        replace(
            annotated,
            mentions=mentions,
            times=times,
            quantities=quantities,
            quotes=quotes,
            attributions=attributions,
            certainties=certainties,
        )
        for mentions, times, quantities, quotes, attributions, certainties in marks
    ]


def _apart(
    parts: Sequence[Span], marks: Iterable[Mark], words: Callable[[Mark], Iterable[Span]]
) -> list[tuple[Mark, ...]]:
    """The marks that share words with each part, in their order."""
    held: list[list[Mark]] = [[] for _ in parts]
    for mark in marks:
        for number in {number for span in words(mark) for number in touched(parts, span)}:
            held[number].append(mark)
    return [tuple(own) for own in held]


def _words(attribution: Attribution) -> list[Span]:
    frame = (attribution.source, attribution.cue)
    return [*attribution.content, *(span for span in frame if span)]


def dated_times(annotated: AnnotatedReport) -> list[DatedTime]:
    """Return the time expressions of one report under ids of their own."""
    report = annotated.report.id
    return [
        DatedTime(time_id(report, t.span), report, t.span, t.type, t.value, t.precision, t.basis)
        for t in annotated.times
    ]


def quote_id(report: str, span: Span) -> str:
    """Return the id of the quote at ``span``."""
    return place_id("q", report, span)


def _claim(annotated: AnnotatedReport, clause: Clause, calendar: Calendar) -> Claim:
    report, span = annotated.report.id, clause.span
    told = telling(annotated.attributions, span)
    certainty = _certainty(annotated, clause)
    return Claim(
        id=place_id("c", report, span),
        report=report,
        span=span,
        kind=clause.kind,
        source=sources(annotated, told),
        cue=Cue(told[-1].cue) if told and told[-1].cue else None,
        certainty=ClaimCertainty(certainty.value, tuple(map(Cue, certainty.cues))),
        irrealis=certainty.irrealis,
        predicate=_predicate(annotated, clause),
        quantities=tuple(_quantity(q) for q in annotated.quantities if span.covers(q.span)),
        times=tuple(time_id(report, t.span) for t in annotated.times if span.covers(t.span)),
        places=_named(annotated, span, (MentionType.PLACE,)),
        actors=_named(annotated, span, (MentionType.PERSON, MentionType.ORGANIZATION)),
        quote=_quote(annotated, span),
        clock=clock(annotated, clause, told, calendar),
    )


def _certainty(annotated: AnnotatedReport, clause: Clause) -> Certainty:
    """How certain a clause is put; a detail is as certain as the least clause that tells it.

    What a subject is told to be does not hang on what is told of it: "the mayor, who left in May"
    is plain in "the mayor, who left in May, may return".
    """
    tokens = annotated.sentences[clause.sentence].tokens
    detail = clause.kind is ClauseKind.DETAIL and bool(tokens)
    is_subject = detail and tokens[clause.head].relation == "nsubj"

    def distance(certainty: Certainty) -> tuple[bool, int, int, int]:
        other = annotated.clauses[certainty.clause]
        outside = is_subject and not clause.span.covers(tokens[other.head].span)
        return outside, -clause.span.overlap(other.span), len(other.span), certainty.clause

    return min(annotated.certainties, key=distance)


def _predicate(annotated: AnnotatedReport, clause: Clause) -> str:
    tokens = annotated.sentences[clause.sentence].tokens
    return tokens[clause.head].lemma if tokens else ""


def _quantity(q: Quantity) -> ClaimQuantity:
    return ClaimQuantity(q.span, q.value, q.low, q.high, q.bound, q.unit, q.counted)


def _named(
    annotated: AnnotatedReport, span: Span, types: Sequence[MentionType]
) -> tuple[Actor, ...]:
    return tuple(
        Actor(m.span, m.name) for m in annotated.mentions if m.type in types and span.covers(m.span)
    )


def _quote(annotated: AnnotatedReport, span: Span) -> str | None:
    """The quote whose words make up most of a claim, or that is most of what the claim says."""
    best = max(annotated.quotes, key=lambda q: (q.span.overlap(span), -q.span.start), default=None)
    if best is None or 2 * best.span.overlap(span) < min(len(span), len(best.span)):
        return None
    return quote_id(annotated.report.id, best.span)


def is_frame(annotated: AnnotatedReport, clause: Clause) -> bool:
    """Return whether a clause tells nothing but who speaks, or is asked, and when.

    "The ministry was told in January" tells what happened to the ministry.
    """
    if not _says_little(annotated, clause):
        return _is_asked(annotated, clause)
    every = annotated.sentences[clause.sentence].tokens
    return not any(t.head == clause.head and t.deprel == "nsubj:pass" for t in every)


def _says_little(annotated: AnnotatedReport, clause: Clause) -> bool:
    """Whether a clause introduces what is said in few words of its own."""
    framing = clause.kind is ClauseKind.FRAME or _is_told_by(annotated, clause)
    return framing and len(_own_words(annotated, clause)) < _FRAME_WORDS


def _own_words(annotated: AnnotatedReport, clause: Clause) -> list[Token]:
    """The words of a clause beside its sources, their cues and times."""
    used = [p for a in annotated.attributions for p in (a.source, a.cue) if p]
    used += [time.span for time in annotated.times]
    return [
        token
        for token in annotated.sentences[clause.sentence].tokens
        if clause.span.covers(token.span)
        and token.upos not in ("PUNCT", "ADP", "DET")
        and not any(span.covers(token.span) for span in used)
    ]


def _only_says_who(annotated: AnnotatedReport, clause: Clause) -> bool:
    """Whether a clause adds nothing to the source and cue that its content carries anyway.

    A document as the source is told: "according to the coroner's papers" can be checked. A figure
    of the source is no figure of what it says: "one resident said".
    """
    if not _says_little(annotated, clause):
        return False
    told = [a for a in annotated.attributions if a.source and clause.span.covers(a.source)]
    if any(a.kind is SourceKind.DOCUMENT for a in told):
        return False
    sources = [a.source for a in told if a.source]
    figures = (m.span for m in annotated.quantities)
    marks = [each for each in figures if not any(source.covers(each) for source in sources)]
    marks += [m.span for m in annotated.times]
    return not any(clause.span.covers(mark) for mark in marks)


def _is_told_by(annotated: AnnotatedReport, clause: Clause) -> bool:
    """Whether a clause is "according to" somebody."""
    return clause.span.of(annotated.report.text).lower().startswith("according to ")


def _is_asked(annotated: AnnotatedReport, clause: Clause) -> bool:
    """Whether a clause is "when asked about" something."""
    if clause.kind is not ClauseKind.PARTICIPLE:
        return False
    every = annotated.sentences[clause.sentence].tokens
    asked = every[clause.head].lemma in lexicons.words("reporting_verbs")
    return asked and any(
        token.head == clause.head and token.lemma == "when" and token.deprel in ("mark", "advmod")
        for token in every
    )
