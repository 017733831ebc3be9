"""One story's page and the front page, joined from their parts."""

from collections import Counter
from dataclasses import dataclass

from crossread.dossier.view.differences import Difference, differences
from crossread.dossier.view.drawing import Drawing, drawing
from crossread.dossier.view.full import FullReport, full_reports
from crossread.dossier.view.labels import Label, label, plural, span_of_days, spoken
from crossread.dossier.view.lineage import Kinship, Root, Taking, kinships, roots, takings
from crossread.dossier.view.lookup import Head, Lookup, lookup
from crossread.dossier.view.movements import Moving, movements
from crossread.dossier.view.passages import visible
from crossread.dossier.view.quotes import Utterance, utterances
from crossread.dossier.view.table import Table, table
from crossread.dossier.view.timeline import Moment, timeline
from crossread.dossier.view.versions import Version, rows, versions
from crossread.dossier.view.wording import Naming, namings
from crossread.model.collation import Collation, Status
from crossread.model.dossier import Dossier
from crossread.model.report import Report


@dataclass(frozen=True, slots=True)
class Tally:
    """How many points have a status."""

    status: Status
    count: int
    label: Label


@dataclass(frozen=True, slots=True)
class Summary:
    """What an editor reads first."""

    id: str
    title: str
    headline_of: str  # the report whose headline the title is; "" where it is nobody's
    dates: str
    reports: int
    versions: int  # of the reports, those that are a later version of another
    origins: int
    tallies: tuple[Tally, ...]
    updated: int  # points with a later figure or stage
    conflicts: tuple[Difference, ...]
    updates: tuple[Difference, ...]
    heads: tuple[Head, ...]
    roots: tuple[Root, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything that a story's page shows, in its order."""

    summary: Summary
    table: Table
    others: tuple[Difference, ...]  # discrepancies that are no conflict
    utterances: tuple[Utterance, ...]
    moments: tuple[Moment, ...]
    movements: tuple[Moving, ...]
    roots: tuple[Root, ...]
    takings: tuple[Taking, ...]
    kinships: tuple[Kinship, ...]
    drawing: Drawing
    versions: tuple[Version, ...]
    namings: tuple[Naming, ...]
    reports: tuple[FullReport, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class Input:
    """A report without a story or an input that went no further."""

    path: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The stories of a run, and what stands in none."""

    stories: tuple[Summary, ...]
    reports: str
    alone: tuple[Input, ...]
    rejected: tuple[Input, ...]
    made_by: str


def story_page(dossier: Dossier, story: Collation) -> StoryPage:
    """Return the page of one story of the dossier; its spans must resolve."""
    known = lookup(story, {report.id: report for report in dossier.reports})
    every = differences(known)
    origins, taken = roots(known), takings(known)
    return StoryPage(
        summary=_summary(known, every, origins),
        table=table(known),
        others=tuple(each for each in every if not each.conflicts),
        utterances=utterances(known),
        moments=timeline(known),
        movements=movements(known),
        roots=origins,
        takings=taken,
        kinships=kinships(known),
        drawing=drawing(tuple(known.heads.values()), origins, taken),
        versions=versions(known),
        namings=namings(known),
        reports=full_reports(known),
        made_by=_made_by(dossier),
    )


def front_page(dossier: Dossier) -> FrontPage:
    """Return the front page: the stories with most reports first."""
    reports = {report.id: report for report in dossier.reports}
    stories = []
    for story in sorted(dossier.stories, key=lambda each: -len(each.story.reports)):
        known = lookup(story, reports)
        stories.append(_summary(known, differences(known), roots(known)))
    told = {report for story in dossier.stories for report in story.story.reports}
    return FrontPage(
        stories=tuple(stories),
        reports=plural(len(reports), "report"),
        alone=tuple(_without_story(reports[key]) for key in reports if key not in told),
        rejected=tuple(
            Input(visible(each.path), each.reason.value.replace("_", " "), visible(each.detail))
            for each in dossier.rejected
        ),
        made_by=_made_by(dossier),
    )


def _without_story(report: Report) -> Input:
    title = report.title.value if report.title else ""
    return Input(visible(report.path), visible(" ".join(title.split())), "joins no other report")


def _summary(known: Lookup, every: tuple[Difference, ...], origins: tuple[Root, ...]) -> Summary:
    story = known.story.story
    counted = Counter(point.status for point in known.story.points)
    return Summary(
        id=story.id,
        title=visible(" ".join(story.title.split())) or "Untitled story",
        headline_of=_headline_of(known),
        dates=_dates(story.first, story.last),
        reports=len(story.reports),
        versions=sum(len(row) - 1 for row in rows(known)),
        origins=len(origins) + sum(head.badge is None for head in known.heads.values()),
        tallies=tuple(
            Tally(status, counted[status], label(status))
            for status in (Status.DISPUTED, Status.AGREED, Status.ONE_ORIGIN, Status.SINGLE)
        ),
        updated=len({each.point for each in every if each.updates}),
        conflicts=tuple(each for each in every if each.conflicts),
        updates=tuple(each for each in every if each.updates),
        heads=tuple(known.heads.values()),
        roots=origins,
    )


def _headline_of(known: Lookup) -> str:
    """The first report with the story's title over it; a title that was cut still counts."""
    title = " ".join(known.story.story.title.split()).rstrip("…").rstrip()
    for key, report in known.reports.items():
        if title and report.title and " ".join(report.title.value.split()).startswith(title):
            return known.heads[key].name
    return ""


def _dates(first: str | None, last: str | None) -> str:
    if not first:
        return "undated"
    if not last or last == first:
        return spoken(first)
    return span_of_days(first, last)


def _made_by(dossier: Dossier) -> str:
    return f"{dossier.made_by.name} {dossier.made_by.version}"
