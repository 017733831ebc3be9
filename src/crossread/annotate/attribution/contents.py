"""Which words of a sentence are what a reporting verb or noun gives: its content.

A content is a list of word ranges without the frame: "the dam, she said, will hold" gives two.
The complementiser ("that") and quote marks belong to it, the full stop does not. All indices count
the words of a paragraph.
"""

from crossread.annotate.attribution.phrases import phrases
from crossread.annotate.attribution.pieces import Pieces, is_edge, trimmed
from crossread.annotate.quotes import subjects, tree
from crossread.annotate.quotes.frames import Frame
from crossread.annotate.quotes.paragraph import MARKS, Paragraph
from crossread.annotate.quotes.verbs import kind_of, reporting_verb

_MISTAKEN = frozenset({"obl", "obj", "nmod", "xcomp", "advcl", "parataxis", "conj", "acl:relcl"})
_ANEW = frozenset({"advcl", "conj", "parataxis"})  # what begins anew beside a clause
_SPEECH = frozenset({"say", "claim", "think", "know"})
_ASIDE = 12  # words of a frame between commas
_NEAR = 12  # words between a frame and the first quoted word of its paraphrase


def content(paragraph: Paragraph, frame: Frame) -> Pieces:
    """Return what the verb of ``frame`` gives; empty when it gives nothing."""
    if frame.lemma == "according":
        return _around(paragraph, frame, frame.verb)
    verb = frame.verb
    clause = _clause(paragraph, frame)
    if clause is not None:
        if clause < verb or _is_wrapped(paragraph, verb):
            return _around(paragraph, frame, verb)
        return _said(paragraph, frame, clause)
    if _is_aside(paragraph, frame) or _is_between_commas(paragraph, frame):
        return _around(paragraph, frame, verb)
    return phrases(paragraph, frame) or _quoted_words(paragraph, frame)


def _quoted_words(paragraph: Paragraph, frame: Frame) -> Pieces:
    """The rest of the sentence where it holds quoted words and the tree shows no clause."""
    if frame.source is None or kind_of(frame.lemma) not in ("say", "claim", "know", "ask", "think"):
        return []
    _, stop = _bounds(paragraph, frame.verb)
    for at in range(frame.end, stop):
        if paragraph.inside[at] >= 0:
            start = _clause_start(paragraph, frame, at)
            return trimmed(paragraph, [(start, _clause_end(paragraph, frame, at))])
        if at > frame.end + _NEAR or reporting_verb(paragraph.tokens[at]):
            return []
    return []


def _clause(paragraph: Paragraph, frame: Frame) -> int | None:
    """The finite clause that the verb takes."""
    verb, first = frame.verb, frame.start
    found = [c for c in paragraph.children[verb] if _is_clause(paragraph, verb, c)]
    if paragraph.low(first - 1) == "but":  # another's: "Bo left, but Ada said"
        found = [each for each in found if each > verb]
    if not found:
        return _below_place(paragraph, verb)
    after = [each for each in found if each > verb]
    return after[0] if after else found[0]


def _below_place(paragraph: Paragraph, verb: int) -> int | None:
    """A clause with "that" which hangs from where it was said: "said in a statement that"."""
    if kind_of(paragraph.tokens[verb].lemma) not in ("say", "claim"):
        return None
    below = (
        top
        for noun in paragraph.children[verb]
        if noun > verb and paragraph.tokens[noun].deprel in ("obl", "iobj")
        for top in tree.subtree(paragraph, noun)
        if paragraph.tokens[top].relation in ("acl", "ccomp")
    )
    marked = ((top, tree.child(paragraph, top, "mark")) for top in below)
    return next((t for t, mark in marked if mark and paragraph.low(mark) == "that"), None)


def _is_clause(paragraph: Paragraph, verb: int, top: int) -> bool:
    """Whether ``top`` heads a clausal complement, also where the tree calls it something else."""
    how = paragraph.tokens[top].deprel
    if how == "ccomp":
        return True
    if top < verb or how not in _MISTAKEN:
        return False
    mark = tree.child(paragraph, top, "mark")
    if how == "advcl" or mark is not None:
        return mark is not None and paragraph.low(mark) == "that"
    return tree.child(paragraph, top, "nsubj") is not None and paragraph.inside[top] >= 0


def _is_wrapped(paragraph: Paragraph, verb: int) -> bool:
    """Whether a clause before the verb and one after it are one sentence cut by the frame."""
    return any(c < verb for c in paragraph.children[verb] if paragraph.tokens[c].deprel == "ccomp")


