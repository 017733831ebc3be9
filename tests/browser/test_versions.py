"""The section on versions in a browser."""

from pathlib import Path

import pytest

from crossread.dossier import files
from tests.unit.dossier.edited import edited

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PAGE = "stories/s-edited.html"


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A dossier with an edited article as a folder."""
    root = tmp_path_factory.mktemp("edited")
    for name, written in files(edited()):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(written)
    return root


def test_the_count_leads_to_the_versions(visit):
    """From the figures at the top to the changed passages."""
    page = visit(PAGE)
    page.locator(".figures a[href='#versions']").click()

    assert page.locator("#versions .passage").count() == 3
    assert "one dead, nine" in page.locator("#versions .passage ins").first.inner_text()


def test_a_changed_passage_opens_in_its_report(visit):
    """A click on the later text shows the added words lit in the panel."""
    page = visit(PAGE)
    page.locator("#versions .passage").last.locator("a").click()

    lit = page.locator("#panel-text .on").all_inner_texts()
    assert page.locator("#panel-name").inner_text().startswith("Ostrava Lantern (2)")
    assert any("The town hall would not say" in each for each in lit)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_section_is_accessible(visit, scheme):
    """No finding of axe at any level in the section."""
    page = visit(PAGE, color_scheme=scheme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('#versions')")

    assert [each["id"] for each in found["violations"]] == []
