"""Which words of a sentence are what a reporting verb or noun gives: its content.

A content is a list of word ranges without the frame: "the dam, she said, will hold" gives two.
The complementiser ("that") and quote marks belong to it, the full stop does not. All indices count
the words of a paragraph.
"""

from collections.abc import Iterable, Sequence

from crossread import lexicons
from crossread.annotate.quotes import tree
from crossread.annotate.quotes.frames import Frame
from crossread.annotate.quotes.paragraph import MARKS, Paragraph
from crossread.annotate.quotes.verbs import kind_of, reporting_verb

Pieces = list[tuple[int, int]]  # half-open ranges of words

_TO_DO = frozenset({"think", "promise", "order", "ask", "deny", "describe"})  # + "to leave"
_WITH_OBJECT = ("of", "for", "as", "to")  # "accused him of", "cast it as"
_NO_OBJECT = frozenset({"tell", "inform", "remind", "notify", "brief", "assure", "reassure"})
_MISTAKEN = frozenset({"obl", "obj", "nmod", "xcomp", "advcl", "parataxis", "conj", "acl:relcl"})
_ANEW = frozenset({"advcl", "conj", "parataxis"})  # what begins anew beside a clause
_NEAR = 12  # words between a frame and the first quoted word of its paraphrase
_EDGES = frozenset(",;:—–-.…")


def content(paragraph: Paragraph, frame: Frame) -> Pieces:
    """Return what the verb of ``frame`` gives; empty when it gives nothing."""
    if frame.lemma == "according":
        return _around(paragraph, frame, frame.verb)
    verb = frame.verb
    clause = _clause(paragraph, verb)
    if clause is not None:
        if clause < verb or _is_wrapped(paragraph, verb):
            return _around(paragraph, frame, verb)
        return _said(paragraph, frame, clause)
    if paragraph.tokens[verb].deprel == "parataxis" and _is_aside(paragraph, verb):
        return _around(paragraph, frame, verb)
    return _phrases(paragraph, frame) or _quoted_words(paragraph, frame)


def _quoted_words(paragraph: Paragraph, frame: Frame) -> Pieces:
    """The rest of the sentence where it holds quoted words and the tree shows no clause."""
    if frame.source is None or kind_of(frame.lemma) not in ("say", "claim", "know", "ask", "think"):
        return []
    _, stop = _bounds(paragraph, frame.verb)
    for at in range(frame.end, stop):
        if paragraph.inside[at] >= 0:
            start = _clause_start(paragraph, frame, at)
            return _trimmed(paragraph, [(start, _clause_end(paragraph, frame, at))])
        if at > frame.end + _NEAR or reporting_verb(paragraph.tokens[at]):
            return []
    return []


def _clause(paragraph: Paragraph, verb: int) -> int | None:
    """The finite clause that the verb takes."""
    found = [c for c in paragraph.children[verb] if _is_clause(paragraph, verb, c)]
    if not found:
        return None
    after = [each for each in found if each > verb]
    return after[0] if after else found[0]


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


def _is_aside(paragraph: Paragraph, verb: int) -> bool:
    """Whether the verb with its subject stands beside the clause that it reports: "X, she said"."""
    if any(paragraph.tokens[c].deprel in ("obj", "xcomp", "ccomp") for c in paragraph.children[verb]):
        return False
    return tree.child(paragraph, verb, "nsubj") is not None


def _phrases(paragraph: Paragraph, frame: Frame) -> Pieces:
    """Objects, "to" clauses and prepositional phrases that the verb's entry allows."""
    verb = frame.verb
    kind = kind_of(frame.lemma)
    topics = lexicons.table("reporting_topics").get(frame.lemma, "").split()
    if tree.is_passive(paragraph, verb):
        return _passive(paragraph, frame, topics)
    tops = [c for c in paragraph.children[verb] if _allowed(paragraph, c, kind, topics)]
    if not tops:
        return []
    if any(c < verb for c in tops):
        return []
    objects = [c for c in tops if paragraph.tokens[c].deprel in ("obj", "iobj")]
    if objects and kind in ("describe", "judge", "think", "order", "ask"):
        tops += [c for c in paragraph.children[verb] if _completes(paragraph, c)]
    if kind in ("order", "ask") and not objects:
        tops += [c for c in paragraph.children[verb] if paragraph.tokens[c].deprel in ("obj", "iobj")]
    return _after(paragraph, frame, tops)


