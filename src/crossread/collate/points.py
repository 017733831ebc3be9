"""Points: rows of the comparison, with their readings, their status and who lacks them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from crossread.collate.additions import additions
from crossread.collate.align import Alignment
from crossread.collate.claims import Stated
from crossread.collate.heads import head
from crossread.collate.profile import Profile
from crossread.collate.reduction import reductions
from crossread.collate.rulings import Rulings
from crossread.model.claim import Claim, is_covered, share_words
from crossread.model.collation import (
    Absence,
    Closest,
    Discrepancy,
    DiscrepancyRelation,
    Link,
    Point,
    Reading,
    Status,
)
from crossread.model.ids import content_id
from crossread.model.span import Span

_ORDER = (Status.DISPUTED, Status.AGREED, Status.ONE_ORIGIN, Status.SINGLE)
_LABEL = 120  # characters of a reading's label
# Mean score with a row's claims from which a report tells it in another row. Of 40 such, drawn from
# 48 stories, 34 do and four half; from 0.42 on 20 of 32; by the best score with one claim 27 of 45.
_TOLD = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """The claims of one point before anything is said of them, by index and in text order."""

    id: str
    members: tuple[int, ...]


def rows(groups: Sequence[Sequence[int]], stated: Sequence[Stated]) -> list[Row]:
    """Return a row for each group of claims."""
    found = []
    for group in groups:
        claims = sorted(stated[i].claim.id for i in group)
        found.append(Row(content_id("p", *claims), tuple(group)))
    return found


def home(claims: Collection[str], listed: Sequence[Row], stated: Sequence[Stated]) -> str:
    """Return the id of the row that holds most of some claims, the largest of such."""
    held = {row.id: sum(stated[i].claim.id in claims for i in row.members) for row in listed}
    size = {row.id: len(row.members) for row in listed}
    return max(held, key=lambda point: (held[point], size[point], point))


@dataclass(frozen=True, slots=True)
class Survey:
    """What all points of a story are described with."""

    stated: Sequence[Stated]
    profiles: Sequence[Profile]  # beside them
    alignment: Alignment
    origin_of: Mapping[str, str]  # report id → origin id
    values: Mapping[tuple[str, Span], str]  # of times and quantities, by place
    shown_closest: float
    rulings: Rulings
    published: Mapping[str, str | None]  # report id → ISO day
    point_of: Mapping[int, str]  # of each claim, by index


@dataclass(frozen=True, slots=True)
class Outline:
    """The point of a row as if nothing in it were told otherwise; it has no readings."""

    row: Row
    point: Point
    names: bool  # whether its gist only names somebody or something


def outline(row: Row, survey: Survey) -> Outline:
    """Return what one row tells, who lacks it and why it is one."""
    first = head(row.members, survey.stated, survey.profiles, survey.alignment.matches)
    members = [survey.stated[i] for i in row.members]
    reports = {s.claim.report for s in members}
    origins = {survey.origin_of[r] for r in reports}
    point = Point(
        id=row.id,
        gist=_words(survey.stated[first]),
        status=_status(len(reports), len(origins), ()),
        claims=tuple(s.claim.id for s in members),
        reports=len(reports),
        origins=len(origins),
        readings=(),
        absent=_absent(row, survey, reports),
        because=_because(row, survey),
        added=additions(row.members, survey.stated, survey.profiles),
        reductions=reductions(members, survey.origin_of, survey.published),
        ruled_by=survey.rulings.of(row.members),
    )
    return Outline(row, point, survey.profiles[first].substance.phrase)


def described(
    outlines: Sequence[Outline], survey: Survey, differences: Mapping[str, Sequence[Discrepancy]]
) -> tuple[Point, ...]:
    """Return the points of all rows, the most important first.

    What is in dispute goes before what is agreed, what reports state before whom they only name,
    and what many tell before what few do. ``differences`` are those of each row, by its id.
    """

    def importance(ranked: tuple[bool, Point]) -> tuple[int, bool, int, str]:
        names, point = ranked
        return _ORDER.index(point.status), names, -point.reports, point.id

    every = [(each.names, _point(each, survey, differences[each.row.id])) for each in outlines]
    return tuple(point for _, point in sorted(every, key=importance))


def _point(outlined: Outline, survey: Survey, found: Sequence[Discrepancy]) -> Point:
    """The point of one row, given the discrepancies between its claims."""
    members = [survey.stated[i] for i in outlined.row.members]
    point = outlined.point
    return replace(
        point,
        status=_status(point.reports, point.origins, found),
        readings=_readings(members, found, survey),
    )


def _status(reports: int, origins: int, found: Sequence[Discrepancy]) -> Status:
    if any(d.relation is DiscrepancyRelation.CONFLICTS for d in found):
        return Status.DISPUTED
    if reports == 1:
        return Status.SINGLE
    return Status.AGREED if origins > 1 else Status.ONE_ORIGIN


def _readings(
    members: Sequence[Stated], found: Sequence[Discrepancy], survey: Survey
) -> tuple[Reading, ...]:
    """What gives the same in every discrepancy of the point is one reading."""
    groups: dict[tuple[tuple[str, ...], ...], list[Stated]] = {}
    for told in _tellings(members):
        groups.setdefault(tuple(_given(told, d, survey) for d in found), []).extend(told)
    ordered = sorted(groups.values(), key=lambda g: (-len({s.claim.report for s in g}), -len(g)))
    labels = zip(ordered, _labels(ordered, found), strict=True)
    return tuple(
        Reading(_letters(n), label, tuple(s.claim.id for s in group))
        for n, (group, label) in enumerate(labels)
    )


def _labels(groups: Sequence[Sequence[Stated]], found: Sequence[Discrepancy]) -> list[str]:
    """A label for each reading: its differing words, the first that no other gives if it may be."""
    told = [_worded(group, found) for group in groups]
    first = Counter(words[0].casefold() for words in told)
    every = Counter(word for words in told for word in {each.casefold() for each in words})
    return [
        words[0]
        if first[words[0].casefold()] == 1
        else next((each for each in words if every[each.casefold()] == 1), words[-1])
        for words in told
    ]


def _worded(group: Sequence[Stated], found: Sequence[Discrepancy]) -> list[str]:
    """The differing words of a reading, and last the shortest claim's words."""
    shortest = min((_words(s) for s in group), key=lambda w: (len(w), w))
    differing = (span for discrepancy in found for span in _differing(group[0], discrepancy))
    return [*(group[0].words(span) for span in differing), shortest]


