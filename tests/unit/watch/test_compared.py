from crossread.desk import Desk
from crossread.model.desk import Query
from crossread.scale.local import annotator
from crossread.settings import Settings
from crossread.store import in_memory
from tests.unit.desk.newsroom import FERRY, FERRY_AGAIN, FERRY_DENIED, MAYOR, MAYOR_AGAIN
from tests.unit.watch.newsstand import Newsstand, entry, rss
from tests.web import Page, Web

TEXTS = (FERRY, FERRY_AGAIN, MAYOR, FERRY_DENIED, MAYOR_AGAIN)


def test_a_story_that_was_compared_is_compared_again_and_its_news_told():
    """A figure that moved is told after the round; a story that nobody compared costs nothing."""
    with Web() as web, in_memory() as store:
        desk = Desk(store, Settings(), annotate=annotator(), version="test")
        stand = Newsstand(web, store, desk=desk)
        items = [entry(f"q-{n}", web.url(f"/{n}"), title="") for n, _ in enumerate(TEXTS)]
        web.pages |= {f"/{n}": Page(text.encode()) for n, text in enumerate(TEXTS)}
        web.pages["/feed"] = Page(rss(*items[:3]))
        stand.follow("/feed")
        stand.round()
        ferry = desk.search(Query(words="castellow")).hits[0].story
        mayor = desk.search(Query(words="stallmeyer")).hits[0].story
        desk.story(ferry, now="2031-03-03T11:00:00+00:00")
        web.pages["/feed"] = Page(rss(*items))
        news = {each.story: each.change for each in stand.round().stories}
        compared = desk.story(mayor, compare=False).compared_at

    assert "toll 3 → 4" in news[ferry]
    assert "one report joined" in news[ferry]
    assert news[mayor] == "one report joined"
    assert compared is None