def _is_aside(paragraph: Paragraph, frame: Frame) -> bool:
    """Whether the verb with its subject stands beside the clause that it reports: "X, she said"."""
    if paragraph.tokens[frame.verb].deprel != "parataxis" or kind_of(frame.lemma) not in _SPEECH:
        return False
    below = {paragraph.tokens[c].deprel for c in paragraph.children[frame.verb]}
    apart = frame.start == 0 or paragraph.low(frame.start - 1) in (",", "—", "–", "--", "-")
    return apart and "nsubj" in below and not below & {"obj", "xcomp", "ccomp"}


def _is_between_commas(paragraph: Paragraph, frame: Frame) -> bool:
    """Whether a short frame stands between commas or closes its sentence: ", the mayor said."."""
    if frame.source is None or kind_of(frame.lemma) not in _SPEECH:
        return False
    if frame.end - frame.start > _ASIDE or paragraph.low(frame.start - 1) != ",":
        return False
    after = paragraph.low(frame.end)
    if after == "," and paragraph.inside[frame.start - 1] < 0:
        return True
    last = frame.end >= len(paragraph.tokens) or after in (".", "!", "?")
    return last and not subjects.is_passive(paragraph, frame.verb)


def _said(paragraph: Paragraph, frame: Frame, clause: int) -> Pieces:
    """A clause after its frame: to the end of the sentence, or to where another frame begins.

    The tree finds where the clause begins; that it goes on to the full stop is surer than the tree.
    """
    words = tree.subtree(paragraph, clause)
    start = _clause_start(paragraph, frame, max(words[0], frame.end))
    mark = tree.child(paragraph, clause, "mark")
    if mark is not None and mark > start and _is_that(paragraph, mark):
        start = mark
    quote = paragraph.inside[start] if start < len(paragraph.inside) else -1
    if quote >= 0 and _is_whole(paragraph, quote):
        last = max(at for at, inside in enumerate(paragraph.inside) if inside == quote)
        return [(start, last + 1)]
    end = max(_clause_end(paragraph, frame, clause), start)
    return trimmed(paragraph, [(start, end)])


def _is_whole(paragraph: Paragraph, quote: int) -> bool:
    """Whether the last quoted word is an end mark, so that the clause ends with the quotation."""
    last = [
        t.text
        for t, inside in zip(paragraph.tokens, paragraph.inside, strict=True)
        if inside == quote
    ]
    words = [text for text in last if text[0] not in MARKS]
    return bool(words) and words[-1] in (".", "!", "?", "...", "…", ",") and words[0][0].isupper()


def _clause_start(paragraph: Paragraph, frame: Frame, found: int) -> int:
    """The first word after the frame that is neither a hearer nor a time or place of speaking."""
    aside: set[int] = set()
    for each in paragraph.children[frame.verb]:
        how = paragraph.tokens[each].relation
        if each >= frame.end and how in (
            "obl",
            "obj",
            "iobj",
            "advmod",
            "compound",
            "nmod",
            "discourse",
        ):
            aside.update(tree.subtree(paragraph, each))
    start = frame.end
    that = next((at for at in range(start, found) if _is_that(paragraph, at)), None)
    if that is not None:
        return that
    while start < found and (start in aside or is_edge(paragraph, start)):
        start += 1
    return start


def _is_that(paragraph: Paragraph, index: int) -> bool:
    token = paragraph.tokens[index]
    return token.deprel == "mark" and token.text.lower() in ("that", "if", "whether")


def _clause_end(paragraph: Paragraph, frame: Frame, clause: int) -> int:
    """The end of the sentence, or where the frame's own sentence goes on after the clause."""
    _, end = _bounds(paragraph, frame.verb)
    inner = _inner(paragraph, frame.verb)
    if inner is not None:
        end = min(end, max(tree.subtree(paragraph, inner)[-1] + 1, clause + 1))
    for at in range(clause + 1, end):
        if paragraph.inside[at] < 0 and _begins_anew(paragraph, frame, at):
            end = at
            break
    while end > clause and paragraph.low(end - 1) in (",", "and", "but", "while", "—", "--"):
        end -= 1
    return end


def _inner(paragraph: Paragraph, verb: int) -> int | None:
    """The verb of the frame's clause where that may end before the sentence: "Asked if ..., she".

    It is the frame's own verb or that above it: "Ada, who denied knowing that it leaks, left".
    """
    how = paragraph.tokens[verb].deprel
    if how.startswith("advcl") and paragraph.heads[verb] > verb:
        return verb
    top = verb
    while paragraph.tokens[top].deprel in ("xcomp", "advcl") and paragraph.heads[top] >= 0:
        top = paragraph.heads[top]
    return top if paragraph.tokens[top].deprel.startswith("acl") else None


