"""A person's ruling on what the machine suggested. Superseded by a later one, never overwritten."""

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.story import Place


class Ruling(StrEnum):
    """What a person can say of two places."""

    SAME = "same"  # they say the same thing
    NOT_SAME = "not_same"


@dataclass(frozen=True, slots=True)
class Judgement:
    """``ruling`` over two places; ``by`` and ``at`` say who ruled and when."""

    id: str
    ruling: Ruling
    places: tuple[Place, Place]
    by: str
    at: str  # ISO 8601 instant
    supersedes: str | None = None
