"""Which reports are of one event."""

from dataclasses import replace
from itertools import islice, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.annotation import AnnotatedReport
from crossread.stories import GroupingConfig, group, group_sketches, sketch
from tests.unit.stories.reports import FERRY, FERRY_AGAIN, MAYOR, MAYOR_AGAIN, report


def news(*paragraphs, **facts):
    return report("\n".join(paragraphs), **facts)


def grouped(*reports, config=None):
    """The ids of each story as sets."""
    stories = group_sketches([sketch(each) for each in reports], config)
    return {frozenset(story.reports) for story in stories}


FOUR = (
    news(*FERRY, name="ferry-1"),
    news(*FERRY_AGAIN, name="ferry-2", date="2031-05-07"),
    news(*MAYOR, name="mayor-1"),
    news(*MAYOR_AGAIN, name="mayor-2"),
)
TWO_STORIES = {frozenset({"ferry-1", "ferry-2"}), frozenset({"mayor-1", "mayor-2"})}


def test_reports_of_one_event_are_one_story():
    """Names, places and things decide, also when there are four reports in all."""
    assert grouped(*FOUR) == TWO_STORIES


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_nothing(dice):
    """The same stories, ids and reasons whatever comes first."""
    shuffled = list(FOUR)
    dice.shuffle(shuffled)

    one, other = ([sketch(each) for each in order] for order in (FOUR, shuffled))

    assert group_sketches(one) == group_sketches(other)


def test_two_crimes_of_one_kind_in_one_town_stay_apart():
    """Street, name and age tell them apart; "police", "shot" and the town do not join them."""
    first = (
        "A man was shot dead outside a bar in Dunmarrow on Saturday night, police said.",
        "Officers found Edo Varga, 34, in a parking lot on Quarry Lane. He died at the hospital.",
        "No arrests have been made. Anyone with information is asked to call detectives.",
    )
    second = (
        "A woman was shot dead in her car in Dunmarrow on Monday morning, police said.",
        "Officers found Lise Brandt, 51, on Chapel Street. She died at the scene.",
        "No arrests have been made. Anyone with information is asked to call detectives.",
    )
    again = (
        "Police have named the man shot outside a bar in Dunmarrow as Edo Varga, 34.",
        "He was found on Quarry Lane on Saturday night.",
    )

    found = grouped(
        news(*first, name="a", date="2031-05-04"),
        news(*second, name="b", date="2031-05-06"),
        news(*again, name="c", date="2031-05-05"),
    )

    assert found == {frozenset({"a", "c"}), frozenset({"b"})}


def test_an_anniversary_joins_the_story_of_years_ago():
    """The names agree so strongly that two years between do not matter."""
    later = news(
        "Divers laid a wreath where the Morning Heron struck a disused pier off Port Ellery.",
        "Former harbour master Ruan Castellow spoke to the families of the two people killed.",
        "Corran Island Lines has since gone out of business, and its catamaran was scrapped.",
        name="later",
        date="2033-05-06",
    )

    assert grouped(FOUR[0], FOUR[1], later) == {frozenset({"ferry-1", "ferry-2", "later"})}


def test_a_report_without_a_date_can_join():
    """An undated report stands last in its story and gives it no day."""
    undated = news(*FERRY_AGAIN, name="undated", date=None)
    (story,) = group_sketches([sketch(undated), sketch(FOUR[0])])

    assert story.reports == ("ferry-1", "undated")
    assert (story.first, story.last) == ("2031-05-06", "2031-05-06")


def test_a_lone_report_is_a_story_of_one():
    """Nothing is dropped; a story of one has no reasons."""
    (story,) = group_sketches([sketch(FOUR[0])])

    assert story.reports == ("ferry-1",)
    assert story.because == ()


def test_no_reports_give_no_stories():
    """The empty set is no mistake."""
    assert group_sketches([]) == ()


def test_a_report_given_twice_counts_once():
    """One id, one report."""
    assert grouped(FOUR[0], FOUR[0]) == {frozenset({"ferry-1"})}


