"""What every store does, whatever it is made of: each passes the same tests."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import InputError, StoreError
from crossread.model.capture import Given, Reason, Rejected
from crossread.model.collation import (
    Collation,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyRelation,
    Point,
    Reading,
    Status,
)
from crossread.model.desk import (
    Event,
    EventKind,
    KeptCollation,
    MovedFigure,
    Query,
    Run,
    RunKind,
    StoryChange,
)
from crossread.model.judgement import Judgement, Ruling
from crossread.model.span import Span
from crossread.model.story import Place
from crossread.ports import Store
from crossread.store import in_memory, open_store
from tests.unit.store.arrivals import FERRY, LATER, MAYOR, NOW, arrival, keep, story

MAKERS: dict[str, Callable[[Path], Store]] = {
    "file": lambda folder: open_store(folder / "desk.crossread"),
    "memory": lambda folder: in_memory(),
}


@pytest.fixture(params=MAKERS)
def store(request, tmp_path) -> Iterator[Store]:
    """An empty store of each kind."""
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def ruled(id_: str, report: str, ruling: Ruling = Ruling.SAME, supersedes: str | None = None):
    """A judgement on the first words of a report."""
    places = (Place(report, Span(0, 5)), Place(report, Span(6, 13)))
    return Judgement(id_, ruling, places, "Ada", NOW, supersedes=supersedes)


def test_a_report_comes_back_as_it_went_in(store):
    """Text, facts, offsets and all, and the bytes that it was made from."""
    ferry = arrival(
        FERRY, "ferry.txt", given=Given(outlet="The Ellery Post", url="https://e.example/f")
    )
    keep(store, ferry)

    with store.reading() as reads:
        assert reads.report(ferry.report.id) == ferry.report
        assert reads.capture(ferry.report.id) == ferry.capture
        assert reads.known(ferry.capture.sha256) == ferry.report.id
        assert dict(reads.sketches([ferry.report.id])) == {ferry.report.id: b"ferry.txt"}


@given(extra=st.text(alphabet=st.characters(exclude_categories=[]), max_size=40))
def test_any_text_comes_back(extra):
    """No character is too odd: NUL, marks for private use, lone surrogates."""
    ferry = arrival(FERRY)
    odd = replace(ferry, report=replace(ferry.report, text=ferry.report.text + extra))
    with in_memory() as store:
        keep(store, odd)
        with store.reading() as reads:
            assert reads.report(odd.report.id) == odd.report
            assert reads.search(Query(words="castellow")).total == 1


def test_what_is_unknown_is_none(store):
    """An id that nothing has is no error of the store's."""
    with store.reading() as reads:
        assert reads.report("r-1") is None
        assert reads.capture("r-1") is None
        assert reads.kept("r-1") is None
        assert reads.story("s-1") is None
        assert reads.collation("s-1") is None
        assert reads.known("0" * 64) is None
        assert reads.versions("r-1") == []
        assert reads.runs() == []


