"""Judgements as the alignment can obey them.

A judgement points at words; here they become claims of this run, and what people
ruled becomes pairs that must or must not stand in one point (``Constraints``). Later judgements go
before earlier ones: the order of the log decides, and one that cannot stand beside a later one is
reported as overruled. Nothing is dropped in silence: every judgement comes back as a ``Heard``.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from crossread.collate.claims import Stated
from crossread.collate.constraints import Constraints, Upheld
from crossread.collate.kinship import kinship
from crossread.collate.log import heard_as, standing
from crossread.collate.nesting import MOST
from crossread.collate.quotes import Wordings
from crossread.model.annotation import ClauseKind
from crossread.model.claim import share_words
from crossread.model.collation import UtteredQuote
from crossread.model.judgement import Heard, Judgement, Outcome, Ruling
from crossread.model.span import Span
from crossread.model.story import Place

_HELD = 0.5  # of the words of both: a claim cut a little differently is still the one ruled on


@dataclass(frozen=True, slots=True)
class Rulings:
    """What a story's judgements ask for, and what became of each.

    ``about`` holds for each judgement that is obeyed the claim, by index, that it is on, and those
    that it is held against; ``speakers`` the name and the judgement's id by the id of the quote.
    """

    constraints: Constraints
    heard: tuple[Heard, ...]
    about: tuple[tuple[str, int, frozenset[int]], ...]
    speakers: tuple[tuple[str, str, str], ...]  # quote id, name, judgement id

    def of(self, members: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the judgements on any of the claims, in the order of the log."""
        own = frozenset(members)
        return tuple(id_ for id_, one, others in self.about if own & {one, *others})

    def on(self, left: int, right: int) -> tuple[str, ...]:
        """Return the ids of the judgements on just this pair of claims."""
        return tuple(
            id_
            for id_, one, others in self.about
            if (one == left and right in others) or (one == right and left in others)
        )


def rulings(
    judgements: Sequence[Judgement],
    stated: Sequence[Stated],
    uttered: Iterable[Wordings],
    reports: Collection[str] = (),
) -> Rulings:
    """Return what the judgements that stand ask of a story of these reports.

    Those on origins are obeyed where its lineage is drawn (see ``kinship``), and heard here.
    """
    hearing = _Hearing(stated, [quote for wordings in uttered for quote in wordings.quotes])
    akin = kinship(judgements, reports)
    heard = [akin.get(each.id) or hearing.hear(each) for each in reversed(standing(judgements))]
    return Rulings(
        constraints=hearing.constraints(),
        heard=tuple(heard[::-1]),
        about=tuple(hearing.about[::-1]),
        speakers=tuple((quote, *by) for quote, by in sorted(hearing.speakers.items())),
    )


def respoken(quote: UtteredQuote, found: Rulings) -> UtteredQuote:
    """Return the quote under the speaker that a person named, if one did."""
    for id_, name, judgement in found.speakers:
        if id_ == quote.id:
            return replace(quote, speaker=name, speaker_span=None, ruled_by=(judgement,))
    return quote


@dataclass(slots=True)
class _Hearing:
    """What the judgements heard so far ask for; later ones are heard first."""

    stated: Sequence[Stated]
    quotes: Sequence[UtteredQuote]
    taken: Upheld[int] = field(default_factory=Upheld)
    speakers: dict[str, tuple[str, str]] = field(default_factory=dict)  # by quote, as in Rulings
    about: list[tuple[str, int, frozenset[int]]] = field(default_factory=list)
    named: set[int] = field(default_factory=set)

    def hear(self, judgement: Judgement) -> Heard:
        """Obey a judgement where that can be; return what became of it."""
        if judgement.ruling is Ruling.SPEAKER:
            return heard_as(judgement, *_spoken(judgement, self.quotes, self.speakers))
        found = [_claim(place, self.stated) for place in judgement.places]
        outcome, why = _settled(judgement, found, self.taken, self.stated)
        if outcome is Outcome.OBEYED:
            first, *rest = [i for i in found if i is not None]
            self.about.append((judgement.id, first, frozenset(rest)))
            self.named |= {first} if judgement.ruling is Ruling.SPLIT else {first, *rest}
        return heard_as(judgement, outcome, why)

    def constraints(self) -> Constraints:
        """Return what the alignment must obey."""
        return Constraints(
            tuple(sorted(self.taken.together, key=min)),
            self.taken.apart | _details_apart(self.taken, self.stated),
            frozenset(self.named),
        )


