"""A claim as it is shown: its words, who is said to say so, how firmly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.dossier.view.labels import Label, label
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import Mark, MarkedText, nested, visible
from crossread.model.annotation import CertaintyValue, Irrealis, SourceKind
from crossread.model.claim import Claim, ClaimSource, is_covered, is_repeated
from crossread.model.span import Span

# Differing words that stand beside the claim ("..., Castan said") are shown with it up to here;
# further off the passage would no longer read as one.
NEAR = 120
_NOT_SO = CertaintyValue.CERTAIN_NOT


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim: ``source`` is "" where the report speaks in its own voice."""

    claim: str
    head: Head
    pieces: tuple[MarkedText, ...]
    source: str
    source_note: str
    chips: tuple[Label, ...]


def saying(
    claim: Claim, known: Lookup, differing: Iterable[Span] = (), added: Iterable[Span] = ()
) -> Saying:
    """Return the claim's words, with those marked that differ and those that nobody else tells."""
    marked = [span for span in differing if _is_near(span, claim.span, known.text(claim.report))]
    window = claim.span
    for span in marked:
        window = window.hull(span)
    source, note = _source(claim.source)
    marks = [Mark(span, "added") for span in added] + [Mark(span, "differs") for span in marked]
    return Saying(
        claim=claim.id,
        head=known.heads[claim.report],
        pieces=one_line(nested(known.text(claim.report), window, marks)),
        source=source,
        source_note=note,
        chips=_chips(claim),
    )


def _chips(claim: Claim) -> tuple[Label, ...]:
    """How firmly it is put, and whether of what is not so or not yet; each thing said once."""
    negated = claim.irrealis is Irrealis.NEGATION and claim.certainty.value is _NOT_SO
    irrealis = Irrealis.NONE if negated else claim.irrealis
    return tuple(each for each in (label(claim.certainty.value), label(irrealis)) if each.text)


def unrepeated(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims in their order, without details of a clause that stands among them."""
    every = list(claims)
    return [claim for claim in every if not is_repeated(claim, every)]


def uncovered(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims in their order, without those whose words another of them holds whole."""
    every = list(claims)
    return [claim for claim in every if not is_covered(claim, every)]


def one_line(pieces: Sequence[MarkedText]) -> tuple[MarkedText, ...]:
    """Return the pieces with line breaks as blanks."""
    return tuple(
        MarkedText("text", " ".join(piece.text.splitlines())) if "\n" in piece.text else piece
        for piece in pieces
    )


def _is_near(span: Span, claim: Span, text: str) -> bool:
    if span.overlap(claim) or not len(span):
        return bool(len(span))
    gap = text[min(span.end, claim.end) : max(span.start, claim.start)]
    return len(gap) <= NEAR and "\n" not in gap


def _source(sources: tuple[ClaimSource, ...]) -> tuple[str, str]:
    """The innermost source with those it came through, and a note on what kind it is."""
    if not sources or sources[-1].kind is SourceKind.REPORTER:
        return "", ""
    said = sources[-1]
    through = [each.name for each in sources[:-1] if each.kind is not SourceKind.REPORTER]
    through += [name for name in said.via if name not in through]
    through = [name for name in through if name and name != said.name]
    name = said.name or _KINDS.get(said.kind) or "a source"
    via = f", via {', '.join(through)}" if through else ""
    note = _KINDS.get(said.kind, "") if said.name else ""
    return visible(f"{name}{via}"), note


_KINDS = {
    SourceKind.UNNAMED: "unnamed",
    SourceKind.EYEWITNESS: "eyewitness",
    SourceKind.DOCUMENT: "document",
    SourceKind.OTHER_OUTLET: "other outlet",
}
