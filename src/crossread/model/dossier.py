"""What one run says about the reports it was given."""

from dataclasses import dataclass

from crossread.model.capture import Rejected
from crossread.model.collation import Collation
from crossread.model.judgement import Heard
from crossread.model.report import Report

SCHEMA = "crossread/dossier/1"


@dataclass(frozen=True, slots=True)
class MadeBy:
    """The program and all settings that change the result; no timestamp."""

    name: str
    version: str
    settings: dict[str, object]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The collations of one run: reports ordered by id, stories by first day and id."""

    made_by: MadeBy
    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...]
    stories: tuple[Collation, ...]
    unheard: tuple[Heard, ...] = ()  # judgements whose reports stand in no one story of this run
