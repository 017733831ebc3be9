"""A dossier as a person reviews it: points with their readings, then what differs.

Ids and offsets are left out, so that a diff of a golden shows what changed in what is said.
"""

from collections.abc import Iterator
from typing import Any


def summary(dossier: dict[str, Any]) -> str:
    """Return the stories of a dossier as text, one reading a line, in the dossier's order."""
    names = {report["id"]: _name(report) for report in dossier["reports"]}
    lines = ["# Reports", *(_report(report) for report in _by_name(dossier["reports"]))]
    lines += [f"rejected {each['path']}: {each['reason']}" for each in dossier["rejected"]]
    for story in dossier["stories"]:
        lines += ["", *_story(story, names)]
    return "\n".join(lines) + "\n"


def _name(report: dict[str, Any]) -> str:
    return str(report["path"]).rpartition("/")[2].removesuffix(".txt")


def _by_name(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(reports, key=_name)


def _report(report: dict[str, Any]) -> str:
    facts = ("title", "date", "author", "agency", "dateline")
    told = {name: (report[name] or {}).get("value") for name in facts}
    chrome = len(report["boilerplate"])
    said = "; ".join(f"{name}: {value}" for name, value in told.items() if value)
    return f"{_name(report)}: {said}" + (f"; {chrome} pieces of page chrome" if chrome else "")


def _story(story: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    claims = {claim["id"]: claim for claim in story["claims"]}
    points = {point["id"]: point for point in story["points"]}
    yield f"# Story: {story['title']} ({story['first']} to {story['last']})"
    for origin in story["origins"]:
        reports = ", ".join(sorted(names[each] for each in origin["reports"]))
        yield f"origin {origin['name'] or '?'}: {reports}"
    yield ""
    yield "## Differences"
    for each in sorted(
        story["discrepancies"], key=lambda d: (points[d["point"]]["gist"], d["note"])
    ):
        yield f"{each['kind']} {each['relation']}: {each['note']}"
        yield from _said(each["claims"], claims, names)
    yield ""
    yield "## Points in several reports"
    shared = [point for point in story["points"] if point["status"] != "single"]
    for point in shared:
        yield f"{point['status']}, {point['reports']} reports, at most {point['origins']} origins"
        for reading in point["readings"]:
            yield f"  ({reading['id']}) {reading['label']}"
            yield from _said(reading["claims"], claims, names)
        yield from (f"  alone {_words(each, names)}" for each in point["added"])
    single = len(story["points"]) - len(shared)
    yield ""
    yield f"## Points in one report: {single}"
    yield ""
    yield "## Utterances of several wordings"
    yield from _utterances(story["quotes"], names)
    yield ""
    yield "## What reports call a thing or act"
    for each in story["wording"]:
        if each["about"] in points:
            yield "; ".join(_words(term, names) for term in each["terms"])


def _utterances(quotes: list[dict[str, Any]], names: dict[str, str]) -> Iterator[str]:
    for utterance in dict.fromkeys(quote["utterance"] for quote in quotes):
        wordings = [quote for quote in quotes if quote["utterance"] == utterance]
        if len(wordings) > 1:
            yield wordings[0]["speaker"] or "?"
            yield from (f"  {each['change']} {_words(each, names)}" for each in wordings)


def _words(place: dict[str, Any], names: dict[str, str]) -> str:
    return f"{names[place['report']]}: {' '.join(place['exact'].split())}"


def _said(
    ids: list[str], claims: dict[str, dict[str, Any]], names: dict[str, str]
) -> Iterator[str]:
    for claim in sorted(
        (claims[each] for each in ids), key=lambda c: (names[c["report"]], c["start"])
    ):
        yield f"    {names[claim['report']]}: {' '.join(claim['exact'].split())}"
