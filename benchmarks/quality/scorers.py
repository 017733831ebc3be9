"""The scorers that came with the gold and the data sets, loaded from their files."""

import importlib.util
from pathlib import Path
from types import ModuleType


def of_stories(shared: Path) -> ModuleType:
    """Return the scorer of whole stories; FileNotFoundError where ``shared`` holds none."""
    return _loaded(shared / "score" / "score.py")


def of_sets(shared: Path) -> ModuleType:
    """Return the scorers of the data sets; FileNotFoundError where ``shared`` holds none."""
    return _loaded(shared / "score" / "sets.py")


def _loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
