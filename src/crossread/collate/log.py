"""The log of judgements: which of them stand, and what became of each."""

from collections.abc import Sequence

from crossread.model.judgement import Heard, Judgement, Outcome, Ruling


def standing(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that no later line supersedes, in their order."""
    gone = {each.supersedes for each in judgements}
    return tuple(j for j in judgements if j.id not in gone and j.ruling is not Ruling.WITHDRAWN)


def heard_as(judgement: Judgement, outcome: Outcome, why: str) -> Heard:
    """Return what became of a judgement."""
    return Heard(judgement.id, judgement.ruling, judgement.by, judgement.at, outcome, why)
