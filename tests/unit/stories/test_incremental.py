"""Stories that grow report by report."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.stories import group_sketches, sketch
from crossread.stories.incremental import grown
from tests.unit.stories.reports import FERRY, FERRY_AGAIN, MAYOR, MAYOR_AGAIN, report

SKETCHES = tuple(
    sketch(report("\n".join(lines), name=name, date=day))
    for name, lines, day in (
        ("ferry-1", FERRY, "2031-05-06"),
        ("ferry-2", FERRY_AGAIN, "2031-05-07"),
        ("mayor-1", MAYOR, "2031-05-06"),
        ("mayor-2", MAYOR_AGAIN, "2031-05-08"),
        ("comet", ("A comet was seen above Little Corran by a night school.",), "2031-05-06"),
    )
)


def arriving(order):
    """What each arrival changes, one report at a time."""
    stories, steps = (), []
    for count in range(1, len(order) + 1):
        step = grown(stories, order[:count])
        stories = step.stories
        steps.append(step)
    return steps


@given(st.permutations(SKETCHES))
def test_one_at_a_time_gives_the_stories_of_all_at_once(order):
    """In any order, with the same ids and the same reasons."""
    assert arriving(order)[-1].stories == group_sketches(SKETCHES)


@given(st.permutations(SKETCHES))
def test_every_report_is_told_of_when_it_comes(order):
    """An arrival is a move from nowhere into a story that holds the report."""
    for arrived, step in zip(order, arriving(order), strict=True):
        (new,) = [move for move in step.moves if move.before is None]
        home = {report: story.id for story in step.stories for report in story.reports}

        assert new.report == arrived.report
        assert new.after == home[arrived.report]
        assert new.why


def test_a_story_goes_on_when_a_report_joins():
    """The older report stays; the new one says what it shares and with whom."""
    first = grown((), SKETCHES[:1])
    second = grown(first.stories, SKETCHES[:2])
    (move,) = second.moves

    assert second.continues == {second.stories[0].id: first.stories[0].id}
    assert (move.report, move.before) == ("ferry-2", None)
    assert "with ferry-1" in move.why


def test_a_report_that_changes_its_story_is_told_of():
    """Where older stories become one, the reports of the smaller one have moved."""
    apart = (*grown((), SKETCHES[:1]).stories, *grown((), SKETCHES[1:2]).stories)
    joined = grown(apart, SKETCHES[:2])
    (move,) = joined.moves

    assert len(joined.stories) == 1
    assert move.before in {story.id for story in apart}
    assert move.before not in joined.continues.values()


def test_nothing_new_moves_nothing():
    """The same reports again are the same stories."""
    stories = group_sketches(SKETCHES)

    assert grown(stories, SKETCHES).moves == ()


def test_a_report_that_stays_alone_says_so():
    """No tie is a reason too."""
    (move,) = grown((), SKETCHES[-1:]).moves

    assert move.why == "shares too little with any other report"
