"""What crossread does in each stage that has a peer.

python -m benchmarks.speed.ours STAGE ROWS.jsonl
"""

from collections.abc import Callable
from itertools import combinations
from typing import Any

from benchmarks.quality.grouping import report_of
from benchmarks.speed import samples
from benchmarks.speed.annotate import read_reports, words_of
from benchmarks.speed.gauge import Prepare, Row, serve
from crossread import __version__, files, ingest, pipeline
from crossread.annotate import quotes as quoting
from crossread.annotate import reports
from crossread.clean import clean
from crossread.model.annotation import AnnotatedReport
from crossread.model.capture import Capture, Given
from crossread.model.dossier import Dossier
from crossread.model.report import Report
from crossread.models.language import Reader
from crossread.scale.local import annotator
from crossread.settings import Settings
from crossread.stories import group_sketches, sketch
from crossread.stories.body import body
from crossread.stories.reuse import linked, shared
from crossread.text.edit import EditKind, align_tokens
from crossread.text.normalise import words


def pages(rows: list[Row]) -> Callable[[], Any]:
    """From bytes to the whole report: body, facts, credits, places in the source."""
    captures = [Capture(r["id"], r["html"].encode(), r["id"], "text/html") for r in rows]
    clean(captures[0])  # loads the extractor

    def read() -> list[Row]:
        outcomes = [clean(each) for each in captures]
        return [_page(each) for each in outcomes if isinstance(each, Report)]

    return read


def copies(rows: list[Row]) -> Callable[[], Any]:
    """Pairs of rows that share enough runs of words to be compared."""
    return lambda: linked([body(report_of(row)) for row in rows])


def reuse(rows: list[Row]) -> Callable[[], Any]:
    """How many words of known pairs stand in passages that both hold; the words are given."""
    bodies = [body(report_of(row)) for row in rows]
    pairs = samples.known_pairs(rows)
    return lambda: [shared(bodies[one], bodies[two]).words for one, two in pairs]


def stories(rows: list[Row]) -> Callable[[], Any]:
    """The story of each row."""

    def grouped() -> list[Row]:
        found = group_sketches([sketch(report_of(row)) for row in rows])
        return [{"id": each, "story": story.id} for story in found for each in story.reports]

    return grouped


def quotes(rows: list[Row]) -> Callable[[], Any]:
    """Quotations with their speakers, by rules on trees and names that are given."""
    read = _annotated(rows)
    _quotations(read[:1])  # patterns are compiled once a process
    return lambda: {"found": _quotations(read)}


def trees(rows: list[Row]) -> Callable[[], Any]:
    """The rows with the trees that the reader gives, for peers that need some."""
    return lambda: [words_of(each) for each in _annotated(rows)]


def collation(rows: list[Row]) -> Callable[[], Any]:
    """The edits between each two of the texts."""

    def aligned() -> Row:
        keys = [[word.key for word in words(row["text"])] for row in rows]
        edits = [align_tokens(left, right) for left, right in combinations(keys, 2)]
        equal = sum(
            edit.left_end - edit.left_start
            for pair in edits
            for edit in pair
            if edit.kind is EditKind.EQUAL
        )
        return {"pairs": len(edits), "equal": equal}

    return aligned


def writing(rows: list[Row]) -> Callable[[], Any]:
    """The files of the dossier of the rows, read and compared before."""
    made = _dossier(rows)

    def written() -> Row:
        sizes = [len(content) for _, content in files(made)]
        return {"files": len(sizes), "bytes": sum(sizes)}

    return written


def whole(rows: list[Row]) -> Callable[[], Any]:
    """From text to the files of the dossier, the model loaded in the time that is measured."""

    def read() -> Row:
        made = _dossier(rows)
        size = sum(len(content) for _, content in files(made))
        claims = sum(len(each.claims) for each in made.stories)
        return {"stories": len(made.stories), "claims": claims, "bytes": size}

    return read


def _dossier(rows: list[Row]) -> Dossier:
    captures = [
        ingest.capture_text(row["text"], name=f"{n}.txt", given=Given(date=row["date"]))
        for n, row in enumerate(rows)
    ]
    return pipeline.read(captures, Settings(), annotate=annotator(), version=__version__)


def _page(report: Report) -> Row:
    return {"id": report.path, "body": "\n".join(span.of(report.text) for span in report.body)}


def _annotated(rows: list[Row]) -> list[AnnotatedReport]:
    return reports.annotate(read_reports(rows), Reader.load(threads=1))


def _quotations(read: list[AnnotatedReport]) -> int:
    return sum(
        len(quoting.recognise(each.report.text, each.sentences, each.mentions)) for each in read
    )


WORKERS: dict[str, Prepare] = {
    "pages": pages,
    "copies": copies,
    "reuse": reuse,
    "stories": stories,
    "quotes": quotes,
    "trees": trees,
    "collation": collation,
    "writing": writing,
    "whole": whole,
}

if __name__ == "__main__":
    serve(WORKERS)
