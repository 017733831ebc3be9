"""What a comparison can be told to do differently."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CollateConfig:
    """How alike two claims must be to stand in one point; scores are 0 to 1."""

    # For links of precision 0.75 at least on labelled stories and the five, since a wrong row costs
    # an editor more than a missed one (docs/decisions/0014-evidence-weighed-together.md).
    same_point: float = 0.55
    same_detail: float = 0.65
    same_rival: float = 0.4  # for clauses that put another figure or time to one thing
    same_rival_detail: float = 0.5  # for details that do
    same_again: float = 0.6  # for a clause that tells again what its report tells in a point
    second_part: float = 0.45  # for a part of a clause in a second point that the clause matches
    same_part: float = 0.35  # a part that no claim matches so well is what its report adds
    least_match: float = 0.1  # weaker pairs count as 0 when groups of claims are compared
    same_entity: float = 0.9
    shown_closest: float = 0.2  # an absent report's nearest claim is named from this score on
