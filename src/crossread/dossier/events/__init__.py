"""Each story as one event, in the way that conflict data sets code events.

One row a story, so that deaths can be summed: the figures are those of the point that most reports
tell among those that count deaths; other counts are named in the notes and never added. When and
where come from that point's claims; where these do not say, from the story's other claims, and
``basis`` says so. What no report says is None. Nobody is made the perpetrator of anything.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from crossread.dossier.events.days import Days, days, hull
from crossread.dossier.sheets.cells import line
from crossread.dossier.view.lookup import Lookup, lookup
from crossread.lexicons import words
from crossread.model.annotation import Irrealis, SourceKind
from crossread.model.claim import Claim
from crossread.model.collation import Point, Reduction
from crossread.model.dossier import Dossier

T = TypeVar("T")
DEATH = "death"  # the name under which the dead are counted, see lexicons/en/outcomes.txt
_BORNE_OUT = 2  # reports that must name the place of a point, where so many tell the point
_NOT_HAPPENED = (Irrealis.FUTURE, Irrealis.HYPOTHETICAL, Irrealis.NEGATION)


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """A story as an event; ``point`` is its main one, ``others`` count deaths too."""

    known: Lookup
    point: Point
    others: tuple[Point, ...]
    days: Days | None
    days_basis: str  # "point", "story"; "" where nothing says
    place: str | None
    place_basis: str
    country: str | None
    actors: tuple[str, ...]
    sources: tuple[str, ...]  # who is said to say so: those of claims about this point


def events(dossier: Dossier) -> Iterator[StoryEvent]:
    """Yield one event a story, in the dossier's order; a story without a claim has none."""
    reports = {report.id: report for report in dossier.reports}
    for story in dossier.stories:
        if story.points:
            yield _event(lookup(story, reports))


def deaths(point: Point, rule: str) -> Reduction | None:
    """Return what a rule makes of the deaths that a point counts; None where it counts none."""
    found = (r for r in point.reductions if r.counted == DEATH and r.rule == rule)
    return next(found, None)


def _event(known: Lookup) -> StoryEvent:
    counting = _by_weight(point for point in known.story.points if _counts_dead(point, known))
    main = (counting or _by_weight(known.story.points))[0]
    own, every = [known.claims[claim] for claim in main.claims], list(known.claims.values())
    times = {time.id: time.value for time in known.story.times}
    when, when_basis = hull(each for claim in own for each in _days(claim, times)), "point"
    if when is None:
        when, when_basis = _most_told(every, lambda claim: _days(claim, times)), "story"
    where, where_basis = _most_told(own, _places, least=min(_BORNE_OUT, main.reports)), "point"
    if where is None:
        where, where_basis = _most_told(every, _places), "story"
    return StoryEvent(
        known=known,
        point=main,
        others=tuple(point for point in counting if point is not main),
        days=when,
        days_basis=when_basis if when else "",
        place=where,
        place_basis=where_basis if where else "",
        country=_most_told(own, _countries),
        actors=tuple(dict.fromkeys(line(actor.name) for claim in own for actor in claim.actors)),
        sources=tuple(dict.fromkeys(name for claim in own for name in _sources(claim))),
    )


def _by_weight(points: Iterable[Point]) -> list[Point]:
    """The points that most reports tell first; of equals, those of more origins."""
    return sorted(points, key=lambda point: (-point.reports, -point.origins))


def _counts_dead(point: Point, known: Lookup) -> bool:
    """Whether the point counts people who died, as something that happened."""
    counted = {c for r in point.reductions if r.counted == DEATH for c in r.claims}
    return any(known.claims[claim].irrealis not in _NOT_HAPPENED for claim in counted)


def _most_told(
    claims: Sequence[Claim], values: Callable[[Claim], Iterable[T]], least: int = 1
) -> T | None:
    """The value that claims of most reports give, the first of those in a tie.

    None where no value is given by ``least`` reports.
    """
    told: dict[T, set[str]] = {}
    for claim in claims:
        if claim.irrealis not in _NOT_HAPPENED:
            for value in values(claim):
                told.setdefault(value, set()).add(claim.report)
    enough = (value for value, reports in told.items() if len(reports) >= least)
    return max(enough, key=lambda value: len(told[value]), default=None)


def _days(claim: Claim, times: Mapping[str, str | None]) -> list[Days]:
    """When the claim says that it happened: nothing or one thing."""
    found = days(times.get(claim.clock.event or "") or "")
    return [found] if found else []


def _places(claim: Claim) -> list[str]:
    return [line(place.name) for place in claim.places]


def _countries(claim: Claim) -> list[str]:
    return [place for place in _places(claim) if place in words("countries")]


def _sources(claim: Claim) -> list[str]:
    """Who is said to say so: a name, or what kind of source it is; nothing for the reporter."""
    if not claim.source or claim.source[-1].kind is SourceKind.REPORTER:
        return []
    source = claim.source[-1]
    return [line(source.name) or source.kind.value.replace("_", " ")]
