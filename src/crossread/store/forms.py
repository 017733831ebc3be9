"""Values as a store writes them: JSON for what is looked at, packed bytes for what is only kept."""

import json
import re
import zlib
from collections.abc import Mapping
from typing import Any, TypeVar

from crossread.model.codec import decode, encode

T = TypeVar("T")

_QUICK = 3  # of zlib's nine levels: 6 takes twice the time for 4 % less
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_STAND_IN = "\ufffd"


def packed(value: Any, texts: Mapping[str, str]) -> bytes:
    """Return a model value as packed JSON."""
    return zlib.compress(written(value, texts).encode(), _QUICK)


def unpacked(kind: type[T], content: bytes, texts: Mapping[str, str]) -> T:
    """Return the value that ``packed`` packed."""
    return read(kind, zlib.decompress(content).decode(), texts)


def written(value: Any, texts: Mapping[str, str]) -> str:
    """Return a model value as JSON in ASCII, so that any character gets through."""
    return json.dumps(encode(value, texts), separators=(",", ":"))


def read(kind: type[T], form: str, texts: Mapping[str, str]) -> T:
    """Return the value that ``written`` wrote."""
    return decode(kind, json.loads(form), texts)


def squeezed(content: bytes) -> bytes:
    """Return bytes packed."""
    return zlib.compress(content, _QUICK)


def whole(content: bytes) -> bytes:
    """Return what ``squeezed`` packed."""
    return zlib.decompress(content)


def searchable(text: str) -> str:
    """Return a text as SQLite can hold and search it, each character in its place."""
    return _UNWRITABLE.sub(_STAND_IN, text)
