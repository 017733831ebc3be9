"""Phrases of page chrome, by where in a line they stand: the word list ``page_chrome``.

Folded and with numbers as 0, as ``lines.key`` gives a line.
"""

import re
from functools import cache

from crossread.lexicons import entries


@cache
def phrases(where: str) -> dict[str, str]:
    """Return the phrases of one position with what they are.

    ``where`` is "line" for whole lines, "label" for words alone or before a colon or bar, "cue" for
    those anywhere in a short line, "opener" for those at the start of a line with an address.
    """
    split = ((phrase, value.partition(": ")) for phrase, value in entries("page_chrome"))
    return {phrase: reason for phrase, (at, _, reason) in split if at == where}


@cache
def cues() -> re.Pattern[str]:
    """Return what finds a cue in a folded line."""
    return re.compile(rf"(?<!\w)(?:{_alternatives('cue')})(?!\w)")


@cache
def openers() -> re.Pattern[str]:
    """Return what matches an opener at the start of a line."""
    return re.compile(rf"\W{{0,3}}(?:{_alternatives('opener')})\b", re.IGNORECASE)


def _alternatives(where: str) -> str:
    longest_first = sorted(phrases(where), key=lambda each: (-len(each), each))
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in longest_first)
