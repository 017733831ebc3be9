"""What a claim tells by itself, and when it may stand beside another."""

from dataclasses import replace

import pytest

from crossread.annotate import annotate
from crossread.collate import Verdict, why
from crossread.collate.config import CollateConfig
from crossread.collate.entities import entities, entity_at
from crossread.collate.substance import Substance, beside, substances
from crossread.model.annotation import ClauseKind
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, details, report
from tests.unit.collate.test_meeting import meet

STATED = Substance()


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def substance_of(stated, annotated):
    """What each of some claims of a story of one report tells."""
    named = entity_at(entities([annotated], 0.9))
    return substances(stated, beside(stated, named), named)


def told(reader, text, words):
    """The substance of the claim or detail of a text that has just these words."""
    annotated = annotate([report("a", text, "2031-05-02")], reader)[0]
    stated = [*claims(annotated), *details(annotated)]
    found = substance_of(stated, annotated)
    spans = [each.claim.span.of(text) for each in stated]
    return found[spans.index(words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry sank off the cape.", "The ferry sank off the cape"),
        ("The school was told on Monday that a lamp had burst.", "The school was told on Monday"),
    ],
)
def test_a_clause_states_something(reader, text, words):
    """It may stand beside any other, whatever it names."""
    found = told(reader, text, words)

    assert found.states
    assert meet(found, STATED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The warden said on Friday that the gate was shut.", "The warden said on Friday"),
        ("When asked about the gate, the warden smiled.", "When asked about the gate"),
    ],
)
def test_a_frame_states_nothing(reader, text, words):
    """It tells who spoke or was asked, and when."""
    found = told(reader, text, words)

    assert found.frame
    assert not meet(found, STATED)


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Harbour master Ines Dorval would not discuss it.", "Harbour master Ines Dorval", True),
        ("The gate fell on Friday, May 2, 2031.", "Friday, May 2, 2031", True),
        ("The master, Ines Dorval, would not discuss it.", "The master, Ines Dorval", False),
        ("Bo Lund, 34, fell off the quay.", "Bo Lund, 34", False),
        ("Fire on the quay\n\nThe gate fell.", "Fire on the quay", False),
    ],
)
def test_a_name_with_an_office_is_a_label(reader, text, words, label):
    """So is a day; who somebody is and how old are told, and what befell what."""
    assert told(reader, text, words).label is label


TEXT = (
    "Kemp opened the harbour on Monday. Kemp spoke. Kemp left. Kemp smiled. "
    "The mayor's aides, among them the second warden of the harbour, praised Kemp and Lida Varga."
)


@pytest.mark.parametrize(
    ("told", "tells"),
    [
        (STATED, True),
        (Substance(bare=True), False),
        (Substance(bare=True, dated=True), True),
        (Substance(bare=True, seldom=frozenset({"corn hall"})), True),
        (Substance(frame=True, dated=True), False),
        (Substance(open=True), True),
    ],
)
def test_what_tells_nothing_meets_nothing(told, tells):
    """A detail without a predicate, day, figure or seldom name is not worth comparing."""
    everything = Substance(
        seldom=frozenset({"kemp", "corn hall"}),
        dated=True,
        counts=frozenset({40.0}),
    )

    assert told.tells is tells
    assert meet(told, everything) is tells


def test_names_given_often_are_not_seldom(reader):
    """Of the two names of the claim five mentions are throughout, and one is seldom."""
    words = TEXT[TEXT.index("The mayor") : -1]

    found = told(reader, TEXT, words)

    assert len(found.seldom) == 1


def test_an_owner_is_not_told(reader):
    """A boat that belongs to Brandt is a boat."""
    owned = told(reader, "Lida Brandt's boat sank.", "Lida Brandt's boat sank")
    named = told(reader, "Lida Brandt sank a boat.", "Lida Brandt sank a boat")

    assert not owned.seldom
    assert len(named.seldom) == 1


def test_a_thing_in_a_list_is_bare(reader):
    """It is told with what the list is of."""
    text = "They lost the barn, including a red cart, a plough and a box of old tools."
    annotated = annotate([report("a", text, "2031-05-02")], reader)[0]
    stated = claims(annotated)
    found = substance_of(stated, annotated)
    listed = [s for s, each in zip(found, stated, strict=True) if each.claim.kind == "coordinated"]

    assert listed
    assert all(each.bare for each in listed)


def test_all_who_act_are_told(reader):
    """In whichever order they are named."""
    one, other = (
        told(reader, f"{names} sold the old barn.", f"{names} sold the old barn")
        for names in ("Lida Varga and Orsolya Kemp", "Orsolya Kemp and Lida Varga")
    )

    assert len(one.actors) == len(other.actors) == 2


def test_a_detail_that_leaves_off_who_acts_knows_it(reader):
    """The clause around it names the actor."""
    text = "Lida Varga sank the old ferry on Monday, and was arrested by guards on Tuesday night."
    annotated = annotate([report("a", text, "2031-05-02")], reader)[0]
    (clause,) = (c for c in annotated.clauses if c.span.of(text).startswith("was arrested"))
    detail = replace(clause, kind=ClauseKind.DETAIL)
    annotated = replace(annotated, details=(detail,))

    found = substance_of(details(annotated), annotated)

    assert found[0].open
    assert len(found[0].actors) == 1


def test_why_tells_that_a_frame_tells_nothing(reader):
    """Alike as they are, a day is no statement that two speakers share."""
    texts = {
        "a": "The warden said on Friday that the gate was shut.",
        "b": "The teacher said on Friday that a lamp had burst.",
    }
    reports = annotate([report(n, t, "2031-05-02") for n, t in texts.items()], reader)
    one, two = (claims(each)[0].claim.id for each in reports)

    answer = why((one, two), reports, CollateConfig(same_point=0.05))

    assert answer.together is False
    assert answer.verdict is Verdict.NOTHING_TOLD
