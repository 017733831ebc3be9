"""Entities of a story: which names of which reports mean the same person, body or place.

Names join their fullest form, most used first; a name that fits two fuller names which do not fit
each other (a family name shared by two people) stays with the one that its own report gives.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from crossread.model.annotation import AnnotatedReport, MentionType
from crossread.model.collation import Entity
from crossread.model.ids import content_id
from crossread.model.span import Span
from crossread.model.story import Place
from crossread.text.names import same_name

Named = tuple[str, MentionType]  # a name as a report resolves it, and what it names


def entities(reports: Sequence[AnnotatedReport], same: float) -> tuple[Entity, ...]:
    """Return the entities of a story, most mentioned first."""
    places: dict[Named, list[Place]] = defaultdict(list)
    for annotated in reports:
        for mention in annotated.mentions:
            place = Place(annotated.report.id, mention.span)
            places[mention.name, mention.type].append(place)
    groups = _grouped({named: len(found) for named, found in places.items()}, same)
    found = [_entity(group, places) for group in groups]
    return tuple(sorted(found, key=lambda e: (-len(e.mentions), e.name)))


def entity_at(found: Sequence[Entity]) -> dict[tuple[str, Span], str]:
    """Return the entity id of each mention by report and span."""
    return {(place.report, place.span): e.id for e in found for place in e.mentions}


def _grouped(counts: Mapping[Named, int], same: float) -> list[list[Named]]:
    """Names with the names that mean the same, fullest first."""
    groups: list[list[Named]] = []
    order = sorted(counts, key=lambda n: (-len(n[0].split()), -counts[n], n))
    for named in order:
        fitting = [g for g in groups if _fits(named, g[0], same)]
        if fitting:
            best = max(fitting, key=lambda g: sum(counts[n] for n in g))
            best.append(named)
        else:
            groups.append([named])
    return groups


def _fits(named: Named, fullest: Named, same: float) -> bool:
    if named[1] is not fullest[1] and MentionType.OTHER not in (named[1], fullest[1]):
        return False
    return same_name(named[0], fullest[0]) >= same


def _entity(group: Sequence[Named], places: Mapping[Named, list[Place]]) -> Entity:
    mentions = sorted(
        (p for named in group for p in places[named]), key=lambda p: (p.report, p.span)
    )
    name = _name([named for named in group for _ in places[named]])
    kind = Counter(named[1] for named in group for _ in places[named]).most_common(1)[0][0]
    return Entity(content_id("e", kind, name), name, kind, tuple(mentions))


def _name(names: Sequence[Named]) -> str:
    """The name used most among the fullest forms."""
    counted = Counter(name for name, _ in names)
    longest = max(len(name.split()) for name in counted)
    fullest = [n for n in counted if len(n.split()) == longest]
    return min(fullest, key=lambda n: (-counted[n], n))
