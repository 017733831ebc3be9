"""Times: which words name one, and which place on the calendar they name."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.times import recognise
from crossread.annotate.times.almanac import of_grain
from crossread.annotate.times.timeline import Dated, Said, Timeline
from crossread.model.annotation import TimeType
from crossread.model.span import Span
from tests.marked import marked
from tests.unit.annotate.times.reading import cut, drawn

FRIDAY = "2024-03-15"


def read(text, published=FRIDAY):
    return recognise(text, cut(text), published=published)


def found(text, published=FRIDAY):
    marks = read(text, published)
    return [(mark.span.start, mark.span.end, mark.value) for mark in marks]


@pytest.mark.parametrize(
    "example",
    [
        # days
        "The pier fell on [Tuesday|2024-03-12].",
        "It fell at [8 p.m. Tuesday|2024-03-12T20:00] and sank at [2 a.m.|2024-03-13T02:00].",
        "It fell [March 9|2024-03-09]. He rows [today|2024-03-15], not [that weekend|2024-W10-WE].",
        "The pier fell [Friday|2024-03-15].",
        "The pier fell [late Friday|2024-03-15].",
        "The pier fell [early Monday morning|2024-03-11].",
        "The council will meet on [Tuesday|2024-03-19].",
        "The pier is set to reopen [Wednesday afternoon|2024-03-20].",
        "The pier fell [last Wednesday|2024-03-13].",
        "The council will vote [next Tuesday|2024-03-19].",
        "The pier fell [yesterday|2024-03-14] and [last night|2024-03-14] it burned.",
        "It fell on [Tuesday of last week|2024-03-05].",
        "The pier fell [last night|2024-03-12], [Tuesday, March 12, at 9 p.m.|2024-03-12T21:00]",
        "The pier fell on [Sunday|2024-03-03] ([March 3|2024-03-03]).",
        "The pier fell on [Friday|2024-03-15] ([March 3|2024-03-03] was the first day).",
        "Hours after [Tuesday|2024-03-12]'s storm the pier fell.",
        "[Two days before Tuesday|2024-03-10]'s storm the pier fell.",
        "Police closed the pier following [Tuesday morning|2024-03-12]'s storm.",
        "The pier is closed, police said.[Tuesday night|2024-03-12] it fell.",
        "An officer of the DEC said so, to the anger of some in some quarters.",
        "It fell at [6am on Tuesday|2024-03-12T06:00] ([10pm BST|2024-03-11T22:00]).",
        "It fell at [8pm on Tuesday|2024-03-12T20:00] ([0000 GMT|2024-03-13T00:00]).",
        # dates
        "The pier was built on [May 3, 1911|1911-05-03].",
        "The pier was built on [3 May 1911|1911-05-03].",
        "The pier was built on [Wednesday, May 3, 1911|1911-05-03].",
        "It fell on [the night of May 3, 1911|1911-05-03].",
        "The pier fell on [Feb. 2|2024-02-02].",
        "The pier fell on [2 November|2023-11-02].",
        "The fair will open on [2 November|2024-11-02].",
        "The hall opened on [2021-09-30|2021-09-30].",
        "The fair ran from [March 3|2024-03-03] to [March 9|2024-03-09].",
        "The fair ran from [May 3|2011-05-03] to [June 9, 2011|2011-06-09].",
        "It rained on [May 3|1911-05-03] and [4, 1911|1911-05-04].",
        "The notice was changed on [March 17|2024-03-17].",
        # longer stretches
        "The mayor resigned [last week|2024-W10].",
        "The mayor was away [this whole week|2024-W11].",
        "The mayor resigned [earlier this month|2024-03].",
        "The mayor resigned [late last year|2023].",
        "The mayor resigned in [December|2023-12].",
        "The mayor resigned in [January|2024-01].",
        "The mayor is up for re-election in [November|2024-11].",
        "The mayor resigned in [mid-March 2019|2019-03].",
        "The mayor resigned [last summer|2023-SU].",
        "The mayor resigned in [the spring of 2019|2019-SP].",
        "He moved here in [1998|1998], before the [2001|2001] flood.",
        "It was popular in [the 1990s|199].",
        "It was to last past [2013|2013] and runs into [2026|2026].",
        "Profits fell in [the second quarter of 2022|2022-Q2].",
        "They met over [the weekend|2024-W10-WE].",
        # named days
        "They met on [New Year’s Eve|2023-12-31].",
        "They met on [Christmas 2019|2019-12-25].",
        "They will meet on [Easter Monday|2024-04-01].",
        "They met on [Thanksgiving|2023-11-23].",
        "They met [two days before Christmas|2023-12-23].",
        "They had come home for [St. Patrick's Day|2024-03-17].",
        "It fell [Friday|2024-03-15]; he had left [the night before|2024-03-14] and slept.",
        # counted from now
        "The pier fell [two years ago|2022].",
        "The pier fell [almost two years ago|2022].",
        "The pier fell [three days ago|2024-03-12].",
        "The pier fell [two decades ago|200].",
        # clock times
        "The pier fell at [4:20 p.m. Monday|2024-03-11T16:20].",
        "The pier fell at [8.30pm|2024-03-15T20:30]. It had creaked.",
        "The order came at [8.40 in the evening|2024-03-15T20:40].",
        "The pier fell around [8:50 p.m. Monday night|2024-03-11T20:50].",
        "The hearing is scheduled for [June 28 at 2 p.m.|2024-06-28T14:00]",
        "The hearing starts [Monday at noon|2024-03-18T12:00].",
        "The order came at [1:15 this afternoon|2024-03-15T13:15].",
        "The order came at [8:30 last night|2024-03-14T20:30].",
        "The order came at [7:40 this morning|2024-03-15T07:40].",
        "The bells ring [tonight at 9 o'clock|2024-03-15T21:00].",
        "The pier fell around [three o'clock Monday morning|2024-03-11T03:00].",
        "The next notice came at [9:55|2024-03-15T09:55]:",
        # durations and sets
        "They waited for [three hours|PT3H].",
        "He faces [46 to 57 months|P46M/P57M] in prison.",
        "He worked there for [three decades|P30Y].",
        "The [months-long|PXM] search ended.",
        "They waited [half an hour|PT30M].",
        "The [year-long|P1Y] search ended after a [four-day|P4D] break.",
        "The strike lasted [one day|P1D].",
        "They meet [every Monday|XXXX-WXX-1] and pray [daily|P1D].",
    ],
)
def test_values(example):
    """Every kind of expression resolves against the day of publication."""
    text, expected = marked(example)

    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Readers of the Sunday Times may march on.",
        "April Marsh met June Holt and Theresa May.",
        "He may leave and march home.",
        "They saw it on Channel 4 and in a 2005 Toyota.",
        "Witnesses saw a silver 2005 or 2006 Toyota pickup.",
        "Call 555-0142 or write to Room 2011.",
        "The boy, 16, is a 16-year-old pupil aged 16.",
        "The home side won 3-2 and 10:8.",
        "More than 2000 people came.",
        "He won the fall of the dice.",
        "It could one day run again. One day, it may be used, one day, to carry people.",
        "It was the second fire in as many days.",
        "The Marenian daily Lantern bought his book, 'Midnight on the Quay'.",
    ],
)
def test_names_no_time(text):
    """Names, ages, addresses and counts that look like a time are none."""
    assert found(text) == []


def test_a_clock_time_takes_the_day_of_its_sentence():
    """The day may stand behind the hour, in the same sentence."""
    text, expected = marked("At [9 p.m.|2024-03-11T21:00] the pier fell, on [Monday|2024-03-11].")

    assert found(text) == expected


def test_a_clock_time_takes_the_day_of_the_lead():
    """A bare hour belongs to the event that the lead dates, not to a caption's date."""
    text = (
        "The pier fell Wednesday.\nPhoto (Published Thursday, March 14, 2024)\nIt was 9 p.m. then."
    )

    assert found(text)[-1][2] == "2024-03-13T21:00"


