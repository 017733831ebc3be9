"""Why two claims do, or do not, stand in one point.

Made for the question of one person about one pair: the evidence of the two reports is computed
anew and each piece is set against what it usually is between their claims. ``spoke`` is the piece's
weight times how far it lies from that; the sum of all is how much better the pair fits than two
claims of these reports usually do, in the matcher's own units (log odds).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from crossread.collate.claims import Stated
from crossread.collate.config import CollateConfig
from crossread.collate.meeting import may_meet
from crossread.collate.rivalry import Rivalry
from crossread.collate.rulings import rulings
from crossread.collate.scoring import Scoring
from crossread.collate.story import Prepared, aligned, prepared
from crossread.model.annotation import AnnotatedReport
from crossread.model.judgement import Judgement
from crossread.models.matcher import Matcher, matcher


class Verdict(StrEnum):
    """What decides whether two claims stand in one point."""

    RULED = "ruled"  # a person
    SCORE = "score"  # of the two alone
    GROUP = "group"  # what else stands in their points
    TWO_PEOPLE = "two_people"  # both tell ages, of people of other names
    ONE_REPORT = "one_report"  # a report seldom says one thing twice
    NOTHING_TOLD = "nothing_told"  # by both: see ``collate.substance``


@dataclass(frozen=True, slots=True)
class PieceOfEvidence:
    """One piece of evidence; values are 0 to 1, or -1 for what speaks against."""

    name: str
    value: float
    usual: float  # mean between claims of the two reports
    spoke: float  # for (positive) or against


@dataclass(frozen=True, slots=True)
class Why:
    """The answer. ``score`` is None for two claims of one report, which are never scored."""

    claims: tuple[str, str]
    together: bool
    verdict: Verdict
    score: float | None
    needed: float  # the score from which two claims may join
    rivals: bool  # whether both put another figure or time to one thing, so that less is needed
    pieces: tuple[PieceOfEvidence, ...]  # that spoke most, first
    points: tuple[tuple[str, ...], tuple[str, ...]]  # the claims of the point of each
    ruled_by: tuple[str, ...]


def why(
    claims: tuple[str, str],
    reports: Sequence[AnnotatedReport],
    config: CollateConfig,
    judgements: Sequence[Judgement] = (),
) -> Why:
    """Return why two claims of a story's reports do or do not stand in one point.

    KeyError for an id that is none of the story's claims. Symmetric, but for the order of sides.
    """
    made = prepared(reports, config)
    ruled = rulings(judgements, made.stated, made.utterances)
    alignment = aligned(made, config, ruled)
    at = {made.stated[i].claim.id: i for i in alignment.told.tolist()}
    left, right = at[claims[0]], at[claims[1]]
    home = {i: group for group in alignment.groups for i in group}
    by = ruled.on(left, right)
    together = home[left] == home[right]
    scored, pieces = _pieces(made, left, right, matcher(), config.least_match)
    rivals = scored is not None and _are_rivals(made, left, right, scored)
    needed = _needed(made, left, right, config, rivals=rivals)
    return Why(
        claims=claims,
        together=together,
        verdict=_verdict(by, scored, _bar(made, left, right), together=together, needed=needed),
        score=scored,
        needed=needed,
        rivals=rivals,
        pieces=pieces,
        points=(_ids(home[left], made.stated), _ids(home[right], made.stated)),
        ruled_by=by,
    )


def _verdict(
    ruled_by: Sequence[str],
    scored: float | None,
    bar: Verdict | None,
    *,
    together: bool,
    needed: float,
) -> Verdict:
    if ruled_by:
        return Verdict.RULED
    if scored is None:
        return Verdict.GROUP if together else Verdict.ONE_REPORT
    if bar and scored >= needed:
        return Verdict.GROUP if together else bar
    return Verdict.SCORE if together == (scored >= needed) else Verdict.GROUP


def _are_rivals(made: Prepared, left: int, right: int, scored: float) -> bool:
    """Whether both tell a figure or time of one thing otherwise."""
    rivalry = Rivalry(made.stated, made.profiles, made.background)
    one, two = np.array([left], np.int32), np.array([right], np.int32)
    return bool(rivalry.may_be(one, two)[0] and rivalry.are(one, two, np.array([scored]))[0])


def _needed(made: Prepared, left: int, right: int, config: CollateConfig, *, rivals: bool) -> float:
    details = made.profiles[left].detail or made.profiles[right].detail
    same, same_rival = (
        (config.same_detail, config.same_rival_detail)
        if details
        else (config.same_point, config.same_rival)
    )
    return min(same, same_rival) if rivals else same


def _bar(made: Prepared, left: int, right: int) -> Verdict | None:
    """What keeps two claims from joining whatever their score."""
    one, two = made.profiles[left], made.profiles[right]
    if one.substance.people.are_others(two.substance.people):
        return Verdict.TWO_PEOPLE
    return None if may_meet(one, two) else Verdict.NOTHING_TOLD


def _pieces(
    made: Prepared, left: int, right: int, weights: Matcher, least: float
) -> tuple[float | None, tuple[PieceOfEvidence, ...]]:
    """The score of a pair and its evidence; sides go by report id, as when aligning.

    Two claims of one report are not scored.
    """
    if made.profiles[left].report == made.profiles[right].report:
        return None, ()
    first, second = sorted((left, right), key=lambda i: made.profiles[i].report)
    one, two = (made.profiles[i].report for i in (first, second))
    scoring = Scoring(made.profiles, weights, least)
    row, column = (
        int(np.searchsorted(scoring.claims[r], i)) for r, i in ((one, first), (two, second))
    )
    pairs, pieces, scores = scoring.between(one, two, least=0.0)
    at = int(np.flatnonzero((pairs.left == row) & (pairs.right == column))[0])
    found = []
    for name, weight in weights.weights:
        value, usual = float(pieces[name][at]), float(np.mean(pieces[name]))
        found.append(PieceOfEvidence(name, value, usual, weight * (value - usual)))
    found.sort(key=lambda piece: (-abs(piece.spoke), piece.name))
    return float(scores[at]), tuple(found)


def _ids(group: Sequence[int], stated: Sequence[Stated]) -> tuple[str, ...]:
    return tuple(stated[i].claim.id for i in group)
