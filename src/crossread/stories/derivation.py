"""Whether one report was taken from another, or both from one source: a ruling on one pair.

Likeness of topic is no evidence, and neither is a quotation that both carry. What counts is prose
in the same words, small details in the same wording, and what the reports print about themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from crossread.model.report import Report
from crossread.model.story import (
    Derivation,
    Direction,
    Evidence,
    EvidenceKind,
    Place,
    Relation,
)
from crossread.stories.body import Body
from crossread.stories.credits import (
    Credit,
    agency,
    copyright_holder,
    house_names,
    in_dateline,
    may_be,
    outlet_words,
    outlets_named,
)
from crossread.stories.cuts import same_cuts
from crossread.stories.retelling import Retelling, Words
from crossread.stories.reuse import Passage, Shared, shared

_RUNS_SHOWN, _DETAILS_SHOWN = 3, 5
_ORDER_SHOWN = 6  # fewer details in order are no order


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageConfig:
    """How much two reports must share before one counts as taken from the other.

    Shares are of the words of the shorter report unless said otherwise.
    """

    verbatim: float = 0.9
    # The longer report too stands in the shorter to this share, else the shorter is an excerpt.
    whole: float = 0.6
    light_edit: float = 0.5
    version: float = 0.5
    # Words of shared prose that neither report gives as somebody's account. A police release that
    # two newsrooms copy rarely leaves more than twenty.
    own_words: int = 30
    own_words_same_outlet: int = 15
    # A passage of this length is enough where the report names the outlet it is from.
    credited_words: int = 12
    # Of 1,068 pairs of one event with little text in common (stories-mixed), 0.05 of the details
    # are shared at the median and 0.18 or more by one in twenty.
    details: float = 0.18
    least_details: int = 12
    # With an agency's credit on one side a retelling of it is likelier.
    details_credited: float = 0.15
    # Part of the details that keep their order, above what chance keeps (2 / √n of n).
    order_above_chance: float = 0.1


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


@dataclass(frozen=True, slots=True)
class _Ruling:
    relation: Relation
    evidence: tuple[Evidence, ...]
    taker: Report | None = None  # the report that printed where its words are from


def derivation(pair: Pair, config: LineageConfig) -> Derivation | None:
    """Return how the pair hangs together; None when nothing speaks for it."""
    ruling = _ruling(pair, config)
    if ruling is None:
        return None
    taker, giver, direction, order = _direction(pair, ruling)
    own = pair.left if taker is pair.left.report else pair.right
    return Derivation(
        report=taker.id,
        from_report=giver.id,
        relation=ruling.relation,
        share=round(pair.shared.words / max(1, len(own.keys)), 4),
        direction=direction,
        evidence=(*ruling.evidence, *_cuts(pair), *_errors(pair), *order),
    )


def version_of(later: Body, earlier: Body) -> Derivation:
    """Return that a report is a later version of another, as who kept both can tell."""
    found = shared(later, earlier)
    return Derivation(
        report=later.report.id,
        from_report=earlier.report.id,
        relation=Relation.VERSION_OF,
        share=round(found.words / max(1, len(later.keys)), 4),
        direction=Direction.CERTAIN,
        evidence=_runs(found),
    )


def _ruling(pair: Pair, config: LineageConfig) -> _Ruling | None:
    copied, credited = _copied(pair, config), _credited(pair, config)
    if copied and credited and copied.taker is None:
        evidence = tuple(dict.fromkeys((*credited.evidence[:1], *copied.evidence)))
        return replace(copied, evidence=evidence, taker=credited.taker)
    return copied or credited or _same_agency(pair) or _retold(pair, config)


def _copied(pair: Pair, config: LineageConfig) -> _Ruling | None:
    shared, sizes = pair.shared, sorted((len(pair.left.keys), len(pair.right.keys)))
    if not shared.words:
        return None
    prose = [int((~body.quoted).sum()) or 1 for body in (pair.left, pair.right)]
    small, large = shared.words / sizes[0], shared.words / sizes[1]
    prosaic = shared.prose / min(prose)
    runs = _runs(shared)
    same = _same_outlet(pair)
    holder = _holder(pair)
    if same and large >= config.version and prosaic >= config.version:
        return _Ruling(Relation.VERSION_OF, runs)
    own = sum(shared.own(passage) for passage in shared.passages)
    if small >= config.verbatim and prosaic >= config.light_edit:
        whole = Relation.VERBATIM if large >= config.whole else Relation.EXCERPT
        return _Ruling(whole, (*runs, *holder[1]), holder[0])
    if small >= config.light_edit and prosaic >= config.light_edit:
        edited = Relation.LIGHT_EDIT if large >= config.light_edit / 2 else Relation.EXCERPT
        return _Ruling(edited, (*runs, *holder[1]), holder[0])
    if own >= (config.own_words_same_outlet if same else config.own_words):
        return _Ruling(Relation.EXCERPT, (*runs, *holder[1]), holder[0])
    return None


def _credited(pair: Pair, config: LineageConfig) -> _Ruling | None:
    """An outlet named as source beside a passage that stands in the other as its own prose."""
    for taker, giver, flipped in ((pair.right, pair.left, True), (pair.left, pair.right, False)):
        known = outlet_words(giver.report)
        for credit in outlets_named(taker.report):
            if known and not may_be(credit.name, giver.report):
                continue
            for passage in pair.shared.passages:
                mine, theirs = passage.left, passage.right
                if flipped:
                    mine, theirs = theirs, mine
                prose = (~giver.quoted[slice(*theirs)]).sum()
                if prose >= config.credited_words and _near(credit, taker, mine):
                    place = Place(taker.report.id, credit.span)
                    line = Evidence(EvidenceKind.CREDIT_LINE, f"names {credit.name}", (place,))
                    return _Ruling(
                        Relation.EXCERPT, (line, *_runs(pair.shared, passage)), taker.report
                    )
    return None


def _same_agency(pair: Pair) -> _Ruling | None:
    left, right = agency(pair.left.report), agency(pair.right.report)
    if left is None or right is None or left.name != right.name:
        return None
    return _Ruling(
        Relation.SHARED_ORIGIN,
        (_agency_evidence(pair, left, right), *_runs(pair.shared), *_small_details(pair)),
    )


def _retold(pair: Pair, config: LineageConfig) -> _Ruling | None:
    found = pair.retelling
    credited = any(agency(report) for report in (pair.left.report, pair.right.report))
    bar = config.details_credited if credited else config.details
    if len(found.details) < config.least_details or found.share < bar:
        return None
    if found.kept_order < found.order_by_chance + config.order_above_chance:
        return None
    evidence = (*_small_details(pair), *_kept_order(pair), *_runs(pair.shared))
    if credited:
        return _Ruling(Relation.SHARED_ORIGIN, (_one_agency(pair), *evidence))
    return _Ruling(Relation.REWRITE, evidence)


def _direction(
    pair: Pair, ruling: _Ruling
) -> tuple[Report, Report, Direction, tuple[Evidence, ...]]:
    """Return who took from whom, how sure that is, and what the dates say."""
    earlier, later = pair.left.report, pair.right.report
    if ruling.taker is not None:
        giver = earlier if ruling.taker is later else later
        return ruling.taker, giver, Direction.CERTAIN, ()
    if _before(later, earlier):
        earlier, later = later, earlier
    elif not _before(earlier, later):
        return later, earlier, Direction.UNKNOWN, ()
    dates = [report.date for report in (earlier, later) if report.date]
    spans = ((r.id, r.date.span) for r in (earlier, later) if r.date)
    places = tuple(Place(report, span) for report, span in spans if span)
    told = " before ".join(date.value for date in dates)
    order = Evidence(EvidenceKind.TIMESTAMP_ORDER, told, places)
    return later, earlier, Direction.LIKELY, (order,)


def _before(one: Report, other: Report) -> bool:
    """Whether a report is dated earlier: by the instant where both give one, else by the day."""
    if not one.date or not other.date:
        return False
    first, second = (datetime.fromisoformat(r.date.value) for r in (one, other) if r.date)
    if first.tzinfo and second.tzinfo:
        return first < second
    return first.date() < second.date()


def _same_outlet(pair: Pair) -> bool:
    left, right = pair.left.report, pair.right.report
    if left.url is not None and left.url == right.url:
        return True
    return bool(house_names(left) & house_names(right))


def _holder(pair: Pair) -> tuple[Report | None, tuple[Evidence, ...]]:
    """Return the report that prints the other outlet's copyright, with the words."""
    reports = pair.left.report, pair.right.report
    for taker, giver in (reports, reports[::-1]):
        holder = copyright_holder(taker)
        if holder and may_be(holder.name, giver) and not may_be(holder.name, taker):
            place = Place(taker.id, holder.span)
            return taker, (Evidence(EvidenceKind.CREDIT_LINE, f"© {holder.name}", (place,)),)
    return None, ()


