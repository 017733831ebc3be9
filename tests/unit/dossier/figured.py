"""The invented dossier with what its labels cannot say: figures by rules, movements, clocks."""

from dataclasses import replace

from crossread.model.annotation import TimeType
from crossread.model.capture import Reason, Rejected
from crossread.model.claim import Actor, Claim, Clock
from crossread.model.collation import (
    Collation,
    DatedTime,
    Movement,
    Point,
    Reduction,
    Step,
)
from crossread.model.dossier import Dossier
from crossread.model.judgement import Heard, Outcome, Ruling
from crossread.model.report import Report
from tests.unit.dossier.invented import invented
from tests.unit.dossier.marked_story import Tables, Told, collation_of

DEAD = "p-dead"
HEARD = Heard("j-1", Ruling.SAME, "Ada Finch", "2031-03-06T09:00:00+00:00", Outcome.OBEYED, "")


def figured() -> Dossier:
    """Return the invented dossier; the ferry's dead are counted, dated and ruled on."""
    dossier = invented()
    odd, ferry = dossier.stories
    texts = {report.id: report for report in dossier.reports}
    return replace(dossier, stories=(odd, _counted(ferry, texts)))


def _counted(story: Collation, reports: dict[str, Report]) -> Collation:
    (point,) = (each for each in story.points if each.id == DEAD)
    own = [claim for claim in story.claims if claim.id in point.claims]
    times = [_time(claim) for claim in own]
    told = {
        claim.id: _placed(claim, time.id, reports) for claim, time in zip(own, times, strict=True)
    }
    changed = replace(point, reductions=_reductions(point), ruled_by=(HEARD.id,))
    return replace(
        story,
        claims=tuple(told.get(claim.id, claim) for claim in story.claims),
        times=(*story.times, *times),
        points=tuple(changed if each is point else each for each in story.points),
        movements=(_movement(own, reports),),
        judgements=(HEARD,),
    )


def _time(claim: Claim) -> DatedTime:
    key = f"t-of-{claim.id}"
    value = "2031-03-04T04:20"
    return DatedTime(key, claim.report, claim.span, TimeType.DATE, value, "day", "explicit")


def _placed(claim: Claim, time: str, reports: dict[str, Report]) -> Claim:
    date = reports[claim.report].date
    published = date.value if date else None
    clock = Clock(event=time, as_of=None, published=published)
    return replace(claim, clock=clock, places=(Actor(claim.span, "Cape Wend"),))


def _reductions(point: Point) -> tuple[Reduction, ...]:
    first, last = point.claims[0], point.claims[-1]
    return (
        Reduction("acled-conservative", "death", "person", None, 17.0, None, (last,), "latest"),
        Reduction("ibc-minmax", "death", "person", 14.0, None, 19.0, (first, last), "ends"),
        Reduction("ucdp-range", "death", "person", 14.0, 17.0, 19.0, (first, last), "=most told"),
    )


def _movement(claims: list[Claim], reports: dict[str, Report]) -> Movement:
    steps = [
        Step(date.value, claim.report, figure.span, figure.value, figure.low, None, claim.id)
        for claim in claims
        for figure in claim.quantities
        if (date := reports[claim.report].date)
    ]
    return Movement(DEAD, "death", "person", tuple(sorted(steps, key=lambda s: s.published)))


LONG = "ba" * 20_000
NASTY = (
    Told("r-sum", "=SUM(A1:A9)", f'[=HYPERLINK("x","y")|c:a] [+1 dead|c:b] [{LONG}|c:long]'),
    Told("r-at", "@home", "[@SUM(1)|c:a] [-2+3|c:b] [\ud800 lone \x00\x0b nul _x0041_|c:odd]"),
    Told("r-bidi", "\u202eoutlet\u2066", '[<b>& "x" \']]>|c:a] [\u202eevil\u202c|c:b] [😀|c:odd]'),
)


def nasty() -> Dossier:
    """Return a dossier of one story whose words break spreadsheets, XML and pages."""
    told = {
        "a": ("a", "entity", "conflicts", "=cmd|' /C calc'!A0"),
        "b": ("b", "time", "updates", "-1"),
    }
    reports, story = collation_of("nasty", "=1+1", NASTY, Tables({"a": "disputed"}, told))
    rejected = Rejected("@x.bin", Reason.NOT_TEXT, "+not\x00text")
    return replace(invented(), reports=reports, rejected=(rejected,), stories=(story,))
