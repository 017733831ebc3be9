"""How well web pages are read: the body, the facts, the credits, the places in the source.

    python -m benchmarks.quality.pages [SHARED]

The body is scored by ``shared/score/sets.py`` on the pages set. The set has no gold for facts, so
of title, date, author and outlet the share of pages that give one is told. A credit is a line of
the visible page that names an agency in one of the forms below, pictures' credits aside; it
survives when the report's text holds it. ``extracted`` is the same for the extractor alone.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality import scorers
from crossread.clean import clean
from crossread.clean.webpage.markup import scan
from crossread.model.capture import Capture, Rejected
from crossread.model.report import Report

Row = dict[str, Any]

_AGENCY = r"(?:The )?(?:Associated Press|AP|AFP|Agence France-Presse|Reuters|dpa|PA|UPI|Bloomberg)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"^\W*(?i:copyright|©|\(c\)).{{0,30}}\b{_AGENCY}\b",
        rf"^(?i:by|source:?|from|additional reporting by|reporting by)\s+[^.]{{0,60}}\b{_AGENCY}\b",
        rf"\b{_AGENCY}\b.{{0,60}}contributed (?:to|reporting)",
        rf"^[^.]{{2,40}}\({_AGENCY}\)\s*[-–—]",
        rf"^\(?{_AGENCY}\)?$",
    )
)
_PICTURE = re.compile(r"(?i)photo|image|getty|picture|video|/\s?AP\b")
_FACTS = ("title", "date", "modified", "author", "outlet", "agency", "dateline")


def figures(shared: Path) -> dict[str, float]:
    """Return the scores and shares, and pages a second of processor time."""
    with gzip.open(shared / "data" / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    captures = [Capture(r["id"], r["html"].encode(), r["id"], "text/html") for r in rows]
    clean(captures[0])  # loads the extractor
    start = time.process_time()
    outcomes = [clean(each) for each in captures]
    seconds = time.process_time() - start
    reports = {o.path: o for o in outcomes if not isinstance(o, Rejected)}
    bodies = [{"id": path, "body": _body(report)} for path, report in reports.items()]
    scored = scorers.of_sets(shared).pages(rows, bodies)
    return {
        "pages": float(len(rows)),
        "reports": float(len(reports)),
        **{f"body_{name}": round(value, 4) for name, value in scored["body"].items()},
        **{name: _share(reports.values(), name) for name in _FACTS},
        **_credits(rows, reports),
        "mapped": _mapped(list(reports.values())),
        "pages_per_second": round(len(rows) / seconds, 1),
    }


def credits_shown(html: str) -> list[str]:
    """Return the visible lines of a page that credit an agency with the text, each once."""
    shown = (" ".join(line.split()) for line in scan(html).text.split("\n"))
    lines = (line for line in shown if 1 < len(line) < 300 and not _PICTURE.search(line))
    return list(dict.fromkeys(line for line in lines if any(f.search(line) for f in _FORMS)))


def _credits(rows: Sequence[Row], reports: dict[str, Report]) -> dict[str, float]:
    from trafilatura import bare_extraction  # noqa: PLC0415

    shown = kept = extracted = 0
    for row in rows:
        text = _dense(reports[row["id"]].text) if row["id"] in reports else ""
        lines = credits_shown(row["html"])
        found = bare_extraction(row["html"], fast=True, with_metadata=False) if lines else None
        alone = _dense(found.text or "") if found else ""
        shown += len(lines)
        kept += sum(_dense(line) in text for line in lines)
        extracted += sum(_dense(line) in alone for line in lines)
    return {"credits_shown": float(shown), "credits_kept": kept, "credits_extracted": extracted}


def _dense(text: str) -> str:
    return "".join(text.split())


def _body(report: Report) -> str:
    return "\n".join(span.of(report.text) for span in report.body)


def _share(reports: Any, name: str) -> float:
    given = [getattr(report, name) is not None for report in reports]
    return round(sum(given) / len(given), 3)


def _mapped(reports: Sequence[Report]) -> float:
    """Return the share of the texts' characters that have a place in their source."""
    placed: Iterator[int] = (each.length for r in reports for each in r.offsets.segments)
    return round(sum(placed) / sum(len(report.text) for report in reports), 4)


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    for name, value in figures(ask.parse_args().shared).items():
        print(f"{name:18} {value:g}")


if __name__ == "__main__":
    main()
