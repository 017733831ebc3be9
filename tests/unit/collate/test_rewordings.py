"""Utterances that one report quotes otherwise than another."""

import pytest

from crossread.annotate import annotate
from crossread.collate.points import Row
from crossread.collate.quotes import utterances
from crossread.collate.rewordings import rewordings
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.story import Place
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, report

WHOLE = "“The ferry is late again. We have asked for a second pilot,” Ines Corrado said."
HALF = "“The ferry is late again,” Ines Corrado told a crowd."


@pytest.fixture(scope="module")
def told():
    """Return what is told of reports of some texts, beside their claims."""
    reader = Reader.load()

    def read(*texts, marked=()):
        reports = annotate([report(n, t) for n, t in zip("abc", texts, strict=False)], reader)
        stated = [each for one in reports for each in claims(one)]
        rows = [Row(f"p{i}", (i,)) for i in range(len(stated))]
        return stated, list(rewordings(utterances(reports), rows, stated, marked))

    return read


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        ("The ferry is late until a pilot is found", "The ferry is late"),
        ("The ferry is late. We have asked for a pilot", "The ferry is late"),
        ("We are sorry and the ferry is late again", "the ferry is late again"),
    ],
)
def test_a_cut(told, whole, cut):
    """Within a sentence, or of a sentence before or after it; nobody said two things."""
    _, (line,) = told(f"“{whole},” Ines Corrado said.", f"“{cut},” Ines Corrado told a crowd.")

    assert (line.kind, line.relation) == (DiscrepancyKind.QUOTE, DiscrepancyRelation.COMPATIBLE)
    assert line.note == f"{whole} ≠ {cut}"


def test_other_words(told):
    """Nobody said both."""
    _, (line,) = told(WHOLE, WHOLE.replace("a second", "another"))

    assert line.relation is DiscrepancyRelation.CONFLICTS


def test_every_report_that_quotes_it_is_cited(told):
    """By the claims that its quote makes and by the words in the marks."""
    stated, (line,) = told(WHOLE, HALF, WHOLE.replace(" said", " repeated"))
    by_id = {each.claim.id: each.claim.report for each in stated}

    assert {by_id[claim] for claim in line.claims} == {"a", "b", "c"}
    assert [place.report for place in line.words] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "other",
    [
        WHOLE.replace(" said", " repeated"),
        "“The ferry is late again,” Ines Corrado said. “We have asked for a second pilot.”",
        "“We have asked for a second pilot,” Ines Corrado said. “The ferry is late again.”",
        WHOLE.replace("We have", "We've"),
    ],
)
def test_nothing_is_cut(told, other):
    """Where a report quotes all of it, in one piece or in two, or spells it otherwise."""
    assert told(WHOLE, other)[1] == []


def test_one_report_that_quotes_twice(told):
    """A report repeats above its text what it quotes below."""
    assert told(f"{HALF} Later she went on. {WHOLE}")[1] == []


def test_a_quote_that_a_line_marks_already(told):
    """The claims of a point showed it."""
    _, (line,) = told(WHOLE, HALF)
    for word in line.words:
        assert told(WHOLE, HALF, marked=[Place(word.report, word.span)])[1] == []


def test_the_point_that_tells_most_of_it(told):
    """The line stands where most of the claims do that it cites."""
    stated, (line,) = told(WHOLE, HALF)

    assert line.point in {f"p{i}" for i, each in enumerate(stated) if each.claim.id in line.claims}
