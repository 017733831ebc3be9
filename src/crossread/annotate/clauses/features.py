"""What the cutter sees of a piece: named marks on its shape and on what stands in it.

Names are joined from where a mark stands and what it is ("head=VERB", "without=obl"); the weights
of ``crossread.models.cutter`` are by name, and a name without a weight counts nothing. No mark
holds a word: what is cut must not depend on who and what it is about.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from crossread.annotate.clauses.patterns import Tree
from crossread.annotate.clauses.pieces import Piece, TokenRange, dependents
from crossread.annotate.quotes.verbs import is_reporting
from crossread.model.annotation import CONTENT_TAGS, Clause
from crossread.model.span import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LENGTHS = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30)
_PARTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999)
_DEEP = 5


@dataclass(frozen=True, slots=True)
class Around:
    """A sentence with the marks in it, each as a run of its tokens."""

    tree: Tree
    depth: tuple[int, ...]
    content: tuple[int, ...]  # how many content words stand before each token, and in all
    verbs: tuple[int, ...]
    finite: tuple[int, ...]
    held: tuple[tuple[str, TokenRange], ...]  # kind of mark, where
    clauses: tuple[tuple[str, TokenRange], ...]  # kind of clause, where
    number: int  # of the sentence in its report
    title: bool

    @classmethod
    def of(
        cls,
        tree: Tree,
        marks: Iterable[tuple[str, Span]],
        clauses: Iterable[Clause],
        *,
        number: int,
        title: bool,
    ) -> "Around":
        """Return the surroundings of a sentence's pieces; marks of other sentences are left out."""
        held = [(kind, run) for kind, span in marks if (run := _run(tree, span))]
        cut = [(str(c.kind), run) for c in clauses if (run := _run(tree, c.span))]
        return cls(
            tree,
            tuple(_depths(tree)),
            _before(t.upos in CONTENT_TAGS for t in tree.tokens),
            _before(t.upos == "VERB" for t in tree.tokens),
            _before(t.xpos in _FINITE for t in tree.tokens),
            tuple(held),
            tuple(cut),
            number,
            title,
        )


def features(piece: Piece, around: Around) -> list[str]:
    """Return the marks of a piece."""
    return [
        *_of_head(piece, around),
        *_of_dependents(piece, around.tree),
        *_of_edges(piece, around.tree),
        *_of_size(piece, around),
        *_of_held(piece, around.held),
        *_of_clauses(piece, around),
    ]


def _of_head(piece: Piece, around: Around) -> Iterator[str]:
    tokens = around.tree.tokens
    token = tokens[piece.head]
    above = tokens[token.head].upos if token.head >= 0 else "none"
    yield "always"
    yield f"head={token.upos}"
    yield f"tag={token.xpos}"
    yield f"rel={token.deprel}"
    yield f"head={token.upos} rel={token.relation}"
    yield f"above={above} rel={token.relation}"
    yield f"depth={min(around.depth[piece.head], _DEEP)}"
    if is_reporting(token):
        yield f"reporting {token.upos}"
    if around.title:
        yield "title"


def _of_dependents(piece: Piece, tree: Tree) -> Iterator[str]:
    """What hangs from the head in the piece, and what was left off."""
    upos = tree.tokens[piece.head].upos
    children = list(dependents(tree, piece.head))
    inside = [c for c in children if piece.first <= c <= piece.last]
    left = [c for c in children if c < piece.first]
    right = [c for c in children if c > piece.last]
    yield from _of_relations("with", upos, [tree.tokens[c].deprel for c in inside])
    yield from _of_relations("without", upos, [tree.tokens[c].deprel for c in left + right])
    yield f"next left={tree.tokens[left[-1]].deprel if left else 'none'}"
    yield f"next right={tree.tokens[right[0]].deprel if right else 'none'}"
    yield f"outermost left={tree.tokens[inside[0]].deprel if inside else 'none'}"
    yield f"outermost right={tree.tokens[inside[-1]].deprel if inside else 'none'}"


