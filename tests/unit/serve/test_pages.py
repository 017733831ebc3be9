"""Each page in turn: what it shows, that its words are escaped, that it has a twin."""

import re
from html.parser import HTMLParser

import pytest

from crossread.serve.app import PAGES, TWINS
from tests import desks

WITHOUT_TWIN = {"/add", "/login", "/static/{name}", "/reports/{report}.txt"}
TWIN_OF = {"/": "/index.json"}


class Page(HTMLParser):
    """What stands in a page: elements with their attributes, ids, links."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Keep it."""
        self.elements.append((tag, dict(attrs)))

    def all(self, tag):
        """Return the attributes of all elements of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self):
        """Return all ids in order."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def addresses(ids):
    """One address of each page."""
    one, other = list(ids["reports"].values())[:2]
    return {
        "front": "/?alone=true",
        "story": f"/stories/{ids['story']}?status=single&status=disputed",
        "point": f"/stories/{ids['story']}/points/{ids['point']}?find=hatch",
        "report": f"/reports/{one}",
        "compare": f"/compare?left={one}&right={other}",
        "pair": "/compare",
        "search": "/search?q=hatch",
        "claims": "/search?q=hatch&what=claims&since=2024-01-01",
        "add": "/add",
        "judgements": "/judgements",
        "news": "/news?since=run-1",
        "login": "/login",
        "problem": "/stories/s-0",
        "hostile": f"/stories/{ids['hostile']}?status=single&status=disputed&status=agreed",
    }


@pytest.fixture(
    params=list(addresses({"reports": {1: 1, 2: 2}, "story": 1, "point": 1, "hostile": 1}))
)
def page(request, visitor, ids):
    """Each page once."""
    return Page(visitor.get(addresses(ids)[request.param], headers={"accept": "text/html"}).text)


def test_a_page_is_whole(page):
    """One title, one heading of the first level, one main part, a language, no id twice."""
    assert len(page.all("title")) >= 1
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert page.all("html")[0]["lang"] == "en"
    assert len(page.ids) == len(set(page.ids))


def test_a_page_asks_no_other_host_and_runs_nothing_inline(page):
    """All that it loads is the desk's own; there is no inline script or style."""
    loaded = [each.get("src") or each.get("href") for each in page.all("script") + page.all("link")]
    assert all(each.startswith(("/", "data:")) for each in loaded)
    assert all("src" in each for each in page.all("script"))
    assert page.all("style") == []
    for _, attributes in page.elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        assert not str(attributes.get("href", "")).lower().startswith(("http", "javascript"))


def test_links_within_a_page_lead_somewhere(page):
    """A link to words leads to an element that is there."""
    for link in page.all("a"):
        if link.get("href", "").startswith("#"):
            assert link["href"][1:] in page.ids


def test_every_field_has_a_label(page):
    """Nobody has to guess what to type."""
    labelled = {each["for"] for each in page.all("label") if "for" in each}
    for field in page.all("select") + page.all("textarea"):
        assert field.get("id") in labelled or "name" in field


def test_every_page_has_a_twin():
    """The route table says so: the same address with .json."""
    twins = {route.path for router in TWINS for route in router.routes}
    for route in (route for router in PAGES for route in router.routes):
        if "GET" in route.methods and route.path not in WITHOUT_TWIN:
            assert TWIN_OF.get(route.path, f"{route.path}.json") in twins, route.path


def test_a_page_names_its_twin_and_the_twin_answers(page, visitor):
    """The link of type application/json can be followed."""
    for link in page.all("link"):
        if link.get("rel") == "alternate":
            assert visitor.get(link["href"]).status_code == 200


def test_controls_of_a_file_are_not_for_the_desk(page):
    """The controls of a page on disk, which save a file, stand on no page that has forms."""
    assert not {"judging", "tray", "judging-bar"} & set(page.ids)
    assert not any("no-js" in each.get("class", "") for each in page.all("a"))


