"""crossread: many reports of one event, side by side.

>>> import crossread
>>> dossier = crossread.read(["examples/"])           # doctest: +SKIP
>>> [each.story.title for each in dossier.stories]    # doctest: +SKIP

Names load what they need when they are first used, so that ``crossread --help`` is quick.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "CrossreadError": "crossread.errors",
    "Dossier": "crossread.model.dossier",
    "Given": "crossread.model.capture",
    "Pasted": "crossread.model.capture",
    "Settings": "crossread.settings",
    "files": "crossread.api",
    "group": "crossread.api",
    "read": "crossread.api",
}
__all__ = [
    "CrossreadError",
    "Dossier",
    "Given",
    "Pasted",
    "Settings",
    "files",
    "group",
    "read",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its home."""
    if name not in _HOME:
        raise AttributeError(f"module 'crossread' has no attribute {name!r}; public: {__all__}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
