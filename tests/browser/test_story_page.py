"""The story's page in a browser, as an editor uses it."""

import pytest

from tests.browser.accessible import AXE, violations

pytestmark = pytest.mark.browser

FERRY, HOSTILE, FRONT = "stories/s-ferry.html", "stories/s-hostile.html", "index.html"


def lit(page):
    """The highlighted words in the panel."""
    return page.locator("#panel-text .on").all_inner_texts()


def in_view(page, query):
    """Whether the first match lies within the panel's visible part."""
    return page.evaluate(
        """query => {
            const box = document.querySelector(query).getBoundingClientRect();
            const frame = document.querySelector("#panel-text").getBoundingClientRect();
            return box.top >= frame.top && box.bottom <= frame.bottom;
        }""",
        query,
    )


@pytest.mark.parametrize("name", [FERRY, HOSTILE, FRONT])
def test_a_page_opens_from_disk(visit, name):
    """No error, no dialog, no request; a heading is there."""
    assert visit(name).locator("h1").count() == 1


def test_a_cell_opens_its_report(visit):
    """A click shows the report beside the table with the cell's words lit and in view."""
    page = visit()
    page.locator("#p-certificate td").nth(4).click(position={"x": 100, "y": 8})

    assert page.locator("#panel-name").inner_text().startswith("The Meridian Globe")
    assert lit(page)[0] == "The company let the safety certificate run out in January"
    assert in_view(page, "#panel-text .on")
    assert page.locator("#p-certificate td").nth(4).is_visible()


def test_another_cell_changes_the_panel(visit):
    """The panel follows; one place is lit at a time."""
    page = visit()
    page.locator("#p-dead a.words").nth(0).click()
    page.locator("#p-dead a.words").nth(1).click()

    assert page.locator("#panel-name").inner_text().startswith("Northline")
    assert lit(page)[0] == "Seventeen people were killed"


def test_a_cell_without_words_opens_nothing(visit):
    """Where none was found there is nothing to open but the closest words."""
    page = visit()
    cell = page.locator("#p-missing td.absent").last
    cell.locator("span").first.click()
    assert page.locator("#panel").is_hidden()

    cell.locator("summary").click()
    cell.locator("a.words").click()
    assert lit(page)[0] == "the search for the missing has been called off"


def test_the_keyboard_is_enough(visit):
    """Arrows move between cells, Enter opens and leads in, Esc comes back."""
    page = visit()
    first = page.locator("#compare a.words").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert lit(page)[0] == "Seventeen people were killed"

    page.keyboard.press("ArrowDown")
    assert lit(page)[0].startswith("a passenger ferry hit")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    assert lit(page)[0].startswith("Nineteen people")

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-text"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.closest('tr').id") == "p-dead"


def test_the_table_is_one_tab_stop(visit):
    """Tab leaves the table instead of walking through every cell."""
    page = visit()

    assert page.locator("#compare td [tabindex='0']").count() == 1


def test_filters_hide_rows_and_say_so(visit):
    """Status and kind narrow the table; the count tells how far."""
    page = visit()
    whole = page.locator("#shown").inner_text()
    assert page.locator("tr.alone").is_hidden()

    page.locator("select[name=kind]").select_option("time")
    assert page.locator("tr.point:visible").count() == 1
    assert page.locator("#shown").inner_text() != whole

    page.locator("select[name=kind]").select_option("")
    page.locator("input[value=agreed]").uncheck()
    assert page.locator("tbody.agreed").is_hidden()
    page.locator(".unfold").click()
    assert page.locator("tr.alone").is_visible()
    assert page.locator("input[value=single]").is_checked()


def test_a_link_to_a_hidden_row_reveals_it(visit):
    """Nothing that is linked to stays folded."""
    page = visit()
    page.locator("input[value=disputed]").uncheck()
    page.locator("#disputed .to-row").first.click()

    assert page.locator("#p-dead").is_visible()


def test_a_jump_to_a_row_keeps_the_names_of_the_reports_in_view(visit):
    """Neither the masthead nor the row itself lies over the head of the table."""
    page = visit(height=700)
    page.locator("#disputed .to-row").first.click()
    page.wait_for_timeout(1200)  # the page may scroll smoothly
    masthead = page.locator(".masthead").bounding_box()
    head = page.locator("#compare thead th").nth(1).bounding_box()
    row = page.locator("#p-dead").bounding_box()

    assert masthead["y"] + masthead["height"] <= head["y"] + 1
    assert head["y"] + head["height"] <= row["y"] + 1


def shadows(page):
    return set(page.locator(".frame").get_attribute("class").split()) - {"frame"}


