"""What people ruled on origins: which reports go back to one source, and which do not.

The words of such a judgement are those that its reports begin with; its reports are what it is
about. Those that are obeyed can all hold at once, whatever the evidence lets suppose.
"""

from collections.abc import Collection, Sequence

from crossread.collate.constraints import Upheld
from crossread.collate.log import heard_as, standing
from crossread.model.judgement import Heard, Judgement, Kin, Outcome, Ruling


def kin(judgements: Sequence[Judgement], reports: Collection[str]) -> tuple[Kin, ...]:
    """Return the rulings on origins that are obeyed in a story of these reports, oldest first."""
    heard = kinship(judgements, reports)
    obeyed = [j for j in standing(judgements) if _is_obeyed(heard.get(j.id))]
    return tuple(Kin(_pair(j), j.ruling is Ruling.ORIGIN, j.id) for j in obeyed)


def kinship(judgements: Sequence[Judgement], reports: Collection[str]) -> dict[str, Heard]:
    """Return what became of each ruling on origins, by its id. Later ones go first."""
    taken = Upheld[str]()
    return {
        judgement.id: heard_as(judgement, *_settled(judgement, reports, taken))
        for judgement in reversed(standing(judgements))
        if judgement.ruling.on_reports
    }


def _is_obeyed(heard: Heard | None) -> bool:
    return heard is not None and heard.outcome is Outcome.OBEYED


def _pair(judgement: Judgement) -> tuple[str, str]:
    one, other = (place.report for place in judgement.places)
    return one, other


def _settled(
    judgement: Judgement, reports: Collection[str], taken: Upheld[str]
) -> tuple[Outcome, str]:
    """Put a ruling on two reports among those taken; say what became of it."""
    named = [place.report for place in judgement.places]
    if len(named) != 2 or named[0] == named[1]:
        return Outcome.UNRESOLVED, "it is not about two reports"
    lost = [each for each in named if each not in reports]
    if lost:
        return Outcome.UNRESOLVED, f"no report {lost[0]} in this story"
    one, other = named
    is_one = judgement.ruling is Ruling.ORIGIN
    done = taken.join(one, other) if is_one else taken.divide(one, [other])
    return (Outcome.OBEYED, "") if done else (Outcome.OVERRULED, "by later judgements together")
