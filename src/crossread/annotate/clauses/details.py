"""Details: what a sentence tells beside what its clauses say as a whole.

"Two teenagers were hit on Monday evening outside the Corn Hall" is one clause and at least three
things to compare: another report may agree on the day only. It also happens that a reader takes two
clauses for one statement: "capsized off the point, killing two". Rules cut clauses; a small network
then looks at all pieces of a sentence for those that a reader would set down by themselves.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from crossread.annotate.clauses.features import Around, features
from crossread.annotate.clauses.patterns import Tree
from crossread.annotate.clauses.pieces import Piece, pieces
from crossread.annotate.parse import is_parsed
from crossread.model.annotation import (
    AnnotatedReport,
    Attribution,
    Clause,
    ClauseKind,
    Sentence,
)
from crossread.model.span import Span, touched
from crossread.models.cutter import Cutter

LEAST = 0.1  # of the cutter's score
SAME_PIECE = 0.7  # words of both over words of either: of two such, the better one is kept
SAME_CLAUSE = 0.8  # a piece that is so much like a clause tells nothing beside it

Mark = tuple[str, Span]  # kind, where


def recognise(annotated: AnnotatedReport, cutter: Cutter) -> tuple[Clause, ...]:
    """Return what could be told apart in the clauses of a report, by sentence and then by place.

    All other marks on the report are looked at. A sentence that no model parsed has no details.
    """
    every = surroundings(annotated)
    return tuple(chain.from_iterable(_details(around, cutter) for around in every))


def surroundings(annotated: AnnotatedReport) -> Iterator[Around]:
    """Yield each parsed sentence, in text order, with the clauses and marks in it."""
    cut: list[list[Clause]] = [[] for _ in annotated.sentences]
    for clause in annotated.clauses:
        cut[clause.sentence].append(clause)
    held = _by_sentence(annotated.sentences, _marks(annotated))
    for number, sentence in enumerate(annotated.sentences):
        if is_parsed(sentence):
            tree, title = Tree.of(sentence.tokens), sentence.paragraph < 0
            yield Around.of(tree, held[number], cut[number], number=number, title=title)


def _by_sentence(sentences: Sequence[Sentence], marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks that share words with each sentence; one over several is in all of them."""
    parts = [sentence.span for sentence in sentences]
    held: list[list[Mark]] = [[] for _ in sentences]
    for kind, span in marks:
        for number in touched(parts, span):
            held[number].append((kind, span))
    return held


def _marks(annotated: AnnotatedReport) -> list[Mark]:
    """The marks on a report as the cutter sees them."""
    return [
        *(("time", each.span) for each in annotated.times),
        *((str(each.type), each.span) for each in annotated.mentions),
        *(("quantity", each.span) for each in annotated.quantities),
        *(("quote", each.span) for each in annotated.quotes),
        *_speech_marks(annotated.attributions),
    ]


def _speech_marks(attributions: Sequence[Attribution]) -> Iterator[Mark]:
    for each in attributions:
        yield from (("content", span) for span in each.content)
        if each.source:
            yield "source", each.source
        if each.cue:
            yield "cue", each.cue


def _candidates(around: Around) -> list[Piece]:
    """The pieces of a sentence that are none of its clauses."""
    return [
        piece
        for piece in pieces(around.tree)
        if all(piece.overlap(clause) < SAME_CLAUSE for _, clause in around.clauses)
    ]


def _details(around: Around, cutter: Cutter) -> Iterator[Clause]:
    tokens = around.tree.tokens
    for piece in _best(_candidates(around), around, cutter):
        first, last = around.tree.whole(piece.first, piece.last)
        span = Span(tokens[first].span.start, tokens[last].span.end)
        yield Clause(span, around.number, piece.head, ClauseKind.DETAIL)


def _best(found: Sequence[Piece], around: Around, cutter: Cutter) -> list[Piece]:
    """The pieces that score well and better than those much like them, by place."""
    scores = cutter.scores([features(piece, around) for piece in found]).tolist()
    kept: list[Piece] = []
    for score, piece in sorted(zip(scores, found, strict=True), key=lambda scored: -scored[0]):
        if score >= LEAST and all(piece.overlap(other) < SAME_PIECE for other in kept):
            kept.append(piece)
    return sorted(kept, key=lambda piece: (piece.first, -piece.last))
