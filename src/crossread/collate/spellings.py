"""One name in two spellings, wherever a story has them: "Melanie Harrow", "Harow".

A misspelled name stands anywhere, and one report may have both spellings; so this looks at the
names of a story and not at the claims of a point. The line stands in the point that tells most of
what it cites.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import SIGN
from crossread.collate.countries import country
from crossread.collate.discrepancies import cited
from crossread.collate.points import Row, home
from crossread.model.annotation import MentionType
from crossread.model.collation import Discrepancy, DiscrepancyKind, DiscrepancyRelation, Entity
from crossread.model.ids import content_id
from crossread.model.story import Place
from crossread.text.names import fold, given_agree, name_parts

_LEAST_LETTERS = 5  # of a word: shorter ones are near many others
_ABROAD = {"er", "re"}  # "Center" and "Centre" are each outlet's own

Told = Mapping[str, Sequence[Stated]]  # the claims of each report in some point


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A claim with one spelling of a name and the words that are the name there."""

    stated: Stated
    place: Place
    words: str


def spellings(
    entities: Sequence[Entity], listed: Sequence[Row], stated: Sequence[Stated]
) -> Iterator[Discrepancy]:
    """Yield a difference for every two spellings of a name: of place, or of entity."""
    told: dict[str, list[Stated]] = defaultdict(list)
    for row in listed:
        for member in row.members:
            told[stated[member].claim.report].append(stated[member])
    named = [each for each in entities if not country(each.name)]
    for one, two in combinations(named, 2):
        if words := respelled(one, two):
            sides = [_with(each, word, told) for each, word in zip((one, two), words, strict=True)]
            if all(sides):
                yield _discrepancy(_kind(one, two), sides, listed, stated)


def respelled(one: Entity, two: Entity) -> tuple[str, str] | None:
    """Return the words of two names that are one but for a keystroke, where all else agrees.

    A keystroke is a letter too many, too few, another, or two that changed places (optimal string
    alignment). A person may be named without given names. None where names do not differ so.
    """
    mine, theirs = name_parts(one.name), name_parts(two.name)
    people = one.type is two.type is MentionType.PERSON
    if people and given_agree(mine.given, theirs.given):
        pairs = [(mine.family, theirs.family)]
    else:
        pairs = _unequal(fold(one.name).split(), fold(two.name).split(), {one.type, two.type})
    (pair, *others) = pairs or [("", "")]
    return pair if not others and _is_keystroke(*pair) else None


def _unequal(
    one: Sequence[str], two: Sequence[str], types: set[MentionType]
) -> list[tuple[str, str]]:
    """The words in which two names of equally many differ; a lone word only of one known thing."""
    if len(one) != len(two) or (len(one) == 1 and MentionType.OTHER in types):
        return []
    return [(a, b) for a, b in zip(one, two, strict=True) if a != b]


def _is_keystroke(one: str, two: str) -> bool:
    """Whether two words are a keystroke apart; an ending more is a plural or a people."""
    short, long = sorted((one, two), key=len)
    near = OSA.distance(short, long, score_cutoff=1) == 1
    word = len(short) >= _LEAST_LETTERS and (short + long).isalpha()
    return near and word and not long.startswith(short) and {short[-2:], long[-2:]} != _ABROAD


def _kind(one: Entity, two: Entity) -> DiscrepancyKind:
    places = one.type is two.type is MentionType.PLACE
    return DiscrepancyKind.PLACE if places else DiscrepancyKind.ENTITY


def _with(entity: Entity, word: str, told: Told) -> list[_Spelled]:
    """The closest claim around the first place of each report that spells a name so."""
    found: dict[str, _Spelled] = {}
    for place in entity.mentions:
        around = [s for s in told.get(place.report, ()) if s.claim.span.covers(place.span)]
        if around and place.report not in found:
            closest = min(around, key=lambda s: (len(s.claim.span), s.claim.id))
            words = closest.words(place.span)
            if word in fold(words).split():
                found[place.report] = _Spelled(closest, place, words)
    return list(found.values())


def _discrepancy(
    kind: DiscrepancyKind,
    sides: Sequence[Sequence[_Spelled]],
    listed: Sequence[Row],
    stated: Sequence[Stated],
) -> Discrepancy:
    every = [spelled for side in sides for spelled in side]
    claims = {spelled.stated.claim.id: spelled.stated.claim for spelled in every}
    point = home(set(claims), listed, stated)
    note = SIGN.join(side[0].words for side in sides)
    id_, relation = content_id("d", point, kind, note), DiscrepancyRelation.COMPATIBLE
    places = [spelled.place for spelled in every]
    return cited(id_, point, kind, relation, note, claims.values(), places)
