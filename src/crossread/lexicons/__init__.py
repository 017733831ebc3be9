"""Language knowledge as data files: one entry a line, sorted, unique, with a header.

A header is the run of ``#`` lines at the top: what the list is, who reads it, source, licence.
An entry is a word or phrase; a tab and a value may follow it.
"""

from functools import cache
from importlib.resources import files


@cache
def entries(name: str, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Return the entries of a list in file order; the value is "" where the file gives none."""
    text = (files(__name__) / language / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((word, value) for word, _, value in (line.partition("\t") for line in lines))


@cache
def words(name: str, language: str = "en") -> frozenset[str]:
    """Return the entries of a list as a set."""
    return frozenset(word for word, _ in entries(name, language))


@cache
def table(name: str, language: str = "en") -> dict[str, str]:
    """Return a list as entry → value."""
    return dict(entries(name, language))


@cache
def values(name: str, language: str = "en") -> frozenset[str]:
    """Return the values of a list as a set."""
    return frozenset(table(name, language).values())
