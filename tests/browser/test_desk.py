"""The desk in a browser, as a newsroom uses it: each flow, with script and without."""

import re

import pytest

from tests import desks
from tests.browser.accessible import AXE, violations

pytestmark = pytest.mark.browser

STORY = "At least 12 dead as ferry sinks near Port Ansel"
HOSTILE = "Tolvey Vale"
TEXT = """Pier fire in Wend leaves two hurt

5 March 2031

A fire on the pier at Wend hurt two people on Tuesday, the harbour office said.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store with two stories."""
    return desks.seeded(tmp_path_factory.mktemp("store") / "desk.store")


@pytest.fixture(scope="module")
def address(store, tmp_path_factory):
    """A desk that nobody writes to."""
    with desks.listening(desks.copied(store, tmp_path_factory.mktemp("read"))) as found:
        yield found


@pytest.fixture
def own(store, tmp_path):
    """A desk to write to."""
    with desks.listening(desks.copied(store, tmp_path)) as found:
        yield found


@pytest.fixture
def browse(chromium):
    """Open a page of a desk; complains of errors, dialogs and requests to anywhere else."""
    contexts, troubles = [], []

    def opened(address, name="/", *, width=1280, quiet=False, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        if not quiet:
            page.on("console", lambda message: troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.on(
            "request",
            lambda asked: asked.url.startswith((address, "data:")) or troubles.append(asked.url),
        )
        page.goto(address + name)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def followed(control, **options):
    """Click what leads to another page, and wait until that page is whole.

    A click comes back as soon as the other page begins to arrive: what is counted then may be a
    part of it.
    """
    with control.page.expect_navigation():
        control.click(**options)


def story_of(page):
    """Open the example story from the front page."""
    followed(page.get_by_role("link", name=STORY))
    return page


def test_from_the_front_page_to_the_words(browse, address):
    """A story, a cell, its report beside the table with the words lit."""
    page = story_of(browse(address))
    page.locator("#compare td a.words").first.click()

    assert page.locator("#panel").is_visible()
    assert page.locator("#panel-text .on").count() >= 1
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_the_keyboard_is_enough_on_a_story(browse, address):
    """Skip link, table as one stop, arrows, Enter; a point opens from its row."""
    page = story_of(browse(address))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.locator("#compare [tabindex='0']").count() == 1

    page.locator("#compare [tabindex='0']").focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.className") == "rule"
    page.keyboard.press("Enter")
    page.wait_for_url("**/points/**")
    assert page.locator("#claims").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_filter_asks_the_server(browse, address, script):
    """Kind and outlet narrow the story; the address can be sent to a colleague."""
    page = story_of(browse(address, java_script_enabled=script))
    rows = page.locator("tr.point").count()
    page.locator("select[name=kind]").select_option("number")
    page.locator(".pick-many summary").click()
    page.get_by_label("Channel Six News", exact=True).check()
    followed(page.get_by_role("button", name="Show", exact=True))

    assert "kind=number" in page.url
    assert 0 < page.locator("tr.point").count() < rows
    assert page.locator("#compare thead th").count() == 2
    followed(page.get_by_role("link", name="Show everything"))
    assert page.locator("tr.point").count() == rows


def test_the_points_of_one_report_unfold(browse, address):
    """They are not lost: one link shows them."""
    page = story_of(browse(address))
    followed(page.locator("#group-single a").first)

    assert page.locator("tr.alone .said").count() > 10


@pytest.mark.parametrize("script", [True, False])
def test_two_reports_side_by_side(browse, address, script):
    """Chosen on the story's page; shared words are marked, changed ones underlined."""
    page = story_of(browse(address, java_script_enabled=script))
    page.locator("#left").select_option(label="northern-standard")
    page.locator("#right").select_option(label="maravel-courier")
    followed(page.get_by_role("button", name="Compare"))

    assert page.locator("#texts .shared").count() > 10
    assert page.locator("#texts .changed").count() > 3
    assert page.locator("#points tbody tr").count() > 10


def test_search_answers_while_one_types(browse, address):
    """Hits change without leaving the page; the address and the going back follow."""
    page = browse(address, "/search")
    page.locator("#q").type("hatch", delay=20)
    page.locator("#found .hits mark").nth(3).wait_for()
    assert page.url.endswith("q=hatch&what=reports&since=&until=")
    assert page.evaluate("document.activeElement.id") == "q"

    page.locator("#what").select_option("claims")
    page.locator("#found-title").get_by_text("claims").wait_for()
    followed(page.locator("#found .facet a").first)
    assert page.locator("#found .chip a").count() >= 1


def test_search_without_script(browse, address):
    """The same by pressing the button, and on to the report."""
    page = browse(address, "/", java_script_enabled=False)
    page.locator("#find").fill("hatch")
    followed(page.locator(".find button"))
    assert page.locator("#found .hits mark").count() > 3

    followed(page.locator(".hit-title a").first)
    assert page.locator("#claims tbody tr").count() > 10


@pytest.mark.parametrize("script", [True, False])
def test_a_pasted_report_is_followed_to_its_end(browse, own, script):
    """With script the page follows by itself; without it, it loads itself anew."""
    page = browse(own, "/add", java_script_enabled=script)
    page.get_by_label("Or paste the text of one report").fill(TEXT)
    page.get_by_text("What the texts do not say themselves").click()
    page.get_by_label("Outlet").fill("Wend Echo")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("link", name="Pier fire in Wend leaves two hurt").click(timeout=60_000)

    assert "Wend Echo" in page.locator(".facts").inner_text()


def test_files_are_dropped(browse, own):
    """Files dropped on the box are named, then taken."""
    page = browse(own, "/add")
    files = page.evaluate_handle(
        """text => {
            const given = new DataTransfer();
            given.items.add(new File([text], "pier.txt", {type: "text/plain"}));
            given.items.add(new File(["\\u0000\\u0001"], "bad.bin"));
            return given;
        }""",
        TEXT,
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": files})
    assert "2 chosen: pier.txt, bad.bin" in page.locator("#dropped").inner_text()

    page.get_by_role("button", name="Add").click()
    page.get_by_text("Inputs that went no further").wait_for(timeout=60_000)
    assert "bad.bin" in page.locator("#job").inner_text()


def test_an_empty_form_stays_where_it_is(browse, own):
    """The script says what is missing before anything is sent."""
    page = browse(own, "/add")
    page.get_by_role("button", name="Add").click()

    assert page.url.endswith("/add")
    assert "Choose files" in page.locator("#dropped").inner_text()


@pytest.mark.parametrize("script", [True, False])
def test_a_judgement_shows_at_once_and_is_undone(browse, own, script):
    """From the row to the point, rule, see the points it became, undo, see one."""
    page = story_of(browse(own, java_script_enabled=script))
    followed(page.locator("#group-disputed a.rule").first)
    claims = page.locator("#claims .claims-list > li").count()
    page.get_by_label("Your name").fill("Ada Finch")
    followed(page.get_by_role("button", name="Does not belong here").nth(1))

    assert page.locator("h1").inner_text() == "Does not belong with the others"
    assert page.locator(".effect").count() >= 2
    assert page.locator("#by").input_value() == "Ada Finch"
    followed(page.get_by_role("button", name="Undo this judgement"))
    assert "taken back by Ada Finch" in page.locator(".counts").first.inner_text()
    assert page.locator(".effect").count() == 1
    assert page.locator(".effect li").count() == claims


def test_another_claim_is_found_and_joined(browse, own):
    """Search within the story, then rule that it says the same."""
    page = story_of(browse(own))
    followed(page.locator("#group-agreed a.rule").first)
    page.locator("#words").fill("hatch")
    followed(page.get_by_role("button", name="Find"))
    page.get_by_label("Your name").fill("Ada Finch")
    followed(page.get_by_role("button", name="Says the same as the chosen").first)

    assert page.locator("h1").inner_text() == "Says the same"
    assert page.locator(".effect").count() == 1


@pytest.mark.parametrize("script", [True, False])
def test_an_origin_is_denied_and_given_back(browse, own, script):
    """From the story to two reports side by side, rule, see the count move, undo."""
    page = story_of(browse(own, java_script_enabled=script))
    followed(page.get_by_role("button", name="Compare"))
    page.get_by_label("The other").select_option(label="maravel-courier")
    page.get_by_label("One report").select_option(label="northern-standard")
    followed(page.get_by_role("button", name="Compare"))
    assert "One origin" in page.locator("#kin").inner_text()

    page.get_by_label("Your name").fill("Ada Finch")
    followed(page.get_by_role("button", name="Not one origin"))

    assert page.locator("h1").inner_text() == "Not one origin"
    assert "at most 6 origins" in page.locator("#kin").inner_text()
    assert page.locator("#kin .root").count() == 2
    followed(page.get_by_role("button", name="Undo this judgement"))
    assert "at most 5 origins" in page.locator("#kin").inner_text()
    assert page.locator("#kin .root").count() == 1
    followed(page.get_by_role("link", name="The two reports side by side"))
    assert "ruled" not in page.locator("#kin").inner_text()


def test_a_token_is_asked_for(browse, store, tmp_path):
    """A page leads to the login and back; logging out closes the desk."""
    token = "a token of sixteen or more"  # noqa: S105
    with desks.listening(desks.copied(store, tmp_path), token=token) as address:
        page = browse(address, "/news", quiet=True)  # a refused page is told on the console
        page.get_by_label("Token").fill("something else")
        followed(page.get_by_role("button", name="Log in"))
        assert page.get_by_role("alert").inner_text() == "That is not the token."
        page.get_by_label("Token").fill(token)
        followed(page.get_by_role("button", name="Log in"))
        assert page.url.endswith("/news")
        followed(page.get_by_role("button", name="Log out"))
        page.goto(address + "/")
        assert "/login" in page.url


# ---- every page --------------------------------------------------------------------------------

PAGES = (
    "front story filtered point report compare pair search claims add judgements news problem "
    "hostile hostile-report login"
).split()


def named(page, name):
    """The address of each page, found as a person would."""
    plain = {
        "front": "/?alone=true",
        "pair": "/compare",
        "search": "/search?q=hatch&outlet=Channel+Six+News",
        "claims": "/search?q=hatch&what=claims",
        "add": "/add",
        "judgements": "/judgements",
        "news": "/news",
        "problem": "/stories/s-0",
        "login": "/login",
        "hostile-report": "/search?q=queens",
    }
    if name in plain:
        page.goto(f"{page.url.rstrip('/')}{plain[name]}")
        if name == "hostile-report":
            followed(page.locator(".hit-title a").first)
        return
    title = HOSTILE if name == "hostile" else STORY
    followed(page.get_by_role("link", name=re.compile(title)).first)
    if name == "filtered":
        page.goto(f"{page.url}?status=single&kind=&outlet=Channel+Six+News")
    if name == "point":
        followed(page.locator("a.rule").first)
    if name == "report":
        followed(page.locator("#history .timeline a").first)
    if name == "compare":
        followed(page.get_by_role("button", name="Compare"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browse, address, name, scheme):
    """No violation of WCAG A or AA, nor of a best practice, that axe can find."""
    page = browse(address, color_scheme=scheme, quiet=name == "problem")
    named(page, name)
    page.locator("details summary").evaluate_all("all => all.forEach(each => each.click())")
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page) == []


def test_axe_finds_nothing_on_a_judgement_on_origins(browse, own):
    """Nor on the page of the two reports that it is about."""
    page = story_of(browse(own))
    followed(page.get_by_role("button", name="Compare"))
    page.get_by_label("Your name").fill("Ada Finch")
    followed(page.get_by_role("button", name="One origin", exact=True))
    for step in ("judgement", "compare"):
        if step == "compare":
            followed(page.get_by_role("link", name="The two reports side by side"))
        page.evaluate(AXE.read_text("utf-8"))
        assert violations(page) == [], step


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(browse, address, name):
    """At 360 pixels only tables and drawings move, in their own frames."""
    page = browse(address, width=360, quiet=name == "problem")
    named(page, name)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", ["story", "report", "compare", "point"])
def test_paper_shows_words_and_no_controls(browse, address, name):
    """In print forms, search and navigation are gone; the words stay."""
    page = browse(address, width=1050)
    named(page, name)
    page.emulate_media(media="print")

    for control in ("input, select, button", ".masthead nav", ".contents"):
        assert page.locator(control).locator("visible=true").count() == 0, control
    assert page.locator("h1").is_visible()


def test_hostile_reports_do_nothing(browse, address):
    """No script of a report runs and no element of it appears, whichever page shows it."""
    for name in ("hostile", "hostile-report"):
        page = browse(address)
        named(page, name)
        assert page.locator("main img, main iframe, main script, main textarea").count() == 0
