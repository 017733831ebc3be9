"""Figures that one report tells twice and otherwise."""

import pytest

from crossread.annotate import annotate
from crossread.collate.bounds import two_bounds
from crossread.collate.points import Row
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, report


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def found(reader, *texts):
    """The differences within the reports of some texts, of which every claim is a row."""
    reports = annotate([report(f"r{n}", text) for n, text in enumerate(texts)], reader)
    stated = [each for annotated in reports for each in claims(annotated)]
    return list(two_bounds([Row(each.claim.id, (i,)) for i, each in enumerate(stated)], stated))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Gale\n\nSome 80 diggers stood by. More than 80 diggers came.", "Some 80 ≠ More than 80"),
        ("50 lamps lost at Wend\n\nAt least 50 lamps broke.", "50 ≠ At least 50"),
        ("Gale\n\nIt blew for two hours. It blew for about two hours.", "two ≠ about two"),
        ("Two hurt at Wend\n\nAt least two people were hurt.", "Two ≠ At least two"),
        ("Gale\n\nIt met almost 700 guards. It wrote to 694 guards.", "almost 700 ≠ 694"),
    ],
)
def test_one_figure_under_two_bounds(reader, text, note):
    """The same or rounded: of many, in the headline, or under one verb."""
    (difference,) = found(reader, text)

    assert difference.note.replace(" hours", "") == note
    assert difference.kind is DiscrepancyKind.NUMBER
    assert difference.relation is DiscrepancyRelation.COMPATIBLE
    assert len(difference.words) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Gale\n\nSome 80 diggers stood by. In May 90 diggers came.",
        "Gale\n\nTwo men ran to the quay. At least two men stayed at home.",
        "Gale\n\nBo Lund, 34, fell. He is over 34, his wife said.",
        "Gale\n\nSome 80 diggers stood by. Some 80 diggers left.",
        "Gale\n\nSome 80 diggers stood by, more than 80 diggers and a crane.",
    ],
)
def test_what_may_be_of_something_else_is_left_alone(reader, text):
    """Another figure, few things under another verb, ages, the same again, one sentence."""
    assert found(reader, text) == []


def test_copies_share_a_line(reader):
    """Two reports that say both are one line."""
    text = "50 lamps lost at Wend\n\nAt least 50 lamps broke."

    (difference,) = found(reader, text, text)

    assert len(difference.words) == 4