def _of_relations(side: str, upos: str, names: Sequence[str]) -> Iterator[str]:
    for name in sorted(set(names)):
        yield f"{side}={name}"
        yield f"{upos} {side}={name.partition(':')[0]}"
    yield f"{side} {min(len(names), 4)}"


def _of_edges(piece: Piece, tree: Tree) -> Iterator[str]:
    tokens = tree.tokens
    first, last = tokens[piece.first], tokens[piece.last]
    yield f"first={first.upos}"
    yield f"first rel={first.deprel}"
    yield f"last={last.upos}"
    yield f"last rel={last.deprel}"
    yield f"before={_beside(tree, piece.first - 1)}"
    yield f"after={_beside(tree, piece.last + 1)}"
    yield f"before={_beside(tree, piece.first - 1)} first={first.upos}"
    yield f"after={_beside(tree, piece.last + 1)} last={last.upos}"


def _beside(tree: Tree, at: int) -> str:
    if not 0 <= at < len(tree.tokens):
        return "end"
    token = tree.tokens[at]
    return token.text if token.upos == "PUNCT" else token.upos


def _of_size(piece: Piece, around: Around) -> Iterator[str]:
    first, after = piece.first, piece.last + 1
    content = around.content[after] - around.content[first]
    verbs = around.verbs[after] - around.verbs[first]
    finite = around.finite[after] - around.finite[first]
    part = (after - first) / len(around.tree.below[piece.head])
    yield f"content={bisect_right(_LENGTHS, content)}"
    yield f"words={bisect_right(_LENGTHS, after - first)}"
    yield f"verbs={min(verbs, 4)}"
    yield f"finite={min(finite, 3)}"
    yield f"verbs={min(verbs, 2)} content={bisect_right(_LENGTHS, content)}"
    yield f"part={bisect_right(_PARTS, part)}"
    yield f"sentence={bisect_right(_LENGTHS, len(around.tree.tokens))}"
    yield f"number={bisect_right(_LENGTHS, around.number)}"
    yield f"part={bisect_right(_PARTS, part)} head={around.tree.tokens[piece.head].upos}"


def _of_held(piece: Piece, held: Sequence[tuple[str, TokenRange]]) -> Iterator[str]:
    """Marks that stand in the piece, that it cuts in two, and that it stands in."""
    inside: dict[str, int] = {}
    for kind, run in held:
        alike = piece.overlap(run)
        if piece.covers(run):
            inside[kind] = inside.get(kind, 0) + 1
        elif run.covers(piece):
            yield f"in {kind}"
        elif alike:
            yield f"cuts {kind}"
        if alike > _PARTS[0]:
            yield f"like {kind} {bisect_right(_PARTS, alike)}"
    for kind, count in inside.items():
        yield f"holds {kind} {min(count, 3)}"


def _of_clauses(piece: Piece, around: Around) -> Iterator[str]:
    """How much the piece is one of the clauses that rules cut."""
    alike, kind = max(
        ((piece.overlap(run), kind) for kind, run in around.clauses), default=(0.0, "none")
    )
    within = max(
        (len(piece) / len(run) for _, run in around.clauses if run.covers(piece)), default=0.0
    )
    yield f"within={bisect_right(_PARTS, within)}"
    yield f"clause={bisect_right(_PARTS, alike)}"
    yield f"clause={bisect_right(_PARTS, alike)} {kind}"


def _run(tree: Tree, span: Span) -> TokenRange | None:
    own = [i for i, token in enumerate(tree.tokens) if span.overlap(token.span)]
    return TokenRange(own[0], own[-1]) if own else None


def _depths(tree: Tree) -> list[int]:
    depths = [0] * len(tree.tokens)
    order = [i for i, token in enumerate(tree.tokens) if token.head < 0]
    for index in order:
        for child in tree.children[index]:
            depths[child] = depths[index] + 1
            order.append(child)
    return depths


def _before(held: Iterable[bool]) -> tuple[int, ...]:
    return tuple(accumulate(held, initial=0))
