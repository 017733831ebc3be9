"""Whether one report was taken from another, or both from one source: a ruling on one pair.

Likeness of topic is no evidence, and neither is a quotation that both carry. What counts is prose
in the same words, small details in the same wording, and what the reports print about themselves.
"""

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
from crossread.stories.credits import Credit, agency, may_be, outlet_words
from crossread.stories.evidence import (
    Pair,
    agency_credits,
    cuts,
    errors,
    kept_order,
    runs,
    small_details,
)
from crossread.stories.retelling import Words
from crossread.stories.reuse import shared


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
        evidence=(*ruling.evidence, *cuts(pair), *errors(pair), *order),
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
        evidence=runs(found),
    )


def _ruling(pair: Pair, config: LineageConfig) -> _Ruling | None:
    copied, credited = _copied(pair, config), _credited(pair, config)
    if copied and credited and copied.taker is None:
        evidence = tuple(dict.fromkeys((*credited.evidence[:1], *copied.evidence)))
        return replace(copied, evidence=evidence, taker=credited.taker)
    return copied or credited or _same_agency(pair) or _retold(pair, config)


def _copied(pair: Pair, config: LineageConfig) -> _Ruling | None:
    relation = _copy(pair, config) if pair.shared.words else None
    if relation is None:
        return None
    evidence = runs(pair.shared)
    if relation is Relation.VERSION_OF:
        return _Ruling(relation, evidence)
    taker, line = _holder(pair)
    return _Ruling(relation, (*evidence, *line), taker)


def _copy(pair: Pair, config: LineageConfig) -> Relation | None:
    """What the words that a pair shares make of one of them; None when they may be chance."""
    shorter, longer = sorted((len(pair.left.keys), len(pair.right.keys)))
    small, large = pair.shared.words / shorter, pair.shared.words / longer
    prose, same = _share_of_prose(pair), _same_outlet(pair)
    if same and large >= config.version and prose >= config.version:
        return Relation.VERSION_OF
    if small >= config.verbatim and prose >= config.light_edit:
        return Relation.VERBATIM if large >= config.whole else Relation.EXCERPT
    if small >= config.light_edit and prose >= config.light_edit:
        return Relation.LIGHT_EDIT if large >= config.light_edit / 2 else Relation.EXCERPT
    own = sum(pair.shared.own(passage) for passage in pair.shared.passages)
    enough = config.own_words_same_outlet if same else config.own_words
    return Relation.EXCERPT if own >= enough else None


def _share_of_prose(pair: Pair) -> float:
    """Part of the prose, quotations aside, of the report with less of it that is shared."""
    prose = [int((~body.quoted).sum()) or 1 for body in (pair.left, pair.right)]
    return pair.shared.prose / min(prose)


def _credited(pair: Pair, config: LineageConfig) -> _Ruling | None:
    """An outlet named as source beside a passage that stands in the other as its own prose."""
    for taker, giver, flipped in ((pair.right, pair.left, True), (pair.left, pair.right, False)):
        known = outlet_words(giver.report)
        for credit in taker.credits.outlets:
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
                        Relation.EXCERPT, (line, *runs(pair.shared, passage)), taker.report
                    )
    return None


def _same_agency(pair: Pair) -> _Ruling | None:
    credited = _agencies(pair)
    if len(credited) < 2 or len({credit.name for _, credit in credited}) > 1:
        return None
    evidence = (agency_credits(credited), *runs(pair.shared), *small_details(pair))
    return _Ruling(Relation.SHARED_ORIGIN, evidence)


def _agencies(pair: Pair) -> list[tuple[Report, Credit]]:
    """The reports of a pair that credit an agency, with the credit."""
    reports = (pair.left.report, pair.right.report)
    return [(report, credit) for report in reports if (credit := agency(report))]


def _retold(pair: Pair, config: LineageConfig) -> _Ruling | None:
    found = pair.retelling
    credited = _agencies(pair)
    bar = config.details_credited if credited else config.details
    if len(found.details) < config.least_details or found.share < bar:
        return None
    if found.kept_order < found.order_by_chance + config.order_above_chance:
        return None
    evidence = (*small_details(pair), *kept_order(pair), *runs(pair.shared))
    if credited:
        return _Ruling(Relation.SHARED_ORIGIN, (agency_credits(credited[:1]), *evidence))
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
    left, right = pair.left, pair.right
    if left.report.url is not None and left.report.url == right.report.url:
        return True
    taker, _ = _holder(pair)
    if taker and taker.outlet:  # a copied "Herald's Ann Lee reports" makes nobody the Herald
        return False
    return bool(left.credits.house & right.credits.house)


def _holder(pair: Pair) -> tuple[Report | None, tuple[Evidence, ...]]:
    """Return the report that prints the other outlet's copyright, with the words."""
    bodies = pair.left, pair.right
    for body, other in (bodies, bodies[::-1]):
        holder, taker = body.credits.holder, body.report
        if holder and may_be(holder.name, other.report) and not may_be(holder.name, taker):
            place = Place(taker.id, holder.span)
            return taker, (Evidence(EvidenceKind.CREDIT_LINE, f"© {holder.name}", (place,)),)
    return None, ()


def _near(credit: Credit, taker: Body, passage: Words) -> bool:
    """Whether a passage begins or ends in the sentence that names the outlet, or the next."""
    named_at = credit.span.start
    naming = (
        number
        for number, (start, end) in enumerate(taker.sentences)
        if taker.starts[start] <= named_at <= taker.ends[end - 1]
    )
    at = next(naming, None)
    if at is None:
        return False
    last = min(at + 1, len(taker.sentences) - 1)
    return passage[0] < taker.sentences[last][1] and passage[1] > taker.sentences[at][0]
