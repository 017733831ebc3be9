"""Drops what points at no words.

Reach for this before anything is written. Every line of a dossier cites words of a report; a line
whose span does not resolve is left out, together with what would then cite nothing: points and
readings without a claim, discrepancies without two sides. A dossier in order comes back as it is.
"""

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from crossread.model.collation import Collation, Discrepancy, Point, Status
from crossread.model.dossier import Dossier
from crossread.model.report import Report
from crossread.model.span import Span

T = TypeVar("T")


def resolved(dossier: Dossier) -> Dossier:
    """Return the dossier without the lines whose spans lie outside their texts.

    A fact or a speaker whose words are missing becomes unknown; a claim goes altogether.
    """
    texts = {report.id: report.text for report in dossier.reports}
    kept = _pruned(dossier, texts, "")
    if kept == dossier:
        return dossier
    return replace(dossier, reports=kept.reports, stories=tuple(map(_consistent, kept.stories)))


def _pruned(value: Any, texts: Mapping[str, str], report: str) -> Any:
    """The value without what does not resolve, itself if all does; None if nothing of it stands."""
    if isinstance(value, Span):
        return value if report in texts and value.end <= len(texts[report]) else None
    if isinstance(value, tuple):
        kept = [_pruned(each, texts, report) for each in value]
        if all(map(is_, kept, value)):
            return value
        return tuple(now for now, was in zip(kept, value, strict=True) if not _gone(now, was))
    kind: Any = type(value)
    parts = _parts(kind)
    if not parts:
        return value
    named = value.id if isinstance(value, Report) else getattr(value, "report", report)
    report = named if isinstance(named, str) else report
    changed = {}
    for name, needed in parts:
        before = getattr(value, name)
        after = _pruned(before, texts, report)
        if needed and _gone(after, before):
            return None
        if after is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value


def _gone(now: Any, was: Any) -> bool:
    return now is None and was is not None


@cache
def _parts(kind: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a class of the model, and whether it can do without; none of other classes."""
    if not is_dataclass(kind):
        return ()
    return tuple((each.name, _cannot_do_without(kind, each.name)) for each in fields(kind))


def _cannot_do_without(kind: Any, name: str) -> bool:
    """Whether the field is required, or is the very span that the object is about."""
    hint = get_type_hints(kind)[name]
    optional = get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
    return name == "span" or not optional


def _consistent(story: Collation) -> Collation:
    """The story without references to claims, quotes and times that are gone."""
    reports = {claim.id: claim.report for claim in story.claims}
    points = tuple(p for p in (_point(point, reports) for point in story.points) if p.claims)
    known = {point.id for point in points}
    named = known | {entity.id for entity in story.entities}
    differences = (_discrepancy(each, reports) for each in story.discrepancies)
    timeline = (replace(e, claims=_among(e.claims, reports)) for e in story.timeline)
    moved = (
        replace(m, steps=tuple(step for step in m.steps if step.claim in reports))
        for m in story.movements
    )
    return replace(
        story,
        claims=_referring_to(story),
        points=points,
        discrepancies=tuple(d for d in differences if len(d.claims) > 1 and d.point in known),
        timeline=tuple(e for e in timeline if e.claims and e.point in known),
        wording=tuple(w for w in story.wording if w.terms and w.about in named),
        movements=tuple(m for m in moved if m.steps and m.point in known),
    )


def _referring_to(story: Collation) -> tuple[Any, ...]:
    quotes = {quote.id for quote in story.quotes}
    times = {time.id for time in story.times}
    return tuple(
        replace(
            claim,
            quote=claim.quote if claim.quote in quotes else None,
            times=_among(claim.times, times),
        )
        for claim in story.claims
    )


def _point(point: Point, reports: Mapping[str, str]) -> Point:
    claims = _among(point.claims, reports)
    telling = len({reports[claim] for claim in claims})
    readings = (replace(each, claims=_among(each.claims, reports)) for each in point.readings)
    return replace(
        point,
        claims=claims,
        reports=telling,
        origins=min(point.origins, telling),
        status=Status.SINGLE if telling == 1 else point.status,
        readings=tuple(each for each in readings if each.claims),
        absent=tuple(
            each
            if each.closest is None or each.closest.claim in reports
            else replace(each, closest=None, told_in=None)
            for each in point.absent
        ),
        because=tuple(link for link in point.because if all(c in reports for c in link.claims)),
        reductions=tuple(each for each in point.reductions if set(each.claims) <= reports.keys()),
    )


def _discrepancy(discrepancy: Discrepancy, reports: Mapping[str, str]) -> Discrepancy:
    return replace(discrepancy, claims=_among(discrepancy.claims, reports))


def _among(ids: Sequence[str], known: Any) -> tuple[str, ...]:
    return tuple(each for each in ids if each in known)