@pytest.mark.parametrize("what", ["stories/{}", "reports/{}", "search?q=Tolvey", "?alone=true"])
def test_hostile_reports_are_text(visitor, ids, what):
    """No element of a report's markup comes into a page; it can still be read."""
    story = visitor.get(f"/stories/{ids['hostile']}.json").json()
    report = story["dossier"]["reports"][0]["id"]
    name = what.format(ids["hostile"] if what.startswith("stories") else report)
    text = visitor.get(f"/{name}").text
    page = Page(text)

    assert "&lt;script&gt;alert" in text
    assert page.all("img") + page.all("iframe") + page.all("textarea") == []
    assert "<i>Sons" not in text
    assert all("src" in each for each in page.all("script"))
    assert "\u202e" not in text


def test_the_front_page_tells_of_each_story(visitor):
    """Reports, origins, what is in dispute, what changed."""
    text = visitor.get("/").text

    assert re.search(r"6 reports, at most \d origins", text)
    assert "in dispute" in text
    assert "two reports joined" in text
    assert text.index("alert") < text.index("Port Ansel")  # last changed first, ties by id


def test_a_filter_leaves_what_was_asked_for(visitor, ids):
    """Kind, outlet and days choose lines; the form says how many are left."""
    address = f"/stories/{ids['story']}"
    whole, single = visitor.get(address).text, visitor.get(f"{address}?status=single").text
    number = visitor.get(f"{address}?kind=number").text
    outlet = visitor.get(f"{address}?outlet=Channel+Six+News").text
    late = visitor.get(f"{address}?since=2024-03-14").text

    rows = [text.count('<tr class="point"') for text in (whole, number, outlet, late)]
    assert rows[0] > max(rows[1:]) > 0
    assert 'id="group-single"' in single
    assert single.count('<tr class="point"') == 0
    assert "1 of 6 reports" in outlet
    points = len(visitor.get(f"{address}.json").json()["dossier"]["stories"][0]["points"])
    assert re.search(rf"\d+ of {points} points, 6 of 6 reports", number)
    assert "Show everything" in number
    assert "Show everything" not in whole


def test_a_twin_says_what_a_filter_leaves(visitor, ids):
    """Page and twin are asked the same way."""
    address = f"/stories/{ids['story']}.json"
    whole, number = (visitor.get(f"{address}{ask}").json() for ask in ("", "?kind=number"))

    assert set(number["shown"]["discrepancies"]) < set(whole["shown"]["discrepancies"])
    kinds = {d["id"]: d["kind"] for d in number["dossier"]["stories"][0]["discrepancies"]}
    assert {kinds[each] for each in number["shown"]["discrepancies"]} == {"number"}
    assert number["dossier"] == whole["dossier"]


def test_empty_fields_ask_nothing(visitor, ids):
    """A form sends its empty fields: they are no mistake."""
    whole = visitor.get(f"/stories/{ids['story']}").text
    asked = visitor.get(f"/stories/{ids['story']}?kind=&since=&until=").text

    assert asked.count("<tr") == whole.count("<tr")


def test_a_point_offers_what_may_say_the_same(visitor, ids):
    """The closest claims, or those with the words that one looks for."""
    address = f"/stories/{ids['story']}/points/{ids['point']}"
    found = visitor.get(f"{address}.json?find=HATCH").json()

    assert all("hatch" in each["exact"].lower() for each in found["candidates"])
    assert {each["id"] for each in found["claims"]} == set(ids["claims"])
    assert "Says the same as the chosen" in visitor.get(f"{address}?find=hatch").text
    assert visitor.get(f"/stories/{ids['story']}/points/p-0").status_code == 404


def test_a_report_shows_its_claims_with_their_points(visitor, ids):
    """Each claim leads to its words and to its point."""
    report = ids["report"]
    twin = visitor.get(f"/reports/{report}.json").json()
    text = visitor.get(f"/reports/{report}").text

    assert twin["points"].keys() == {claim["id"] for claim in twin["claims"]}
    for claim in twin["claims"]:
        assert twin["text"][claim["start"] : claim["end"]] == claim["exact"]
        assert f'href="#{claim["id"]}"' in text
    assert visitor.get(f"/reports/{report}.txt").text == twin["text"]


