"""What a number counts: the noun it stands by, or one far off that the tree leads to.

"At least 115 deaths" counts deaths, and so do "115 people were killed" and "the number of people
killed rose to 115": what befell people is named one way (the lexicon ``outcomes``), so that
reports that word it differently can be compared.
"""

import re
from collections.abc import Iterator, Sequence

from crossread import lexicons
from crossread.annotate.quantities.grammar import plain
from crossread.model.annotation import Sentence, Token
from crossread.model.span import Span

_OUTCOMES = lexicons.values("outcomes")
_NAMELESS = frozenset({"other", "more", "one"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BREAKS = frozenset({"AUX", "ADP", "SCONJ", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MARKS = frozenset(',;:.!?()—–"“”')
_TAKING = frozenset({"claim", "cost", "lose", "take"})  # lives
_REACH = 4  # steps up the tree to the verb or noun that says what is counted
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_IRREGULAR |= {
    "persons": "person",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
    "police": "police",
}
_STOP = re.compile(
    r"[,.;:()“”\"—–]|\b(?:in|on|at|of|to|for|from|with|by|as|and|or|but|who|which|that|were|was|are|is"
    r"|have|has|had|been|be|the|a|an|after|before|when|while|will|would|said|into|than|during|since"
    r"|inside|outside|near|across|dead|killed|injured|wounded|arrested|hurt|missing)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(killing|killed|injuring|injured|wounding|wounded|arresting|arrested|hurting)\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:\s+(?:of\s+)?(?:the\s+|their\s+)?(?!(?:and|or|the|to|after|when|as)\b)[a-z’'-]+){0,4}?\s+(?:(?:were|was|are|is|be|been|have|has|had|being"
    r"|reported|confirmed|left|found|shot|also|and)\s+)*(killed|dead|died|injured|wounded|arrested|hurt"
    r"|missing|slain|murdered|deaths?|fatalities|injuries|arrests?)\b(?!\s+(?:the|an?|his|her|their)\b)",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"\s+(?:[A-Z]|(?:the|an?|his|her|their|{'|'.join(sorted(lexicons.words('number_words')))})\b|\d)"
)
# "Two 4-year-olds", "three of the 16-year-olds"
_OF_AN_AGE = re.compile(r"^(?:\s+of)?(?:\s+[a-z]+){0,2}?\s+[\w-]+?[\s-](?:year|month)s?[\s-]olds\b")
_NUMBER_OF = re.compile(
    r"\b(?:number|total|tally|count) of (?P<noun>[^,.;:\d“”\"]*?)"
    r"\s+(?:to|at|as|is|was|stood|stands|reach\w*|ris\w+|rose|climb\w*|grew|fell|dropp\w+|hit|pass\w+|exceed\w*"
    r"|topp\w+|now|has|had|had|would|could|in|across|since)\b[^.;:\d“”\"]*$",
    re.IGNORECASE,
)
_LEFT_DEAD = re.compile(r"^(?:\s+[a-z’'-]+){0,4}?\s+(dead|wounded|injured|hurt)\b", re.IGNORECASE)


def counted(text: str, sentence: Sentence, words: Span, number: Span) -> str:
    """Return the lemma of what is counted, or the name of an outcome; "" when nothing tells.

    ``number`` is the bare number, ``words`` the number with its bound and unit.
    """
    tokens = sentence.tokens
    at = [n for n, token in enumerate(tokens) if token.span.overlap(number)]
    before = text[sentence.span.start : words.start]
    after = text[words.end : sentence.span.end]
    if _OF_AN_AGE.match(after):
        return "person"
    if at and any(token.head >= 0 for token in tokens):
        top = _top(tokens, at)
        near = _near(tokens, top, at[-1])
        if near in _OUTCOMES:  # parsers mix up two counts side by side; the words beside do not
            return _outcome_nearby(before, after) or near
        if near or (near := _of_number(before) or _far(tokens, top)):
            return near
        return _outcome_nearby(before, after) or _next_noun(tokens, at[-1] + 1)
    return _outcome_nearby(before, after) or _of_number(before) or singular(_run_head(after))


def _top(tokens: Sequence[Token], at: Sequence[int]) -> int:
    """The word of the number that the rest of the sentence sees; of "ten to twelve" the ten."""
    top = next((n for n in reversed(at) if tokens[n].head not in at), at[-1])
    first = tokens[top].head
    is_end = tokens[top].relation == "nmod" and 0 <= first < top and tokens[first].upos == "NUM"
    return first if is_end else top


def _near(tokens: Sequence[Token], number: int, last: int) -> str:
    """What is counted, where its noun stands by the number, whose last word is ``last``."""
    noun = _noun_of(tokens, number, last)
    if noun is None:
        return _outcome_of(tokens, number)
    word = tokens[noun]
    return _outcome_of(tokens, noun) or _outcome_of(tokens, number) or _name(word)


def _name(noun: Token) -> str:
    """The lemma of a noun; none for "others" and "more", which name nothing."""
    if noun.upos not in _NOUNS:
        return ""
    lemma = singular(noun.lemma if noun.lemma.islower() else noun.text)
    return "" if lemma in _NAMELESS else lemma


def _noun_of(tokens: Sequence[Token], number: int, last: int) -> int | None:
    """The noun that the number stands by: "40 boats", "two of the boats"."""
    word = tokens[number]
    if word.deprel.startswith(("nummod", "compound", "amod", "advmod")) and word.head > number:
        between = tokens[number + 1 : word.head]
        if tokens[word.head].upos in _NOUNS and not any(map(_breaks, between)):
            return word.head
    following = next((n for n in range(last + 1, len(tokens)) if tokens[n].upos != "ADJ"), None)
    if following is not None and tokens[following].lemma == "of":
        return _last_noun(tokens, following + 1)
    if word.deprel.startswith("nummod"):  # the tree went astray: take the noun phrase that follows
        return _last_noun(tokens, number + 1)
    return None


def _next_noun(tokens: Sequence[Token], start: int) -> str:
    """The noun phrase right behind the number, where the tree hangs the number elsewhere."""
    noun = _last_noun(tokens, start)
    return "" if noun is None else _outcome_of(tokens, noun) or _name(tokens[noun])


def _last_noun(tokens: Sequence[Token], start: int) -> int | None:
    """The last noun of the noun phrase that begins at ``start``."""
    stop = start
    while stop < len(tokens) and not _breaks(tokens[stop]) and tokens[stop].upos != "CCONJ":
        if tokens[stop].relation == "acl" and tokens[stop].head < stop:  # "men wearing masks"
            break
        stop += 1
    return next((n for n in reversed(range(start, stop)) if tokens[n].upos in _NOUNS), None)


def _breaks(word: Token) -> bool:
    """Whether a noun phrase ends before this word."""
    return word.upos in _BREAKS or word.xpos in _FINITE or word.text in _MARKS


def _outcome_of(tokens: Sequence[Token], noun: int) -> str:
    """What befell those counted, from the noun itself, its participle or its verb."""
    word = tokens[noun]
    if word.upos in _NOUNS and (found := _affected(word)):
        return found
    if word.lemma == "life" and word.head >= 0 and tokens[word.head].lemma in _TAKING:
        return "death"
    for n in (*_children(tokens, noun, "acl"), *_children(tokens, noun, "amod")):
        if found := _befalls(tokens, n):
            return found
    if word.head < 0 or not word.deprel.startswith(("nsubj", "obj", "root", "iobj")):
        return ""
    verb = tokens[word.head]
    has_object = any(True for _ in _children(tokens, word.head, "obj"))
    if word.deprel == "nsubj" and has_object and verb.lemma not in ("die", "lose"):
        return ""
    if found := _befalls(tokens, word.head):
        return found
    for n in _children(tokens, word.head, "xcomp"):  # "left 12 people dead", "were found dead"
        if tokens[n].upos in ("ADJ", "VERB") and tokens[n].span > word.span:
            return _affected(tokens[n])
    return ""


def _befalls(tokens: Sequence[Token], verb: int) -> str:
    """What a verb does to people, itself or in a second verb beside it: "shot and killed"."""
    if tokens[verb].lemma == "lose" and any(
        tokens[n].lemma == "life" for n in _children(tokens, verb, "obj")
    ):
        return "death"
    if _to_death(tokens, verb):
        return "death"
    beside = (n for n in _children(tokens, verb, "conj") if _same_fate(tokens, verb, n))
    return next((found for n in (verb, *beside) if (found := _affected(tokens[n]))), "")


def _to_death(tokens: Sequence[Token], verb: int) -> bool:
    """Whether it is done to the end: "beaten to death", "shot dead", "fatally shot"."""
    before = tokens[verb - 1].text.lower() if verb else ""
    following = [token.text.lower() for token in tokens[verb + 1 : verb + 3]]
    shot = tokens[verb].lemma.lower() == "shoot" and following[:1] == ["dead"]
    return shot or before == "fatally" or following == ["to", "death"]


def _same_fate(tokens: Sequence[Token], verb: int, other: int) -> bool:
    """Whether a second verb befalls the same people: "killed" in "shot and killed" does.

    It does not in "shot four and killed one".
    """
    subject = next(_children(tokens, other, "nsubj"), None)
    both = all(next(_children(tokens, each, "obj"), None) is not None for each in (verb, other))
    return subject is None and not both and tokens[other].xpos == tokens[verb].xpos


def _affected(word: Token) -> str:
    outcomes = lexicons.table("outcomes")
    return outcomes.get(word.lemma.lower()) or outcomes.get(word.text.lower()) or ""


def _far(tokens: Sequence[Token], number: int) -> str:
    """The noun that a verb or another noun puts a number on: "the number of strikes reached 35"."""
    holders = lexicons.words("count_nouns")
    at = number
    for _ in range(_REACH):
        at = tokens[at].head
        if at < 0:
            return ""
        around = [at, *_children(tokens, at, "nsubj"), *_children(tokens, at, "obj")]
        for n in around:
            if tokens[n].lemma.lower() in holders and n != number:
                return _held(tokens, n)
        subject = next(_children(tokens, at, "nsubj"), None)
        deprel = tokens[number].deprel
        if tokens[at].upos == "VERB" and subject is not None and subject != number:
            totals = tokens[at].lemma.lower() in ("total", "number", "reach", "rise", "climb")
            return _name(tokens[subject]) if totals and deprel.startswith("ob") else ""
    return ""


def _held(tokens: Sequence[Token], holder: int) -> str:
    """What a "number", "toll" or "total" is of."""
    word = tokens[holder]
    if word.lemma.lower() == "toll":
        return "death"
    for n in _children(tokens, holder, "nmod"):
        return _outcome_of(tokens, n) or _name(tokens[n])
    for n in _children(tokens, holder, "compound"):
        return _affected(tokens[n]) or _name(tokens[n])
    return ""


def _children(tokens: Sequence[Token], head: int, deprel: str) -> Iterator[int]:
    return (n for n, t in enumerate(tokens) if t.head == head and t.deprel.startswith(deprel))


def _outcome_nearby(before: str, after: str) -> str:
    """What befalls those counted, by the words right before and behind the number."""
    outcomes = lexicons.table("outcomes")
    behind = _AFTER.search(after)
    if behind and plain(behind.group(1)) in ("killed", "injured", "wounded", "hurt", "arrested"):
        behind = None if _ACTIVE.match(after, behind.end()) else behind
    if found := _BEFORE.search(before) or behind:
        return outcomes.get(plain(found.group(1)), "")
    if re.search(r"\b(?:leav(?:e|es|ing)|left)\b", before[-24:]) and (
        found := _LEFT_DEAD.search(after)
    ):
        return outcomes.get(plain(found.group(1)), "")
    return ""


def _of_number(before: str) -> str:
    """What a "number of ..." or a toll before the number is of: "the number of boats rose to"."""
    if re.search(r"\btoll\b[^.;,\d]*$", before, re.IGNORECASE):
        return "death"
    holders = list(_NUMBER_OF.finditer(before))
    start = before.lower().rfind("number of ")
    found = (
        _NUMBER_OF.search(before, max(start, 0))
        if start >= 0
        else (holders[-1] if holders else None)
    )
    if found is None:
        return ""
    noun = " " + found.group("noun")
    behind = _AFTER.search(noun)
    return (
        lexicons.table("outcomes").get(plain(behind.group(1)), "")
        if behind
        else singular(_run_head(noun))
    )


def _run_head(after: str) -> str:
    """The head of the noun phrase behind a number, as far as word forms tell."""
    after = re.sub(
        r"^(?:\s+of)?(?:\s+(?:the|his|her|its|their|those|these))?(?:\s+(?:other|more))?\s+",
        " ",
        after,
    )
    stop = _STOP.search(after)
    words = (after[: stop.start()] if stop else after).split()[:4]
    plurals = [n for n, word in enumerate(words) if is_plural(word)]
    if plurals:
        return words[plurals[0]]
    alone = words[0].lower() if len(words) == 1 and words[0].isalpha() else ""
    return "" if alone.endswith("ed") or alone in _NAMELESS else alone


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun."""
    return word.lower() in _IRREGULAR or bool(re.fullmatch(r"[a-z’'-]{2,}[^sui\W]s", word.lower()))


def singular(noun: str) -> str:
    """Return the singular of a plural as its ending tells it.

    >>> singular("bodies"), singular("people"), singular("bus")
    ('body', 'person', 'bus')
    """
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    return word[:-1]
