"""What a comparer finds between two claims of one point."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

import numpy as np

from crossread.collate.claims import Stated
from crossread.collate.profile import content
from crossread.model.annotation import DIMENSIONS, Token, Vector
from crossread.model.collation import DatedTime, DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

T = TypeVar("T")

SIGN = " ≠ "
SURE = 0.5  # of a match; below it most differences are those of two statements
HALF_SURE = 0.4  # below it so are those of figures and times


@dataclass(frozen=True, slots=True)
class Difference:
    """A typed difference between two claims, with the differing words of each.

    ``topic`` keeps differences about unlike things apart within a point: what is counted.
    """

    kind: DiscrepancyKind
    relation: DiscrepancyRelation
    topic: str
    left: Span
    right: Span
    note: str


class Phrase(Protocol):
    """Words of a claim."""

    @property
    def span(self) -> Span:
        """Return where they stand in the report."""


P = TypeVar("P", bound=Phrase)


@dataclass(frozen=True, slots=True)
class Rivals(Generic[P]):
    """A phrase of each of two claims that may tell of one thing."""

    one: P
    two: P


RivalsOf = tuple[DiscrepancyKind, Stated, Stated]


@dataclass(frozen=True, slots=True)
class Background:
    """What comparers may look up about a story."""

    times: Mapping[str, DatedTime]  # by id
    entity_at: Mapping[tuple[str, Span], str]
    published: Mapping[str, str | None]  # report id → ISO day
    scores: Mapping[tuple[Stated, Stated], float]  # how well two claims match, in either order
    named: Mapping[RivalsOf, Sequence[Rivals[Any]]] = field(default_factory=dict)
    looked: dict[object, dict[Stated, Any]] = field(default_factory=partial(defaultdict, dict))
    held: dict[object, Any] = field(default_factory=dict)

    def matching(
        self, pairs: Iterable[tuple[Stated, Stated]], scores: Iterable[float]
    ) -> "Background":
        """Return the same, beside how well each of some pairs of claims matches."""
        return replace(self, scores=dict(zip(pairs, scores, strict=True)))

    def once(self, look: Callable[[Stated], T], stated: Stated) -> T:
        """Return what a look at a claim finds; it is looked at once, though it meets many."""
        known = self.looked[look]
        if stated not in known:
            known[stated] = look(stated)
        return known[stated]  # type: ignore[no-any-return]

    def of_story(self, make: Callable[[], T]) -> T:
        """Return what is made once for all points of a story."""
        if make not in self.held:
            self.held[make] = make()
        return self.held[make]  # type: ignore[no-any-return]

    def sure(self, left: Stated, right: Stated) -> bool:
        """Whether two claims match so well that a difference of words means something."""
        return self.score(left, right) >= SURE

    def half_sure(self, left: Stated, right: Stated) -> bool:
        """Whether two claims match so well that another figure or time means something."""
        return self.score(left, right) >= HALF_SURE

    def score(self, left: Stated, right: Stated) -> float:
        """How well two claims match, 0..1; 0 where they were not scored."""
        return self.scores.get((left, right)) or self.scores.get((right, left), 0.0)

    def alike(self, left: Stated, right: Stated) -> float:
        """The share of content words, as lemmas, that two claims have in common, 0..1."""
        one, two = self.once(words, left), self.once(words, right)
        both = len(one & two)
        return both / max(1, len(one) + len(two) - both)

    def later(self, left: Stated, right: Stated) -> bool:
        """Whether the reports were published on different days."""
        one, two = self._day(left), self._day(right)
        return bool(one and two and one != two)

    def is_before(self, left: Stated, right: Stated) -> bool:
        """Whether the report of the left claim was published on an earlier day."""
        one, two = self._day(left), self._day(right)
        return bool(one and two and one < two)

    def _day(self, stated: Stated) -> str | None:
        published = self.published.get(stated.claim.report)
        return published[:10] if published else None


def words(stated: Stated) -> frozenset[str]:
    """Return the content words of a claim, as lemmas."""
    every = tokens(stated)
    return frozenset(every[i].lemma.lower() for i in content(enumerate(every)))


def tokens(stated: Stated) -> list[Token]:
    """Return the tokens of a claim."""
    inside = stated.inside
    return list(stated.tokens[inside.start : inside.stop])


def predicate(stated: Stated) -> Token | None:
    """Return the head of a claim's clause; None where nothing was parsed."""
    every = stated.tokens
    return every[stated.clause.head] if every else None


def upwards(every: Sequence[Token], at: int) -> Iterator[int]:
    """Yield a place in a sentence and those of the words above it in the tree."""
    while at >= 0:
        yield at
        at = every[at].head


def heading(every: Sequence[Token], own: Sequence[int]) -> int:
    """Return the first of some words, by place, that hangs from none of them; -1 of none."""
    return next((at for at in own if every[at].head not in own), -1)


def contrast(left: Stated, one: Span, right: Stated, two: Span) -> str:
    """Return the note of a difference: both wordings with a sign of inequality between them."""
    return f"{left.words(one)}{SIGN}{right.words(two)}"


def cosine(left: Stated, one: Token, right: Stated, two: Token) -> float:
    """Return how near two words are in meaning where they stand, -1..1; 0 where nothing is read."""
    return float(_state(left, one) @ _state(right, two))


def resemblance(left: Stated, one: Token, right: Stated, two: Token) -> float:
    """Return 1 for two words of one lemma, else how near they are in meaning, -1..1."""
    return 1.0 if one.lemma == two.lemma else cosine(left, one, right, two)


def _state(stated: Stated, token: Token) -> Vector:
    sentence = stated.sentence
    if not sentence.states.size:  # read by rules
        return np.zeros(DIMENSIONS, np.float32)
    at = next(n for n, each in enumerate(sentence.tokens) if each is token)
    return np.asarray(sentence.states[at], np.float32)
