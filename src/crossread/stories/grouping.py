"""Which reports are of one event.

Reports are compared by the rarity of what they share (see ``rarity``): names of people and places,
streets, ages and sums decide, the words of the genre do not. Candidates come from shared telling
terms, a score says how likely a pair is of one event, and groups form by the mean of all their
pairs, so that one striking pair does not join two events. A doubtful report stays alone: a story
of one is a smaller mistake than two events in one story.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from crossread.model.annotation import AnnotatedReport
from crossread.model.ids import content_id
from crossread.model.report import Report
from crossread.model.story import Story, Togetherness
from crossread.stories.candidates import candidates
from crossread.stories.cluster import Edges, Score, cluster
from crossread.stories.counts import Indices, Weights, counted
from crossread.stories.sketch import Sketch, sketch, spellings
from crossread.stories.space import Overlap, Space, overlap, rarest_shared, space

_SHARED_SHOWN = 8
_NEARLY_SHOWN = 3

Tie = tuple[float, int, int]  # score, lower row, higher row


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingConfig:
    """How much reports must share to be of one event.

    The score of a pair is a logistic regression over what it shares and the days between. The
    weights were fitted on candidate pairs of both public sets, whole and in parts of 3 to 400
    stories, parts of one place among them, and rounded.
    """

    # Mean score at which groups are joined.
    bar: float = 0.4
    level: float = 5.87
    whole: float = 1.9  # of the log cosine of all terms
    lead: float = 0.7  # of the log cosine of title and lead
    rare: float = 1.9  # of the log of the rarity shared
    pairs: float = -0.93  # of the log of the part of it that pairs of words repeat
    days: float = -0.55  # of the log of the days between
    # Of the log of the number of reports: the more reports, the more of them agree by chance.
    reports: float = -0.55
    fewest: int = 100  # reports counted at least
    # One shared place is not enough: two terms that one report in 300 holds come to 5.4.
    least_rare: float = 5.0
    # Mean score at which groups are so sure that their reports count as one for rarity.
    sure: float = 0.9
    # Score from which a pair that did not join is told as nearly in.
    near: float = 0.2
    # Days after which more distance says nothing more: trials and anniversaries come years later.
    most_days: float = 1000.0
    # Days assumed between two reports of which one gives no date.
    unknown_days: float = 7.0


@dataclass(frozen=True, slots=True)
class _Groups:
    """Groups of rows with the edges and the score that made them."""

    groups: list[list[int]]
    edges: Edges
    close: Edges  # edges, and pairs that came near to being some
    score: Score


def group(
    reports: Sequence[AnnotatedReport], config: GroupingConfig | None = None
) -> tuple[Story, ...]:
    """Return the stories of ``reports``, ordered by first day and id.

    Each report is in exactly one story; one that joins no other is a story of its own. The order
    of the reports changes nothing. Of two reports with one id the first counts.
    """
    stories = group_sketches([sketch(each.report, each.mentions) for each in reports], config)
    texts = {each.report.id: each.report for each in reversed(reports)}
    return tuple(as_written(story, texts) for story in stories)


def as_written(story: Story, texts: Mapping[str, Report]) -> Story:
    """Return a story of sketches with its terms as its reports write them."""
    because, nearly = _as_written(story.because, texts), _as_written(story.nearly, texts)
    return replace(story, because=because, nearly=nearly)


def _as_written(
    ties: Iterable[Togetherness], texts: Mapping[str, Report]
) -> tuple[Togetherness, ...]:
    """Return the ties with their terms as the first of both reports writes them."""
    return tuple(replace(tie, shared=spellings(texts[tie.reports[0]], tie.shared)) for tie in ties)


def group_sketches(
    sketches: Sequence[Sketch], config: GroupingConfig | None = None
) -> tuple[Story, ...]:
    """Return the stories of reports that were sketched before; see ``group``."""
    config = config or GroupingConfig()
    counts = counted(sketches)
    # Names that a whole crowd of reports shares would pass for common words. So the surest groups
    # are found first, by what is rare in any text, and count as one when rarity is counted.
    strict = replace(config, bar=max(config.sure, config.bar))
    units = _numbered(_grouped(space(counts), strict).groups, len(counts.sketches))
    known = space(counts, units)
    found = _grouped(known, config)
    ties, outside = _ties(found), _outside(found)
    stories = [
        _story(known, rows, ties, outside[number]) for number, rows in enumerate(found.groups)
    ]
    return tuple(sorted(stories, key=lambda story: (story.first or "9999", story.id)))


def _grouped(known: Space, config: GroupingConfig) -> _Groups:
    def score(left: Indices, right: Indices) -> Weights:
        return _likely(known, left, right, overlap(known, left, right), config)

    left, right = candidates(known)
    shared = overlap(known, left, right)
    scores = _likely(known, left, right, shared, config)
    told = (scores >= min(config.near, config.bar)) & (shared.rare >= config.least_rare)
    close = left[told], right[told], scores[told]
    kept = close[2] >= config.bar
    edges = close[0][kept], close[1][kept], close[2][kept]
    groups = cluster(len(known.sketches), edges, score, config.bar)
    return _Groups(groups, edges, close, score)


def _numbered(groups: Sequence[Sequence[int]], rows: int) -> Indices:
    """Return the number of the group of each row."""
    numbers = np.zeros(rows, np.int64)
    for number, group_rows in enumerate(groups):
        numbers[group_rows] = number
    return numbers


def _ties(found: _Groups) -> dict[int, Tie]:
    """Return the strongest tie of each row to another of its group; ties go to the lower row."""
    home = {row: number for number, rows in enumerate(found.groups) for row in rows}
    best: dict[int, Tie] = {}
    for left, right, weight in zip(*(side.tolist() for side in found.edges), strict=True):
        if home[left] == home[right]:
            for row in (left, right):
                if row not in best or weight > best[row][0]:
                    best[row] = (weight, left, right)
    for rows in found.groups:
        for row in rows:
            if row not in best and len(rows) > 1:  # joined through a pair that shares no rare term
                others = np.array([other for other in rows if other != row], np.int64)
                weights = found.score(np.full(len(others), row), others)
                at = int(np.argmax(weights))
                pair = sorted((row, int(others[at])))
                best[row] = (float(weights[at]), pair[0], pair[1])
    return best


def _outside(found: _Groups) -> list[list[Tie]]:
    """Return the strongest ties of each group to reports that stayed out of it, one a report."""
    home = {row: number for number, rows in enumerate(found.groups) for row in rows}
    best: list[dict[int, Tie]] = [{} for _ in found.groups]
    for left, right, weight in zip(*(side.tolist() for side in found.close), strict=True):
        if home[left] != home[right]:
            for inside, outside in ((left, right), (right, left)):
                known = best[home[inside]].get(outside)
                if known is None or weight > known[0]:
                    best[home[inside]][outside] = (weight, inside, outside)
    return [sorted(ties.values(), key=lambda t: (-t[0], t[1:]))[:_NEARLY_SHOWN] for ties in best]


def _likely(
    space: Space, left: Indices, right: Indices, shared: Overlap, config: GroupingConfig
) -> Weights:
    """Return how likely the pairs are of one event, 0 to 1."""
    apart = np.abs(space.days[left] - space.days[right])
    apart = np.minimum(np.where(np.isnan(apart), config.unknown_days, apart), config.most_days)
    logit = _weighed(shared, config) + config.days * np.log1p(apart)
    logit += config.reports * np.log(max(len(space.sketches), config.fewest))
    likely: Weights = (1.0 / (1.0 + np.exp(-logit))).astype(np.float32)
    return likely


def _weighed(shared: Overlap, config: GroupingConfig) -> Weights:
    # Two hundredths keep the logarithm finite where nothing is shared.
    weighed: Weights = (
        config.level
        + config.whole * np.log(shared.whole + 0.02)
        + config.lead * np.log(shared.lead + 0.02)
        + config.rare * np.log1p(shared.rare)
        + config.pairs * np.log1p(shared.pairs)
    )
    return weighed


def _story(
    space: Space, rows: Sequence[int], ties: Mapping[int, Tie], outside: Sequence[Tie]
) -> Story:
    members = [space.sketches[row] for row in rows]  # rows are in the order of day and id
    days = [member.date[:10] for member in members if member.date and member.day is not None]
    titled = [member for member in members if member.titled] or members
    held = sorted({(left, right): weight for weight, left, right in _of(rows, ties)}.items())
    return Story(
        id=content_id("s", *sorted(member.report for member in members)),
        title=titled[0].headline,
        reports=tuple(member.report for member in members),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        because=tuple(_togetherness(space, *pair, weight) for pair, weight in held),
        nearly=tuple(_togetherness(space, left, right, weight) for weight, left, right in outside),
    )


def _of(rows: Sequence[int], ties: Mapping[int, Tie]) -> Iterator[Tie]:
    return (ties[row] for row in rows if row in ties)


def _togetherness(space: Space, left: int, right: int, score: float) -> Togetherness:
    return Togetherness(
        reports=(space.sketches[left].report, space.sketches[right].report),
        score=round(score, 4),
        shared=rarest_shared(space, left, right, _SHARED_SHOWN),
    )
