"""Words without which a piece of a sentence says what the sentence does not.

"Could not confirm, deny or comment" is cut nowhere: "deny or comment" says the opposite. Negations
and conditions ("if", "whether") stand beside what they turn or beside its subject, and verbs that
are coordinated share them; modal verbs ("could", "would") make less of what they stand before.
"""

from collections.abc import Iterator

from crossread import lexicons
from crossread.annotate.clauses.patterns import Tree

_BESIDE = ("advmod", "cc", "det", "case", "mark")
_UNREAL = ("hypothetical", "unknown")
_OWN = ("nsubj", "csubj", "aux", "mark")  # with one of these, a coordinated verb starts anew


def reversing(tree: Tree, head: int) -> frozenset[int]:
    """Return the negations and conditions of a head, with those that a coordination shares."""
    own = frozenset(_beside(tree, head))
    first, token = tree.tokens[head].head, tree.tokens[head]
    anew = own or tree.has(head, *_OWN) or _is_set_against(tree, head)
    if token.relation != "conj" or anew:
        return own
    same = tree.tokens[first].xpos == token.xpos
    return own | frozenset(i for i in reversing(tree, first) if same or _is_mark(tree, i))


def turning(tree: Tree, head: int) -> frozenset[int]:
    """Return the same with the modal verbs of the head itself, where it is a verb."""
    if tree.tokens[head].upos != "VERB":
        return reversing(tree, head)
    verbs = lexicons.table("modal_verbs")
    modal = (c for c in tree.children[head] if tree.tokens[c].xpos == "MD")
    return reversing(tree, head).union(
        c for c in modal if verbs.get(tree.tokens[c].text.lower(), "").endswith("hypothetical")
    )


def _beside(tree: Tree, head: int) -> Iterator[int]:
    for child in tree.children[head]:
        if _denies(tree, child) or _leaves_open(tree, child):
            yield child
        elif tree.tokens[child].relation == "nsubj":
            yield from (i for i in (child, *tree.children[child]) if _is_no(tree, i))


def _denies(tree: Tree, index: int) -> bool:
    """Whether a dependent denies its head; "not only" says yes."""
    following = [token.text.lower() for token in tree.tokens[index + 1 : index + 2]]
    beside = tree.tokens[index].relation in _BESIDE and following != ["only"]
    return beside and tree.tokens[index].text.lower() in lexicons.table("negation_words")


def _leaves_open(tree: Tree, index: int) -> bool:
    word = tree.tokens[index].text.lower()
    return _is_mark(tree, index) and lexicons.table("condition_words").get(word) in _UNREAL


def _is_no(tree: Tree, index: int) -> bool:
    """Whether a word makes a phrase one of nothing: "no guard", "none of the guards"."""
    return lexicons.table("negation_words").get(tree.tokens[index].text.lower()) == "in"


def _is_set_against(tree: Tree, head: int) -> bool:
    """Whether "not this but that" asserts the second."""
    return any(tree.tokens[c].text.lower() in ("but", "rather") for c in tree.children[head])


def _is_mark(tree: Tree, index: int) -> bool:
    return tree.tokens[index].relation == "mark"
