"""Who does what in a paragraph's tree: the subjects of verbs, and the agents of passive ones.

Where the parser ties a subject to another verb than the words do, the words are followed.
"""

from crossread import lexicons
from crossread.annotate.quotes import tree
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.verbs import reporting_verb

PICTURES = frozenset({"clip", "footage", "image", "photo", "photograph", "picture", "video"})
_SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
_PASSIVE = ("nsubj:pass", "csubj:pass", "aux:pass")
_STEPS = 6  # longest chain of verbs that share one subject
_FINITE = ("VBD", "VBZ", "VBP")
# Nouns for those who can say something.
_SPEAKING = ("person_nouns", "office_nouns", "eyewitness_nouns", "gendered_nouns", "outlet_nouns",
             "unnamed_source_nouns")  # fmt: skip
# Verbs whose object does what the participle after it says: "heard guards shouting".
_SHOWN_DOING = frozenset(
    {
        "catch",
        "film",
        "find",
        "hear",
        "keep",
        "leave",
        "notice",
        "recall",
        "receive",
        "record",
        "remember",
        "see",
        "watch",
    }
)


def is_passive(paragraph: Paragraph, verb: int) -> bool:
    """Whether the verb is in the passive, as "was told" or the "told" of "those told"."""
    if tree.child(paragraph, verb, *_PASSIVE) is not None:
        return True
    token = paragraph.tokens[verb]
    if token.relation == "acl" and token.xpos == "VBD" and paragraph.low(verb + 1) == "to":
        return tree.child(paragraph, verb, *_SUBJECTS) is None  # "people thought to be ashore"
    if token.xpos == "VBN" and token.deprel == "acl:relcl":
        return tree.child(paragraph, verb, "aux", *_SUBJECTS) is None  # "a boy believed to be six"
    return token.xpos == "VBN" and (token.deprel in ("acl", "advcl") or _goes_on(paragraph, verb))


def _goes_on(paragraph: Paragraph, verb: int) -> bool:
    """Whether the verb shares the "was" of another passive: "was taken ashore and expected"."""
    head = paragraph.heads[verb]
    own = tree.child(paragraph, verb, "aux", "obj", "ccomp", *_SUBJECTS)
    if paragraph.tokens[verb].deprel != "conj" or head < 0 or own is not None:
        return False
    before = verb - 2 if paragraph.tokens[verb - 1].upos == "ADV" else verb - 1
    beside = paragraph.low(before) == "," and paragraph.low(verb + 1) == "to"
    if paragraph.low(before) not in ("and", "or", "but") and not beside:
        return False  # it has a subject that hangs elsewhere
    return tree.child(paragraph, head, *_PASSIVE) is not None


def agent(paragraph: Paragraph, verb: int) -> int | None:
    """Return the head of the "by" phrase of a passive verb."""
    for each in paragraph.children[verb]:
        if paragraph.tokens[each].deprel.startswith("obl"):
            case = tree.child(paragraph, each, "case")
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
        stray = _stray_subject(paragraph, at)
        if stray is not None:
            return stray
        head, how = paragraph.heads[at], paragraph.tokens[at].deprel
        if head < 0:
            return None
        if how == "acl":
            above = _past_thing(paragraph, at, head)
            if above is None:
                return None if _is_aim(paragraph, at, head) else _shown(paragraph, at, head)
            at = above
            continue
        if not _shares_subject(paragraph, at):
            return None
        at = _one_form(paragraph, at, head)
    return None


def _shares_subject(paragraph: Paragraph, verb: int) -> bool:
    """Whether a verb without a subject has that of the verb it hangs from."""
    token = paragraph.tokens[verb]
    heard = token.deprel == "ccomp" and token.xpos == "VBG"  # "was heard telling"
    heard = heard and is_passive(paragraph, paragraph.heads[verb])
    return heard or token.relation in ("conj", "xcomp", "advcl", "parataxis")


def _stray_subject(paragraph: Paragraph, verb: int) -> int | None:
    """The subject of a verb where the parser hung it from another one.

    From the verb before ("Bo left, but guards say"), from the one in the clause that it tells
    ("her daughter, Ada, 32, said she swims"), or as the object of seeing ("heard guards shouting").
    """
    head, token = paragraph.heads[verb], paragraph.tokens[verb]
    if token.xpos == "VBG":
        doer = _seen_doing(paragraph, verb, head)
        return _doing_with(paragraph, verb) if doer is None else doer
    if token.xpos not in _FINITE:
        return None
    if token.deprel in ("conj", "parataxis") and head >= 0:
        return _subject_between(paragraph, verb, head)
    for top in paragraph.children[verb]:
        found = [c for c in paragraph.children[top] if _is_subject_word(paragraph, c)]
        told = paragraph.tokens[top].deprel == "ccomp" and len(found) > 1
        if told and found[0] < verb < found[1]:
            return found[0]
    return None


