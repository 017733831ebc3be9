"""Invariant 7: aligning and comparing never look at an outlet's name."""

from typing import Any

import pytest

from crossread import Given, Pasted
from tests.contracts.cited import claims, parsed, written


def texts(example) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(example.glob("*.txt"))}


def comparison(dossier: dict[str, Any]) -> tuple[set[Any], set[Any]]:
    """Return points and discrepancies as the words they rest on, without ids and names."""
    text = {report["id"]: report["text_sha256"] for report in dossier["reports"]}
    place = {
        claim["id"]: (text[claim["report"]], claim["start"], claim["end"], claim["exact"])
        for claim in claims(dossier).values()
    }
    points, discrepancies = set(), set()
    for story in dossier["stories"]:
        for point in story["points"]:
            readings = frozenset(
                frozenset(place[claim] for claim in reading["claims"])
                for reading in point["readings"]
            )
            points.add((point["gist"], point["status"], point["origins"], readings))
        for each in story["discrepancies"]:
            places = frozenset(place[claim] for claim in each["claims"])
            discrepancies.add((each["kind"], each["relation"], each["note"], places))
    return points, discrepancies


def renamed(example, names: list[str], outlets: list[str | None]) -> dict[str, Any]:
    """Return the dossier of the example under other file names and outlets."""
    inputs = [
        Pasted(text, f"{name}.txt", Given(outlet=outlet))
        for text, name, outlet in zip(texts(example).values(), names, outlets, strict=True)
    ]
    return parsed(written(inputs))


@pytest.fixture(scope="module")
def unnamed(example):
    """The comparison when nobody says whose report is whose."""
    return comparison(renamed(example, list("abcdef"), [None] * 6))


@pytest.mark.parametrize(
    "outlets",
    [
        ["Global Truth Agency", "Rumour Weekly", "CPA", "Ministry Bulletin", "Reuters", "BBC"],
        ["BBC", "Reuters", "Ministry Bulletin", "CPA", "Rumour Weekly", "Global Truth Agency"],
        ["Same Paper"] * 6,
    ],
    ids=["six", "turned", "one"],
)
def test_outlets_change_no_point_and_no_discrepancy(example, unnamed, outlets):
    """A famous name next to a report gives its words no other weight."""
    points, discrepancies = comparison(renamed(example, list("abcdef"), outlets))

    assert points == unnamed[0]
    assert discrepancies == unnamed[1]


def test_file_names_change_no_point_and_no_discrepancy(example, unnamed):
    """A file may be called after an outlet; the comparison does not see it."""
    names = ["www.reuters.com", "zz", "0", "ministry-bulletin", "cpa", "a-rumour"]
    points, discrepancies = comparison(renamed(example, names, [None] * 6))

    assert points == unnamed[0]
    assert discrepancies == unnamed[1]


def test_an_outlet_that_is_given_is_shown(example):
    """Blind in the comparison, not in the list of reports."""
    dossier = renamed(example, list("abcdef"), ["Same Paper"] * 6)

    assert {report["outlet"]["value"] for report in dossier["reports"]} == {"Same Paper"}
