"""Builds a story by hand: reports as texts with labelled words, and a few tables about them.

A text holds ``[words|label;label]``, nested at will. Labels:

    c:POINT[,src=Some_Name/kind][,sure=PS+][,irr=future]   a claim of that point
    d:DISCREPANCY            words that differ
    q:UTTERANCE:change:Some_Speaker
    t:VALUE                  a time expression
    e:Entity_Name            a mention; its wording is compared
    n:LOW:bound:unit         a quantity
    x:reason                 page chrome
    f:fact or f:fact=value   title, author, agency, dateline, date
    v:EVIDENCE               words that speak for a common origin
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from crossread.model.annotation import (
    Bound,
    CertaintyValue,
    ClauseKind,
    Irrealis,
    MentionType,
    QuoteType,
    SourceKind,
    TimeType,
)
from crossread.model.claim import Actor, Claim, ClaimCertainty, ClaimQuantity, ClaimSource, Cue
from crossread.model.collation import (
    Absence,
    Change,
    Closest,
    Collation,
    DatedTime,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyRelation,
    Entity,
    Link,
    Point,
    Reading,
    Status,
    TimelineEntry,
    UtteredQuote,
    Wording,
)
from crossread.model.offsets import Offsets
from crossread.model.report import Basis, Boilerplate, Fact, Report
from crossread.model.span import Span
from crossread.model.story import (
    Derivation,
    Direction,
    Evidence,
    EvidenceKind,
    Origin,
    Place,
    Relation,
    Story,
    Togetherness,
)

_MARK = re.compile(r"\[|\|([^\[\]|]*)\]")


@dataclass(frozen=True)
class Mark:
    """One label over one span of one report."""

    report: str
    span: Span
    kind: str
    rest: str


@dataclass(frozen=True)
class Told:
    """One report as given to the builder; ``paper`` is its outlet, "" when unknown."""

    id: str
    paper: str
    marked: str


@dataclass(frozen=True)
class Tables:
    """What the labels alone cannot say."""

    statuses: Mapping[str, str]  # point → status; single where it has one report
    discrepancies: Mapping[str, tuple[str, str, str, str]]  # id → point, kind, relation, note
    origins: tuple[tuple[str, str | None, tuple[str, ...], tuple[str, ...]], ...] = ()
    derivations: tuple[tuple[str, str, str, float, str, tuple[str, ...]], ...] = ()
    evidence: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # id → kind, detail
    closest: Mapping[tuple[str, str], str] = field(default_factory=dict)  # point, report → point


def unmarked(report: str, marked: str) -> tuple[str, list[Mark]]:
    """Return the plain text and its marks in order of their ends."""
    plain, opened, marks, at = "", [], [], 0
    for found in _MARK.finditer(marked):
        plain += marked[at : found.start()]
        at = found.end()
        if found[0] == "[":
            opened.append(len(plain))
            continue
        span = Span(opened.pop(), len(plain))
        for label in found[1].split(";"):
            kind, _, rest = label.partition(":")
            marks.append(Mark(report, span, kind, rest))
    return plain + marked[at:], marks


def report_of(told: Told) -> tuple[Report, list[Mark]]:
    """Return the report and the marks of a told text."""
    text, marks = unmarked(told.id, told.marked)
    facts = {mark.rest.split("=")[0]: _fact(mark, text) for mark in marks if mark.kind == "f"}
    chrome = sorted((Boilerplate(m.span, m.rest) for m in marks if m.kind == "x"), key=_start)
    lines = (Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text))
    body = tuple(line for line in lines if not any(line.overlap(each.span) for each in chrome))
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(
        id=told.id,
        path=f"inbox/{told.id.removeprefix('r-')}.txt",
        url=None,
        outlet=Fact(told.paper, Basis.METADATA) if told.paper else None,
        sha256=digest,
        text_sha256=digest,
        extractor="plain/1",
        language="en",
        words=len(text.split()),
        title=facts.get("title"),
        author=facts.get("author"),
        agency=facts.get("agency"),
        dateline=facts.get("dateline"),
        date=facts.get("date"),
        boilerplate=tuple(chrome),
        body=body,
        text=text,
        offsets=Offsets.identity(len(text)),
    )
    return report, marks


def _start(boilerplate: Boilerplate) -> int:
    return boilerplate.span.start


def _fact(mark: Mark, text: str) -> Fact:
    _, _, value = mark.rest.partition("=")
    return Fact(value.replace("_", " ") or mark.span.of(text), Basis.TEXT, mark.span)


def collation_of(
    key: str, title: str, told: tuple[Told, ...], tables: Tables
) -> tuple[tuple[Report, ...], Collation]:
    """Return the reports and the collation of one story."""
    pairs = [report_of(each) for each in told]
    reports = {report.id: report for report, _ in pairs}
    marks = [mark for _, found in pairs for mark in found]
    times = tuple(_times(marks))
    quotes = tuple(_quotes(marks))
    claims = tuple(_claims(marks, reports, times, quotes))
    points = tuple(_points(claims, marks, reports, tables))
    days = sorted(report.date.value for report in reports.values() if report.date)
    story = Story(
        f"s-{key}",
        title,
        tuple(reports),
        days[0] if days else None,
        days[-1] if days else None,
        (Togetherness((told[0].id, told[1].id), 0.81, ("Aurelia", "Port Selwin", "Castan")),),
    )
    collation = Collation(
        story=story,
        origins=tuple(
            Origin(f"o{at}", ids, name, tuple(_evidence(marks, tables, why)))
            for at, (_, name, ids, why) in enumerate(tables.origins, 1)
        ),
        derivations=tuple(
            Derivation(
                report,
                source,
                Relation(how),
                share,
                Direction(direction),
                tuple(_evidence(marks, tables, why)),
            )
            for report, source, how, share, direction, why in tables.derivations
        ),
        claims=claims,
        points=points,
        discrepancies=tuple(_discrepancies(points, marks, tables)),
        quotes=quotes,
        times=times,
        timeline=tuple(_timeline(points, claims, times)),
        entities=(entities := tuple(_entities(marks))),
        wording=tuple(
            Wording(entity.id, entity.mentions) for entity in entities if len(entity.mentions) > 1
        ),
    )
    return tuple(reports.values()), collation


def _within(mark: Mark, others: list[Mark], kind: str) -> list[Mark]:
    return [
        each
        for each in others
        if each.kind == kind and each.report == mark.report and mark.span.covers(each.span)
    ]


def _claim_id(mark: Mark) -> str:
    return f"c-{mark.report.removeprefix('r-')}-{mark.span.start}-{mark.span.end}"


def _claims(
    marks: list[Mark],
    reports: Mapping[str, Report],
    times: tuple[DatedTime, ...],
    quotes: tuple[UtteredQuote, ...],
) -> Iterator[Claim]:
    for mark in (mark for mark in marks if mark.kind == "c"):
        _, *options = mark.rest.split(",")
        said = dict(option.split("=", 1) for option in options)
        name, _, kind = said.get("src", "").partition("/")
        source = ClaimSource(None, name.replace("_", " "), SourceKind(kind or "reporter"))
        text = reports[mark.report].text
        cue = re.search(r"\b(said|says|alleged|denied)\b", mark.span.of(text))
        inside = [q.id for q in quotes if q.report == mark.report and mark.span.overlap(q.span)]
        yield Claim(
            id=_claim_id(mark),
            report=mark.report,
            span=mark.span,
            kind=ClauseKind.MAIN,
            source=(source,) if name else (),
            cue=Cue(Span(mark.span.start + cue.start(), mark.span.start + cue.end()))
            if cue
            else None,
            certainty=ClaimCertainty(CertaintyValue(said.get("sure", "CT+")), ()),
            irrealis=Irrealis(said.get("irr", "none")),
            predicate="say",
            quantities=tuple(_quantity(each) for each in _within(mark, marks, "n")),
            times=tuple(
                t.id for t in times if t.report == mark.report and mark.span.covers(t.span)
            ),
            places=(),
            actors=tuple(
                Actor(each.span, each.rest.replace("_", " ")) for each in _within(mark, marks, "e")
            ),
            quote=inside[0] if inside else None,
        )


def _quantity(mark: Mark) -> ClaimQuantity:
    low, bound, unit = mark.rest.split(":")
    return ClaimQuantity(mark.span, float(low), float(low), None, Bound(bound), unit, "")


def _points(
    claims: tuple[Claim, ...], marks: list[Mark], reports: Mapping[str, Report], tables: Tables
) -> Iterator[Point]:
    key_of = {_claim_id(mark): mark.rest.split(",")[0] for mark in marks if mark.kind == "c"}
    differing = [mark for mark in marks if mark.kind == "d"]
    for key in dict.fromkeys(key_of[claim.id] for claim in claims):
        said = [claim for claim in claims if key_of[claim.id] == key]
        versions: dict[str, list[str]] = {}
        for claim in said:
            words = [d for d in differing if _inside(d, claim)]
            text = reports[claim.report].text
            label = (
                words[0].span.of(text) if words else said[0].span.of(reports[said[0].report].text)
            )
            versions.setdefault(label, []).append(claim.id)
        telling = dict.fromkeys(claim.report for claim in said)
        first = {key_of[claim.id]: claim.id for claim in reversed(claims)}
        yield Point(
            id=f"p-{key}",
            gist=said[0].span.of(reports[said[0].report].text),
            status=Status(tables.statuses.get(key, "agreed") if len(telling) > 1 else "single"),
            claims=tuple(claim.id for claim in said),
            reports=len(telling),
            origins=min(len(telling), len(tables.origins) or len(telling)),
            readings=tuple(
                Reading(chr(ord("a") + at), label, tuple(ids))
                for at, (label, ids) in enumerate(versions.items())
            ),
            absent=tuple(
                Absence(report, Closest(first[near], 0.41) if near else None)
                for report in reports
                if report not in telling
                for near in [tables.closest.get((key, report))]
            ),
            because=tuple(
                Link((said[0].id, other.id), 0.8, ("same rare words",)) for other in said[1:]
            ),
        )


def _inside(mark: Mark, claim: Claim) -> bool:
    return mark.report == claim.report and claim.span.covers(mark.span)


def _discrepancies(
    points: tuple[Point, ...], marks: list[Mark], tables: Tables
) -> Iterator[Discrepancy]:
    by_key = {point.id.removeprefix("p-"): point for point in points}
    claim_of = {_claim_id(mark): mark for mark in marks if mark.kind == "c"}
    for key, (point, kind, relation, note) in tables.discrepancies.items():
        words = [mark for mark in marks if mark.kind == "d" and mark.rest == key]
        sides = tuple(
            claim
            for claim in by_key[point].claims
            if any(_told_by(claim_of[claim], word, by_key[point], claim_of) for word in words)
        )
        yield Discrepancy(
            id=f"d-{key}",
            point=f"p-{point}",
            kind=DiscrepancyKind(kind),
            relation=DiscrepancyRelation(relation),
            claims=sides,
            note=note,
            words=tuple(Place(word.report, word.span) for word in words),
        )


def _told_by(claim: Mark, word: Mark, point: Point, claim_of: Mapping[str, Mark]) -> bool:
    """Whether the word is the claim's: inside it, or beside the only claim of its report."""
    if claim.report != word.report:
        return False
    mates = [each for each in point.claims if claim_of[each].report == word.report]
    return claim.span.covers(word.span) or len(mates) == 1


