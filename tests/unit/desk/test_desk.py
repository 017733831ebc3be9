"""What a newsroom does with a desk, from the first report to the last ruling."""

import pytest

from crossread.dossier import dump
from crossread.dossier.judgements import asked, judgement
from crossread.errors import InputError
from crossread.model.capture import Reason, Rejected
from crossread.model.desk import EventKind, Query
from crossread.model.judgement import Outcome, Ruling
from crossread.model.story import Place, Relation
from tests.unit.desk.newsroom import (
    DAYS,
    FERRY,
    FERRY_AGAIN,
    MAYOR,
    MAYOR_AGAIN,
    opened,
    pasted,
    take,
)


def test_reports_become_stories(desk):
    """Each report is in one story, the front page shows the last changed first."""
    taken = take(desk, FERRY, FERRY_AGAIN)
    later = take(desk, MAYOR, day=1)

    assert len(taken.added) == 2
    assert len(taken.stories) == len(later.stories) == 1
    first, second = desk.front()
    assert (first.id, second.id) == (later.stories[0], taken.stories[0])
    assert (second.reports, second.origins, second.disputed) == (2, None, None)
    assert second.last_change == "two reports joined"
    assert second.changed_at == DAYS[0]


def test_every_input_is_counted_once(desk):
    """As added, version, known or rejected; the same bytes are known whatever they are called."""
    refused = Rejected("b.bin", Reason.NOT_TEXT, "binary")
    taken = take(desk, FERRY, pasted(FERRY, "again.txt"), refused, "Too short.")
    again = take(desk, FERRY, day=1)

    assert (len(taken.added), len(taken.known), len(taken.rejected)) == (1, 1, 2)
    assert again.known == taken.added
    assert (again.added, again.stories) == ((), ())


def test_a_story_keeps_its_id_while_it_grows(desk):
    """A link to it holds; the events say who joined and why."""
    (story,) = take(desk, FERRY).stories
    assert take(desk, FERRY_AGAIN, day=1).stories == (story,)

    events = desk.story(story, compare=False).events
    assert [event.kind for event in events] == [EventKind.FOUNDED, EventKind.JOINED]
    assert "with r-" in events[1].why
    assert events[1].at == DAYS[1]


def test_an_edited_article_is_a_version(desk):
    """One article, two texts, one origin; the earlier text and its bytes are kept."""
    url = "https://post.example/ferry"
    first = take(desk, pasted(FERRY, "1.txt", url=url), FERRY_AGAIN)
    edited = FERRY.replace("killing two people", "killing five people")
    second = take(
        desk, pasted(edited, "2.txt", url=f"{url}?utm_source=x", date="2031-05-09"), day=3
    )

    (article, *_) = first.added
    assert second.added == ()
    (version,) = second.versions
    assert desk.front()[0].reports == 2
    assert desk.front()[0].last_change == "one new version"
    read = desk.report(version)
    assert [each.report for each in read.versions] == [article, version]
    assert desk.capture(article).content == FERRY.encode()
    (collation,) = desk.story(second.stories[0]).dossier.stories
    assert (version, article, Relation.VERSION_OF) in {
        (each.report, each.from_report, each.relation) for each in collation.derivations
    }
    assert len(collation.origins) == 2


def test_another_outlet_with_the_same_text_is_no_version(desk):
    """It is a report of its own; who took from whom is for lineage to say."""
    taken = take(
        desk,
        pasted(FERRY, "1.txt", outlet="The Ellery Post"),
        pasted(FERRY + "\n", "2.txt", outlet="The Halvern Echo"),
    )

    assert len(taken.added) == 2


