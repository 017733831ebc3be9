"""Who speaks each quotation of a report.

Paragraph by paragraph, in text order, because a speaker carries over: into the second half of a
quotation that the frame cuts in two, into the next paragraph of a long one, and into a paragraph
that is all quotation. The rules are tried from the closest evidence to the farthest and the first
that gives a frame wins; see ``_RULES``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.names.lookup import MentionIndex
from crossread.annotate.quotes.frames import Frame, closes, frame_from, frames, verb_frame
from crossread.annotate.quotes.papers import Paper, papers
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.patterns import (
    COMMA_END,
    DOCUMENTS_OF_SPEAKERS,
    GAP,
    GAP_TO_QUOTE,
    PERCEIVING,
    WRITTEN,
)
from crossread.annotate.quotes.titles import is_name, is_own_clause
from crossread.annotate.quotes.verbs import kind_of
from crossread.model.annotation import Mention
from crossread.model.span import Span

_LABEL = 8  # words of a label before a colon
_SIGNATURE = 6  # words of a name and role below a quotation
_HEARER = 5  # words for whom somebody speaks to
_NEAR = 3  # words from a quotation without a comma to the verb of its frame


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name with the words that carry it; ``span`` is None where only an earlier frame does."""

    name: str
    span: Span | None
    cue: Span | None


@dataclass(frozen=True, slots=True)
class _Case:
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


class Speakers:
    """Gives each paragraph's quotations their speakers; call ``of`` in text order."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = MentionIndex(mentions)
        self._carried: Speaker | None = None  # who spoke last, while the next paragraph may go on
        self._last: Speaker | None = None  # who was quoted last, anywhere before
        self._introduced: Speaker | None = None  # who the paragraph before was about
        self._papers: list[Paper] = []  # what the paragraphs before tell of letters, statements

    def of(self, row: Paragraph) -> list[Speaker | None]:
        """Return one speaker (or None) for each quotation of ``row``."""
        known = frames(row)
        found: list[Speaker | None] = []
        for number in range(len(row.quotes)):
            case = _case(self._text, row, number, known)
            frame = _frame_for(case)
            speaker = self._named(row, frame) if frame else None
            speaker = speaker or self._signed(case) or self._carry(case, found)
            found.append(speaker)
            self._last = speaker or self._last
        self._remember(row, known, found)
        return found

    def _signed(self, case: _Case) -> Speaker | None:
        """The name below a quotation that is set apart: “…” Ada Marsh, nurse."""
        rest = range(case.after, len(case.row.tokens))
        verbs = any(case.row.tokens[at].upos in ("VERB", "AUX") for at in rest)
        if case.first > 0 or verbs or not 0 < len(rest) <= _SIGNATURE:
            return None
        name = self._mentions.person_at(case.row.tokens[case.after].span)
        return Speaker(name.name, name.span, None) if name else None

    def _carry(self, case: _Case, found: Sequence[Speaker | None]) -> Speaker | None:
        """The speaker of the quotation before, where this one can be its second half."""
        if not _starts_sentence(case):
            return None
        earlier = next((each for each in reversed(found) if each), None)
        if earlier:
            return earlier
        before = [f for f in _outer(case.row, case.frames) if f.verb < case.first]
        if before and case.first > 0:
            return self._named(case.row, before[-1])
        if case.number == 0 and case.first == 0:
            return self._carried or self._introduced
        return None

    def _named(self, row: Paragraph, frame: Frame) -> Speaker | None:
        if frame.source is None or frame.head is None:
            return None
        span = row.words(*frame.source)
        cue = row.words(*frame.cue)
        head = row.tokens[frame.head]
        if _is_bare(row, frame):
            paper = self._paper(row, frame)
            if paper:
                return Speaker(paper, span, cue)
        name = self._mentions.source_name(self._text, span, head.span)
        return Speaker(name, span, cue) if name else None

    def _paper(self, row: Paragraph, frame: Frame) -> str:
        """Whose words "the statement" has: who gave it or was just quoted; an "it" is any paper."""
        low = row.low(frame.head or 0)
        here = [each for each in papers(self._text, row, self._mentions) if each.at < frame.verb]
        if low == "it":
            near = here or self._papers
            return near[-1].giver or near[-1].name if near else ""
        if low not in DOCUMENTS_OF_SPEAKERS:
            return ""
        given = [e.giver for e in (*self._papers, *here) if e.noun == low and e.giver]
        return given[-1] if given else self._last.name if self._last else ""

    def _remember(
        self, row: Paragraph, known: Sequence[Frame], found: Sequence[Speaker | None]
    ) -> None:
        self._papers += papers(self._text, row, self._mentions)
        words = [each.inner.of(self._text) for each in row.quotes]
        said = [each for each, inner in zip(found, words, strict=True) if not is_name(inner)]
        spoke = next((each for each in reversed(said) if each), None)
        self._carried = _without_frame(spoke) if spoke else None
        introduced = [self._named(row, each) for each in _outer(row, known)]
        named = [each for each in introduced if each]
        self._introduced = _without_frame(named[-1]) if named else self._subject(row)

    def _subject(self, row: Paragraph) -> Speaker | None:
        """The person who opens the paragraph as the subject of a sentence."""
        for index, token in enumerate(row.tokens):
            if token.deprel.startswith("nsubj") and row.inside[index] < 0:
                person = self._mentions.person_at(token.span)
                if person:
                    return Speaker(person.name, person.span, None)
        return None


def _outer(row: Paragraph, known: Sequence[Frame]) -> list[Frame]:
    """The frames with a source that no other reports: in "Ada says the town wants", Ada's alone."""
    verbs = {each.verb for each in known if each.source}
    return [each for each in known if each.source and not _is_told(row, each.verb, verbs)]


