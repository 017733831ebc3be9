"""Hand labels of 332 real stories, put together with texts that stand elsewhere.

Reach for this to learn or to measure from the labels. The texts belong to their publishers and
stay in the data sets of ``../shared/data``; here are only offsets into them and the SHA-256 of
each, so that no label is ever read in words that it was not made for. ``CARD.md`` says what the
labels are, how they were made and where they are weak. Everything is learned from forty stories
(``FIRST``) and the states of words from 255 more (``LATER``), whose labels are looser; 37 are for
measuring (``MEASURED``).
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FIRST, LATER, MEASURED = HERE / "first", HERE / "later", HERE / "measured"
Labels = Mapping[str, Any]  # one of the files here
Rows = Mapping[tuple[str, str], Mapping[str, Any]]  # rows of a data set by story and report id
Span = tuple[int, int, int]  # index of a report, start and end in code points, half-open


class TextMismatchError(Exception):
    """The data set lacks a report of a labelled story or has another text for it."""


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """One story with its texts and labels.

    ``texts`` and ``dates`` go by file name, ``1.txt`` first, in order of publication; a date is an
    ISO day or None. ``gold`` has the form of ``../shared/gold/*.json`` as far as story, reports,
    points and discrepancies go; quotes, times and lineage were not labelled and have no key. Points
    are called ``p1``, ``p2``, ...; their gists and the notes of discrepancies are empty.
    """

    name: str
    texts: Mapping[str, str]
    dates: Mapping[str, str | None]
    gold: Mapping[str, Any]


def label_files(folder: Path) -> dict[str, Labels]:
    """Return a round's files by name, such as ``stories-mixed-10``, in order of name.

    ``-2`` and ``-3`` after the number are further reports of a story that has labels already.
    """
    paths = sorted(folder.glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def labelled_stories(shared: Path, folder: Path = FIRST) -> list[LabelledStory]:
    """Return the labelled stories of a round by name; ``shared`` holds the folder ``data``.

    Raises TextMismatchError as ``labelled_story`` does, FileNotFoundError without a data set.
    """
    files = label_files(folder)
    sets = {each["set"] for each in files.values()}
    rows = {name: _rows(shared / "data" / f"{name}.jsonl.gz") for name in sorted(sets)}
    return [labelled_story(name, each, rows[each["set"]]) for name, each in files.items()]


def labelled_story(name: str, labels: Labels, rows: Rows) -> LabelledStory:
    """Return one story with its texts from ``rows``.

    Raises TextMismatchError, which names the story, when a report is missing there or its text has
    another SHA-256 than the labels were made on.
    """
    reports = [_row(name, labels["story"], each, rows) for each in labels["reports"]]
    files = [f"{number}.txt" for number in range(1, len(reports) + 1)]
    texts = {file: row["text"] for file, row in zip(files, reports, strict=True)}
    dates = {file: row.get("date") for file, row in zip(files, reports, strict=True)}
    return LabelledStory(name, texts, dates, _gold(name, labels, texts))


def write_texts(story: LabelledStory, folder: Path) -> None:
    """Write each text as a file of ``folder``, made if need be, for crossread to read.

    The bytes are the text alone, so that offsets hold; crossread finds only a date printed there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in story.texts.items():
        (folder / file).write_bytes(text.encode())


def _rows(path: Path) -> Rows:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    # A report may stand in two stories, and one set writes its stories as numbers.
    return {(str(row["story"]), row["id"]): row for row in rows}


def _row(name: str, story: str, report: Mapping[str, str], rows: Rows) -> Mapping[str, Any]:
    row = rows.get((story, report["id"]))
    if row is None:
        raise TextMismatchError(f"{name}: the data set has no report {report['id']}")
    found = hashlib.sha256(row["text"].encode()).hexdigest()
    if found != report["sha256"]:
        raise TextMismatchError(
            f"{name}: the text of report {report['id']} has SHA-256 {found}; "
            f"the labels were made on {report['sha256']}"
        )
    return row


def _gold(name: str, labels: Labels, texts: Mapping[str, str]) -> dict[str, Any]:
    points = [("", spans) for spans in labels["points"]]
    discrepancies = [(p, kind, relation, "", s) for p, kind, relation, s in labels["discrepancies"]]
    return gold_form(name, points, discrepancies, texts)


def gold_form(
    name: str,
    points: Iterable[tuple[str, Sequence[Span]]],
    discrepancies: Iterable[tuple[int, str, str, str, Sequence[Span]]],
    texts: Mapping[str, str],
) -> dict[str, Any]:
    """Return labels in the form of ``../shared/gold/*.json``.

    A point is its gist and readings, a discrepancy the number of its point, kind, relation, note
    and readings. Points are called ``p1``, ``p2``, ...
    """
    return {
        "story": name,
        "reports": list(texts),
        "points": [
            {"id": f"p{number}", "gist": gist, "readings": _readings(spans, texts)}
            for number, (gist, spans) in enumerate(points, start=1)
        ],
        "discrepancies": [
            {
                "point": f"p{point + 1}",
                "kind": kind,
                "relation": relation,
                "note": note,
                "readings": _readings(spans, texts),
            }
            for point, kind, relation, note, spans in discrepancies
        ],
    }


def _readings(spans: Sequence[Span], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    files = list(texts)
    return [
        {
            "report": files[report],
            "start": start,
            "end": end,
            "exact": texts[files[report]][start:end],
        }
        for report, start, end in spans
    ]
