"""Which names of which reports mean the same."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from crossread.collate.countries import belonging, country, governed_from
from crossread.collate.entities import entities, entity_at
from crossread.model.annotation import AnnotatedReport, Mention, MentionType, Sentence, Token
from crossread.model.span import Span
from tests.marked import marked
from tests.unit.collate.stories import annotated

SAME = 0.9
TYPES = {"body": "organization", "thing": "other"}


def report(name: str, text: str) -> AnnotatedReport:
    """Return a report whose mentions are marked; a word after the type is the name it stands for.

    ``[She|person Ana Marsh]`` is a pronoun that the report resolves.
    """
    plain, labels = marked(text)
    mentions = []
    for start, end, label in labels:
        kind, _, resolved = label.partition(" ")
        type_ = MentionType(TYPES.get(kind, kind))
        mentions.append(Mention(Span(start, end), type_, resolved or plain[start:end]))
    return replace(annotated(name, plain), mentions=tuple(mentions))


def told(*texts: str) -> set[frozenset[str]]:
    """Return the names of each entity of a story of these reports, as the words that stand there.

    The answer must not depend on the order of the reports.
    """
    reports = [report(f"r-{number}", text) for number, text in enumerate(texts)]
    found = entities(reports, SAME)
    assert all(entities(order, SAME) == found for order in list(permutations(reports))[:6])
    texts_of = {each.report.id: each.report.text for each in reports}
    return {frozenset(p.span.of(texts_of[p.report]) for p in each.mentions) for each in found}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("[Ana Marsh|person] fled.", "[Marsh|person] fled."), "Ana Marsh, Marsh"),
        (("[José Ibáñez|person] fled.", "[Jose Ibanez|person] fled."), "José Ibáñez, Jose Ibanez"),
        (("[Ana L. Marsh|person] fled.", "[A. Marsh|person] fled."), "Ana L. Marsh, A. Marsh"),
        (("[Ana Ruiz Vela|person] fled.", "[Ana Ruiz|person] fled."), "Ana Ruiz Vela, Ana Ruiz"),
        (("[Ana Marsh|person] fled; [she|person Ana Marsh] hid.",), "Ana Marsh, she"),
        (
            ("[Ana Marsh|person] and [the Lirian leader|person Ana Marsh]", "[Marsh|person]"),
            "Ana Marsh, the Lirian leader, Marsh",
        ),
        (
            ("[Brill Coast Agency|body] said", "[BCA|body] said", "the [B.C.A.|body]"),
            "Brill Coast Agency, BCA, B.C.A.",
        ),
        (("[Brill Herald|body] said", "the [Herald|body] said"), "Brill Herald, Herald"),
        (("[Port Ansel|place] burnt", "[Port Ansel|body] said"), "Port Ansel"),
        (("[Sellmore|body] said", "[Sellmore|thing] closed"), "Sellmore"),
    ],
)
def test_names_of_one_bearer_are_one_entity(texts, expected):
    """Accents, initials, family names alone, acronyms and resolved references join."""
    assert told(*texts) == {frozenset(expected.split(", "))}


@pytest.mark.parametrize(
    "texts",
    [
        ("[Ana Marsh|person] fled.", "[Tom Marsh|person] fled."),
        ("[Ana Marsh|person] fled.", "[Tom Marsh|person] fled.", "[Marsh|person] hid."),
        ("[Ana Marsh|person] fled.", "[Anton Marsh|person] fled.", "[A. Marsh|person] hid."),
        ("[Ana Marsh Jr.|person] fled.", "[Ana Marsh Sr.|person] fled."),
        ("[Brill|place] burnt", "[Brill Island|place] burnt"),
        ("[Marsh|place] burnt", "[Ana Marsh|person] fled"),
        ("[Brill Art Agency|body] said", "[Brill Air Authority|body] said", "[BAA|body] said"),
        ("[Ana Marsh|person] fled.", "Mr. [Marsh|person] hid."),
    ],
)
def test_names_of_two_bearers_stay_apart(texts):
    """Who shares a family name or initials is not one; a name that fits two joins neither."""
    assert len(told(*texts)) == len(texts)


def test_a_title_tells_which_of_two():
    """Of a couple of one name, "Mr." can only be the man."""
    found = told("[Ana Marsh|person] and [Thomas Marsh|person] fled.", "Mr. [Marsh|person] hid.")

    assert found == {frozenset({"Ana Marsh"}), frozenset({"Thomas Marsh", "Marsh"})}


def test_an_entity_is_called_by_its_fullest_name():
    """However often the family name stands alone."""
    (found,) = entities([report("r-1", "[Ana Marsh|person], [Marsh|person], [Marsh|person]")], SAME)

    assert (found.name, found.type) == ("Ana Marsh", "person")
    assert set(entity_at([found]).values()) == {found.id}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("U.K.", "United Kingdom"),
        ("the United Kingdom", "United Kingdom"),
        ("Britain", "United Kingdom"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Türkiye", "Turkey"),
        ("DPRK", "North Korea"),
        ("Lima", ""),
        ("Liria", ""),
    ],
)
def test_countries_are_known_under_their_names(name, expected):
    """With or without article, full stops and accents."""
    assert country(name) == expected


def test_adjectives_and_capitals_are_told_apart_from_names():
    """Both "Peruvian" and "Lima" lead to Peru, each by its own question."""
    assert (belonging("Peruvian"), governed_from("Lima")) == ("Peru", "Peru")
    assert (country("Peruvian"), belonging("Lima"), governed_from("Peru")) == ("", "", "")


def test_a_country_is_one_entity_under_all_its_names():
    """The entity is called by the fullest of the names that the reports use."""
    reports = [
        report("r-1", "[U.K.|place] and [UK|body] and the [British|thing] navy"),
        report("r-2", "the [United Kingdom|place]; [Britain|place]; [Norway|place]"),
    ]
    found = entities(reports, SAME)

    assert [(each.name, each.type, len(each.mentions)) for each in found] == [
        ("United Kingdom", "place", 5),
        ("Norway", "place", 1),
    ]


def parsed(name: str, words: str) -> AnnotatedReport:
    """Return a report of one sentence written as word/tag/relation/head, heads counted from 1.

    Words that are towns of the test are mentions.
    """
    rows = [each.split("/") for each in words.split()]
    text = " ".join(row[0] for row in rows)
    tokens, mentions, at = [], [], 0
    for word, upos, deprel, head in rows:
        span = Span(at, at + len(word))
        tokens.append(Token(span, word, word.lower(), upos, "", int(head) - 1, deprel))
        if word in ("Lima", "Oslo", "Peru"):
            mentions.append(Mention(span, MentionType.PLACE, word))
        at = span.end + 1
    empty = np.zeros(0, np.float32)
    sentence = Sentence(Span(0, len(text)), tuple(tokens), 0, empty, empty.astype(np.float16))
    return replace(annotated(name, text), sentences=(sentence,), mentions=tuple(mentions))


PERU = "[Peru|place] is a country."
AS_GOVERNMENT = {
    "says": "Lima/PROPN/nsubj/2 say/VERB/root/0 so/ADV/advmod/2",
    "acts": "Lima/PROPN/nsubj/2 recall/VERB/root/0 envoys/NOUN/obj/2",
    "has": "Lima/PROPN/nmod:poss/3 's/PART/case/1 policy/NOUN/root/0",
    "with": "talks/NOUN/root/0 with/ADP/case/3 Lima/PROPN/nmod/1",
    "between": "ties/NOUN/root/0 between/ADP/case/3 Oslo/PROPN/nmod/1 and/CCONJ/cc/5"
    " Lima/PROPN/conj/3",
}
AS_TOWN = {
    "in": "rain/NOUN/root/0 in/ADP/case/3 Lima/PROPN/nmod/1",
    "hosts": "Lima/PROPN/nsubj/2 host/VERB/root/0 games/NOUN/obj/2",
    "wakes": "Lima/PROPN/nsubj/2 wake/VERB/root/0",
    "streets": "Lima/PROPN/nmod:poss/3 's/PART/case/1 streets/NOUN/root/0",
}


@pytest.mark.parametrize("words", AS_GOVERNMENT.values(), ids=AS_GOVERNMENT)
def test_a_capital_that_acts_is_its_country(words):
    """Who speaks, recalls envoys and holds talks is a government."""
    found = entities([report("r-1", PERU), parsed("r-2", words)], SAME)

    assert max(len(each.mentions) for each in found) == 2
    assert "Peru" in {each.name for each in found}


@pytest.mark.parametrize("words", AS_TOWN.values(), ids=AS_TOWN)
def test_a_capital_that_is_a_town_stays_one(words):
    """Rain falls on towns."""
    found = entities([report("r-1", PERU), parsed("r-2", words)], SAME)

    assert {each.name for each in found} == {"Peru", "Lima"}


def test_a_capital_stands_for_no_country_that_nobody_names():
    """Without the country in the story there is nothing to join."""
    (found,) = entities([parsed("r-2", AS_GOVERNMENT["says"])], SAME)

    assert found.name == "Lima"


def test_a_person_called_like_a_capital_is_a_person():
    """A family name that a report gives in full is no government."""
    reports = [
        report("r-1", f"{PERU} [Ana Lima|person] fled."),
        parsed("r-2", AS_GOVERNMENT["says"]),
    ]
    names = {each.name: len(each.mentions) for each in entities(reports, SAME)}

    assert names["Peru"] == 1
