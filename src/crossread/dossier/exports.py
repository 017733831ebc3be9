"""The formats that a dossier is exported to, in one table.

Each writer stands in a module of its own and knows no other; this table knows them all. A writer
takes a whole dossier; ``of_story`` cuts one down to a story.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from crossread.dossier import to_csv, to_parquet
from crossread.dossier.resolve import resolved
from crossread.dossier.to_events import RULE, event_rows
from crossread.dossier.to_evidence import evidence
from crossread.dossier.to_json import dump
from crossread.dossier.to_jsonld import jsonld
from crossread.dossier.to_markdown import markdown
from crossread.dossier.to_tei import tei
from crossread.dossier.to_xlsx import xlsx
from crossread.errors import InputError
from crossread.model.dossier import Dossier

Named = Iterable[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format; ``files`` gives name and bytes of each file, ``many`` says that it gives several.

    ``about`` is one line for a person. A text can go to a terminal.
    """

    name: str
    about: str
    suffix: str
    media_type: str
    is_text: bool
    files: Callable[[Dossier, str], Named]
    many: bool = False


def export(dossier: Dossier, name: str, rule: str = RULE) -> tuple[tuple[str, bytes], ...]:
    """Return name and bytes of each file of the dossier in a format.

    ``rule`` is the one of the dossier's reductions that ``events`` takes its deaths from. Lines
    whose spans do not resolve are left out. Equal dossiers give equal bytes. InputError for a
    format that is not known.
    """
    return tuple(format_named(name).files(resolved(dossier), rule))


def format_named(name: str) -> Format:
    """Return the format of that name; InputError lists those there are."""
    for each in FORMATS:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in FORMATS)
    raise InputError(f"no format {name!r}; known: {known}")


def of_story(dossier: Dossier, story: str) -> Dossier:
    """Return the dossier with one of its stories and the reports of that; InputError if not its."""
    for each in dossier.stories:
        if each.story.id == story:
            own = set(each.story.reports)
            reports = tuple(report for report in dossier.reports if report.id in own)
            return replace(dossier, reports=reports, stories=(each,))
    known = "".join(f"\n  {each.story.id}  {each.story.title}" for each in dossier.stories)
    raise InputError(f"no story {story!r} in this dossier; stories:{known or ' none'}")


def _one(name: str, content: str | bytes) -> Named:
    return [(name, content.encode() if isinstance(content, str) else content)]


def _markdown(dossier: Dossier, rule: str) -> Named:
    stories = (markdown(dossier, story) for story in dossier.stories)
    return _one("stories.md", "\n".join(stories))


def _csv(dossier: Dossier, rule: str) -> Iterator[tuple[str, bytes]]:
    for name, table in to_csv.tables(dossier):
        yield f"{name}.csv", table


def _parquet(dossier: Dossier, rule: str) -> Iterator[tuple[str, bytes]]:
    for name, table in to_parquet.tables(dossier):
        yield f"{name}.parquet", table


FORMATS: tuple[Format, ...] = (
    Format(
        "markdown",
        "each story to paste into a message: what differs first, words verbatim",
        ".md",
        "text/markdown",
        True,
        _markdown,
    ),
    Format(
        "evidence",
        "an HTML file to print: every point with its words, offsets and digests",
        ".html",
        "text/html",
        True,
        lambda dossier, rule: _one("evidence.html", evidence(dossier)),
    ),
    Format(
        "xlsx",
        "a spreadsheet: one sheet a kind of line, one row a point, a discrepancy and so on",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        False,
        lambda dossier, rule: _one("dossier.xlsx", xlsx(dossier)),
    ),
    Format("csv", "the sheets of xlsx, one file each", ".csv", "text/csv", True, _csv, many=True),
    Format(
        "parquet",
        "typed tables, one file each",
        ".parquet",
        "application/vnd.apache.parquet",
        False,
        _parquet,
        many=True,
    ),
    Format(
        "jsonld",
        "linked data: schema.org Claim and NewsArticle, Web Annotation, PROV",
        ".jsonld",
        "application/ld+json",
        True,
        lambda dossier, rule: _one("dossier.jsonld", jsonld(dossier)),
    ),
    Format(
        "tei",
        "a critical apparatus in TEI: reports as witnesses, points as entries",
        ".xml",
        "application/tei+xml",
        True,
        lambda dossier, rule: _one("apparatus.xml", tei(dossier)),
    ),
    Format(
        "events",
        "a row a story in the columns of UCDP GED and ACLED, deaths by a named rule",
        ".csv",
        "text/csv",
        True,
        lambda dossier, rule: _one("events.csv", event_rows(dossier, rule)),
    ),
    Format(
        "json",
        "the dossier itself, as dossier.json",
        ".json",
        "application/json",
        True,
        lambda dossier, rule: _one("dossier.json", dump(dossier)),
    ),
)
