"""Who says something where: the frames of a paragraph, as "the mayor said", "according to them".

A frame is a source and a cue outside every quotation. With a tree the source is the verb's
subject (shared, relative and passive ones too); without one it is the words beside the verb.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.annotate.quotes import plain, subjects, tree
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.patterns import ADVERBS, TIES
from crossread.annotate.quotes.verbs import kind_of, reporting_verb

_FAR = 40  # words between a quotation and the verb of the frame after it
_STEPS = 8  # verbs to climb from a participle
_AROUND_CUE = ("aux", "aux:pass", "advmod", "compound:prt")


@dataclass(frozen=True, slots=True)
class Frame:
    """``source`` and ``cue`` are ranges of words; ``head`` is the source's head word."""

    verb: int
    cue: tuple[int, int]
    source: tuple[int, int] | None
    head: int | None
    lemma: str

    @property
    def start(self) -> int:
        """First word of source and cue."""
        return min(self.cue[0], self.source[0]) if self.source else self.cue[0]

    @property
    def end(self) -> int:
        """First word after source and cue."""
        return max(self.cue[1], self.source[1]) if self.source else self.cue[1]


def frames(paragraph: Paragraph) -> tuple[Frame, ...]:
    """Return the frames outside the paragraph's quotations, in text order of their cues."""
    found = _by_tree(paragraph) if paragraph.parsed else _by_words(paragraph)
    return tuple(sorted(found, key=lambda each: each.verb))


def verb_frame(paragraph: Paragraph, verb: int, lemma: str) -> Frame:
    """Return the frame that ``verb`` heads in the tree, whether it is a reporting verb or not."""
    turned = _inverted(paragraph, verb, lemma) if _may_be_turned(paragraph, verb, lemma) else None
    if turned is not None and closes(paragraph, turned.end):
        return turned
    head = subjects.subject(paragraph, _speaking(paragraph, verb))
    if head is not None and (
        paragraph.inside[head] >= 0 or plain.in_dateline(paragraph, head, verb)
    ):
        head = None
    cue = _cue(paragraph, verb)
    source = None
    if head is None and (
        not subjects.is_passive(paragraph, verb) or plain.is_stressed(paragraph, verb)
    ):
        source, head = plain.subject_before(paragraph, verb)
    elif head is not None:
        source = tree.phrase(paragraph, head, frozenset(range(*cue)))
        source = plain.without_dateline(paragraph, plain.extended(paragraph, source), head)
    return Frame(verb, cue, source, head, lemma)


def frame_from(paragraph: Paragraph, start: int) -> Frame | None:
    """Return the frame that begins at word ``start``, right after a quotation, by its words alone.

    "said the mayor", "the mayor, who was there, said", "he also wrote". Words are surer than the
    tree here: parsers stumble over the quotation before it.
    """
    at = start
    while paragraph.low(at) in ADVERBS:
        at += 1
    if at >= len(paragraph.tokens) or paragraph.inside[at] >= 0 or paragraph.low(at) in TIES:
        return None
    if paragraph.low(at) == "according":
        return None  # a frame of its own; a verb behind it may be that of another clause
    lemma = reporting_verb(paragraph.tokens[at])
    if lemma and (paragraph.low(at).endswith("ing") or paragraph.low(at - 1) in ("and", "but")):
        return None  # “…” and said it would rain: the source stands before the quotation
    if lemma:
        return _inverted(paragraph, at, lemma)
    verb = _verb_after(paragraph, at)
    if verb is None or verb == at:
        return None
    cue = _cue(paragraph, verb)
    end = plain.before_verb(paragraph, min(cue[0], verb))
    source = plain.without_edges(paragraph, at, end)
    if source is None or paragraph.low(source[1] - 1) in ("and", "but", "or"):
        return None  # “…” such raids and said: the source stands before the quotation
    if at > start and paragraph.low(at - 1) == "as" and not closes(paragraph, verb + 1):
        return None  # “…” as crowds vowed a “firm” answer: a clause of its own
    head = _head(paragraph, verb, source)
    return Frame(verb, (end, cue[1]), source, head, reporting_verb(paragraph.tokens[verb]) or "")