def test_a_clock_time_takes_a_day_to_come():
    """A meeting is at its own hour, not at that of what happened."""
    text = "The pier fell Wednesday.\nThere will be a fair on Monday. It begins at 7:30 p.m."

    assert found(text)[-1][2] == "2024-03-18T19:30"


def test_that_year_is_the_one_that_was_named():
    """What was in "January of that year" is not of the year of the report."""
    text = "It began in 2016. Boats left in January of that year and were back on May 3 that year."

    assert [value for *_, value in found(text)] == ["2016", "2016-01", "2016", "2016-05-03", "2016"]


def test_a_clock_time_is_not_of_a_later_clause():
    """Who "was in bed on Friday" was so later than what befell her."""
    text = "The pier fell Wednesday.\nIt fell at 9 p.m. on a girl, who was in bed on Friday."

    assert [value for *_, value in found(text)][1] == "2024-03-13T21:00"


def test_a_clock_time_is_not_of_the_day_of_the_words():
    """What "police said Thursday" of 9 p.m. was at 9 on the day of the event."""
    said, sentence = drawn(
        "Police/police/NOUN/NNS/1/nsubj said/say/VERB/VBD/-1/root Thursday/thursday/PROPN/NNP/1/obl"
        " it/it/PRON/PRP/4/nsubj fell/fall/VERB/VBD/1/ccomp at/at/ADP/IN/6/case"
        " 9/9/NUM/CD/4/obl p.m./p.m./NOUN/NN/6/fixed"
    )
    (lead,) = cut("The pier fell Wednesday.")
    shift = len(said) + 1
    moved = replace(lead, span=Span(shift, shift + len(lead.span)), tokens=(), paragraph=-1)
    text = f"{said} The pier fell Wednesday."

    marks = recognise(text, (moved, sentence), published=FRIDAY)

    assert [mark.value for mark in marks if mark.type is TimeType.TIME] == ["2024-03-13T21:00"]