def _tellings(members: Sequence[Stated]) -> list[list[Stated]]:
    """The claims of a point, those together that lie in each other's words, in text order."""
    tellings: list[list[Stated]] = []
    for stated in members:
        last = tellings[-1] if tellings else []
        if any(share_words(stated.claim, other.claim) for other in last):
            last.append(stated)
        else:
            tellings.append([stated])
    return tellings


def _given(told: Sequence[Stated], discrepancy: Discrepancy, survey: Survey) -> tuple[str, ...]:
    """What claims give for a discrepancy: values where there are any, else their words, folded."""
    report = told[0].claim.report
    spans = sorted({span for stated in told for span in _differing(stated, discrepancy)})
    return tuple(
        dict.fromkeys(survey.values.get((report, s)) or told[0].words(s).lower() for s in spans)
    )


def _differing(stated: Stated, discrepancy: Discrepancy) -> list[Span]:
    """The words of a discrepancy that are a claim's: in it, or around it who says so and how."""
    claim = stated.claim
    around = [source.span for source in claim.source if source.span]
    around += [cue.span for cue in (claim.cue, *claim.certainty.cues) if cue]
    return [
        place.span
        for place in discrepancy.words
        if place.report == claim.report
        and any(span.overlap(place.span) for span in (claim.span, *around))
    ]


def _letters(number: int) -> str:
    letters = ascii_lowercase[number % 26]
    return letters if number < 26 else _letters(number // 26 - 1) + letters


def _absent(row: Row, survey: Survey, reports: set[str]) -> tuple[Absence, ...]:
    if len(reports) < 2:
        return ()
    least = min(survey.shown_closest, _TOLD)  # nothing that matches worse is shown or tells it
    scores = dict(survey.alignment.closest(row.members, least))
    near = (i for i, score in scores.items() if score >= survey.shown_closest)
    telling = survey.alignment.telling(_outer(row.members, survey), _TOLD)
    nearest: dict[str, int] = {}
    for outside in (*telling, *near):
        nearest.setdefault(survey.stated[outside].claim.report, outside)
    missing = sorted(set(survey.origin_of) - reports)
    return tuple(
        _absence(report, nearest.get(report), scores, telling, survey) for report in missing
    )


def _absence(
    report: str,
    nearest: int | None,
    scores: Mapping[int, float],
    telling: Collection[int],
    survey: Survey,
) -> Absence:
    if nearest is None:
        return Absence(report, None)
    closest = Closest(survey.stated[nearest].claim.id, round(scores[nearest], 2))
    return Absence(report, closest, survey.point_of[nearest] if nearest in telling else None)


def _outer(members: Sequence[int], survey: Survey) -> list[int]:
    """Those of some claims that lie in no other of them."""
    of_report: dict[str, list[Claim]] = {}
    for claim in (survey.stated[i].claim for i in members):
        of_report.setdefault(claim.report, []).append(claim)
    own = [(i, survey.stated[i].claim) for i in members]
    return [i for i, claim in own if not is_covered(claim, of_report[claim.report])]


def _because(row: Row, survey: Survey) -> tuple[Link, ...]:
    """The matches that hold the point together, best first: of each claim its best twenty."""
    ids = {i: survey.stated[i].claim.id for i in row.members}
    found = survey.alignment.matches.among(row.members)
    ordered = sorted((-round(m.score, 2), ids[m.left], ids[m.right], m.because) for m in found)
    return tuple(Link((one, two), -score, because) for score, one, two, because in ordered)


def _words(stated: Stated) -> str:
    words = stated.words(stated.claim.span)
    return words if len(words) <= 2 * _LABEL else f"{words[: 2 * _LABEL].rsplit(' ', 1)[0]} …"
