"""Stories that grow: what new reports change, report by report.

Grouping depends on the set of reports and on nothing else. So regrouping the kept sketches after
each arrival gives, at the end, exactly the stories that all reports give at once; what is saved is
the sketching. A later report may show that two groups are one, or that a doubtful report belongs
elsewhere: such a report moves, and every move is told with its reason.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.model.story import Story
from crossread.stories.grouping import group_sketches
from crossread.stories.likely import GroupingConfig
from crossread.stories.sketch import Sketch

_TERMS = 4


@dataclass(frozen=True, slots=True)
class Move:
    """One report that came to a story; ``before`` is the id of the story it left, None when new."""

    report: str
    before: str | None
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Growth:
    """The stories after an arrival; ``continues`` gives for each story the older one it goes on."""

    stories: tuple[Story, ...]
    continues: Mapping[str, str]
    moves: tuple[Move, ...]


def grown(
    before: Sequence[Story], sketches: Sequence[Sketch], config: GroupingConfig | None = None
) -> Growth:
    """Return the stories of ``sketches``, old and new, and what changed since ``before``.

    A story goes on the older story with which it shares most reports; no two go on the same. A
    report that is not where its older story goes on has moved. Moves are ordered by report.
    """
    after = group_sketches(sketches, config)
    continues = _continues(before, after)
    home = _homes(before)
    moves = []
    for story in after:
        for report in story.reports:
            if report not in home or continues.get(story.id) != home[report]:
                moves.append(Move(report, home.get(report), story.id, _why(report, story)))
    return Growth(after, continues, tuple(sorted(moves, key=lambda move: move.report)))


def _homes(stories: Iterable[Story]) -> dict[str, str]:
    return {report: story.id for story in stories for report in story.reports}


def _continues(before: Sequence[Story], after: Sequence[Story]) -> dict[str, str]:
    """Each new story with the older one it goes on; most shared reports first, ties by id."""
    home = _homes(before)
    shared = Counter(
        (story.id, home[report]) for story in after for report in story.reports if report in home
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for new, old in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if new not in found and old not in taken:
            found[new] = old
            taken.add(old)
    return found


def _why(report: str, story: Story) -> str:
    ties = [tie for tie in story.because if report in tie.reports]
    if not ties:
        return "shares too little with any other report"
    best = max(ties, key=lambda tie: (tie.score, tie.reports))
    other = best.reports[0] if best.reports[1] == report else best.reports[1]
    return f"shares {', '.join(best.shared[:_TERMS])} with {other} ({best.score:.2f})"
