"""How figures moved: what each day's reports gave for one thing."""

from dataclasses import dataclass

from crossread.dossier.view.labels import spoken
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import visible
from crossread.model.collation import Movement


@dataclass(frozen=True, slots=True)
class Given:
    """One figure, verbatim, with the reports that give it that day and a claim of each."""

    words: str
    by: tuple[tuple[str, Head], ...]  # claim and report


@dataclass(frozen=True, slots=True)
class Day:
    """The figures of one day of publication."""

    value: str
    spoken: str
    figures: tuple[Given, ...]


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
    days: dict[str, dict[str, dict[str, str]]] = {}  # day → figure → report → claim
    for step in movement.steps:
        words = visible(" ".join(step.span.of(known.text(step.report)).split()))
        figures = days.setdefault(step.published[:10], {})
        figures.setdefault(words, {}).setdefault(step.report, step.claim)
    return Moving(
        point=movement.point,
        counted=visible(movement.counted or movement.unit),
        days=tuple(
            Day(
                visible(day),
                visible(spoken(day)),
                tuple(
                    Given(
                        words, tuple((claim, known.heads[report]) for report, claim in by.items())
                    )
                    for words, by in figures.items()
                ),
            )
            for day, figures in days.items()
        ),
    )
