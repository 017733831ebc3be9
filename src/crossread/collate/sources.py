"""Who says what a claim tells, and through whom it came."""

from collections.abc import Iterable, Sequence

from crossread.model.annotation import AnnotatedReport, Attribution
from crossread.model.claim import ClaimSource
from crossread.model.span import Span


def telling(attributions: Iterable[Attribution], span: Span) -> list[Attribution]:
    """Return the attributions that a claim is the content of, outermost first."""
    inside = [
        a
        for a in attributions
        if 2 * sum(part.overlap(span) for part in a.content) > len(span)
        and not _is_of_whom(a, span)
    ]
    return sorted(inside, key=lambda a: (-sum(map(len, a.content)), a.content))


def sources(annotated: AnnotatedReport, told: Sequence[Attribution]) -> tuple[ClaimSource, ...]:
    """Return who says so by the attributions that tell a claim, outermost first.

    Whoever says what they themselves think or saw stands once.
    """
    every = [_source(annotated, told, place) for place in range(len(told))]
    outer = [None, *(each.name or None for each in every)]
    return tuple(own for own, above in zip(every, outer, strict=False) if own.name != above)


def _is_of_whom(attribution: Attribution, span: Span) -> bool:
    """Whether words are in the subject of "is expected to" and its like: nobody expects those."""
    cue, content = attribution.cue, attribution.content
    if attribution.source or not cue or span.end > cue.start:
        return False
    return any(part.end > cue.end for part in content)


def _source(annotated: AnnotatedReport, told: Sequence[Attribution], place: int) -> ClaimSource:
    """One of the sources of a claim, with those through whom its word came."""
    own = told[place]
    through = (_name(annotated, a) for a in told[:place] if _holds(a, own))
    via = tuple(dict.fromkeys(name for name in through if name and name != own.name))
    return ClaimSource(own.source, own.name, own.kind, via)


def _name(annotated: AnnotatedReport, attribution: Attribution) -> str:
    """A source's name, or the words that stand for it."""
    source = attribution.source
    return attribution.name or (source.of(annotated.report.text) if source else "")


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether it is the outer source who says that the inner one said so."""
    frame = inner.cue or inner.source
    return frame is not None and any(piece.covers(frame) for piece in outer.content)