def _inverted(paragraph: Paragraph, verb: int, lemma: str) -> Frame | None:
    """Return the frame of "said the mayor", where the source follows the verb."""
    cue = (verb, verb + 1)
    head = subjects.subject(paragraph, verb) if paragraph.parsed else None
    if head is not None and verb < head <= verb + 8 and paragraph.inside[head] < 0:
        source = tree.phrase(paragraph, head, frozenset((verb,)))
        if source[0] == verb + 1:
            return Frame(verb, cue, plain.extended(paragraph, source), head, lemma)
    found, last = plain.phrase_from(paragraph, verb + 1)
    return Frame(verb, cue, found, last, lemma) if found else None


def _verb_after(paragraph: Paragraph, start: int) -> int | None:
    """The first reporting verb after a noun phrase that begins at ``start``."""
    relative = False
    for index in range(start, min(len(paragraph.tokens), start + _FAR)):
        token = paragraph.tokens[index]
        apart = paragraph.inside[index] >= 0 or token.text in ".;:?!—"
        if apart or paragraph.sentences[index] != paragraph.sentences[start]:
            return None
        speaks = reporting_verb(token) and token.xpos not in ("VBG", "VBN")
        if speaks and index > start and not _is_relative(paragraph, index):
            return index
        relative = relative or paragraph.low(index) in tree.RELATIVE
        if token.upos in ("VERB", "AUX") and token.xpos in ("VBD", "VBZ", "VBP") and not relative:
            return None if not _is_auxiliary(paragraph, index) else _verb_near(paragraph, index)
    return None


def _is_relative(paragraph: Paragraph, verb: int) -> bool:
    """Whether the verb only tells more of the noun before it: a “kind” man who loved his boat."""
    return paragraph.low(plain.before_verb(paragraph, verb) - 1) in tree.RELATIVE


def _is_auxiliary(paragraph: Paragraph, index: int) -> bool:
    return paragraph.low(index) in ("has", "have", "had", "did", "does", "do", "would", "will")


def _verb_near(paragraph: Paragraph, auxiliary: int) -> int | None:
    for index in range(auxiliary + 1, min(len(paragraph.tokens), auxiliary + 4)):
        if reporting_verb(paragraph.tokens[index]):
            return index
    return None


def _head(paragraph: Paragraph, verb: int, source: tuple[int, int]) -> int:
    """The source's head word: the verb's subject where it lies in the source, else by its words."""
    found = subjects.subject(paragraph, verb) if paragraph.parsed else None
    if found is not None and source[0] <= found < source[1]:
        return found
    return plain.head_of(paragraph, source)


def _may_be_turned(paragraph: Paragraph, verb: int, lemma: str) -> bool:
    """Whether the source may follow: "the dam will hold, said the mayor"."""
    if paragraph.low(verb - 1) != "," or paragraph.tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return False
    following = paragraph.low(verb + 1)
    if lemma == "tell":  # whoever is told follows it
        return False
    return kind_of(lemma) == "say" and following not in ("", "that", ",", "to")


def closes(paragraph: Paragraph, end: int) -> bool:
    """Whether no verb and no quotation follows word ``end`` up to the next comma or full stop."""
    for at in range(end, len(paragraph.tokens)):
        if paragraph.tokens[at].text in ",.;!?":
            return True
        finite = paragraph.tokens[at].upos in ("VERB", "AUX") and paragraph.tokens[at].xpos != "VBN"
        if paragraph.inside[at] >= 0 or finite:
            return False
    return True


def _speaking(paragraph: Paragraph, verb: int) -> int:
    """The verb whose subject speaks: in "X said that Y left, adding" it is "said"."""
    if paragraph.tokens[verb].xpos != "VBG" or not subjects.is_set_off(paragraph, verb):
        return verb
    at = paragraph.heads[verb]
    for _ in range(_STEPS):
        if at < 0:
            break
        reports = paragraph.inside[at] < 0 and reporting_verb(paragraph.tokens[at])
        if reports and subjects.subject(paragraph, at) is not None:
            return at
        at = paragraph.heads[at]
    return verb


