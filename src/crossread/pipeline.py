"""The only file that knows the order of the stages.

    inputs ─ ingest ▶ captures ─ clean ▶ reports ─ annotate ▶ annotated reports
           ─ stories ▶ stories, lineage ─ collate ▶ collations ▶ Dossier

Nothing is lost on the way: each input ends as a report of the dossier or as a ``Rejected``.
"""

from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import dataclass
from functools import partial

from crossread.annotate import last_told, retime
from crossread.clean import Outlets, clean
from crossread.collate import Why, collate, heard_as, kin, standing, why
from crossread.dossier.view.labels import plural
from crossread.dossier.view.passages import on_one_line
from crossread.errors import InputError, NothingToRead
from crossread.model.annotation import AnnotatedReport
from crossread.model.capture import Capture, Rejected
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier, MadeBy
from crossread.model.judgement import Heard, Judgement, Outcome
from crossread.model.report import Report
from crossread.model.story import Story
from crossread.ports import Annotate, Progress, Spread
from crossread.settings import Settings
from crossread.stories import as_written, group, lineage

Inputs = Iterable[Capture | Rejected]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What a run gives that stops after grouping: reports by id, stories by first day and id."""

    made_by: MadeBy
    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...]
    stories: tuple[Story, ...]


def read(
    inputs: Inputs,
    settings: Settings,
    *,
    annotate: Annotate,
    version: str,
    judgements: Sequence[Judgement] = (),
    progress: Progress | None = None,
    spread: Spread = map,
) -> Dossier:
    """Return the dossier of what was captured; NothingToRead when no input is a report.

    ``judgements`` are obeyed, oldest first; what became of each is in the dossier. ``annotate`` and
    ``spread`` say where the work runs.
    """
    reports, rejected = readable(inputs, settings)
    tell = progress or _silent
    tell("reading", 0, len(reports))
    annotated: list[AnnotatedReport] = []
    for each in annotate(reports):
        annotated.append(each)
        tell("reading", len(annotated), len(reports))
    ruled = standing(judgements)
    collations = collated(annotated, settings, ruled, tell, spread)
    made_by = MadeBy("crossread", version, settings.as_table())
    unheard = _unheard(ruled, reports)
    return Dossier(made_by, tuple(reports), tuple(rejected), tuple(collations), unheard)


def grouped(
    inputs: Inputs, settings: Settings, *, version: str, progress: Progress | None = None
) -> Grouped:
    """Return the stories of what was captured; NothingToRead when no input is a report.

    No sentence is parsed, so thousands of reports take seconds. Names that only the parser finds
    are missing here: a doubtful report may stand in another story than ``read`` puts it in.
    """
    tell = progress or _silent
    reports, rejected = readable(inputs, settings, tell)
    tell("grouping", 0, len(reports))
    stories = group([_unparsed(report) for report in reports], settings.grouping)
    tell("grouping", len(reports), len(reports))
    made_by = MadeBy("crossread", version, {"grouping": settings.as_table()["grouping"]})
    return Grouped(made_by, tuple(reports), tuple(rejected), stories)


def readable(
    inputs: Inputs, settings: Settings, tell: Progress | None = None
) -> tuple[list[Report], list[Rejected]]:
    """Return what ``cleaned`` does; NothingToRead, with the reasons, when no input is a report."""
    reports, rejected = cleaned(inputs, settings, tell)
    if not reports:
        raise NothingToRead(_why_nothing(rejected))
    return reports, rejected


def cleaned(
    inputs: Inputs, settings: Settings, tell: Progress | None = None
) -> tuple[list[Report], list[Rejected]]:
    """Return reports by id and rejected inputs by path: each input is in exactly one of the two."""
    reports: list[Report] = []
    rejected: list[Rejected] = []
    clean_ = cleaner(settings)
    total = len(inputs) if isinstance(inputs, Sized) else 0  # of a stream nobody knows
    for number, each in enumerate(inputs, start=1):
        if tell and total:
            tell("cleaning", number, total)
        outcome = clean_(each) if isinstance(each, Capture) else each
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            reports.append(outcome)
    return sorted(reports, key=lambda r: r.id), sorted(rejected, key=lambda r: (r.path, r.reason))


def cleaner(settings: Settings) -> Callable[[Capture], Report | Rejected]:
    """Return what makes a report of a capture."""
    return partial(clean, outlets=Outlets(settings.outlets))


def collated(
    annotated: Sequence[AnnotatedReport],
    settings: Settings,
    judgements: Sequence[Judgement],
    tell: Progress,
    spread: Spread = map,
) -> list[Collation]:
    """Return one collation a story, by first day; undated reports borrow the story's date."""
    by_id = {each.report.id: each for each in annotated}
    stories = sorted(group(annotated, settings.grouping), key=lambda s: (s.first or "9", s.id))
    found = []
    tell("comparing", 0, len(stories))
    for number, story in enumerate(stories, start=1):
        members = [by_id[report] for report in story.reports]
        found.append(compared(story, members, settings, judgements, spread=spread))
        tell("comparing", number, len(stories))
    return found


