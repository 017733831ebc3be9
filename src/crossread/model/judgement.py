"""A person's ruling on what the machine suggested. Superseded by a later one, never overwritten.

Judgements point at words of a report, not at ids of claims: they hold when the reports are read
again, by whichever version.
"""

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.story import Place


class Ruling(StrEnum):
    """What a person can say."""

    SAME = "same"  # two claims say the same thing
    NOT_SAME = "not_same"
    SPLIT = "split"  # the first claim does not say what the others say
    SPEAKER = "speaker"  # the quote is of the one named
    WITHDRAWN = "withdrawn"  # what it supersedes holds no longer


@dataclass(frozen=True, slots=True)
class Judgement:
    """``ruling`` over the words of claims, or of a quote; ``by`` and ``at`` say who and when."""

    id: str
    ruling: Ruling
    places: tuple[Place, ...]
    by: str
    at: str  # ISO 8601 instant
    name: str | None = None  # who spoke
    supersedes: str | None = None  # id of the earlier judgement that this one takes the place of


class Outcome(StrEnum):
    """What became of a judgement in one run."""

    OBEYED = "obeyed"
    OVERRULED = "overruled"  # it cannot stand beside a later one
    UNRESOLVED = "unresolved"  # its words are not those of a claim or quote of this run


@dataclass(frozen=True, slots=True)
class Heard:
    """A judgement in one run: obeyed, or why not."""

    id: str
    ruling: Ruling
    by: str
    at: str
    outcome: Outcome
    why: str  # "" when obeyed
