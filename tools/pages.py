"""The output that a page shows is the output that its commands give.

    python -m tools.pages [--write] PAGE...

A ``console`` block holds ``$ command`` and what it prints; a ``text`` block straight after a
``python`` block holds what that prints. The Python blocks of a page share their names. What the
blocks of a page write goes into a folder of the page's own, where the repository's files stand too;
it goes away with the page. With ``--write`` stale output is replaced; review the diff as you would
a golden's.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_MADE = frozenset({"build", "demo", "dist", "dossier", "out"})
_BLOCK = re.compile(
    r"```console\n\$ (?P<command>[^\n]+)\n(?P<shown>.*?)```\n"
    r"|```python\n(?P<code>.*?)```\n(?P<between>\n```text\n(?P<printed>.*?)```\n)?",
    re.DOTALL,
)


def rendered(page: str) -> str:
    """Return the page with the output that its blocks give now."""
    names: dict[str, Any] = {}
    with _workplace() as place:

        def renew(block: re.Match[str]) -> str:
            if block["command"]:
                printed = _shell(block["command"], place)
                return f"```console\n$ {block['command']}\n{printed}```\n"
            printed = _python(block["code"], names, place)
            shown = f"\n```text\n{printed}```\n" if block["between"] else ""
            return f"```python\n{block['code']}```\n{shown}"

        return _BLOCK.sub(renew, page)


@contextlib.contextmanager
def _workplace() -> Iterator[Path]:
    """A folder of its own that shows the files of the repository, apart from what was made there.

    Pages are tested at the same time: none may see what another writes.
    """
    with tempfile.TemporaryDirectory(prefix="page-") as name:
        place = Path(name)
        for each in ROOT.iterdir():
            if not each.name.startswith(".") and each.name not in _MADE:
                (place / each.name).symlink_to(each)
        yield place


def _shell(command: str, place: Path) -> str:
    """What a command prints in a terminal of 100 columns, without trailing white space."""
    here = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{here}:{os.environ['PATH']}", "COLUMNS": "100"}
    done = subprocess.run(  # the commands are those of our own pages
        ["/bin/bash", "-c", command],
        cwd=place,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return _trimmed(done.stdout)


def _python(code: str, names: dict[str, Any], place: Path) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.chdir(place):
        exec(compile(code, "<page>", "exec"), names)  # noqa: S102 - the code of our own pages
    return _trimmed(printed.getvalue())


def _trimmed(printed: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


def main(arguments: list[str]) -> int:
    """Check or write the pages; return 1 when one was stale and was not to be written."""
    write = "--write" in arguments
    stale = 0
    for path in (Path(each) for each in arguments if each != "--write"):
        page = path.read_text(encoding="utf-8")
        fresh = rendered(page)
        if fresh != page:
            stale += 1
            print(f"{path}: {'written' if write else 'stale; run with --write'}")
            if write:
                path.write_text(fresh, encoding="utf-8")
    return int(bool(stale) and not write)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
