"""Names, and what stands for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import names
from crossread.annotate.names.bodies import full_names
from crossread.model.annotation import MentionType
from tests.marked import marked
from tests.unit.annotate.quotes.reading import read, read_words


def resolved(text):
    """Words of every mention with the name it stands for."""
    parsed = read(text)
    found = names.recognise(text, parsed.sentences, parsed.bio)
    return [(each.span.of(text), each.name) for each in found]


@pytest.mark.parametrize(
    "example",
    [
        "[Ada Marsh|person] met [Bo Lund|person] in [Lowick|place].",
        "Sen. [Ada Marsh|person] and Mr. [Lund|person] agreed.",
        "President [Ada Marsh|person]’s plan failed.",
        "The [Lowick Police Department|organization] called [Ada Marsh|person].",
        "[Lowick Police Department|organization] Sgt. [Ada Marsh|person] called.",
        "Officials in the [U.S.|place] and the [U.K.|place] agreed.",
        "The [Lowick Central News Agency|organization] reported a storm.",
        'She told [Channel 3|organization] that [Enrico "Bo" Lund|person] had left.',
        "The crash happened on [East 26th Street|place] in [Lowick|place].",
        "The [Lowick Securities and Exchange Commission|organization] fined [Ada Marsh|person].",
        "The [Lowick X-ray Observatory|organization] opened, [Ada Marsh|person] said.",
        "Sgt. [Bo O’Dowd|person] said the pier fell on [De’Ara Lund|person].",
        "President [Lo Min-ha|person] spoke. Critics left the [Lund|person]-led talks.",
        "[U.S.|place] Secretary of State [Ada Marsh|person] spoke.",
        "[Bo Lund Jr.|person] left the [University of Lowick|organization] on Monday.",
        "The police held [Enrico “Bo” Lund|person] on Monday.",
        "The [Lowick County Coroner’s Office|organization] named [Ada Marsh|person].",
        "[Lowick Children’s Hospital|organization] and [St. Ann’s Hospital|organization] closed.",
        "The pier is gone pics.example.com/GzzKoRk on Monday.",
    ],
)
def test_names_and_types(example):
    """Names are marked without titles and possessives, each with its type."""
    text, marks = marked(example)
    parsed = read(text)

    found = names.recognise(text, parsed.sentences, parsed.bio)

    assert [(m.span.start, m.span.end, m.type.value) for m in found] == marks


@pytest.mark.parametrize(
    "example",
    [
        "Harbour master [Ina Vell|person] would not discuss the engine.",
        "The trawler [Anna Marsh|other] sank.",
        "[Anders Wick|person], whose trawler [Bright Margit|other] was the first boat to reach"
        " the wreck, wept.",
        "The ferry Lady [Anna|other] sank. The captain, Capt. [Ada Marsh|person], wept.",
        "The car [Ada Marsh|person] was driving hit a wall.",
        "The boat [Bo Lund|person] bought sank.",
        "The aid group [Tarn Relief|organization] came. [Tarn Relief|organization] left.",
    ],
)
def test_the_noun_before_a_name_types_it(example):
    """A role makes a person where nothing else tells; no vessel and no aid group is a person."""
    text, marks = marked(example)
    parsed = read(text)

    found = names.recognise(text, parsed.sentences, parsed.bio)

    assert [(m.span.start, m.span.end, m.type.value) for m in found] == marks


def test_a_pronoun_stands_for_the_bearer_of_a_role_and_not_for_a_vessel():
    """The vessel of the paragraph before is nobody whom "she" could mean."""
    text = (
        "Anders Wick, whose trawler Bright Margit was the first boat to reach the wreck, wept.\n"
        "Harbour master Ines Dorval would not discuss the engine. She left."
    )

    assert resolved(text)[-1] == ("She", "Ines Dorval")


def test_short_forms_get_the_fullest_name():
    """A surname, a title with it and a shorter name stand for the fullest form of the report."""
    text = "Ada Marsh won. Marsh smiled. Mayor Ada L. Marsh left. Ms. Marsh waved."

    assert {name for _, name in resolved(text)} == {"Ada L. Marsh"}


def test_a_title_with_a_full_stop_is_no_given_name():
    """Whatever the labels say, "Lt." and "Dr." stand before names; a joined surname is one name."""
    text = (
        "Lt. Bo Lund said police are looking for the boat.\n"
        "Lt. Lund said Marsh was known to be associated with some of the people in the house.\n"
        "Dr. Ada Lane-Marsh came. The boat was late, Dr. Lane-Marsh said, and Lane-Marsh wept."
    )

    found = resolved(text)

    assert ("Lund", "Bo Lund") in found
    assert found[-2:] == [("Lane-Marsh", "Ada Lane-Marsh")] * 2


def test_accents_are_the_fuller_form():
    """Of two spellings the one with its accents wins."""
    text = "Jose Ibáñez won. President José Ibáñez left. Ibanez slept."

    assert {name for _, name in resolved(text)} == {"José Ibáñez"}


def test_relatives_are_kept_apart():
    """Another first name, a suffix and a title of the other sex keep one family's members apart."""
    text = (
        "Bo Lund Jr. left with his wife, Ada Lund. His father, the Rev. Bo Lund, stayed.\n"
        "Lund waved. Mrs. Lund smiled."
    )

    found = dict(resolved(text))

    assert found["Bo Lund Jr."] == "Bo Lund Jr."
    assert found["Ada Lund"] == "Ada Lund"
    assert resolved(text)[-1] == ("Lund", "Ada Lund")
    assert ("Lund", "Bo Lund Jr.") in resolved(text)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ada Marsh fell. She got up.", "She", "Ada Marsh"),
        ("Ada Marsh met Bo Lund. He smiled at her.", "He", "Bo Lund"),
        ("Bo Marsh spoke. Carl Lund went home to sleep, he said.", "he", "Bo Marsh"),
        ("Bo Marsh met Carl Lund. He said Carl Lund often wept.", "He", "Bo Marsh"),
        ("Bo Marsh spoke. He called anti-Marsh crowds foul.", "He", "Bo Marsh"),
        ("When Bo Marsh left, he said the boat was old.", "he", "Bo Marsh"),
        ("Ada Marsh met Bo Lund. He smiled at her.", "her", "Ada Marsh"),
        ("Rep. Bo Lund won. The congressman smiled.", "The congressman", "Bo Lund"),
        ("Lt. Ada Marsh came. The lieutenant left.", "The lieutenant", "Ada Marsh"),
        (
            "Freedonia’s President Bo Lund came. The Freedonian leader left.",
            "The Freedonian leader",
            "Bo Lund",
        ),
        ("Bo Lund’s lawyer, Ada Marsh, came. Lund’s lawyer left.", "lawyer", "Ada Marsh"),
        ("Bo Lund’s lawyer, Ada Marsh, came. He asked for his lawyer.", "his lawyer", "Ada Marsh"),
    ],
)
def test_references_are_resolved(text, words, name):
    """Pronouns and descriptions stand for the person whom they fit."""
    assert (words, name) in resolved(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Marsh fell. He got up.", "He"),
        ("The mayor of Lowick met Mayor Ada Marsh.", "The mayor"),
        ("Ada Marsh said: “He is a liar.”", "He"),
        ("The pier is gone. Channel Six’s Bo Lund reports.\nIt was dark, he said.", "he"),
        ("Bo Lund was on a flight to Lowick. The flight was late.", "flight"),
        ("Bo Lund is in custody in Lowick. The custody is short.", "custody"),
        ("The car Bo Lund was driving hit a wall. The car burned.", "The car"),
        ("Ada Marsh left. One woman who saw the wave said she swam ashore.", "she"),
        ("Bo Lund left. A swimmer told reporters that he saw the wave.", "he"),
        ("President Ada Marsh spoke. The Freedonian president left.", "The Freedonian president"),
    ],
)
def test_doubtful_references_are_left_alone(text, words):
    """Wrong sex, a narrower description, words of others, somebody unnamed, a thing: nobody."""
    assert words not in dict(resolved(text))


