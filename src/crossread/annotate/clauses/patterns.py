"""Which tokens head a clause, by their place in the Universal Dependencies tree."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.quotes.verbs import is_reporting
from crossread.model.annotation import ClauseKind, Token
from crossread.model.span import Span

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = ("nsubj", "csubj", "expl")
_STANDING = (ClauseKind.COORDINATED, ClauseKind.MAIN)
_STANDING_WORDS = 5
_PHRASES = frozenset({"including", "according", "despite", "following"})
_TYING = frozenset({"PUNCT", "CCONJ", "SCONJ", "PART"})
_SETTING_OFF = frozenset(", ; : - – — ( --".split())
_COMPLETING = frozenset("on to of in at about from against for as into over toward".split())
_LISTED_WORDS = 3  # A listed sum says what it was for from this many words on.
_MIN_WORDS = 2  # Fewer words than this say nothing that can be checked on its own.


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence's tokens with their children and the words below each."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    below: tuple[frozenset[int], ...]  # each token with all that hangs from it

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Tree":
        """Return the tree of a parsed sentence."""
        children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head >= 0:
                children[token.head].append(index)
        below: list[frozenset[int]] = [frozenset()] * len(tokens)
        for index in _leaves_first(children, tokens):
            below[index] = frozenset({index}).union(*(below[c] for c in children[index]))
        return cls(tuple(tokens), tuple(map(tuple, children)), tuple(below))

    def has(self, index: int, *deprels: str) -> bool:
        """Whether a child of ``index`` hangs by one of ``deprels`` (subtypes count)."""
        return any(self.tokens[c].relation in deprels for c in self.children[index])

    def words(self, index: int) -> int:
        """How many words, marks and conjunctions aside, hang from ``index``, itself included."""
        return sum(self.tokens[i].upos not in _TYING for i in self.below[index])

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """Return the first and last token of a run, widened to whole words: "co-wrote" is one."""
        while self._is_in_word(first - 1) or self._is_in_word(first):
            first -= 1
        while self._is_in_word(last + 1) or self._is_in_word(last):
            last += 1
        return first, last

    def _is_in_word(self, index: int) -> bool:
        """Whether a token is a hyphen that touches words on both sides."""
        if not 0 < index < len(self.tokens) - 1 or self.tokens[index].text != "-":
            return False
        before, hyphen, after = self.tokens[index - 1 : index + 2]
        touch = before.span.end == hyphen.span.start and hyphen.span.end == after.span.start
        return touch and before.text[-1].isalnum() and after.text[0].isalnum()

    def after_comma(self, index: int) -> bool:
        """Whether a mark sets the words below ``index`` off from those before them."""
        first = min(self.below[index])
        marks = (self.tokens[first].text, self.tokens[first - 1].text if first else "")
        return any(mark in _SETTING_OFF for mark in marks)


def heads(tree: Tree, quotes: Sequence[Span] = ()) -> dict[int, ClauseKind]:
    """Return the clause heads of a sentence with their kinds, in text order.

    The words of a quote stay together, however they are built: only clauses that could stand alone
    are told apart in it.
    """
    found: dict[int, ClauseKind] = {}
    for index in _top_down(tree):
        kind = _kind(tree, index, found)
        if not kind or not _says_enough(tree, index, kind):
            continue
        if _stands_alone(tree, index, kind) or not _within_quote(tree, index, found, quotes):
            found[index] = kind
    return dict(sorted(found.items()))


def _says_enough(tree: Tree, index: int, kind: ClauseKind) -> bool:
    return kind is ClauseKind.MAIN or tree.words(index) >= _MIN_WORDS


def _stands_alone(tree: Tree, index: int, kind: ClauseKind) -> bool:
    return kind in _STANDING and tree.words(index) >= _STANDING_WORDS


def _within_quote(
    tree: Tree, index: int, found: dict[int, ClauseKind], quotes: Sequence[Span]
) -> bool:
    """Whether a head and the clause it hangs in are words of one quote."""
    above = tree.tokens[index].head
    while above >= 0 and above not in found:
        above = tree.tokens[above].head
    pair = (tree.tokens[index].span, tree.tokens[above].span) if above >= 0 else ()
    return bool(pair) and any(all(q.covers(span) for span in pair) for q in quotes)


def _kind(tree: Tree, index: int, found: dict[int, ClauseKind]) -> ClauseKind | None:
    token = tree.tokens[index]
    name = token.relation
    if token.head < 0:
        return _root_kind(tree, index)
    if name == "conj":
        return _conjunct_kind(tree, index, found)
    if name == "parataxis":
        return ClauseKind.MAIN if is_predicate(tree, index) else ClauseKind.APPOSITION
    if name == "ccomp":
        return ClauseKind.CONTENT if is_reporting(tree.tokens[token.head]) else None
    if name == "advcl":
        return _adverbial_kind(tree, index)
    if name == "acl":
        return _modifier_kind(tree, index)
    if name == "appos":
        return ClauseKind.APPOSITION
    return ClauseKind.PARTICIPLE if _is_phrase(tree, index) else None


def _root_kind(tree: Tree, index: int) -> ClauseKind:
    return ClauseKind.MAIN if is_predicate(tree, index) else ClauseKind.FRAGMENT


def is_predicate(tree: Tree, index: int) -> bool:
    """Whether a token is a verb or a noun or adjective with a subject."""
    return tree.tokens[index].upos in VERBAL or tree.has(index, *SUBJECTS)


def _conjunct_kind(tree: Tree, index: int, found: dict[int, ClauseKind]) -> ClauseKind | None:
    head = tree.tokens[index].head
    if is_predicate(tree, index) and (head in found or tree.has(index, *SUBJECTS)):
        return ClauseKind.COORDINATED
    listed = _is_listed_sum(tree, index) or (_is_phrase(tree, head) and tree.words(index) > 1)
    return ClauseKind.COORDINATED if listed else None


def _is_listed_sum(tree: Tree, index: int) -> bool:
    """Whether a conjunct is an amount with its purpose: "$40 for rope, $90 for paint"."""
    counted = any(tree.tokens[i].upos == "NUM" for i in tree.below[index])
    return counted and tree.words(index) >= _LISTED_WORDS and not is_predicate(tree, index)


def _adverbial_kind(tree: Tree, index: int) -> ClauseKind | None:
    """Clauses with a subject of their own, and participles; "to stop it" belongs to its verb."""
    if tree.has(index, *SUBJECTS):
        return ClauseKind.ADVERBIAL
    if not _is_participle(tree, index) or tree.words(index) < _MIN_WORDS:
        return None
    return ClauseKind.PARTICIPLE


def _modifier_kind(tree: Tree, index: int) -> ClauseKind | None:
    if tree.tokens[index].deprel == "acl:relcl":
        return ClauseKind.RELATIVE
    if not _is_participle(tree, index) or tree.words(index) <= _MIN_WORDS:
        return None
    return ClauseKind.PARTICIPLE


def _is_participle(tree: Tree, index: int) -> bool:
    """Whether a participle says something of its own: "citing fog", but not "accused of taking"."""
    first = tree.tokens[min(tree.below[index])].text.lower()
    return tree.tokens[index].xpos in ("VBG", "VBN", "VBD") and first not in _COMPLETING


def _is_phrase(tree: Tree, index: int) -> bool:
    """Whether a noun phrase stands for a clause: "including two children"."""
    marks = (tree.tokens[c] for c in tree.children[index] if tree.tokens[c].relation == "case")
    return any(mark.text.lower() in _PHRASES for mark in marks)


def _leaves_first(children: Sequence[Sequence[int]], tokens: Sequence[Token]) -> list[int]:
    order = [i for i, token in enumerate(tokens) if token.head < 0]
    for index in order:
        order.extend(children[index])
    return order[::-1]


def _top_down(tree: Tree) -> list[int]:
    order = [i for i, token in enumerate(tree.tokens) if token.head < 0]
    for index in order:
        order.extend(tree.children[index])
    return order
