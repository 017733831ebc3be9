"""Who or what: names of one bearer that differ in more than an initial.

"Ana Ruiz" and "Ana Ruiz Vela" are told apart; a family name alone, an initial and a name without
its first words ("the Weather Institute" of some country) are how reports name anybody.
"""

from collections.abc import Iterator, Sequence

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.model.claim import Actor
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span
from crossread.text.names import fold, is_shortened

_LEAST_NAME = 3  # letters; a shorter part of a name is an initial
_LEGAL_FORMS = frozenset("corp gmbh inc llc llp ltd plc pty".split())


def entities(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield the first difference between two full names of one bearer."""
    theirs = [(two, _entity(right, two.span, background)) for two in _names(right)]
    for one in _names(left):
        entity = _entity(left, one.span, background)
        for two, other in theirs:
            if entity is None or entity != other:
                continue
            a, b = background.once(_parts, left)[one.span], background.once(_parts, right)[two.span]
            if _goes_on(left, one.span, a, b) or _goes_on(right, two.span, b, a):
                continue
            if len(a) > 1 and len(b) > 1 and a != b and not is_shortened(a, b):
                note = contrast(left, one.span, right, two.span)
                relation = DiscrepancyRelation.COMPATIBLE
                yield Difference(
                    DiscrepancyKind.ENTITY, relation, one.name, one.span, two.span, note
                )
                return


def full_names(
    stated: Stated, background: Background
) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Yield whose the full names of a claim are, each with its parts."""
    for name in _names(stated):
        if entity := _entity(stated, name.span, background):
            parts = background.once(_parts, stated)[name.span]
            if len(parts) > 1:
                yield entity, tuple(parts)


def _names(stated: Stated) -> tuple[Actor, ...]:
    return (*stated.claim.actors, *stated.claim.places)


def _entity(stated: Stated, span: Span, background: Background) -> str | None:
    return background.entity_at.get((stated.claim.report, span))


def _goes_on(stated: Stated, span: Span, own: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name goes on in small letters as the other does: "the Gannet motel"."""
    missing = list(other[len(own) :])
    if not own or not missing or list(other[: len(own)]) != list(own):
        return False
    after = stated.annotated.report.text[span.end :].split(maxsplit=len(missing))
    return [fold(word).strip(".,'’") for word in after[: len(missing)]] == missing


def _parts(stated: Stated) -> dict[Span, list[str]]:
    """The parts of each name of a claim, by place."""
    text = stated.annotated.report.text
    return {name.span: _parts_of(name.span.of(text)) for name in _names(stated)}


def _parts_of(name: str) -> list[str]:
    """The parts of a name, folded, but initials and "Inc."; none where a part is no name at all."""
    parts = name.split()
    if not all(part[:1].isupper() for part in parts):
        return []
    folded = (fold(part).strip(".,'’") for part in parts)
    return [part for part in folded if len(part) >= _LEAST_NAME and part not in _LEGAL_FORMS]