def test_a_country_is_no_short_form_of_a_body():
    """A body's name that ends in a country is not what the country is called."""
    assert full_names(["Peru", "Lowick Wire Peru"]) == ["Peru", "Lowick Wire Peru"]


def test_acronym_stands_for_its_words():
    """A body's acronym carries the body's full name."""
    text = "The Lowick Harbour Commission met. The LHC voted."

    assert ("LHC", "Lowick Harbour Commission") in resolved(text)


def test_what_something_is_near_is_a_place():
    """Where the labels of a name are torn, the word before it decides."""
    text = "Corley said no\nThe road near Corley, the guards said, was shut."
    parsed = read(text)

    found = names.recognise(text, parsed.sentences, parsed.bio)

    assert {each.type for each in found} == {MentionType.PLACE}


def test_without_labels_capitals_are_enough():
    """Where no model reads the language, capitalised words with a title are persons."""
    text = "Yesterday Mr. Bo Lund left Lowick."
    parsed = read_words(text)

    found = names.recognise(text, parsed.sentences, parsed.bio)

    assert ("Bo Lund", "person") in [(m.span.of(text), m.type.value) for m in found]


PIECES = [
    "Ada",
    "Marsh",
    "Jr.",
    "Mr.",
    "of",
    "the",
    "-",
    ",",
    "’s",
    "IBM",
    "he",
    "President",
    "\n",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
def test_mentions_lie_apart_in_order(text):
    """Whatever the words, mentions lie in the text, in order, and do not overlap."""
    parsed = read_words(text)
    end = 0
    for mention in names.recognise(text, parsed.sentences, parsed.bio):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.name
        end = mention.span.end
