"""What the prose promises is there: links lead somewhere, code runs, targets exist."""

import re
from pathlib import Path

import pytest

from tools import budgets, pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").rglob("*.md")),
]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
TARGET = re.compile(r"`?make ([a-z]+)\b(?=[`\n])")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page):
    """A relative link names a file of the repository."""
    prose = FENCED.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(prose):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_make_targets_exist(page):
    """A `make` that a page names can be typed."""
    targets = re.findall(
        r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    for named in TARGET.findall(page.read_text(encoding="utf-8")):
        assert named in targets


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_pages_show_what_their_code_gives(page):
    """Code and commands of a page run and print what stands there; else run tools.pages --write."""
    text = page.read_text(encoding="utf-8")

    assert pages.rendered(text) == text


def test_the_readme_is_short():
    """A newcomer reads it in a minute."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_no_page_names_a_machine():
    """Paths of one machine help nobody else."""
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(?:home|root|work|tmp|Users)/", page.read_text("utf-8"))


def test_the_budgets_in_the_pages_are_those_that_are_checked():
    """CONTRIBUTING names the numbers that ``make check`` uses."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    soft = f"a file {budgets.FILE.soft} lines, a function {budgets.FUNCTION.soft}"

    assert soft in text
    assert f"fails at {budgets.FILE.hard}, {budgets.FUNCTION.hard}" in text
