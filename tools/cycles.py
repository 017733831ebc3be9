"""Import cycles between modules.

An import inside a function counts as one at the top: moving it there hides a cycle and breaks none.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path


def cycles(sources: Mapping[Path, str]) -> list[tuple[str, ...]]:
    """Return each group of modules that import each other, names sorted; none is how it should be.

    >>> cycles({Path("src/p/a.py"): "import p.b", Path("src/p/b.py"): "from p import a"})
    [('p.a', 'p.b')]
    """
    named = {_module(path): (path, source) for path, source in sources.items()}
    graph = {
        name: {_known(each, named) for each in _imports(source)} - {None, name}
        for name, (_, source) in named.items()
    }
    reached = {name: _reach(name, graph) for name in graph}
    groups = {
        tuple(sorted(other for other in reached[name] if name in reached[other]))
        for name in graph
        if name in reached[name]
    }
    return sorted(groups)


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    parts = parts[parts.index("src") + 1 :] if "src" in parts else parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _known(name: str, named: Mapping[str, object]) -> str | None:
    if name in named:
        return name
    parent = name.rpartition(".")[0]  # ``from p.a import thing`` imports the module p.a
    return parent if parent in named else None


def _reach(start: str, graph: Mapping[str, set[str | None]]) -> set[str]:
    seen: set[str] = set()
    waiting = [each for each in graph[start] if each]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [each for each in graph[name] if each and each not in seen]
    return seen
