"""What speaks for a derivation: its kinds of evidence, each with the words of both reports.

Whether it is enough is ruled elsewhere. A few of the most telling of each kind are shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.model.report import Report
from crossread.model.story import Evidence, EvidenceKind, Place
from crossread.stories.body import Body
from crossread.stories.credits import Credit, in_dateline
from crossread.stories.cuts import same_cuts
from crossread.stories.retelling import Retelling, Words
from crossread.stories.reuse import Shared, SharedPassage

_RUNS_SHOWN, _DETAILS_SHOWN = 3, 5
_ORDER_SHOWN = 6  # fewer details in order are no order


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports with what they have in common; ``left`` comes first in the story."""

    shared: Shared
    retelling: Retelling
    errors: tuple[tuple[Place, Place], ...] = ()  # names that only these two misspell

    @property
    def left(self) -> Body:
        """The body of the earlier report."""
        return self.shared.left

    @property
    def right(self) -> Body:
        """The body of the later report."""
        return self.shared.right


def runs(shared: Shared, first: SharedPassage | None = None) -> tuple[Evidence, ...]:
    """Return the most telling passages, ``first`` among them."""
    ranked = sorted(
        shared.passages, key=lambda each: (each is not first, -shared.weight(each), each.left)
    )
    return tuple(
        Evidence(EvidenceKind.VERBATIM_RUN, f"{len(each.left_words)} words", shared.places(each))
        for each in ranked[:_RUNS_SHOWN]
    )


def small_details(pair: Pair) -> tuple[Evidence, ...]:
    """Return the rarest details that both tell in the same words."""
    rarity = pair.left.rarity
    ranked = sorted(pair.retelling.details, key=lambda each: (-rarity[list(each[0])].sum(), each))
    return tuple(
        Evidence(EvidenceKind.SHARED_RARE_DETAIL, "in the same words", _places(pair, each))
        for each in ranked[:_DETAILS_SHOWN]
    )


def cuts(pair: Pair) -> tuple[Evidence, ...]:
    """Return the quotations that begin inside a sentence and agree in every word."""
    return tuple(
        Evidence(EvidenceKind.SHARED_QUOTE_CUT, "the same words of a sentence", places)
        for places in same_cuts(pair.left, pair.right)[:_RUNS_SHOWN]
    )


def errors(pair: Pair) -> tuple[Evidence, ...]:
    """Return the names that only these two misspell, and alike."""
    return tuple(
        Evidence(EvidenceKind.SHARED_ERROR, "a spelling that no other report has", places)
        for places in pair.errors[:_RUNS_SHOWN]
    )


def kept_order(pair: Pair) -> Iterator[Evidence]:
    """Yield the details that stand in the same order, where chance alone would keep fewer."""
    above_chance = pair.retelling.kept_order - pair.retelling.order_by_chance
    if len(pair.retelling.order) >= _ORDER_SHOWN and above_chance > 0:
        places = [place for each in pair.retelling.order for place in _places(pair, each)]
        detail = f"{len(pair.retelling.order)} of {len(pair.retelling.details)} details in order"
        yield Evidence(EvidenceKind.SHARED_ORDER, detail, tuple(places))


def _places(pair: Pair, words: tuple[Words, Words]) -> tuple[Place, Place]:
    (first, last), (there_first, there_last) = words
    return (
        Place(pair.left.report.id, pair.left.span(first, last + 1)),
        Place(pair.right.report.id, pair.right.span(there_first, there_last + 1)),
    )


def agency_credits(credited: Sequence[tuple[Report, Credit]]) -> Evidence:
    """Return that one report of a pair, or both, credit an agency."""
    lines = all(in_dateline(report, credit) for report, credit in credited)
    kind = EvidenceKind.DATELINE if lines else EvidenceKind.CREDIT_LINE
    told = "both credit" if len(credited) > 1 else "credits"
    places = tuple(Place(report.id, credit.span) for report, credit in credited)
    return Evidence(kind, f"{told} {credited[0][1].name}", places)
