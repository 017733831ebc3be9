"""Discrepancies as sides that stand against each other, each with its reports and their words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from crossread.dossier.view.labels import Label, label
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import unstopped, visible
from crossread.dossier.view.saying import Saying, saying, unrepeated
from crossread.dossier.view.table import differing, noted
from crossread.model.annotation import CertaintyValue
from crossread.model.claim import Claim
from crossread.model.collation import Discrepancy, DiscrepancyKind, DiscrepancyRelation
from crossread.model.story import Place

_ORDER = (
    DiscrepancyRelation.CONFLICTS,
    DiscrepancyRelation.UPDATES,
    DiscrepancyRelation.DIFFERENT_SCOPE,
    DiscrepancyRelation.COMPATIBLE,
    DiscrepancyRelation.FRAMING_ONLY,
)
_APART, _BESIDE, _THEN = "≠", "/", "→"
_SIGNS = {
    DiscrepancyRelation.CONFLICTS: _APART,
    DiscrepancyRelation.DIFFERENT_SCOPE: _APART,
}
_DENIED = (
    CertaintyValue.CERTAIN_NOT,
    CertaintyValue.PROBABLE_NOT,
    CertaintyValue.POSSIBLE_NOT,
)
_READ_OUT = {_APART: " against ", _BESIDE: " beside ", _THEN: " then "}
_ANYTHING = ("", "person")  # a figure that counts these says no more than the words around it
NOTE = 72  # characters; a longer note says what the words beside it say better


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that one or more reports give to the letter; ``others`` give the same words."""

    saying: Saying
    others: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: who gives it, in which words. ``short`` is the differing words alone.

    ``sign`` says how it stands to the side before it; the first has none.
    """

    short: str
    voices: tuple[Voice, ...]
    heads: tuple[Head, ...]
    sign: str = ""

    @property
    def spoken(self) -> str:
        """The sign as it is read out."""
        return _READ_OUT.get(self.sign, "")


@dataclass(frozen=True, slots=True)
class Difference:
    """One discrepancy with its sides."""

    id: str
    point: str
    gist: str
    counted: str  # what its figures count, "" where that is nothing or not one thing
    kind: str
    label: Label
    relation: Label
    conflicts: bool
    updates: bool
    note: str
    sides: tuple[Side, ...]


def differences(known: Lookup) -> tuple[Difference, ...]:
    """Return the story's discrepancies: conflicts first, then updates, then what can stand."""
    found = [each for each in known.story.discrepancies if each.point in known.points]
    found.sort(key=lambda each: _ORDER.index(each.relation))
    return tuple(_difference(each, known) for each in found)


def _difference(discrepancy: Discrepancy, known: Lookup) -> Difference:
    return Difference(
        id=discrepancy.id,
        point=discrepancy.point,
        gist=visible(" ".join(known.points[discrepancy.point].gist.split())),
        counted=_counted(discrepancy, known),
        kind=discrepancy.kind.value,
        label=label(discrepancy.kind),
        relation=label(discrepancy.relation),
        conflicts=discrepancy.relation is DiscrepancyRelation.CONFLICTS,
        updates=discrepancy.relation is DiscrepancyRelation.UPDATES,
        note=_note(discrepancy, known),
        sides=_signed(
            _merged(
                [
                    (_given(each, discrepancy, known), _side(each, discrepancy, known))
                    for each in _sides(discrepancy, known)
                ]
            ),
            discrepancy.relation,
            known,
        ),
    )


def _counted(discrepancy: Discrepancy, known: Lookup) -> str:
    places = {(word.report, word.span) for word in discrepancy.words}
    counted = {
        quantity.counted
        for claim in map(known.claims.__getitem__, discrepancy.claims)
        for quantity in claim.quantities
        if any(claim.report == of and quantity.span.overlap(span) for of, span in places)
    }
    (only, *others) = counted or {""}
    return "" if others or only in _ANYTHING else visible(only)


def _note(discrepancy: Discrepancy, known: Lookup) -> str:
    """The note where it is short; of a denial who denies it, for it names words of two kinds."""
    if discrepancy.kind is not DiscrepancyKind.DENIAL:
        return noted(discrepancy) if len(discrepancy.note) <= NOTE else ""
    denying = (known.claims[claim] for claim in discrepancy.claims)
    said = (saying(each, known) for each in denying if each.certainty.value in _DENIED)
    by = list(dict.fromkeys(each.source or each.head.name for each in said))
    return f"denied by {', '.join(by)}" if by else ""


