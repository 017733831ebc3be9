"""Write the JSON Schema of the dossier from the model's classes.

    python -m tools.schema [--check]

The schema follows the three rules of ``crossread.model.codec``; what a field means is the comment
behind it in its class. ``--check`` writes nothing and fails when the file in the package is not
what the classes say.
"""

import ast
import inspect
import io
import json
import sys
import textwrap
import tokenize
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from crossread.model.codec import AS_PAIRS, INLINED, LEFT_OUT, RENAMED
from crossread.model.dossier import SCHEMA, Dossier
from crossread.model.offsets import Offsets
from crossread.model.span import Span

TARGET = Path("src/crossread/dossier/schema.json")
WHOLE = {"type": "integer", "minimum": 0}
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
WORDS = {
    "start": {**WHOLE, "description": "First Unicode code point in the report's text."},
    "end": {**WHOLE, "description": "One past the last code point."},
    "exact": {"type": "string", "description": "The words there, to the character."},
}
SAID_TOGETHER = {key: [each for each in WORDS if each != key] for key in WORDS}


def schema() -> dict[str, Any]:
    """Return the schema of a dossier.json, draft 2020-12."""
    defined: dict[str, Any] = {}
    whole = _object(Dossier, defined)
    properties = {"schema": {"const": SCHEMA}, **whole["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Dossier",
        **whole,
        "properties": properties,
        "required": ["schema", *whole["required"]],
        "$defs": dict(sorted(defined.items())),
    }


def _object(kind: type, defined: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    hints, notes = get_type_hints(kind), field_notes(kind)
    together = False
    left_out = LEFT_OUT.get(kind, ())
    for name in (each.name for each in fields(kind) if each.name not in left_out):
        hint = hints[name]
        if name == "span":
            properties.update(WORDS)
            together = together or _optional(hint)
            required.extend(() if _optional(hint) else WORDS)
        elif INLINED.get(kind) == name:
            inner = _object(hint, defined)
            properties.update(inner["properties"])
            required.extend(inner["required"])
        else:
            written = RENAMED.get((kind, name), name)
            noted = {"description": notes[name]} if name in notes else {}
            properties[written] = _field((kind, name), hint, defined) | noted
            required.append(written)
    return {
        "description": _said_of(kind),
        "type": "object",
        "properties": properties,
        "required": required,
        **({"dependentRequired": SAID_TOGETHER} if together else {}),
        "additionalProperties": False,
    }


def _field(field: tuple[type, str], hint: Any, defined: dict[str, Any]) -> dict[str, Any]:
    if field in AS_PAIRS:
        return {"type": "array", "items": _run(2)}
    return _value(hint, defined)


def _said_of(kind: type) -> str:
    return (kind.__doc__ or "").split("\n\n")[0].replace("\n    ", " ").strip()


def field_notes(kind: type) -> dict[str, str]:
    """Return the comment behind each field of a class: what its name and type cannot say."""
    source = textwrap.dedent(inspect.getsource(kind))
    comments = {
        token.start[0]: token.string.removeprefix("#").strip()
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    (described,) = ast.parse(source).body
    return {
        each.target.id: comments[each.end_lineno]
        for each in getattr(described, "body", ())
        if isinstance(each, ast.AnnAssign)
        and isinstance(each.target, ast.Name)
        and each.end_lineno in comments
    }


def _run(length: int) -> dict[str, Any]:
    return {"type": "array", "items": WHOLE, "minItems": length, "maxItems": length}


def _optional(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)


def _value(hint: Any, defined: dict[str, Any]) -> dict[str, Any]:
    if _optional(hint):
        (inner,) = (each for each in get_args(hint) if each is not type(None))
        return {"anyOf": [_value(inner, defined), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return _array(get_args(hint), defined)
    if get_origin(hint) in (dict, Mapping):
        return {"type": "object"}
    if hint is Offsets:
        return {"type": "array", "items": _run(3), "description": _said_of(Offsets)}
    if hint in PLAIN:
        return {"type": PLAIN[hint]}
    return _defined(hint, defined)


def _array(kinds: tuple[Any, ...], defined: dict[str, Any]) -> dict[str, Any]:
    first, *rest = kinds
    array = {"type": "array", "items": _value(first, defined)}
    if rest and rest != [Ellipsis]:
        array |= {"minItems": len(kinds), "maxItems": len(kinds)}
    return array


def _defined(kind: Any, defined: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in defined:
        defined[kind.__name__] = {}  # holds the place while the class is described
        defined[kind.__name__] = _definition(kind, defined)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _definition(kind: Any, defined: dict[str, Any]) -> dict[str, Any]:
    if issubclass(kind, Enum):
        return {"description": _said_of(kind), "enum": [each.value for each in kind]}
    if kind is Span:
        described = {"description": "Words of a report.", "type": "object", "properties": WORDS}
        return {**described, "required": list(WORDS), "additionalProperties": False}
    if not is_dataclass(kind):
        raise TypeError(
            f"no rule for {kind!r}; known: dataclasses, enums, {sorted(map(str, PLAIN))}"
        )
    return _object(kind, defined)


def main(arguments: list[str]) -> int:
    """Write the schema, or with ``--check`` compare; return the exit code."""
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if arguments == ["--check"]:
        fresh = TARGET.read_text(encoding="utf-8") == text
        print("The schema is fresh." if fresh else "Stale: run python -m tools.schema")
        return 0 if fresh else 1
    TARGET.write_text(text, encoding="utf-8")
    print(f"Wrote {TARGET}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
