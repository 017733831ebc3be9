"""Walks a written dossier the way a stranger's program does: by the form of the JSON alone."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import crossread


@dataclass(frozen=True)
class Citation:
    """Words that a dossier says stand in a report."""

    report: str
    start: int
    end: int
    exact: str


def citations(value: Any, report: str = "") -> Iterator[Citation]:
    """Yield every span in a JSON value with the report that it belongs to."""
    if isinstance(value, dict):
        if "sha256" in value and "id" in value:
            report = value["id"]
        elif isinstance(value.get("report"), str):
            report = value["report"]
        if {"start", "end", "exact"} <= value.keys():
            yield Citation(report, value["start"], value["end"], value["exact"])
        for each in value.values():
            yield from citations(each, report)
    elif isinstance(value, list):
        for each in value:
            yield from citations(each, report)


def written(inputs: Iterable[Any], **options: Any) -> dict[str, bytes]:
    """Return the files of the dossier of ``inputs`` by their path in its folder."""
    return dict(crossread.files(crossread.read(inputs, **options)))


def parsed(files: dict[str, bytes]) -> dict[str, Any]:
    """Return the dossier's JSON."""
    dossier: dict[str, Any] = json.loads(files["dossier.json"])
    return dossier


def text_of(files: dict[str, bytes], report: str) -> str:
    """Return the frozen text of a report as the dossier's folder holds it."""
    return files[f"reports/{report}.txt"].decode("utf-8")


def claims(dossier: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the claims of all stories by id."""
    return {claim["id"]: claim for story in dossier["stories"] for claim in story["claims"]}
