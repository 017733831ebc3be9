"""What a desk answers with."""

from dataclasses import dataclass

from crossread.model.capture import Rejected
from crossread.model.claim import Claim
from crossread.model.desk import Event, Kept, StoryChange
from crossread.model.dossier import Dossier
from crossread.model.report import Report


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the inputs of one run; every report in it is durable.

    ``added`` are the first reports of their articles, ``versions`` later ones of articles that
    were there, ``known`` reports whose bytes were there. ``stories`` are those that changed.
    """

    run: str
    added: tuple[str, ...]
    versions: tuple[str, ...]
    known: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryRead:
    """One story as it is read.

    ``dossier`` holds this story's reports and its comparison; without any comparison yet,
    ``dossier.stories`` is empty and ``fresh`` False. ``waiting`` are reports that came after it.
    """

    id: str
    title: str
    dossier: Dossier
    fresh: bool
    waiting: tuple[str, ...]
    compared_at: str | None
    events: tuple[Event, ...]
    changes: tuple[StoryChange, ...]


@dataclass(frozen=True, slots=True)
class ReportRead:
    """One report as it is read; ``claims`` are those of its story's last comparison.

    ``versions`` are all of its article, itself among them, earliest first.
    """

    report: Report
    kept: Kept
    versions: tuple[Kept, ...]
    claims: tuple[Claim, ...]

    @property
    def story(self) -> str | None:
        """The id of its story; None until it is grouped."""
        return self.kept.story
