"""Pages that are written from the code: renewed, or compared with what stands there."""

from collections.abc import Sequence
from pathlib import Path


def renewed(target: Path, text: str, tool: str, arguments: Sequence[str]) -> int:
    """Write ``text`` to ``target``, or with ``--check`` compare; return the exit code.

    ``tool`` is the module to run when the page is stale.
    """
    if list(arguments) == ["--check"]:
        fresh = target.is_file() and target.read_text(encoding="utf-8") == text
        print("The page is fresh." if fresh else f"Stale: run python -m {tool}")
        return 0 if fresh else 1
    target.write_text(text, encoding="utf-8")
    print(f"Wrote {target.name}")
    return 0
