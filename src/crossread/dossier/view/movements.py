"""How figures moved: what each day's reports gave for one thing."""

from dataclasses import dataclass

from crossread.dossier.view.labels import counted_words, spoken
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import visible
from crossread.model.collation import Movement, Step


@dataclass(frozen=True, slots=True)
class DayFigure:
    """One figure, verbatim, with the reports that give it that day and a claim of each.

    "At least 12" and "at least 12" are one figure, in the words of the first.
    """

    words: str
    by: tuple[tuple[str, Head], ...]  # claim and report


@dataclass(frozen=True, slots=True)
class Day:
    """The figures of one day of publication."""

    value: str
    spoken: str
    figures: tuple[DayFigure, ...]


@dataclass(frozen=True, slots=True)
class Moving:
    """One thing whose figure moved; ``counted`` is "" when no word names it."""

    point: str
    counted: str
    days: tuple[Day, ...]


def movements(known: Lookup) -> tuple[Moving, ...]:
    """Return the story's movements, days in order."""
    return tuple(_moving(each, known) for each in known.story.movements)


def _moving(movement: Movement, known: Lookup) -> Moving:
    days: dict[str, dict[str, list[Step]]] = {}  # day → folded words → steps
    for step in movement.steps:
        figures = days.setdefault(step.published[:10], {})
        figures.setdefault(_words(step, known).casefold(), []).append(step)
    return Moving(
        point=movement.point,
        counted=visible(counted_words(movement.counted, movement.unit)),
        days=tuple(
            Day(
                visible(day),
                visible(spoken(day)),
                tuple(_given(steps, known) for steps in figures.values()),
            )
            for day, figures in days.items()
        ),
    )


def _given(steps: list[Step], known: Lookup) -> DayFigure:
    by: dict[str, str] = {}
    for step in steps:
        by.setdefault(step.report, step.claim)
    heads = tuple((claim, known.heads[report]) for report, claim in by.items())
    return DayFigure(_words(steps[0], known), heads)


def _words(step: Step, known: Lookup) -> str:
    return visible(" ".join(step.span.of(known.text(step.report)).split()))
