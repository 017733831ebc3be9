"""Stories on a desk as reports come, move and leave; every move is an event."""

import threading

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.desk import Desk
from crossread.desk.growing import grow
from crossread.desk.sketches import Sketches
from crossread.model.desk import EventKind, Query
from crossread.settings import Settings
from crossread.store import in_memory, open_store
from crossread.stories import GroupingConfig
from tests.unit.desk.newsroom import (
    DAYS,
    FERRY,
    FERRY_AGAIN,
    FERRY_DENIED,
    MAYOR,
    MAYOR_AGAIN,
    opened,
    pasted,
    take,
)

ALL = (FERRY, FERRY_AGAIN, FERRY_DENIED, MAYOR, MAYOR_AGAIN)


def homes(desk: Desk) -> dict[str, str]:
    """Each article with the story that the events put it in last."""
    found = {}
    for card in desk.front(limit=1000):
        for event in desk.story(card.id, compare=False).events:
            if event.story == card.id and event.kind is not EventKind.VERSION:
                found[event.report] = card.id
    return found


@given(order=st.permutations(ALL))
@settings(max_examples=8)
def test_the_order_of_coming_does_not_matter(order):
    """One by one gives the stories that all give at once, and every report has its events."""
    with in_memory() as store:
        desk = Desk(store, Settings(), annotate=None, version="1")
        for day, text in enumerate(order):
            take(desk, text, day=day)
        assert sorted(card.reports for card in desk.front()) == [2, 3]
        assert len(homes(desk)) == len(ALL)


def test_a_story_that_goes_into_another_leads_there(tmp_path):
    """Two stories turn out to be one: the older id of the gone one still finds it."""
    with opened(tmp_path) as desk:
        strict = Settings(grouping=GroupingConfig(bar=0.9999, sure=0.99999))
        store = open_store(tmp_path / "desk.crossread")
        cautious = Desk(store, strict, annotate=None, version="1")
        one, two = take(cautious, FERRY, FERRY_AGAIN).stories
        cautious.close()

        (story,) = take(desk, FERRY_DENIED, day=1).stories

        gone = two if story == one else one
        assert [card.id for card in desk.front()] == [story]
        assert desk.story(gone, compare=False).id == story
        moved = [e for e in desk.story(story, compare=False).events if e.kind is EventKind.MOVED]
        assert [(event.before, event.story) for event in moved] == [(gone, story)]
        assert desk.news()[0].story == story


def test_what_nobody_grouped_is_grouped_by_the_next_run(tmp_path):
    """A run that was cut short after its reports were durable."""
    with opened(tmp_path) as desk:
        _cut_short(desk, FERRY)
        assert desk.front() == []
        assert desk.search(Query(words="radar")).hits[0].story is None

        taken = desk.take([], now=DAYS[1])

        assert len(taken.stories) == len(desk.front()) == 1
        assert [run.done for run in desk.runs()] == [False, True]


def _cut_short(desk: Desk, text: str) -> None:
    """Take a report in and stop before it is grouped."""

    def inputs():
        yield pasted(text)
        yield from (pasted(f"Note {n} is short.") for n in range(100))
        raise KeyboardInterrupt

    try:
        desk.take(inputs(), now=DAYS[0])
    except KeyboardInterrupt:
        return


def test_a_growth_that_was_overtaken_is_done_again(tmp_path):
    """Another process writes while this one groups: nothing is lost and nothing is placed twice."""
    path = tmp_path / "desk.crossread"
    with open_store(path) as store, opened(tmp_path) as other:
        take(other, FERRY)
        overtaken = _Overtaken(store, lambda: take(other, MAYOR, day=1))
        desk = Desk(overtaken, Settings(), annotate=None, version="1")

        taken = take(desk, FERRY_AGAIN, day=2)

        assert overtaken.times == 1
        assert len(taken.stories) == 1
        assert sorted(card.reports for card in desk.front()) == [1, 2]


class _Overtaken:
    """A store where somebody else writes between a growth's reading and its writing."""

    def __init__(self, store, meanwhile) -> None:
        self._store, self._meanwhile, self.times = store, meanwhile, 0

    def reading(self):
        return self._store.reading()

    def writing(self):
        with self._store.reading() as reads:
            grouping = bool(reads.pending()) and not self.times
        if grouping:
            self.times += 1
            self._meanwhile()
        return self._store.writing()


def test_threads_take_in_at_once(tmp_path):
    """Whoever comes first: every report is in one story."""
    with opened(tmp_path) as desk:
        threads = [
            threading.Thread(target=take, args=(desk, text), kwargs={"day": day})
            for day, text in enumerate(ALL)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sorted(card.reports for card in desk.front()) == [2, 3]


def test_nothing_new_changes_nothing(tmp_path):
    """Growing again writes no event."""
    with opened(tmp_path) as desk, open_store(tmp_path / "desk.crossread") as store:
        take(desk, FERRY)
        with store.reading() as reads:
            before = reads.mark()

        assert grow(store, Sketches(), GroupingConfig(), run="run-1", at=DAYS[0]) == ()
        with store.reading() as reads:
            assert reads.mark() == before
