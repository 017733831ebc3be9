"""Groups of reports that go back to one source. Their number is an upper bound."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from crossread.model.ids import content_id
from crossread.model.judgement import Kin
from crossread.model.report import Report
from crossread.model.story import Derivation, Evidence, EvidenceKind, Origin, Place, Relation
from crossread.stories.credits import agency, in_dateline

_EVIDENCE_SHOWN = 12


def origins(
    reports: Sequence[Report], derivations: Sequence[Derivation], kin: Sequence[Kin] = ()
) -> tuple[Origin, ...]:
    """Return the origins: each report is in exactly one, in the order of their first report.

    ``kin`` are what people ruled, which can all hold at once. They are joined first; evidence that
    would bring together what a person parted is passed over, the weakest of a chain first.
    """
    groups = _groups(reports, derivations, kin)
    return tuple(_origin(members, derivations, kin) for members in groups)


def _groups(
    reports: Sequence[Report], derivations: Iterable[Derivation], kin: Sequence[Kin]
) -> list[list[Report]]:
    joined = _Joined((report.id for report in reports), kin)
    for each in sorted(derivations, key=_weakness):
        joined.join(each.report, each.from_report)
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[joined.root(report.id)].append(report)
    return list(groups.values())


class _Joined:
    """Reports in groups that only grow; what people ruled holds from the start."""

    def __init__(self, reports: Iterable[str], kin: Sequence[Kin]) -> None:
        self._root = {report: report for report in reports}
        self._apart = [each.reports for each in kin if not each.is_one]
        for each in kin:
            if each.is_one:
                self.join(*each.reports)

    def root(self, report: str) -> str:
        """Return the report that stands for the group."""
        root = self._root
        while root[report] != report:
            root[report] = report = root[root[report]]
        return report

    def join(self, one: str, other: str) -> None:
        """Make one group of two, unless a person parted them."""
        first, second = sorted((self.root(one), self.root(other)))
        if not any({self.root(a), self.root(b)} == {first, second} for a, b in self._apart):
            self._root[second] = first


def _weakness(each: Derivation) -> tuple[bool, float, str, str]:
    """Order the strongest first: versions of one article, then those that share most."""
    return (each.relation is not Relation.VERSION_OF, -each.share, each.report, each.from_report)


def _origin(
    members: Sequence[Report], derivations: Iterable[Derivation], kin: Iterable[Kin]
) -> Origin:
    ids = tuple(report.id for report in members)
    inside = [each for each in derivations if {each.report, each.from_report} <= {*ids}]
    return Origin(
        id=content_id("o", *sorted(ids)),
        reports=ids,
        name=_name(members, inside),
        evidence=(*_credits(members), *_shown(inside)),
        ruled_by=tuple(each.judgement for each in kin if {*each.reports} & {*ids}),
    )


def _name(members: Sequence[Report], inside: Sequence[Derivation]) -> str | None:
    """Return the agency, else the outlet from which the others took."""
    credited = [credit for credit in map(agency, members) if credit]
    if credited:
        return credited[0].name
    gave = {each.from_report for each in inside} - {each.report for each in inside}
    givers = [report for report in members if report.id in gave]
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
