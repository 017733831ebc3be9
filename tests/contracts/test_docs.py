"""What the prose promises is there: links lead somewhere, code runs, targets exist."""

import json
import re
from configparser import ConfigParser
from enum import Enum
from pathlib import Path

import pytest
from typer.main import get_command

from crossread.cli.app import app
from crossread.dossier import exports, sheets, to_events, to_parquet
from crossread.model import annotation, capture, collation, judgement, report, story
from crossread.settings import Settings
from tools import api, budgets, commands, form, pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").rglob("*.md")),
]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
RUN = ("console", "python")  # by tools.pages, with the text block behind
TARGET = re.compile(r"`?make ([a-z]+)\b(?=[`\n])")
NAMED = re.compile(r"docs/[\w./-]+\.md")


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


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_block_is_run_or_read(page):
    """Code runs, settings load, JSON parses; a bare or sh block is a drawing or a call."""
    for language, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        assert language in (*RUN, "text", "toml", "json", "sh", "")
        if language == "toml":
            assert Settings.from_toml(block)
        elif language == "json":
            assert json.loads(block)


@pytest.mark.parametrize("tool", [commands, form, api], ids=["cli.md", "dossier.md", "api.md"])
def test_generated_pages_are_fresh(tool):
    """What is written from the commands and the schema says what they say: else `make pages`."""
    assert tool.main(["--check"]) == 0


def test_pages_that_the_help_names_exist():
    """Whoever is sent to a page by `--help` finds it."""
    told = (each for command in _commands(get_command(app)) for each in _helps(command))

    assert not [page for text in told for page in NAMED.findall(text) if not (ROOT / page).exists()]


def _commands(command):
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from _commands(each)


def _helps(command):
    return [command.help or "", *(getattr(each, "help", "") or "" for each in command.params)]


def test_the_map_leads_to_every_page():
    """No page of docs/ has to be found by chance; decisions have a list of their own."""
    listed = set(LINK.findall((ROOT / "docs" / "README.md").read_text(encoding="utf-8")))
    pages_ = {each.relative_to(ROOT / "docs").as_posix() for each in (ROOT / "docs").rglob("*.md")}

    assert {each for each in pages_ if not each.startswith("decisions/0")} - {"README.md"} <= listed


def test_the_layers_in_the_map_are_those_that_are_checked():
    """ARCHITECTURE draws the layers of .importlinter, and each is in the source."""
    checked = ConfigParser()
    checked.read(ROOT / ".importlinter", encoding="utf-8")
    layers = checked["importlinter:contract:layers"]["layers"].strip().splitlines()
    bare = [line.strip().strip("()") for line in layers]
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    (drawn,) = (block for _, block in BLOCK.findall(text) if block.startswith("cli\n"))

    assert drawn.splitlines() == bare
    for name in " | ".join(bare).split(" | "):
        source = ROOT / "src" / "crossread" / name
        assert source.is_dir() or source.with_suffix(".py").is_file(), name


def test_every_format_and_column_is_described():
    """exports.md names each format, each sheet and each column."""
    text = (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    parts = {part.partition("\n")[0]: part for part in text.split("\n## ")}

    assert {each.name for each in exports.FORMATS} <= parts.keys()
    for name, columns in sheets.COLUMNS.items():
        (row,) = (line for line in parts["xlsx"].splitlines() if line.startswith(f"| `{name}` |"))
        assert not [each for each in columns.split() if f"`{each}`" not in row], name
    for name in to_parquet.COLUMNS:
        assert f"`{name}`" in parts["parquet"]
    for name in to_events.COLUMNS:
        assert f"`{name}`" in parts["events"], name


def test_every_value_has_a_meaning():
    """concepts.md names each value that a dossier may hold for what an editor reads."""
    text = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
    told = (
        *(annotation.Bound, annotation.CertaintyValue, annotation.Irrealis),
        *(annotation.QuoteType, annotation.SourceKind, capture.Reason, collation.Change),
        *(collation.DiscrepancyKind, collation.DiscrepancyRelation, collation.Status),
        *(judgement.Outcome, judgement.Ruling, report.Basis),
        *(story.Direction, story.EvidenceKind, story.Relation),
    )
    values = [value.value for kind in told for value in kind if issubclass(kind, Enum)]

    assert not [value for value in values if f"`{value}`" not in text]


def test_the_readme_names_every_table():
    """Who looks into tables/ has read of each file there."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (row,) = (line for line in text.splitlines() if line.startswith("| `tables/*.parquet` |"))

    assert not [name for name in to_parquet.COLUMNS if name not in row]


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