def test_a_shadow_says_that_more_columns_and_rows_follow(visit):
    """They are there while columns or rows lie beyond an edge, and go at the last one."""
    page = visit(width=900)
    scroller = page.locator("#comparison .scroller")
    assert shadows(page) == {"more", "below"}

    scroller.evaluate("each => each.scrollTo(each.scrollWidth, 0)")
    page.wait_for_timeout(100)
    assert shadows(page) == {"below"}

    scroller.evaluate("each => each.scrollTo(each.scrollWidth, each.scrollHeight)")
    page.wait_for_timeout(100)
    assert shadows(page) == set()


def test_six_columns_fit_a_laptop(visit):
    """At 1400 pixels the sixth report is seen without scrolling."""
    page = visit(width=1400)
    last = page.locator("#compare thead th").nth(6).bounding_box()

    assert last["x"] + last["width"] <= 1400


def test_a_phone_shows_the_table_without_a_frame_that_scrolls(visit):
    """The table moves with the page, so each cell names its report; rulings come after it."""
    page = visit(width=390)
    scroller = page.locator("#comparison .scroller")
    assert scroller.evaluate("each => getComputedStyle(each).maxHeight") == "none"

    named = page.locator("#p-dead td").first.evaluate(
        "e => getComputedStyle(e, '::before').content"
    )
    assert named == '"Selwin Gazette"'
    rulings, table = (
        page.locator("#judging").bounding_box(),
        page.locator("#compare").bounding_box(),
    )
    assert rulings["y"] > table["y"] + table["height"]


def test_evidence_and_quotes_open_their_report_too(visit):
    """Every link to words of a report shows them."""
    page = visit()
    page.locator("#quotes figcaption a").nth(1).click()
    assert lit(page)[0].startswith("We heard the horn")

    page.locator(".cited a").first.click()
    assert lit(page)


def test_without_script_the_words_are_found(visit):
    """A cell's link leads to the words in the full report, lit by the style alone."""
    page = visit(java_script_enabled=False)
    assert page.locator("#filters").is_hidden()
    assert page.locator("tr.alone").is_visible()

    page.locator("#p-dead a.words").first.click()
    target = page.locator(".report .text :target")
    assert target.inner_text() == "At least 14 people died"
    assert target.evaluate("each => getComputedStyle(each).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_hostile_reports_do_nothing(visit):
    """Markup in a report is text; no script of it runs, no element of it appears."""
    page = visit(HOSTILE)
    page.locator("#p-outer a.words").first.click()

    assert page.locator("img, iframe, object").count() == 0
    assert page.locator("script").count() == 1
    assert "‹RLO›evil‹PDF›" in lit(page)[0]


@pytest.mark.parametrize("name", [FERRY, HOSTILE, FRONT])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_page_never_scrolls_sideways(visit, name, width):
    """Only the table moves, in its own frame."""
    page = visit(name, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if name == FERRY:
        page.locator("#p-dead a.words").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_heads_and_points_stay_in_view(visit):
    """Scrolling the table leaves the outlets above and the points at the left."""
    page = visit(width=900)
    page.locator("#comparison .scroller").evaluate("each => each.scrollTo(600, 400)")
    page.wait_for_timeout(50)
    frame = page.locator("#comparison .scroller").bounding_box()

    assert page.locator("thead .corner").bounding_box()["y"] == pytest.approx(frame["y"], abs=2)
    point = page.locator("#p-horn > th").bounding_box()
    assert point["x"] == pytest.approx(frame["x"], abs=2)


def test_paper_shows_the_whole_table(visit):
    """In print nothing scrolls, the controls are gone and every column fits."""
    page = visit(width=1050)
    page.emulate_media(media="print")

    assert page.locator("#filters").is_hidden()
    assert page.locator(".masthead nav").is_hidden()
    scroller = page.locator("#comparison .scroller")
    assert scroller.evaluate("each => getComputedStyle(each).overflow") == "visible"
    assert scroller.evaluate("each => each.scrollWidth <= each.clientWidth + 1")


def test_dark_is_dark(visit):
    """The page follows the reader's preference."""
    luminance = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"

    assert sum(visit(color_scheme="dark").evaluate(luminance)) < 120
    assert sum(visit(color_scheme="light").evaluate(luminance)) > 700


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [FERRY, HOSTILE, FRONT])
def test_axe_finds_nothing(visit, name, scheme):
    """No violation of WCAG A or AA that axe can find, with the panel open too."""
    page = visit(name, color_scheme=scheme)
    page.evaluate(AXE.read_text("utf-8"))
    if name != FRONT:
        page.locator("#compare a.words").first.click()
        page.locator(".closest summary").evaluate_all("all => all.forEach(each => each.click())")
    assert violations(page) == []
