"""Sources found without a tree: the words beside a cue.

The fallback for languages and inputs that no model reads. It takes a pronoun, a run of
capitalised words or a short phrase with a determiner, and nothing else.
"""

from crossread import lexicons
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.patterns import BEFORE_VERB, DETERMINERS, EMPHATIC

Phrase = tuple[tuple[int, int] | None, int | None]  # range of words and head

NOTHING: Phrase = (None, None)
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
_LINKS = frozenset(
    {"of", "for", "from", "with", "de", "del", "van", "von", "al", "bin", "la", "and"}
)
_HEAD_ENDS = frozenset({"who", "which", "that", "of", "for", "with", "from", "at", "in", "on"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_DATELINE = 12  # words: "PORT MARSH, Calif., June 10 (Wire) —"
_REACH = 12


def source_of(paragraph: Paragraph, verb: int) -> Phrase:
    """Return the source of a verb: the words before it, or after it where a quotation precedes."""
    after_quote = _follows_quote(paragraph, verb)
    if after_quote:
        found = phrase_from(paragraph, verb + 1)
        if found[0]:
            return found
    return _phrase_to(paragraph, verb)


def phrase_from(paragraph: Paragraph, start: int) -> Phrase:
    """Return the phrase that begins at word ``start``."""
    if paragraph.low(start) in PRONOUNS and _outside(paragraph, start):
        return (start, start + 1), start
    if paragraph.parsed:
        return _by_tags(paragraph, start)
    end = start
    limit = min(len(paragraph.tokens), start + _REACH)
    seen_name = False
    while end < limit and _outside(paragraph, end):
        word = paragraph.tokens[end].text
        if not (
            word[0].isupper() or word[0].isdigit() or _may_join(paragraph, end, start, seen_name)
        ):
            break
        seen_name = seen_name or word[0].isupper()
        end += 1
    while end > start and paragraph.low(end - 1) in _LINKS | DETERMINERS:
        end -= 1
    return ((start, end), end - 1) if end > start else NOTHING


def before_verb(paragraph: Paragraph, verb: int) -> int:
    """Return the first of the auxiliaries and adverbs that stand right before ``verb``."""
    end = verb
    while end > 0 and _is_before_verb(paragraph, end - 1):
        end -= 1
    return end


def _is_before_verb(paragraph: Paragraph, index: int) -> bool:
    low = paragraph.low(index)
    return low in BEFORE_VERB or low.endswith("ly") or low in EMPHATIC


def is_stressed(paragraph: Paragraph, verb: int) -> bool:
    """Whether a subject with "himself" stands before ``verb``: "what Marsh himself once called"."""
    between = range(before_verb(paragraph, verb), verb)
    return any(paragraph.low(at) in EMPHATIC for at in between)


def without_edges(paragraph: Paragraph, start: int, end: int) -> tuple[int, int] | None:
    """Return the words ``[start, end)`` without marks at the edges; None when none is left."""
    while end > start and not paragraph.tokens[end - 1].text[0].isalnum():
        if paragraph.tokens[end - 1].text in ")]":
            break
        end -= 1
    while start < end and not paragraph.tokens[start].text[0].isalnum():
        start += 1
    return (start, end) if end > start else None


def head_of(paragraph: Paragraph, source: tuple[int, int]) -> int:
    """Return the last word of the source's first part: before a comma, a relative, "of"."""
    start, end = source
    for index in range(start + 1, end):
        text = paragraph.tokens[index].text
        if not (text[0].isalnum() or text[0] in "-’'.") or paragraph.low(index) in _HEAD_ENDS:
            return index - 1
    return end - 1


def extended(paragraph: Paragraph, source: tuple[int, int]) -> tuple[int, int]:
    """Return the source with the capitalised words that touch it: trees lose parts of names."""
    start, end = source
    if paragraph.tokens[end - 1].upos in ("NOUN", "PROPN"):
        while end < len(paragraph.tokens) and _is_proper(paragraph, end):
            end += 1
    if _is_proper(paragraph, start):
        while start > 0 and _is_proper(paragraph, start - 1):
            start -= 1
    return start, end


def without_dateline(paragraph: Paragraph, source: tuple[int, int], head: int) -> tuple[int, int]:
    """Return the source without "PORT MARSH (Wire) —" before it."""
    start, end = source
    for index in range(start, min(head, end)):
        if paragraph.tokens[index].text in ("—", "–", "--", "-"):
            before = paragraph.tokens[start].text
            if before.isupper() and len(before) > 1 and index + 1 < end:
                return index + 1, end
    return source


def in_dateline(paragraph: Paragraph, index: int, verb: int) -> bool:
    """Whether a word before ``verb`` stands in the dateline that opens its paragraph."""
    if index >= verb or not paragraph.tokens[0].text.isupper() or index > _DATELINE:
        return False
    for at in range(1, min(verb, _DATELINE)):
        if paragraph.tokens[at].upos == "NOUN" and paragraph.tokens[at].text.islower():
            return False  # "MP and front-runner Ada Marsh -"
        if at > index and paragraph.tokens[at].text in ("—", "–", "--", "-"):
            return True
    return False


def _is_proper(paragraph: Paragraph, index: int) -> bool:
    token = paragraph.tokens[index]
    return token.upos == "PROPN" and token.text[0].isupper() and paragraph.inside[index] < 0


def _by_tags(paragraph: Paragraph, start: int) -> Phrase:
    """The nouns and their companions from ``start``, with an apposition between commas."""
    end = _nouns_end(paragraph, start)
    if end == start:
        return NOTHING
    head = head_of(paragraph, (start, end))
    if paragraph.low(end) == "from" and paragraph.low(head) in lexicons.words("document_nouns"):
        end = max(_nouns_end(paragraph, end + 1), end)
    if paragraph.low(end) == "," and _goes_on(paragraph, end + 1):
        stop = end + 1
        while _outside(paragraph, stop) and paragraph.tokens[stop].text not in ",.;:—":
            stop += 1
        end = stop
    return (start, end), head


def _goes_on(paragraph: Paragraph, index: int) -> bool:
    """Whether an apposition or a relative clause begins here."""
    if not _outside(paragraph, index):
        return False
    proper = paragraph.tokens[index].upos == "PROPN"
    return proper or paragraph.low(index) in DETERMINERS | {"who", "whose"}


def _nouns_end(paragraph: Paragraph, start: int) -> int:
    end = start
    while _outside(paragraph, end):
        token = paragraph.tokens[end]
        linked = token.text.lower() in ("of", "for", "-", "&") and end > start
        if not (linked or token.upos in _NOMINAL or token.xpos in ("POS", "PRP$")):
            break
        end += 1
    while end > start and paragraph.tokens[end - 1].upos not in ("NOUN", "PROPN", "NUM", "PRON"):
        end -= 1
    return end


def _may_join(paragraph: Paragraph, index: int, start: int, seen_name: bool) -> bool:
    low = paragraph.low(index)
    if index == start:
        return low in DETERMINERS
    if low in _LINKS:
        following = paragraph.tokens[index + 1].text if index + 1 < len(paragraph.tokens) else ""
        return following[:1].isupper()
    return (
        not seen_name
        and low.isalpha()
        and paragraph.low(start) in DETERMINERS
        and index < start + 4
    )


def subject_before(paragraph: Paragraph, verb: int) -> Phrase:
    """Return the noun phrase or pronoun that touches a finite verb from the left.

    An apposition between commas belongs to it: "one of them, Ada Marsh, says".
    """
    if paragraph.tokens[verb].xpos not in ("VBD", "VBZ", "VBP") and not is_stressed(
        paragraph, verb
    ):
        return NOTHING
    end = before_verb(paragraph, verb)
    if end == 0 or not _outside(paragraph, end - 1):
        return NOTHING
    if paragraph.low(end - 1) in PRONOUNS:
        return (end - 1, end), end - 1
    if paragraph.low(end - 1) != ",":
        start = _nouns_start(paragraph, end)
        if is_stressed(paragraph, verb) and paragraph.tokens[end - 1].upos == "PROPN":
            start = max(start, _name_start(paragraph, end))  # "the homage Marsh himself called"
        return ((start, end), _first_part(paragraph, end - 1)) if start < end else NOTHING
    inner = _nouns_start(paragraph, end - 1)
    if inner == end - 1 or paragraph.low(inner - 1) != ",":
        return NOTHING
    start = _nouns_start(paragraph, inner - 1)
    return ((start, end - 1), inner - 2) if start < inner - 1 else NOTHING


def _name_start(paragraph: Paragraph, end: int) -> int:
    while end > 0 and _is_proper(paragraph, end - 1):
        end -= 1
    return end


def _nouns_start(paragraph: Paragraph, end: int) -> int:
    """The first word of the nouns and their companions that end before word ``end``."""
    start = end
    while start > 0 and _outside(paragraph, start - 1):
        token = paragraph.tokens[start - 1]
        linked = token.text.lower() in ("of", "for", "-", "&") and start < end
        linked = linked or (start < end and _is_hyphenated(paragraph, start - 1))
        if not (linked or token.upos in _NOMINAL or token.xpos in ("POS", "PRP$")):
            break
        start -= 1
    if start < end and paragraph.tokens[end - 1].upos not in ("NOUN", "PROPN"):
        return end
    return start


def _is_hyphenated(paragraph: Paragraph, index: int) -> bool:
    """Whether a hyphen ties the word to the next: "brother-in-law"."""
    one, following = paragraph.tokens[index], paragraph.tokens[index + 1]
    return following.text == "-" and one.span.end == following.span.start


def _first_part(paragraph: Paragraph, index: int) -> int:
    """The first word of those that hyphens tie to the word: "brother" of "brother-in-law"."""
    while index > 1 and paragraph.low(index - 1) == "-" and _is_hyphenated(paragraph, index - 2):
        index -= 2
    return index


def _phrase_to(paragraph: Paragraph, verb: int) -> Phrase:
    end = verb
    while end > 0 and _is_before_verb(paragraph, end - 1):
        end -= 1
    if end > 0 and paragraph.low(end - 1) in PRONOUNS and _outside(paragraph, end - 1):
        return (end - 1, end), end - 1
    start = end
    while start > max(0, end - _REACH) and _outside(paragraph, start - 1):
        word = paragraph.tokens[start - 1].text
        low = word.lower()
        if not word[0].isalnum() or low in BEFORE_VERB:
            break
        start -= 1
        if low in DETERMINERS:
            return ((start, end), end - 1) if end > start + 1 else NOTHING
    return _capitalised(paragraph, start, end)


def _capitalised(paragraph: Paragraph, start: int, end: int) -> Phrase:
    """The run of capitalised words that ends at ``end``."""
    first = end
    while first > start and (
        paragraph.tokens[first - 1].text[0].isupper()
        or (paragraph.low(first - 1) in _LINKS and first < end)
    ):
        first -= 1
    while first < end and paragraph.low(first) in _LINKS:
        first += 1
    return ((first, end), end - 1) if end > first else NOTHING


def _follows_quote(paragraph: Paragraph, index: int) -> bool:
    at = index - 1
    while at >= 0 and paragraph.inside[at] < 0:
        if paragraph.tokens[at].text[0].isalnum():
            return False
        at -= 1
    return at >= 0


def _outside(paragraph: Paragraph, index: int) -> bool:
    return 0 <= index < len(paragraph.tokens) and paragraph.inside[index] < 0
