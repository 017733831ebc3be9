"""Files behind what the caller named: files, folders, patterns, the standard input; web addresses.

Every name yields at least one ``Found`` or ``Rejected``; a file that two names lead to comes
once. The outcome is sorted by path, so the order of the names does not matter.

The folder that a run writes to is no input of it: a second run must read what the first one read.
"""

import glob
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.model.capture import Reason, Rejected

STDIN = "-"
_DOSSIER = "dossier.json"
_WRITTEN = b'"crossread/dossier/'  # in its first line but one, which names the schema
_IS_DOSSIER = "A dossier that crossread wrote; to read its reports again, name its folder reports."
_IS_LINK = "A link to a folder is not followed; name the folder itself to read it."
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


def expand(paths: Iterable[str], out: str | None = None) -> list[Found | Linked | Rejected]:
    """Return each file and page that the names lead to, once, by path; what is none rejected.

    ``out`` is the folder that is about to be written; where another name leads to it, it is
    passed over, so that it makes no difference whether it is there already.
    """
    best: dict[tuple[str, str], Found | Linked | Rejected] = {}
    own = os.path.realpath(out) if out is not None else None
    for name in paths:
        for entry in _lookup(name, own):
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


def _lookup(name: str, own: str | None) -> Iterator[Found | Linked | Rejected]:
    if name == STDIN:
        yield Found(STDIN, STDIN)
    elif _lexists(name):
        yield from _walk(name, own)
    elif _ADDRESS.match(name):  # before patterns: an address may ask with a question mark
        yield Linked(printable(name))
    elif _PATTERN.search(name):
        yield from _matching(name, own)
    else:
        yield _unreadable(name, _why_none(name))


def _matching(pattern: str, own: str | None) -> Iterator[Found | Rejected]:
    matches = sorted(glob.glob(pattern, recursive=True))
    for match in matches:
        if not _is_within(match, own):
            yield from _walk(match, own)
    if not matches:
        yield _unreadable(pattern, "No file matches this pattern; check the folder it names.")


def _is_within(path: str, own: str | None) -> bool:
    """Whether a path is the folder that is written, or in it."""
    return own is not None and f"{os.path.realpath(path)}{os.sep}".startswith(f"{own}{os.sep}")


def _lexists(name: str) -> bool:
    try:
        return os.path.lexists(name)
    except ValueError:  # a NUL in the name
        return False


def _why_none(name: str) -> str:
    """Return why a name leads nowhere: a folder above it that may not be entered hides it."""
    try:
        os.lstat(name)
    except PermissionError as error:
        return f"It cannot be looked for: {error.strerror}."
    except (OSError, ValueError):
        pass
    return "There is no such file or folder; check the spelling."


def _walk(name: str, own: str | None) -> Iterator[Found | Rejected]:
    if not os.path.isdir(name):
        yield Found(printable(name), name)
        return
    empty = True
    for entry in _files_under(name, own):
        empty = False
        yield entry
    if empty:
        yield Rejected(printable(name), Reason.EMPTY, "The folder holds no file to read.")


def _files_under(folder: str, own: str | None) -> Iterator[Found | Rejected]:
    """Yield the files below a folder; hidden ones are skipped, links to folders not followed."""
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        if _is_dossier(names, root):
            folders.clear()
            yield Rejected(printable(root), Reason.NO_REPORT, _IS_DOSSIER)
            continue
        folders[:] = [each for each in _shown(folders) if not _is_own(root, each, own)]
        links = [each for each in folders if os.path.islink(os.path.join(root, each))]
        yield from (_unreadable(os.path.join(root, each), _IS_LINK) for each in links)
        for name in _shown(names):
            file = os.path.join(root, name)
            yield Found(printable(file), file)
    for error in closed:
        yield _unreadable(str(error.filename), f"The folder cannot be listed: {error.strerror}.")


def _shown(names: Iterable[str]) -> list[str]:
    return sorted(each for each in names if not each.startswith("."))


def _is_own(root: str, name: str, own: str | None) -> bool:
    """Whether a folder is the one that is written."""
    return own is not None and os.path.realpath(os.path.join(root, name)) == own


def _is_dossier(names: Iterable[str], folder: str) -> bool:
    """Whether crossread wrote this folder: its pages and tables quote reports and are none."""
    if _DOSSIER not in names:
        return False
    try:
        with open(os.path.join(folder, _DOSSIER), "rb") as file:
            return _WRITTEN in file.read(100)
    except OSError:
        return False


def _unreadable(name: str, detail: str) -> Rejected:
    return Rejected(printable(name), Reason.UNREADABLE, detail)