def _signed(
    sides: tuple[Side, ...], relation: DiscrepancyRelation, known: Lookup
) -> tuple[Side, ...]:
    """The sides, each with how it stands to the one before it; those of an update by their day."""
    if relation is not DiscrepancyRelation.UPDATES:
        sign = _SIGNS.get(relation, _BESIDE)
        return tuple(replace(side, sign=sign if at else "") for at, side in enumerate(sides))
    days = [_first_day(side, known) for side in sides]
    ordered = sorted(zip(days, sides, strict=True), key=lambda each: (not each[0], each[0]))
    before = ["", *(day for day, _ in ordered)]
    return tuple(
        replace(side, sign=(_THEN if day > was else _BESIDE) if at else "")
        for at, (was, (day, side)) in enumerate(zip(before, ordered, strict=False))
    )


def _first_day(side: Side, known: Lookup) -> str:
    """The day on which the first of its reports came out; "" where none gives one."""
    dates = (known.reports[head.id].date for head in side.heads)
    return min((date.value[:10] for date in dates if date), default="")


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
    told = unrepeated(known.claims[claim] for claim in claims)
    said = [saying(claim, known, words.get(claim.report, ())) for claim in told]
    return Side(_short(claims, discrepancy, known), _voices(said), known.heads_of(claims))


def _voices(said: Iterable[Saying]) -> tuple[Voice, ...]:
    """The passages, equal ones as one voice; a report that repeats itself is named once."""
    voices: dict[str, dict[str, Saying]] = {}
    for each in said:
        voices.setdefault(_folded(each), {}).setdefault(each.head.id, each)
    return tuple(
        Voice(first, tuple(rest)) for first, *rest in (each.values() for each in voices.values())
    )


def _merged(sides: list[tuple[str, Side]]) -> tuple[Side, ...]:
    """The sides, those that give the same as one; as they were if that left only one.

    Several claims may cut one quote in several ways: it is still one wording of it.
    """
    by_given: dict[str, list[Side]] = {}
    for at, (given, side) in enumerate(sides):
        by_given.setdefault(given.casefold() or str(at), []).append(side)
    if len(by_given) < 2:
        return tuple(side for _, side in sides)
    return tuple(_joined(alike) for alike in by_given.values())


def _joined(alike: list[Side]) -> Side:
    sayings = (
        each for side in alike for voice in side.voices for each in (voice.saying, *voice.others)
    )
    heads = dict.fromkeys(head for side in alike for head in side.heads)
    return Side(alike[0].short, _voices(sayings), tuple(heads))


def _folded(said: Saying) -> str:
    return " ".join("".join(piece.text for piece in said.pieces).casefold().split())


def _short(claims: list[str], discrepancy: Discrepancy, known: Lookup) -> str:
    """The differing words of the side; else its reading's label.

    Those of a denial are the verb or what is denied: the claim around them says both.
    """
    if discrepancy.kind is DiscrepancyKind.DENIAL:
        told = _telling(claims, discrepancy, known)
        return unstopped(visible(" ".join(told.span.of(known.text(told.report)).split())))
    inside = [
        place.span.of(known.text(place.report)) for place in _inside(claims, discrepancy, known)
    ]
    if inside:
        return unstopped(visible(" ".join(" … ".join(dict.fromkeys(inside)).split())))
    for reading in known.points[discrepancy.point].readings:
        if claims[0] in reading.claims:
            return unstopped(visible(" ".join(reading.label.split())))
    return ""


def _telling(claims: list[str], discrepancy: Discrepancy, known: Lookup) -> Claim:
    """The side's first claim with some of the differing words in it, else its first."""
    found = (known.claims[claim] for claim in claims if _inside([claim], discrepancy, known))
    return next(found, known.claims[claims[0]])


def _given(claims: list[str], discrepancy: Discrepancy, known: Lookup) -> str:
    """The same with each time as its value: "7.40am" and "7:40 in the morning" are one."""
    valued = [_valued(place, known) for place in _inside(claims, discrepancy, known)]
    return " … ".join(dict.fromkeys(valued)) or _short(claims, discrepancy, known)


def _valued(place: Place, known: Lookup) -> str:
    text, span = known.text(place.report), place.span
    for time in known.times[place.report]:
        if time.value and span.covers(time.span):
            before = text[span.start : time.span.start].split()[
                -1:
            ]  # "just after", "shortly after"
            return " ".join([*before, time.value, *text[time.span.end : span.end].split()])
    return " ".join(span.of(text).split())


def _inside(claims: list[str], discrepancy: Discrepancy, known: Lookup) -> list[Place]:
    """The differing words in the side's first claim that has some."""
    for claim in claims:
        told = known.claims[claim]
        inside = [
            word
            for word in discrepancy.words
            if word.report == told.report and told.span.overlap(word.span)
        ]
        if inside:
            return inside
    return []
