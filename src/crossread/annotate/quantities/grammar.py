"""How the regexes of times and quantities are written down.

A grammar is laid out over many lines for people; ``grammar`` compiles it. A blank in it means "some
white space" and line breaks mean nothing, so patterns read like the phrases they find.
"""

import re
from collections.abc import Iterable

_LOOKALIKES = str.maketrans("ıİſ\u212a’", "iisk'")


def grammar(layout: str) -> re.Pattern[str]:
    """Compile a regex laid out over lines, blind to letter case.

    >>> bool(grammar("at least").fullmatch("At  least"))
    True
    """
    lines = (line.strip() for line in layout.splitlines())
    return re.compile("".join(lines).replace(" ", r"\s+"), re.IGNORECASE)


def any_of(words: Iterable[str]) -> str:
    """Return a regex that matches one of ``words``, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    escaped = (re.escape(word).replace(r"\ ", " ").replace("'", "['’]") for word in ordered)
    return "(?:" + "|".join(escaped) + ")"


def plain(words: str) -> str:
    """Return words as the lexicons write them: small letters, single blanks, straight marks.

    Letters that regexes take for ASCII ones when they are blind to case become those.

    >>> plain("New  Year’s Eve")
    "new year's eve"
    """
    return " ".join(words.translate(_LOOKALIKES).lower().split())
