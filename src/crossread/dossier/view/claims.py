"""Claims one by one: those of a report beside what others say, and those of a point together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.dossier.view.labels import Label, label
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import unstopped, visible
from crossread.dossier.view.saying import Saying, saying
from crossread.dossier.view.table import Tag, because, differing, on_points, tags, told_by
from crossread.model.claim import Claim
from crossread.model.collation import Discrepancy, Point, Status

OFFERED = 20  # claims that a person is offered as perhaps saying the same


@dataclass(frozen=True, slots=True)
class ClaimInPoint:
    """A claim of a report, the point that it stands in, and what the others say on it."""

    said: Saying
    point: str
    status: Status
    label: Label
    tags: tuple[Tag, ...]
    others: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """A quote of one of the claims, with who is taken to have spoken it ("" for nobody)."""

    id: str
    head: Head
    words: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Stand:
    """One point with all its claims; ``ruled_by`` are ids of judgements."""

    id: str
    gist: str
    status: Status
    label: Label
    told_by: str
    tags: tuple[Tag, ...]
    because: tuple[str, ...]
    said: tuple[Saying, ...]
    speeches: tuple[Speech, ...]
    ruled_by: tuple[str, ...]


def claims_in_points(known: Lookup, report: str) -> tuple[ClaimInPoint, ...]:
    """Return the claims of a report in the order of its text."""
    point_of = {claim: point for point in known.story.points for claim in point.claims}
    own = sorted((c for c in known.story.claims if c.report == report), key=lambda c: c.span)
    on_point = on_points(known.story.discrepancies)
    points = ((claim, point_of[claim.id]) for claim in own)
    return tuple(_in_point(claim, each, on_point.get(each.id, []), known) for claim, each in points)


def stand(known: Lookup, point: str) -> Stand:
    """Return one point; KeyError where the story has no such point."""
    found = known.points[point]
    discrepancies = on_points(known.story.discrepancies).get(point, [])
    return Stand(
        id=found.id,
        gist=visible(" ".join(found.gist.split())),
        status=found.status,
        label=label(found.status),
        told_by=told_by(found, known),
        tags=tags(discrepancies),
        because=because(found),
        said=_sayings(found.claims, discrepancies, known),
        speeches=tuple(_speeches(found, known)),
        ruled_by=found.ruled_by,
    )


def candidates(known: Lookup, point: str, words: str = "") -> tuple[Saying, ...]:
    """Return claims of other points that may say the same: the closest, or those with ``words``."""
    found = known.points[point]
    if words:
        near = list(_with_words(found, words.casefold(), known))
    else:
        closest = [absence.closest for absence in found.absent if absence.closest]
        closest.sort(key=lambda each: (-each.score, each.claim))
        near = [each.claim for each in closest]
    return tuple(saying(known.claims[claim], known) for claim in near[:OFFERED])


def _with_words(point: Point, words: str, known: Lookup) -> Iterator[str]:
    for claim in known.story.claims:
        said = " ".join(claim.span.of(known.text(claim.report)).split())
        if claim.id not in point.claims and words in said.casefold():
            yield claim.id


def _in_point(
    claim: Claim, point: Point, discrepancies: list[Discrepancy], known: Lookup
) -> ClaimInPoint:
    words = differing(discrepancies)
    others = [each for each in point.claims if known.claims[each].report != claim.report]
    return ClaimInPoint(
        said=saying(claim, known, words.get(claim.report, ())),
        point=point.id,
        status=point.status,
        label=label(point.status),
        tags=tags([each for each in discrepancies if claim.id in each.claims]),
        others=_sayings(others, discrepancies, known),
    )


def _sayings(
    claims: Sequence[str], discrepancies: list[Discrepancy], known: Lookup
) -> tuple[Saying, ...]:
    """The claims in the order of the story's reports, differing words marked."""
    words = differing(discrepancies)
    order = {report: at for at, report in enumerate(known.heads)}
    ordered = sorted(
        (known.claims[each] for each in claims), key=lambda c: (order[c.report], c.span)
    )
    return tuple(saying(each, known, words.get(each.report, ())) for each in ordered)


def _speeches(point: Point, known: Lookup) -> Iterator[Speech]:
    quotes = {quote.id: quote for quote in known.story.quotes}
    wanted = dict.fromkeys(known.claims[claim].quote for claim in point.claims)
    for key in wanted:
        if key and key in quotes:
            quote = quotes[key]
            words = unstopped(visible(" ".join(quote.span.of(known.text(quote.report)).split())))
            yield Speech(key, known.heads[quote.report], words, visible(quote.speaker or ""))
