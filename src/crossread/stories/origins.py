"""Groups of reports that go back to one source. Their number is an upper bound."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from crossread.model.ids import content_id
from crossread.model.report import Report
from crossread.model.story import Derivation, Evidence, EvidenceKind, Origin, Place
from crossread.stories.credits import agency, in_dateline

_EVIDENCE_SHOWN = 12


def origins(reports: Sequence[Report], derivations: Sequence[Derivation]) -> tuple[Origin, ...]:
    """Return the origins: each report is in exactly one, in the order of their first report."""
    groups = _groups(reports, derivations)
    return tuple(_origin(members, derivations) for members in groups)


def _groups(reports: Sequence[Report], derivations: Iterable[Derivation]) -> list[list[Report]]:
    root = {report.id: report.id for report in reports}

    def find(report: str) -> str:
        while root[report] != report:
            root[report] = report = root[root[report]]
        return report

    for each in derivations:
        first, second = sorted((find(each.report), find(each.from_report)))
        root[second] = first
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[find(report.id)].append(report)
    return list(groups.values())


def _origin(members: Sequence[Report], derivations: Iterable[Derivation]) -> Origin:
    ids = tuple(report.id for report in members)
    inside = [each for each in derivations if each.report in ids]
    return Origin(
        id=content_id("o", *sorted(ids)),
        reports=ids,
        name=_name(members, inside),
        evidence=(*_credits(members), *_shown(inside)),
    )


def _name(members: Sequence[Report], inside: Sequence[Derivation]) -> str | None:
    """Return the agency, else the outlet from which the others took."""
    credited = [credit for credit in map(agency, members) if credit]
    if credited:
        return credited[0].name
    takers = {each.report for each in inside}
    givers = [report for report in members if report.id not in takers and inside]
    return givers[0].outlet.value if givers and givers[0].outlet else None


def _credits(members: Iterable[Report]) -> list[Evidence]:
    found = []
    for report in members:
        credit = agency(report)
        if credit:
            kind = EvidenceKind.CREDIT_LINE
            if in_dateline(report, credit):
                kind = EvidenceKind.DATELINE
            place = Place(report.id, credit.span)
            found.append(Evidence(kind, f"credits {credit.name}", (place,)))
    return found


def _shown(inside: Iterable[Derivation]) -> list[Evidence]:
    """Return the first evidence of each kind of each derivation, a dozen at most."""
    shown: dict[Evidence, None] = {}
    for each in inside:
        for kind in sorted({evidence.kind for evidence in each.evidence}):
            first = next(evidence for evidence in each.evidence if evidence.kind is kind)
            if len(first.places) > 1:
                shown.setdefault(first)
    return list(shown)[:_EVIDENCE_SHOWN]
