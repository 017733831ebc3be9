"""Files behind what the caller named: files, folders, patterns, the standard input; web addresses.

Every name yields at least one ``Found`` or ``Rejected``; a file that two names lead to comes
once. The outcome is sorted by path, so the order of the names does not matter.
"""

import glob
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.model.capture import Reason, Rejected

STDIN = "-"
_PATTERN = re.compile(r"[*?\[]")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. ``path`` is how messages name it, ``file`` what the system opens."""

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A page of the web to ask for; ``path`` is its URL."""

    path: str


def expand(paths: Iterable[str]) -> list[Found | Linked | Rejected]:
    """Return each file and page that the names lead to, once, by path; what is none rejected."""
    best: dict[tuple[str, str], Found | Linked | Rejected] = {}
    for name in paths:
        for entry in _lookup(name):
            kind, key = _identity(entry)
            if (kind, key) not in best or entry.path < best[kind, key].path:
                best[kind, key] = entry
    return sorted(best.values(), key=lambda entry: (entry.path, isinstance(entry, Rejected)))


def printable(path: str) -> str:
    """Return a path that can be written as UTF-8, whatever bytes the file system holds."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _identity(entry: Found | Linked | Rejected) -> tuple[str, str]:
    if isinstance(entry, Rejected | Linked):
        return type(entry).__name__, entry.path
    return "found", entry.file if entry.file == STDIN else os.path.abspath(entry.file)


def _lookup(name: str) -> Iterator[Found | Linked | Rejected]:
    if name == STDIN:
        yield Found(STDIN, STDIN)
    elif _lexists(name):
        yield from _walk(name)
    elif _ADDRESS.match(name):  # before patterns: an address may ask with a question mark
        yield Linked(printable(name))
    elif _PATTERN.search(name):
        matches = sorted(glob.glob(name, recursive=True))
        for match in matches:
            yield from _walk(match)
        if not matches:
            yield _unreadable(name, "No file matches this pattern; check the folder it names.")
    else:
        yield _unreadable(name, "There is no such file or folder; check the spelling.")


def _lexists(name: str) -> bool:
    try:
        return os.path.lexists(name)
    except ValueError:  # a NUL in the name
        return False


def _walk(name: str) -> Iterator[Found | Linked | Rejected]:
    if not os.path.isdir(name):
        yield Found(printable(name), name)
        return
    empty = True
    for entry in _files_under(name):
        empty = False
        yield entry
    if empty:
        yield Rejected(printable(name), Reason.EMPTY, "The folder holds no file to read.")


def _files_under(folder: str) -> Iterator[Found | Rejected]:
    """Yield the files below a folder; hidden ones are skipped, links to folders not followed."""
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                file = os.path.join(root, name)
                yield Found(printable(file), file)
    for error in closed:
        yield _unreadable(str(error.filename), f"The folder cannot be listed: {error.strerror}.")


def _unreadable(name: str, detail: str) -> Rejected:
    return Rejected(printable(name), Reason.UNREADABLE, detail)
