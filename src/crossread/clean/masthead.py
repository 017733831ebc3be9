"""The outlet's name behind a headline: "Harbour closed - Lantern Quay Herald - Porto Vell".

A part of a page's title counts as the outlet's when it is written like a name and holds a
masthead's word, a station's call sign or an address. What follows it (place, slogan) goes with it.
"""

import re
from dataclasses import dataclass

from crossread.lexicons import words

MIN_HEADLINE_WORDS = 2
MAX_NAME_WORDS = 12

_SEPARATOR = re.compile(r"\s+(?:[-–—|»·•~]|::|\|\|)\s+|\s*\|\s*")
_CALL_SIGN = re.compile(
    r"\b(?:[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM|DT))?\d*|(?:ABC|CBS|CW|FOX|NBC|PBS)\d{1,2})\b"
)
_ADDRESS = re.compile(
    r"\b[\w-]+\.(?:com|net|org|tv|news|info|co|uk|eu|in|de|fr|au|ca|ie|za|ng)\b", re.I
)
_WORD = re.compile(r"[A-Za-z][\w'’.]*|\d+\w*")
_SMALL = frozenset(
    {"and", "of", "the", "for", "on", "in", "&", "your", "to", "du", "de", "la", "el"}
)
_FILE_ADDRESS = re.compile(
    r"(?<![\w.-])(?:www\.)?([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|net|org|tv|news|info|co\.uk))"
    r"(?![a-z0-9-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Suffix:
    """Where the outlet's part of a title starts (at its separator), and the name's offsets."""

    start: int
    name_start: int
    name_end: int


def suffix(title: str) -> Suffix | None:
    """Return the outlet's part at the end of a page's title, from its first separator on.

    >>> suffix("Ferry sinks - Quay Herald")
    Suffix(start=11, name_start=14, name_end=25)
    """
    cuts = list(_SEPARATOR.finditer(title))
    for number, cut in enumerate(cuts):
        end = cuts[number + 1].start() if number + 1 < len(cuts) else len(title)
        part = title[cut.end() : end].strip()
        if len(_WORD.findall(title[: cut.start()])) < MIN_HEADLINE_WORDS:
            continue
        if not part and "|" in title[cut.end() :]:  # "headline - | Outlet"
            return Suffix(cut.start(), *_trim(title, cut.end() + 1, len(title)))
        if names_outlet(part) or ("|" in cut[0] and is_name(part)):
            return Suffix(cut.start(), *_trim(title, cut.end(), end))
    # "headline - Place | Outlet": the slogan or place may stand first
    return _two_part(title, cuts)


def of_path(path: str) -> str | None:
    """Return the outlet's address when a file's name holds one, as saved pages often do."""
    name = re.sub(
        r"\.(?:txt|text|md|html?)$", "", re.split(r"[\\/]", path)[-1], flags=re.IGNORECASE
    )
    found = _FILE_ADDRESS.search(name.replace("_", " "))
    return found[1].lower() if found else None


def of_address(url: str) -> str | None:
    """Return the host of an address without "www."; None when it has none."""
    found = re.match(r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/@]*@)?([^/:?#]+)", url.strip(), re.IGNORECASE)
    return found[1].lower().removeprefix("www.") if found else None


def _two_part(title: str, cuts: list[re.Match[str]]) -> Suffix | None:
    """Return the last two parts as the outlet's when the very last one is and the other a name."""
    if len(cuts) < 2:
        return None
    part, last = title[cuts[-2].end() : cuts[-1].start()], title[cuts[-1].end() :]
    headline = title[: cuts[-2].start()]
    if (
        names_outlet(last)
        and is_name(part)
        and len(_WORD.findall(headline)) > len(_WORD.findall(part))
    ):
        return Suffix(cuts[-2].start(), *_trim(title, cuts[-1].end(), len(title)))
    return None


def names_outlet(part: str) -> bool:
    """Whether words are written as a name and hold a word of mastheads, or are an address."""
    if _ADDRESS.search(part) or (_CALL_SIGN.search(part) and is_name(part)):
        return True
    return is_name(part) and any(
        word.casefold() in words("masthead_words") for word in _WORD.findall(part)
    )


def is_name(part: str) -> bool:
    """Whether every word is written as in a name."""
    found = _WORD.findall(part)
    return 0 < len(found) <= MAX_NAME_WORDS and all(
        not word[0].islower() or word in _SMALL for word in found
    )


def _trim(title: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not title[start].isalnum():
        start += 1
    while end > start and title[end - 1].isspace():
        end -= 1
    return start, end
