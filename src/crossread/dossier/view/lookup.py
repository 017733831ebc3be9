"""Everything of one story by its id, and how each report is named on the page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from crossread.dossier.view.labels import spoken
from crossread.dossier.view.passages import on_one_line, visible
from crossread.model.claim import Claim
from crossread.model.collation import Collation, DatedTime, Point
from crossread.model.report import Report
from crossread.model.story import Place

HUES = 6  # colours in the style sheet; the letter tells origins apart, the colour only helps

STEM = 18  # of a file name as a column's head; the path stands with the report in full


@dataclass(frozen=True, slots=True)
class Badge:
    """One origin: a letter, a colour, a name ("" when unknown)."""

    letter: str
    hue: int
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """How a report is named: its outlet, or its path where the outlet is unknown."""

    id: str
    name: str
    named_by_path: bool
    path: str
    date: str
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class Lookup:
    """The parts of one story by id, in the story's order."""

    story: Collation
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    points: Mapping[str, Point]
    heads: Mapping[str, Head]
    times: Mapping[str, Sequence[DatedTime]]  # by report

    def text(self, report: str) -> str:
        """Return the frozen text of a report of the story."""
        return self.reports[report].text

    def heads_of(self, claims: Iterable[str]) -> tuple[Head, ...]:
        """Return the reports that make the claims, each once, in the story's order."""
        told = {self.claims[claim].report for claim in claims}
        return tuple(head for key, head in self.heads.items() if key in told)


def lookup(story: Collation, reports: Mapping[str, Report]) -> Lookup:
    """Return the story's parts by id; ``reports`` may hold those of other stories too."""
    own = {key: reports[key] for key in story.story.reports}
    return Lookup(
        story=story,
        reports=own,
        claims={claim.id: claim for claim in story.claims},
        points={point.id: point for point in story.points},
        heads=_heads(story, own),
        times=_times(story),
    )


def _times(story: Collation) -> Mapping[str, Sequence[DatedTime]]:
    found: dict[str, list[DatedTime]] = {key: [] for key in story.story.reports}
    for time in story.times:
        found[time.report].append(time)
    return found


def spot(place: Place) -> str:
    """Return the id under which words of a report can be linked to."""
    return f"w-{place.report}-{place.span.start}-{place.span.end}"


def badges(story: Collation) -> dict[str, Badge]:
    """Return the badge of each origin id."""
    return {
        origin.id: Badge(_letter(at), at % HUES + 1, visible(origin.name or ""))
        for at, origin in enumerate(story.origins)
    }


def _letter(at: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    rest, last = divmod(at, len(ascii_uppercase))
    return (_letter(rest - 1) if rest else "") + ascii_uppercase[last]


def _heads(story: Collation, reports: Mapping[str, Report]) -> dict[str, Head]:
    by_origin = badges(story)
    badge_of = {key: by_origin[origin.id] for origin in story.origins for key in origin.reports}
    names = {key: called(report) for key, report in reports.items()}
    times = Counter(names.values())
    seen: Counter[str] = Counter()
    heads = {}
    for key, report in reports.items():
        name = names[key]
        seen[name] += 1
        numbered = f"{name} ({seen[name]})" if times[name] > 1 else name
        heads[key] = Head(
            id=key,
            name=on_one_line(numbered),
            named_by_path=report.outlet is None,
            path=on_one_line(report.path),
            date=spoken(report.date.value) if report.date else "",
            badge=badge_of.get(key),
        )
    return heads


def called(report: Report) -> str:
    """Return what a report is called: its outlet, else the stem of its file."""
    if report.outlet and report.outlet.value.strip():
        return report.outlet.value
    file = report.path.rstrip("/").rpartition("/")[2]
    stem = file.rpartition(".")[0] or file or report.id
    return stem if len(stem) <= STEM else f"{stem[: STEM - 6]}…{stem[-5:]}"
