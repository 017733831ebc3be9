"""Clauses: the pieces of a sentence that each say one thing.

A clause is the words that hang from its head in the dependency tree, less the clauses that stand at
its edges; a clause in its middle stays inside, so clauses nest. Relative clauses and appositions
take the name they speak of with them. Every word of a sentence is in at least one clause.
"""

from collections.abc import Mapping, Sequence

from crossread.annotate.clauses.naming import described
from crossread.annotate.clauses.patterns import Tree, heads
from crossread.annotate.clauses.polarity import reversing
from crossread.annotate.parse import is_parsed
from crossread.annotate.quotes.verbs import is_reporting
from crossread.model.annotation import Clause, ClauseKind, Mention, Quote, Sentence, Token
from crossread.model.span import Span

_NAMED_BY = (ClauseKind.RELATIVE, ClauseKind.APPOSITION)
_PAIRED = (("(", ")"), ("“", "”"), ('"', '"'))
_STOPS = frozenset(",.!?")
_LONG_ANTECEDENT = 5  # words; a longer noun phrase is a statement of its own


def recognise(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention] = (),
    quotes: Sequence[Quote] = (),
) -> tuple[Clause, ...]:
    """Return the clauses of all sentences, by sentence and then by place."""
    found: list[Clause] = []
    for number, sentence in enumerate(sentences):
        named = [m for m in mentions if sentence.span.covers(m.span)]
        quoted = [q.span for q in quotes if sentence.span.overlap(q.span)]
        found.extend(_clauses(number, sentence, named, quoted))
    return tuple(found)


def _clauses(
    number: int, sentence: Sentence, mentions: Sequence[Mention], quotes: Sequence[Span]
) -> list[Clause]:
    if not is_parsed(sentence):
        kind = ClauseKind.HEADING if sentence.paragraph < 0 else ClauseKind.FRAGMENT
        return [Clause(sentence.span, number, 0, kind)] if sentence.tokens else []
    tree = Tree.of(sentence.tokens)
    kinds = {h: kind for h, kind in heads(tree, quotes).items() if not _is_tied(tree, h, kind)}
    found = []
    for head, kind in kinds.items():
        told = _kind_or_frame(tree, head, kind, kinds)
        members = _members(tree, head, kinds, named=_speaks_of(tree, head, kind, told))
        if members:
            first, last = tree.whole(members[0], members[-1])
            span = Span(tree.tokens[first].span.start, tree.tokens[last].span.end)
            found.append(Clause(span, number, head, told))
    found += [
        Clause(span, number, head, ClauseKind.APPOSITION)
        for span, head in described(tree, mentions)
    ]
    return sorted(_distinct(found), key=lambda clause: (clause.span.start, -clause.span.end))


def _speaks_of(tree: Tree, head: int, kind: ClauseKind, told: ClauseKind) -> bool:
    """Whether a clause says something of the name before it.

    "The barn that guards believe" does not: what they believe of it is another clause.
    """
    subjects = (c for c in tree.children[head] if tree.tokens[c].relation == "nsubj")
    others = any(not tree.tokens[c].xpos.startswith("W") for c in subjects)
    return kind in _NAMED_BY and not (told is ClauseKind.FRAME and others)


def _is_tied(tree: Tree, head: int, kind: ClauseKind) -> bool:
    """Whether a coordinated verb says the opposite without the "not" or "if" before the first."""
    return kind is ClauseKind.COORDINATED and not reversing(tree, head) <= tree.below[head]


def _members(tree: Tree, head: int, kinds: Mapping[int, ClauseKind], *, named: bool) -> range:
    """First to last token of a clause; an empty range when nothing but marks is left.

    With what is named before it, where it speaks of that.
    """
    own = set(tree.below[head])
    for other, kind in kinds.items():
        if other != head and other in own and not _stays_inside(tree, other, kind):
            own -= tree.below[other]
    words = _trimmed(tree, sorted(own))
    if not words:
        return range(0)
    start = words[0]
    if named:
        start = min(start, _antecedent(tree, head, start))
    return range(start, _closed(tree, start, words[-1]) + 1)


