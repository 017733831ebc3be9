"""How well reports are grouped into stories, beside TF-IDF with average link at its best bar.

    python -m benchmarks.quality.grouping [--shared ../shared]

One fixed setting for both public sets and for the five gold stories, alone and thrown together.
TF-IDF needs scikit-learn (``pip install scikit-learn``, for this table only); its bar is chosen on
each set by looking at the gold, which nobody who groups real reports can do.
"""

import argparse
import hashlib
import importlib
import importlib.util
import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.quality import scorers
from crossread.clean import clean
from crossread.model.capture import Capture, Given
from crossread.model.offsets import Offsets
from crossread.model.report import Basis, Fact, Report
from crossread.model.span import Span
from crossread.stories import Sketch, group_sketches, sketch

Row = dict[str, Any]
Figures = dict[str, dict[str, float]]
SETS = ("stories-mixed", "stories-incidents")
_BARS = np.arange(0.1, 0.45, 0.025)
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def figures(shared: Path) -> Figures:
    """Return B-cubed F1, precision and recall, ARI, stories and seconds by set and method."""
    sets = scorers.of_sets(shared)
    found: Figures = {}
    for name in SETS:
        gold = list(sets.by_id(sets.read(shared / "data" / f"{name}.jsonl.gz")).values())
        found[name] = _measured(lambda gold=gold: _ours(gold), gold, sets)
        best = _tfidf_best(gold, sets)
        if best:
            found[f"{name}, TF-IDF"] = best
    found["five gold stories"] = _gold_stories(shared)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    found = figures(parser.parse_args().shared)
    names = list(dict.fromkeys(name for row in found.values() for name in row))
    table = Table("set", *names, header_style="bold")
    for name, row in found.items():
        table.add_row(name, *(f"{row[each]:.4g}" if each in row else "" for each in names))
    Console(width=140).print(table)


def report_of(row: Row) -> Report:
    """Return a report from a row's title, text and date; every line of the text is body."""
    text, title = row["text"], row.get("title") or ""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    opens = bool(title) and text.startswith(title)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(
        id=str(row["id"]),
        path=f"{row['id']}.txt",
        url=row.get("url"),
        outlet=Fact(row["outlet"], Basis.GIVEN) if row.get("outlet") else None,
        sha256=digest,
        text_sha256=digest,
        extractor="plain/1",
        language="en",
        words=len(text.split()),
        title=Fact(title, Basis.METADATA, Span(0, len(title)) if opens else None)
        if title
        else None,
        author=None,
        agency=None,
        dateline=None,
        date=Fact(row["date"], Basis.GIVEN) if row.get("date") else None,
        boilerplate=(),
        body=tuple(line for line in lines if not opens or line.start >= len(title)),
        text=text,
        offsets=Offsets.identity(len(text)),
    )


def _ours(gold: Sequence[Row]) -> list[Row]:
    stories = group_sketches([sketch(report_of(row)) for row in gold])
    return [{"id": each, "story": story.id} for story in stories for each in story.reports]


def _measured(
    run: Callable[[], list[Row]], gold: Sequence[Row], sets: ModuleType
) -> dict[str, float]:
    began = time.perf_counter()
    predicted = run()
    seconds = time.perf_counter() - began
    scores = sets.stories(gold, predicted)
    return {
        "F1": scores["b_cubed"]["f1"],
        "precision": scores["b_cubed"]["precision"],
        "recall": scores["b_cubed"]["recall"],
        "ARI": scores["ari"],
        "stories": scores["stories_found"],
        "gold": scores["stories_gold"],
        "seconds": round(seconds, 1),
    }


def _tfidf_best(gold: Sequence[Row], sets: ModuleType) -> dict[str, float] | None:
    if importlib.util.find_spec("sklearn") is None:
        return None
    clustering = importlib.import_module("sklearn.cluster")
    words = importlib.import_module("sklearn.feature_extraction.text")
    began = time.perf_counter()
    texts = [f"{row.get('title') or ''}\n{row['text']}" for row in gold]
    rows = words.TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    apart = np.clip(1 - (rows @ rows.T).toarray(), 0, None)
    ready = time.perf_counter() - began

    def linked(bar: float) -> list[Row]:
        method = clustering.AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - bar
        )
        labels = method.fit_predict(apart)
        return [{"id": r["id"], "story": int(n)} for r, n in zip(gold, labels, strict=True)]

    tried = [_measured(lambda bar=bar: linked(bar), gold, sets) for bar in _BARS]
    best = max(tried, key=lambda each: each["F1"])
    return {**best, "seconds": round(best["seconds"] + ready, 1)}


def _gold_stories(shared: Path) -> dict[str, float]:
    folders = sorted(each for each in (shared / "stories").iterdir() if each.is_dir())
    sketches = {folder.name: list(_sketches(folder)) for folder in folders}
    home = {each.report: name for name, some in sketches.items() for each in some}
    together = group_sketches([each for some in sketches.values() for each in some])
    pure = all(len({home[each] for each in story.reports}) == 1 for story in together)
    return {
        "stories": len(together) if pure else -1,
        "gold": len(folders),
        "whole when alone": sum(len(group_sketches(some)) == 1 for some in sketches.values()),
    }


def _sketches(folder: Path) -> Iterable[Sketch]:
    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        report = clean(Capture(path.name, content, digest, "text/plain", Given()))
        if isinstance(report, Report):
            yield sketch(report)


if __name__ == "__main__":
    main()
