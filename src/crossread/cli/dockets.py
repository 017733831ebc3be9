"""Where judgements are kept and what they are about: a dossier's folder, or a store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.model.collation import Collation
from crossread.model.judgement import Judgement
from crossread.model.report import Report

if TYPE_CHECKING:
    from crossread.desk import Desk

_ALL = 1_000_000  # stories


@dataclass(frozen=True, slots=True)
class Docket:
    """Judgements with what they are on; ``keep`` adds one, ``obeyed`` says when it is heard."""

    stories: Sequence[Collation]
    reports: Mapping[str, Report]  # by id: those of the stories, and those ruled on
    log: tuple[Judgement, ...]
    keep: Callable[[Judgement], None]
    obeyed: str

    @property
    def texts(self) -> dict[str, str]:
        """The frozen texts by the id of the report."""
        return {id_: report.text for id_, report in self.reports.items()}


@contextmanager
def opened(path: Path, ids: Sequence[str]) -> Iterator[Docket]:
    """Give the docket of a dossier's folder, or of a store's file: there, of what ``ids`` name."""
    if path.is_file():
        from crossread.cli import options

        with options.desk(path) as desk:
            yield _of_store(desk, ids)
    else:
        yield _of_folder(path)


def _of_folder(folder: Path) -> Docket:
    from crossread.cli import folder as folders
    from crossread.cli import rulings

    dossier = folders.read(folder)
    reports = {report.id: report for report in dossier.reports}
    texts = {id_: report.text for id_, report in reports.items()}

    def keep(ruled: Judgement) -> None:
        rulings.append(folder, ruled, texts)

    obeyed = f"Obeyed from the next `crossread read … -o {folder}` on."
    return Docket(dossier.stories, reports, rulings.read(None, folder), keep, obeyed)


def _of_store(desk: "Desk", ids: Sequence[str]) -> Docket:
    """The compared stories that cite any of the ids, and all judgements of the store."""
    compared = [card.id for card in desk.front(limit=_ALL) if card.origins is not None]
    cited = [story for story in compared if _cites(desk.page(story), ids)]
    dossiers = [desk.story(story, compare=False).dossier for story in cited]
    log = desk.judgements()
    reports = {report.id: report for dossier in dossiers for report in dossier.reports}
    for report in {place.report for each in log for place in each.places} - reports.keys():
        reports[report] = desk.report(report).report
    stories = [story for dossier in dossiers for story in dossier.stories]
    return Docket(stories, reports, log, desk.rule, "Obeyed when its story is read next.")


def _cites(page: bytes | None, ids: Sequence[str]) -> bool:
    return page is not None and any(f'"{each}"'.encode() in page for each in ids)
