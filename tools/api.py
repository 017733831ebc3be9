"""Write the reference of the desk's twins from its OpenAPI document.

    python -m tools.api [--check]

``--check`` writes nothing and fails when docs/reference/api.md is not what the document says.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossread.serve import openapi
from crossread.serve.app import routed
from tools.form import cell, type_in_words
from tools.generated import renewed

TARGET = Path(__file__).resolve().parent.parent / "docs" / "reference" / "api.md"
HEAD = """\
# The desk for programs

<!-- Written by python -m tools.api; do not edit. -->

`crossread serve` also answers each page's address with `.json` added.
`/openapi.json` describes the same as an OpenAPI document, from which clients can be generated.
If the desk has a token, send it as `Authorization: Bearer TOKEN`.
Parts of a dossier have the form of [dossier.json](dossier.md).

Every error is `{"error": {"status", "code", "message", "next_step", "details"}}` under its status.
"""
_PART = openapi.PREFIX


def page(document: dict[str, Any]) -> str:
    """Return the page: each address, then each form that is not a dossier's."""
    parts = [HEAD]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            parts += _address(path, method.upper(), operation)
    parts.append("## Forms\n")
    for name, form in document["components"]["schemas"].items():
        if not name.startswith(_PART):
            parts += _form(name, form)
    return "\n".join(parts).rstrip("\n") + "\n"


def _address(path: str, method: str, operation: dict[str, Any]) -> Iterator[str]:
    told = cell(operation.get("description", ""))
    yield f"## {method} {path}\n\n{operation['summary']}. {told}\n"
    if taken := operation.get("parameters"):
        yield "| parameter | in | type | meaning |\n|---|---|---|---|"
        for one in taken:
            form = one["schema"]
            told = cell(one.get("description") or form.get("description") or "")
            yield f"| `{one['name']}` | {one['in']} | {type_in_words(form, _link)} | {told} |"
        yield ""
    if "requestBody" in operation:
        (body,) = operation["requestBody"]["content"].values()
        yield f"Takes {type_in_words(body['schema'], _link)} as JSON.\n"
    yield "| status | gives |\n|---|---|"
    for status, answer in sorted(operation["responses"].items()):
        (content,) = answer["content"].values()
        told = "" if int(status) < 400 else f": {cell(answer['description'])}"
        yield f"| {status} | {type_in_words(content['schema'], _link)}{told} |"
    yield ""


def _form(name: str, form: dict[str, Any]) -> Iterator[str]:
    yield f"### {name}\n"
    if form.get("description"):
        yield f"{cell(form['description'])}\n"
    if "enum" in form:
        yield "Values: " + ", ".join(f"`{value}`" for value in form["enum"]) + ".\n"
        return
    required = set(form.get("required", ()))
    yield "| field | type | meaning |\n|---|---|---|"
    for field, each in form["properties"].items():
        optional = "" if field in required else " *optional*"
        told = cell(each.get("description", ""))
        yield f"| `{field}` | {type_in_words(each, _link)}{optional} | {told} |"
    yield ""


def _link(name: str) -> str:
    """Where a form stands: on this page, or on that of the dossier."""
    if name == _PART:
        return "[Dossier](dossier.md)"
    if name.startswith(_PART):
        part = name.removeprefix(_PART)
        return f"[{part}](dossier.md#{part.lower()})"
    return f"[{name}](#{name.lower()})"


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare; return the exit code."""
    return renewed(TARGET, page(openapi.document(routed())), "tools.api", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