def _quotes(marks: list[Mark]) -> Iterator[UtteredQuote]:
    for mark in (mark for mark in marks if mark.kind == "q"):
        utterance, change, speaker = mark.rest.split(":")
        yield UtteredQuote(
            id=f"q-{mark.report.removeprefix('r-')}-{mark.span.start}",
            report=mark.report,
            span=mark.span,
            speaker=speaker.replace("_", " ") or None,
            speaker_span=None,
            cue=None,
            type=QuoteType.DIRECT,
            utterance=f"u-{utterance}",
            change=Change(change),
        )


def _times(marks: list[Mark]) -> Iterator[DatedTime]:
    for mark in (mark for mark in marks if mark.kind == "t"):
        yield DatedTime(
            id=f"t-{mark.report.removeprefix('r-')}-{mark.span.start}",
            report=mark.report,
            span=mark.span,
            type=TimeType.DATE,
            value=mark.rest,
            precision="day",
            basis="publication_date",
        )


def _timeline(
    points: tuple[Point, ...], claims: tuple[Claim, ...], times: tuple[DatedTime, ...]
) -> Iterator[TimelineEntry]:
    value_of = {time.id: time.value for time in times}
    timed = {claim.id: claim.times for claim in claims}
    found: dict[tuple[str, str], list[str]] = {}
    for point in points:
        for claim in point.claims:
            for time in timed[claim]:
                found.setdefault((value_of[time] or "", point.id), []).append(claim)
    for (value, point_id), ids in sorted(found.items()):
        yield TimelineEntry(value, tuple(ids), point_id)


def _entities(marks: list[Mark]) -> Iterator[Entity]:
    named: dict[str, list[Place]] = {}
    for mark in (mark for mark in marks if mark.kind == "e"):
        named.setdefault(mark.rest, []).append(Place(mark.report, mark.span))
    for at, (name, places) in enumerate(sorted(named.items()), 1):
        yield Entity(f"e-{at}", name.replace("_", " "), MentionType.OTHER, tuple(places))


def _evidence(marks: list[Mark], tables: Tables, ids: tuple[str, ...]) -> Iterator[Evidence]:
    for each in ids:
        kind, detail = tables.evidence[each]
        places = (Place(m.report, m.span) for m in marks if m.kind == "v" and m.rest == each)
        yield Evidence(EvidenceKind(kind), detail, tuple(places))
