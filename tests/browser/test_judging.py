"""Ruling from the story's page, as an editor does it, down to the page that obeys."""

import json

import pytest
from typer.testing import CliRunner

from crossread.cli.app import app
from crossread.cli.folder import write
from tests.browser.accessible import AXE, violations

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path, example_files):
    """The example story's dossier, written anew for each test."""
    write(tmp_path / "desk's dossier", example_files.items())
    return tmp_path / "desk's dossier"


@pytest.fixture
def story(example_dossier):
    """The example story as plain values."""
    return example_dossier["stories"][0]


@pytest.fixture
def name(story):
    """The path of its page."""
    return f"stories/{story['id']}.html"


@pytest.fixture
def begun(visit, name):
    """Open the page with ruling turned on and the judge named."""

    def opened(**options):
        page = visit(name, **options)
        page.locator("#judging-begin").click()
        page.locator("#judge-input").fill("  Ada\tFinch ")
        page.keyboard.press("Enter")
        return page

    return opened


def crossread(*arguments):
    ended = CliRunner().invoke(app, [str(each) for each in arguments])
    assert ended.exit_code == 0, ended.output
    return ended.output


def claim(page, id_):
    return page.locator(f'#compare .said > a.words[href="#{id_}"]').first


def choose(page, words):
    page.get_by_role("button", name=words, exact=True).click()


def row_of(story, id_):
    return next(each for each in story["points"] if id_ in each["claims"])


def shown(story, point):
    """The claims of a point that its row shows: a detail may be told by the clause around it."""
    kinds = {each["id"]: each["kind"] for each in story["claims"]}
    return [id_ for id_ in point["claims"] if kinds[id_] != "detail"]


def two_rows(story):
    """Two agreed points of two claims or more each."""
    found = [each for each in story["points"] if each["status"] == "agreed"]
    return [each for each in found if len(shown(story, each)) >= 2][:2]


def pending(page):
    return page.locator("#pending li").all_inner_texts()


def saved(page, path):
    with page.expect_download() as download:
        page.locator("#save").click()
    assert download.value.suggested_filename == "judgements.jsonl"
    download.value.save_as(path)
    return [json.loads(each) for each in path.read_text("utf-8").splitlines()]


def place(story, id_, kind="claims"):
    each = next(each for each in story[kind] if each["id"] == id_)
    return {key: each[key] for key in ("report", "start", "end", "exact")}


def reread(example, folder):
    """Read the example again into the folder; return the story as it is now."""
    crossread("read", example, "-o", folder)
    return json.loads((folder / "dossier.json").read_text("utf-8"))["stories"][0]


def test_rulings_go_the_whole_way(begun, visit, name, story, folder, example, tmp_path):
    """Same, not the same, split and speaker: ruled, saved, added, read again, and obeyed."""
    one, other = two_rows(story)
    apart = [
        each for each in story["points"] if len(shown(story, each)) > 2 and each not in (one, other)
    ]
    parted, torn = apart[:2]
    quote = next(each for each in story["quotes"] if each["type"] != "indirect")
    page = begun()

    claim(page, shown(story, one)[0]).click()
    choose(page, "same as…")
    claim(page, shown(story, other)[0]).click()

    claim(page, shown(story, parted)[0]).click()
    choose(page, "not the same as…")
    claim(page, shown(story, parted)[1]).click()

    claim(page, shown(story, torn)[0]).click()
    choose(page, "not in this row")

    caption = page.locator(f'#quotes :is(figcaption, .by):has(a[href="#{quote["id"]}"])').first
    if not caption.is_visible():
        page.locator("#quotes .more > summary").click()
    caption.locator(".rule-quote").click()
    page.get_by_label("Who speaks these words?").fill("Orla Venn")
    page.keyboard.press("Enter")

    file = tmp_path / "judgements.jsonl"
    lines = saved(page, file)
    assert [each["ruling"] for each in lines[:4]] == ["same", "not_same", "split", "speaker"]
    assert {each["by"] for each in lines} == {"Ada Finch"}
    assert lines[0]["places"] == [place(story, shown(story, each)[0]) for each in (one, other)]
    assert lines[2]["places"][0] == place(story, shown(story, torn)[0])
    assert {each["start"] for each in lines[2]["places"]} == {
        place(story, each)["start"] for each in torn["claims"]
    }
    assert place(story, quote["id"], "quotes") in [each["places"][0] for each in lines[3:]]
    assert page.locator("#command-add").inner_text() == (
        f"crossread judge '{str(folder).replace(chr(39), chr(39) + chr(92) + chr(39) * 2)}' "
        "--add judgements.jsonl"
    )

    told = crossread("judge", folder, "--add", file)
    assert f"{len(lines)} of {len(lines)} judgements taken" in told
    now = reread(example, folder)

    assert row_of(now, shown(story, one)[0]) == row_of(now, shown(story, other)[0])
    assert row_of(now, shown(story, parted)[0]) != row_of(now, shown(story, parted)[1])
    out = shown(story, torn)[0]
    assert not set(row_of(now, out)["claims"]) & (set(shown(story, torn)) - {out})
    spoken = next(each for each in now["quotes"] if each["id"] == quote["id"])
    assert spoken["speaker"] == "Orla Venn"

    again = visit(name)
    joined = row_of(now, shown(story, one)[0])
    assert "Ada Finch ruled: same" in again.locator(f"#{joined['id']}").inner_text()
    assert f"{len(lines)} rulings of people, {len(lines)} obeyed" in (
        again.locator("#judging summary").inner_text()
    )
    assert again.locator("#quotes .ruled", has_text="Ada Finch ruled: speaker").count() >= 1


