"""The dossier as sheets: what a spreadsheet shows, one row a point, a discrepancy, a report, ….

The writers of spreadsheets share it. A cell holds text, a number, or None where nothing is known.
``cites`` names words as ``report:start-end``, one place a line; the offsets are code points of
``reports/<report>.txt``. Characters that no cell can show stand as signs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import isfinite

from crossread.dossier.sheets import comparison, lineage
from crossread.dossier.sheets.cells import Cell, Row
from crossread.dossier.view.lookup import Lookup, lookup
from crossread.dossier.view.passages import visible
from crossread.model.dossier import Dossier

COLUMNS = {
    "stories": """story title first last reports at_most_origins disputed agreed one_origin single
        discrepancies""",
    "points": """story point status gist reports at_most_origins readings discrepancies told_by
        absent ruled_by cites""",
    "discrepancies": "story discrepancy point kind relation note gist words claims cites",
    "claims": """story point claim report outlet start end exact source source_kind certainty
        irrealis event_time as_of published quote cites""",
    "quotes": "story utterance quote outlet speaker type change words cites",
    "wording": "story about name outlet words cites",
    "reports": """story report name outlet outlet_basis title author agency dateline date date_basis
        modified origin language words path url extractor sha256 text_sha256""",
    "origins": "story origin letter name reports evidence cites",
    "derivations": """story report outlet from from_outlet relation share direction evidence
        cites""",
    "reductions": "story point gist counted unit rule low best high why claims cites",
    "movements": "story point counted unit published outlet words value low high claim cites",
    "judgements": "story judgement ruling by at outcome why",
    "rejected": "path reason detail",
}
_ROWS: dict[str, Callable[[Lookup], Iterator[Row]]] = {
    "stories": comparison.stories,
    "points": comparison.points,
    "discrepancies": comparison.discrepancies,
    "claims": comparison.claims,
    "quotes": comparison.quotes,
    "wording": comparison.wording,
    "reports": lineage.reports,
    "origins": lineage.origins,
    "derivations": lineage.derivations,
    "reductions": comparison.reductions,
    "movements": comparison.movements,
    "judgements": comparison.judgements,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of line; each row has a cell for every column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(dossier: Dossier) -> tuple[Sheet, ...]:
    """Return the sheets in the order of ``COLUMNS``; the dossier's spans must resolve."""
    reports = {report.id: report for report in dossier.reports}
    stories = [lookup(story, reports) for story in dossier.stories]
    return tuple(
        _sheet(name, columns.split(), [*_story_rows(name, stories), *_other_rows(name, dossier)])
        for name, columns in COLUMNS.items()
    )


def _sheet(name: str, columns: list[str], rows: list[Row]) -> Sheet:
    cells = (tuple(_shown(row.get(column)) for column in columns) for row in rows)
    return Sheet(name, tuple(columns), tuple(cells))


def _shown(cell: Cell) -> Cell:
    """The cell as it can be written: no control characters, no number that is none."""
    if isinstance(cell, str):
        return visible(cell)
    return cell if cell is None or isfinite(cell) else None


def _story_rows(name: str, stories: list[Lookup]) -> Iterator[Row]:
    """The rows of the stories, in their order."""
    for known in stories:
        for row in _ROWS[name](known) if name in _ROWS else ():
            yield {"story": known.story.story.id, **row}


def _other_rows(name: str, dossier: Dossier) -> Iterator[Row]:
    """Reports of no story, and inputs that are no report."""
    if name == "reports":
        told_of = {key for story in dossier.stories for key in story.story.reports}
        yield from (lineage.report(r, None) for r in dossier.reports if r.id not in told_of)
    elif name == "rejected":
        for each in dossier.rejected:
            yield {"path": each.path, "reason": each.reason.value, "detail": each.detail}
