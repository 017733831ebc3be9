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
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache, partial
from math import isfinite
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np

from crossread.model.annotation import Sentence
from crossread.model.collation import Collation
from crossread.model.offsets import Offsets, Segment
from crossread.model.report import Report
from crossread.model.span import Span
from crossread.model.story import Derivation

T = TypeVar("T")
Read = Callable[[Any, Mapping[str, str]], Any]

RENAMED: dict[tuple[type, str], str] = {(Derivation, "from_report"): "from"}
INLINED: dict[type, str] = {Collation: "story"}
LEFT_OUT: dict[type, frozenset[str]] = {
    Report: frozenset({"text"}),
    Sentence: frozenset({"vector", "states"}),  # empty when read back
}
AS_PAIRS: frozenset[tuple[type, str]] = frozenset({(Report, "body")})  # spans without their words


_PLAIN = frozenset({str, int, bool, type(None)})


def encode(value: Any, texts: Mapping[str, str], report: str = "") -> Any:
    """Return ``value`` as dicts, lists, strings, numbers and None.

    ``texts`` maps report ids to frozen texts; ``report`` is the report that a span belongs to when
    no enclosing object has a ``report`` field (or is a Report itself). ValueError for a span that
    ends outside its text.
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Span):
        return _cited(value, texts[report])
    if isinstance(value, Offsets):
        return [[s.text_start, s.source_start, s.length] for s in value.segments]
    if isinstance(value, tuple | list):
        return [encode(each, texts, report) for each in value]
    kind: Any = type(value)
    if _is_model(kind):
        return _object(value, texts, report)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: encode(each, texts, report) for key, each in sorted(value.items())}
    if isinstance(value, float):
        return _number(value)
    return value


def decode(kind: type[T], data: Any, texts: Mapping[str, str]) -> T:
    """Return the ``kind`` that ``data`` was encoded from; KeyError or ValueError if it was not."""
    hashable: Any = kind
    value: T = _reader(hashable)(data, texts)
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
    kind: Any = type(value)
    report = _report_of(value, report)
    written: dict[str, Any] = {}
    for name, key in _keys(kind):
        each = getattr(value, name)
        if name == "span":
            written.update(_cited(each, texts[report]) if each is not None else {})
        elif (kind, name) in AS_PAIRS:
            written[name] = [[span.start, span.end] for span in each]
        elif INLINED.get(kind) == name:
            written.update(encode(each, texts, report))
        else:
            written[key] = encode(each, texts, report)
    return written


@cache
def _is_model(kind: Any) -> bool:
    return is_dataclass(kind)


@cache
def _keys(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields that are written, each with the key that it is written under."""
    names = (each.name for each in fields(kind))
    kept = (name for name in names if name not in LEFT_OUT.get(kind, ()))
    return tuple((name, RENAMED.get((kind, name), name)) for name in kept)


def _report_of(value: Any, enclosing: str) -> str:
    """The id of the report whose words the spans of ``value`` point at; "" when it has none."""
    named = value if isinstance(value, Report) else getattr(value, "report", enclosing)
    if isinstance(named, Report):
        return named.id
    return named if isinstance(named, str) else ""  # a class may use the word for something else


@cache
def _reader(kind: Any) -> Read:
    """What reads values of a kind, put together once."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (each for each in get_args(kind) if each is not type(None))
        return partial(_optional, _reader(inner))
    if origin is tuple:
        inner, *rest = get_args(kind)
        if rest == [Ellipsis]:
            return partial(_series, _reader(inner))
        return partial(_row, tuple(_reader(each) for each in (inner, *rest)))
    if kind is Span:
        return _span
    if kind is Offsets:
        return lambda data, texts: Offsets(tuple(Segment(*each) for each in data))
    if is_dataclass(kind):
        return partial(_instance, kind, _parts(kind))
    if kind is float or (isinstance(kind, type) and issubclass(kind, Enum)):
        return lambda data, texts: kind(data)
    return lambda data, texts: data


def _optional(read: Read, data: Any, texts: Mapping[str, str]) -> Any:
    return None if data is None else read(data, texts)


def _series(read: Read, data: Any, texts: Mapping[str, str]) -> Any:
    return tuple([read(part, texts) for part in data])


def _row(reads: tuple[Read, ...], data: Any, texts: Mapping[str, str]) -> Any:
    return tuple(read(part, texts) for read, part in zip(reads, data, strict=True))


def _span(data: Any, texts: Mapping[str, str]) -> Span:
    return Span(*data) if isinstance(data, list) else Span(data["start"], data["end"])


def _span_in_place(data: Any, texts: Mapping[str, str]) -> Span | None:
    return Span(data["start"], data["end"]) if "start" in data else None


def _text_of(data: Any, texts: Mapping[str, str]) -> str:
    return texts[data["id"]]


def _no_vector(data: Any, texts: Mapping[str, str]) -> Any:
    return np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True)
class _Part:
    """How a field is read: from the value under ``key``, or where that is None from the object."""

    name: str
    key: str | None
    optional: bool
    read: Read


def _instance(
    kind: Any, parts: tuple[_Part, ...], data: Mapping[str, Any], texts: Mapping[str, str]
) -> Any:
    given: dict[str, Any] = {}
    for part in parts:
        if part.key is None:
            given[part.name] = part.read(data, texts)
        elif not part.optional or part.key in data:
            given[part.name] = part.read(data[part.key], texts)
    return kind(**given)


def _parts(kind: Any) -> tuple[_Part, ...]:
    hints = get_type_hints(kind)
    return tuple(_part(kind, each, hints[each.name]) for each in fields(kind))


def _part(kind: type, field: Field[Any], hint: Any) -> _Part:
    name = field.name
    if name == "span":
        return _Part(name, None, False, _span_in_place)
    if INLINED.get(kind) == name:
        return _Part(name, None, False, _reader(hint))
    if name in LEFT_OUT.get(kind, ()):
        return _Part(name, None, False, _text_of if kind is Report else _no_vector)
    key = RENAMED.get((kind, name), name)
    return _Part(name, key, field.default is not MISSING, _reader(hint))