def test_what_is_heard_is_no_longer_pending(begun, name, story, folder, example, tmp_path):
    """After reading again, the browser that ruled shows its rulings as heard."""
    (torn, *_) = (each for each in story["points"] if len(shown(story, each)) > 2)
    page = begun()
    claim(page, shown(story, torn)[0]).click()
    choose(page, "not in this row")
    saved(page, tmp_path / "saved.jsonl")
    page.reload()
    assert len(pending(page)) == 1

    crossread("judge", folder, "--add", tmp_path / "saved.jsonl")
    reread(example, folder)
    page.reload()

    assert pending(page) == []
    assert page.locator("#tray").is_hidden()
    assert page.locator("#judging summary").inner_text() == "1 ruling of people, 1 obeyed"


def test_undo_takes_a_ruling_back(begun, story):
    """From the list and from the bar; the focus stays where the next undo is."""
    page = begun()
    for point in two_rows(story):
        claim(page, shown(story, point)[0]).click()
        choose(page, "not in this row")
    assert len(pending(page)) == 2
    assert page.locator("#compare .pending-mark").count() == 2

    page.locator("#pending button").first.click()
    assert len(pending(page)) == 1
    assert page.evaluate("document.activeElement.closest('#pending') !== null")

    choose(page, "undo the last")
    assert pending(page) == []
    assert page.locator("#judging-bar").is_hidden()
    assert page.locator(".pending-mark").count() == 0


def test_a_later_ruling_on_the_same_words_takes_the_place(begun, story):
    """Who changes their mind has one ruling, not two against each other."""
    point = two_rows(story)[0]
    page = begun()
    for words in ("same as…", "not the same as…"):
        claim(page, shown(story, point)[0]).click()
        choose(page, words)
        claim(page, shown(story, point)[1]).click()

    (only,) = pending(page)
    assert "does not say the same as" in only


def test_a_row_can_be_ruled_on_whole(begun, story):
    """Its head offers to take a claim out, and to join it with another row."""
    one, other = two_rows(story)
    page = begun()
    head = page.locator(f"#{one['id']} > th")
    head.locator(".rule-row").click()
    head.get_by_role("button", name="take out:").first.click()
    assert "has no place in a row with" in pending(page)[0]

    head.locator(".rule-row").click()
    choose(page, "same as another row…")
    page.locator(f"#{other['id']} .said").first.click()
    assert "says the same as" in pending(page)[1]


