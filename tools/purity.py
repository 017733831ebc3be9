"""The core asks nobody: no files, network, clock, environment or hidden randomness.

    python -m tools.purity [SRC]

Reach for this when a stage of the core seems to need the outside: pass it in as an argument.
Import-linter sees packages, not calls, so ``open`` and ``datetime.now`` are looked for here.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

CORE = ("model", "text", "clean", "annotate", "stories", "collate", "dossier")

BANNED_MODULES = frozenset(
    """asyncio concurrent fileinput ftplib getpass glob http io.open logging multiprocessing os
    pathlib platform random requests secrets select shutil signal socket socketserver sqlite3 ssl
    subprocess tempfile threading time urllib.request uuid httpx fastapi starlette""".split()
)
BANNED_CALLS = frozenset({"open", "input", "print", "exec", "eval", "__import__", "breakpoint"})
BANNED_METHODS = frozenset({"now", "today", "utcnow", "read_text", "write_text", "write_bytes"})
# Package files are part of the program, not of the outside: templates come with importlib.
PACKAGE_FILES = ("importlib.resources",)


def problems(source: str, where: str) -> Iterator[str]:
    """Yield one line for each way in which the module reaches for the outside.

    >>> list(problems("import random", "a.py"))
    ['a.py:1: imports random']
    """
    tree = ast.parse(source)
    package_files = any(name in source for name in PACKAGE_FILES)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            banned = (name for name in _imported(node) if _banned(name))
            yield from (f"{where}:{node.lineno}: imports {name}" for name in banned)
        elif isinstance(node, ast.Call):
            yield from _called(node, where, package_files)


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    names = [alias.name for alias in node.names]
    if isinstance(node, ast.Import):
        return names
    return [node.module or "", *(f"{node.module}.{name}" for name in names)]


def _banned(name: str) -> bool:
    return name in BANNED_MODULES or name.partition(".")[0] in BANNED_MODULES


def _called(node: ast.Call, where: str, package_files: bool) -> Iterator[str]:
    called = node.func
    if isinstance(called, ast.Name) and called.id in BANNED_CALLS:
        yield f"{where}:{node.lineno}: calls {called.id}()"
    elif isinstance(called, ast.Attribute) and called.attr in BANNED_METHODS:
        if called.attr == "read_text" and package_files:
            return
        yield f"{where}:{node.lineno}: calls .{called.attr}()"


def main(arguments: list[str]) -> int:
    """Print what is wrong; return the number of problems, 0 when the core is pure."""
    root = Path(arguments[0] if arguments else "src/crossread")
    found = [
        line
        for package in CORE
        for path in sorted((root / package).rglob("*.py"))
        for line in problems(path.read_text(encoding="utf-8"), str(path))
    ]
    print("\n".join(dict.fromkeys(found)) if found else "The core does no I/O.")
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
