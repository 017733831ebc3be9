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
    ORIGIN = "origin"  # two reports go back to one source
    NOT_ORIGIN = "not_origin"
    WITHDRAWN = "withdrawn"  # what it supersedes holds no longer

    @property
    def on_reports(self) -> bool:
        """Whether it is about whole reports; its words are those that they begin with."""
        return self in (Ruling.ORIGIN, Ruling.NOT_ORIGIN)


@dataclass(frozen=True, slots=True)
class Judgement:
    """``ruling`` over the words of claims or a quote, or those that two reports begin with.

    ``by`` and ``at`` say who and when.
    """

    id: str
    ruling: Ruling
    places: tuple[Place, ...]
    by: str
    at: str  # ISO 8601 instant
    name: str | None = None  # who spoke
    supersedes: str | None = None  # id of the earlier judgement that this one takes the place of


@dataclass(frozen=True, slots=True)
class Kin:
    """Two reports that a person ruled to be of one origin, or not to be."""

    reports: tuple[str, str]
    is_one: bool
    judgement: str  # its id


class Outcome(StrEnum):
    """What became of a judgement in one run."""

    OBEYED = "obeyed"
    OVERRULED = "overruled"  # it cannot stand beside a later one
    UNRESOLVED = "unresolved"  # its words are not those of a claim, quote or report of this run


@dataclass(frozen=True, slots=True)
class Heard:
    """A judgement in one run: obeyed, or why not."""

    id: str
    ruling: Ruling
    by: str
    at: str
    outcome: Outcome
    why: str  # "" when obeyed
