"""What differs within one point, line by line."""

import pytest

from crossread.annotate import annotate
from crossread.collate.claims import claims
from crossread.collate.compare import Background
from crossread.collate.discrepancies import discrepancies
from crossread.model.collation import DiscrepancyKind
from crossread.models.language import Reader
from tests.unit.collate.stories import report


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def found(reader, texts, *sure):
    """The discrepancies between the first claims of some texts; ``sure`` pairs match."""
    members = [claims(annotate([report(n, t)], reader)[0])[0] for n, t in texts.items()]
    ids = {s.claim.report: s.claim.id for s in members}
    scores = {frozenset(ids[name] for name in pair): 1.0 for pair in sure}
    return discrepancies("p", members, Background({}, {}, dict.fromkeys(texts), scores))


def test_a_claim_with_the_words_of_one_side(reader):
    """Whoever gives the words of one side takes that side, and who gives neither takes none."""
    texts = {
        "a": "The storm tore off a copper roof.",
        "b": "The storm tore off a steel roof.",
        "c": "The town lost a copper roof.",
        "d": "The town lost a bell.",
    }

    (line,) = found(reader, texts, "ab")

    assert line.kind is DiscrepancyKind.ENTITY
    assert [place.report for place in line.words] == ["a", "b", "c"]
    assert len(line.claims) == 3


def test_a_contrast_is_told_once(reader):
    """Two claims on one side and one on the other, in any order, are one contrast."""
    texts = {
        "a": "The storm tore off a copper roof.",
        "b": "The storm tore off a steel roof.",
        "c": "The storm tore off a copper roof.",
    }

    (line,) = found(reader, texts, "ab", "bc", "ac")

    assert line.note == "copper roof ≠ steel roof"