def test_the_keyboard_is_enough(visit, name, story):
    """Begin, name, rule, pick, give up and undo without a mouse; the name is asked once."""
    one, other = two_rows(story)
    page = visit(name)
    page.locator("#judging-begin").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Bo")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "judging-begin"

    claim(page, shown(story, one)[0]).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "same as…"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.hash") == f"#{one['claims'][0]}"

    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator("#judging-bar").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#judging-bar").is_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    claim(page, shown(story, other)[0]).focus()
    page.keyboard.press("Enter")
    assert len(pending(page)) == 1

    page.locator("#compare .rule-row[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "rule-row"
    page.locator("#pending button").focus()
    page.keyboard.press("Enter")
    assert pending(page) == []

    page.reload()
    page.locator("#judging-begin").click()
    assert page.locator("#judge-ask").is_hidden()
    assert page.locator("#judge-name").inner_text() == "Bo"


def test_ruling_off_the_page_reads_as_before(visit, name, story):
    """Until ruling is turned on, a claim opens its report and no control is in the way."""
    page = visit(name)
    assert page.locator(".rule-row:visible, .rule-quote:visible, .acts").count() == 0
    assert page.locator("#compare td [tabindex='0']").count() == 1

    claim(page, shown(story, two_rows(story)[0])[0]).click()
    assert page.locator("#panel").is_visible()


def test_a_claim_can_still_be_read_while_ruling(begun, story):
    """One of the controls opens the report beside the table."""
    page = begun()
    claim(page, shown(story, two_rows(story)[0])[0]).click()
    assert page.locator("#panel").is_hidden()
    choose(page, "read it")

    assert page.locator("#panel-text .on").count() >= 1


def test_without_script_the_page_says_what_to_type(visit, name, story):
    """No control that could not be used; the commands, and the ids of rows and claims for them."""
    page = visit(name, java_script_enabled=False)
    point = two_rows(story)[0]

    commands = page.locator("#judging pre").inner_text()
    assert "crossread judge DOSSIER --same CLAIM CLAIM --by NAME" in commands
    assert page.locator("#judging :is(button, input):visible").count() == 0
    assert page.locator(f"#{point['id']} a.no-js").inner_text() == point["id"]
    claim(page, shown(story, point)[0]).click()
    assert page.url.endswith(f"#{point['claims'][0]}")


def test_with_script_nothing_is_to_be_typed_for_a_ruling(visit, name):
    """The commands for single rulings give way to the controls."""
    assert visit(name).locator(".no-js:visible").count() == 0


def test_paper_shows_no_controls(begun, story):
    """Print shows the comparison, not the rulings in waiting."""
    page = begun()
    claim(page, shown(story, two_rows(story)[0])[0]).click()
    choose(page, "not in this row")
    page.emulate_media(media="print")

    for query in ("#judging", "#judging-bar", ".rule-row", ".pending-mark"):
        assert page.locator(query).first.is_hidden()


@pytest.mark.parametrize("stored", ["not json", "{}", "[null, 3, {}]", '[{"id": "j-1"}]'])
def test_what_lies_in_the_browser_is_not_believed(begun, stored):
    """A broken store costs the rulings in it, never the page."""
    page = begun()
    page.evaluate(
        "stored => Object.keys(localStorage).forEach(k => localStorage[k] = stored)", stored
    )
    page.reload()

    assert pending(page) == []
    assert page.locator("#judging-begin").is_visible()


@pytest.mark.parametrize("width", [360, 768])
def test_ruling_fits_a_narrow_screen(begun, story, width):
    """Nothing moves sideways with every control open."""
    page = begun(width=width)
    point = two_rows(story)[0]
    claim(page, shown(story, point)[0]).click()
    choose(page, "not in this row")
    claim(page, shown(story, point)[1]).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    choose(page, "same as…")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(begun, story, scheme):
    """No violation that axe can find: pending rulings, a picking, and each kind of control open."""
    page = begun(color_scheme=scheme)
    page.evaluate(AXE.read_text("utf-8"))
    point = two_rows(story)[0]
    claim(page, shown(story, point)[0]).click()
    choose(page, "not in this row")
    opened = [
        lambda: claim(page, shown(story, point)[1]).click(),
        page.locator(".rule-row:visible").first.click,
        page.locator(".rule-quote:visible").first.click,
        lambda: (claim(page, shown(story, point)[1]).click(), choose(page, "same as…")),
    ]
    for each in opened:
        each()
        assert violations(page) == []
