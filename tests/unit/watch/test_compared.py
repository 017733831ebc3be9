from crossread.desk import Desk
from crossread.scale.local import annotator
from crossread.settings import Settings
from crossread.store import in_memory
from tests.unit.watch.newsstand import FERRY, MAYOR, Newsstand, article, entry, rss
from tests.web import Page, Web


def test_a_story_that_was_compared_is_compared_again_and_its_news_told():
    """A figure that moved is told after the round; a story that nobody compared costs nothing."""
    with Web() as web, in_memory() as store:
        desk = Desk(store, Settings(), annotate=annotator(), version="test")
        stand = Newsstand(web, store, desk=desk)
        web.pages["/feed"] = Page(rss(entry("1", web.url("/1"), "a"), entry("2", web.url("/2"))))
        web.pages |= {"/1": Page(article(FERRY)), "/2": Page(article(MAYOR))}
        stand.follow("/feed")
        stand.round()
        (ferry,) = (card for card in desk.front() if "Ferry" in card.title)
        desk.story(ferry.id, now="2031-03-03T11:00:00+00:00")
        web.pages["/feed"] = Page(
            rss(entry("1", web.url("/1"), "b"), entry("2", web.url("/2"), "b"))
        )
        web.pages["/1"] = Page(article(FERRY.replace("12", "17").replace("twelve", "17")))
        web.pages["/2"] = Page(article(MAYOR.replace("Tuesday", "Wednesday")))
        news = {each.story: each.change for each in stand.round().stories}

    assert news[ferry.id] == "toll 12 → 17, one new version"
    assert [change for story, change in news.items() if story != ferry.id] == ["one new version"]