def test_the_sites_own_sentences_join_nothing():
    """A line that a site prints for months says nothing about the event."""
    chrome = "Sign up for the Lantern Quay Courier's morning letter and its puzzle of the week."
    texts = [FERRY, MAYOR, ("A comet was seen above Little Corran by pupils of a night school.",)]
    reports = [
        news(*text, *[chrome] * 3, name=f"{month}", date=f"2031-0{month}-01")
        for month, text in enumerate(texts, start=1)
    ]

    assert all(len(story) == 1 for story in grouped(*reports))


def test_a_tie_gives_its_score_and_the_rarest_words_as_written():
    """What is shown to a person is what stands in the report, not the key it matched under."""
    stories = group([annotated(each) for each in FOUR[:2]])
    (tie,) = stories[0].because

    assert tie.reports == ("ferry-1", "ferry-2")
    assert 0.5 < tie.score <= 1
    assert {"Morning Heron", "Port Ellery", "Ruan Castellow"} <= set(tie.shared)


def test_the_title_is_the_earliest_headline():
    """The first day's headline names the story; without any, the first sentence does."""
    first = news(*FERRY, name="first", title="Ferry hits pier", date="2031-05-06")
    second = news(*FERRY_AGAIN, name="second", title="Fog, radar, blame", date="2031-05-07")

    assert group_sketches([sketch(second), sketch(first)])[0].title == "Ferry hits pier"
    assert group_sketches([sketch(FOUR[0])])[0].title == FERRY[0].rstrip(".") + "."


def test_a_long_first_sentence_is_cut_between_words():
    """About 120 characters, whole words, and a sign that more follows."""
    long = " ".join(["gull"] * 60) + "."
    title = group_sketches([sketch(news(long))])[0].title

    assert len(title) <= 122
    assert title.endswith("gull …")


def test_what_was_nearly_in_is_told():
    """A pair under the bar is told by both stories, with a report of the story first."""
    near, far = sketch(report("\n".join(FERRY))), sketch(report("\n".join(FERRY_AGAIN)))

    stories = group_sketches([near, far], GroupingConfig(bar=1.0))

    assert len(stories) == 2
    for story in stories:
        (tie,) = story.nearly
        assert tie.reports[0] in story.reports
        assert tie.reports[1] not in story.reports
        assert 0.2 <= tie.score <= 1.0


def test_a_bar_of_one_joins_nothing():
    """The setting is used."""
    assert grouped(*FOUR, config=GroupingConfig(bar=1.0)) == {frozenset({r.id}) for r in FOUR}


@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_texts_are_grouped_without_loss(texts):
    """Odd characters, empty bodies, no dates: each report is in exactly one story."""
    reports = [report(text, name=f"r{n}", date=None) for n, text in enumerate(texts)]
    stories = group_sketches([sketch(each) for each in reports])
    told = [each for story in stories for each in story.reports]

    assert sorted(told) == sorted(each.id for each in reports)


@pytest.mark.parametrize("date", ["", "soon", "2031-13-40", "2031-05-06T07:08:09Z"])
def test_a_date_of_any_form_is_no_crash(date):
    """A date that is none counts as none; an instant counts as its day."""
    dated = replace(FOUR[0], date=FOUR[0].date and replace(FOUR[0].date, value=date))
    (story,) = group_sketches([sketch(dated)])

    assert story.first == ("2031-05-06" if date.startswith("2031-05") else None)


def test_a_crowd_of_reports_of_one_event_is_one_story():
    """Terms that all share still join them: neighbours in time meet through them."""
    sentences = [*FERRY, *FERRY_AGAIN]
    reports = [
        news(*picked, f"Reader letter number {n} arrived.", name=f"r{n:03}")
        for n, picked in enumerate(islice(permutations(sentences, 5), 0, 2400, 40))
    ]

    assert len(grouped(*reports, *FOUR[2:])) == 2


def annotated(plain):
    """A report that no parser has read."""
    return AnnotatedReport(plain, (), (), (), (), (), (), (), (), "rules")