def _by_tree(paragraph: Paragraph) -> Iterator[Frame]:
    for index, token in enumerate(paragraph.tokens):
        if paragraph.inside[index] >= 0:
            continue
        lemma = reporting_verb(token)
        if lemma and not _is_state(paragraph, index, lemma):
            yield verb_frame(paragraph, index, lemma)
        elif paragraph.low(index) == "according" and paragraph.low(index + 1) == "to":
            yield _according(paragraph, index)


def _is_state(paragraph: Paragraph, verb: int, lemma: str) -> bool:
    """Whether the words tell a state or a name and nobody says: "three found dead", "known as"."""
    if lemma == "know" and paragraph.tokens[verb].xpos == "VBN":
        return "as" in (paragraph.low(verb + 1), *_cases(paragraph, verb))
    if lemma != "find" or verb + 1 >= len(paragraph.tokens):
        return False
    following = paragraph.tokens[verb + 1]
    return following.upos == "ADJ" or following.xpos == "VBN"


def _cases(paragraph: Paragraph, verb: int) -> Iterator[str]:
    """The prepositions of what hangs from a verb: "known [by settlers] [as the wolf]"."""
    for each in paragraph.children[verb]:
        case = tree.child(paragraph, each, "case")
        if case is not None and each > verb:
            yield paragraph.low(case)


def _according(paragraph: Paragraph, index: int) -> Frame:
    """Return the frame of "according to X": X is the head of "according", or hangs from it."""
    head = paragraph.heads[index]
    if head <= index or paragraph.inside[head] >= 0:
        below = tree.child(paragraph, index, "obl", "obj", "nmod")
        head = below if below is not None else -1
    while head >= 0 and paragraph.tokens[head].deprel == "nmod:desc":
        head = paragraph.heads[head]  # "spokeswoman" of "according to spokeswoman Ada Marsh"
    if head < 0:
        return Frame(
            index, (index, index + 2), *plain.phrase_from(paragraph, index + 2), "according"
        )
    barred = frozenset((index, index + 1))
    source = _without_doer(paragraph, tree.phrase(paragraph, head, barred))
    return Frame(index, (index, index + 2), source, head, "according")


def _without_doer(paragraph: Paragraph, source: tuple[int, int]) -> tuple[int, int]:
    """The source up to its comma where its words run on to a finite verb.

    That verb's subject is no part of it: "according to the log, the ferry, the tug had left".
    """
    start, end = source
    after = end + (paragraph.low(end) == ",")
    following = paragraph.tokens[after] if after < len(paragraph.tokens) else None
    if following is None or following.xpos not in ("VBD", "VBZ", "VBP", "MD"):
        return source
    comma = next((at for at in range(start + 1, end) if paragraph.low(at) == ","), end)
    return start, comma


def _cue(paragraph: Paragraph, verb: int) -> tuple[int, int]:
    """The verb with the auxiliaries, particles and adverbs that stand right beside it."""
    near = {c for c in paragraph.children[verb] if paragraph.tokens[c].deprel in _AROUND_CUE}
    start, end = verb, verb + 1
    while start - 1 in near and paragraph.inside[start - 1] < 0:
        start -= 1
    while end in near and paragraph.tokens[end].deprel == "compound:prt":
        end += 1
    return start, end


def _by_words(paragraph: Paragraph) -> Iterator[Frame]:
    for index, token in enumerate(paragraph.tokens):
        if paragraph.inside[index] >= 0:
            continue
        lemma = reporting_verb(token)
        if lemma:
            source, head = plain.source_of(paragraph, index)
            if source or lemma in ("say", "tell"):
                yield Frame(index, (index, index + 1), source, head, lemma)
        elif paragraph.low(index) == "according" and paragraph.low(index + 1) == "to":
            source, head = plain.phrase_from(paragraph, index + 2)
            yield Frame(index, (index, index + 2), source, head, "according")
