"""What a report says of a person just by naming them: "harbour master Ines Corrado, 44"."""

from collections.abc import Iterator, Sequence

from crossread.annotate.clauses.patterns import Tree
from crossread.model.annotation import Mention, MentionType
from crossread.model.span import Span

_BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "flat", "appos", "det"})
_DESCRIBING = frozenset({"NOUN", "NUM"})
_OLDEST = 120


def described(tree: Tree, mentions: Sequence[Mention]) -> Iterator[tuple[Span, int]]:
    """Yield each named person with what is said of them beside the name, and the name's head."""
    for mention in mentions:
        if mention.type is MentionType.PERSON:
            own = [i for i, t in enumerate(tree.tokens) if mention.span.covers(t.span)]
            if own and all(tree.tokens[i].upos == "PROPN" for i in own):
                first, last = _before(tree, own[0], own[-1]), _age(tree, own[-1])
                around = [*range(first, own[0]), *range(own[-1] + 1, last + 1)]
                if any(tree.tokens[i].upos in _DESCRIBING for i in around):
                    start, end = tree.tokens[first].span.start, tree.tokens[last].span.end
                    yield Span(start, end), own[0]


def _before(tree: Tree, first: int, last: int) -> int:
    """First token of the noun phrase that ends in the name ``first`` to ``last``."""
    at = first
    while at > 0 and _ties_in(tree, at - 1, at, last):
        at -= 1
    return at


def _ties_in(tree: Tree, index: int, first: int, last: int) -> bool:
    """Whether the token before a phrase hangs from it, or the phrase hangs from the token."""
    token = tree.tokens[index]
    if token.upos in ("PUNCT", "VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON"):
        return token.text in ("-", "’s", "'s")
    below = first <= token.head <= last and token.relation in _BEFORE
    above = any(
        tree.tokens[i].head == index and tree.tokens[i].relation in ("flat", "appos", "compound")
        for i in range(first, last + 1)
    )
    return below or above or token.xpos == "POS"


def _age(tree: Tree, last: int) -> int:
    """Last token of ", 44" after a name, else ``last``."""
    after = tree.tokens[last + 1 : last + 3]
    if len(after) == 2 and after[0].text == "," and after[1].text.isdigit():
        return last + 2 if int(after[1].text) < _OLDEST else last
    return last
