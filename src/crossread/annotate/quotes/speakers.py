"""Who speaks each quotation of a report.

Paragraph by paragraph, in text order, because a speaker carries over: into the second half of a
quotation that the frame cuts in two, into the next paragraph of a long one, and into a paragraph
that is all quotation. Which frame gives a quotation is told by ``rules``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread import lexicons
from crossread.annotate.names.lookup import MentionIndex
from crossread.annotate.names.patterns import gender_of_pronoun, gender_of_title
from crossread.annotate.quotes.frames import Frame, frames
from crossread.annotate.quotes.papers import Paper, papers
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.patterns import DOCUMENTS_OF_SPEAKERS, WRITTEN
from crossread.annotate.quotes.pronouns import body_meant
from crossread.annotate.quotes.rules import Case, case_of, frame_for, is_heading, starts_sentence
from crossread.annotate.quotes.titles import is_name
from crossread.model.annotation import Mention
from crossread.model.span import Span

_NOBODY = frozenset({"anybody", "anyone", "nobody"})  # no words are those of just anyone
_PEOPLE = ("person_nouns", "eyewitness_nouns", "gendered_nouns")
_CAPTIONS = 4  # paragraphs of captions that may stand inside a quotation
_SIGNATURE = 6  # words of a name and role below a quotation


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name with the words that carry it; ``span`` is None where only an earlier frame does."""

    name: str
    span: Span | None
    cue: Span | None


