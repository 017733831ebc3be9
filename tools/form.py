"""Write the reference of dossier.json from its JSON Schema.

    python -m tools.form [--check]

``--check`` writes nothing and fails when docs/reference/dossier.md is not what the schema says.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tools.generated import renewed

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
[Concepts](../concepts.md) explains the words.
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
        told = cell(form.get("description", ""))
        optional = "" if field in required else " *optional*"
        yield f"| `{field}` | {type_in_words(form)}{optional} | {told} |"
    yield ""


def on_page(name: str) -> str:
    """Return the link to a class's part of the page that it is named on."""
    return f"[{name}](#{name.lower()})"


def type_in_words(form: dict[str, Any], link: Callable[[str], str] = on_page) -> str:
    """Return a type in words; ``link`` says where a class stands."""
    if "$ref" in form:
        return link(form["$ref"].rpartition("/")[2])
    if "anyOf" in form:
        return " or ".join(type_in_words(each, link) for each in form["anyOf"])
    if "const" in form:
        return f"`{form['const']}`"
    if "enum" in form:
        return ", ".join(
            "null" if each is None else f"`{each}`" for each in form["enum"] if each != ""
        )
    if form["type"] == "array":
        return f"list of {type_in_words(form['items'], link)}" if "items" in form else "list"
    return str(form.get("format", form["type"]))


def _literal(text: str) -> str:
    """Sphinx's double back quotes as Markdown's single ones."""
    return text.replace("``", "`")


def cell(text: str) -> str:
    """Return a text as a table's cell takes it."""
    return _literal(text).replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare; return the exit code."""
    return renewed(
        TARGET, page(json.loads(SCHEMA.read_text(encoding="utf-8"))), "tools.form", arguments
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
