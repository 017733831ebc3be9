"""How well the shipped reader tags, parses and finds names, by test source.

    python -m benchmarks.quality.parser ../shared/data

``uas`` and ``las`` leave punctuation out, for the treebanks hang commas on different words (PUD on
the clause, GUM on the phrase); ``uas_all`` and ``las_all`` count it. Labels keep their subtypes
(``nmod:poss``). A name is right when its words and its type are.
"""

import argparse
import gzip
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from crossread.models.language import Parsed, Reader

Row = dict[str, Any]
Read = tuple[Row, Parsed]
NAMES = ("PER", "LOC", "ORG")


def figures(data_dir: Path, part: str = "test") -> dict[str, dict[str, float]]:
    """Shares in percent for each source of the treebank's and the names' ``part``."""
    reader = Reader.load()
    out: dict[str, dict[str, float]] = {}
    for kind, measure in (("treebank", _tree_figures), ("names", _name_figures)):
        rows = _rows(data_dir / f"{kind}-{part}.jsonl.gz")
        read = list(zip(rows, reader.read([row["words"] for row in rows]), strict=True))
        for source in sorted({row["source"] for row in rows}):
            own = [pair for pair in read if pair[0]["source"] == source]
            out[f"{kind} {source}"] = {k: round(100 * v, 2) for k, v in measure(own).items()}
    return out


def _rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _tree_figures(read: Sequence[Read]) -> dict[str, float]:
    """Shares of words whose tags, head, head and label, and lemma are right."""
    right: dict[str, list[bool]] = {}
    for row, mine in read:
        deprels = ["root" if label == "ROOT" else label for label in row["deprel"]]
        arcs = _same(mine.heads, [head - 1 for head in row["head"]])
        labelled = [a and b for a, b in zip(arcs, _same(mine.deprels, deprels), strict=True)]
        spoken = [label != "punct" for label in deprels]
        found = {
            "upos": _same(mine.upos, row["upos"]),
            "xpos": _same(mine.xpos, row["xpos"]),
            "uas": list(itertools.compress(arcs, spoken)),
            "las": list(itertools.compress(labelled, spoken)),
            "uas_all": arcs,
            "las_all": labelled,
            "lemma": _same(mine.lemmas, row["lemma"]),
        }
        for name, hits in found.items():
            right.setdefault(name, []).extend(hits)
    return {name: sum(hits) / len(hits) for name, hits in right.items()}


def _same(mine: Iterable[object], gold: Iterable[object]) -> list[bool]:
    return [a == b for a, b in zip(mine, gold, strict=True)]


def _name_figures(read: Sequence[Read]) -> dict[str, float]:
    """F1 of names with their type, of their words alone, and of each type."""
    gold = {(n, *span) for n, (row, _) in enumerate(read) for span in spans(row["bio"])}
    mine = {(n, *span) for n, (_, parsed) in enumerate(read) for span in spans(parsed.names)}
    by_type = {
        kind: _f1({x for x in mine if x[3] == kind}, {x for x in gold if x[3] == kind})
        for kind in NAMES
    }
    bare = _f1({x[:3] for x in mine}, {x[:3] for x in gold})
    return {"f1": _f1(mine, gold), "span_f1": bare, **by_type}


def _f1(mine: set[Any], gold: set[Any]) -> float:
    return 2 * len(mine & gold) / max(1, len(mine) + len(gold))


def spans(bio: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """``(first word, word after the last, type)`` of each name.

    >>> list(spans(["B-PER", "I-PER", "O", "B-LOC", "B-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC'), (4, 5, 'LOC')]
    """
    start = 0
    for word, label in enumerate([*bio, "O"]):
        before = bio[word - 1] if word else "O"
        goes_on = label.startswith("I-") and label[2:] == before[2:]
        if before != "O" and not goes_on:
            yield start, word, before[2:]
        if not goes_on:
            start = word


def main() -> None:
    """Print the figures as a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with treebank-* and names-*")
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    args = parser.parse_args()
    for source, row in figures(args.data, args.part).items():
        print(f"{source:20}", " ".join(f"{name} {value:5.2f}" for name, value in row.items()))


if __name__ == "__main__":
    main()
