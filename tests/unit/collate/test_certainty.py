"""Fact against allegation: which words hedge what happened, and which only a thing in it."""

import pytest

from crossread.annotate import annotate
from crossread.collate.compare import Background
from crossread.collate.compare.certainty import certainty
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, compared, details, report


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def contrasts(reader, left, right):
    """What is said to differ in certainty between any two claims of two reports."""
    one, two = (claims(annotate([report(n, t)], reader)[0]) for n, t in (("a", left), ("b", right)))
    pairs = [(a, b) for a in one for b in two]
    sure = dict.fromkeys(pairs, 1.0)
    background = Background({}, {}, {}, sure)
    return [d.note for a, b in pairs for d in certainty(a, b, background)]


@pytest.mark.parametrize(
    ("firm", "hedged", "note"),
    [
        ("The guards beat two rowers.", "The guards allegedly beat two rowers.", "allegedly"),
        ("All the rowers are minors.", "All the rowers are reportedly minors.", "reportedly"),
        ("She stole the bell.", "She is accused of stealing the bell.", "accused"),
        ("The gang fled in a van.", "The gang possibly escaped in a van.", "possibly"),
        ("The gang fled in a van.", "The gang is thought to have fled in a van.", "thought"),
        ("The gang fled in a van.", "The gang may have fled in a van.", "may"),
        ("The mayor will resign.", "The mayor may resign.", "may"),
        ("The mayor was charged.", "The mayor is expected to be charged.", "expected"),
        ("The guards did not pay.", "The guards allegedly did not pay.", "allegedly"),
        ("The gang fled in a van, divers said.", "The gang may have fled in a van.", "may"),
        ("The rowers found a bomb.", "The rowers found an apparent bomb.", "apparent bomb"),
        ("It was a robbery, the keeper said.", "Divers believe it was a robbery.", "believe"),
    ],
)
def test_a_hedge_on_what_happened(reader, firm, hedged, note):
    """Whatever the predicate is, and whether or not it is the same word or somebody says it."""
    found = contrasts(reader, firm, hedged)

    assert len(found) == 1
    assert note in found[0]


@pytest.mark.parametrize(
    ("firm", "other"),
    [
        ("The guards beat two rowers.", "The guards beat two suspected smugglers."),
        ("The guards beat two rowers.", "The guards beat two rowers."),
        ("The guards beat two rowers.", "The guards beat two likely smugglers."),
        ("The guards allegedly beat two rowers.", "The guards allegedly beat rowers."),
        ("The guards beat two rowers.", "The rowers whom the guards beat appeared in court."),
        ("The guards beat two rowers.", "The mayor is accused of selling the harbour."),
        ("The guards beat two rowers, the coach said.", "The guards allegedly beat two rowers."),
        (
            "Divers believe that the bell was stolen.",
            "Mayor Kemp claimed that the bell was stolen.",
        ),
        ("The rowers could drown.", "The rowers may drown."),
        ("The storm killed 58 rowers.", "The storm claimed 58 rowers."),
        ("The captain was arrested.", "The captain appeared in court."),
        ("The keeper was charged on Monday.", "The keeper was accused on Friday."),
        ("The charge carries 20 years in prison.", "She could be sentenced to 20 years."),
        ("The rowers entered the lock.", "The rowers could enter the lock with a key."),
        ("She was arrested on charges that she stole the bell.", "She allegedly stole the bell."),
        ("She was questioned on suspicion of stealing the bell.", "She allegedly stole the bell."),
        ("The guards would sell the bell.", "The guards allegedly sold the bell."),
        ("The mayor denied that the bell was sold.", "Divers believe that the bell was sold."),
        ("The hatch has a lock.", "The hatch possibly does not lock."),
        ("The attorney spoke.", "The keeper was expected to be the main witness."),
        ("The bell was stolen.", "The keeper is accused of stealing the bell."),
        ("The theft of the bell was noticed.", "The keeper is accused of stealing the bell."),
    ],
)
def test_what_is_no_difference_of_certainty(reader, firm, other):
    """A hedge on a thing, no hedge, the same hedge, another sense, another happening, or voice.

    Nor is what somebody would do, or is charged with.
    """
    assert contrasts(reader, firm, other) == []


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("The mayor is expected to resign.", "The mayor resigned.", "updates"),
        ("The mayor will resign.", "The mayor may resign.", "compatible"),
        ("The mayor allegedly resigned.", "The mayor resigned.", "compatible"),
    ],
)
def test_only_a_plan_is_updated_by_a_deed(reader, one, other, relation):
    """What may be is no earlier state of what will be."""
    assert {d.relation for d in compared(reader, certainty, one, other)} == {relation}


def test_the_word_that_says_it_plainly_is_marked(reader):
    """Not the verb of the claim, where that tells something else."""
    firm = "The fair was closed for a day, the keeper having stolen the bell."
    hedged = "The keeper is accused of stealing the bell."

    assert set(contrasts(reader, firm, hedged)) == {"having stolen ≠ is accused of stealing"}


@pytest.mark.parametrize(
    ("firm", "hedged", "note"),
    [
        (
            "The hatch had been left open.",
            "The crew had allegedly left the hatch open.",
            "had been left ≠ had allegedly left",
        ),
        (
            "The mayor stepped down.",
            "The mayor is expected to step down.",
            "stepped down ≠ is expected to step down",
        ),
        (
            "The rowers were hurt.",
            "The rowers were reportedly hurt.",
            "were hurt ≠ were reportedly hurt",
        ),
    ],
)
def test_both_are_told_as_they_are_put(reader, firm, hedged, note):
    """With the auxiliaries, and the hedge with what it hedges."""
    assert contrasts(reader, firm, hedged) == [note]


def test_what_somebody_is_charged_with_is_hedged(reader):
    """In the clause, and in what stands around the charge."""
    found = contrasts(
        reader, "The gang shot two rowers.", "He is charged with shooting two rowers."
    )

    assert set(found) == {"shot ≠ is charged with shooting"}


def test_a_hedge_far_from_what_it_hedges_stands_alone(reader):
    """The words between would say what the claim says."""
    firm = "The guards beat two rowers."
    hedged = "Reportedly, on Monday at the old harbour, the guards beat two rowers."

    assert contrasts(reader, firm, hedged) == ["beat ≠ Reportedly"]


def test_what_an_accusation_is_of_is_not_plain(reader):
    """Though the words that accuse stand outside the claim."""
    text = "The captain accused them of stealing the bell, which a diver suggested was his."
    (one,) = annotate([report("a", text)], reader)
    (two,) = annotate([report("b", "They were accused of stealing the bell.")], reader)
    parts = [part for part in details(one) if part.words(part.claim.span).startswith("stealing")]
    accused = claims(two)[0]
    sure = {(part, accused): 1.0 for part in parts}

    assert parts
    assert [
        d for part in parts for d in certainty(part, accused, Background({}, {}, {}, sure))
    ] == []