def _settled(
    judgement: Judgement,
    found: Sequence[int | None],
    taken: Upheld[int],
    stated: Sequence[Stated],
) -> tuple[Outcome, str]:
    """Put a ruling on claims among the constraints; say what became of it."""
    first, *rest = found
    others = [i for i in rest if i is not None and i != first]
    if first is not None:  # what a claim is taken out of is the claims of others
        others = [i for i in others if not _nested(stated, first, i)] or others
    lost = [p for p, i in zip(judgement.places, found, strict=True) if i is None]
    if first is None or not others:
        missing = lost[0] if lost else judgement.places[-1]
        return Outcome.UNRESOLVED, _missing(missing, "claim")
    same = judgement.ruling is Ruling.SAME
    done = taken.join(first, others[0]) if same else taken.divide(first, others)
    return (Outcome.OBEYED, "") if done else (Outcome.OVERRULED, "by later judgements together")


def _details_apart(taken: Upheld[int], stated: Sequence[Stated]) -> frozenset[frozenset[int]]:
    """What is ruled apart with each pair: the details of the one from the other and its details.

    Otherwise part of a claim would stay where the claim was taken out.
    """
    blocks = {i: block for block in taken.together for i in block}
    cut = {i: _with_details(stated, i) for i in frozenset().union(*taken.apart)}
    return frozenset(
        frozenset(pair)
        for one, other in map(sorted, taken.apart)
        for pair in product(cut[one], cut[other])
        if pair[1] not in blocks.get(pair[0], ()) and not _nested(stated, *pair)
    )


def _with_details(stated: Sequence[Stated], claim: int) -> list[int]:
    """A claim and the details of its report that hold most of its words or are mostly of them.

    A detail may be longer than its clause, which then goes with it.
    """
    ruled = stated[claim].claim
    return [
        i
        for i, each in enumerate(stated)
        if i == claim
        or (
            ClauseKind.DETAIL in (each.claim.kind, ruled.kind)
            and _nested(stated, claim, i)
            and _share(ruled.span, each.claim.span) > MOST
        )
    ]


def _nested(stated: Sequence[Stated], one: int, other: int) -> bool:
    return share_words(stated[one].claim, stated[other].claim)


def _share(one: Span, other: Span) -> float:
    """Characters of both over those of the shorter."""
    return one.overlap(other) / min(len(one), len(other))


def _spoken(
    judgement: Judgement, quotes: Sequence[UtteredQuote], speakers: dict[str, tuple[str, str]]
) -> tuple[Outcome, str]:
    """Put a ruling on a speaker among those so far, by quote id; say what became of it."""
    quote = _quote(judgement.places[0], quotes)
    if quote is None:
        return Outcome.UNRESOLVED, _missing(judgement.places[0], "quote")
    if quote.id in speakers:
        return Outcome.OVERRULED, f"by the later judgement {speakers[quote.id][1]}"
    speakers[quote.id] = (judgement.name or "", judgement.id)
    return Outcome.OBEYED, ""


def _claim(place: Place, stated: Sequence[Stated]) -> int | None:
    """The claim of those words; the one that shares most with them where none has just these."""
    own = ((i, s.claim.span) for i, s in enumerate(stated) if s.claim.report == place.report)
    best = max(own, key=lambda each: (_alike(each[1], place.span), -each[0]), default=None)
    return best[0] if best and _alike(best[1], place.span) >= _HELD else None


def _quote(place: Place, quotes: Iterable[UtteredQuote]) -> UtteredQuote | None:
    own = (q for q in quotes if q.report == place.report)
    best = max(own, key=lambda q: (_alike(q.span, place.span), q.id), default=None)
    return best if best and _alike(best.span, place.span) >= _HELD else None


def _alike(one: Span, two: Span) -> float:
    """Characters of both over characters of either."""
    common = one.overlap(two)
    return common / max(1, len(one) + len(two) - common)


def _missing(place: Place, what: str) -> str:
    return f"no {what} at {place.span.start}–{place.span.end} of report {place.report}"
