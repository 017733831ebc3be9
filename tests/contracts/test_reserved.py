"""Values that stand in the contract and that this version never writes are known, and told."""

import re
from pathlib import Path

import pytest

from crossread.model.annotation import (
    Bound,
    CertaintyValue,
    Irrealis,
    MentionType,
    QuoteType,
    SourceKind,
    TimeType,
)
from crossread.model.capture import Reason
from crossread.model.collation import Change, DiscrepancyKind, DiscrepancyRelation, Status
from crossread.model.judgement import Outcome, Ruling
from crossread.model.report import Basis
from crossread.model.story import Direction, EvidenceKind, Relation

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "crossread"
CONTRACT = (
    *(Basis, Bound, CertaintyValue, Change, Direction, DiscrepancyKind, DiscrepancyRelation),
    *(EvidenceKind, Irrealis, MentionType, Outcome, QuoteType, Reason, Relation, Ruling),
    *(SourceKind, Status, TimeType),
)
# A reserved value, and the files that name it without writing it into a dossier.
RESERVED = {
    Basis.OTHER_REPORTS: set(),
    DiscrepancyRelation.FRAMING_ONLY: {  # rank relations
        "collate/discrepancies.py",
        "dossier/view/differences.py",
    },
    EvidenceKind.FEED_SOURCE: set(),
}
NAMES_ALL = ("model/", "dossier/view/labels.py")


def _naming(value):
    """The files of the source that name a value, but for the model and its labels."""
    named = re.compile(rf"\b{type(value).__name__}\.{value.name}\b")
    paths = {path.relative_to(SOURCE).as_posix(): path for path in SOURCE.rglob("*.py")}
    return {
        name
        for name, path in paths.items()
        if not name.startswith(NAMES_ALL) and named.search(path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("value", RESERVED)
def test_no_code_writes_a_reserved_value(value):
    """Who writes one takes it from the list, and from the pages that call it reserved."""
    assert _naming(value) == RESERVED[value]


@pytest.mark.parametrize("value", RESERVED)
def test_pages_call_a_reserved_value_so(value):
    """The concepts and the reference of the dossier promise no value that never comes."""
    concepts = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
    reserved = concepts.partition("\n## Reserved values\n")[2].partition("\n## ")[0]

    assert f"| `{value}` |" in reserved
    assert f"``{value}``" in (type(value).__doc__ or "")


def test_every_other_value_is_written_by_some_code():
    """A value that nothing names is reserved, and then it is listed here."""
    values = [value for kind in CONTRACT for value in kind if value not in RESERVED]

    assert not [f"{type(each).__name__}.{each.name}" for each in values if not _naming(each)]