def _near(credit: Credit, taker: Body, passage: Words) -> bool:
    """Whether a passage begins or ends in the sentence that names the outlet, or the next."""
    at = next(
        (n for n, (start, end) in enumerate(taker.sentences)
         if taker.starts[start] <= credit.span.start < taker.ends[end - 1] + 1),
        None,
    )  # fmt: skip
    if at is None:
        return False
    last = min(at + 1, len(taker.sentences) - 1)
    return passage[0] < taker.sentences[last][1] and passage[1] > taker.sentences[at][0]


def _runs(shared: Shared, first: Passage | None = None) -> tuple[Evidence, ...]:
    """Return the most telling passages, ``first`` among them."""
    ranked = sorted(
        shared.passages, key=lambda each: (each is not first, -shared.weight(each), each.left)
    )
    return tuple(
        Evidence(EvidenceKind.VERBATIM_RUN, f"{len(each.left_words)} words", shared.places(each))
        for each in ranked[:_RUNS_SHOWN]
    )


def _small_details(pair: Pair) -> tuple[Evidence, ...]:
    rarity = pair.left.rarity
    ranked = sorted(pair.retelling.details, key=lambda each: (-rarity[list(each[0])].sum(), each))
    return tuple(
        Evidence(EvidenceKind.SHARED_RARE_DETAIL, "in the same words", _places(pair, each))
        for each in ranked[:_DETAILS_SHOWN]
    )


