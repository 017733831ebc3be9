"""Model classes to plain JSON values and back, in the form of the dossier contract.

Three rules give the contract its shape, and they hold for every class:

* a field called ``span`` is written in place as ``start``, ``end`` and ``exact``, the words it
  points at; nothing is written where it is None;
* any other ``Span`` is written as an object of those three;
* a class may rename, inline or leave out fields (the tables below say which).

Keys come in the order of the class's fields, those of a mapping sorted.

``exact`` is for people and checks: looked up in the report when writing, ignored when reading.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from math import isfinite
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np

from crossread.model.annotation import Sentence
from crossread.model.collation import Collation
from crossread.model.offsets import Offsets, Run
from crossread.model.report import Report
from crossread.model.span import Span
from crossread.model.story import Derivation

T = TypeVar("T")

RENAMED: dict[tuple[type, str], str] = {(Derivation, "from_report"): "from"}
INLINED: dict[type, str] = {Collation: "story"}
LEFT_OUT: dict[type, frozenset[str]] = {
    Report: frozenset({"text"}),
    Sentence: frozenset({"vector", "states"}),  # empty when read back
}
AS_PAIRS: frozenset[tuple[type, str]] = frozenset({(Report, "body")})  # spans without their words


def encode(value: Any, texts: Mapping[str, str], report: str = "") -> Any:
    """Return ``value`` as dicts, lists, strings, numbers and None.

    ``texts`` maps report ids to frozen texts; ``report`` is the report that a span belongs to when
    no enclosing object has a ``report`` field (or is a Report itself). ValueError for a span that
    ends outside its text.
    """
    if isinstance(value, Span):
        return _cited(value, texts[report])
    if isinstance(value, Offsets):
        return [[run.text_start, run.source_start, run.length] for run in value.runs]
    if is_dataclass(value) and not isinstance(value, type):
        return _object(value, texts, report)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [encode(each, texts, report) for each in value]
    if isinstance(value, Mapping):
        return {key: encode(each, texts, report) for key, each in sorted(value.items())}
    if isinstance(value, float):
        return _number(value)
    return value


def decode(kind: type[T], data: Any, texts: Mapping[str, str]) -> T:
    """Return the ``kind`` that ``data`` was encoded from; KeyError or ValueError if it was not."""
    value: T = _value(kind, data, texts)
    return value


def _number(value: float) -> int | float | None:
    """Whole numbers without a point; what JSON cannot say (infinite, not a number) is unknown."""
    if not isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def _cited(span: Span, text: str) -> dict[str, Any]:
    if span.end > len(text):
        raise ValueError(f"span {span.start}:{span.end} is outside a text of {len(text)}")
    return {"start": span.start, "end": span.end, "exact": span.of(text)}


def _object(value: Any, texts: Mapping[str, str], report: str) -> dict[str, Any]:
    kind = type(value)
    report = _report_of(value, report)
    written: dict[str, Any] = {}
    for name in (each.name for each in fields(kind)):
        each = getattr(value, name)
        if name in LEFT_OUT.get(kind, ()):
            continue
        if name == "span":
            written.update(_cited(each, texts[report]) if each is not None else {})
        elif (kind, name) in AS_PAIRS:
            written[name] = [[span.start, span.end] for span in each]
        elif INLINED.get(kind) == name:
            written.update(encode(each, texts, report))
        else:
            written[RENAMED.get((kind, name), name)] = encode(each, texts, report)
    return written


def _report_of(value: Any, enclosing: str) -> str:
    """The id of the report whose words the spans of ``value`` point at; "" when it has none."""
    named = value if isinstance(value, Report) else getattr(value, "report", enclosing)
    if isinstance(named, Report):
        return named.id
    return named if isinstance(named, str) else ""  # a class may use the word for something else


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, data: Any, texts: Mapping[str, str]) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind, data, texts)
    if origin is tuple:
        inner, *rest = get_args(kind)
        kinds = [inner] * len(data) if rest == [Ellipsis] else [inner, *rest]
        return tuple(_value(each, part, texts) for each, part in zip(kinds, data, strict=True))
    if kind is Offsets:
        return Offsets(tuple(Run(*run) for run in data))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if kind is Span:
        return Span(*data) if isinstance(data, list) else Span(data["start"], data["end"])
    if is_dataclass(kind):
        return _instance(kind, data, texts)
    return float(data) if kind is float else data


def _optional(kind: Any, data: Any, texts: Mapping[str, str]) -> Any:
    if data is None:
        return None
    (inner,) = (each for each in get_args(kind) if each is not type(None))
    return _value(inner, data, texts)


def _instance(kind: Any, data: dict[str, Any], texts: Mapping[str, str]) -> Any:
    given: dict[str, Any] = {}
    for each in fields(kind):
        hint = _hints(kind)[each.name]
        if each.name == "span":
            given["span"] = Span(data["start"], data["end"]) if "start" in data else None
        elif INLINED.get(kind) == each.name:
            given[each.name] = _instance(hint, data, texts)
        elif each.name in LEFT_OUT.get(kind, ()):
            given[each.name] = texts[data["id"]] if kind is Report else np.zeros(0, np.float32)
        elif each.default is MISSING or each.name in data:
            given[each.name] = _value(hint, data[RENAMED.get((kind, each.name), each.name)], texts)
    return kind(**given)
