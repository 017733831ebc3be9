"""Entities of a story: which names of which reports mean the same person, body or place.

A name joins the fullest name that it can stand for: without accents or given names, as initials or
acronym, by family name alone. A name that could stand for two of them (a family name shared by two
people) joins neither and is an entity of its own; "Mr." and "Ms." may tell which. Countries are
known under all their names, and a capital joins its country where it acts as the government and
the story names the country too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread import lexicons
from crossread.collate.countries import acts_as_government, belonging, country, governed_from
from crossread.model.annotation import AnnotatedReport, Mention, MentionType
from crossread.model.collation import Entity
from crossread.model.ids import content_id
from crossread.model.span import Span
from crossread.model.story import Place
from crossread.text.names import SMALL, fold, name_parts, one_word_family, same_name

_PERSON, _PLACE, _OTHER = MentionType.PERSON, MentionType.PLACE, MentionType.OTHER
_BY_PART = 0.7  # what same_name gives to a part of a name
_TITLE = re.compile(r"([A-Za-z]+)\.?\s+$")
_INITIALS, _COUNTRY = "initials ", "country "  # what a key that is no word begins with
_LONGEST_TITLE = 20  # characters to look back


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name as a report resolves it, with what its words tell of the bearer."""

    name: str
    type: MentionType
    gender: str = ""  # "m", "f" or ""
    country: str = ""  # the country that it names or stands for


def entities(reports: Sequence[AnnotatedReport], same: float) -> tuple[Entity, ...]:
    """Return the entities of a story, most mentioned first."""
    places: dict[Named, list[Place]] = defaultdict(list)
    for named, place in _named(reports):
        places[named].append(place)
    groups = _grouped({named: len(found) for named, found in places.items()}, same)
    found = [_entity(group, places) for group in groups]
    return tuple(sorted(found, key=lambda e: (-len(e.mentions), e.name, e.id)))


def entity_at(found: Sequence[Entity]) -> dict[tuple[str, Span], str]:
    """Return the entity id of each mention by report and span."""
    return {(place.report, place.span): e.id for e in found for place in e.mentions}


def _named(reports: Sequence[AnnotatedReport]) -> Iterable[tuple[Named, Place]]:
    """Every mention of the story with what is known of its name."""
    every = [(each, mention) for each in reports for mention in each.mentions]
    families = {one_word_family(m.name) for _, m in every if m.type is _PERSON and " " in m.name}
    countries = {country(m.name) for _, m in every if m.type is not _PERSON}
    for annotated, mention in every:
        place = Place(annotated.report.id, mention.span)
        town = governed_from(mention.name)
        if town and fold(mention.name) not in families:
            acts = town in countries and acts_as_government(annotated, mention)
            yield Named(mention.name, _PLACE, country=town if acts else ""), place
        elif mention.type is _PERSON:
            yield Named(mention.name, _PERSON, _gender(annotated.report.text, mention)), place
        else:
            of = country(mention.name) or belonging(mention.name)
            yield Named(mention.name, _PLACE if of else mention.type, country=of), place


def _gender(text: str, mention: Mention) -> str:
    """What the title before a name tells of its bearer, or the first name."""
    given = name_parts(mention.name).given
    told = lexicons.table("first_names").get(given[0], "") if given else ""
    before = _TITLE.search(text[max(0, mention.span.start - _LONGEST_TITLE) : mention.span.start])
    title = lexicons.table("titles").get(before[1].lower(), "") if before else ""
    return title if title in ("m", "f") else told


def _grouped(counts: Mapping[Named, int], same: float) -> list[list[Named]]:
    """Names with the names that mean the same, fullest first.

    Only names that share a word, or stand as initials and words, are held against each other.
    """
    groups: list[list[Named]] = []
    led_by: dict[str, list[int]] = defaultdict(list)
    for named in sorted(counts, key=lambda n: (-len(n.name.split()), -len(n.name), -counts[n], n)):
        near = sorted({place for key in _sought(named) for place in led_by[key]})
        scores = {place: _fits(named, groups[place][0], same) for place in near}
        best = max(scores.values(), default=0.0)
        fitting = [place for place, score in scores.items() if score == best > 0]
        if len(fitting) == 1:
            groups[fitting[0]].append(named)
            continue
        for key in _offered(named):
            led_by[key].append(len(groups))
        groups.append([named])
    return groups


def _sought(named: Named) -> set[str]:
    """Under what a fuller name may be found."""
    words = fold(named.name).split()
    return {*words, _INITIALS + "".join(words), _COUNTRY + named.country}


def _offered(named: Named) -> set[str]:
    """Under what a name is found by shorter ones: its words, its initials, its country."""
    words = fold(named.name).split()
    every = "".join(word[0] for word in words)
    big = "".join(word[0] for word in words if word not in SMALL)
    keys = {*words, _INITIALS + every, _INITIALS + big}
    return keys | {_COUNTRY + named.country} if named.country else keys


def _fits(named: Named, fullest: Named, same: float) -> float:
    """How well a name can stand for a fuller one, 0.0 when it cannot."""
    if named.country or fullest.country:
        return float(named.country == fullest.country)
    if named.gender and fullest.gender and named.gender != fullest.gender:
        return 0.0
    equal = fold(named.name) == fold(fullest.name)
    if not _types_agree(named, fullest, equal=equal):
        return 0.0
    score = same_name(named.name, fullest.name)
    part = score == _BY_PART and named.type is fullest.type is not _PLACE
    return score if score >= same or part else 0.0


def _types_agree(named: Named, fullest: Named, *, equal: bool) -> bool:
    """Whether two names can name one thing, as the reports' readings of them go."""
    types = {named.type, fullest.type}
    if len(types) == 1 or _OTHER in types:
        return True
    return equal and (_PERSON not in types or " " in named.name)


def _entity(group: Sequence[Named], places: Mapping[Named, list[Place]]) -> Entity:
    mentions = sorted(
        (p for named in group for p in places[named]), key=lambda p: (p.report, p.span)
    )
    counts = Counter({named: len(places[named]) for named in group})
    name = _name(counts)
    kinds = Counter(dict.fromkeys(MentionType, 0))
    for named, count in counts.items():
        kinds[named.type] += count
    kind = max(sorted(kinds), key=lambda each: kinds[each])
    return Entity(content_id("e", kind, name), name, kind, tuple(mentions))


def _name(counts: Mapping[Named, int]) -> str:
    """The name used most among the fullest forms; a country's own before its capital's."""
    own = Counter[str]()
    for named, count in counts.items():
        if not named.country or country(named.name):
            own[named.name] += count
    names = own or Counter(named.name for named in counts)
    longest = max(len(name.split()) for name in names)
    fullest = [n for n in names if len(n.split()) == longest]
    return min(fullest, key=lambda n: (-names[n], n))
