"""Numbers in figures and words: a regex that finds one, and a reader that gives its value.

A number here is a cardinal ("1.2 million", "twenty-six", "half a dozen", "2 1/2"). Ordinals,
units and bounds are other people's work.
"""

import re

from crossread import lexicons
from crossread.annotate.quantities.grammar import any_of, plain

_VALUES = {word: float(value) for word, value in lexicons.entries("number_words")}
_SCALES = {word: value for word, value in _VALUES.items() if value >= 1000}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_PARTS = {"half": 0.5, "halves": 0.5, "quarter": 0.25, "quarters": 0.25, "third": 1 / 3}
_PARTS |= {
    "dozens": 12,
    "thirds": 1 / 3,
    "fifth": 0.2,
    "fifths": 0.2,
    "fourth": 0.25,
    "fourths": 0.25,
}


def _between(low: float, high: float) -> str:
    return any_of(word for word, value in _VALUES.items() if low <= value < high)


_UNIT, _TEEN, _TENS = _between(1, 10), _between(10, 12) + "|" + _between(13, 20), _between(20, 100)
_SCALE = any_of(_SCALES)
_GAP = r"(?:\s*-\s*|\s+)"

FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
_MIXED = rf"(?:{FIGURE}(?:\s\d/\d+(?!\d)|\s?[½¼¾⅓⅔⅛])?|[½¼¾⅓⅔⅛])"
_BELOW_100 = rf"(?:{_TENS}(?:{_GAP}{_UNIT})?|{_TEEN}|{_UNIT}|zero)"
_BELOW_1000 = (
    rf"(?:(?:{_BELOW_100}|an?|half an?|{FIGURE}){_GAP}(?:hundred|dozens?)\b"
    rf"(?:(?: and|,)?{_GAP}{_BELOW_100}\b)?|{_BELOW_100})"
)
_HALF = r"(?: and (?:a|one)[\s-](?:half|quarter)\b)"
_BIG = (
    rf"(?:(?:{_MIXED}|{_BELOW_1000}{_HALF}?|half an?|half|an?|a quarter(?: of a)?){_GAP}{_SCALE}\b"
    rf"(?:,?{_GAP}(?:and{_GAP})?(?:{_BELOW_1000}|{FIGURE}){_GAP}{_SCALE}\b)*"
    rf"(?:,?{_GAP}(?:and{_GAP})?{_BELOW_1000}\b)?)"
)

# A cardinal; no named groups, so that it may stand twice in a larger pattern.
NUMBER = rf"(?:{_BIG}|(?:{_BELOW_1000}\b|{_MIXED}){_HALF}?)"

_PIECE = re.compile(r"\d+/\d+|[½¼¾⅓⅔⅛]|\d[\d,]*(?:\.\d+)?|\.\d+|[a-z]+")


def value_of(text: str) -> float | None:
    """Return the value of a number as ``NUMBER`` finds it; None when the words spell none.

    >>> value_of("1.2 million"), value_of("twenty-six"), value_of("half a dozen")
    (1200000.0, 26.0, 6.0)
    >>> value_of("three and a half"), value_of("a few")
    (3.5, None)
    """
    total, current, known = 0.0, None, False
    for piece in _PIECE.findall(plain(text)):
        value = _value(piece)
        if piece in ("a", "an", "and", "of"):
            continue
        if value is None:
            return None
        known = True
        if piece in _SCALES:
            total, current = total + (1 if current is None else current) * value, None
        elif piece in ("hundred", "dozen", "dozens"):
            current = (1 if current is None else current) * value
        else:
            current = (current or 0.0) + value
    return total + (current or 0.0) if known else None


def _value(piece: str) -> float | None:
    """Value of one word, figure or fraction."""
    if "/" in piece:
        above, below = piece.split("/")
        return int(above) / int(below) if int(below) else None
    if piece[0].isdigit() or piece[0] == ".":
        return float(piece.replace(",", ""))
    return _VALUES.get(piece, _GLYPHS.get(piece, _PARTS.get(piece)))