def test_a_transaction_that_raises_leaves_nothing(store):
    """All of a block is kept, or none of it."""

    def begun() -> None:
        with store.writing() as writes:
            writes.add(writes.begin_run(RunKind.TAKE, NOW), arrival(FERRY), None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begun()

    with store.reading() as reads:
        assert reads.runs() == []
        assert reads.heads() == []


def test_a_transaction_sees_what_it_wrote(store):
    """The second report of a batch is compared with the first."""
    ferry = arrival(FERRY, "a.txt", "url e.example/f")
    with store.writing() as writes:
        writes.add(writes.begin_run(RunKind.TAKE, NOW), ferry, None)

        assert writes.known(ferry.capture.sha256) == ferry.report.id
        assert writes.alike(["url e.example/f", "url other"]) == [(ferry.report.id, b"a.txt")]
        assert writes.alike([]) == []


def test_versions_stand_in_one_article(store):
    """The head is the version changed last, the article is called after the first to come."""
    first = arrival(FERRY, "ferry.txt")
    second = arrival(FERRY.replace("two", "three"), "ferry.txt", given=Given(date="2031-05-07"))
    older = arrival(FERRY.replace("two", "no"), "ferry.txt", given=Given(date="2031-05-05"))
    run = keep(store, first)
    with store.writing() as writes:
        writes.add(run, second, first.report.id)
        writes.add(run, older, first.report.id)

    with store.reading() as reads:
        assert reads.heads() == [(first.report.id, second.report.id, None)]
        ordered = [older.report.id, first.report.id, second.report.id]
        assert [each.report for each in reads.versions(first.report.id)] == ordered
        assert reads.kept(second.report.id).article == first.report.id


def test_reports_wait_until_something_happens_to_them(store):
    """What a killed run did not group is known to the next."""
    ferry, mayor = arrival(FERRY), arrival(MAYOR, "b.txt")
    run = keep(store, ferry, mayor)
    with store.writing() as writes:
        writes.place(story("s-1", ferry.report.id), NOW)
        writes.happened(Event(run, NOW, "s-1", ferry.report.id, EventKind.FOUNDED, "alone"))

    with store.reading() as reads:
        assert [each.report for each in reads.pending()] == [mayor.report.id]
        assert [each.why for each in reads.events("s-1")] == ["alone"]


def test_the_mark_moves_with_every_report_and_event(store):
    """Whoever grouped the store can tell that it is another now."""
    marks = []

    def note() -> None:
        with store.reading() as reads:
            marks.append(reads.mark())

    note()
    ferry = arrival(FERRY)
    run = keep(store, ferry)
    note()
    with store.writing() as writes:
        writes.place(story("s-1", ferry.report.id), NOW)
        writes.happened(Event(run, NOW, "s-1", ferry.report.id, EventKind.FOUNDED, ""))
    note()

    assert len(set(marks)) == 3


def test_stories_are_listed_by_their_last_change(store):
    """The newest first; small ones are left out where that is asked."""
    ferry, mayor = arrival(FERRY), arrival(MAYOR, "b.txt", given=Given(outlet="The Post"))
    keep(store, ferry, mayor)
    with store.writing() as writes:
        writes.place(story("s-1", ferry.report.id), NOW)
        writes.place(story("s-2", mayor.report.id, title="Mayor jailed"), LATER)

    with store.reading() as reads:
        cards = reads.cards(least=1, limit=10, offset=0)

        assert [card.id for card in cards] == ["s-2", "s-1"]
        assert cards[0].outlets == ("The Post",)
        assert (cards[0].origins, cards[0].disputed) == (None, None)
        assert reads.cards(least=1, limit=1, offset=1) == cards[1:]
        assert reads.cards(least=2, limit=10, offset=0) == []


def test_a_closed_story_says_where_it_went(store):
    """A link to it still leads somewhere; it is not listed any more."""
    ferry = arrival(FERRY)
    keep(store, ferry)
    with store.writing() as writes:
        writes.place(story("s-1", ferry.report.id), NOW)
        writes.place(story("s-2", ferry.report.id), LATER)
        writes.close("s-1", "s-2")

    with store.reading() as reads:
        assert reads.story("s-1").into == "s-2"
        assert reads.story("s-2").story.reports == (ferry.report.id,)
        assert [card.id for card in reads.cards(least=1, limit=9, offset=0)] == ["s-2"]


def test_a_comparison_is_kept_with_what_made_it(store):
    """A later one takes its place; what it counts is on the card."""
    ferry = arrival(FERRY)
    run = keep(store, ferry)
    point = Point("p-1", "gist", Status.DISPUTED, (), 1, 1, (Reading("a", "x", ()),), (), ())
    clash = Discrepancy(
        "d-1", "p-1", DiscrepancyKind.NUMBER, DiscrepancyRelation.CONFLICTS, (), "", ()
    )
    told = story("s-1", ferry.report.id)
    made = Collation(told, (), (), (), (point,), (clash,), (), (), (), (), ())
    for key in ("k-1", "k-2"):
        kept = KeptCollation("s-1", key, run, NOW, told.reports, b"form " + key.encode())
        with store.writing() as writes:
            writes.place(told, NOW)
            writes.put_collation(kept, made)

    with store.reading() as reads:
        assert reads.collation("s-1") == kept
        assert reads.cards(least=1, limit=1, offset=0)[0].disputed == 1


def test_changes_are_told_since_a_run(store):
    """What came before is old news."""
    ferry = arrival(FERRY)
    first = keep(store, ferry)
    figure = MovedFigure("death", "person", 12.0, 17.0)
    with store.writing() as writes:
        second = writes.begin_run(RunKind.COMPARE, LATER)
        writes.place(story("s-1", ferry.report.id), NOW)
        writes.changed(StoryChange("s-1", "Ferry", first, NOW, joined=(ferry.report.id,)))
        moved = StoryChange("s-1", "Ferry", second, LATER, figures=(figure,))
        writes.changed(moved)

    with store.reading() as reads:
        assert reads.changes(since=first) == [moved]
        assert len(reads.changes()) == len(reads.changes(story="s-1")) == 2
        assert reads.changes(story="s-2") == []
        with pytest.raises(InputError, match="runs are named"):
            reads.changes(since="yesterday")


def test_runs_are_counted_and_the_cut_short_are_seen(store):
    """A run that was killed is in the list, and not done."""
    with store.writing() as writes:
        first = writes.begin_run(RunKind.TAKE, NOW)
        writes.begin_run(RunKind.TAKE, LATER)
        writes.reject(first, Rejected("b.bin", Reason.NOT_TEXT, "binary"))
        counted = Run(first, RunKind.TAKE, NOW, 3, 1, 2, 1, done=True)
        writes.end_run(counted)

    with store.reading() as reads:
        assert reads.runs()[0] == counted
        assert [run.done for run in reads.runs()] == [True, False]


def test_judgements_are_added_and_superseded(store):
    """The log keeps every line in its order, the superseded ones too."""
    ferry, mayor = arrival(FERRY), arrival(MAYOR, "b.txt")
    keep(store, ferry, mayor)
    log = (
        ruled("j-1", ferry.report.id),
        ruled("j-2", mayor.report.id),
        ruled("j-3", ferry.report.id, Ruling.WITHDRAWN, supersedes="j-1"),
    )
    for each in log:
        with store.writing() as writes:
            writes.rule(each)

    with store.reading() as reads:
        assert reads.judgements() == log
        assert reads.judgements([ferry.report.id]) == (log[0], log[2])
        assert reads.judgements([]) == ()


@pytest.mark.parametrize(
    ("judgement", "said"),
    [
        (lambda r: ruled("j-1", r), "here already"),
        (lambda r: ruled("j-2", "r-nowhere"), "r-nowhere"),
        (lambda r: ruled("j-2", r, supersedes="j-9"), "j-9"),
        (lambda r: Judgement("j-2", Ruling.SAME, (), "Ada", NOW), "no words"),
        (lambda r: Judgement("j-2", Ruling.SAME, (Place(r, Span(0, 10**6)),), "Ada", NOW), "words"),
    ],
)
def test_a_judgement_that_cannot_be_kept_says_why(store, judgement, said):
    """Nothing is overwritten and nothing points nowhere."""
    ferry = arrival(FERRY)
    keep(store, ferry)
    with store.writing() as writes:
        writes.rule(ruled("j-1", ferry.report.id))

    with pytest.raises(InputError, match=said), store.writing() as writes:
        writes.rule(judgement(ferry.report.id))
    with store.reading() as reads:
        assert len(reads.judgements()) == 1


def test_a_closed_store_says_so(store):
    """Whoever comes late learns why; closing twice is no mistake."""
    store.close()

    with pytest.raises(StoreError, match="closed"), store.reading():
        pass
    with pytest.raises(StoreError, match="closed"), store.writing():
        pass


def test_threads_write_one_after_the_other(store):
    """Whatever order they come in, every report is kept once."""
    arrivals = [arrival(f"{FERRY}\nBoat {n} was near.\n", f"{n}.txt") for n in range(8)]
    threads = [Thread(target=keep, args=(store, each)) for each in arrivals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.reading() as reads:
        assert len(reads.heads()) == len(arrivals)
        assert len({run.id for run in reads.runs()}) == len(arrivals)


@pytest.fixture
def filled(store) -> Store:
    """Two reports, each in a story."""
    ferry = arrival(FERRY, "a.txt", given=Given(outlet="The Ellery Post"))
    mayor = arrival(MAYOR, "b.txt", given=Given(outlet="The Halvern Echo"))
    keep(store, ferry, mayor)
    with store.writing() as writes:
        writes.place(story("s-1", ferry.report.id), NOW)
        writes.place(story("s-2", mayor.report.id, title="Mayor jailed"), LATER)
    return store


def search(store: Store, **asked):
    """One page of what a store finds."""
    with store.reading() as reads:
        return reads.search(Query(**asked))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("castellow", 1),
        ("CASTELLOW radar", 1),
        ("castellow mayor", 0),
        ("castellow OR mayor", 2),
        ("castellow AND radar", 1),
        ('"harbour master"', 1),
        ('"master harbour"', 0),
        ("motor*", 1),
        ("years -halvern", 0),
        ("-halvern", 1),
        ("kill", 1),  # "killing"
        ("", 2),
        ("?!", 0),
    ],
)
def test_words_find_reports(filled, words, found):
    """Words, phrases, beginnings, alternatives, exclusions; without words everything."""
    page = search(filled, words=words)

    assert page.total == found == len(page.hits)


