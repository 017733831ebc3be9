"""Write the reference of dossier.json from its JSON Schema.

    python -m tools.form [--check]

``--check`` writes nothing and fails when docs/reference/dossier.md is not what the schema says.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "src" / "crossread" / "dossier" / "schema.json"
TARGET = ROOT / "docs" / "reference" / "dossier.md"
HEAD = """\
# dossier.json

<!-- Written by python -m tools.form; do not edit. -->

The form of a dossier, `{version}`, from the JSON Schema that every one is checked against,
[schema.json](../../src/crossread/dossier/schema.json).
The version changes when the meaning does.
A field may be null where its type says so; a key that is not always there is *optional*.
`start`, `end` and `exact` point at words of a report: code points of `reports/<id>.txt`, half-open.
What the words mean stands in [concepts](../concepts.md).
"""


def page(schema: dict[str, Any]) -> str:
    """Return the page: the whole, then each class of it by name."""
    version = schema["properties"]["schema"]["const"]
    parts = [HEAD.format(version=version), *_class("The whole", schema)]
    for name, each in schema["$defs"].items():
        parts += _class(name, each)
    return "\n".join(parts).rstrip("\n") + "\n"


def _class(name: str, described: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}\n"
    if described.get("description"):
        yield f"{_literal(described['description'])}\n"
    if "enum" in described:
        yield "Values: " + ", ".join(f"`{value}`" for value in described["enum"]) + ".\n"
        return
    yield "| field | type | meaning |\n|---|---|---|"
    required = set(described.get("required", ()))
    for field, form in described["properties"].items():
        told = _cell(form.get("description", ""))
        optional = "" if field in required else " *optional*"
        yield f"| `{field}` | {_type(form)}{optional} | {told} |"
    yield ""


def _type(form: dict[str, Any]) -> str:
    """The type in words; a class is a link to its part of the page."""
    if "$ref" in form:
        name = form["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in form:
        return " or ".join(_type(each) for each in form["anyOf"])
    if "const" in form:
        return f"`{form['const']}`"
    if form["type"] == "array":
        return f"list of {_type(form['items'])}" if "items" in form else "list"
    return str(form["type"])


def _literal(text: str) -> str:
    """Sphinx's double back quotes as Markdown's single ones."""
    return text.replace("``", "`")


def _cell(text: str) -> str:
    return _literal(text).replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare; return the exit code."""
    text = page(json.loads(SCHEMA.read_text(encoding="utf-8")))
    if arguments == ["--check"]:
        fresh = TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text
        print("The page is fresh." if fresh else "Stale: run python -m tools.form")
        return 0 if fresh else 1
    TARGET.write_text(text, encoding="utf-8")
    print(f"Wrote {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
