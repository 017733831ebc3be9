"""What the desk's own pages show besides the dossier's views: changes, events, judgements, hits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.collate import standing
from crossread.desk import in_words
from crossread.dossier.view.full import FullReport, full_reports
from crossread.dossier.view.labels import label, plural, spoken
from crossread.dossier.view.lookup import Lookup, called, lookup
from crossread.dossier.view.passages import visible
from crossread.model.collation import Collation
from crossread.model.desk import Event, EventKind, Hit, Run, RunKind, StoryChange
from crossread.model.judgement import Judgement, Ruling
from crossread.model.report import Report
from crossread.model.story import Place, Story
from crossread.serve.clock import when


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a change."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What is new of a story."""

    story: str
    title: str
    at: str
    when: str
    lines: tuple[Line, ...]
    reports: tuple[tuple[str, str], ...]  # those that came, with their names


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """What happened to one report."""

    report: str
    name: str
    at: str
    when: str
    did: str
    why: str


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """Words that were ruled on."""

    report: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownJudgement:
    """A judgement in words."""

    id: str
    ruling: Ruling
    says: str
    by: str
    at: str
    when: str
    stands: bool
    state: str
    places: tuple[ShownPlace, ...]


@dataclass(frozen=True, slots=True)
class Bit:
    """A part of a snippet."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A report or claim that was found."""

    report: str
    claim: str | None
    story: str | None
    title: str
    outlet: str
    when: str
    status: str
    pieces: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run to choose."""

    id: str
    when: str
    says: str


def change(found: StoryChange, names: Mapping[str, str]) -> ShownChange:
    """Return a change; ``names`` gives reports that a line may name and lead to."""
    return ShownChange(
        found.story,
        visible(" ".join(found.title.split())) or "Untitled story",
        found.at,
        when(found.at),
        tuple(_lines(found)),
        tuple((each, names[each]) for each in (*found.joined, *found.versions) if each in names),
    )


def _lines(found: StoryChange) -> Iterator[Line]:
    if words := in_words(found):
        yield Line("", visible(words[:1].upper() + words[1:]))
    for one in found.added:
        yield Line(f"{label(one.kind).text}, {label(one.relation).text}", _short(one.gist))
    for one in found.gone:
        yield Line(
            f"No longer: {label(one.kind).text}, {label(one.relation).text}", _short(one.gist)
        )


def _short(gist: str) -> str:
    words = visible(" ".join(gist.split()))
    return words if len(words) <= 160 else f"{words[:159].rstrip()}…"


_DID = {
    EventKind.FOUNDED: "began the story",
    EventKind.JOINED: "joined",
    EventKind.MOVED: "came from another story",
    EventKind.VERSION: "came as a new version",
}


def events(found: Sequence[Event], names: Mapping[str, str]) -> tuple[ShownEvent, ...]:
    """Return the events of a story, last first; reasons name reports as ``names`` does."""
    return tuple(
        ShownEvent(
            each.report,
            names.get(each.report, each.report),
            each.at,
            when(each.at),
            _DID[each.kind],
            visible(_named(each.why, names)),
        )
        for each in reversed(found)
    )


def _named(why: str, names: Mapping[str, str]) -> str:
    return " ".join(names.get(word.rstrip(","), word) for word in why.split(" "))


def runs(found: Iterable[Run]) -> tuple[ShownRun, ...]:
    """Return the runs that took reports in, last first."""
    taken = [run for run in found if run.kind is RunKind.TAKE]
    return tuple(ShownRun(run.id, when(run.at), _counts(run)) for run in reversed(taken))


def _counts(run: Run) -> str:
    parts = (
        (run.added, "new report"),
        (run.versions, "new version"),
    )
    return ", ".join(plural(count, noun) for count, noun in parts if count)


_SAYS = {
    Ruling.SAME: "Says the same",
    Ruling.NOT_SAME: "Not the same",
    Ruling.SPLIT: "Does not belong with the others",
    Ruling.SPEAKER: "Spoken by {}",
    Ruling.ORIGIN: "One origin",
    Ruling.NOT_ORIGIN: "Not one origin",
    Ruling.WITHDRAWN: "Taken back",
}


def judgements(
    log: Sequence[Judgement], reports: Mapping[str, Report]
) -> tuple[ShownJudgement, ...]:
    """Return judgements in their order; ``reports`` are those that they are on."""
    stands = {each.id for each in standing(log)}
    superseded = {each.supersedes: each for each in log if each.supersedes}
    return tuple(_judgement(each, each.id in stands, superseded, reports) for each in log)


def _judgement(
    ruled: Judgement,
    stands: bool,
    superseded: Mapping[str, Judgement],
    reports: Mapping[str, Report],
) -> ShownJudgement:
    by = superseded.get(ruled.id)
    state = ""
    if by:
        verb = "taken back" if by.ruling is Ruling.WITHDRAWN else "superseded"
        state = f"{verb} by {visible(by.by)}, {when(by.at)}"
    return ShownJudgement(
        ruled.id,
        ruled.ruling,
        _SAYS[ruled.ruling].format(visible(ruled.name or "")),
        visible(ruled.by),
        ruled.at,
        when(ruled.at),
        stands,
        state,
        tuple(_place(place, reports) for place in ruled.places),
    )


def _place(place: Place, reports: Mapping[str, Report]) -> ShownPlace:
    report = reports.get(place.report)
    words = visible(" ".join(place.span.of(report.text).split())) if report else "no longer here"
    return ShownPlace(place.report, name_of(report) if report else place.report, words)


def name_of(report: Report) -> str:
    """Return how a report is named outside its story: its outlet, else its file."""
    return visible(called(report))


def title_of(report: Report) -> str:
    """Return a report's title as one line, else its path."""
    title = " ".join(report.title.value.split()) if report.title else ""
    return visible(title or report.path)


def names_of(known: Lookup) -> dict[str, str]:
    """Return how a story's reports are named."""
    return {key: head.name for key, head in known.heads.items()}


def alone(report: Report) -> FullReport:
    """Return a report in full that stands in no comparison."""
    story = Story("", title_of(report), (report.id,), None, None, ())
    nothing = Collation(story, (), (), (), (), (), (), (), (), (), ())
    return full_reports(lookup(nothing, {report.id: report}))[0]


def hit(found: Hit) -> ShownHit:
    """Return a hit with its snippet in pieces."""
    return ShownHit(
        found.report,
        found.claim,
        found.story,
        visible(" ".join(found.title.split())),
        visible(found.outlet or ""),
        spoken(found.day) if found.day else "",
        label(found.status).text if found.status else "",
        tuple(_bits(found)),
    )


def _bits(found: Hit) -> Iterator[Bit]:
    at = 0
    for start, end in found.marks:
        if start > at:
            yield Bit(visible(found.snippet[at:start]), False)
        yield Bit(visible(found.snippet[start:end]), True)
        at = end
    if at < len(found.snippet):
        yield Bit(visible(found.snippet[at:]), False)
