"""One name in two spellings, wherever a story has them."""

import pytest

from crossread.annotate import annotate
from crossread.collate.entities import entities
from crossread.collate.points import Row
from crossread.collate.spellings import respelled, spellings
from crossread.model.annotation import MentionType
from crossread.model.collation import DiscrepancyKind, Entity
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, report

PERSON, PLACE, OTHER = MentionType.PERSON, MentionType.PLACE, MentionType.OTHER


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def named(name, kind=PERSON):
    return Entity("e", name, kind, ())


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        (named("Melanie Harrow"), named("Harow"), ("harrow", "harow")),
        (named("Melanie Harrow"), named("Melanie Harorw"), ("harrow", "harorw")),
        (named("Erika Lund"), named("Erica Lund"), ("erika", "erica")),
        (named("Wetsell Road", PLACE), named("Whetsell Road", PLACE), ("wetsell", "whetsell")),
        (named("Varnhem", PLACE), named("Vernhem", PERSON), ("varnhem", "vernhem")),
    ],
)
def test_a_keystroke_apart(one, two, words):
    """A letter too many, two that changed places, and another; of persons, places and either."""
    assert respelled(one, two) == words
    assert respelled(two, one) == words[::-1]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (named("Melanie Harrow"), named("Melanie Harrow")),
        (named("Melanie Harrow"), named("Tobias Harow")),
        (named("Melanie Harrow"), named("Harris")),
        (named("Ann Lund"), named("Ann Lind")),
        (named("Söderman"), named("Soderman")),
        (named("Varnian", OTHER), named("Varnia", PLACE)),
        (named("Tower", OTHER), named("Power", OTHER)),
        (named("Corn Center", PLACE), named("Corn Centre", PLACE)),
        (named("Flight 23071", OTHER), named("Flight 23072", OTHER)),
    ],
)
def test_no_other_spelling(one, two):
    """Equal names, two people, short or distant words, accents, peoples, things, figures."""
    assert respelled(one, two) is None


def told(reader, *texts):
    """Every claim of some reports and what is told of how their names are spelled."""
    reports = annotate([report(n, t) for n, t in zip("abc", texts, strict=False)], reader)
    stated = [each for one in reports for each in claims(one)]
    rows = [Row(f"p{i}", (i,)) for i in range(len(stated))]
    return stated, list(spellings(entities(reports, 0.9), rows, stated))


def test_every_report_is_cited_once(reader):
    """By the closest claim around the first place where it spells the name so."""
    stated, (found,) = told(
        reader,
        "Melanie Harrow rang the bell. Melanie Harrow was later thanked by the mayor.",
        "Melanie Harow rang the bell.",
    )

    assert (found.kind, found.note) == (DiscrepancyKind.ENTITY, "Melanie Harrow ≠ Melanie Harow")
    assert set(found.claims) == {stated[0].claim.id, stated[-1].claim.id}
    assert len(found.words) == 2


def test_one_report_with_both(reader):
    """A report that contradicts itself is worth a look more than any other."""
    _, (found,) = told(
        reader, "Melanie Harrow rang the bell. The mayor thanked Melanie Harow for it."
    )

    assert {place.report for place in found.words} == {"a"}


def test_the_point_that_tells_most_of_it(reader):
    """The line stands in the row that holds most of its claims."""
    reports = annotate(
        [
            report("a", "Melanie Harrow rang the bell."),
            report("b", "Melanie Harow rang the bell."),
            report("c", "Melanie Harow rang the bell."),
        ],
        reader,
    )
    stated = [each for one in reports for each in claims(one)]
    rows = [Row("p1", (0,)), Row("p2", (1, 2))]

    (found,) = spellings(entities(reports, 0.9), rows, stated)

    assert found.point == "p2"
    assert len(found.claims) == 3