def _allowed(paragraph: Paragraph, top: int, kind: str, topics: Sequence[str]) -> bool:
    how = paragraph.tokens[top].deprel.partition(":")[0]
    if how == "obj":
        return "obj" in topics
    if how == "obl":
        case = tree.child(paragraph, top, "case")
        return case is not None and paragraph.low(case) in topics
    if how in ("xcomp", "advcl"):
        if _to_do(paragraph, top):
            return kind in _TO_DO
        mark = tree.child(paragraph, top, "mark")
        if mark is not None and paragraph.low(mark) in topics:
            return True
        return how == "xcomp" and kind in ("describe", "think")
    return False


def _completes(paragraph: Paragraph, top: int) -> bool:
    """Whether a phrase completes an object: "accused him [of lying]", "want her [to go]"."""
    how = paragraph.tokens[top].deprel.partition(":")[0]
    if how == "xcomp":
        return True
    link = tree.child(paragraph, top, "case", "mark")
    return how in ("obl", "advcl") and link is not None and paragraph.low(link) in _WITH_OBJECT


def _to_do(paragraph: Paragraph, top: int) -> bool:
    return any(
        paragraph.low(c) == "to" and paragraph.tokens[c].deprel == "mark"
        for c in paragraph.children[top]
    )


def _passive(paragraph: Paragraph, frame: Frame, topics: Sequence[str]) -> Pieces:
    """ "The plan was praised by X": the subject; "is expected to rise": subject and "to" clause."""
    verb = frame.verb
    patient = tree.child(paragraph, verb, "nsubj:pass", "nsubj")
    aim = tree.child(paragraph, verb, "xcomp")
    if aim is not None and aim > verb:
        return _passive_aim(paragraph, frame, patient, aim)
    if patient is None or frame.source is None or not ("obj" in topics or frame.lemma == "report"):
        return []
    return _trimmed(paragraph, [tree.phrase(paragraph, patient, frozenset((verb,)))])


def _passive_aim(
    paragraph: Paragraph, frame: Frame, patient: int | None, aim: int
) -> Pieces:
    if frame.lemma not in ("expect", "believe", "say", "think", "know", "consider", "report", "suppose"):
        return []
    pieces = []
    if patient is not None and patient < frame.verb:
        pieces.append(tree.phrase(paragraph, patient, frozenset((frame.verb,))))
    return _trimmed(paragraph, [*pieces, *_after(paragraph, frame, [aim])])


def _after(paragraph: Paragraph, frame: Frame, tops: Sequence[int]) -> Pieces:
    """The words from the first to the last word under ``tops``, after the cue."""
    words = [w for top in tops for w in tree.subtree(paragraph, top)]
    start = max(min(words), frame.cue[1])
    end = max(words) + 1
    if _is_link(paragraph, start, frame):
        start += 1
    for at in range(start + 1, end - 1):
        if paragraph.low(at) == "," and paragraph.low(at + 1) in ("which", "who", "while", "but"):
            end = at
            break
    return _trimmed(paragraph, _without(paragraph, (start, end), frame))


def _said(paragraph: Paragraph, frame: Frame, clause: int) -> Pieces:
    """A clause after its frame: to the end of the sentence, or to where another frame begins.

    The tree finds where the clause begins; that it goes on to the full stop is surer than the tree.
    """
    words = tree.subtree(paragraph, clause)
    start = _clause_start(paragraph, frame, max(words[0], frame.end))
    quote = paragraph.inside[start] if start < len(paragraph.inside) else -1
    if quote >= 0 and _is_whole(paragraph, quote):
        last = max(at for at, inside in enumerate(paragraph.inside) if inside == quote)
        return [(start, last + 1)]
    end = max(_clause_end(paragraph, frame, clause), start)
    return _trimmed(paragraph, [(start, end)])


def _is_whole(paragraph: Paragraph, quote: int) -> bool:
    """Whether the last quoted word is an end mark, so that the clause ends with the quotation."""
    last = [t.text for t, inside in zip(paragraph.tokens, paragraph.inside, strict=True) if inside == quote]
    words = [text for text in last if text[0] not in MARKS]
    return bool(words) and words[-1] in (".", "!", "?", "...", "…", ",") and words[0][0].isupper()


def _clause_start(paragraph: Paragraph, frame: Frame, found: int) -> int:
    """The first word after the frame that is neither a hearer nor a time or place of speaking."""
    aside: set[int] = set()
    for each in paragraph.children[frame.verb]:
        how = paragraph.tokens[each].deprel.partition(":")[0]
        if each >= frame.end and how in ("obl", "obj", "iobj", "advmod", "compound", "nmod", "discourse"):
            aside.update(tree.subtree(paragraph, each))
    start = frame.end
    that = next((at for at in range(start, found) if _is_that(paragraph, at)), None)
    if that is not None:
        return that
    while start < found and (start in aside or _is_edge(paragraph, start)):
        start += 1
    return start


