"""One utterance in all its wordings."""

import pytest

from crossread.collate.quotes import utterances
from crossread.model.collation import Change
from tests.unit.collate.stories import quoted

WHOLE = "The quay will open on Monday, whatever the ministry says, and the boats will sail."


@pytest.mark.parametrize(
    ("wording", "change"),
    [
        (WHOLE, Change.NONE),
        ("The quay will open on Monday", Change.CUT),
        ("The quay will open ... and the boats will sail.", Change.ELIDED),
        ("The quay must open on Monday, whatever the minister says", Change.ALTERED),
        (WHOLE.replace("’", "'").upper(), Change.NONE),
    ],
)
def test_change_against_the_longest(wording, change):
    """The longest wording is the base; each other says how it differs."""
    reports = [quoted("a", f"“{WHOLE}”"), quoted("b", f"“{wording}”")]

    (found,) = utterances(reports)

    assert {q.report: q.change for q in found.quotes} == {"a": Change.NONE, "b": change}


SPEECH = (
    "The quay will open on Monday. Nobody asked the ministry, and nobody will. "
    "The boats sail as they always have."
)


@pytest.mark.parametrize(
    ("wording", "change"),
    [
        ("The quay will open on Monday. The boats sail as they always have.", Change.MERGED),
        ("The quay will open on Monday and nobody will.", Change.MERGED),
        ("The quay will open on Monday. Nobody asked the ministry,", Change.CUT),
        ("The quay will open on Monday ... The boats sail as they always have.", Change.ELIDED),
        ("Nobody asked the ministry. Nobody will.", Change.ALTERED),  # within one sentence
    ],
)
def test_sentences_run_together_are_merged(wording, change):
    """What stood apart and is put side by side with no sign was never said so."""
    (found,) = utterances([quoted("a", f"“{SPEECH}”"), quoted("b", f"“{wording}”")])

    assert [q.change for q in found.quotes] == [Change.NONE, change]


def test_points_in_initials_are_typography():
    """Outlets write "H.A." or "HA" by their own rules, whatever the speaker said."""
    reports = [
        quoted("a", "“The H.A. will open the quay on Monday.”"),
        quoted("b", "“The HA will open the quay on Monday”"),
    ]

    (found,) = utterances(reports)

    assert [q.change for q in found.quotes] == [Change.NONE, Change.NONE]


def test_other_words_are_another_utterance():
    """Sharing a speaker is not sharing words."""
    reports = [quoted("a", f"“{WHOLE}”"), quoted("b", "“We have never closed this harbour.”")]

    assert len(utterances(reports)) == 2


def test_order_of_reports_changes_nothing():
    """Utterances do not depend on which report is read first."""
    reports = [quoted("a", f"“{WHOLE}”"), quoted("b", "“The quay will open on Monday”")]

    assert utterances(reports) == utterances(reports[::-1])


@pytest.mark.parametrize(
    "wording",
    [
        "“We are not going to wait for the ministry’s programme,”",
        "“We aren't gonna wait for the ministry's program.”",
    ],
)
def test_spelling_is_typography(wording):
    """Outlets contract and spell by their own rules, whatever the speaker said."""
    whole = "“We’re not going to wait for the ministry’s programme, whatever it is.”"
    (found,) = utterances([quoted("a", whole), quoted("b", wording)])

    assert [q.change for q in found.quotes] == [Change.NONE, Change.CUT]


def test_a_few_words_are_few_however_they_are_spelled():
    """Who says "I'm sorry" need not be the one who says more."""
    reports = [quoted("a", "“I'm sorry”"), quoted("b", "“I am sorry that the quay was closed”")]

    assert len(utterances(reports)) == 2