def _stays_inside(tree: Tree, head: int, kind: ClauseKind) -> bool:
    """Whether a clause narrows the noun before it, so that the noun says little without it."""
    return kind is ClauseKind.PARTICIPLE and not tree.after_comma(head) and _modifies(tree, head)


def _modifies(tree: Tree, head: int) -> bool:
    return tree.tokens[head].relation == "acl"


def _antecedent(tree: Tree, head: int, start: int) -> int:
    """First token of the noun phrase before a clause that speaks of it, when it is short."""
    noun = tree.tokens[head].head
    if noun < 0 or noun >= start:
        return start
    before = [i for i in tree.below[noun] if i < start and i not in tree.below[head]]
    first = min(_without_case(tree, noun, before), default=start)
    near = start - first <= _LONG_ANTECEDENT and tree.tokens[noun].upos in ("PROPN", "NOUN", "PRON")
    return first if near else start


def _without_case(tree: Tree, noun: int, before: Sequence[int]) -> list[int]:
    """The words of a noun phrase without the preposition or conjunction that ties it in."""
    outside = {
        c for c in tree.children[noun] if tree.tokens[c].relation in ("case", "cc", "mark", "punct")
    }
    return [i for i in before if i not in outside]


def _trimmed(tree: Tree, members: Sequence[int]) -> list[int]:
    """Members without the marks and conjunctions at their edges."""
    own = list(members)
    while own and _opens_loosely(tree.tokens[own[0]]):
        own.pop(0)
    while own and _ends_loosely(tree.tokens[own[-1]], own):
        own.pop()
    return own


def _ends_loosely(token: Token, members: Sequence[int]) -> bool:
    """Whether a mark or a tying word ends a clause and belongs to what was left off.

    A particle or a stranded preposition belongs to what stands before: "work out", "spoke to".
    """
    if token.upos == "ADP" and token.relation in ("compound", "case"):
        return token.head not in members
    return token.upos in ("PUNCT", "CCONJ", "ADP", "SCONJ")


def _closed(tree: Tree, start: int, end: int) -> int:
    """The last token, or the bracket or quote mark after it that closes one opened between."""
    texts = [token.text for token in tree.tokens]
    own, after = texts[start : end + 1], texts[end + 1 : end + 3]
    for opening, closing in _PAIRED:
        opened = own.count(opening) - (own.count(closing) if closing != opening else 0)
        is_open = opened % 2 if closing == opening else opened > 0
        if is_open and closing in after and set(after[: after.index(closing)]) <= _STOPS:
            return end + 1 + after.index(closing)
    return end


def _opens_loosely(token: Token) -> bool:
    if token.xpos == "$":
        return False
    return token.upos in ("PUNCT", "CCONJ", "SYM") or (
        token.text.lower() == "that" and token.relation == "mark"
    )


def _kind_or_frame(
    tree: Tree, head: int, kind: ClauseKind, kinds: Mapping[int, ClauseKind]
) -> ClauseKind:
    """A clause that does nothing but say who says so is a frame."""
    told = tree.tokens[head].relation == "parataxis" or any(
        kinds.get(c) is ClauseKind.CONTENT or tree.tokens[c].relation == "parataxis"
        for c in tree.children[head]
    )
    if (told and is_reporting(tree.tokens[head])) or _names_source(tree, head):
        return ClauseKind.FRAME
    return kind


def _names_source(tree: Tree, head: int) -> bool:
    """Whether a phrase does: "according to the papers"."""
    cases = (tree.tokens[c] for c in tree.children[head] if tree.tokens[c].relation == "case")
    return any(case.text.lower() == "according" for case in cases)


def _distinct(clauses: Sequence[Clause]) -> list[Clause]:
    """The outermost clause of each span."""
    seen: dict[Span, Clause] = {}
    for clause in clauses:
        seen.setdefault(clause.span, clause)
    return list(seen.values())
