"""The evidence pack in a browser: on a screen, on a telephone and on paper."""

import re
from pathlib import Path

import pytest

from crossread.dossier.to_evidence import evidence
from tests.unit.dossier.figured import figured, nasty

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PACK, NASTY = "evidence.html", "evidence-nasty.html"


@pytest.fixture(scope="module", autouse=True)
def packs(folder):
    """The packs beside the dossier's own pages."""
    (folder / PACK).write_text(evidence(figured()), encoding="utf-8")
    (folder / NASTY).write_text(evidence(nasty()), encoding="utf-8")


@pytest.mark.parametrize("name", [PACK, NASTY])
def test_it_opens_from_disk(visit, name):
    """No error, no dialog, no request; a heading a story is there."""
    assert visit(name).locator("h1").count() in (1, 2)


def test_it_prints_on_numbered_pages(visit):
    """A browser makes several pages of it, and the margin counts them."""
    paper = visit(PACK).pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type /Page\b(?!s)", paper))

    assert paper.startswith(b"%PDF")
    assert pages > 4
    style = visit(PACK).evaluate("() => document.styleSheets[0].cssRules.length")
    assert style > 10


@pytest.mark.parametrize("name", [PACK, NASTY])
def test_nothing_runs_off_a_narrow_screen(visit, name):
    """The page is never wider than its window, however long a word is."""
    page = visit(name, width=360)

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_it_has_no_serious_barrier(visit):
    """Axe finds nothing serious in it."""
    # The page lets no script run, so axe comes in past its policy.
    page = visit(PACK, bypass_csp=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run()")
    serious = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]

    assert [(v["id"], v["nodes"][0]["html"]) for v in serious] == []