def test_the_night_before_counts_from_no_day_of_words():
    """Between what happened and "the night before" somebody may have spoken on another day."""
    fell, spoken = date(2024, 3, 13), date(2024, 3, 14)
    line = Timeline(date(2024, 3, 15), "publication_date", {})
    for number, day in enumerate((fell, spoken)):
        dated = Dated(of_grain(day, "day"), line.basis)
        line.said.append(Said(dated, Span(9 * number, 9 * number + 8), number, 0, day == spoken))

    assert line.counted_from(2).when.start == fell
    assert line.counted_from(1).when.start == spoken


def test_what_a_state_follows_is_past():
    """Somebody "is hurt after a fall on Monday": the fall was on the last Monday."""
    text, sentence = drawn(
        "Two/two/NUM/CD/2/nsubj are/be/AUX/VBP/2/cop hurt/hurt/ADJ/JJ/-1/root"
        " after/after/ADP/IN/5/case a/a/DET/DT/5/det fall/fall/NOUN/NN/2/obl"
        " on/on/ADP/IN/7/case Monday/monday/PROPN/NNP/5/nmod"
    )
    (mark,) = recognise(text, (sentence,), published=FRIDAY)

    assert mark.value == "2024-03-11"


def test_an_update_has_the_time_of_the_page():
    """The hour of an update is of the publication day."""
    text = "The pier fell Wednesday.\nUPDATE: 7:19 p.m. -- The mayor spoke."

    assert found(text)[-1][2] == "2024-03-15T19:19"


def test_a_year_is_borrowed_from_the_same_day_elsewhere():
    """A day given once with its year has that year wherever it stands."""
    text = "Two died on Mar. 13.\nThe pier fell on March 13, 2021."

    assert [value for *_, value in found(text)] == ["2021-03-13", "2021-03-13"]


def test_a_story_goes_on_within_an_earlier_year():
    """A month after a dated month of an earlier year is the next such month."""
    text = "In January 2012 the board met. In March it met again."

    assert [value for *_, value in found(text)] == ["2012-01", "2012-03"]


def test_a_bare_year_dates_no_month():
    """A ship built long ago did not pass its last check then."""
    text = "Built in 1994, it passed a check in November."

    assert [value for *_, value in found(text)] == ["1994", "2023-11"]


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("He was paid in March 2011. It was shipped a month later.", "2011-04", "context"),
        ("He was paid in March 2011. A year later he left.", "2012", "context"),
        ("The flood of March 2013 came. It rained two years before that.", "2011", "context"),
        ("They met on May 3, 2011. The same day it rained.", "2011-05-03", "context"),
        ("They met on May 3, 2011. The next day it rained.", "2011-05-04", "context"),
        ("They met on May 3, 2011. That night it rained.", "2011-05-03", "context"),
        ("She pleaded guilty Wednesday, he later in the day.", "2024-03-13", "context"),
        ("It fell on March 13, 2022. It was exactly two years ago.", "2022-03-13", "context"),
        ("It began exactly two years ago.", "2022-03-15", "publication_date"),
        ("It began on May 3, 2011.", "2011-05-03", "explicit"),
        ("It began on Monday.", "2024-03-11", "publication_date"),
    ],
)
def test_basis(text, value, basis):
    """The mark says what its value was read against."""
    last = read(text)[-1]

    assert (last.value, last.basis) == (value, basis)


@pytest.mark.parametrize(
    "text",
    [
        "It began years ago.",
        "It began more than two years ago.",
        "A few weeks later it ended.",
        "It ended days earlier.",
        "It ended on February 30, 2020.",
        "The same day it rained.",
    ],
)
def test_what_no_calendar_knows_is_kept_without_a_value(text):
    """Vague and open words are marked, and stay unresolved."""
    (mark,) = read(text)

    assert (mark.value, mark.precision, mark.basis) == (None, None, "unresolved")


