"""One published text, frozen, with what its page says about it."""

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.offsets import Offsets
from crossread.model.span import Span


class Basis(StrEnum):
    """How a fact about a report is known. Reserved, unwritten: ``other_reports``."""

    TEXT = "text"  # words of the report; the span says which
    METADATA = "metadata"
    URL = "url"
    GIVEN = "given"  # the caller said so
    PATH = "path"  # guessed from a file name
    OTHER_REPORTS = "other_reports"  # borrowed from the story


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a report with its evidence; ``span`` is None when no words of it say so."""

    value: str
    basis: Basis
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Page chrome: kept in the text, kept out of every claim. Still read for agency credits."""

    span: Span
    reason: str  # "section label", "share button", "copyright", ...


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. ``text`` is frozen: every offset of the report refers to it for ever.

    Facts are None where the report does not say; ``date`` is the day or instant of publication
    in ISO 8601, ``modified`` the last change that the page owns to.
    """

    id: str
    path: str
    url: str | None
    outlet: Fact | None
    sha256: str  # of the captured bytes
    text_sha256: str
    extractor: str  # "plain/1": how the text was made from the bytes
    language: str  # ISO 639-1; "und" when unknown
    words: int
    title: Fact | None
    author: Fact | None
    agency: Fact | None
    dateline: Fact | None
    date: Fact | None
    boilerplate: tuple[Boilerplate, ...]
    body: tuple[Span, ...]  # paragraphs and headings that are journalism, in text order
    text: str
    offsets: Offsets
    modified: Fact | None = None
