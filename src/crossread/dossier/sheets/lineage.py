"""Rows of the reports and where they come from."""

from collections.abc import Iterator

from crossread.dossier.sheets.cells import Row, cites, line, lines
from crossread.dossier.view.lookup import Lookup
from crossread.model.report import Fact, Report
from crossread.model.story import Evidence


def reports(known: Lookup) -> Iterator[Row]:
    """Yield one row a report of the story."""
    for key, each in known.reports.items():
        badge = known.heads[key].badge
        row = report(each, badge.letter if badge else None)
        yield {**row, "name": known.heads[key].name}


def report(each: Report, origin: str | None) -> Row:
    """Return the row of a report; ``origin`` is the letter of its origin in its story."""
    return {
        "report": each.id,
        "outlet": _value(each.outlet),
        "outlet_basis": _basis(each.outlet),
        "title": _value(each.title),
        "author": _value(each.author),
        "agency": _value(each.agency),
        "dateline": _value(each.dateline),
        "date": _value(each.date),
        "date_basis": _basis(each.date),
        "modified": _value(each.modified),
        "origin": origin,
        "language": each.language,
        "words": each.words,
        "path": each.path,
        "url": each.url,
        "extractor": each.extractor,
        "sha256": each.sha256,
        "text_sha256": each.text_sha256,
    }


def _value(fact: Fact | None) -> str | None:
    return line(fact.value) if fact else None


def _basis(fact: Fact | None) -> str | None:
    return fact.basis.value if fact else None


def origins(known: Lookup) -> Iterator[Row]:
    """Yield one row an origin; their number is an upper bound."""
    for each in known.story.origins:
        heads = [known.heads[key] for key in each.reports]
        yield {
            "origin": each.id,
            "letter": next((head.badge.letter for head in heads if head.badge), None),
            "name": each.name,
            "reports": ", ".join(head.name for head in heads),
            **_evidence(each.evidence),
        }


def derivations(known: Lookup) -> Iterator[Row]:
    """Yield one row a pair of reports of which one was taken from the other, or both from one."""
    for each in known.story.derivations:
        yield {
            "report": each.report,
            "outlet": known.heads[each.report].name,
            "from": each.from_report,
            "from_outlet": known.heads[each.from_report].name,
            "relation": each.relation.value,
            "share": each.share,
            "direction": each.direction.value,
            **_evidence(each.evidence),
        }


def _evidence(found: tuple[Evidence, ...]) -> Row:
    return {
        "evidence": lines(
            dict.fromkeys(f"{each.kind.value}: {line(each.detail)}" for each in found)
        ),
        "cites": cites(place for each in found for place in each.places),
    }
