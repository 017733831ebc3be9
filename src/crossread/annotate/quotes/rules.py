"""Which frame gives a quotation: the rules, tried from the closest evidence to the farthest.

The first rule that gives a frame with a source wins; see ``_RULES``. Nothing here knows names, nor
who spoke in another paragraph.
"""

from dataclasses import dataclass

from crossread.annotate.quotes import subjects
from crossread.annotate.quotes.frames import Frame, closes, frame_from, verb_frame
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.patterns import (
    AT_A_PLACE,
    COMMA_END,
    GAP,
    GAP_TO_QUOTE,
    PERCEIVING,
)
from crossread.annotate.quotes.titles import is_own_clause
from crossread.annotate.quotes.verbs import kind_of

_LABEL = 8  # words of a label before a colon
_HEARER = 5  # words for whom somebody speaks to
_DASHES = frozenset("-–—")
_HEADING = 10  # words of a heading
_NEAR = 3  # words from a quotation without a comma to the verb of its frame


@dataclass(frozen=True, slots=True)
class Case:
    """One quotation in its paragraph, with what the rules look at."""

    text: str
    row: Paragraph
    number: int
    frames: tuple[Frame, ...]
    first: int  # first and last word of the quotation, marks included
    last: int

    @property
    def before(self) -> int:
        """The word before the quotation; -1 at the start of the paragraph."""
        return self.first - 1

    @property
    def after(self) -> int:
        """The first word after the quotation that is no punctuation."""
        at = self.last + 1
        while at < len(self.row.tokens) and not self.row.tokens[at].text[0].isalnum():
            at += 1
        return at


def case_of(text: str, row: Paragraph, number: int, known: tuple[Frame, ...]) -> Case:
    """Return the case of a paragraph's quotation ``number``."""
    outer = row.quotes[number].outer
    first = row.at(outer.start)
    last = row.at(outer.end - 1)
    return Case(text, row, number, known, first, min(last, len(row.tokens) - 1))


def frame_for(case: Case) -> Frame | None:
    """Return the frame that the first fitting rule gives; None where no words tell."""
    for rule in _RULES:
        frame = rule(case)
        if frame is not None and frame.source is not None and not _pictures(case, frame):
            return _nearest(case, frame)
    return None


def _nearest(case: Case, frame: Frame) -> Frame:
    """The frame of whoever says the words, where another one stands on their other side.

    Of "voters who think “…,” she said" it is hers; of "Ada said it was “…,” the paper reported",
    Ada's.
    """
    inner = not is_own_clause(case.text, case.row, case.number)
    other = None
    if frame.verb < case.first and _is_thought(frame):
        shown = kind_of(frame.lemma) == "show"  # "Ada said the boys showed “no care”"
        other = _follows(case) or (_governs(case) if shown else None)
    elif frame.verb > case.last and inner and frame.lemma != "according":
        other = _governs(case)
        if other is not None and not _says_before(case, other):
            return frame
    said = other is not None and other.source and kind_of(other.lemma) in ("say", "claim")
    return other if said and other else frame


def _says_before(case: Case, frame: Frame) -> bool:
    """Whether the frame is a finite clause that stands before the quotation."""
    return frame.verb < case.first and case.row.tokens[frame.verb].xpos in ("VBD", "VBZ", "VBP")


def _pictures(case: Case, frame: Frame) -> bool:
    """Whether a picture shows what the words name, and nobody says them."""
    if frame.lemma not in ("show", "depict") or frame.head is None:
        return False
    return case.row.tokens[frame.head].lemma.lower() in subjects.PICTURES


def _introduces(case: Case) -> Frame | None:
    """A frame right before: she added, “…”; he said: “…”; said the “…”."""
    outer = case.row.quotes[case.number].outer
    for frame in reversed(case.frames):
        if frame.end - 1 < case.first:
            gap = case.text[case.row.tokens[frame.end - 1].span.end : outer.start]
            near = GAP_TO_QUOTE.fullmatch(gap) or _addressed(case, frame)
            return frame if near and frame.end == frame.cue[1] else None
    return None


def _addressed(case: Case, frame: Frame) -> bool:
    """Whether only a hearer stands between a cue and its quotation: told the crew, “…”."""
    row, between = case.row, range(frame.end, case.before)
    if row.low(case.before) not in (",", ":") or not 0 < len(between) <= _HEARER:
        return False
    return all(
        row.tokens[at].upos in ("PRON", "DET", "ADJ", "NOUN", "PROPN", "PART") for at in between
    )


def _follows(case: Case) -> Frame | None:
    """A frame right after: “…,” she said; “…,” said the mayor; “…?” she asked."""
    outer = case.row.quotes[case.number].outer
    after = case.after
    if after >= len(case.row.tokens) or case.row.inside[after] >= 0:
        return None
    if case.row.low(after) in ("which", "that"):  # tells more of what the marks name
        return None
    gap = case.text[outer.end : case.row.tokens[after].span.start]
    joined = COMMA_END.search(case.text, outer.start, outer.end) or "," in gap or "—" in gap
    if not GAP.fullmatch(gap) or not (joined or case.row.tokens[after].text[0].islower()):
        return None
    by_words = frame_from(case.row, after)
    near = by_words is not None and (joined or by_words.verb - after <= _NEAR)
    if by_words is not None and near and not _reports_on(case, by_words):
        return by_words
    for frame in case.frames if joined else ():
        if after <= frame.start <= after + 1 and _undisturbed(case, after, frame.end):
            return frame
    own = is_own_clause(case.text, case.row, case.number)
    return _any_verb(case, after) if joined and own else None


