"""Quote marks that hold a name, and quotations that are a clause of their own."""

from crossread.annotate.quotes.paragraph import Paragraph
from crossread.annotate.quotes.patterns import SMALL_WORDS

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
