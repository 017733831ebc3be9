"""The only file that knows the order of the stages.

    inputs ─ ingest ▶ captures ─ clean ▶ reports ─ annotate ▶ annotated reports
           ─ stories ▶ stories, lineage ─ collate ▶ collations ▶ Dossier

Nothing is lost on the way: each input ends as a report of the dossier or as a ``Rejected``.
"""

from collections.abc import Iterable, Sequence

from crossread.annotate import retime
from crossread.clean import clean
from crossread.collate import collate
from crossread.errors import NothingToRead
from crossread.model.annotation import AnnotatedReport
from crossread.model.capture import Capture, Rejected
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier, MadeBy
from crossread.model.report import Report
from crossread.model.story import Story
from crossread.ports import Annotate, Progress
from crossread.settings import Settings
from crossread.stories import group, lineage

Inputs = Iterable[Capture | Rejected]


def read(
    inputs: Inputs,
    settings: Settings,
    *,
    annotate: Annotate,
    version: str,
    progress: Progress | None = None,
) -> Dossier:
    """Return the dossier of what was captured; NothingToRead when no input is a report."""
    reports, rejected = readable(inputs)
    tell = progress or _silent
    tell("reading", 0, len(reports))
    annotated = annotate(reports)
    tell("reading", len(reports), len(reports))
    collations = collated(annotated, settings, tell)
    made_by = MadeBy("crossread", version, settings.as_table())
    return Dossier(made_by, tuple(reports), tuple(rejected), tuple(collations))


def readable(inputs: Inputs) -> tuple[list[Report], list[Rejected]]:
    """Return what ``cleaned`` does; NothingToRead, with the reasons, when no input is a report."""
    reports, rejected = cleaned(inputs)
    if not reports:
        raise NothingToRead(_why_nothing(rejected))
    return reports, rejected


def cleaned(inputs: Inputs) -> tuple[list[Report], list[Rejected]]:
    """Return reports by id and rejected inputs by path: each input is in exactly one of the two."""
    reports: list[Report] = []
    rejected: list[Rejected] = []
    for each in inputs:
        outcome = clean(each) if isinstance(each, Capture) else each
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            reports.append(outcome)
    return sorted(reports, key=lambda r: r.id), sorted(rejected, key=lambda r: (r.path, r.reason))


def collated(
    annotated: Sequence[AnnotatedReport], settings: Settings, tell: Progress
) -> list[Collation]:
    """Return one collation a story, by first day; undated reports borrow the story's date."""
    by_id = {each.report.id: each for each in annotated}
    stories = sorted(group(annotated, settings.grouping), key=lambda s: (s.first or "9", s.id))
    found = []
    for number, story in enumerate(stories, start=1):
        members = [dated(by_id[report], story) for report in story.reports]
        taken = lineage(story, members, settings.lineage)
        found.append(collate(story, members, taken, settings.collate))
        tell("comparing", number, len(stories))
    return found


def dated(annotated: AnnotatedReport, story: Story) -> AnnotatedReport:
    """Return a report whose times are read against the story's last day if it has no date."""
    if annotated.report.date or not story.last:
        return annotated
    return retime(annotated, story.last)


def _why_nothing(rejected: Sequence[Rejected]) -> str:
    if not rejected:
        return "no report to read: give files, folders, globs or - for standard input"
    lines = "\n".join(f"  {each.path}: {each.reason} ({each.detail})" for each in rejected)
    return f"no report to read; {len(rejected)} input(s) rejected:\n{lines}"


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
