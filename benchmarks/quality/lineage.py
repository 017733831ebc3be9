"""How well copies and retellings are found, by how far they moved from their source.

    python -m benchmarks.quality.lineage [--shared ../shared]

Invented texts with known lineage (``lineage_texts``): each story holds a wire text, one report made
from it and two that were not. Recall is the share of the made ones that were linked to the wire
text; precision counts every linked pair of every story. With ``shared`` also the gold stories, by
the formula of ``score.py``.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.quality.lineage_texts import EVENTS, Event
from crossread.clean import clean
from crossread.model.capture import Capture, Given
from crossread.model.report import Report
from crossread.model.story import Lineage
from crossread.stories import group_sketches, lineage, sketch

Pairs = set[frozenset[str]]
Figures = dict[str, dict[str, float]]

_SYNONYMS = {
    "officials": "authorities", "killed": "dead", "injured": "hurt", "struck": "hit",
    "early": "in the early hours", "shortly": "just", "almost": "nearly", "told": "said to",
    "said": "stated", "declined": "refused", "residents": "inhabitants", "escaped": "leaked",
    "estimated": "approximate", "workers": "employees", "sought": "asked for", "within": "inside",
    "works": "factory", "promised": "vowed", "government": "state", "prison": "jail",
    "former": "one-time", "received": "was given", "noticed": "spotted", "moved": "transferred",
    "lawyer": "counsel", "appeal": "challenge the verdict", "town's": "municipal",
    "remains": "stays", "until": "till", "further": "more", "about": "around", "people": "persons",
    "twenty": "20", "three": "3", "nine": "9", "six": "6", "eleven": "11", "two": "2", "four": "4",
}  # fmt: skip


def levels() -> dict[str, Callable[[Event], str]]:
    """Return the ways in which a report was made from the wire text, near ones first."""
    return {
        "verbatim": lambda event: event.wire,
        "light edit": lambda event: _lines(event.wire, _lightly_edited),
        "reordered": lambda event: _lines(event.wire, _reordered),
        "excerpt": _excerpt,
        "synonyms": lambda event: _lines(event.wire, _with_synonyms),
        "rewritten by hand": lambda event: event.rewrite,
    }


def figures(shared: Path | None = None) -> Figures:
    """Return precision and recall by level, with and without a credit, and of the gold stories."""
    found: Figures = {}
    for name, make in levels().items():
        for credited in (False, True):
            label = f"{name}, credited" if credited else name
            found[label] = _summed(_linked(event, make(event), credited) for event in EVENTS)
    found["none taken"] = _summed(_linked(event, None, credited=True) for event in EVENTS)
    if shared:
        for path in sorted((shared / "gold").glob("*.json")):
            found[f"gold {path.stem}"] = _gold(path, shared)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=None)
    table = Table("made by", "precision", "recall", "F1", header_style="bold")
    for name, row in figures(parser.parse_args().shared).items():
        table.add_row(name, *(f"{row[key]:.2f}" for key in ("precision", "recall", "f1")))
    Console(width=100).print(table)


def _linked(event: Event, made: str | None, credited: bool) -> tuple[Pairs, Pairs]:
    """Return the linked pairs and the true ones; the wire text is "0", what was made of it "1"."""
    dateline = "PORT ELLERY (AP) — " if credited else ""
    texts = {"0": dateline + event.wire, "2": event.alone[0], "3": event.alone[1]}
    if made is not None and event.alone[0][:80] in made:
        del texts["2"]
    if made is not None:
        texts["1"] = made
    reports = {name: _report(f"{name}.txt", text) for name, text in sorted(texts.items())}
    true = {frozenset(("0", "1"))} if made is not None else set()
    return _pairs(list(reports.values())), true


def _pairs(reports: list[Report]) -> Pairs:
    """Return the pairs that derivations and origins link, by the stem of the path."""
    name = {report.id: Path(report.path).stem for report in reports}
    linked: Pairs = set()
    for story in group_sketches([sketch(report) for report in reports]):
        found: Lineage = lineage(story, reports)
        linked |= {frozenset((name[d.report], name[d.from_report])) for d in found.derivations}
        for origin in found.origins:
            linked |= {frozenset((name[a], name[b])) for a, b in combinations(origin.reports, 2)}
    return linked


def _gold(path: Path, shared: Path) -> dict[str, float]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    folder = shared / "stories" / path.stem
    reports = [_report(each.name, each.read_text("utf-8")) for each in sorted(folder.glob("*.txt"))]
    true = {
        frozenset((Path(taker).stem, Path(giver).stem))
        for taker, giver, *_ in gold["lineage"]
        if giver
    }
    return _summed([(_pairs(reports), true)])


def _summed(
    stories: "Iterator[tuple[Pairs, Pairs]] | list[tuple[Pairs, Pairs]]",
) -> dict[str, float]:
    hits = linked = true = 0
    for mine, gold in stories:
        hits, linked, true = hits + len(mine & gold), linked + len(mine), true + len(gold)
    precision = hits / linked if linked else float(not true)
    recall = hits / true if true else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def _report(path: str, text: str) -> Report:
    # The path keeps two texts with equal words apart: a report's id follows from its bytes.
    content = text.encode("utf-8") + b"\n" * (1 + len(path) + sum(path.encode()) % 7)
    digest = hashlib.sha256(content).hexdigest()
    report = clean(Capture(path, content, digest, "text/plain", Given(date="2031-05-06")))
    if not isinstance(report, Report):
        raise SystemExit(f"{path}: {report.detail}")
    return report


def _lines(text: str, change: Callable[[list[str]], list[str]]) -> str:
    return "\n".join(change(text.strip().split("\n"))) + "\n"


def _lightly_edited(lines: list[str]) -> list[str]:
    """Drop each fifth paragraph and change a word or two of the others."""
    kept = [line for number, line in enumerate(lines) if number % 5 != 4]
    return [_swapped(line, most=2) for line in kept]


def _reordered(lines: list[str]) -> list[str]:
    return [lines[0], *lines[1::2][::-1], *lines[2::2]]


def _with_synonyms(lines: list[str]) -> list[str]:
    """Change every word that has a synonym, and put "X said" before what was said."""
    turned = [re.sub(r"^(.*), ([^,]+) (said|stated)\.$", r"\2 \3 that \1.", line) for line in lines]
    return [_swapped(line, most=99) for line in turned]


def _excerpt(event: Event) -> str:
    """Four paragraphs of the wire text in the middle of one's own report, which is ``alone[0]``.

    The story holds no other copy of that report, so the only true pair is with the wire text.
    """
    own = event.alone[0].strip().split("\n")
    taken = event.wire.strip().split("\n")[7:11]
    return "\n".join([own[0], own[1], *taken, own[3]]) + "\n"


def _swapped(line: str, most: int) -> str:
    for word, other in _SYNONYMS.items():
        line, times = re.subn(rf"\b{word}\b", other, line, count=1)
        most -= times
        if most <= 0:
            break
    return line


if __name__ == "__main__":
    main()
