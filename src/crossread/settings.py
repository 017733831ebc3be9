"""All settings of a run in one frozen object, one part a stage.

Every value has a default; a settings file names only what it changes. Mistakes are reported all at
once. Only the command line and the server read files; below them settings are values.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any

from crossread.collate import CollateConfig
from crossread.errors import SettingsError
from crossread.stories import GroupingConfig, LineageConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run reads. All of it changes the result and is written into the dossier."""

    grouping: GroupingConfig = field(default_factory=GroupingConfig)
    lineage: LineageConfig = field(default_factory=LineageConfig)
    collate: CollateConfig = field(default_factory=CollateConfig)
    outlets: dict[str, str] = field(default_factory=dict)  # domain → name of the outlet

    def as_table(self) -> dict[str, object]:
        """Return the settings as nested plain values, for the dossier."""
        return asdict(self)

    @classmethod
    def from_toml(cls, text: str) -> "Settings":
        """Return a TOML text's settings over the defaults; SettingsError names every mistake."""
        try:
            given = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise SettingsError([f"not TOML: {error}"]) from None
        problems: list[str] = []
        settings: Settings = _over(cls(), given, "", problems)
        if problems:
            raise SettingsError(problems)
        return settings


def _over(default: Any, given: Mapping[str, Any], path: str, problems: list[str]) -> Any:
    """Return ``default`` with the values of ``given``; what does not fit goes to ``problems``."""
    known = {each.name: getattr(default, each.name) for each in fields(default)}
    changed = {}
    for name, value in given.items():
        where = f"{path}{name}"
        if name not in known:
            problems.append(f"{where}: unknown; known: {', '.join(sorted(known))}")
        elif is_dataclass(known[name]) and isinstance(value, Mapping):
            changed[name] = _over(known[name], value, f"{where}.", problems)
        elif _fits(value, known[name]):
            changed[name] = type(known[name])(value)
        else:
            problems.append(f"{where}: must be {type(known[name]).__name__}, got {value!r}")
    return replace(default, **changed)


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    return isinstance(value, type(default))