def test_a_ruling_shows_at_once_and_can_be_undone(desk):
    """It makes the comparison stale, is obeyed by the next, and nothing is ever overwritten."""
    (story,) = take(desk, FERRY, FERRY_AGAIN).stories
    before = desk.story(story).dossier.stories[0]
    point = next(point for point in before.points if point.reports == 2)
    claims = {claim.id: claim for claim in before.claims}
    one, two = (
        next(claims[c] for c in point.claims if claims[c].report == report)
        for report in before.story.reports
    )
    places = (Place(one.report, one.span), Place(two.report, two.span))
    ruled = judgement(Ruling.NOT_SAME, places, by="Ada", at=DAYS[1])

    desk.rule(ruled)

    assert not desk.story(story, compare=False).fresh
    after = desk.story(story).dossier.stories[0]
    assert [(h.id, h.outcome) for h in after.judgements] == [(ruled.id, Outcome.OBEYED)]
    assert not any({one.id, two.id} <= set(p.claims) for p in after.points)
    withdrawn = desk.undo(ruled.id, by="Ada", at=DAYS[2])
    assert desk.story(story).dossier.stories[0].points == before.points
    assert desk.judgements() == desk.judgements(story) == (ruled, withdrawn)
    with pytest.raises(InputError, match="standing: none"):
        desk.undo(ruled.id, by="Ada", at=DAYS[2])


def test_a_ruling_on_an_origin_outlives_later_versions(desk):
    """Ruled on the second version, it holds when a third comes; an undo gives it back."""
    url = "https://post.example/ferry"
    (story,) = take(desk, pasted(FERRY, "1.txt", url=url), FERRY_AGAIN).stories
    edits = [FERRY.replace("killing two", f"killing {n}") for n in ("three", "four")]
    (second,) = take(desk, pasted(edits[0], "2.txt", url=url, date="2031-05-09"), day=1).versions
    read = desk.story(story).dossier
    (collation,) = read.stories
    reports = {report.id: report for report in read.reports}
    other = next(r for r in reports if "Radar" in reports[r].text[:10])
    assert len(collation.origins) == 2
    ruling, places, _ = asked(Ruling.ORIGIN, second, other, [collation], reports)
    ruled = judgement(ruling, places, by="Ada", at=DAYS[1])

    desk.rule(ruled)

    assert len(desk.story(story).dossier.stories[0].origins) == 1
    (third,) = take(desk, pasted(edits[1], "3.txt", url=url, date="2031-05-10"), day=2).versions
    (origin,) = desk.story(story).dossier.stories[0].origins
    assert {third, other} < set(origin.reports)
    assert second not in origin.reports
    assert origin.ruled_by == (ruled.id,)
    assert desk.front()[0].origins == 1
    desk.undo(ruled.id, by="Ada", at=DAYS[2])
    assert len(desk.story(story).dossier.stories[0].origins) == 2


def test_claims_of_a_comparison_are_found(desk):
    """With their point's status and the words they stand in."""
    (story,) = take(desk, FERRY, FERRY_AGAIN).stories
    query = Query(words="radar", what="claims")
    assert desk.search(query).total == 0
    dossier = desk.story(story).dossier
    texts = {report.id: report.text for report in dossier.reports}

    page = desk.search(query)

    assert page.total == len(page.hits) > 1
    for hit in page.hits:
        assert hit.claim in {claim.id for claim in dossier.stories[0].claims}
        assert hit.snippet in hit.span.of(texts[hit.report])
        assert hit.status is not None
    desk.story(story)
    assert desk.search(query) == page


def test_the_same_reports_give_the_same_bytes_on_every_desk(tmp_path):
    """However they came in one by one, the page of a story is the same."""
    pages = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with opened(tmp_path / name) as desk:
            take(desk, FERRY)
            (story,) = take(desk, FERRY_AGAIN, day=1).stories
            pages.append(dump(desk.story(story).dossier))

    assert pages[0] == pages[1]


def test_stories_apart_stay_apart_when_more_comes(desk):
    """Two events on one desk are two stories, whatever the order of arrival."""
    for day, text in enumerate((MAYOR, FERRY, MAYOR_AGAIN, FERRY_AGAIN)):
        take(desk, text, day=day)

    assert sorted(card.reports for card in desk.front()) == [2, 2]
    assert len(desk.front(least=3)) == 0