def test_two_reports_stand_side_by_side(visitor, ids):
    """A report that took from another shares most of its words with it."""
    two = {
        "left": ids["reports"]["northern-standard.txt"],
        "right": ids["reports"]["maravel-courier.txt"],
    }
    twin = visitor.get("/compare.json", params=two).json()
    text = visitor.get("/compare", params=two).text
    far = visitor.get("/compare.json", params={**two, "right": ids["reports"]["the-ledger.txt"]})

    assert twin["shared_words"] > 0.5 * twin["right_words"]
    assert far.json()["shared_words"] < 0.2 * twin["shared_words"]
    assert '<span class="shared">' in text
    assert '<span class="changed">' in text
    assert len(twin["points"]) > 10


def test_reports_of_two_stories_can_be_compared(visitor, ids):
    """Any two reports: then there are no points, only the texts."""
    other = visitor.get(f"/stories/{ids['hostile']}.json").json()["dossier"]["reports"][0]["id"]
    twin = visitor.get("/compare.json", params={"left": ids["report"], "right": other}).json()

    assert (twin["story"], twin["points"]) == (None, [])
    assert visitor.get("/compare", params={"left": other, "right": other}).status_code == 200


def test_search_finds_and_narrows(visitor, ids):
    """Words are marked; a facet narrows; what narrows can be removed."""
    twin = visitor.get("/search.json?q=hatch").json()
    text = visitor.get("/search?q=hatch&outlet=Channel+Six+News").text

    assert twin["total"] >= 5
    assert {hit["story"] for hit in twin["hits"]} == {ids["story"]}
    assert "<mark>hatch</mark>" in text
    assert 'href="/search?q=hatch"' in text
    assert "Nothing asked yet" in visitor.get("/search").text
    assert "Nothing was found" in visitor.get("/search?q=zeppelin").text


@pytest.mark.parametrize(
    "words", ['"', "*", "NEAR(", "a OR", "-", "^", "\x00", "💥" * 50, ") AND ("]
)
def test_no_words_break_the_search(visitor, words):
    """People may type anything."""
    assert visitor.get("/search", params={"q": words}).status_code == 200
    assert visitor.get("/search.json", params={"q": words, "what": "claims"}).status_code == 200


def test_news_says_what_is_new_since_a_run(visitor, ids):
    """After the last run nothing; after the first, what the second brought."""
    twin = visitor.get("/news.json").json()
    takes = [run["id"] for run in twin["runs"] if run["kind"] == "take"]
    second = visitor.get("/news.json", params={"since": takes[0]}).json()
    last = visitor.get("/news.json", params={"since": twin["runs"][-1]["id"]}).json()

    assert {each["story"] for each in second["changes"]} == {ids["story"], ids["hostile"]}
    assert last["changes"] == []
    assert "Two reports joined" in visitor.get(f"/news?since={takes[0]}").text


def test_static_files_are_kept_by_browsers(visitor):
    """Their addresses change with them, so that no browser shows an old one."""
    found = re.findall(r"/static/[\w.]+\?v=[0-9a-f]+", visitor.get("/").text)
    assert len(found) >= 4
    for address in found:
        assert "immutable" in visitor.get(address).headers["cache-control"]


def test_a_page_of_a_person_is_not_kept_by_others(visitor):
    """No proxy keeps a page."""
    assert visitor.get("/").headers["cache-control"] == "private, no-cache"


def test_the_author_is_remembered_as_text(visitor):
    """A name with markup in it stays a name."""
    visitor.cookies.set("crossread_by", "%22%3E%3Cb%3EIda")
    text = visitor.get("/judgements").text
    assert "<b>Ida" not in text
    assert desks.token_of(visitor.get("/add").text)


def test_the_front_page_lists_what_was_updated(visitor):
    """Below what is in dispute: the toll that rose."""
    front = Page(visitor.get("/", headers={"accept": "text/html"}).text)

    lists = [each["aria-label"] for each in front.all("ul") if each.get("class") == "shorts"]

    assert sorted(set(lists)) == ["In dispute", "Updated"]
    assert lists[lists.index("Updated") - 1] == "In dispute"
