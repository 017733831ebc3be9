"""Who took from whom in a story, and how many origins its reports go back to at most.

No evidence found is none found: two reports in different origins are not thereby independent.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.model.judgement import Kin
from crossread.model.report import Report
from crossread.model.story import Derivation, Lineage, Origin, Relation, Story
from crossread.stories.body import Body, body
from crossread.stories.derivation import LineageConfig, derivation, version_of
from crossread.stories.errors import shared_errors
from crossread.stories.evidence import Pair
from crossread.stories.origins import origins
from crossread.stories.retelling import details, linked_by_details, retelling
from crossread.stories.reuse import linked, shared

# Derivations kept of a report: of twenty copies of one text each points at its likeliest sources.
_SOURCES = 3
_TAKEN = frozenset({Relation.EXCERPT, Relation.LIGHT_EDIT, Relation.REWRITE})

Versions = Sequence[tuple[str, str]]


def lineage(
    story: Story,
    reports: Sequence[Report],
    config: LineageConfig | None = None,
    versions: Versions = (),
    kin: Sequence[Kin] = (),
) -> Lineage:
    """Return derivations and origins of the story's reports; others are ignored.

    Neither a parse nor claims are needed: what travels is words. ``versions`` are pairs of ids,
    later and earlier, that are known to be of one article. ``kin`` are what people ruled, which
    can all hold at once; they go before all evidence.
    """
    config = config or LineageConfig()
    known = {report.id: report for report in reports}
    members = [known[name] for name in story.reports if name in known]
    bodies = [body(report) for report in members]
    ruled = (derivation(pair, config) for pair in _pairs(bodies, config))
    found = [each for each in ruled if each]
    found = _with_versions(found, {each.report.id: each for each in bodies}, versions)
    groups = origins(members, found, kin)
    found = _inside(groups, found)
    return Lineage(tuple(_with_composites(_best(found))), groups)


def _pairs(bodies: Sequence[Body], config: LineageConfig) -> list[Pair]:
    every = [details(each) for each in bodies]
    pairs = {*linked(bodies), *linked_by_details(every, config.least_details)}
    errors = shared_errors(bodies)
    return [
        Pair(
            shared(bodies[one], bodies[two]),
            retelling(every[one], every[two]),
            errors.get(_by_id(bodies[one], bodies[two]), ()),
        )
        for one, two in sorted(pairs)
    ]


def _with_versions(
    found: Sequence[Derivation], bodies: Mapping[str, Body], versions: Versions
) -> list[Derivation]:
    """Say of each known pair that it is one article, whatever its words let suppose."""
    told = {frozenset(pair): pair for pair in versions if bodies.keys() >= set(pair)}
    others = [each for each in found if frozenset((each.report, each.from_report)) not in told]
    return others + [version_of(bodies[one], bodies[two]) for one, two in told.values()]


def _inside(groups: Sequence[Origin], found: Sequence[Derivation]) -> list[Derivation]:
    """Leave out what a person denies: no report is taken from one of another origin."""
    home = {report: origin.id for origin in groups for report in origin.reports}
    return [each for each in found if home[each.report] == home[each.from_report]]


def _by_id(one: Body, two: Body) -> tuple[str, str]:
    first, second = sorted((one.report.id, two.report.id))
    return first, second


def _best(found: Sequence[Derivation]) -> list[Derivation]:
    """Keep of each report the derivations that carry most of it."""
    by_report: defaultdict[str, list[Derivation]] = defaultdict(list)
    for each in found:
        by_report[each.report].append(each)
    kept = [
        each
        for report in sorted(by_report)
        for each in sorted(by_report[report], key=lambda d: (-d.share, d.from_report))[:_SOURCES]
    ]
    return sorted(kept, key=lambda each: (each.report, each.from_report))


def _with_composites(found: Sequence[Derivation]) -> list[Derivation]:
    """Call a report a composite when it takes from two that do not take from each other."""
    linked_pairs = {frozenset((each.report, each.from_report)) for each in found}
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for each in found:
        if each.relation in _TAKEN:
            sources[each.report].add(each.from_report)
    composed = {
        report
        for report, givers in sources.items()
        if any(
            one < two and frozenset((one, two)) not in linked_pairs
            for one in givers
            for two in givers
        )
    }
    return [
        replace(each, relation=Relation.COMPOSITE)
        if each.report in composed and each.relation in _TAKEN
        else each
        for each in found
    ]
