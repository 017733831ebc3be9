"""A figure in one claim where the other says how many by no figure: "several ferries".

Who writes "the ferries" or "ferries" leaves open how many there are, and says nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast, cosine
from crossread.model.annotation import Token
from crossread.model.claim import ClaimQuantity
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_VAGUE = frozenset("several multiple many few some numerous various".split())
_OF_VAGUE = frozenset("number series handful couple".split())  # "a number of"
_FEWEST = 2  # "one ferry" and "a ferry" are alike
_BETWEEN = 4  # words back from a noun to "of": "dozens of the very old ferries"
_ONE_KIND = 0.5  # cosine of two nouns' states, from which they may be one thing: people, sailors


@dataclass(frozen=True, slots=True)
class _Counted:
    """A plural noun with the words that say how many: a figure, or "several"."""

    span: Span
    noun: Token
    figure: bool

    def differs(self, other: "_Counted") -> bool:
        """Whether one has a figure and the other none."""
        return self.figure != other.figure

    def stands_for(self, other: "_Counted") -> bool:
        """Whether "several people" may be "two sailors": both stand in one role."""
        return self.noun.deprel == other.noun.deprel


def counts(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference for each thing that one claim alone gives a figure for."""
    if not background.sure(left, right):
        return
    mine, theirs = background.once(counted, left), background.once(counted, right)
    for (noun, one), (other, two) in product(mine.items(), theirs.items()):
        if one.differs(two) and (noun == other or _is_one_kind(left, one, right, two)):
            relation = DiscrepancyRelation.COMPATIBLE
            note = contrast(left, one.span, right, two.span)
            yield Difference(DiscrepancyKind.NUMBER, relation, noun, one.span, two.span, note)


def _is_one_kind(left: Stated, one: _Counted, right: Stated, two: _Counted) -> bool:
    return one.stands_for(two) and cosine(left, one.noun, right, two.noun) >= _ONE_KIND


def whether_counted(stated: Stated, background: Background) -> set[tuple[str, bool]]:
    """Return whether a claim counts by figures, by words or both."""
    return {("", each.figure) for each in background.once(counted, stated).values()}


def counted(stated: Stated) -> dict[str, _Counted]:
    """Return the first plural of each noun of a claim that says how many there are."""
    every = stated.tokens
    found: dict[str, _Counted] = {}
    for index, token in enumerate(every):
        if token.xpos == "NNS" and stated.claim.span.covers(token.span):
            noun = _how_many(stated, every, index)
            if noun:
                found.setdefault(token.lemma, noun)
    return dict(sorted(found.items()))


def _how_many(stated: Stated, every: tuple[Token, ...], index: int) -> _Counted | None:
    noun, above = every[index], every[every[index].head]
    own = [token for token in every if token.head == index]
    figures = [q for q in stated.claim.quantities if any(q.span.covers(t.span) for t in own)]
    if figures := figures or _of_figures(stated, every, noun):
        enough = (figures[0].value or _FEWEST) >= _FEWEST
        hull = figures[0].span.hull(noun.span)
        return _Counted(hull, noun, figure=True) if enough else None
    vague = [token for token in own if token.lemma in _VAGUE]
    if noun.deprel == "nmod" and above.lemma in _OF_VAGUE and not _is_told(every, noun.head):
        vague = [above]
    return _Counted(vague[0].span.hull(noun.span), noun, figure=False) if vague else None


def _of_figures(stated: Stated, every: tuple[Token, ...], noun: Token) -> list[ClaimQuantity]:
    """The figures that stand before "of" and count a noun: "dozens of old ferries"."""
    between = [t for t in every if t.span < noun.span][-_BETWEEN:]
    of = [token.span.start for token in between if token.lemma == "of"]
    counting = (q for q in stated.claim.quantities if q.counted == noun.lemma)
    return [q for q in counting if any(0 < start - q.span.end <= 1 for start in of)]


def _is_told(every: tuple[Token, ...], index: int) -> bool:
    """Whether a noun is definite: "the number of people" is told, "a number of" left open."""
    return any(token.head == index and token.lemma == "the" for token in every)
