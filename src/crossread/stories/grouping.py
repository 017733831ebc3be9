"""Which reports are of one event.

Reports are compared by the rarity of what they share (see ``rarity``): names of people and places,
streets, ages and sums decide, the words of the genre do not. Candidates come from shared telling
terms, a score says how likely a pair is of one event, and groups form by the mean of all their
pairs, so that one striking pair does not join two events. A doubtful report stays alone: a story
of one is a smaller mistake than two events in one story.

Here the steps run over a set in memory. An engine for larger sets runs the same steps over parts:
terms of a report, postings of a term, pairs, groups of one connected component.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from crossread.model.annotation import AnnotatedReport
from crossread.model.report import Report
from crossread.model.story import Story, Togetherness
from crossread.stories.candidates import candidates
from crossread.stories.cluster import Edges, cluster
from crossread.stories.counts import (
    Counts,
    Indices,
    chrome_of,
    counted,
    joined,
    key_of,
    report_of,
    row_of,
    terms_of,
    unique,
)
from crossread.stories.likely import GroupingConfig, Likely, edges_of
from crossread.stories.rarity import rarity
from crossread.stories.sketch import Sketch, sketch, spellings
from crossread.stories.space import Space, rarest, shared_terms, space
from crossread.stories.ties import SHARED_SHOWN, Tie, nearest_outside, story_of, strongest

_SKETCHES_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class RowGroups:
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
    ordered = unique(sketches)
    return group_stream(lambda: ordered, config or GroupingConfig())


def group_stream(
    sketches: Callable[[], Iterable[Sketch]], config: GroupingConfig
) -> tuple[Story, ...]:
    """Return the stories of sketches that are read three times and never held all at once.

    Each call of ``sketches`` gives the same sketches, each of another report, in any order.
    """
    chrome = chrome_of(sketches())
    parts = [counted(part, chrome) for part in _in_parts(sketches())]
    found = groups_of(joined(parts), config)
    del parts
    ties = strongest(found.groups, edges_of(found.close, config), found.likely.score)
    held = [_held(rows, ties) for rows in found.groups]
    outside = nearest_outside(found.groups, found.close)
    known = found.likely.space
    heads, told = _ties_in_words(
        sketches(), known, [tie for some in (*held, *outside) for tie in some]
    )
    stories = [
        story_of([heads[row] for row in rows], (told[t] for t in inner), (told[t] for t in outer))
        for rows, inner, outer in zip(found.groups, held, outside, strict=True)
    ]
    return tuple(sorted(stories, key=story_order))


def _in_parts(sketches: Iterable[Sketch]) -> Iterator[list[Sketch]]:
    each = iter(sketches)
    while part := list(islice(each, _SKETCHES_AT_ONCE)):
        yield part


def story_order(story: Story) -> tuple[str, str]:
    """Return what stories are sorted by: first day, then id."""
    return story.first or "9999", story.id


def groups_of(counts: Counts, config: GroupingConfig) -> RowGroups:
    """Return the groups of counted reports.

    Names that a whole crowd of reports shares would pass for common words. So the surest groups
    are found first, by what is rare in any text, and count as one when rarity is counted.
    """
    seen, among = _units_with(counts, _units(counts, config))
    return _grouped(space(counts, rarity(counts.shares, seen, among)), config)


def surest(config: GroupingConfig) -> GroupingConfig:
    """Return the settings that find the surest groups only."""
    return replace(config, bar=max(config.sure, config.bar))


def _grouped(known: Space, config: GroupingConfig) -> RowGroups:
    likely = Likely(known, len(known.rows), config)
    close = likely.close(*candidates(known))
    edges = edges_of(close, config)
    return RowGroups(cluster(len(known.rows), edges, likely.score, config.bar), close, likely)


def _units(counts: Counts, config: GroupingConfig) -> Indices:
    """Return the number of the surest group of each row."""
    known = space(counts, rarity(counts.shares, np.zeros(len(counts.keys), np.int64), 0))
    numbers = np.zeros(len(counts.rows), np.int64)
    for number, rows in enumerate(_grouped(known, surest(config)).groups):
        numbers[rows] = number
    return numbers


def _units_with(counts: Counts, units: Indices) -> tuple[Indices, int]:
    """Return in how many units each counted term stands, and how many units there are."""
    unit = np.repeat(units, np.diff(counts.starts))
    order = np.lexsort((unit, counts.keys))
    keys, unit = counts.keys[order], unit[order]
    another = np.r_[True, keys[1:] != keys[:-1]][: len(keys)]
    first = np.flatnonzero(another)
    another[1:] |= unit[1:] != unit[:-1]
    seen = np.zeros(len(keys), np.int64)
    with_term = np.add.reduceat(another.astype(np.int64), first) if len(first) else first
    seen[order] = np.repeat(with_term, np.diff(np.r_[first, len(keys)]))
    return seen, len(np.unique(units))


def _held(rows: Sequence[int], ties: Mapping[int, Tie]) -> list[Tie]:
    """Return the ties of a group, each once, in the order of the rows."""
    pairs = {ties[row][1:]: ties[row][0] for row in rows if row in ties}
    return [(weight, *pair) for pair, weight in sorted(pairs.items())]


def _ties_in_words(
    sketches: Iterable[Sketch], known: Space, ties: Iterable[Tie]
) -> tuple[dict[int, Sketch], dict[Tie, Togetherness]]:
    """Return the sketches of rows without their passages, and the ties in words."""
    number = {row: at for at, row in enumerate(known.rows)}
    of_left: defaultdict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        of_left[tie[1]].append(tie)
    heads: dict[int, Sketch] = {}
    told: dict[Tie, Togetherness] = {}
    for each in sketches:
        row = number[row_of(each)]
        heads[row] = replace(each, passages=(), names=())
        names = names_of(each) if row in of_left else {}
        for tie in of_left.get(row, ()):
            shared = shared_terms(known, tie[1], tie[2])
            told[tie] = together(tie, known.rows, rarest(shared, names, SHARED_SHOWN))
    return heads, told


def names_of(sketch: Sketch) -> dict[int, str]:
    """Return the words of the keys of a report's terms."""
    return {key_of(term): term for term in terms_of(sketch)}


def together(tie: Tie, rows: Sequence[str], shared: tuple[str, ...]) -> Togetherness:
    """Return why two reports belong together, with the score as it is shown."""
    score, left, right = tie
    return Togetherness((report_of(rows[left]), report_of(rows[right])), round(score, 4), shared)