def _cuts(pair: Pair) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(EvidenceKind.SHARED_QUOTE_CUT, "the same words of a sentence", places)
        for places in same_cuts(pair.left, pair.right)[:_RUNS_SHOWN]
    )


def _errors(pair: Pair) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(EvidenceKind.SHARED_ERROR, "a spelling that no other report has", places)
        for places in pair.errors[:_RUNS_SHOWN]
    )


def _kept_order(pair: Pair) -> Iterator[Evidence]:
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


def _agency_evidence(pair: Pair, left: Credit, right: Credit) -> Evidence:
    reports = ((pair.left.report, left), (pair.right.report, right))
    lines = all(in_dateline(report, credit) for report, credit in reports)
    kind = EvidenceKind.DATELINE if lines else EvidenceKind.CREDIT_LINE
    places = tuple(Place(report.id, credit.span) for report, credit in reports)
    return Evidence(kind, f"both credit {left.name}", places)


def _one_agency(pair: Pair) -> Evidence:
    for report in (pair.left.report, pair.right.report):
        credit = agency(report)
        if credit is not None:
            kind = (
                EvidenceKind.DATELINE if in_dateline(report, credit) else EvidenceKind.CREDIT_LINE
            )
            return Evidence(kind, f"credits {credit.name}", (Place(report.id, credit.span),))
    raise ValueError("no agency is credited")  # the caller has seen one
