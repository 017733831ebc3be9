"""Which of the figures that a claim lists goes with a figure of another claim.

In "$60 on rope, $90 on paint and $40 on a lamp" the $90 is what another report spent on paint,
however near the $60 come to it. A figure is told with the words between two marks of the list.
"""

import re
from collections import Counter
from collections.abc import Sequence

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import tokens
from crossread.collate.profile import content
from crossread.model.claim import ClaimQuantity
from crossread.model.span import Span

_LISTED = 3  # figures of one unit in a claim; two are often those of one thing, "from 12 to 17"
_MARK = re.compile(r"[,;]\s|\s(?:and|or|while|but)\s")

Figures = Sequence[ClaimQuantity]


def listed_apart(
    left: Stated, mine: Figures, right: Stated, theirs: Figures
) -> frozenset[tuple[Span, Span]]:
    """Return the pairs of figures of two claims, by place, of which a list tells a better one.

    The better one is told with more of the words that the other figure is told with.
    """
    listed = _are_listed(mine), _are_listed(theirs)
    if not any(listed):
        return frozenset()
    here = {q.span: _words(left, q.span, alone=listed[0]) for q in mine}
    there = {q.span: _words(right, q.span, alone=listed[1]) for q in theirs}
    shared = {(a, b): len(here[a] & there[b]) for a in here for b in there}
    return frozenset(
        (a, b)
        for (a, b), count in shared.items()
        if (listed[0] and any(shared[other, b] > count for other in here))
        or (listed[1] and any(shared[a, other] > count for other in there))
    )


def _are_listed(figures: Figures) -> bool:
    return max(Counter(q.unit for q in figures).values(), default=0) >= _LISTED


def _words(stated: Stated, figure: Span, *, alone: bool) -> frozenset[str]:
    """What a figure is told with: its own part of a list, else all of its claim."""
    part = _part(stated, figure) if alone else stated.claim.span
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
