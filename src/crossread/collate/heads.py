"""The claim whose words head a row: what the reports of the row tell, in the clearest words.

Claims join by what they share, and a clause may say more: "Jonas Petrak, 34, lost two of his
pupils" stands with "Jonas Petrak, a 34-year-old teacher, said". So a row is headed by something
whose predicate another report tells too, in this word or a like one, where there is such a claim:
by a clause of the body that matches the others best, and where no clause is shared by a detail.
"""

from collections.abc import Sequence

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import predicate, resemblance, tokens
from crossread.collate.matches import Matches
from crossread.collate.profile import Profile
from crossread.model.annotation import CONTENT_TAGS, ClauseKind, Token

_WHOLE = (ClauseKind.MAIN, ClauseKind.CONTENT)  # kinds of clauses that stand by themselves
_OF_WHOLE = 1.3  # how much better a part must match to head a row in place of such a clause
_TRIED = 50  # claims of a row, best first; each is held against every word of the others
_ONE_THING = 0.5  # cosine of two words' states; "overturned" and "capsized" have more
_IN_ANOTHER_FORM = 0.65  # of a verb with a noun: "calling" stands near "keeper" by chance


def head(
    members: Sequence[int],
    stated: Sequence[Stated],
    profiles: Sequence[Profile],
    matches: Matches,
) -> int:
    """Return which claim heads the row of some claims; all by index into those of the story."""
    support = matches.support(members)

    def rank(i: int) -> tuple[bool, bool, bool, float, int, str]:
        kind = stated[i].claim.kind
        return (
            kind is not ClauseKind.DETAIL and not profiles[i].substance.only_names,
            profiles[i].substance.whole,
            not stated[i].in_headline,
            round(support[i] * (_OF_WHOLE if kind in _WHOLE else 1), 2),
            len(stated[i].claim.span),
            stated[i].claim.id,
        )

    ordered = sorted(members, key=rank, reverse=True)
    row = [stated[i] for i in ordered]
    return next((i for i in ordered[:_TRIED] if _is_shared(stated[i], row)), ordered[0])


def _is_shared(claim: Stated, row: Sequence[Stated]) -> bool:
    """Whether another report of a row tells the predicate of a claim in this word or a like one."""
    said = predicate(claim)
    return said is not None and any(
        resemblance(claim, said, other, token) >= _least(said, token)
        for other in row
        if other.claim.report != claim.claim.report
        for token in tokens(other)
        if token.upos in CONTENT_TAGS
    )


def _least(said: Token, other: Token) -> float:
    """How near in meaning a word must be to tell a predicate."""
    is_like = said.upos in (other.upos, "NOUN", "PROPN")
    return _ONE_THING if is_like else _IN_ANOTHER_FORM
