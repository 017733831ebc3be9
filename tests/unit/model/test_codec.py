"""The JSON form of the model."""

import numpy as np
import pytest

from crossread.model.annotation import (
    AnnotatedReport,
    Bound,
    QuoteType,
    Sentence,
    SourceKind,
    TimeExpression,
    TimeType,
    Token,
)
from crossread.model.capture import Reason, Rejected
from crossread.model.claim import ClaimQuantity, ClaimSource
from crossread.model.codec import decode, encode
from crossread.model.collation import Change, UtteredQuote
from crossread.model.dossier import Dossier, MadeBy
from crossread.model.offsets import Offsets, Segment
from crossread.model.report import Basis, Fact, Report
from crossread.model.span import Span
from crossread.model.story import Derivation, Direction, Evidence, EvidenceKind, Place, Relation

TEXTS = {"r-1": "Harbour closed after fire", "r-2": "Fire shut the harbour"}


def test_a_span_field_is_written_in_place():
    """The field called span becomes start, end and the words."""
    fact = Fact("Harbour", Basis.TEXT, Span(0, 7))

    assert encode(fact, TEXTS, "r-1") == {
        "value": "Harbour",
        "basis": "text",
        "start": 0,
        "end": 7,
        "exact": "Harbour",
    }


@pytest.mark.parametrize(
    "value",
    [Fact("2031-03-04", Basis.OTHER_REPORTS), ClaimSource(None, "police", SourceKind.NAMED_OFFICE)],
)
def test_a_missing_span_leaves_no_keys(value):
    """Nobody who walks the file for spans meets a null."""
    assert {"start", "end", "exact"}.isdisjoint(encode(value, TEXTS, "r-1"))


def test_another_span_is_an_object_or_null():
    """Spans under other names are objects of their own, null where unknown."""
    quote = UtteredQuote(
        "q-1", "r-1", Span(0, 7), "Ada", Span(8, 14), None, QuoteType.DIRECT, "u-1", Change.NONE
    )
    written = encode(quote, TEXTS)

    assert written["speaker_span"] == {"start": 8, "end": 14, "exact": "closed"}
    assert written["cue"] is None
    assert decode(UtteredQuote, written, TEXTS) == quote


def test_words_come_from_the_report_that_the_place_names():
    """Evidence of a derivation cites both reports, each with its own words."""
    places = (Place("r-1", Span(21, 25)), Place("r-2", Span(0, 4)))
    derivation = Derivation(
        "r-2",
        "r-1",
        Relation.REWRITE,
        1.0,
        Direction.LIKELY,
        (Evidence(EvidenceKind.SHARED_RARE_DETAIL, "", places),),
    )
    written = encode(derivation, TEXTS)

    assert written["from"] == "r-1"
    assert written["share"] == 1
    assert [place["exact"] for place in written["evidence"][0]["places"]] == ["fire", "Fire"]
    assert decode(Derivation, written, TEXTS) == derivation


def test_a_span_outside_its_text_is_refused():
    """The codec writes no words that are not there."""
    with pytest.raises(ValueError, match="outside a text of 25"):
        encode(Fact("x", Basis.TEXT, Span(20, 26)), TEXTS, "r-1")


def test_numbers_that_json_cannot_say_are_unknown():
    """Infinity is written as null, whole numbers without a point."""
    quantity = ClaimQuantity(Span(0, 7), 40.0, 40.5, float("inf"), Bound.AT_LEAST, "person", "")
    written = encode(quantity, TEXTS, "r-1")

    assert (written["value"], written["low"], written["high"]) == (40, 40.5, None)
    assert isinstance(written["value"], int)


def test_mappings_are_sorted():
    """Settings come in one order, whatever order they were given in."""
    made = MadeBy("crossread", "1", {"b": {"y": 1, "x": 2}, "a": 3})

    assert list(encode(made, TEXTS)["settings"]) == ["a", "b"]
    assert list(encode(made, TEXTS)["settings"]["b"]) == ["x", "y"]


def test_offsets_are_short():
    """A map of offsets is a list of triples."""
    offsets = Offsets((Segment(0, 3, 5), Segment(5, 9, 2)))

    assert encode(offsets, TEXTS) == [[0, 3, 5], [5, 9, 2]]
    assert decode(Offsets, [[0, 3, 5], [5, 9, 2]], TEXTS) == offsets


def test_an_empty_dossier_comes_back():
    """Reading what was written gives the value that was written."""
    dossier = Dossier(
        MadeBy("crossread", "1", {}), (), (Rejected("a.bin", Reason.NOT_TEXT, "binary"),), ()
    )

    assert decode(Dossier, encode(dossier, {}), {}) == dossier


def test_an_annotated_report_is_written_without_vectors():
    """Spans of all marks are those of the report inside; vectors are left out and come back empty.

    They take no part in equality, so the value that comes back equals the one that went.
    """
    annotated = annotated_report(TEXTS["r-1"])
    written = encode(annotated, TEXTS)

    assert written["sentences"][0]["exact"] == TEXTS["r-1"]
    assert {"vector", "states"}.isdisjoint(written["sentences"][0])
    assert decode(AnnotatedReport, written, TEXTS) == annotated
    assert decode(AnnotatedReport, written, TEXTS).sentences[0].vector.size == 0


def annotated_report(text: str) -> AnnotatedReport:
    """Return a report of one sentence of one word."""
    whole = Span(0, len(text))
    facts = dict.fromkeys(("url", "outlet", "title", "author", "agency"))
    report = Report(
        id="r-1",
        path="a.txt",
        sha256="0",
        text_sha256="0",
        extractor="plain/1",
        language="en",
        words=4,
        dateline=None,
        date=None,
        boilerplate=(),
        body=(whole,),
        text=text,
        offsets=Offsets((Segment(0, 0, len(text)),)),
        **facts,
    )
    token = Token(Span(0, 7), "Harbour", "harbour", "NOUN", "NN", -1, "root")
    vector, states = np.ones(384, np.float32), np.ones((1, 384), np.float16)
    sentence = Sentence(whole, (token,), 0, vector, states)
    time = TimeExpression(Span(15, 20), TimeType.DATE, None, None, "unresolved")
    return AnnotatedReport(report, (sentence,), (), (), (time,), (), (), (), (), "reader/1")
