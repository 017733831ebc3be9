"""Rivals: two figures or two times of two claims that a reader may set against each other.

"Two boats" and "three barges" may be one catch counted otherwise, or two. Which it is depends on
much at once: what is counted and in what unit, the words that both hang from, how well the claims
match, what else they tell. So it is learned from differences that careful readers named
(``training/contrast``); what two phrases are to each other, once they are of one thing, is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import P, Rivals, heading
from crossread.model.annotation import Matrix, Token
from crossread.model.span import Span, touched

# Of the lines told from this likelihood on about every second is in the labels
# (docs/decisions/0015-which-figures-are-of-one-thing.md).
NAMED = 0.2
KEPT = 2**14  # pairs of phrases told alike of which it is known what they are to each other
_PARTS = ("nummod", "det", "amod", "nmod:poss", "compound")  # of the thing that they count or limit
_STEPS = 3  # up from a figure to what it counts

Pair = tuple[Stated, Stated]
Evidence = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Where a phrase stands, as indexes of tokens: its head, what that is a part of, what rules.

    In "killed two men" the head is "two", the thing "men" and the ruler "killed"; -1 is none.
    """

    head: int
    thing: int
    ruler: int
    role: str  # of the thing
    lemmas: tuple[str, ...]  # of thing, ruler and the predicate of the claim
    read: Matrix  # the states of all words of the sentence; none where it was read by rules
    predicate: int  # of the claim


def slot(stated: Stated, span: Span, *, is_part: bool) -> Slot | None:
    """Return where a phrase stands, None where nothing was parsed.

    One that ``is_part`` stands for the thing that it counts.
    """
    every = stated.tokens
    own = touched([token.span for token in every], span)
    if not own:
        return None
    head = heading(every, own)
    thing = _thing(every, head) if is_part else head
    ruler, predicate = every[thing].head, stated.clause.head
    return Slot(
        head,
        thing,
        ruler,
        every[thing].relation,
        tuple(every[i].lemma.lower() if i >= 0 else "" for i in (thing, ruler, predicate)),
        stated.sentence.states,
        predicate,
    )


def one_each(judged: Iterable[tuple[float, Rivals[P]]]) -> list[Rivals[P]]:
    """Return the rivals of two claims, the likeliest first, without those that share a phrase."""
    found: list[Rivals[P]] = []
    taken: set[tuple[int, Span]] = set()
    for _, each in sorted(judged, key=_rank):
        ends = {(0, each.one.span), (1, each.two.span)}
        if taken.isdisjoint(ends):
            taken |= ends
            found.append(each)
    return found


def _rank(ranked: tuple[float, Rivals[P]]) -> tuple[float, Span, Span]:
    likelihood, rivals = ranked
    return -likelihood, rivals.one.span, rivals.two.span


def _thing(every: Sequence[Token], head: int) -> int:
    for _ in range(_STEPS):
        if every[head].deprel not in _PARTS or every[head].head < 0:
            break
        head = every[head].head
    return head
