"""What an evidence pack shows of a story: each point with the exact words in their context."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.dossier.view.figures import Reduced, reduced
from crossread.dossier.view.labels import Label, label, plural, spoken
from crossread.dossier.view.lineage import Root, Taking, roots, takings
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.movements import Moving, movements
from crossread.dossier.view.passages import Mark, MarkedText, nested, visible
from crossread.dossier.view.saying import Saying, one_line, saying
from crossread.dossier.view.table import Tag, differing, tags
from crossread.model.claim import Claim
from crossread.model.collation import Discrepancy, Point, Status
from crossread.model.judgement import Heard
from crossread.model.span import Span

CONTEXT = 240  # characters of the paragraph shown on either side of the words
_ORDER = (Status.DISPUTED, Status.AGREED, Status.ONE_ORIGIN, Status.SINGLE)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """The words of one claim in their paragraph; ``number`` is that of the report in the pack."""

    said: Saying
    number: int
    start: int
    end: int
    pieces: tuple[MarkedText, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """One point with all that speaks for how it is told."""

    id: str
    number: int
    gist: str
    status: Label
    told_by: str
    absent: tuple[Head, ...]
    elsewhere: tuple[Head, ...]
    tags: tuple[Tag, ...]
    exhibits: tuple[Exhibit, ...]
    reduced: tuple[Reduced, ...]
    ruled: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One report with what is needed to check that it is the same."""

    number: int
    head: Head
    title: str
    date: str
    date_basis: str
    author: str
    agency: str
    path: str
    url: str
    id: str
    extractor: str
    sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One story as evidence."""

    id: str
    title: str
    dates: str
    counts: str
    sources: tuple[Source, ...]
    proofs: tuple[Proof, ...]
    movements: tuple[Moving, ...]
    roots: tuple[Root, ...]
    takings: tuple[Taking, ...]
    judgements: tuple[Heard, ...]


def pack(known: Lookup) -> Pack:
    """Return the evidence of one story: disputed points first, then as the story has them."""
    story = known.story.story
    origins = len(known.story.origins) + sum(h.badge is None for h in known.heads.values())
    return Pack(
        id=story.id,
        title=visible(" ".join(story.title.split())) or "Untitled story",
        dates=" – ".join(dict.fromkeys(spoken(day) for day in (story.first, story.last) if day)),
        counts=", ".join(
            (
                plural(len(story.reports), "report"),
                f"at most {plural(origins, 'origin')}",
                plural(len(known.story.points), "point"),
            )
        ),
        sources=tuple(_sources(known)),
        proofs=tuple(_proofs(known)),
        movements=movements(known),
        roots=roots(known),
        takings=takings(known),
        judgements=tuple(_shown(each) for each in known.story.judgements),
    )


def _sources(known: Lookup) -> Iterator[Source]:
    for number, (key, report) in enumerate(known.reports.items(), start=1):
        facts = {"title": report.title, "author": report.author, "agency": report.agency}
        told = {
            name: visible(" ".join(fact.value.split())) if fact else ""
            for name, fact in facts.items()
        }
        yield Source(
            number=number,
            head=known.heads[key],
            date=known.heads[key].date,
            date_basis=label(report.date.basis).text if report.date else "",
            path=visible(report.path),
            url=visible(report.url or ""),
            id=report.id,
            extractor=visible(report.extractor),
            sha256=report.sha256,
            text_sha256=report.text_sha256,
            **told,
        )


def _proofs(known: Lookup) -> Iterator[Proof]:
    numbers = {key: number for number, key in enumerate(known.reports, start=1)}
    found: dict[str, list[Discrepancy]] = {}
    for each in known.story.discrepancies:
        found.setdefault(each.point, []).append(each)
    ordered = sorted(known.story.points, key=lambda point: _ORDER.index(point.status))
    for number, point in enumerate(ordered, start=1):
        yield _proof(number, point, found.get(point.id, []), numbers, known)


def _proof(
    number: int,
    point: Point,
    found: list[Discrepancy],
    numbers: dict[str, int],
    known: Lookup,
) -> Proof:
    words = differing(found)
    claims = sorted(
        (known.claims[claim] for claim in point.claims),
        key=lambda claim: (numbers[claim.report], claim.span),
    )
    return Proof(
        id=point.id,
        number=number,
        gist=visible(" ".join(point.gist.split())),
        status=label(point.status),
        told_by=f"{plural(point.reports, 'report')}, at most {plural(point.origins, 'origin')}",
        absent=tuple(known.heads[each] for each in point.lacked_by),
        elsewhere=tuple(known.heads[each.report] for each in point.absent if each.told_in),
        tags=tags(found),
        exhibits=tuple(
            _exhibit(each, words.get(each.report, []), numbers[each.report], known)
            for each in claims
        ),
        reduced=reduced(point),
        ruled=tuple(_shown(j) for j in known.story.judgements if j.id in point.ruled_by),
    )


def _exhibit(claim: Claim, words: list[Span], number: int, known: Lookup) -> Exhibit:
    text = known.text(claim.report)
    paragraph = _paragraph(text, claim.span)
    window = Span(
        max(paragraph.start, claim.span.start - CONTEXT),
        min(paragraph.end, claim.span.end + CONTEXT),
    )
    marks = [Mark(claim.span, "claim"), *(Mark(w, "differs") for w in words)]
    return Exhibit(
        said=saying(claim, known),
        number=number,
        start=claim.span.start,
        end=claim.span.end,
        pieces=one_line(nested(text, window, marks)),
        cut_before=window.start > paragraph.start,
        cut_after=window.end < paragraph.end,
    )


def _paragraph(text: str, span: Span) -> Span:
    """The lines that the span stands in."""
    end = text.find("\n", span.end)
    line = Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
    return line.trimmed(text).hull(span)


def _shown(heard: Heard) -> Heard:
    return Heard(
        heard.id,
        heard.ruling,
        visible(heard.by),
        visible(heard.at),
        heard.outcome,
        visible(heard.why),
    )
