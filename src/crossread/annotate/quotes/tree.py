"""Who does what in a paragraph's tree: subjects, agents and the extent of noun phrases.

All indices count the words of the paragraph. Nothing here looks at meanings; a broken tree gives
None or a short phrase and never an error.
"""

from crossread import lexicons
from crossread.annotate.quotes.paragraph import Paragraph

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PICTURES = frozenset({"clip", "footage", "image", "photo", "photograph", "picture", "video"})
_SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
_PASSIVE = ("nsubj:pass", "csubj:pass", "aux:pass")
_LOOSE = (
    "punct",
    "parataxis",
    "discourse",
    "ccomp",
    "advcl",
    "cc",
    "mark",
    "dislocated",
    "vocative",
)
_STEPS = 6  # longest chain of verbs that share one subject


def child(paragraph: Paragraph, index: int, *relations: str) -> int | None:
    """Return the first child that hangs by one of ``relations``."""
    for each in paragraph.children[index]:
        if paragraph.tokens[each].deprel in relations:
            return each
    return None


def is_passive(paragraph: Paragraph, verb: int) -> bool:
    """Whether the verb is in the passive, as "was told" or the "told" of "those told"."""
    if child(paragraph, verb, *_PASSIVE) is not None:
        return True
    token = paragraph.tokens[verb]
    return token.xpos == "VBN" and token.deprel in ("acl", "advcl")


def agent(paragraph: Paragraph, verb: int) -> int | None:
    """Return the head of the "by" phrase of a passive verb."""
    for each in paragraph.children[verb]:
        if paragraph.tokens[each].deprel.startswith("obl"):
            case = child(paragraph, each, "case")
            if case is not None and paragraph.low(case) == "by":
                return each
    return None


def subject(paragraph: Paragraph, verb: int) -> int | None:
    """Return the head of the phrase that does what ``verb`` says, its own or a shared one."""
    at = verb
    for _ in range(_STEPS):
        own = _own_subject(paragraph, at)
        if own is not None:
            return _antecedent(paragraph, at, own)
        if is_passive(paragraph, at):
            return _passive_source(paragraph, at, verb)
        head, how = paragraph.heads[at], paragraph.tokens[at].deprel
        if head < 0:
            return None
        if how == "acl":
            return None if _is_aim(paragraph, at, head) else _shown(paragraph, at, head)
        if how.startswith("acl:relcl"):
            return None
        if not (how in ("conj", "xcomp", "advcl", "parataxis") or how.startswith("advcl")):
            return None
        at = head
    return None


def _shown(paragraph: Paragraph, verb: int, noun: int) -> int:
    """Whoever a picture shows: crowds, in "video of crowds chanting"."""
    inner = child(paragraph, noun, "nmod")
    picture = paragraph.tokens[noun].lemma.lower() in PICTURES
    if inner is None or not picture or not noun < inner < verb or is_passive(paragraph, verb):
        return noun
    return inner


def _is_aim(paragraph: Paragraph, verb: int, noun: int) -> bool:
    """Whether "to" ties the verb to a thing, which does not do it: "no reason to believe"."""
    mark = child(paragraph, verb, "mark")
    if mark is None or paragraph.low(mark) != "to" or paragraph.tokens[noun].upos != "NOUN":
        return False
    people = lexicons.words("person_nouns") | lexicons.words("office_nouns")
    return paragraph.tokens[noun].lemma.lower() not in people


def _own_subject(paragraph: Paragraph, verb: int) -> int | None:
    """The subject that hangs from the verb: the nearest before it, with its apposition's head.

    Parsers hang an apposition ("a lawyer, Ada Marsh, said") and the subject of a clause before
    ("after Bo left, Ada said") from one verb; the first belongs to the subject, the other does not.
    """
    found = [c for c in paragraph.children[verb] if paragraph.tokens[c].deprel in _SUBJECTS]
    before = [each for each in found if each < verb]
    if not before:
        return found[0] if found else None
    chosen = before[-1]
    for each in reversed(before[:-1]):
        if any(_parts(paragraph, at) for at in range(each + 1, chosen)):
            break
        chosen = each
    return chosen


