"""Every format that the command lists is written, and what it cites is there."""

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from lxml import etree, html
from typer.testing import CliRunner

from crossread.cli.app import app
from tests.contracts.cited import Citation, citations, text_of

CITE = re.compile(r"(r-[\w-]+):(\d+)-(\d+)")
WHERE = re.compile(r"^Report (\d+), .* (\d+)–(\d+)(?: ·|$)")


def asked(*arguments):
    return CliRunner().invoke(app, ["export", *(str(each) for each in arguments)])


LISTED = [each["name"] for each in json.loads(asked("--json").output)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, example_files):
    """The example story's dossier on disk, written once."""
    place = tmp_path_factory.mktemp("export") / "dossier"
    for name, content in example_files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    return place


@pytest.fixture(scope="module")
def made(folder):
    """The files of each format by name, written by the command."""

    def files(name):
        place = folder.parent / name
        ended = asked(folder, "--to", name, "-o", place, "--json")
        assert ended.exit_code == 0, ended.output
        paths = [each["path"] for each in json.loads(ended.output)["files"]]
        return {path: Path(path).read_bytes() for path in paths}

    return {name: files(name) for name in LISTED}


def in_cells(cells):
    """Citations of the form report:start-end in a table's cells."""
    for cell in cells:
        for report, start, end in CITE.findall(str(cell or "")):
            yield Citation(report, int(start), int(end), None)


def in_csv(content):
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        yield from in_cells([row.get("cites")])
        if "exact" in row:
            yield Citation(row["report"], int(row["start"]), int(row["end"]), row["exact"])


def in_xlsx(content):
    for page in openpyxl.load_workbook(io.BytesIO(content)):
        head, *body = page.iter_rows(values_only=True)
        if "cites" in head:
            yield from in_cells(row[head.index("cites")] for row in body)


def in_parquet(content):
    for row in pq.read_table(io.BytesIO(content)).to_pylist():
        if "exact" in row:
            yield Citation(row["report"], row["start"], row["end"], row["exact"])


def in_jsonld(content):
    for node in json.loads(content)["@graph"]:
        targets = node.get("target", [])
        for target in targets if isinstance(targets, list) else [targets]:
            position, quote = target["selector"]
            report = target["source"].removeprefix("report:")
            yield Citation(report, position["start"], position["end"], quote["exact"])


def in_tei(content):
    tree = etree.fromstring(content)
    for detail in tree.iter("{*}witDetail"):
        (place,) = in_cells([detail.get("n")])
        yield Citation(place.report, place.start, place.end, detail.text)
    yield from in_cells(entry.get("loc") for entry in tree.iter("{*}app"))


def in_evidence(content):
    page = html.fromstring(content.decode())
    reports = page.xpath("//dt[text()='Id']/following-sibling::dd[1]/text()")
    for exhibit in page.find_class("exhibit"):
        found = WHERE.match(exhibit.find_class("where")[0].text_content())
        words = "".join(part.text_content() for part in exhibit.xpath(".//span[@class='claim']"))
        yield Citation(reports[int(found[1]) - 1], int(found[2]), int(found[3]), words)


def in_json(content):
    yield from citations(json.loads(content))


READERS = {
    "evidence": in_evidence,
    "xlsx": in_xlsx,
    "csv": in_csv,
    "parquet": in_parquet,
    "jsonld": in_jsonld,
    "tei": in_tei,
    "events": in_csv,
    "json": in_json,
}


def test_every_listed_format_is_known_here():
    """A format that is added needs a reader of its citations; Markdown cites by words alone."""
    assert set(READERS) | {"markdown"} == set(LISTED)


@pytest.mark.parametrize("name", LISTED)
def test_it_is_written_and_not_empty(made, name):
    """The command writes what it lists."""
    assert made[name]
    assert all(made[name].values())


@pytest.mark.parametrize("name", sorted(READERS))
def test_it_cites_words_that_are_there(made, example_files, name):
    """Every place resolves in the frozen text, and the words beside it are the words there."""
    found = [each for content in made[name].values() for each in READERS[name](content)]

    assert found
    for each in found:
        text = text_of(example_files, each.report)
        assert 0 <= each.start < each.end <= len(text)
        if each.exact is not None:
            there = " ".join(text[each.start : each.end].split())
            assert " ".join(each.exact.split()).removeprefix("'") == there.removeprefix("'")


def test_markdown_quotes_words_that_are_there(made, example_files, example_dossier):
    """What stands for a point is cut out of a report, apart from Markdown's own marks."""
    (content,) = made["markdown"].values()
    text = re.sub(r"\\(.)", r"\1", content.decode()).replace("**", "")
    reports = [example_files[f"reports/{r['id']}.txt"].decode() for r in example_dossier["reports"]]
    known = " ".join(" ".join(report.split()) for report in reports)
    agreed = text.split("## Agreed\n")[1].split("\n## ")[0]
    lines = [line[2:].rpartition(" (")[0] for line in agreed.splitlines() if line.startswith("- ")]

    assert lines
    assert not [line for line in lines if line not in known]
