"""The OpenAPI document: made of the route table, with the dossier's own schema in it."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from crossread import __version__

PREFIX = "Dossier"  # before the names of the dossier's parts, which the desk's own names may equal


def document(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of the twins."""
    made = get_openapi(
        title="crossread desk",
        version=__version__,
        summary="Stories, reports, claims and judgements of one store.",
        description=(
            "Every page of the desk has a twin: its address with .json. Errors have one shape. "
            "Where the desk has a token, send it as a bearer token."
        ),
        routes=app.routes,
    )
    schemas = made.setdefault("components", {}).setdefault("schemas", {})
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    made = {key: _with_parts(each) for key, each in made.items()}
    made["components"]["schemas"] |= _dossier_schemas()
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{}, {"token": []}]
    return made


def _with_parts(value: Any) -> Any:
    """The document with a reference wherever a field is a part of a dossier."""
    if isinstance(value, list):
        return [_with_parts(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "x-dossier" in value:
        return {"$ref": _address(value["x-dossier"])}
    return {key: _with_parts(each) for key, each in value.items()}


def _address(part: str) -> str:
    name = PREFIX if part == PREFIX else f"{PREFIX}{part}"
    return f"#/components/schemas/{name}"


@cache
def _dossier_schemas() -> dict[str, Any]:
    written = files("crossread.dossier").joinpath("schema.json").read_text(encoding="utf-8")
    schema = json.loads(written)
    parts = schema.pop("$defs")
    for name in ("$schema", "$id"):
        schema.pop(name)
    schemas = {PREFIX: schema} | {f"{PREFIX}{name}": part for name, part in parts.items()}
    found: dict[str, Any] = _readdressed(schemas)
    return found


def _readdressed(value: Any) -> Any:
    if isinstance(value, list):
        return [_readdressed(each) for each in value]
    if isinstance(value, dict):
        return {
            key: _address(each.removeprefix("#/$defs/"))
            if key == "$ref" and isinstance(each, str)
            else _readdressed(each)
            for key, each in value.items()
        }
    return value
