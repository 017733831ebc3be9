"""What people ruled, and the places that a page needs so that they can rule further."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossread.dossier.stored import stored
from crossread.dossier.view.lookup import Lookup, lookup
from crossread.dossier.view.passages import visible
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier
from crossread.model.judgement import Heard, Outcome, Ruling
from crossread.model.span import Span


@dataclass(frozen=True, slots=True)
class ShownRuling:
    """One judgement of the log and what became of it; ``why`` is "" where it is obeyed."""

    id: str
    ruling: str
    by: str
    at: str
    outcome: str
    why: str


@dataclass(frozen=True, slots=True)
class Judging:
    """The judgements on the story, and ``words``: everything that the page's script rules on."""

    rulings: tuple[ShownRuling, ...]
    obeyed: int
    words: Mapping[str, Any]


def judging(dossier: Dossier, story: Collation) -> Judging:
    """Return what a page shows of judgements and needs for more.

    ``words`` holds the places of claims and quotes by id as a line of judgements has them, the
    claims of each point, the names of the reports, and the rulings already heard.
    """
    known = lookup(story, {report.id: report for report in dossier.reports})
    return Judging(
        rulings=tuple(_shown(each) for each in story.judgements),
        obeyed=sum(each.outcome is Outcome.OBEYED for each in story.judgements),
        words={
            "claims": {each.id: _place(each.report, each.span, known) for each in story.claims},
            "quotes": {q.id: _place(q.report, q.span, known) for q in story.quotes if q.marked},
            "points": {each.id: list(each.claims) for each in story.points},
            "reports": {key: head.name for key, head in known.heads.items()},
            "heard": [[each.ruling.value, each.by, each.at] for each in story.judgements],
        },
    )


def ruled(ids: Sequence[str], known: Lookup) -> str:
    """Return who ruled what: "Ada Finch ruled: same"; "" where nobody did."""
    own = (each for each in known.story.judgements if each.id in ids)
    return " · ".join(f"{visible(j.by)} ruled: {_said(j.ruling)}" for j in own)


def _said(ruling: Ruling) -> str:
    return ruling.replace("_", " ").replace("origin", "one origin")


def _shown(heard: Heard) -> ShownRuling:
    return ShownRuling(
        id=visible(heard.id),
        ruling=_said(heard.ruling),
        by=visible(heard.by),
        at=visible(heard.at),
        outcome=heard.outcome.value,
        why=visible(heard.why),
    )


def _place(report: str, span: Span, known: Lookup) -> dict[str, Any]:
    """A place with its words as they stand in the dossier's own text of the report."""
    exact = stored(span.of(known.text(report)))
    return {"report": report, "start": span.start, "end": span.end, "exact": exact}