def _subject_between(paragraph: Paragraph, verb: int, head: int) -> int | None:
    """The subject that ends right before the verb; else that of a frame before: "Ada said, but"."""
    aside = None
    for each in reversed(paragraph.children[head]):
        if not head < each < verb:
            continue
        last = tree.subtree(paragraph, each)[-1]
        if _is_subject_word(paragraph, each) and verb - last <= 1 + (
            paragraph.low(verb - 1) == ","
        ):
            return each
        if aside is None and paragraph.tokens[each].deprel == "parataxis":
            aside = _own_subject(paragraph, each)
    return aside


def _is_subject_word(paragraph: Paragraph, index: int) -> bool:
    subject = paragraph.tokens[index].deprel.startswith("nsubj")
    return subject and paragraph.tokens[index].xpos not in ("WP", "WDT")


def _seen_doing(paragraph: Paragraph, verb: int, head: int) -> int | None:
    """Guards, in "heard guards shouting"."""
    tied = paragraph.tokens[verb].deprel in ("xcomp", "ccomp", "advcl")
    if not tied or not 0 <= head < verb:
        return None
    seen = paragraph.tokens[head].lemma.lower() in _SHOWN_DOING
    near = (*paragraph.children[head], *paragraph.children[verb])
    for each in near if seen else ():
        below = tree.subtree(paragraph, each)
        if head < below[0] and below[-1] == verb - 1 and paragraph.tokens[each].upos != "ADV":
            return each
    return None


def _doing_with(paragraph: Paragraph, verb: int) -> int | None:
    """Forecasters, in "the port will close, with forecasters predicting snow"."""
    noun = verb - 1
    if noun < 1 or paragraph.tokens[noun].xpos not in ("NNS", "NNP", "NNPS"):
        return None
    case = tree.child(paragraph, noun, "case")
    led = case is not None and paragraph.low(case) == "with"
    return noun if led and tree.subtree(paragraph, noun)[-1] == noun else None


def is_set_off(paragraph: Paragraph, verb: int) -> bool:
    """Whether a comma or dash stands right before the verb, or ends the quotation before it."""
    at = verb - 2 if verb > 1 and paragraph.is_mark(verb - 1) else verb - 1
    return paragraph.low(at) in (",", "—", "--")


def _past_thing(paragraph: Paragraph, verb: int, noun: int) -> int | None:
    """The verb above a thing that only stands before a participle: "forgot the dam, saying".

    None where the noun may speak itself.
    """
    word = paragraph.tokens[noun]
    if paragraph.tokens[verb].xpos != "VBG" or not is_set_off(paragraph, verb) or noun > verb:
        return None
    if word.upos != "NOUN" or word.relation == "nsubj" or _may_speak(word.lemma.lower()):
        return None
    at = paragraph.heads[noun]
    while at >= 0 and paragraph.tokens[at].upos not in ("VERB", "AUX"):
        at = paragraph.heads[at]
    return at if at >= 0 else None


def _may_speak(noun: str) -> bool:
    return any(noun in lexicons.words(each) for each in _SPEAKING)


def _one_form(paragraph: Paragraph, verb: int, head: int) -> int:
    """``head``, or the verb above it of the form that ``verb`` goes on with.

    A participle goes on with no finite verb ("saying the boat sank and hinting that it had holes"),
    a finite verb with no infinitive or what is going on now ("asked Bo to leave, but warned"), and
    what is added is said by whoever says the rest ("said the wards were full and added").
    """
    above = paragraph.heads[head]
    if paragraph.tokens[verb].deprel != "conj" or above < 0:
        return head
    form, other = paragraph.tokens[verb].xpos, paragraph.tokens[head]
    if form == "VBG":
        other_form = other.xpos in _FINITE and paragraph.tokens[above].xpos == "VBG"
    elif other.xpos == "VB" or _is_going_on(paragraph, head):
        other_form = form in _FINITE and paragraph.tokens[above].xpos in _FINITE
    else:
        added = paragraph.tokens[verb].lemma.lower() in ("add", "say")
        other_form = added and other.deprel == "ccomp" and _tells_of_thing(paragraph, head)
    return above if other_form else head