def test_without_a_publication_date_only_full_dates_resolve():
    """Nothing is guessed for a report without a date."""
    text = "It fell on May 3, 2011. On Monday the mayor spoke."

    assert [value for *_, value in found(text, None)] == ["2011-05-03", None]


def test_the_basis_of_borrowed_dates_is_given_by_the_caller():
    """A date taken from other reports is marked so."""
    text = "It fell on Monday."
    (mark,) = recognise(text, cut(text), published=FRIDAY, basis="other_reports")

    assert mark.basis == "other_reports"


def test_the_weekday_after_an_event_of_the_publication_day_is_the_next_day():
    """Pages are edited under their first date: "Tuesday" beside today's Monday is tomorrow."""
    text = "The pier fell Monday.\nThe hall burned.\nThe hall was closed Tuesday."

    assert [value for *_, value in found(text, "2024-03-11")] == ["2024-03-11", "2024-03-12"]


@pytest.mark.parametrize(
    ("published", "example"),
    [
        ("2024-12-29", "In a [Dec. 22|2024-12-22] filing it could book a loss."),
        ("2024-12-29", "Doors open at the hall. Other days: [Jan. 12|2025-01-12]."),
        ("2024-04-18", "The trial has been rescheduled for [May 16|2024-05-16]."),
        ("2024-12-29", "She was arrested on [Jan. 12|2024-01-12]."),
        ("2024-12-29", "The hall burned in [January|2024-01]."),
        ("2025-01-02", "The inquiry began in [February|2024-02]."),
        ("2024-12-27", "It will be told how the parade ended in [November|2024-11]."),
        ("2024-12-31", "They are still reading his [New Year's Day|2025-01-01] speech."),
        ("2024-02-06", "Prices are at their lowest since [November|2023-11]."),
        ("2024-03-15", "The council will vote on [Dec. 22|2024-12-22]."),
        ("2024-05-20", "The council will vote next [6 April|2025-04-06]."),
        ("2024-02-12", "The quay was full at [previous Easter|2023-04-09]."),
    ],
)
def test_a_day_without_a_year_is_no_year_off_where_one_is_near(published, example):
    """Whatever the tense says; a day of the year of publication may lie anywhere in it."""
    text, expected = marked(example)

    assert [(start, end, value) for start, end, value in found(text, published)] == expected


def test_a_weekday_beside_a_date_without_a_year_picks_the_year():
    """Without a year "Friday, March 13" is of the nearest year that has that day on a Friday."""
    assert found("They met on Friday, March 13.")[0][2] == "2026-03-13"


def test_a_tree_tells_a_planned_day_from_the_day_of_the_words():
    """The day belongs to the verb that governs it: "said Friday" past, "reopen Wednesday" not."""
    text, sentence = drawn(
        "Marsh/marsh/PROPN/NNP/1/nsubj said/say/VERB/VBD/-1/root Tuesday/tuesday/PROPN/NNP/1/obl"
        " the/the/DET/DT/4/det pier/pier/NOUN/NN/6/nsubj will/will/AUX/MD/6/aux"
        " reopen/reopen/VERB/VB/1/ccomp Wednesday/wednesday/PROPN/NNP/6/obl ././PUNCT/./1/punct"
    )
    values = [mark.value for mark in recognise(text, (sentence,), published=FRIDAY)]

    assert values == ["2024-03-12", "2024-03-20"]


def test_asking_in_a_month_is_no_plan_for_it():
    """A verb of asking puts what is asked ahead, not the day on which it was asked."""
    text, sentence = drawn(
        "In/in/ADP/IN/1/case January/january/PROPN/NNP/4/obl two/two/NUM/CD/3/nummod"
        " owners/owner/NOUN/NNS/4/nsubj asked/ask/VERB/VBD/-1/root"
        " questions/question/NOUN/NNS/4/obj"
    )
    (mark,) = recognise(text, (sentence,), published=FRIDAY)

    assert mark.value == "2024-01"


def test_what_was_set_for_a_day_lies_ahead():
    """What is set "for June 28" is to come, whatever the tense of "set"."""
    text, sentence = drawn(
        "She/she/PRON/PRP/1/nsubj set/set/VERB/VBD/-1/root it/it/PRON/PRP/1/obj"
        " for/for/ADP/IN/4/case June/june/PROPN/NNP/1/obl 28/28/NUM/CD/4/nummod"
    )
    (mark,) = recognise(text, (sentence,), published=FRIDAY)

    assert mark.value == "2024-06-28"


