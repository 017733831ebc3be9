"""Which reports are of one event.

Reports are compared by the rarity of what they share (see ``rarity``): names of people and places,
streets, ages and sums decide, the words of the genre do not. Candidates come from shared telling
terms, a score says how likely a pair is of one event, and groups form by the mean of all their
pairs, so that one striking pair does not join two events. A doubtful report stays alone: a story
of one is a smaller mistake than two events in one story.

Here the steps run over a set in memory. An engine for larger sets runs the same steps over parts:
terms of a report, postings of a term, pairs, groups of one connected component.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from crossread.model.annotation import AnnotatedReport
from crossread.model.report import Report
from crossread.model.story import Story, Togetherness
from crossread.stories.candidates import candidates
from crossread.stories.cluster import Edges, cluster
from crossread.stories.counts import Counts, Indices, chrome_of, counted, key_of, terms_of, unique
from crossread.stories.likely import GroupingConfig, Likely, edges_of
from crossread.stories.rarity import rarity
from crossread.stories.sketch import Sketch, sketch, spellings
from crossread.stories.space import Space, rarest, shared_terms, space
from crossread.stories.ties import SHARED_SHOWN, Tie, nearest_outside, story_of, strongest


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of rows with the scored pairs that made them."""

    groups: list[list[int]]
    close: Edges  # pairs that joined or came near to it
    likely: Likely


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
    """Return a story with its shared terms as the first report of each tie writes them."""

    def written(ties: Iterable[Togetherness]) -> tuple[Togetherness, ...]:
        return tuple(
            replace(tie, shared=spellings(texts[tie.reports[0]], tie.shared)) for tie in ties
        )

    return replace(story, because=written(story.because), nearly=written(story.nearly))


def group_sketches(
    sketches: Sequence[Sketch], config: GroupingConfig | None = None
) -> tuple[Story, ...]:
    """Return the stories of reports that were sketched before; see ``group``."""
    config = config or GroupingConfig()
    ordered = unique(sketches)
    chrome = chrome_of(ordered)
    found = groups_of(counted(ordered, chrome), config)
    ties = strongest(found.groups, edges_of(found.close, config), found.likely.score)
    outside = nearest_outside(found.groups, found.close)
    stories = [
        _story(ordered, found.likely.space, rows, ties, outside[number])
        for number, rows in enumerate(found.groups)
    ]
    return tuple(sorted(stories, key=story_order))


def story_order(story: Story) -> tuple[str, str]:
    """Return what stories are sorted by: first day, then id."""
    return story.first or "9999", story.id


def groups_of(counts: Counts, config: GroupingConfig) -> Groups:
    """Return the groups of counted reports.

    Names that a whole crowd of reports shares would pass for common words. So the surest groups
    are found first, by what is rare in any text, and count as one when rarity is counted.
    """
    nowhere = np.zeros(len(counts.keys), np.int64)
    first = space(counts, rarity(counts.shares, nowhere, 0))
    units = _numbered(_grouped(first, surest(config)).groups, len(counts.rows))
    seen, among = _units_with(counts, units)
    return _grouped(space(counts, rarity(counts.shares, seen, among)), config)


def surest(config: GroupingConfig) -> GroupingConfig:
    """Return the settings that find the surest groups only."""
    return replace(config, bar=max(config.sure, config.bar))


def _grouped(known: Space, config: GroupingConfig) -> Groups:
    likely = Likely(known, len(known.rows), config)
    close = likely.close(*candidates(known))
    edges = edges_of(close, config)
    return Groups(cluster(len(known.rows), edges, likely.score, config.bar), close, likely)


def _numbered(groups: Sequence[Sequence[int]], rows: int) -> Indices:
    """Return the number of the group of each row."""
    numbers = np.zeros(rows, np.int64)
    for number, group_rows in enumerate(groups):
        numbers[group_rows] = number
    return numbers


def _units_with(counts: Counts, units: Indices) -> tuple[Indices, int]:
    """Return in how many units each counted term stands, and how many units there are."""
    _, term = np.unique(counts.keys, return_inverse=True)
    width = int(term.max(initial=0)) + 1
    once = np.unique(np.repeat(units, np.diff(counts.starts)) * width + term)
    return np.bincount(once % width, minlength=width)[term], len(np.unique(units))


def _story(
    ordered: Sequence[Sketch],
    known: Space,
    rows: Sequence[int],
    ties: Mapping[int, Tie],
    outside: Sequence[Tie],
) -> Story:
    held = sorted({ties[row][1:]: ties[row][0] for row in rows if row in ties}.items())
    because = [_togetherness(ordered, known, (weight, *pair)) for pair, weight in held]
    nearly = [_togetherness(ordered, known, tie) for tie in outside]
    return story_of([ordered[row] for row in rows], because, nearly)


def _togetherness(ordered: Sequence[Sketch], known: Space, tie: Tie) -> Togetherness:
    score, left, right = tie
    names = {key_of(term): term for term in terms_of(ordered[left])}
    return together(
        (ordered[left].report, ordered[right].report),
        score,
        rarest(shared_terms(known, left, right), names, SHARED_SHOWN),
    )


def together(reports: tuple[str, str], score: float, shared: tuple[str, ...]) -> Togetherness:
    """Return why two reports belong together, with the score as it is shown."""
    return Togetherness(reports, round(score, 4), shared)
