"""How each report names the same thing."""

from collections.abc import Mapping, Sequence

from crossread import lexicons
from crossread.model.collation import Entity, Wording
from crossread.model.story import Place


def wording(entities: Sequence[Entity], texts: Mapping[str, str]) -> tuple[Wording, ...]:
    """Return each entity's different names, the first place of each name in each report.

    Pronouns are no names. Entities that only one report names, or that all reports name alike, are
    left out.
    """
    found = []
    for entity in entities:
        terms: dict[tuple[str, str], Place] = {}
        for place in entity.mentions:
            name = _folded(place, texts)
            if name not in lexicons.words("stop_words"):
                terms.setdefault((place.report, name), place)
        reports = {report for report, _ in terms}
        if len(reports) > 1 and len({name for _, name in terms}) > 1:
            found.append(Wording(entity.id, tuple(terms.values())))
    return tuple(found)


def _folded(place: Place, texts: Mapping[str, str]) -> str:
    return place.span.of(texts[place.report]).casefold()
