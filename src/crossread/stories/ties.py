"""What holds the reports of a group together, and what nearly came in.

A tie is a scored pair of rows. The functions take whole groups, of a set or of a part of one.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from crossread.model.ids import content_id
from crossread.model.story import Story, Togetherness
from crossread.stories.cluster import Edges, Score
from crossread.stories.sketch import Sketch

SHARED_SHOWN = 8
NEARLY_SHOWN = 3

Tie = tuple[float, int, int]  # score, two rows


def strongest(groups: Sequence[Sequence[int]], edges: Edges, score: Score) -> dict[int, Tie]:
    """Return the strongest tie of each row to another of its group; ties go to the lower row."""
    home = {row: number for number, rows in enumerate(groups) for row in rows}
    best: dict[int, Tie] = {}
    for left, right, weight in zip(*(side.tolist() for side in edges), strict=True):
        if home[left] == home[right]:
            for row in (left, right):
                if row not in best or weight > best[row][0]:
                    best[row] = (weight, left, right)
    for rows in groups:
        for row in rows:
            if row not in best and len(rows) > 1:  # joined through a pair that shares no rare term
                best[row] = _strongest(row, rows, score)
    return best


def _strongest(row: int, rows: Sequence[int], score: Score) -> Tie:
    others = np.array([other for other in rows if other != row], np.int64)
    weights = score(np.full(len(others), row), others)
    at = int(np.argmax(weights))
    left, right = sorted((row, int(others[at])))
    return float(weights[at]), left, right


def nearest_outside(groups: Sequence[Sequence[int]], close: Edges) -> list[list[Tie]]:
    """Return the strongest ties of each group to reports that stayed out of it, one a report.

    The row inside comes first; of equal ties that of the lower row.
    """
    home = {row: number for number, rows in enumerate(groups) for row in rows}
    best: list[dict[int, Tie]] = [{} for _ in groups]
    for left, right, weight in zip(*(side.tolist() for side in close), strict=True):
        if home[left] != home[right]:
            for inside, outside in ((left, right), (right, left)):
                tie = (weight, inside, outside)
                known = best[home[inside]].get(outside)
                if known is None or _nearer(tie) < _nearer(known):
                    best[home[inside]][outside] = tie
    return [sorted(ties.values(), key=_nearer)[:NEARLY_SHOWN] for ties in best]


def _nearer(tie: Tie) -> tuple[float, int, int]:
    return -tie[0], tie[1], tie[2]


def story_of(
    members: Sequence[Sketch], because: Iterable[Togetherness], nearly: Iterable[Togetherness]
) -> Story:
    """Return the story of ``members``, given by row; their passages are not looked at."""
    days = [member.date[:10] for member in members if member.date and member.day is not None]
    titled = [member for member in members if member.titled] or members
    return Story(
        id=content_id("s", *sorted(member.report for member in members)),
        title=titled[0].headline,
        reports=tuple(member.report for member in members),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        because=tuple(because),
        nearly=tuple(nearly),
    )