def _parts(paragraph: Paragraph, index: int) -> bool:
    token = paragraph.tokens[index]
    return token.upos in ("VERB", "AUX") or token.text in ("--", "—", ":", ";")


def _passive_source(paragraph: Paragraph, passive: int, verb: int) -> int | None:
    """The "by" phrase; the patient where another verb says what it did ("quoted as saying")."""
    if passive == verb:
        return agent(paragraph, passive)
    patient = child(paragraph, passive, "nsubj:pass")
    return None if patient is None else _antecedent(paragraph, passive, patient)


def _antecedent(paragraph: Paragraph, verb: int, found: int) -> int:
    """Return the noun that a relative pronoun stands for; ``found`` itself where it is none."""
    if paragraph.low(found) not in RELATIVE or found > verb:
        return found
    if paragraph.tokens[verb].deprel.startswith("acl") and paragraph.heads[verb] >= 0:
        return paragraph.heads[verb]
    return _noun_before(paragraph, found)


def _noun_before(paragraph: Paragraph, relative: int) -> int:
    """The head of the name or noun right before a relative pronoun; the pronoun where none is."""
    at = relative - 2 if paragraph.low(relative - 1) == "," else relative - 1
    if at < 0 or paragraph.tokens[at].upos not in ("NOUN", "PROPN") or paragraph.inside[at] >= 0:
        return relative
    while paragraph.tokens[at].deprel in ("flat", "compound") and paragraph.heads[at] >= 0:
        at = paragraph.heads[at]
    return at


def subtree(paragraph: Paragraph, top: int) -> list[int]:
    """Return ``top`` and all words below it, in text order."""
    found, seen, waiting = [], {top}, [top]
    while waiting:
        at = waiting.pop()
        found.append(at)
        for each in paragraph.children[at]:
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return sorted(found)


def phrase(
    paragraph: Paragraph, head: int, barred: frozenset[int] = frozenset()
) -> tuple[int, int]:
    """Return the words ``[start, end)`` of the noun phrase around ``head``.

    Appositions and relative clauses belong to it. It is one unbroken run of words that does not
    reach into a quotation other than its head's own, nor over a word in ``barred``.
    """
    kept = {head}
    for each in paragraph.children[head]:
        how = paragraph.tokens[each].deprel
        if how not in _LOOSE:
            kept.update(subtree(paragraph, each))
        elif how == "cc":
            kept.add(each)
    for each in _doubled(paragraph, head):
        kept.update(subtree(paragraph, each))
    side = paragraph.inside[head]

    def inside(index: int) -> bool:
        if index in barred or paragraph.inside[index] != side:
            return False
        return index in kept or paragraph.tokens[index].deprel == "punct"

    start = end = head
    while start > 0 and inside(start - 1):
        start -= 1
    while end + 1 < len(paragraph.tokens) and inside(end + 1):
        end += 1
    return _trimmed(paragraph, head, start, end + 1)


def _doubled(paragraph: Paragraph, head: int) -> list[int]:
    """Further subjects of the same verb: appositions that the parser hung a step too high."""
    if not paragraph.tokens[head].deprel.startswith("nsubj"):
        return []
    verb = paragraph.heads[head]
    return [
        each
        for each in paragraph.children[verb]
        if each > head
        and (each < verb) == (head < verb)
        and paragraph.tokens[each].deprel == paragraph.tokens[head].deprel
    ]


def _trimmed(paragraph: Paragraph, head: int, start: int, end: int) -> tuple[int, int]:
    """Drop punctuation and prepositions at the edges; a bracket stays with its partner."""
    while start < head and paragraph.tokens[start].deprel in ("punct", "cc", "case"):
        start += 1
    while end - 1 > head and (
        paragraph.tokens[end - 1].deprel in ("punct", "cc")
        or paragraph.tokens[end - 1].xpos == "POS"
    ):
        if paragraph.tokens[end - 1].text in ")]" and any(
            paragraph.tokens[i].text in "([" for i in range(start, end)
        ):
            break
        end -= 1
    return start, end
