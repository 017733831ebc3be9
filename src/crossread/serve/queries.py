"""What a page and its twin may be asked, checked before anything is read.

A form sends its empty fields too: an empty field is a question that was not asked.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from crossread.model.collation import DiscrepancyKind, Status

PAGE_SIZE = 20
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
IdText = Annotated[str, Field(max_length=128, description="An id of this store.")]


def iso_day(text: str) -> date:
    """Return the day that a text is; ValueError for any other spelling than 2026-03-14."""
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text[:20]!r} is not a day; write it as 2026-03-14")
    return date.fromisoformat(text)


def _unasked(value: object) -> object:
    return None if value == "" else value


def _asked(values: object) -> object:
    return [each for each in values if each != ""] if isinstance(values, list) else values


def _day(value: object) -> object:
    return iso_day(value) if isinstance(value, str) and value else _unasked(value)


def _some(names: Iterable[str], most: int) -> WithJsonSchema:
    """How the document shows a list of names of which empty ones are passed over."""
    return WithJsonSchema(
        {"type": "array", "maxItems": most, "items": {"enum": [*names, ""]}, "default": []}
    )


Day = Annotated[
    date | None,
    BeforeValidator(_day),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"enum": ["", None]}]}),
]
OptionalText = Annotated[str | None, Field(max_length=300), BeforeValidator(_unasked)]
OptionalId = Annotated[str | None, Field(max_length=128), BeforeValidator(_unasked)]
Number = Annotated[int, Field(ge=1, le=10_000, description="Page, from 1.")]


class _Query(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FrontQuery(_Query):
    """Which stories."""

    page: Number = 1
    alone: bool = Field(False, description="Show reports that joined no other, too.")

    @property
    def offset(self) -> int:
        """Return how many stories stand on the pages before."""
        return (self.page - 1) * PAGE_SIZE


class StoryQuery(_Query):
    """Which lines of a story. Outlet and days choose reports; nothing is counted anew."""

    status: Annotated[
        list[Status], BeforeValidator(_asked), Field(max_length=8), _some(Status, 8)
    ] = []
    kind: Annotated[
        list[DiscrepancyKind],
        BeforeValidator(_asked),
        Field(max_length=16),
        _some(DiscrepancyKind, 16),
    ] = []
    outlet: Annotated[
        list[Annotated[str, Field(max_length=200)]], BeforeValidator(_asked), Field(max_length=100)
    ] = []
    since: Day = Field(None, description="Reports of this day or later.")
    until: Day = Field(None, description="Reports of this day or earlier.")


class PointQuery(_Query):
    """Which other claims to offer."""

    find: Annotated[str, Field(max_length=200)] = ""


class CompareQuery(_Query):
    """Which two reports; without both there is a form to choose them."""

    left: OptionalId = None
    right: OptionalId = None


class PairQuery(_Query):
    """Which two reports."""

    left: IdText
    right: IdText


class SearchQuery(_Query):
    """What to find."""

    q: Annotated[
        str, Field(max_length=400, description='Words; "a phrase", -word, begin*, OR.')
    ] = ""
    what: Literal["reports", "claims"] = "reports"
    outlet: OptionalText = None
    story: OptionalId = None
    since: Day = None
    until: Day = None
    page: Number = 1

    @property
    def offset(self) -> int:
        """Return how many hits stand on the pages before."""
        return (self.page - 1) * PAGE_SIZE


class NewsQuery(_Query):
    """After which run; None stands for the beginning."""

    since: OptionalId = None
