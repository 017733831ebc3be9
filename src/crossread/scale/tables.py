"""The tables between the stages of a batch, and what a row of each stands for.

Every table is a folder of Parquet files, one a shard, that DuckDB, pandas or Spark read as one.
Columns are for people and joins; what only crossread needs of a report is one JSON text in it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pyarrow as pa

from crossread.dossier.stored import stored
from crossread.model.capture import Capture, Given, Reason, Rejected, Told
from crossread.model.codec import decode, encode
from crossread.model.report import Fact, Report
from crossread.model.story import Story
from crossread.stories.sketch import Passage, Sketch

Row = dict[str, Any]

_TEXT, _WHOLE = pa.string(), pa.int64()
_PLACE = {"shard": _TEXT, "at": _WHOLE}  # where a row stands: order of the input
_TIE = pa.struct({"reports": pa.list_(_TEXT), "score": pa.float64(), "shared": pa.list_(_TEXT)})

REPORTS = pa.schema(
    {
        **_PLACE,
        **dict.fromkeys(("report", "path", "url", "outlet", "date", "title", "language"), _TEXT),
        "words": _WHOLE,
        "facts": _TEXT,  # the report but for its text, as JSON
        "text": _TEXT,
    }
)
SKETCHES = pa.schema(
    {
        **_PLACE,
        **dict.fromkeys(("report", "path", "date", "headline"), _TEXT),
        "day": pa.int32(),  # of the proleptic Gregorian calendar; null without a date
        "titled": pa.bool_(),
        "passages": pa.list_(_WHOLE),  # keys
        "sizes": pa.list_(pa.int32()),  # how many terms each passage has
        "terms": pa.list_(_TEXT),
    }
)
REJECTED = pa.schema({**_PLACE, **dict.fromkeys(("path", "reason", "detail"), _TEXT)})
HEAD = ["shard", "report", "date", "day", "headline", "titled"]  # of a sketch, for its story
CAPTURES = pa.schema(
    {**_PLACE, "facts": _TEXT, "content": pa.binary()}
)  # what was captured or rejected, on its way to a process; ``at`` is -1 for the end of a pack
STORIES = pa.schema(
    {
        "story": _TEXT,
        **dict.fromkeys(("title", "first", "last"), _TEXT),
        "reports": pa.list_(_TEXT),
        "shards": pa.list_(_TEXT),  # of REPORTS, where each report stands
        "because": pa.list_(_TIE),
        "nearly": pa.list_(_TIE),
    }
)
INDEX = pa.schema(
    {
        **dict.fromkeys(("story", "title", "first", "last", "dossier", "sha256"), _TEXT),
        **dict.fromkeys(
            ("reports", "origins", "claims", "points", "disputed", "discrepancies"), _WHOLE
        ),
    }
)


def table(rows: Iterable[Row], schema: pa.Schema) -> pa.Table:
    """Return rows as a table; a lone surrogate is a question mark, as in a dossier's files."""
    clean = [{name: _writable(value) for name, value in row.items()} for row in rows]
    return pa.Table.from_pylist(clean, schema=schema)


def report_row(report: Report) -> Row:
    """Return a report as a row of ``REPORTS``, its place aside."""
    facts = {"outlet": report.outlet, "date": report.date, "title": report.title}
    return {
        "report": report.id,
        "path": report.path,
        "url": report.url,
        **{name: _value(fact) for name, fact in facts.items()},
        "language": report.language,
        "words": report.words,
        "facts": json.dumps(encode(report, {report.id: report.text})),
        "text": report.text,
    }


def report_of(row: Mapping[str, Any]) -> Report:
    """Return the report of a row of ``REPORTS``."""
    return decode(Report, json.loads(row["facts"]), {row["report"]: row["text"]})


def first_reports(rows: Iterable[Row]) -> list[Report]:
    """Return each report of rows of ``REPORTS`` once: of the same bytes those that came first."""
    ordered = sorted(rows, key=lambda row: (row["shard"], row["at"]))
    return [report_of(row) for row in {row["report"]: row for row in reversed(ordered)}.values()]


def sketch_row(sketch: Sketch, path: str) -> Row:
    """Return a sketch that no parser added names to as a row of ``SKETCHES``."""
    return {
        "report": sketch.report,
        "path": path,
        "date": sketch.date,
        "headline": sketch.headline,
        "day": sketch.day,
        "titled": sketch.titled,
        "passages": [passage.key for passage in sketch.passages],
        "sizes": [len(passage.terms) for passage in sketch.passages],
        "terms": [term for passage in sketch.passages for term in passage.terms],
    }


def sketch_of(row: Mapping[str, Any]) -> Sketch:
    """Return the sketch of a row of ``SKETCHES``; without the columns of terms it has none."""
    return Sketch(
        report=row["report"],
        date=row["date"],
        day=row["day"],
        headline=row["headline"],
        titled=row["titled"],
        passages=tuple(_passages(row)) if "terms" in row else (),
        names=(),
    )


def with_terms(terms: Sequence[str]) -> Sketch:
    """Return a sketch of nothing but its terms."""
    return Sketch("", None, None, "", False, (Passage(0, tuple(terms)),), ())


def capture_row(outcome: Capture | Rejected) -> Row:
    """Return what became of an input as a row of ``CAPTURES``, its place aside."""
    facts = asdict(outcome)
    content = facts.pop("content", None)
    return {"facts": json.dumps(facts), "content": content}


def outcome_of(row: Mapping[str, Any]) -> Capture | Rejected:
    """Return what became of an input from a row of ``CAPTURES``."""
    facts = json.loads(row["facts"])
    if row["content"] is None:
        return Rejected(facts["path"], Reason(facts["reason"]), facts["detail"])
    given, told = Given(**facts.pop("given")), Told(**facts.pop("told"))
    return Capture(content=row["content"], given=given, told=told, **facts)


def rejected_row(rejected: Rejected) -> Row:
    """Return a rejection as a row of ``REJECTED``, its place aside."""
    return {"path": rejected.path, "reason": rejected.reason.value, "detail": rejected.detail}


def duplicate(path: str, first: str) -> Rejected:
    """Return the rejection of a report whose bytes came before, in ``first``."""
    return Rejected(path, Reason.DUPLICATE, f"The same bytes as {first}.")


def story_row(story: Story, shards: Mapping[str, str]) -> Row:
    """Return a story as a row of ``STORIES``; ``shards`` says where its reports stand."""
    written: Row = encode(story, {})
    stand = [shards[report] for report in story.reports]
    return {"story": written.pop("id"), **written, "shards": stand}


def story_of(row: Mapping[str, Any]) -> Story:
    """Return the story of a row of ``STORIES``."""
    return decode(Story, {"id": row["story"], **row}, {})


def _passages(row: Mapping[str, Any]) -> Iterator[Passage]:
    start = 0
    for key, size in zip(row["passages"], row["sizes"], strict=True):
        yield Passage(key, tuple(row["terms"][start : start + size]))
        start += size


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _writable(value: Any) -> Any:
    return stored(value) if isinstance(value, str) and not value.isascii() else value
