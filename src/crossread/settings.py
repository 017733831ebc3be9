"""All settings of a run in one frozen object, one part a stage.

Every value has a default; a settings file names only what it changes. Mistakes are reported all at
once. Only the command line and the server read files; below them settings are values.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any

from crossread.collate import CollateConfig
from crossread.errors import SettingsError
from crossread.stories import GroupingConfig, LineageConfig

_EXAMPLE = "[collate] and on the next line same_point = 0.5"


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
        problems: list[str] = []
        try:
            settings: Settings = _over(cls(), tomllib.loads(text), "", problems)
        except RecursionError:
            raise SettingsError(["nested too deep; a setting is a value in a table"]) from None
        except ValueError as error:  # of TOML, or of a number with thousands of digits
            raise SettingsError([f"not TOML: {error}; write as in {_EXAMPLE}"]) from None
        if problems:
            raise SettingsError(problems)
        return settings


@dataclass(frozen=True, slots=True)
class _Legal:
    """The numbers that a setting takes."""

    words: str
    least: float = -sys.float_info.max
    most: float = sys.float_info.max
    whole: bool = False

    def holds(self, value: Any) -> bool:
        """Whether a value of a file is legal; a whole number is one with a fraction too."""
        if isinstance(value, bool) or not isinstance(value, int if self.whole else int | float):
            return False
        return self.least <= value <= self.most


_SCORE = _Legal("a number from 0 to 1", 0, 1)
_AMOUNT = _Legal("a number from 0", 0)
_WEIGHT = _Legal("a number")
_COUNT = _Legal("a whole number from 1", 1, whole=True)
# All other numbers with a fraction are scores or shares, all others without one are counts.
_NO_SCORES = {
    **dict.fromkeys(("grouping.level", "grouping.whole", "grouping.lead"), _WEIGHT),
    **dict.fromkeys(("grouping.rare", "grouping.pairs", "grouping.days"), _WEIGHT),
    "grouping.reports": _WEIGHT,
    **dict.fromkeys(("grouping.least_rare", "grouping.most_days"), _AMOUNT),
    "grouping.unknown_days": _AMOUNT,
}


def _over(default: Any, given: Mapping[str, Any], path: str, problems: list[str]) -> Any:
    """Return ``default`` with the values of ``given``; what does not fit goes to ``problems``."""
    known = {each.name: getattr(default, each.name) for each in fields(default)}
    changed = {}
    for name, value in given.items():
        where = f"{path}{name}"
        if name in known:
            changed[name] = _value(known[name], value, where, problems)
        else:
            problems.append(f"{where}: unknown; known: {', '.join(sorted(known))}")
    return replace(default, **changed)


def _value(default: Any, given: Any, where: str, problems: list[str]) -> Any:
    if isinstance(default, int | float):
        return _number(default, given, where, problems)
    if not isinstance(given, Mapping):
        problems.append(f"{where}: must be a table, got {given!r}; write [{where}] on its own line")
        return default
    if is_dataclass(default):
        return _over(default, given, f"{where}.", problems)
    problems += _unnamed(given, where)
    return dict(given)


def _number(default: float, given: Any, where: str, problems: list[str]) -> float:
    legal = _NO_SCORES.get(where) or (_SCORE if isinstance(default, float) else _COUNT)
    if legal.holds(given):
        return type(default)(given)
    told = f"{where}: must be {legal.words}, got {given!r}; leave it out for {default!r}"
    problems.append(told)
    return default


def _unnamed(given: Mapping[str, Any], where: str) -> Iterator[str]:
    """Say which domains have no name; one without quotes is no domain but tables in a table."""
    example = '"quayherald.example" = "Quay Herald"'
    for domain, name in given.items():
        if not (isinstance(name, str) and name.strip()):
            wanted = f"must be the name of an outlet, got {name!r}"
            yield f"{where}.{domain}: {wanted}; write as in {example}, with both in quotes"