@pytest.mark.parametrize(
    "verb",
    [
        "booked/book/VERB/VBN/-1/root into/into/ADP/IN/4/case",
        "set/set/VERB/VBN/-1/root on/on/ADP/IN/4/case",
    ],
)
def test_what_is_not_set_for_a_day_was_then(verb):
    """Who "was booked into" a jail on Monday was so on the last, and what was "set on fire" too."""
    text, sentence = drawn(
        f"She/she/PRON/PRP/2/nsubj was/be/AUX/VBD/2/aux {verb} jail/jail/NOUN/NN/2/obl"
        " Monday/monday/PROPN/NNP/2/obl"
    )
    (mark,) = recognise(text, (sentence,), published=FRIDAY)

    assert mark.value == "2024-03-11"


def test_a_plan_that_came_otherwise_is_past():
    """What "was to leave Sunday, but left late" has left."""
    plan = (
        "It/it/PRON/PRP/2/nsubj was/be/AUX/VBD/2/aux scheduled/schedule/VERB/VBN/-1/root"
        " to/to/PART/TO/4/mark leave/leave/VERB/VB/2/xcomp Sunday/sunday/PROPN/NNP/4/obl"
    )
    but = " but/but/CCONJ/CC/7/cc left/leave/VERB/VBD/2/conj late/late/ADV/RB/7/advmod"
    drawings = (drawn(plan), drawn(plan + but))
    values = [recognise(text, (each,), published=FRIDAY)[0].value for text, each in drawings]

    assert values == ["2024-03-17", "2024-03-10"]


def test_present_tense_of_a_headline_is_past():
    """A title tells what happened in the present tense."""
    words = (
        "Mayor/mayor/NOUN/NN/1/nsubj resigns/resign/VERB/VBZ/-1/root"
        " Tuesday/tuesday/PROPN/NNP/1/obl"
    )
    told = [
        recognise(text, (sentence,), published=FRIDAY)[0].value
        for text, sentence in (drawn(words, paragraph=-1), drawn(words, paragraph=3))
    ]

    assert told == ["2024-03-12", "2024-03-19"]


def test_types_and_precision():
    """Clock times are TIME, parts of a day stay days, ends of a range are two marks."""
    text = "At 4 p.m. Monday he left, for two hours, as every day, from 2007 to 2011."
    marks = read(text)

    assert [(mark.type, mark.precision) for mark in marks] == [
        (TimeType.TIME, "hour"),
        (TimeType.DURATION, None),
        (TimeType.SET, None),
        (TimeType.DATE, "year"),
        (TimeType.DATE, "year"),
    ]


@pytest.mark.parametrize(
    ("winter", "seas", "times"),
    [("3/compound", "seas/sea/NOUN/NNS/0/obl", 0), ("0/obl", "again/again/ADV/RB/0/advmod", 1)],
)
def test_a_season_that_narrows_a_noun_is_no_time(winter, seas, times):
    """Seas in winter are seas of a kind."""
    text, sentence = drawn(
        f"Shut/shut/VERB/VBN/-1/root for/for/ADP/IN/3/case winter/winter/NOUN/NN/{winter} {seas}"
    )

    assert len(recognise(text, [sentence], published=FRIDAY)) == times


PIECES = st.sampled_from(
    "on in the last next May 3 , 2011 Monday two years ago p.m. 4:20 night early Easter 1990s ’ s"
    " week until will was one o'clock March - – ( ) every of half a ½ ٣ ſ ı K"
    " Sept. 31 99 2000000 %".split()
)


@given(st.lists(PIECES, max_size=14).map(" ".join), st.sampled_from([None, FRIDAY, "0001-01-01"]))
def test_odd_text_gives_true_spans_in_order(text, published):
    """No text crashes the reading; marks lie in the text, in order, and never overlap."""
    marks = recognise(text, cut(text), published=published)

    assert all(0 <= m.span.start < m.span.end <= len(text) for m in marks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(marks))


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    """Whatever the characters, the reading ends and gives the same twice."""
    assert read(text) == read(text)


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_full_date_reads_back(day):
    """A day written out in full is that day, whenever the report was published."""
    text = f"It fell on {day:%B} {day.day}, {day.year}."

    assert found(text, None)[0][2] == day.isoformat()


@pytest.mark.parametrize(
    ("published", "value"), [("2024-03-12", "2024-W10-WE"), ("2024-03-15", "2024-W11-WE")]
)
def test_this_weekend_is_over_early_in_the_week(published, value):
    """On Tuesday "was away this weekend" looks back, on Friday it need not."""
    (mark,) = read("The mayor was away this weekend.", published)

    assert mark.value == value
