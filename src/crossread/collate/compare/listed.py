"""Which of the figures that a claim lists goes with a figure of another claim.

In "$60 on rope, $90 on paint and $40 on a lamp" the $90 is what another report spent on paint,
however near the $60 come to it. A figure is told with the words between two marks of the list.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, tokens, words
from crossread.collate.profile import content
from crossread.model.claim import ClaimQuantity
from crossread.model.span import Span

_LISTED = 3  # figures of one unit in a claim; two are often those of one thing, "from 12 to 17"
_MARK = re.compile(r"[,;]\s|\s(?:and|or|while|but)\s")


@dataclass(frozen=True, slots=True)
class Listing:
    """The figures of a claim by place, each with the words that it is told with.

    Those are its own part of a list, else all of the claim.
    """

    words: Mapping[Span, frozenset[str]]
    is_list: bool


def listing(stated: Stated, figures: Sequence[ClaimQuantity], background: Background) -> Listing:
    """Return some figures of a claim with their words."""
    is_list = max(Counter(q.unit for q in figures).values(), default=0) >= _LISTED
    whole = background.once(words, stated)
    told = {q.span: _words(stated, q.span) if is_list else whole for q in figures}
    return Listing(told, is_list)


def listed_apart(mine: Listing, theirs: Listing) -> frozenset[tuple[Span, Span]]:
    """Return the pairs of figures of two claims, by place, of which a list tells a better one.

    The better one is told with more of the words that the other figure is told with.
    """
    if not mine.is_list and not theirs.is_list:
        return frozenset()
    here, there = mine.words, theirs.words
    shared = {(a, b): len(here[a] & there[b]) for a in here for b in there}
    return frozenset(
        (a, b)
        for (a, b), count in shared.items()
        if (mine.is_list and any(shared[other, b] > count for other in here))
        or (theirs.is_list and any(shared[a, other] > count for other in there))
    )


def _words(stated: Stated, figure: Span) -> frozenset[str]:
    """The content words of a figure's own part of a list."""
    part = _part(stated, figure)
    own = [token for token in tokens(stated) if part.covers(token.span)]
    return frozenset(own[i].lemma.lower() for i in content(enumerate(own)))


def _part(stated: Stated, figure: Span) -> Span:
    """The words between the marks around a figure."""
    whole = stated.claim.span
    marks = [
        (m.start() + whole.start, m.end() + whole.start)
        for m in _MARK.finditer(stated.words(whole))
    ]
    start = max((end for _, end in marks if end <= figure.start), default=whole.start)
    return Span(start, min((at for at, _ in marks if at >= figure.end), default=whole.end))