@given(words=st.text(max_size=30))
def test_no_query_raises(words):
    """Whatever people type is a question."""
    with in_memory() as store:
        keep(store, arrival(FERRY))
        assert 0 <= search(store, words=words).total <= 1


@pytest.mark.parametrize(
    "words", ['"', 'a"b', "NEAR(a b)", "title:x", "^a", "*", "a AND", "OR", "-", "{a}", "(("]
)
def test_operators_of_the_index_are_words(filled, words):
    """The index has a language of its own; nobody needs to know."""
    assert search(filled, words=words).total in (0, 1, 2)


def test_a_hit_points_at_its_words(filled):
    """The span is that of the first words found, the marks are in the snippet."""
    (hit,) = search(filled, words="radar faulty").hits
    with filled.reading() as reads:
        text = reads.report(hit.report).text

    assert hit.span.of(text) == "radar"
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["radar", "faulty"]
    assert hit.snippet in text
    assert (hit.title, hit.outlet, hit.story) == ("Ferry strikes pier", "The Ellery Post", "s-1")


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"outlet": "The Ellery Post"}, 1),
        ({"outlet": "Nobody"}, 0),
        ({"since": "2031-05-07"}, 1),
        ({"until": "2031-05-07"}, 1),
        ({"since": "2031-05-06", "until": "2031-05-08"}, 2),
        ({"story": "s-2"}, 1),
        ({"limit": 1}, 2),
    ],
)
def test_a_search_is_narrowed_down(filled, narrowed, found):
    """By outlet, day and story; the total is of all pages."""
    page = search(filled, words="", **narrowed)

    assert page.total == found
    assert len(page.hits) == min(found, narrowed.get("limit", found))


def test_facets_count_everything_found(filled):
    """Not the page alone."""
    page = search(filled, words="years OR faulty", limit=1)

    assert [(each.value, each.count) for each in page.outlets] == [
        ("The Ellery Post", 1),
        ("The Halvern Echo", 1),
    ]
    assert [each.value for each in page.days] == ["2031-05-06", "2031-05-08"]
    assert {each.label for each in page.stories} == {"Ferry strikes pier", "Mayor jailed"}


def test_what_cannot_be_searched_is_named(filled):
    """A wrong kind is the caller's mistake, not a query."""
    with pytest.raises(InputError, match="claims"):
        search(filled, words="a", what="quotes")
