"""Quantities: which numbers count something, how they are limited, and what they count."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import times
from crossread.annotate.quantities import recognise
from crossread.model.annotation import Bound
from tests.marked import marked
from tests.unit.annotate.times.reading import cut, drawn


def read(text):
    sentences = cut(text)
    dated = times.recognise(text, sentences, published="2024-03-15")
    return recognise(text, sentences, dated)


@pytest.mark.parametrize(
    "example",
    [
        "[40 people|person] fled the [two|boat] boats.",
        "[At least 40|person] people fled; [12 dead|person] were found.",
    ],
)
def test_example_sentences_are_not_empty(example):
    """Marked sentences hold a number each."""
    text, _ = marked(example)

    assert len(read(text)) == 2


@pytest.mark.parametrize(
    ("example", "value", "low", "high", "bound"),
    [
        ("[40|q] boats sank.", 40, 40, 40, Bound.EXACT),
        ("[Twenty-six|q] boats sank.", 26, 26, 26, Bound.EXACT),
        ("[1.2 million|q] boats sank.", 1.2e6, 1.2e6, 1.2e6, Bound.EXACT),
        ("[Three dozen|q] boats sank.", 36, 36, 36, Bound.EXACT),
        ("[At least 40|q] boats sank.", 40, 40, None, Bound.AT_LEAST),
        ("[No fewer than 40|q] boats sank.", 40, 40, None, Bound.AT_LEAST),
        ("[40 or more|q] boats sank.", 40, 40, None, Bound.AT_LEAST),
        ("[About 40 or more|q] boats sank.", 40, 40, None, Bound.AT_LEAST),
        ("[40+|q] boats sank.", 40, 40, None, Bound.AT_LEAST),
        ("[More than 40|q] boats sank.", 40, 40, None, Bound.MORE_THAN),
        ("[Over 40|q] boats sank.", 40, 40, None, Bound.MORE_THAN),
        ("Losses [topped 40|q] boats.", 40, 40, None, Bound.MORE_THAN),
        ("[Up to 40|q] boats sank.", 40, None, 40, Bound.AT_MOST),
        ("[As many as 40|q] boats sank.", 40, None, 40, Bound.AT_MOST),
        ("[Fewer than 40|q] boats sank.", 40, None, 40, Bound.LESS_THAN),
        ("[Under 40|q] boats sank.", 40, None, 40, Bound.LESS_THAN),
        ("More than the [40|q] boats of the day before sank.", 40, 40, 40, Bound.EXACT),
        ("[About 40|q] boats sank.", 40, 36, 44, Bound.ABOUT),
        ("[Some 40|q] boats sank.", 40, 36, 44, Bound.ABOUT),
        ("[An estimated 40|q] boats sank.", 40, 36, 44, Bound.ABOUT),
        ("[Nearly 40|q] boats sank.", 40, 36, 40, Bound.ABOUT),
        ("[Four or five|q] boats sank.", None, 4, 5, Bound.EXACT),
        ("Boats sank [up to four|q] times a month.", 4, None, 4, Bound.AT_MOST),
        ("[40 to 50|q] boats sank.", None, 40, 50, Bound.EXACT),
        ("[40-50|q] boats sank.", None, 40, 50, Bound.EXACT),
        ("[Between 40 and 50|q] boats sank.", None, 40, 50, Bound.EXACT),
        ("[Two to three million|q] boats sank.", None, 2e6, 3e6, Bound.EXACT),
        ("[Dozens|q] of boats sank.", 12, 12, None, Bound.VAGUE),
        ("[Hundreds|q] of boats sank.", 100, 100, None, Bound.VAGUE),
        ("[Tens of thousands|q] of boats sank.", 1e4, 1e4, None, Bound.VAGUE),
        ("[Half|q] of the boats sank.", 0.5, 0.5, 0.5, Bound.EXACT),
        ("[Two-thirds|q] of the boats sank.", 2 / 3, 2 / 3, 2 / 3, Bound.EXACT),
        ("It was [minus 5 degrees|q] there.", -5, -5, -5, Bound.EXACT),
    ],
)
def test_bounds(example, value, low, high, bound):
    """The words of the bound are in the span, and say which values are allowed."""
    text, [(start, end, _)] = marked(example)
    (quantity,) = read(text)

    assert (quantity.span.start, quantity.span.end) == (start, end)
    assert quantity.bound is bound
    assert (quantity.value, quantity.low, quantity.high) == pytest.approx((value, low, high))


@pytest.mark.parametrize(
    ("example", "value", "unit"),
    [
        ("He paid [$88,000|q] for it.", 88000, "USD"),
        ("He paid [$4,272.78|q] for it.", 4272.78, "USD"),
        ("He paid [€3bn|q] for it.", 3e9, "EUR"),
        ("He paid [£1.5 million|q] for it.", 1.5e6, "GBP"),
        ("He paid [C$20|q] for it.", 20, "CAD"),
        ("He paid [USD 200|q] for it.", 200, "USD"),
        ("He paid [20 €|q] for it.", 20, "EUR"),
        ("He paid [300 yen|q] for it.", 300, "JPY"),
        ("He paid [two million pounds|q] for it.", 2e6, "GBP"),
        ("It weighs [40 pounds|q].", 40, "lb"),
        ("It weighs [3,125,735 lb|q] when full.", 3125735, "lb"),
        ("He lost [tens of thousands of dollars|q].", 10000, "USD"),
        ("It fell [30 percent|q].", 30, "percent"),
        ("It fell [over 9%|q].", 9, "percent"),
        ("She leads, 60%-[32%|q].", 32, "percent"),
        ("It rose [two percentage points|q].", 2, "percentage_point"),
        ("It is [40 km|q] away.", 40, "km"),
        ("It is a [10-mile|q] walk.", 10, "mile"),
        ("It went [40 miles per hour|q].", 40, "mile_per_hour"),
        ("It went [60km/h|q].", 60, "km_per_hour"),
        ("He is [5 feet 6 inches|q] tall.", 5.5, "ft"),
        ("It burned [300 acres|q].", 300, "acre"),
        ("He served [26 years|q].", 26, "year"),
        ("It lasted [about 50 minutes|q].", 50, "minute"),
        ("A [16-year-old|q] boy fell.", 16, "year_old"),
        ("A [ten-month-old|q] baby fell.", 10, "month_old"),
        ("Ada Marsh, [44|q], fell.", 44, "year_old"),
        ("Marsh, now [44|q], fell.", 44, "year_old"),
        ("Mr Marsh ([44|q]) fell.", 44, "year_old"),
        ("The driver, [44|q], from Holm, fell.", 44, "year_old"),
        ("A woman aged [44|q] fell.", 44, "year_old"),
        ("He was elected at the age of [30|q].", 30, "year_old"),
        ("Marsh was [17|q] when the pier fell.", 17, "year_old"),
        ("They are [younger than 18|q].", 18, "year_old"),
    ],
)
def test_units(example, value, unit):
    """Money, measures, shares and ages carry their unit."""
    text, [(start, end, _)] = marked(example)
    (quantity,) = read(text)

    assert (quantity.span.start, quantity.span.end, quantity.unit) == (start, end, unit)
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("40 boats sank.", "boat"),
        ("Two of the boats sank.", "boat"),
        ("Five suspected smuggling boats sank.", "boat"),
        ("At least 115 deaths were counted.", "death"),
        ("Over 115 fatalities were counted.", "death"),
        ("At least 115 people were killed.", "death"),
        ("The storm came, killing 115 people.", "death"),
        ("2 teens killed in Holm", "death"),
        ("Two others were dead.", "death"),
        ("The blast left 12 people dead.", "death"),
        ("The death toll rose to 115.", "death"),
        ("The number of people killed rose to 115.", "death"),
        ("The number of known strikes reached 35.", "strike"),
        ("40 others were injured.", "injury"),
        ("Four people were arrested.", "arrest"),
        ("The suspects claim four suspects killed Marsh.", "suspect"),
        ("Police shot at two more.", ""),
    ],
)
def test_counted_by_words_alone(text, counted):
    """Without a tree the words around the number tell what it counts."""
    assert read(text)[0].counted == counted


def test_people_are_counted_in_persons():
    """A count of people or of what befell them has the unit person."""
    text = "Three boys fled, 40 boats sank, 12 people were killed."

    assert [quantity.unit for quantity in read(text)] == ["person", "", "person"]


def test_those_of_an_age_are_people():
    """An age in the plural is that of the people counted before it."""
    found = read("Two 4-year-olds and three male swimmers aged 22, 26, 29 and 37 were lost.")

    assert [(each.value, each.unit) for each in found] == [
        (2, "person"),
        (4, "year_old"),
        (3, "person"),
        *((age, "year_old") for age in (22, 26, 29, 37)),
    ]


def test_the_tree_finds_a_noun_far_from_its_number():
    """A number is of what "the number of" names, however far."""
    text, sentence = drawn(
        "The/the/DET/DT/1/det number/number/NOUN/NN/6/nsubj of/of/ADP/IN/3/case"
        " strikes/strike/NOUN/NNS/1/nmod has/have/AUX/VBZ/6/aux now/now/ADV/RB/6/advmod"
        " come/come/VERB/VBN/-1/root to/to/ADP/IN/8/case 35/35/NUM/CD/6/obl"
    )

    assert [quantity.counted for quantity in recognise(text, (sentence,))] == ["strike"]


def test_the_tree_tells_victims_from_killers():
    """Those who kill are not those who are killed."""
    text, sentence = drawn(
        "Two/two/NUM/CD/1/nummod men/man/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/-1/root"
        " five/five/NUM/CD/4/nummod women/woman/NOUN/NNS/2/obj"
    )

    assert [quantity.counted for quantity in recognise(text, (sentence,))] == ["man", "death"]


def test_a_range_counts_the_noun_behind_it():
    """Not what those counted wear or carry; "four" is what the sentence sees of "four to five"."""
    text, sentence = drawn(
        "Four/four/NUM/CD/4/nummod to/to/ADP/IN/2/case five/five/NUM/CD/0/nmod"
        " young/young/ADJ/JJ/4/amod men/man/NOUN/NNS/7/nsubj wearing/wear/VERB/VBG/4/acl"
        " masks/mask/NOUN/NNS/5/obj fled/flee/VERB/VBD/-1/root"
    )
    (found,) = recognise(text, (sentence,))

    assert (found.low, found.high, found.counted, found.unit) == (4, 5, "man", "person")


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        (  # the tree ties "six" to "dead"
            "Two/two/NUM/CD/1/nummod dead/dead/ADJ/JJ/-1/root ,/,/PUNCT/,/3/punct"
            " six/six/NUM/CD/1/nsubj injured/injure/VERB/VBN/1/conj",
            ["death", "injury"],
        ),
        (  # and "four" to "killed"
            "It/it/PRON/PRP/1/nsubj killed/kill/VERB/VBD/-1/root one/one/NUM/CD/1/obj"
            " and/and/CCONJ/CC/4/cc injured/injure/VERB/VBD/1/conj"
            " four/four/NUM/CD/6/nummod others/other/NOUN/NNS/1/obj",
            ["injury"],
        ),
        (
            "Nine/nine/NUM/CD/1/nummod people/people/NOUN/NNS/3/nsubj:pass"
            " were/be/AUX/VBD/3/aux:pass shot/shoot/VERB/VBN/-1/root and/and/CCONJ/CC/8/cc"
            " one/one/NUM/CD/6/nummod man/man/NOUN/NN/8/nsubj:pass was/be/AUX/VBD/8/aux:pass"
            " killed/kill/VERB/VBN/3/conj",
            ["person", "death"],
        ),
        (
            "Two/two/NUM/CD/1/nummod men/man/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/aux:pass"
            " shot/shoot/VERB/VBN/-1/root to/to/ADP/IN/5/case death/death/NOUN/NN/3/obl",
            ["death"],
        ),
        (
            "Two/two/NUM/CD/1/nummod men/man/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass"
            " fatally/fatally/ADV/RB/4/advmod shot/shoot/VERB/VBN/-1/root",
            ["death"],
        ),
        (
            "It/it/PRON/PRP/2/nsubj has/have/AUX/VBZ/2/aux claimed/claim/VERB/VBN/-1/root"
            " 200/200/NUM/CD/4/nummod lives/life/NOUN/NNS/2/obj",
            ["death"],
        ),
        (
            "Hundreds/hundred/NOUN/NNS/5/nsubj of/of/ADP/IN/2/case"
            " thousands/thousand/NOUN/NNS/0/nmod of/of/ADP/IN/4/case"
            " people/people/NOUN/NNS/2/nmod fled/flee/VERB/VBD/-1/root",
            ["person"],
        ),
        (  # who was shot is not who was killed
            "He/he/PRON/PRP/1/nsubj shot/shoot/VERB/VBD/-1/root four/four/NUM/CD/3/nummod"
            " people/people/NOUN/NNS/1/obj and/and/CCONJ/CC/5/cc killed/kill/VERB/VBD/1/conj"
            " two/two/NUM/CD/7/nummod girls/girl/NOUN/NNS/5/obj",
            ["person", "death"],
        ),
        (
            "Two/two/NUM/CD/1/nummod people/people/NOUN/NNS/3/nsubj:pass"
            " were/be/AUX/VBD/3/aux:pass killed/kill/VERB/VBN/-1/root and/and/CCONJ/CC/8/cc"
            " six/six/NUM/CD/6/nummod others/other/NOUN/NNS/8/nsubj:pass"
            " were/be/AUX/VBD/8/aux:pass hospitalized/hospitalize/VERB/VBN/3/conj",
            ["death", "person"],
        ),
        (
            "Two/two/NUM/CD/1/nummod dead/dead/ADJ/JJ/-1/root ,/,/PUNCT/,/4/punct"
            " six/six/NUM/CD/4/nummod hospitalized/hospitalize/VERB/VBN/1/conj",
            ["death", "person"],
        ),
    ],
)
def test_each_number_counts_its_own(words, counted):
    """Those hurt beside the dead are counted as hurt; whoever dies of it is counted as dead."""
    text, sentence = drawn(words)

    assert [quantity.counted for quantity in recognise(text, (sentence,))] == counted


@pytest.mark.parametrize(
    "text",
    [
        "A neighbour called 911 and the 911 caller left.",
        "Call (555) 435-4730 or 555-0142.",
        "Call 0207 782 4368 now.",
        "He lives in the 500-block of Holm Road near 83rd Street.",
        "He lives at 12 Holm Street.",
        "It fell at 9700 W Ferry Branch near 8 Mile and Holm, and at 600 NE 3rd Way.",
        "She told Channel 4 and News 2 about Route 66.",
        "It was the 2nd flight, on Flight 1943, with No. 7.",
        "He drove a four-door car.",
        "One of the men and one another fled; no one came.",
        "He is the one who came.",
        "Copyright 2017 Holm Lantern.",
        "Witnesses saw a silver 2005 or 2006 Toyota pickup.",
        "The home side won 3-2 and a 3-2 win is a win.",
        "Officers found a .45 handgun.",
        "They worked around the clock, 24/7.",
        "It fell on May 3, 2011 at 4:20 p.m., in 1998.",
        "A boat sank.",
        "The first boat sank twice.",
    ],
)
def test_numbers_that_count_nothing(text):
    """Telephone numbers, addresses, names, scores, years, dates and pronouns get no mark."""
    assert read(text) == ()


def test_one_is_a_count_before_its_noun():
    """Only before a noun is "one" a count."""
    text = "Three men and one juvenile fled; one came back."

    assert [quantity.value for quantity in read(text)] == [3, 1]


def test_durations_are_quantities_and_dates_are_not():
    """A number inside a date or a clock time belongs to the time."""
    text = "On March 3 he waited two hours, until 4 p.m. Monday."

    assert [(quantity.value, quantity.unit) for quantity in read(text)] == [(2, "hour")]


@pytest.mark.parametrize(
    ("about", "ferries", "words", "bound"),
    [
        ("ADP/IN/4/case", "1/obl", "seven", Bound.EXACT),
        ("ADV/RB/3/advmod", "1/obj", "about seven", Bound.ABOUT),
    ],
)
def test_a_preposition_is_no_bound(about, ferries, words, bound):
    """Whoever warns about seven ferries has counted them; "about seven" is a guess."""
    text, sentence = drawn(
        f"They/they/PRON/PRP/1/nsubj warned/warn/VERB/VBD/-1/root about/about/{about}"
        f" seven/seven/NUM/CD/4/nummod ferries/ferry/NOUN/NNS/{ferries}"
    )

    quantity = recognise(text, [sentence])[0]

    assert quantity.span.of(text) == words
    assert quantity.bound is bound


PIECES = st.sampled_from(
    "at least 40 to - – and two million $ € 1,000 1.5 % people killed of the one half a dozen"
    " dozens ( ) , . year-old old ½ ٣ ² ſ ı K feet 5 inches 1/0 m bn over up number toll".split()
)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_odd_text_gives_true_spans_in_order(text):
    """No text crashes the reading; marks lie in the text, in order, with low under high."""
    marks = recognise(text, cut(text))

    assert all(0 <= m.span.start < m.span.end <= len(text) for m in marks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(marks))
    assert all(m.low is None or m.high is None or m.low <= m.high for m in marks)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    """Whatever the characters, the reading ends and gives the same twice."""
    assert read(text) == read(text)


@given(st.integers(3, 10**9))
def test_every_figure_reads_back(number):
    """A number with or without separators is that number."""
    values = [read(f"{figure} boats sank.")[0].value for figure in (f"{number:,}", f"{number}")]

    assert values == [number, number]