def collated_story(
    story: Story,
    reports: Sequence[Report],
    settings: Settings,
    *,
    annotate: Annotate,
    version: str,
) -> Dossier:
    """Return the dossier of one story that was grouped before; ``reports`` are its members.

    Reach for this when stories are too many to be held at once.
    """
    texts = {report.id: report for report in reports}
    members = list(annotate([texts[each] for each in story.reports]))
    collation = compared(as_written(story, texts), members, settings, ())
    made_by = MadeBy("crossread", version, settings.as_table())
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    return Dossier(made_by, ordered, (), (collation,))


def compared(
    story: Story,
    annotated: Sequence[AnnotatedReport],
    settings: Settings,
    judgements: Sequence[Judgement],
    versions: Sequence[tuple[str, str]] = (),
    spread: Spread = map,
) -> Collation:
    """Return the collation of one story; ``annotated`` are its reports in its order.

    ``judgements`` are those that stand, of which the story hears its own. ``versions`` are pairs
    of reports, later and earlier, that are known to be one article.
    """
    members = dated(annotated)
    ruled = [j for j in judgements if j.places[0].report in story.reports]
    akin = kin(ruled, story.reports)
    texts = [each.report for each in members]
    taken = lineage(story, texts, settings.lineage, versions, akin)
    return collate(story, members, taken, settings.collate, ruled, spread)


def explained(
    dossier: Dossier,
    claims: tuple[str, str],
    settings: Settings,
    *,
    annotate: Annotate,
    judgements: Sequence[Judgement] = (),
) -> Why:
    """Return why two claims of a dossier do or do not stand in one point; their story is read anew.

    InputError when they are not claims of one story, or this version cuts the claims otherwise.
    """
    stories = [s for s in dossier.stories if set(claims) <= {c.id for c in s.claims}]
    if not stories:
        raise InputError(
            f"{' and '.join(claims)} are not claims of one story of this dossier; ids stand in "
            "dossier.json"
        )
    story = stories[0].story
    members = list(annotate([r for r in dossier.reports if r.id in story.reports]))
    ruled = [j for j in standing(judgements) if j.places[0].report in story.reports]
    try:
        return why(claims, dated(members), settings.collate, ruled)
    except KeyError as error:
        raise InputError(f"this version makes no claim {error}; write the dossier anew") from None


def dated(members: Sequence[AnnotatedReport]) -> list[AnnotatedReport]:
    """Return a story's reports, with the times of undated ones read against the middle day.

    That is of the others: most reports of an event come within days of it, and a late one should
    not move them all. A report that gives a later day in full was written then, where another
    report is as late.
    """
    days = sorted(each.report.date.value[:10] for each in members if each.report.date)
    if not days:
        return list(members)
    middle = days[(len(days) - 1) // 2]
    return [
        each if each.report.date else retime(each, _no_earlier(each, middle, days[-1]))
        for each in members
    ]


def _no_earlier(undated: AnnotatedReport, middle: str, last: str) -> str:
    told = last_told(undated.report.text, undated.sentences)
    return told if told and middle < told <= last else middle


def _unheard(judgements: Sequence[Judgement], reports: Sequence[Report]) -> tuple[Heard, ...]:
    """The judgements that no story hears: their reports are not among those read."""
    known = {report.id for report in reports}
    lost = [j for j in judgements if j.places[0].report not in known]
    return tuple(
        heard_as(j, Outcome.UNRESOLVED, f"report {j.places[0].report} is not among those read")
        for j in lost
    )


def _unparsed(report: Report) -> AnnotatedReport:
    return AnnotatedReport(report, (), (), (), (), (), (), (), (), parser="none")


def _why_nothing(rejected: Sequence[Rejected]) -> str:
    if not rejected:
        return "no report to read: give files, folders, globs or - for standard input"
    lines = (on_one_line(f"{each.path}: {each.reason} ({each.detail})") for each in rejected)
    told = "".join(f"\n  {line}" for line in lines)
    return f"no report to read; {plural(len(rejected), 'input')} rejected:{told}"


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