class Speakers:
    """Gives each paragraph's quotations their speakers; call ``of`` in text order."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = MentionIndex(mentions)
        self._carried: Speaker | None = None  # who spoke last, while the next paragraph may go on
        self._open: Speaker | None = None  # who began a quotation that nothing has closed yet
        self._between = 0  # paragraphs without a quotation since then
        self._last: Speaker | None = None  # who was quoted last, anywhere before
        self._introduced: Speaker | None = None  # who the paragraph before was about
        self._someone = ("", "")  # who told something without being named, and by which noun
        self._since = 0  # paragraphs since then
        self._group = ""  # the several who spoke in the paragraph before
        self._papers: list[Paper] = []  # what the paragraphs before tell of letters, statements

    def of(self, row: Paragraph) -> list[Speaker | None]:
        """Return one speaker (or None) for each quotation of ``row``."""
        known = frames(row)
        found: list[Speaker | None] = []
        for number in range(len(row.quotes)):
            case = case_of(self._text, row, number, known)
            frame = frame_for(case)
            speaker = self._named(row, frame) if frame else None
            speaker = speaker or self._signed(case) or self._carry(case, found)
            found.append(speaker)
            self._last = speaker or self._last
        self._remember(row, known, found)
        return found

    def _signed(self, case: Case) -> Speaker | None:
        """The name below a quotation that is set apart: “…” Ada Marsh, nurse."""
        rest = range(case.after, len(case.row.tokens))
        verbs = any(case.row.tokens[at].upos in ("VERB", "AUX") for at in rest)
        if case.first > 0 or verbs or not 0 < len(rest) <= _SIGNATURE:
            return None
        name = self._mentions.person_at(case.row.tokens[case.after].span)
        return Speaker(name.name, name.span, None) if name else None

    def _carry(self, case: Case, found: Sequence[Speaker | None]) -> Speaker | None:
        """The speaker of the quotation before, where this one can be its second half."""
        if not starts_sentence(case) or is_heading(case):
            return None
        earlier = next((each for each in reversed(found) if each), None)
        if earlier:
            return earlier
        before = [f for f in _outer(case.row, case.frames) if f.verb < case.first]
        if before and case.first > 0:
            return self._named(case.row, before[-1])
        if case.number == 0 and case.first == 0:
            return self._open or self._carried or self._introduced
        return None

    def _named(self, row: Paragraph, frame: Frame) -> Speaker | None:
        if frame.source is None or frame.head is None or row.low(frame.head) in _NOBODY:
            return None
        span = row.words(*frame.source)
        cue = row.words(*frame.cue)
        head = row.tokens[frame.head]
        meant = self._paper(row, frame) if _is_bare(row, frame) else self._several(row, frame)
        meant = meant or body_meant(self._text, row, frame, self._mentions)
        meant = meant or self._unnamed(row, frame)
        if meant:
            return Speaker(meant, span, cue)
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

    def _several(self, row: Paragraph, frame: Frame) -> str:
        """Who "they" are: those of the last frame before that has several for a source."""
        start, end = frame.source or (0, 0)
        if row.low(start) != "they" or end - start != 1:
            return ""
        here = [f for f in _outer(row, frames(row)) if f.verb < frame.verb and _is_several(row, f)]
        named = self._named(row, here[-1]) if here else None
        return named.name if named else self._group

    def _unnamed(self, row: Paragraph, frame: Frame) -> str:
        """Who a "he" without a name is: "a friend" who told something before."""
        head = row.tokens[frame.head or 0]
        sex = gender_of_pronoun(head.text.lower())
        if not sex or self._mentions.person_at(head.span):
            return ""
        here = [f for f in _outer(row, frames(row)) if f.verb < frame.verb]
        name, noun = self._last_unnamed(row, here) or self._someone
        return name if gender_of_title(noun) in ("", sex) else ""

    def _last_unnamed(self, row: Paragraph, known: Sequence[Frame]) -> tuple[str, str] | None:
        """The last source that is one person without a name, and its noun."""
        for frame in reversed(known):
            head = row.tokens[frame.head or 0]
            if _is_someone(row, frame) and not self._mentions.person_at(head.span):
                named = self._named(row, frame)
                return (named.name, head.lemma.lower()) if named else None
        return None

    def _remember(
        self, row: Paragraph, known: Sequence[Frame], found: Sequence[Speaker | None]
    ) -> None:
        self._papers += papers(self._text, row, self._mentions)
        words = [each.inner.of(self._text) for each in row.quotes]
        said = [each for each, inner in zip(found, words, strict=True) if not is_name(inner)]
        spoke = next((each for each in reversed(said) if each), None)
        self._carried = _without_frame(spoke) if spoke else None
        self._between = 0 if row.quotes else self._between + 1
        if row.quotes or self._between > _CAPTIONS:
            self._open = self._carried if row.quotes and not row.quotes[-1].closed else None
        outer = _outer(row, known)
        introduced = [(each, self._named(row, each)) for each in outer]
        named = [(frame, speaker) for frame, speaker in introduced if speaker]
        several = [speaker.name for frame, speaker in named if _is_several(row, frame)]
        self._group = several[-1] if several else ""
        told = self._last_unnamed(row, outer)
        self._since = 0 if told else self._since + 1
        if told or self._since > _CAPTIONS:
            self._someone = told or ("", "")
        self._introduced = _without_frame(named[-1][1]) if named else self._subject(row)

    def _subject(self, row: Paragraph) -> Speaker | None:
        """The person who opens the paragraph as the subject of a sentence.

        Of one that ends in a colon, whoever gives what follows: "The firm released a statement:".
        """
        if row.tokens and row.tokens[-1].text == ":" and row.parsed:
            given = [each for each in papers(self._text, row, self._mentions) if each.giver]
            if given:
                return Speaker(given[-1].giver, row.words(given[-1].at, given[-1].at + 1), None)
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


def _is_several(row: Paragraph, frame: Frame) -> bool:
    """Whether the source is "officials", "police", "Ada and Bo", or a "they" that is known."""
    start, end = frame.source or (0, 0)
    if frame.head is None or not start < end:
        return False
    head = row.tokens[frame.head]
    joined = any(row.tokens[c].deprel == "conj" for c in row.children[frame.head])
    plural = head.xpos in ("NNS", "NNPS") or head.text.lower() in ("they", "police")
    return plural or (joined and head.upos in ("NOUN", "PROPN"))


def _is_someone(row: Paragraph, frame: Frame) -> bool:
    """Whether the source is one person by a noun: "a friend", "the young sailor"."""
    head = row.tokens[frame.head] if frame.head is not None else None
    if head is None or head.xpos != "NN":
        return False
    return any(head.lemma.lower() in lexicons.words(each) for each in _PEOPLE)


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
