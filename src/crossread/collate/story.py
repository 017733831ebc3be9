"""One story's reports to their collation, step by step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from crossread.collate.align import Alignment, align
from crossread.collate.apart import apart
from crossread.collate.bounds import two_bounds
from crossread.collate.claims import Stated, dated_times, may_state
from crossread.collate.compare import Background, Difference
from crossread.collate.compare.told import told
from crossread.collate.config import CollateConfig
from crossread.collate.discrepancies import (
    Found,
    Near,
    around,
    differences,
    discrepancies,
    told_once,
)
from crossread.collate.entities import entities, entity_at
from crossread.collate.indirect import indirect
from crossread.collate.movement import movements
from crossread.collate.points import Outline, Row, Survey, described, outline, rows
from crossread.collate.profile import Profile, profiles
from crossread.collate.quotes import Wordings, utterances
from crossread.collate.rewordings import rewordings
from crossread.collate.rivalry import Rivalry
from crossread.collate.rulings import Rulings, respoken, rulings
from crossread.collate.spellings import spellings
from crossread.collate.terms import terms
from crossread.collate.timeline import timeline
from crossread.collate.wording import wording
from crossread.model.annotation import AnnotatedReport
from crossread.model.claim import Claim
from crossread.model.collation import (
    Collation,
    DatedTime,
    Discrepancy,
    DiscrepancyKind,
    Entity,
    UtteredQuote,
    Wording,
)
from crossread.model.judgement import Judgement
from crossread.model.span import Span
from crossread.model.story import Lineage, Story
from crossread.models.matcher import matcher
from crossread.ports import Spread


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story's claims and details, and what the comparison looks up about them."""

    stated: tuple[Stated, ...]
    profiles: tuple[Profile, ...]
    entities: tuple[Entity, ...]
    utterances: tuple[Wordings, ...]
    times: tuple[DatedTime, ...]
    background: Background


def collate(
    story: Story,
    reports: Sequence[AnnotatedReport],
    lineage: Lineage,
    config: CollateConfig,
    judgements: Sequence[Judgement] = (),
    spread: Spread = map,
) -> Collation:
    """Return the comparison of a story's reports, in whichever order they are given.

    ``judgements`` are those of people on these reports, oldest first; they go before any score.
    ``spread`` changes the time, never the result.
    """
    made = prepared(reports, config)
    ruled = rulings(judgements, made.stated, made.utterances, story.reports)
    alignment = aligned(made, config, ruled, spread)
    listed = rows(alignment.groups, made.stated)
    survey = _survey(made, alignment, listed, lineage, config, ruled)
    compared, outlines = _row_by_row(listed, made, survey, spread)
    differences = told_once(_differences(listed, made, alignment, compared))
    points = described(outlines, survey, differences)
    claims_by_id = _told_claims(made, alignment)
    return Collation(
        story=story,
        origins=lineage.origins,
        derivations=lineage.derivations,
        claims=tuple(claims_by_id.values()),
        points=points,
        discrepancies=tuple(d for p in points for d in differences[p.id]),
        quotes=_quotes(made, listed, alignment, ruled),
        times=made.times,
        timeline=timeline(points, claims_by_id, made.background.times),
        entities=made.entities,
        wording=_wording(listed, made, reports),
        movements=movements(points, differences, claims_by_id, made.background.published),
        judgements=ruled.heard,
    )


def _wording(
    listed: Sequence[Row], made: Prepared, reports: Sequence[AnnotatedReport]
) -> tuple[Wording, ...]:
    """The words that reports choose for a thing of a row, then for who and what is named."""
    texts = {each.report.id: each.report.text for each in reports}
    return (*terms(listed, made.stated), *wording(made.entities, texts))


def aligned(
    made: Prepared, config: CollateConfig, ruled: Rulings, spread: Spread = map
) -> Alignment:
    """Return which of a story's claims stand in one point."""
    rivalry = Rivalry(made.stated, made.profiles, made.background)
    return align(made.profiles, matcher(), config, ruled.constraints, rivalry, spread)


def prepared(reports: Sequence[AnnotatedReport], config: CollateConfig) -> Prepared:
    """Return the claims of a story's reports, ready to be compared, ordered by report id."""
    reports = sorted(reports, key=lambda a: a.report.id)
    stated = tuple(chain.from_iterable(may_state(a) for a in reports))
    named = entities(reports, config.same_entity)
    worded = tuple(utterances(reports))
    dated = tuple(t for a in reports for t in dated_times(a))
    published = {a.report.id: _published(a) for a in reports}
    background = Background({t.id: t for t in dated}, entity_at(named), published, {})
    utterance_of = {q.id: q.utterance for w in worded for q in w.quotes}
    seen = profiles(stated, background.entity_at, utterance_of)
    kept = [i for i, each in enumerate(seen) if not each.detail or each.substance.tells]
    return Prepared(
        tuple(stated[i] for i in kept),
        tuple(seen[i] for i in kept),
        named,
        worded,
        dated,
        background,
    )


