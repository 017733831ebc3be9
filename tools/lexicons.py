"""Word lists: sorted, unique, under a header with what, read by whom, source and licence.

Who reads a list is held against the modules that name it, so that no header goes stale and no list
outlives its last reader.

python -m tools.lexicons [DIRECTORY]
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

HERE = Path("src/crossread/lexicons")
SOURCE = Path("src")
HEADER = {"who reads it": "read by", "its source": "source", "its licence": "licence"}
_READER = re.compile(r"crossread(?:\.[a-z_]+)+")

Named = Mapping[str, frozenset[str]]  # module → the strings in it, of modules that read lists


def problems(path: Path, named: Named) -> Iterator[str]:
    """Yield one line for each mistake in a word list; ``named`` is what ``names_in`` returns."""
    lines = path.read_text(encoding="utf-8").splitlines()
    size = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    yield from _header_problems("\n".join(lines[:size]), path, named)
    words = [line.partition("\t")[0] for line in lines[size:]]
    for number, line in enumerate(lines[size:], start=size + 1):
        if line != line.strip() or not line or line.startswith("#"):
            yield f"{path}:{number}: one entry a line, nothing around it: {line!r}"
    for word, times in Counter(words).items():
        if times > 1:
            yield f"{path}: {word!r} stands {times} times"
    for before, after in pairwise(words):
        if after < before:
            yield f"{path}: not sorted: {after!r} after {before!r} (code point order)"


def names_in(source: Path) -> dict[str, frozenset[str]]:
    """Return the strings of each module below ``source`` that imports ``crossread.lexicons``."""
    found = {}
    for path in source.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        if any(map(_imports_lists, nodes)):
            module = ".".join(path.relative_to(source).with_suffix("").parts)
            found[module.removesuffix(".__init__")] = frozenset(_strings(nodes))
    return found


def _strings(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for each in nodes:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _imports_lists(node: ast.AST) -> bool:
    if not isinstance(node, ast.ImportFrom):
        return False
    whole = node.module == "crossread" and any(each.name == "lexicons" for each in node.names)
    return whole or node.module == "crossread.lexicons"


def _header_problems(header: str, path: Path, named: Named) -> Iterator[str]:
    for what, words in HEADER.items():
        if words not in header.lower():
            yield f"{path}: the header does not give {what} ({words!r})"
    told = _READER.findall(header)
    readers = sorted(module for module, names in named.items() if path.stem in names)
    if not readers:
        yield f"{path}: no module names it; delete the list"
        return
    for each in told:
        if not any(_within(module, each) for module in readers):
            yield f"{path}: read by {each}, where nothing names it"
    for module in readers:
        if told and not any(_within(module, each) for each in told):
            yield f"{path}: {module} names it and is not in 'Read by'"


def _within(module: str, package: str) -> bool:
    return f"{module}.".startswith(f"{package}.")


def main(arguments: list[str]) -> int:
    """Print what is wrong with the word lists; return 1 if anything is, 0 otherwise."""
    paths = sorted(Path(arguments[0] if arguments else HERE).rglob("*.txt"))
    named = names_in(SOURCE)
    found = [line for path in paths for line in problems(path, named)]
    print("\n".join(found) if found else f"Word lists: {len(paths)}, all in order.")
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
