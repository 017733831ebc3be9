"""What people type into a search box, as an expression that FTS5 always understands.

``toll ferry`` wants both words, ``"forward hatch"`` the words side by side, ``-engine`` no such
word, ``inqu*`` any word that begins so, ``toll OR dead`` one of the two. Everything else, quote
marks left open and what else FTS5 has for operators, is read as words.
"""

import re
from dataclasses import dataclass

_PIECE = re.compile(r'(?P<without>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Expressions of FTS5; "" where nothing is asked."""

    found: str
    missing: str


def wanted(words: str) -> Wanted:
    """Return what a typed query asks for.

    >>> wanted('toll -engine "forward hatch" inqu* NEAR(')
    Wanted(found='"toll" AND "forward hatch" AND "inqu"* AND "NEAR("', missing='"engine"')
    >>> wanted('toll OR dead')
    Wanted(found='("toll" OR "dead")', missing='')
    """
    groups: list[list[str]] = []
    missing: list[str] = []
    alternative = False
    for piece in _PIECE.finditer(words):
        if piece["word"] in ("OR", "AND") and not piece["without"]:
            alternative = piece["word"] == "OR" and bool(groups)
            continue
        term = _term(piece["phrase"], piece["word"])
        if not term:
            continue
        if piece["without"]:
            missing.append(term)
        elif alternative:
            groups[-1].append(term)
        else:
            groups.append([term])
        alternative = False
    return Wanted(" AND ".join(map(_either, groups)), " OR ".join(missing))


def _term(phrase: str | None, word: str | None) -> str:
    text = (phrase if word is None else word) or ""
    if not _LETTER.search(text):
        return ""
    begins = word is not None and word.endswith("*")
    return '"' + text.rstrip("*").replace("\x00", " ") + '"' + ("*" if begins else "")


def _either(terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"
