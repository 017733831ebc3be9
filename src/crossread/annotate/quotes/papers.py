"""Letters, statements and other papers that a paragraph tells of, and who gave them.

Reach for this when a source is no more than "the statement" or "it". A paper without a giver is
told too, since it may be the thing that "reads". Words inside quotations are left alone.
"""

from dataclasses import dataclass

from crossread import lexicons
from crossread.annotate.names.lookup import MentionIndex
from crossread.annotate.quotes import plain, subjects, tree
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.verbs import reporting_verb

_WRITE = frozenset({"issue", "post", "publish", "release", "send", "write"})
_SAID_IN = frozenset({"in", "on", "via"})


@dataclass(frozen=True, slots=True)
class Paper:
    """``at`` is its word in the paragraph, ``giver`` who it is from; "" where no words tell."""

    at: int
    noun: str
    name: str
    giver: str


def papers(text: str, row: Paragraph, mentions: MentionIndex) -> list[Paper]:
    """Return the papers of a paragraph in text order; none where the words have no tree."""
    known = lexicons.words("document_nouns") if row.parsed else frozenset()
    return [
        Paper(at, token.text.lower(), _name(text, row, at), _giver(text, row, at, mentions))
        for at, token in enumerate(row.tokens)
        if token.upos == "NOUN" and row.inside[at] < 0 and token.lemma.lower() in known
    ]


def _name(text: str, row: Paragraph, at: int) -> str:
    """The noun with the words before it: "a long letter"."""
    parts = (c for c in row.children[at] if c < at and row.tokens[c].deprel != "case")
    start = min(parts, default=at)
    return " ".join(row.words(start, at + 1).of(text).split())


def _giver(text: str, row: Paragraph, at: int, mentions: MentionIndex) -> str:
    """Who a paper is "from", whose it is, or who speaks in it; "" where no words tell."""
    head = _writer(row, at)
    if head is None:
        head = _speaker(row, at)
    source = (head, head + 1) if head is not None else None
    if head is not None and row.tokens[head].upos != "PRON":
        source = tree.phrase(row, head)
    if row.low(at + 1) == "from":
        source, head = plain.phrase_from(row, at + 2)
        source = source and _without_clause(row, source)
    if source is None or head is None:
        return ""
    return mentions.source_name(text, row.words(*source), row.tokens[head].span)


def _writer(row: Paragraph, at: int) -> int | None:
    """Marsh of "Marsh's letter", she of "a letter she wrote"."""
    owner = tree.child(row, at, "nmod:poss")
    clause = tree.child(row, at, "acl:relcl")
    if owner is not None or clause is None:
        return owner
    return tree.child(row, clause, "nsubj") if row.tokens[clause].lemma in _WRITE else None


def _speaker(row: Paragraph, at: int) -> int | None:
    """Marsh of "Marsh said in a statement" and of "Marsh issued a statement"."""
    verb, how = row.heads[at], row.tokens[at].relation
    if verb < 0 or row.inside[verb] >= 0:
        return None
    turned = [c for c in row.children[verb] if c > verb and row.tokens[c].relation == "nsubj"]
    if how == "obj" and row.tokens[verb].lemma in _WRITE:
        return subjects.subject(row, verb)
    link = tree.child(row, at, "case")
    within = how == "obl" and link is not None and row.low(link) in _SAID_IN
    if not within or not reporting_verb(row.tokens[verb]):
        return None
    found = turned[0] if turned and turned[0] < at else subjects.subject(row, verb)
    return found if found is not None and row.inside[found] < 0 else None


def _without_clause(row: Paragraph, source: tuple[int, int]) -> tuple[int, int]:
    """The words up to a comma behind which a clause of its own begins, and no apposition."""
    start, end = source
    comma = next((at for at in range(start, end) if row.low(at) == ","), end)
    clause = any(row.tokens[at].upos in ("VERB", "AUX") for at in range(comma, end))
    return (start, comma) if clause else source
