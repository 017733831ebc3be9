"""Stories of a store after reports came: grouped anew, every move an event with its reason.

Grouping looks at articles: the versions of one count once, by the latest. A story keeps its id
while it goes on, whatever joins it; one whose articles all left for others is closed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from crossread.desk.sketches import Sketches
from crossread.model.desk import Event, EventKind, Kept, StoryChange
from crossread.model.ids import content_id
from crossread.model.story import Story
from crossread.ports import Reads, Store, Writes
from crossread.stories import GroupingConfig, Growth, Move, grown


@dataclass(frozen=True, slots=True)
class _Moment:
    """What a growth starts from."""

    mark: tuple[int, int]
    before: tuple[Story, ...]
    pending: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class _Grown:
    """What a growth comes to, under the ids that stories keep."""

    stories: Mapping[str, Story]
    moves: tuple[Move, ...]
    versions: tuple[tuple[Kept, str], ...]  # each with its story
    born: frozenset[str]
    touched: tuple[str, ...]
    closed: tuple[str, ...]


def grow(
    store: Store, sketches: Sketches, config: GroupingConfig, *, run: str, at: str
) -> tuple[str, ...]:
    """Group what came since the last time; return the ids of the stories that changed.

    The grouping itself holds no lock: when another process wrote meanwhile, it is done again.
    """
    while True:
        with store.reading() as reads:
            heads = reads.heads()
            moment = _moment(reads, heads)
            if not moment.pending:
                return ()
            known = sketches.of(heads, reads)
        growth = grown(moment.before, known, config)
        with store.writing() as writes:
            if writes.mark() == moment.mark:
                return _placed(writes, growth, moment, run=run, at=at)


def _moment(reads: Reads, heads: Iterable[tuple[str, str, str | None]]) -> _Moment:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for article, _, story in heads:
        if story:
            homes[story].append(article)
    before = (Story(story, "", tuple(found), None, None, ()) for story, found in homes.items())
    return _Moment(reads.mark(), tuple(before), tuple(reads.pending()))


def _placed(
    writes: Writes, growth: Growth, moment: _Moment, *, run: str, at: str
) -> tuple[str, ...]:
    """Write the stories that changed, with their events."""
    grown_ = _grown(growth, moment, _names(growth, writes, run))
    for name in grown_.touched:
        writes.place(grown_.stories[name], at)
    for name in grown_.closed:
        writes.close(name, _heir(name, grown_.moves))
    for event in _events(grown_, run, at):
        writes.happened(event)
    for name in grown_.touched:
        writes.changed(_change(grown_, name, run, at))
    return grown_.touched


def _grown(growth: Growth, moment: _Moment, names: Mapping[str, str]) -> _Grown:
    stories = {names[story.id]: replace(story, id=names[story.id]) for story in growth.stories}
    home = {article: story.id for story in stories.values() for article in story.reports}
    moves = tuple(replace(move, after=names[move.after]) for move in growth.moves)
    versions = tuple((v, home[v.article]) for v in moment.pending if v.report != v.article)
    left = {move.before for move in moves if move.before}
    touched = {move.after for move in moves} | left | {story for _, story in versions}
    return _Grown(
        stories=stories,
        moves=moves,
        versions=versions,
        born=frozenset(stories.keys() - {story.id for story in moment.before}),
        touched=tuple(sorted(touched & stories.keys())),
        closed=tuple(sorted(left - stories.keys())),
    )


def _names(growth: Growth, reads: Reads, run: str) -> dict[str, str]:
    """The id of each grown story: that of the story it goes on, else one that nobody has."""
    names = {}
    for story in growth.stories:
        name = growth.continues.get(story.id, story.id)
        if story.id not in growth.continues and reads.story(name):
            name = content_id("s", story.id, run)
        names[story.id] = name
    return names


def _heir(story: str, moves: Iterable[Move]) -> str | None:
    """The story that most of a closed story's articles went to."""
    went = Counter(move.after for move in moves if move.before == story)
    return min(went, key=lambda name: (-went[name], name), default=None)


def _events(found: _Grown, run: str, at: str) -> Iterator[Event]:
    founded: set[str] = set()
    order = {a: n for story in found.stories.values() for n, a in enumerate(story.reports)}
    for move in sorted(found.moves, key=lambda move: (move.after, order[move.report])):
        kind = EventKind.MOVED if move.before else EventKind.JOINED
        if move.after in found.born and move.after not in founded:
            founded.add(move.after)
            kind = EventKind.MOVED if move.before else EventKind.FOUNDED
        yield Event(run, at, move.after, move.report, kind, move.why, move.before)
    for version, story in found.versions:
        why = f"another version of {version.article}"
        yield Event(run, at, story, version.report, EventKind.VERSION, why)


def _change(found: _Grown, name: str, run: str, at: str) -> StoryChange:
    return StoryChange(
        story=name,
        title=found.stories[name].title,
        run=run,
        at=at,
        joined=tuple(move.report for move in found.moves if move.after == name),
        versions=tuple(version.report for version, story in found.versions if story == name),
        left=tuple(move.report for move in found.moves if move.before == name),
    )
