"""Leaving out what points at no words."""

from dataclasses import replace

from crossread.dossier.resolve import resolved
from crossread.model.collation import Status
from crossread.model.report import Basis, Fact
from crossread.model.span import Span

NOWHERE = Span(10**6, 10**6 + 1)


def with_story(dossier, **changes):
    """Return the dossier with its second story changed."""
    first, second = dossier.stories
    return replace(dossier, stories=(first, replace(second, **changes)))


def test_a_dossier_in_order_is_the_same(dossier):
    """Nothing is touched where everything resolves."""
    assert resolved(dossier) is dossier


def test_a_fact_without_its_words_is_unknown(dossier):
    """A fact that points nowhere becomes null, and only that fact."""
    report = replace(dossier.reports[0], author=Fact("Nobody", Basis.TEXT, NOWHERE))
    kept = resolved(replace(dossier, reports=(report, *dossier.reports[1:])))

    assert kept.reports[0] == replace(report, author=None)


def test_a_speaker_without_its_words_leaves_the_quote(dossier):
    """An optional span that points nowhere becomes null; the quote stays."""
    quotes = dossier.stories[1].quotes
    odd = (replace(quotes[0], speaker_span=NOWHERE), *quotes[1:])

    assert resolved(with_story(dossier, quotes=odd)).stories[1].quotes == quotes


def test_what_cites_a_lost_claim_goes_with_it(dossier):
    """Points, readings, discrepancies and the timeline never name a claim that is gone."""
    story = dossier.stories[1]
    lost = next(point for point in story.points if point.id == "p-watch").claims
    claims = tuple(
        replace(claim, span=NOWHERE) if claim.id == lost[0] else claim for claim in story.claims
    )
    kept = resolved(with_story(dossier, claims=claims)).stories[1]
    point = next(point for point in kept.points if point.id == "p-watch")

    assert point.claims == lost[1:]
    assert (point.status, point.reports, point.origins) == (Status.SINGLE, 1, 1)
    assert "d-watch" not in {each.id for each in kept.discrepancies}
    assert len(kept.discrepancies) == len(story.discrepancies) - 1


def test_a_point_without_claims_goes(dossier):
    """A row that cites nothing is no row, and nothing refers to it."""
    story = dossier.stories[1]
    lost = set(next(point for point in story.points if point.id == "p-aground").claims)
    claims = tuple(
        replace(claim, span=NOWHERE) if claim.id in lost else claim for claim in story.claims
    )
    kept = resolved(with_story(dossier, claims=claims)).stories[1]

    assert "p-aground" not in {point.id for point in kept.points}
    assert "p-aground" not in {entry.point for entry in kept.timeline}
    assert all(
        absence.closest is None or absence.closest.claim not in lost
        for point in kept.points
        for absence in point.absent
    )


def test_lost_quotes_and_times_are_forgotten(dossier):
    """A claim never names a quote or a time that is gone."""
    story = dossier.stories[1]
    kept = resolved(
        with_story(
            dossier,
            quotes=tuple(replace(quote, span=NOWHERE) for quote in story.quotes),
            times=tuple(replace(time, span=NOWHERE) for time in story.times),
        )
    ).stories[1]

    assert kept.quotes == kept.times == ()
    assert {claim.quote for claim in kept.claims} == {None}
    assert {claim.times for claim in kept.claims} == {()}