def _begins_anew(paragraph: Paragraph, frame: Frame, at: int) -> bool:
    """Whether the clause is over before word ``at``: ", adding that", "but warned that"."""
    token, before = paragraph.tokens[at], paragraph.low(at - 1)
    how = token.relation
    verb = reporting_verb(token)
    if _after_quoted_comma(paragraph, at) or (before == "," and paragraph.low(at) == "while"):
        return True
    if verb and token.xpos == "VBG" and before in (",", "—", "--", "–"):
        return True
    if verb and how == "conj" and before in ("and", "but"):
        shared = tree.child(paragraph, at, "nsubj") is None
        same_form = token.xpos == paragraph.tokens[frame.verb].xpos or paragraph.is_mark(at - 2)
        sure = kind_of(verb) in ("say", "claim", "describe") or paragraph.low(at - 2) == ","
        return shared and same_form and sure
    if before in ("and", "but") and _goes_on(paragraph, frame, at):
        return True
    if before == "but" and _another_says(paragraph, at):
        return True
    if before not in (",", "—", "--"):
        return False
    top = _top_at(paragraph, frame.verb, at)
    return top is not None and paragraph.tokens[top].relation in _ANEW


def _another_says(paragraph: Paragraph, at: int) -> bool:
    """Whether somebody else says something from word ``at`` on: "but the mayor denied it"."""
    top = at
    while top >= 0 and paragraph.tokens[top].relation != "conj":
        top = paragraph.heads[top]
    comma = paragraph.low(at - 2) == ","
    if top < 0 or not at - 1 - comma <= tree.subtree(paragraph, top)[0] < at:
        return False
    speaker = tree.child(paragraph, top, "nsubj")
    named = speaker is not None and paragraph.tokens[speaker].upos != "PRON"
    verb = reporting_verb(paragraph.tokens[top])
    return named and verb is not None and kind_of(verb) in ("say", "claim", "deny")


def _goes_on(paragraph: Paragraph, frame: Frame, at: int) -> bool:
    """Whether the source does something else from word ``at`` on: "but did not name anybody"."""
    for top in paragraph.children[frame.verb]:
        token = paragraph.tokens[top]
        if token.deprel == "conj" and token.upos == "VERB" and top >= at:
            own = tree.subtree(paragraph, top)
            if own[0] == at - 1 and tree.child(paragraph, top, "nsubj") is None:
                return True
    return False


def _after_quoted_comma(paragraph: Paragraph, at: int) -> bool:
    """Whether a quotation ended in a comma right before: his “plan,” referring to ..."""
    if at < 2 or not paragraph.is_mark(at - 1) or paragraph.low(at - 2) != ",":
        return False
    return paragraph.low(at) not in ("and", "but", "or", "because", "that", "which", "as", "so")


def _top_at(paragraph: Paragraph, verb: int, at: int) -> int | None:
    """The child of ``verb`` whose words begin at ``at``."""
    top = at
    while top >= 0 and paragraph.heads[top] != verb:
        if paragraph.heads[top] < 0:
            return None
        top = paragraph.heads[top]
    return top if tree.subtree(paragraph, top)[0] == at else None


def _around(paragraph: Paragraph, frame: Frame, verb: int) -> Pieces:
    """The sentence without the frame and what hangs from its verb after it ("on Friday")."""
    number = paragraph.sentences[verb]
    start, end = _bounds(paragraph, verb)
    first = frame.start
    while first > start and paragraph.low(first - 1) in ("as", "and", "but") and first - 1 == start:
        first -= 1
    last = max(frame.end, _frame_end(paragraph, frame, number))
    if paragraph.low(last + 1) == "according":  # "X, police said, according to the report"
        end = last
    return trimmed(paragraph, [(start, first), (last, end)])


def _bounds(paragraph: Paragraph, verb: int) -> tuple[int, int]:
    """First and end of the words of the sentence that the verb stands in."""
    number = paragraph.sentences[verb]
    start = end = verb
    while start > 0 and paragraph.sentences[start - 1] == number:
        start -= 1
    while end < len(paragraph.sentences) and paragraph.sentences[end] == number:
        end += 1
    return start, end


def _frame_end(paragraph: Paragraph, frame: Frame, number: int) -> int:
    """Where the frame ends: at the comma or full stop after its source and cue."""
    at = frame.end
    while at < len(paragraph.tokens) and paragraph.sentences[at] == number:
        if paragraph.tokens[at].text in ",.;:—–" or paragraph.is_mark(at):
            return at
        at += 1
    return at