def _reports_on(case: Case, frame: Frame) -> bool:
    """Whether the sentence goes on to say something: Ada, with a “heavy heart,” said gulls left."""
    turned = frame.source is not None and frame.source[0] > frame.verb
    inner = not is_own_clause(case.text, case.row, case.number)
    return turned and inner and not closes(case.row, frame.end)


def _any_verb(case: Case, after: int) -> Frame | None:
    """A verb that is no reporting verb, where only a frame can stand: “…,” he shrugged."""
    row = case.row
    for index in range(after, min(after + 25, len(row.tokens))):
        if row.inside[index] >= 0 or row.sentences[index] != row.sentences[after]:
            return None
        if row.tokens[index].upos == "VERB":
            frame = verb_frame(row, index, row.tokens[index].lemma)
            starts = frame.source is not None and after <= frame.start <= after + 1
            return frame if starts else None
    return None


def _governs(case: Case) -> Frame | None:
    """The closest verb of saying above the quoted words in the tree, else of thinking.

    Whoever tells what another thought or saw speaks the words: “his crew said he thought it “bad””.
    """
    row = case.row
    if not row.parsed:
        return None
    by_verb = {frame.verb: frame for frame in case.frames}
    at, seen, thought = _top(case), set(), None
    while at >= 0 and at not in seen:
        seen.add(at)
        frame = by_verb.get(at)
        if frame is not None and frame.source is not None and not _is_within(frame, case):
            if thought is None and not _is_thought(frame):
                return frame
            if thought is not None and kind_of(frame.lemma) in ("say", "claim"):
                return frame
            thought = thought or frame
        at = row.heads[at]
    return thought


def _is_thought(frame: Frame) -> bool:
    return kind_of(frame.lemma) in ("think", "show") or frame.lemma in PERCEIVING


def _top(case: Case) -> int:
    """The quoted word that hangs from outside the quotation."""
    row = case.row
    for index in range(case.first, case.last + 1):
        head = row.heads[index]
        if row.tokens[index].deprel != "punct" and not case.first <= head <= case.last:
            return index
    return case.first


def _is_within(frame: Frame, case: Case) -> bool:
    return case.first <= frame.verb <= case.last


def _earlier(case: Case) -> Frame | None:
    """The nearest frame before it in its sentence."""
    sentence = case.row.sentences[case.first]
    for frame in reversed(case.frames):
        if frame.verb < case.first and case.row.sentences[frame.verb] == sentence and frame.source:
            return frame
    return None


def _later(case: Case) -> Frame | None:
    """The nearest frame after it in its sentence, the quotation's own or the one it runs into.

    A relative clause is none: it tells more of its noun, as in “a “kind” man who loved his boat”.
    """
    row, sentence = case.row, case.row.sentences[case.last]
    for frame in case.frames:
        if frame.verb > case.last and row.sentences[frame.verb] == sentence and frame.source:
            return None if _is_another_clause(case, frame.verb) else frame
    return None


def _is_another_clause(case: Case, verb: int) -> bool:
    """Whether the verb only tells more of a noun, or goes on after the clause with the words."""
    how, head = case.row.tokens[verb].deprel, case.row.heads[verb]
    goes_on = how == "conj" and 0 <= head <= case.last and subjects.is_passive(case.row, verb)
    return how.startswith("acl") or goes_on


def _opened(case: Case) -> Frame | None:
    """The clause before a comma or colon and the quotation, whatever its verb: he mouthed, “…”."""
    row = case.row
    before = case.text[row.span.start : row.quotes[case.number].outer.start].rstrip()
    if not row.parsed or not before.endswith((",", ":")):
        return None
    sentence = row.sentences[case.before]
    for index in range(case.before, -1, -1):
        if row.sentences[index] != sentence or row.inside[index] >= 0:
            return None
        if row.tokens[index].upos == "VERB":
            frame = verb_frame(row, index, row.tokens[index].lemma)
            if frame.source is not None:
                return frame
    return None


def _labelled(case: Case) -> Frame | None:
    """A name and a colon: “Marsh: ‘…’”, “- more from Ada Marsh: “…””."""
    row = case.row
    colon = case.before
    if colon < 1 or row.low(colon) != ":":
        return None
    start = colon
    while start > 0 and colon - start < _LABEL and row.tokens[start - 1].text[0].isalnum():
        start -= 1
    proper = [at for at in range(start, colon) if row.tokens[at].text[0].isupper()]
    if not proper or row.tokens[proper[-1]].upos not in ("PROPN", "") or proper[-1] != colon - 1:
        return None
    first = proper[-1]
    while first > start and row.tokens[first - 1].text[0].isupper():
        first -= 1
    if row.low(first - 1) in AT_A_PLACE:
        return None  # a headline's topic: “Flood in Lowick: ‘…’”
    return Frame(colon, (colon, colon + 1), (first, colon), colon - 1, ":")


def _undisturbed(case: Case, start: int, end: int) -> bool:
    return all(case.row.inside[index] < 0 for index in range(start, min(end, len(case.row.inside))))


def starts_sentence(case: Case) -> bool:
    """Whether the quotation begins with a capital."""
    inner = case.row.quotes[case.number].inner.of(case.text)
    letters = [each for each in inner if each.isalpha()]
    return bool(letters) and letters[0].isupper()


def is_heading(case: Case) -> bool:
    """Whether the quotation is all of a paragraph and ends as no sentence does: a subheading."""
    row, one = case.row, case.row.quotes[case.number]
    around = (t.text for at, t in enumerate(row.tokens) if not case.first <= at <= case.last)
    whole = one.closed and set(around) <= _DASHES  # some print one as "- 'Not a word' -"
    words = one.inner.of(case.text)
    return whole and words[-1].isalnum() and len(words.split()) <= _HEADING


_RULES = (_introduces, _follows, _governs, _earlier, _later, _opened, _labelled)