def _survey(
    made: Prepared,
    alignment: Alignment,
    listed: Sequence[Row],
    lineage: Lineage,
    config: CollateConfig,
    ruled: Rulings,
) -> Survey:
    return Survey(
        stated=made.stated,
        profiles=made.profiles,
        alignment=alignment,
        origin_of=_origin_of(lineage),
        values=_values(made),
        shown_closest=config.shown_closest,
        rulings=ruled,
        published=made.background.published,
        point_of={i: row.id for row in listed for i in row.members},
    )


def _told_claims(made: Prepared, alignment: Alignment) -> dict[str, Claim]:
    """What became a claim, by id and in text order."""
    return {made.stated[i].claim.id: made.stated[i].claim for i in alignment.told.tolist()}


def _quotes(
    made: Prepared, listed: Sequence[Row], alignment: Alignment, ruled: Rulings
) -> tuple[UtteredQuote, ...]:
    """All wordings in the order of the texts, quotes under the speakers that people named."""
    quotes = [respoken(q, ruled) for wordings in made.utterances for q in wordings.quotes]
    retold = indirect(listed, made.stated, alignment.matches, quotes)
    return tuple(sorted((*quotes, *retold), key=lambda q: (q.report, q.span)))


def _row_by_row(
    listed: Sequence[Row], made: Prepared, survey: Survey, spread: Spread
) -> tuple[dict[str, list[Found]], list[Outline]]:
    """What differs within each point, by its id, and what each tells at all."""
    stated, place = made.stated, {each: i for i, each in enumerate(made.stated)}

    def look(row: Row) -> tuple[list[tuple[int, int, Difference]], Outline]:
        # Claims by index: what comes from another process would be no claim of this one.
        found = _within(row, made, survey.alignment)
        by_index = [(place[left], place[right], each) for left, right, each in found]
        return by_index, outline(row, survey)

    looked = dict(zip((row.id for row in listed), spread(look, listed), strict=True))
    compared = {
        point: [(stated[i], stated[j], each) for i, j, each in own]
        for point, (own, _) in looked.items()
    }
    return compared, [each for _, each in looked.values()]


def _differences(
    listed: Sequence[Row],
    made: Prepared,
    alignment: Alignment,
    compared: dict[str, list[Found]],
) -> dict[str, list[Discrepancy]]:
    """The differences of each point, and what differs wherever it stands, in one report too.

    ``compared`` is what differs within each point.
    """
    others = apart(listed, made.stated, alignment.matches, made.background, compared)
    for point, each in list(others):
        compared[point].append(each)
    near = _near(made, alignment)
    found = {
        row.id: discrepancies(row.id, compared[row.id], _members(row, made), near) for row in listed
    }
    within = list(chain.from_iterable(found.values()))
    quoted = [p for d in within if d.kind is DiscrepancyKind.QUOTE for p in d.words]
    anywhere = (
        spellings(made.entities, listed, made.stated),
        two_bounds(listed, made.stated),
        rewordings(made.utterances, listed, made.stated, quoted),
    )
    for other in chain.from_iterable(anywhere):
        if not any(around(each, other) for each in within):
            found[other.point].append(other)
    return found


def _within(row: Row, made: Prepared, alignment: Alignment) -> list[Found]:
    """What differs within one point, beside how well its claims match."""
    scored = list(alignment.matches.scored(row.members))
    pairs = [(made.stated[i], made.stated[j]) for i, j, _ in scored]
    background = made.background.matching(pairs, [score for *_, score in scored])
    return differences(_members(row, made), background)


def _members(row: Row, made: Prepared) -> list[Stated]:
    return [made.stated[i] for i in row.members]


def _near(made: Prepared, alignment: Alignment) -> Near:
    """The claims that match one of some claims, given how well."""
    place = {each.claim.id: i for i, each in enumerate(made.stated)}

    def near(claims: Iterable[Stated], least: float) -> list[Stated]:
        found = alignment.near({place[each.claim.id] for each in claims}, least)
        return [made.stated[i] for i in found]

    return near


def _values(made: Prepared) -> dict[tuple[str, Span], str]:
    """The value of each time and quantity by its place: "7.40am" and "7:40 a.m." are one."""
    times = {
        (s.claim.report, each.span): " ".join((each.value, *sorted(each.how)))
        for s in made.stated
        for each in told(s)
        if each.value and not each.is_of_speech
    }
    quantities = {
        (s.claim.report, q.span): f"{q.bound} {q.value} {q.low} {q.high} {q.unit}"
        for s in made.stated
        for q in s.claim.quantities
    }
    return times | quantities


def _published(annotated: AnnotatedReport) -> str | None:
    return annotated.report.date.value if annotated.report.date else None


def _origin_of(lineage: Lineage) -> dict[str, str]:
    return {report: origin.id for origin in lineage.origins for report in origin.reports}
