"""Discrepancies as sides that stand against each other, each with its reports and their words."""

from dataclasses import dataclass

from crossread.dossier.view.labels import Label, label
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import visible
from crossread.dossier.view.saying import Saying, saying
from crossread.dossier.view.table import differing
from crossread.model.collation import Discrepancy, DiscrepancyRelation

_RELATIONS = tuple(DiscrepancyRelation)


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that one or more reports give to the letter; ``others`` give the same words."""

    saying: Saying
    others: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: who gives it, in which words. ``short`` is the differing words alone."""

    short: str
    voices: tuple[Voice, ...]
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One discrepancy with its sides."""

    id: str
    point: str
    gist: str
    kind: str
    label: Label
    relation: Label
    conflicts: bool
    note: str
    sides: tuple[Side, ...]


def differences(known: Lookup) -> tuple[Difference, ...]:
    """Return the story's discrepancies: conflicts first, then in the order of the relations."""
    found = [each for each in known.story.discrepancies if each.point in known.points]
    found.sort(key=lambda each: _RELATIONS.index(each.relation))
    return tuple(_difference(each, known) for each in found)


def _difference(discrepancy: Discrepancy, known: Lookup) -> Difference:
    return Difference(
        id=discrepancy.id,
        point=discrepancy.point,
        gist=visible(" ".join(known.points[discrepancy.point].gist.split())),
        kind=discrepancy.kind.value,
        label=label(discrepancy.kind),
        relation=label(discrepancy.relation),
        conflicts=discrepancy.relation is DiscrepancyRelation.CONFLICTS,
        note=visible(discrepancy.note),
        sides=tuple(_side(claims, discrepancy, known) for claims in _sides(discrepancy, known)),
    )


def _sides(discrepancy: Discrepancy, known: Lookup) -> list[list[str]]:
    """The claims by the reading they give; each for itself when one reading holds them all."""
    reading_of = {
        claim: reading.id
        for reading in known.points[discrepancy.point].readings
        for claim in reading.claims
    }
    sides: dict[str, list[str]] = {}
    for claim in discrepancy.claims:
        sides.setdefault(reading_of.get(claim, claim), []).append(claim)
    if len(sides) < 2:
        return [[claim] for claim in discrepancy.claims]
    return list(sides.values())


def _side(claims: list[str], discrepancy: Discrepancy, known: Lookup) -> Side:
    words = differing([discrepancy])
    voices: dict[str, list[Saying]] = {}
    for claim in claims:
        said = saying(known.claims[claim], known, words.get(known.claims[claim].report, ()))
        voices.setdefault(_folded(said), []).append(said)
    return Side(
        short=_short(claims, discrepancy, known),
        voices=tuple(Voice(first, tuple(rest)) for first, *rest in voices.values()),
        heads=known.heads_of(claims),
    )


def _folded(said: Saying) -> str:
    return " ".join("".join(piece.text for piece in said.pieces).casefold().split())


def _short(claims: list[str], discrepancy: Discrepancy, known: Lookup) -> str:
    """The differing words of the side's first claim that has some; else its reading's label."""
    for claim in claims:
        told = known.claims[claim]
        inside = [
            word.span.of(known.text(word.report))
            for word in discrepancy.words
            if word.report == told.report and told.span.overlap(word.span)
        ]
        if inside:
            return visible(" ".join(" … ".join(dict.fromkeys(inside)).split()))
    for reading in known.points[discrepancy.point].readings:
        if claims[0] in reading.claims:
            return visible(" ".join(reading.label.split()))
    return ""
