"""Contents that are no clause: objects, "to" clauses and prepositional phrases.

"Criticised [the plan]", "vowed [to fight]", "accused [him of lying]", "spoke about [the flood]".
Which verb takes which is in the lexicons reporting_verbs (by kind) and reporting_topics.
"""

from collections.abc import Sequence

from crossread import lexicons
from crossread.annotate.attribution.pieces import Pieces, trimmed
from crossread.annotate.quotes import subjects, tree
from crossread.annotate.quotes.frames import Frame
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.verbs import kind_of, reporting_verb

_TO_DO = frozenset({"think", "promise", "order", "ask", "deny", "describe"})  # + "to leave"
_WITH_OBJECT = ("of", "for", "as", "to")  # "accused him of", "cast it as"
_TAKEN = frozenset({"life", "victim"})  # a flood claims them and claims nothing of them
_HELP = frozenset({"ambulance", "backup", "help"})  # who calls for them calls it out, at most
_SOUGHT = frozenset({"seek", "threaten", "want"})  # whoever is sought or wanted is not said
# Verbs of saying whose participle gives what is said: "denied taking it", "reported hearing shots".
_TELL_DOING = frozenset({"acknowledge", "admit", "recall", "remember", "report"})
# "Is expected to rise" tells what somebody thinks; other passives with an aim do not.
_EXPECTED = frozenset(
    {"believe", "consider", "expect", "know", "report", "say", "suppose", "think"}
)


def phrases(paragraph: Paragraph, frame: Frame) -> Pieces:
    """Objects, "to" clauses and prepositional phrases that the verb's entry allows."""
    verb = frame.verb
    kind = kind_of(frame.lemma)
    topics = lexicons.table("reporting_topics").get(frame.lemma, "").split()
    if subjects.is_passive(paragraph, verb):
        return _passive(paragraph, frame, topics)
    tops = [c for c in paragraph.children[verb] if _allowed(paragraph, c, frame.lemma, topics)]
    if not tops:
        return []
    if any(c < verb for c in tops):
        return []
    objects = [c for c in tops if paragraph.tokens[c].deprel in ("obj", "iobj")]
    if frame.lemma == "call" and _is_rung(paragraph, frame, tops):
        return []
    if not all(_may_be_told(paragraph, frame.lemma, c) for c in tops):
        return []
    if kind in ("describe", "judge", "think", "order", "ask"):
        tops += [c for c in paragraph.children[verb] if _completes(paragraph, c)]
    if kind in ("order", "ask") and not objects:
        tops += [
            c for c in paragraph.children[verb] if paragraph.tokens[c].deprel in ("obj", "iobj")
        ]
    return _after(paragraph, frame, tops)


def _may_be_told(paragraph: Paragraph, lemma: str, top: int) -> bool:
    """Whether a phrase may be what the verb gives, by its noun: nobody says the man they seek."""
    noun = paragraph.tokens[top].lemma.lower()
    if paragraph.tokens[top].deprel not in ("obj", "iobj"):
        return not (lemma == "call" and noun in _HELP)
    if lemma in _SOUGHT and noun in lexicons.words("person_nouns"):
        head = paragraph.heads[top]
        return any(_completes(paragraph, c) for c in paragraph.children[head])
    return lemma != "claim" or noun not in _TAKEN


def _is_rung(paragraph: Paragraph, frame: Frame, tops: Sequence[int]) -> bool:
    """Whether somebody is called and nothing is called anything: "called the police"."""
    if len(tops) > 1 or paragraph.tokens[tops[0]].deprel != "obj":
        return False
    if any(_completes(paragraph, c) for c in paragraph.children[frame.verb]):
        return False
    whom, below = paragraph.tokens[tops[0]], tree.subtree(paragraph, tops[0])
    people = lexicons.words("person_nouns") | lexicons.words("office_nouns")
    someone = whom.upos in ("PRON", "PROPN") or whom.text[0].isdigit() or whom.lemma in people
    quoted = any(inside >= 0 for inside in paragraph.inside[below[0] : below[-1] + 3])
    return someone and not quoted and paragraph.low(frame.cue[1]) != "for"


def _allowed(paragraph: Paragraph, top: int, lemma: str, topics: Sequence[str]) -> bool:
    kind = kind_of(lemma)
    how = paragraph.tokens[top].relation
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
        doing = how == "xcomp" and (kind == "deny" or lemma in _TELL_DOING)
        if doing and paragraph.tokens[top].xpos == "VBG":
            return True
        return how == "xcomp" and kind in ("describe", "think")
    return False


def _completes(paragraph: Paragraph, top: int) -> bool:
    """Whether a phrase completes an object: "accused him [of lying]", "want her [to go]"."""
    how = paragraph.tokens[top].relation
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
    """Return the subject of "was praised by X", and the aim too of "is expected to rise".

    Whoever "was questioned by X" is asked something; X says nothing of him.
    """
    if kind_of(frame.lemma) == "ask":
        return []
    verb = frame.verb
    patient = tree.child(paragraph, verb, "nsubj:pass", "nsubj")
    aim = tree.child(paragraph, verb, "xcomp")
    if aim is not None and aim > verb:
        return _passive_aim(paragraph, frame, patient, aim)
    if patient is None or frame.source is None or not ("obj" in topics or frame.lemma == "report"):
        return []
    if frame.lemma in _SOUGHT:  # "is wanted by the police"
        return []
    return trimmed(paragraph, [tree.phrase(paragraph, patient, frozenset((verb,)))])


def _passive_aim(paragraph: Paragraph, frame: Frame, patient: int | None, aim: int) -> Pieces:
    if frame.lemma not in _EXPECTED:
        return []
    pieces = []
    if patient is not None and patient < frame.verb:
        pieces.append(tree.phrase(paragraph, patient, frozenset((frame.verb,))))
    return trimmed(paragraph, [*pieces, *_after(paragraph, frame, [aim])])


def _after(paragraph: Paragraph, frame: Frame, tops: Sequence[int]) -> Pieces:
    """The words from the first to the last word under ``tops``, after the cue."""
    words = [w for top in tops for w in tree.subtree(paragraph, top)]
    start = max(min(words), frame.cue[1])
    end = max(words) + 1
    if _is_link(paragraph, start, frame):
        start += 1
    for at in range(start + 1, end - 1):
        if _is_break(paragraph, at):
            end = at
            break
    return trimmed(paragraph, _without((start, end), frame))


def _is_break(paragraph: Paragraph, at: int) -> bool:
    """Whether the source's words end before ``at``: ", which", or “…,” with "adding" after it."""
    following = paragraph.tokens[at + 1]
    if paragraph.low(at) in (",", "—", "–", "--"):
        return following.text.lower() in (
            "which",
            "who",
            "while",
            "but",
            "though",
            "although",
            "even",
        )
    quoted = paragraph.is_mark(at - 1) and paragraph.low(at - 2) == ","
    here = paragraph.tokens[at]
    return quoted and here.xpos == "VBG" and bool(reporting_verb(here))


def _without(reach: tuple[int, int], frame: Frame) -> Pieces:
    """``reach`` without the source and cue, where they stand in its middle."""
    start, end = reach
    if start < frame.start < end and frame.end < end:
        return [(start, frame.start), (frame.end, end)]
    return [(start, end)]


def _is_link(paragraph: Paragraph, index: int, frame: Frame) -> bool:
    """Whether the word is the preposition that belongs to the cue: "spoke about"."""
    topics = lexicons.table("reporting_topics").get(frame.lemma, "").split()
    return paragraph.low(index) in topics
