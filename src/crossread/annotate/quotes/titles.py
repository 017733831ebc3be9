"""Quote marks that hold a name, and quotations that are a clause of their own."""

import re

from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.patterns import SMALL_WORDS

_KNOWN_AS = re.compile(r"\b(?:known|famous)\b[^.;:!?“”\"]{0,60}? as(?: an?| the)?$|\bso-called$")
_NAMED = re.compile(
    r"\b(?:called|dubbed|named|nicknamed|titled|entitled|termed|labell?ed)(?: an?| the)?$"
    r"|\b(?:expression|moniker|name|nickname|phrase|term|title|word)(?: for)?$"
)
_BEFORE = 100  # characters in which a word for naming may stand
_LONGEST_NAME = 7  # words; longer runs of capitals are a headline that somebody wrote


def is_name(words: str) -> bool:
    """Whether the words look like the name of a thing: a show, a song, an operation.

    >>> is_name("Night of the Lights"), is_name("We won")
    (True, False)
    """
    found = words.strip(".,;:!?…").split()
    if not found or len(found) > _LONGEST_NAME:
        return False
    big = [word for word in found if word.lower() not in SMALL_WORDS]
    return bool(big) and all(word[0].isupper() or word[0].isdigit() for word in big)


def is_own_clause(text: str, row: Paragraph, number: int) -> bool:
    """Whether the quotation stands as a sentence or clause of its own, not inside a paraphrase.

    It does when it opens its sentence or follows a comma or colon and begins with a capital.
    """
    one = row.quotes[number]
    letters = [each for each in one.inner.of(text) if each.isalnum()]
    opens = bool(letters) and not letters[0].islower()
    before = text[row.span.start : one.outer.start].rstrip()
    if not before or before[-1] in ".!?:,—–-\"”'’»":
        return opens or before[-1:] == ":" or not before
    return False


def names_a_term(text: str, row: Paragraph, number: int, *, said: bool) -> bool:
    """Whether the marks hold what a thing is called: known as a “blue moon”, the word “betrayer”.

    What somebody is ``said`` to call it is a quotation, but for what is known as such or so-called.
    """
    outer = row.quotes[number].outer
    before = text[max(row.span.start, outer.start - _BEFORE) : outer.start].rstrip()
    return bool(_KNOWN_AS.search(before)) or (not said and bool(_NAMED.search(before)))
