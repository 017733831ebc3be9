"""Rows of what the reports say: points, discrepancies, claims, figures."""

from collections import Counter
from collections.abc import Iterator

from crossread.dossier.sheets.cells import (
    Row,
    cites,
    line,
    lines,
    names,
    places_of,
    said_by,
    with_voices,
    words_of,
)
from crossread.dossier.view.lookup import Lookup
from crossread.model.collation import Discrepancy, Point, Status
from crossread.model.story import Place


def stories(known: Lookup) -> Iterator[Row]:
    """Yield the row of the story, with how many of its points have which status."""
    story = known.story
    counted = Counter(point.status for point in story.points)
    yield {
        "title": line(story.story.title),
        "first": story.story.first,
        "last": story.story.last,
        "reports": len(story.story.reports),
        "at_most_origins": len(story.origins) + sum(h.badge is None for h in known.heads.values()),
        **{status.value: counted[status] for status in Status},
        "discrepancies": len(story.discrepancies),
    }


def points(known: Lookup) -> Iterator[Row]:
    """Yield one row a point."""
    found: dict[str, list[Discrepancy]] = {}
    for each in known.story.discrepancies:
        found.setdefault(each.point, []).append(each)
    for point in known.story.points:
        yield {
            "point": point.id,
            "status": point.status.value,
            "gist": line(point.gist),
            "reports": point.reports,
            "at_most_origins": point.origins,
            "readings": _readings(point, known),
            "discrepancies": lines(
                f"{each.kind.value}: {each.relation.value}" for each in found.get(point.id, ())
            ),
            "told_by": names(point.claims, known),
            "absent": ", ".join(known.heads[each].name for each in point.lacked_by),
            "ruled_by": lines(point.ruled_by),
            "cites": cites(places_of(point.claims, known)),
        }


def _readings(point: Point, known: Lookup) -> str:
    return lines(f"{each.id}: {with_voices(each, known)}" for each in point.readings)


def discrepancies(known: Lookup) -> Iterator[Row]:
    """Yield one row a discrepancy; it cites the words that differ, or else its claims."""
    for each in known.story.discrepancies:
        yield {
            "discrepancy": each.id,
            "point": each.point,
            "kind": each.kind.value,
            "relation": each.relation.value,
            "note": each.note,
            "gist": line(known.points[each.point].gist),
            "words": lines(dict.fromkeys(said_by(word, known) for word in each.words)),
            "claims": lines(each.claims),
            "cites": cites(each.words or places_of(each.claims, known)),
        }


def claims(known: Lookup) -> Iterator[Row]:
    """Yield one row a claim, with its three clocks."""
    point_of = {claim: point.id for point in known.story.points for claim in point.claims}
    times = {time.id: time.value for time in known.story.times}
    for claim in known.story.claims:
        source = claim.source[-1] if claim.source else None
        yield {
            "point": point_of.get(claim.id),
            "claim": claim.id,
            "report": claim.report,
            "outlet": known.heads[claim.report].name,
            "start": claim.span.start,
            "end": claim.span.end,
            "exact": claim.span.of(known.text(claim.report)),
            "source": source.name if source else None,
            "source_kind": source.kind.value if source else None,
            "certainty": claim.certainty.value.value,
            "irrealis": claim.irrealis.value,
            "event_time": times.get(claim.clock.event or ""),
            "as_of": times.get(claim.clock.as_of or ""),
            "published": claim.clock.published,
            "quote": claim.quote,
            "cites": cites([Place(claim.report, claim.span)]),
        }


def quotes(known: Lookup) -> Iterator[Row]:
    """Yield one row a wording of an utterance, in quote marks or not."""
    for quote in known.story.quotes:
        place = Place(quote.report, quote.span)
        yield {
            "utterance": quote.utterance,
            "quote": quote.id,
            "outlet": known.heads[quote.report].name,
            "speaker": quote.speaker,
            "type": quote.type.value,
            "change": quote.change.value,
            "words": words_of(place, known),
            "cites": cites([place]),
        }


def wording(known: Lookup) -> Iterator[Row]:
    """Yield one row a term that a report has for a person, body, place, thing or act."""
    named = {entity.id: entity.name for entity in known.story.entities}
    named |= {point.id: line(point.gist) for point in known.story.points}
    for each in known.story.wording:
        for place in each.terms:
            yield {
                "about": each.about,
                "name": named.get(each.about),
                "outlet": known.heads[place.report].name,
                "words": words_of(place, known),
                "cites": cites([place]),
            }


def reductions(known: Lookup) -> Iterator[Row]:
    """Yield one row a rule and thing counted."""
    for point in known.story.points:
        for each in point.reductions:
            yield {
                "point": point.id,
                "gist": line(point.gist),
                "counted": each.counted,
                "unit": each.unit,
                "rule": each.rule,
                "low": each.low,
                "best": each.best,
                "high": each.high,
                "why": each.why,
                "claims": lines(each.claims),
                "cites": cites(places_of(each.claims, known)),
            }


def movements(known: Lookup) -> Iterator[Row]:
    """Yield one row a step of a figure, in order of publication."""
    for each in known.story.movements:
        for step in each.steps:
            place = Place(step.report, step.span)
            yield {
                "point": each.point,
                "counted": each.counted,
                "unit": each.unit,
                "published": step.published,
                "outlet": known.heads[step.report].name,
                "words": words_of(place, known),
                "value": step.value,
                "low": step.low,
                "high": step.high,
                "claim": step.claim,
                "cites": cites([place]),
            }


def judgements(known: Lookup) -> Iterator[Row]:
    """Yield one row a person's judgement on the story's reports."""
    for each in known.story.judgements:
        yield {
            "judgement": each.id,
            "ruling": each.ruling.value,
            "by": each.by,
            "at": each.at,
            "outcome": each.outcome.value,
            "why": each.why,
        }
