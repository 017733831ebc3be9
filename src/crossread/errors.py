"""Every error that crossread raises on purpose.

    CrossreadError
    ├── InputError            what was given cannot be read        exit 2
    │   ├── NothingToRead     no path, or paths without a report
    │   └── NotADossier       a file that should be a dossier is none
    ├── OutputError           the result cannot be written         exit 3
    ├── SettingsError         settings with mistakes, all at once  exit 4
    ├── ModelError            a model's file is missing or damaged  exit 5
    ├── StoreError            a store cannot be used            exit 6
    │   └── NotAStore         a file that should be a store is none
    └── EngineError           what a batch runs on fails        exit 7

A bad *report* is never an error: it becomes a ``Rejected`` with a reason and the run goes on.
Messages name the thing, say what is legal, and give the next step.
"""

from collections.abc import Sequence


class CrossreadError(Exception):
    """Root of the tree; ``exit_code`` is what the command line ends with."""

    exit_code = 1


class InputError(CrossreadError):
    """What was given cannot be read."""

    exit_code = 2


class NothingToRead(InputError):  # noqa: N818 - says what happened, as the tree does
    """No path was given, or none of the paths holds a report."""


class NotADossier(InputError):  # noqa: N818 - says what happened, as the tree does
    """A file that should hold a dossier holds something else."""


class OutputError(CrossreadError):
    """The result cannot be written where it was asked for."""

    exit_code = 3


class SettingsError(CrossreadError):
    """One message for all mistakes in a settings object."""

    exit_code = 4

    def __init__(self, problems: Sequence[str], where: str = "the settings") -> None:
        self.problems = tuple(problems)
        counted = f"{len(problems)} mistake{'s' if len(problems) > 1 else ''}"
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"{counted} in {where}:\n{lines}")


class ModelError(CrossreadError):
    """A file of a trained model is missing, damaged or of another version."""

    exit_code = 5


class StoreError(CrossreadError):
    """A store cannot be used: missing, none, busy, closed, newer, or not to be written."""

    exit_code = 6


class NotAStore(StoreError):  # noqa: N818 - says what happened, as the tree does
    """A file that should hold a store holds something else."""


class EngineError(CrossreadError):
    """What a batch runs on is missing, does not start, or lost a process."""

    exit_code = 7