def _is_that(paragraph: Paragraph, index: int) -> bool:
    token = paragraph.tokens[index]
    return token.deprel == "mark" and token.text.lower() in ("that", "if", "whether")


def _clause_end(paragraph: Paragraph, frame: Frame, clause: int) -> int:
    """The end of the sentence, or where the frame's own sentence goes on after the clause."""
    _, end = _bounds(paragraph, frame.verb)
    if _is_inner(paragraph, frame.verb):
        end = min(end, max(tree.subtree(paragraph, frame.verb)[-1] + 1, clause + 1))
    for at in range(clause + 1, end):
        if paragraph.inside[at] < 0 and _begins_anew(paragraph, frame, at):
            end = at
            break
    while end > clause and paragraph.low(end - 1) in (",", "and", "but", "while", "—", "--"):
        end -= 1
    return end


def _is_inner(paragraph: Paragraph, verb: int) -> bool:
    """Whether the frame's own clause may end before the sentence does: "Asked if ..., she left"."""
    how = paragraph.tokens[verb].deprel
    return how.startswith("acl") or (how.startswith("advcl") and paragraph.heads[verb] > verb)


def _begins_anew(paragraph: Paragraph, frame: Frame, at: int) -> bool:
    """Whether the clause is over before word ``at``: ", adding that", "but warned that"."""
    token, before = paragraph.tokens[at], paragraph.low(at - 1)
    how = token.deprel.partition(":")[0]
    verb = reporting_verb(token)
    if _after_quoted_comma(paragraph, at):
        return True
    if verb and token.xpos == "VBG" and before in (",", "—", "--", "–"):
        return True
    if verb and how == "conj" and before in ("and", "but"):
        shared = tree.child(paragraph, at, "nsubj") is None
        same_form = token.xpos == paragraph.tokens[frame.verb].xpos
        return shared and same_form and kind_of(verb) in ("say", "claim", "describe")
    if before not in (",", "—", "--"):
        return False
    top = _top_at(paragraph, frame.verb, at)
    return top is not None and paragraph.tokens[top].deprel.partition(":")[0] in _ANEW


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


def _is_link(paragraph: Paragraph, index: int, frame: Frame) -> bool:
    """Whether the word is the preposition that belongs to the cue: "spoke about"."""
    topics = lexicons.table("reporting_topics").get(frame.lemma, "").split()
    return paragraph.low(index) in topics


def _around(paragraph: Paragraph, frame: Frame, verb: int) -> Pieces:
    """The sentence without the frame and what hangs from its verb after it ("on Friday")."""
    number = paragraph.sentences[verb]
    start, end = _bounds(paragraph, verb)
    first = frame.start
    while first > start and paragraph.low(first - 1) in ("as", "and", "but") and first - 1 == start:
        first -= 1
    last = max(frame.end, _frame_end(paragraph, frame, number))
    return _trimmed(paragraph, [(start, first), (last, end)])


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


def _without(paragraph: Paragraph, reach: tuple[int, int], frame: Frame) -> Pieces:
    """``reach`` without the source and cue, where they stand in its middle."""
    start, end = reach
    if start < frame.start < end and frame.end < end:
        return [(start, frame.start), (frame.end, end)]
    return [(start, end)]


def _trimmed(paragraph: Paragraph, pieces: Iterable[tuple[int, int]]) -> Pieces:
    """Take punctuation off the edges; what a quotation holds stays whole."""
    found = []
    for start, end in pieces:
        while start < end and _is_edge(paragraph, start):
            start += 1
        while end > start and _is_edge(paragraph, end - 1):
            end -= 1
        start, end = _with_quotes(paragraph, start, end)
        if any(paragraph.tokens[at].text[0].isalnum() for at in range(start, end)):
            found.append((start, end))
    return found


def _with_quotes(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """Stretch a range over the quotations that it cuts."""
    if end <= start:
        return start, end
    first, last = paragraph.inside[start], paragraph.inside[end - 1]
    while first >= 0 and start > 0 and paragraph.inside[start - 1] == first:
        start -= 1
    while last >= 0 and end < len(paragraph.inside) and paragraph.inside[end] == last:
        end += 1
    return start, end


def _is_edge(paragraph: Paragraph, index: int) -> bool:
    return paragraph.tokens[index].text in _EDGES and paragraph.inside[index] < 0
