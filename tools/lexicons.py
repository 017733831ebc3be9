"""Word lists: sorted, unique, under a header with what, read by whom, source and licence.

python -m tools.lexicons [DIRECTORY]
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

HERE = Path("src/crossread/lexicons")
HEADER = {"who reads it": "read by", "its source": "source", "its licence": "licence"}
_READER = re.compile(r"crossread(?:\.[a-z_]+)+")


def problems(path: Path) -> Iterator[str]:
    """Yield one line for each mistake in a word list."""
    lines = path.read_text(encoding="utf-8").splitlines()
    size = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    yield from _header_problems("\n".join(lines[:size]), path)
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


def _header_problems(header: str, path: Path) -> Iterator[str]:
    for what, words in HEADER.items():
        if words not in header.lower():
            yield f"{path}: the header does not give {what} ({words!r})"
    for reader in _READER.findall(header):
        module = Path("src", *reader.split("."))
        if not (module.is_dir() or module.with_suffix(".py").exists()):
            yield f"{path}: read by {reader}, which does not exist"


def main(arguments: list[str]) -> int:
    """Print what is wrong with the word lists; return 1 if anything is, 0 otherwise."""
    paths = sorted(Path(arguments[0] if arguments else HERE).rglob("*.txt"))
    found = [line for path in paths for line in problems(path)]
    print("\n".join(found) if found else f"Word lists: {len(paths)}, all in order.")
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
