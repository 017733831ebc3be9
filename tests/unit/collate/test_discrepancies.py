"""Which differences of a story are told, and where."""

from dataclasses import replace

import pytest

from crossread.annotate import annotate
from crossread.collate.claims import Stated, dated_times
from crossread.collate.compare import Background
from crossread.collate.compare.denial import denial
from crossread.collate.discrepancies import differences, discrepancies, told_once
from crossread.collate.entities import entities, entity_at
from crossread.model.annotation import Clause, ClauseKind
from crossread.model.collation import Discrepancy, DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span
from crossread.model.story import Place
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, details, report


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def stated(reader, name, text, *within):
    """The first claim of a text, and a claim for each detail in it, given by its words."""
    (read,) = annotate([report(name, text)], reader)
    head = read.clauses[0]
    cut = tuple(
        Clause(Span(text.index(w), text.index(w) + len(w)), 0, head.head, ClauseKind.DETAIL)
        for w in within
    )
    read = replace(read, details=cut)
    return [claims(read)[0], *details(read)]


def background(*every: Stated) -> Background:
    reports = list({s.claim.report: s.annotated for s in every}.values())
    pairs = {(a, b): 1.0 for a in every for b in every}
    times = {t.id: t for each in reports for t in dated_times(each)}
    published = dict.fromkeys((each.report.id for each in reports), "2031-05-02")
    return Background(times, entity_at(entities(reports, 0.9)), published, pairs)


def told(members, made):
    return discrepancies("p", differences(members, made), members, lambda *_: [])


def test_a_detail_beside_its_clause_adds_no_difference(reader):
    """The clause of the same report stands in the point and tells it."""
    one = stated(reader, "a", "The fire killed three people.", "killed three people")
    two = stated(reader, "b", "The fire killed four people.")

    (found,) = told([*one, *two], background(*one, *two))

    assert found.kind is DiscrepancyKind.NUMBER
    assert found.note == "three ≠ four"
    assert {one[0].claim.id, two[0].claim.id} <= set(found.claims)


def test_a_detail_alone_is_compared(reader):
    """Where its clause stands in another point."""
    _, detail = stated(reader, "a", "The fire killed three people.", "killed three people")
    two = stated(reader, "b", "The fire killed four people.")

    (found,) = told([detail, *two], background(detail, *two))

    assert found.claims == (detail.claim.id, two[0].claim.id)


def test_who_tells_the_time_in_other_words_is_cited(reader):
    """One pair shows the difference; whoever tells the time of either side belongs to it."""
    given = {"a": "7.40 a.m.", "b": "9 a.m.", "c": "7:40 a.m."}
    reports = [report(name, f"The ferry sank at {at}.", "2031-05-02") for name, at in given.items()]
    one, two, spelled = (claims(each)[0] for each in annotate(reports, reader))
    made = background(one, two, spelled)
    apart = {pair: 1.0 for pair in made.scores if spelled not in pair}

    (found,) = told([one, two, spelled], replace(made, scores=apart))

    assert set(found.claims) == {one.claim.id, two.claim.id, spelled.claim.id}


def test_who_gives_the_words_elsewhere_is_cited(reader):
    """A headline in another point that matches a claim of the line; other words are not."""
    one = stated(reader, "a", "The fire killed three people.")
    two = stated(reader, "b", "The fire killed four people.")
    same = stated(reader, "c", "Three people die in blaze.")
    other = stated(reader, "d", "Ten people flee the blaze.")
    found = differences([*one, *two], background(*one, *two))

    (line,) = discrepancies("p", found, [*one, *two], lambda *_: [*two, *same, *other])

    assert set(line.claims) == {each.claim.id for each in (*one, *two, *same)}


def test_who_denies_must_stand_in_the_claim(reader):
    """A "not" without the one who acts may be about anybody."""
    whole, cut = stated(reader, "a", "The line did not cancel trips.", "did not cancel trips")
    other = stated(reader, "b", "The rivals cancelled trips.")[0]

    assert list(denial(whole, other, background(whole, other)))
    assert not list(denial(cut, other, background(cut, other)))


def difference(name: str, *words: int, kind=DiscrepancyKind.NUMBER) -> Discrepancy:
    places = tuple(Place("r", Span(at, at + 1)) for at in words)
    relation = DiscrepancyRelation.CONFLICTS
    return Discrepancy(name, name, kind, relation, (), "", places)


def test_the_same_words_are_told_once():
    """Where most of them meet; another kind of difference between them is told too."""
    most, same, part = difference("d1", 1, 2, 3), difference("d2", 1, 2, 3), difference("d3", 2, 3)
    quote = difference("d4", 2, 3, kind=DiscrepancyKind.QUOTE)

    found = told_once({"p1": [part], "p2": [most, quote], "p3": [same]})

    assert found == {"p1": [], "p2": [most, quote], "p3": []}