def _is_told(row: Paragraph, verb: int, others: set[int]) -> bool:
    """Whether a clause that another verb takes holds ``verb``."""
    at, inside, seen = verb, False, {verb}
    while row.heads[at] >= 0 and row.heads[at] not in seen:
        inside = inside or row.tokens[at].deprel == "ccomp"
        at = row.heads[at]
        seen.add(at)
        if inside and at in others:
            return True
    return False


def _is_bare(row: Paragraph, frame: Frame) -> bool:
    """Whether the source is a bare "the statement", or an "it" that reads or mentions something."""
    start, end = frame.source or (0, 0)
    if row.low(start) == "it" and end - start == 1:
        return frame.lemma in WRITTEN
    return end - start == 2 and row.low(start) in ("the", "his", "her", "it")


def _without_frame(speaker: Speaker) -> Speaker:
    return Speaker(speaker.name, speaker.span, None)


def _case(text: str, row: Paragraph, number: int, known: tuple[Frame, ...]) -> _Case:
    outer = row.quotes[number].outer
    first = row.at(outer.start)
    last = row.at(outer.end - 1)
    return _Case(text, row, number, known, first, min(last, len(row.tokens) - 1))


def _frame_for(case: _Case) -> Frame | None:
    for rule in _RULES:
        frame = rule(case)
        if frame is not None and frame.source is not None:
            return frame
    return None


def _introduces(case: _Case) -> Frame | None:
    """A frame right before: she added, “…”; he said: “…”; said the “…”."""
    outer = case.row.quotes[case.number].outer
    for frame in reversed(case.frames):
        if frame.end - 1 < case.first:
            gap = case.text[case.row.tokens[frame.end - 1].span.end : outer.start]
            near = GAP_TO_QUOTE.fullmatch(gap) or _addressed(case, frame)
            return frame if near and frame.end == frame.cue[1] else None
    return None


def _addressed(case: _Case, frame: Frame) -> bool:
    """Whether only a hearer stands between a cue and its quotation: told the crew, “…”."""
    row, between = case.row, range(frame.end, case.before)
    if row.low(case.before) not in (",", ":") or not 0 < len(between) <= _HEARER:
        return False
    return all(
        row.tokens[at].upos in ("PRON", "DET", "ADJ", "NOUN", "PROPN", "PART") for at in between
    )


def _follows(case: _Case) -> Frame | None:
    """A frame right after: “…,” she said; “…,” said the mayor; “…?” she asked."""
    outer = case.row.quotes[case.number].outer
    after = case.after
    if after >= len(case.row.tokens) or case.row.inside[after] >= 0:
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


def _reports_on(case: _Case, frame: Frame) -> bool:
    """Whether the sentence goes on to say something: Ada, with a “heavy heart,” said gulls left."""
    turned = frame.source is not None and frame.source[0] > frame.verb
    inner = not is_own_clause(case.text, case.row, case.number)
    return turned and inner and not closes(case.row, frame.end)


def _any_verb(case: _Case, after: int) -> Frame | None:
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


def _governs(case: _Case) -> Frame | None:
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
    return kind_of(frame.lemma) == "think" or frame.lemma in PERCEIVING


def _top(case: _Case) -> int:
    """The quoted word that hangs from outside the quotation."""
    row = case.row
    for index in range(case.first, case.last + 1):
        head = row.heads[index]
        if row.tokens[index].deprel != "punct" and not case.first <= head <= case.last:
            return index
    return case.first


def _is_within(frame: Frame, case: _Case) -> bool:
    return case.first <= frame.verb <= case.last


def _earlier(case: _Case) -> Frame | None:
    """The nearest frame before it in its sentence."""
    sentence = case.row.sentences[case.first]
    for frame in reversed(case.frames):
        if frame.verb < case.first and case.row.sentences[frame.verb] == sentence and frame.source:
            return frame
    return None


def _later(case: _Case) -> Frame | None:
    """The nearest frame after it in its sentence, the quotation's own or the one it runs into.

    A relative clause is none: it tells more of its noun, as in “a “kind” man who loved his boat”.
    """
    row, sentence = case.row, case.row.sentences[case.last]
    for frame in case.frames:
        if frame.verb > case.last and row.sentences[frame.verb] == sentence and frame.source:
            return None if row.tokens[frame.verb].deprel.startswith("acl:relcl") else frame
    return None


def _opened(case: _Case) -> Frame | None:
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


def _labelled(case: _Case) -> Frame | None:
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
    return Frame(colon, (colon, colon + 1), (first, colon), colon - 1, ":")


def _undisturbed(case: _Case, start: int, end: int) -> bool:
    return all(case.row.inside[index] < 0 for index in range(start, min(end, len(case.row.inside))))


def _starts_sentence(case: _Case) -> bool:
    inner = case.row.quotes[case.number].inner.of(case.text)
    letters = [each for each in inner if each.isalpha()]
    return bool(letters) and letters[0].isupper()


_RULES = (_introduces, _follows, _governs, _earlier, _later, _opened, _labelled)