def _is_going_on(paragraph: Paragraph, verb: int) -> bool:
    """Whether the verb tells what somebody is doing now, which no past goes on with."""
    aux = tree.child(paragraph, verb, "aux")
    now = aux is not None and paragraph.tokens[aux].xpos in ("VBZ", "VBP")
    return now and paragraph.tokens[verb].xpos == "VBG"


def _tells_of_thing(paragraph: Paragraph, verb: int) -> bool:
    """Whether the verb tells what a thing or body does and not what somebody says."""
    found = _own_subject(paragraph, verb)
    if found is None or reporting_verb(paragraph.tokens[verb]):
        return False
    word = paragraph.tokens[found]
    return word.upos == "NOUN" and word.lemma.lower() not in lexicons.words("person_nouns")


def _shown(paragraph: Paragraph, verb: int, noun: int) -> int:
    """Whoever a picture shows: crowds, in "video of crowds chanting"."""
    inner = tree.child(paragraph, noun, "nmod")
    picture = paragraph.tokens[noun].lemma.lower() in PICTURES
    if inner is None or not picture or not noun < inner < verb or is_passive(paragraph, verb):
        return noun
    return inner


def _is_aim(paragraph: Paragraph, verb: int, noun: int) -> bool:
    """Whether "to" ties the verb to a thing, which does not do it: "no reason to believe"."""
    mark = tree.child(paragraph, verb, "mark")
    if mark is None or paragraph.low(mark) != "to" or paragraph.tokens[noun].upos != "NOUN":
        return False
    people = lexicons.words("person_nouns") | lexicons.words("office_nouns")
    return paragraph.tokens[noun].lemma.lower() not in people


def _own_subject(paragraph: Paragraph, verb: int) -> int | None:
    """The subject that hangs from the verb: the nearest before it, with its apposition's head.

    Parsers hang an apposition ("a lawyer, Ada Marsh, said") and the subject of a clause before
    ("after Bo left, Ada said") from one verb; the first belongs to the subject, the other does not.
    """
    below = (c for c in paragraph.children[verb] if paragraph.tokens[c].deprel in _SUBJECTS)
    found = [each for each in below if not _is_time(paragraph, each)]
    before = [each for each in found if each < verb]
    if not before:
        return found[0] if found else None
    chosen = before[-1]
    for each in reversed(before[:-1]):
        if paragraph.low(each) in tree.RELATIVE:  # "the boat that Bo said sank"
            break
        if any(_parts(paragraph, at) for at in range(each + 1, chosen)):
            break
        chosen = each
    return chosen


def _is_time(paragraph: Paragraph, index: int) -> bool:
    """Whether the parser took a time for a subject: "and last month threatened to leave"."""
    word = paragraph.low(index)
    if word in lexicons.words("weekdays"):
        return True
    sided = paragraph.low(index - 1) in ("last", "next", "this")
    return sided and word in lexicons.words("time_units")


def _parts(paragraph: Paragraph, index: int) -> bool:
    token = paragraph.tokens[index]
    return token.upos in ("VERB", "AUX") or token.text in ("--", "—", ":", ";")


def _passive_source(paragraph: Paragraph, passive: int, verb: int) -> int | None:
    """The "by" phrase; the patient where another verb says what it did ("quoted as saying")."""
    if passive == verb:
        return agent(paragraph, passive)
    patient = tree.child(paragraph, passive, "nsubj:pass")
    return None if patient is None else _antecedent(paragraph, passive, patient)


def _antecedent(paragraph: Paragraph, verb: int, found: int) -> int:
    """Return the noun that a relative pronoun stands for; ``found`` itself where it is none."""
    if paragraph.low(found) not in tree.RELATIVE or found > verb:
        return found
    if paragraph.tokens[verb].deprel.startswith("acl") and paragraph.heads[verb] >= 0:
        return paragraph.heads[verb]
    return _noun_before(paragraph, found)


def _noun_before(paragraph: Paragraph, relative: int) -> int:
    """The head of the name or noun right before a relative pronoun; the pronoun where none is."""
    at = relative - 2 if paragraph.low(relative - 1) in (",", "-", "–", "—", "--") else relative - 1
    if at < 0 or paragraph.tokens[at].upos not in ("NOUN", "PROPN") or paragraph.inside[at] >= 0:
        return relative
    while paragraph.tokens[at].deprel in ("flat", "compound") and paragraph.heads[at] >= 0:
        at = paragraph.heads[at]
    return at
