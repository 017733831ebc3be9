"""Size budgets: file, function, class, parameters, module names and import cycles.

    python -m tools.budgets DIRECTORY...

Over a soft budget is a warning and listed; over a hard one, a forbidden name or a cycle fails.
Lines of a docstring count for a file, not for a function or a class: words are welcome.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.cycles import cycles


@dataclass(frozen=True, slots=True)
class Budget:
    """How much of something is too much: ``soft`` warns, ``hard`` fails."""

    what: str
    soft: int
    hard: int


FILE = Budget("lines in the file", 300, 500)
FUNCTION = Budget("lines in the function", 30, 60)
CLASS = Budget("lines in the class", 150, 300)
PARAMETERS = Budget("parameters", 5, 8)
FORBIDDEN_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})


@dataclass(frozen=True, slots=True, order=True)
class Excess:
    """One thing over a budget."""

    where: str
    what: str
    hard: bool


def excesses(path: Path, source: str) -> Iterator[Excess]:
    """Yield what is over a budget in one module."""
    yield from _over(FILE, len(source.splitlines()), str(path))
    if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES:
        yield Excess(
            str(path), f"no module is called {path.stem}: name it after what it does", True
        )
    for node in ast.walk(ast.parse(source)):
        where = f"{path}:{getattr(node, 'lineno', 0)} {getattr(node, 'name', '')}"
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _over(FUNCTION, _lines(node), where)
            yield from _over(PARAMETERS, _parameters(node), where)
        elif isinstance(node, ast.ClassDef):
            yield from _over(CLASS, _lines(node), where)


def _over(budget: Budget, size: int, where: str) -> Iterator[Excess]:
    if size > budget.soft:
        limit = f"budget {budget.soft}, at most {budget.hard}"
        yield Excess(where, f"{size} {budget.what} ({limit})", size > budget.hard)


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([each for each in every if each.arg not in ("self", "cls")])


def modules(directories: list[str]) -> dict[Path, str]:
    """Return the source of every Python module below the directories, in path order."""
    paths = sorted(path for root in directories for path in Path(root).rglob("*.py"))
    return {path: path.read_text(encoding="utf-8") for path in paths}


def main(arguments: list[str]) -> int:
    """Print what is over a budget; return 1 where something must change, 0 otherwise."""
    sources = modules(arguments or ["src"])
    found = sorted(each for path, source in sources.items() for each in excesses(path, source))
    found += [Excess(" → ".join(loop), "import cycle", True) for loop in cycles(sources)]
    for each in found:
        print(f"{'error' if each.hard else 'warning'}: {each.where}: {each.what}")
    broken = sum(each.hard for each in found)
    print(f"Budgets: {len(sources)} modules, {broken} errors, {len(found) - broken} warnings.")
    return min(broken, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
