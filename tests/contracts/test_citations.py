"""Invariant 4: every line cites claims, and every claim a span that resolves."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.contracts.cited import claims, text_of


def lines(dossier: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of one kind of all stories."""
    for story in dossier["stories"]:
        yield from story[kind]


@pytest.mark.parametrize("kind", ["points", "discrepancies", "timeline"])
def test_each_line_cites_claims_of_the_dossier(example_dossier, kind):
    """Nothing is said that no report said."""
    known = claims(example_dossier)
    found = list(lines(example_dossier, kind))

    assert found
    for line in found:
        assert line["claims"]
        assert set(line["claims"]) <= known.keys()


def test_each_claim_has_words(example_files, example_dossier):
    """A claim is a place in a report, never a sentence of the machine's."""
    for claim in claims(example_dossier).values():
        words = text_of(example_files, claim["report"])[claim["start"] : claim["end"]]
        assert words == claim["exact"]
        assert words.strip()


def test_a_discrepancy_touches_its_point(example_dossier):
    """A difference is seen in its row, though the same words may be cited in other rows."""
    points = {point["id"]: set(point["claims"]) for point in lines(example_dossier, "points")}
    for line in lines(example_dossier, "discrepancies"):
        assert points[line["point"]] & set(line["claims"])
        assert set(line["claims"]) <= set().union(*points.values())
        assert len(set(line["claims"])) > 1
        assert line["note"]


def test_gists_and_labels_are_verbatim(example_files, example_dossier):
    """What stands for a point or a reading is cut out of one of its reports."""
    known = claims(example_dossier)
    for point in lines(example_dossier, "points"):
        texts = {text_of(example_files, known[claim]["report"]) for claim in point["claims"]}
        for words in (point["gist"], *(reading["label"] for reading in point["readings"])):
            assert any(words in text for text in texts), words


def test_no_claim_is_made_of_page_chrome(example_dossier):
    """Views, share buttons and copyright lines assert nothing."""
    chrome = {
        report["id"]: [(each["start"], each["end"]) for each in report["boilerplate"]]
        for report in example_dossier["reports"]
    }

    assert any(chrome.values())
    for claim in claims(example_dossier).values():
        for start, end in chrome[claim["report"]]:
            assert claim["end"] <= start or end <= claim["start"], claim["exact"]


def test_ids_are_not_given_twice(example_dossier):
    """An id leads to one line."""
    for kind in ("claims", "points", "discrepancies", "quotes", "times", "entities"):
        ids = [line["id"] for line in lines(example_dossier, kind)]
        assert len(ids) == len(set(ids)), kind


def test_claims_name_quotes_and_times_that_are_there(example_dossier):
    """A reference from a claim resolves."""
    quotes = {line["id"] for line in lines(example_dossier, "quotes")}
    times = {line["id"] for line in lines(example_dossier, "times")}
    for claim in claims(example_dossier).values():
        assert claim["quote"] is None or claim["quote"] in quotes
        assert set(claim["times"]) <= times


@pytest.mark.parametrize("word", ["independent", "true", "false", "fake", "reliable"])
def test_no_line_rules_on_truth(example_dossier, word):
    """The machine's own words never say who is right."""
    own = [line["note"] for line in lines(example_dossier, "discrepancies")]
    own += [line["status"] for line in lines(example_dossier, "points")]

    assert not [line for line in own if word in line.lower().split()]
