"""Who wrote a report, by a line that says so and does nothing else.

"By Jane Roe", "by: Jane Roe, Quay Herald", "- byjane roe", "Written by ...", or a name that stands
alone below the date. Desks, staffs and agencies are no authors; an agency in a byline is a credit.
"""

import re
from dataclasses import dataclass
from functools import cache

from crossread.clean.agencies import AgencyName, at_start, glued_at_end
from crossread.clean.lines import ends_sentence
from crossread.lexicons import table, words

MAX_BYLINE_WORDS = 16
MAX_NAME_WORDS = 4
MAX_MARK = 3

_NAME_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
_CAPITALISED = re.compile(
    r"(?:[^\W\d_a-z]\.?){1,2}|[^\W\d_a-z][’'a-zß-ÿ][\w’'-]*[^\WA-Z]\.?|[^\W\d_]{2,3}"
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+)?|&|\band\b|;)\s*", re.IGNORECASE)
_STOP = re.compile(
    r"\s+[-–—|•·/@]\s*|\s*[|•·/@(]|\s+(?:in|for|at|on|of|with)\s+|\s+\d|\s{3,}|\t|\s+\S*@", re.I
)
_SIGNED = re.compile(r"([^,|–—]{3,50}?)\s*(?:,|\||\s[-–—]\s)\s*([^,|.!?]{2,60}(?:\.\w+)?)")
_PORTRAIT = re.compile(r"([^.,]{4,40}?) is (?:an?|the) ([^.]{4,90})\.(?:\s|$)")
# No English word of journalism begins like a name stuck to "by", but for these.
_BY_WORDS = ("bystander", "bypass", "bylaw", "byline", "byproduct", "bygone", "byelection", "bye")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline's names and agency, with offsets in the line; both None for "By our staff"."""

    start: int
    end: int
    author: str | None
    agency: AgencyName | None


def read_byline(line: str) -> Byline | None:
    """Return what a line says of its author; None when it is no byline.

    >>> read_byline("By Jane Roe and Ann Lee, Staff Writers").author
    'Jane Roe and Ann Lee'
    """
    opened = _opener().match(line)
    if opened:
        if len(line.split()) > MAX_BYLINE_WORDS or _is_prose(line[opened.end() :]):
            return None
        return _after(line, opened.end())
    glued = _glued(line)
    return _after(line, glued, lower=True) if glued else None


def read_name(line: str) -> Byline | None:
    """Return the person when a line is a person's name alone: two to four words with capitals."""
    found = line.split()
    plain = all(_CAPITALISED.fullmatch(word) for word in found)
    if not plain or {word.casefold() for word in found} & _bodies():
        return None
    return Byline(0, len(line), line, None) if _is_person(line, lower=False) else None


def read_signature(line: str) -> Byline | None:
    """Return the person before a role or an outlet: "Jane Roe, Quay Herald"."""
    found = _SIGNED.fullmatch(line)
    if not found or len(line.split()) > MAX_BYLINE_WORDS or not _names_staff(found[2]):
        return None
    plain = {word.casefold() for word in found[1].split()}
    if plain & _bodies() or not _is_person(found[1], lower=False):
        return None
    return Byline(0, found.end(1), found[1], None)


def read_portrait(line: str) -> Byline | None:
    """Return the person of whom a line says who she is: "Jane Roe is a staff writer for ..."."""
    found = _PORTRAIT.match(line)
    if not found or not words("author_nouns") & set(found[2].split()):
        return None
    return read_name(found[1])


def _after(line: str, start: int, *, lower: bool = False) -> Byline | None:
    """Read names from ``start`` on; ``lower`` takes names without capitals."""
    credit = at_start(line[start:])
    if credit:
        shifted = AgencyName(credit.start + start, credit.end + start, credit.agency)
        return Byline(start, start, None, shifted)
    stop = _STOP.search(line, start)
    end = stop.start() if stop else len(line)
    glued = glued_at_end(line[start:end])
    agency = None
    if glued:
        agency = AgencyName(start + glued.start, start + glued.end, glued.agency)
        end = agency.start
    first, last = _names(line, start, end, lower=lower or line[start:end].islower())
    author = " ".join(line[first:last].split()) or None
    if author or agency or _names_staff(line[start:end]):
        return Byline(first, last, author, agency)
    return None


def _names(line: str, start: int, end: int, *, lower: bool) -> tuple[int, int]:
    """Return the offsets of the persons at the head of a list."""
    first = last = at = start
    while at < end:
        gap = _BETWEEN.search(line, at, end)
        stop = gap.start() if gap else end
        name_end = _without_role(line, at, stop)
        suffix = line[at:stop].strip(" .").casefold() in _SUFFIXES and last > first
        if not suffix and not _is_person(line[at:name_end].strip(), lower=lower):
            break
        if first == last:
            first = at + len(line[at:name_end]) - len(line[at:name_end].lstrip())
        last = stop if suffix else at + len(line[at:name_end].rstrip())
        if name_end < stop or not gap:
            break
        at = gap.end()
    return first, last


def _without_role(line: str, start: int, end: int) -> int:
    """Return where a role ("Staff Writer") begins behind a name, or ``end``."""
    for word in _NAME_WORD.finditer(line, start, end):
        if word[0].casefold() in words("byline_roles"):
            return word.start()
    return end


def _is_person(name: str, *, lower: bool) -> bool:
    parts = name.split()
    if not 2 <= len(parts) <= MAX_NAME_WORDS or not all(map(_alphabetic, parts)):
        return False
    folded = [part.strip(".,").casefold() for part in parts]
    if any(part.isupper() and part.casefold() in _marks() for part in parts):
        return False  # "AP Auto", cut from "AP Auto Writer"
    small = words("name_particles")
    if folded[0] in words("stop_words") or folded[-1] in words("stop_words"):
        return False
    if any(part in words("byline_roles") | words("masthead_words") for part in folded):
        return False
    if any(_is_calendar(part) for part in folded) or name.casefold() in words("section_labels"):
        return False
    if name.casefold() in words("news_labels") or words("news_labels") & set(folded):
        return False
    return lower or all(
        not part[0].islower() or folded[number] in small for number, part in enumerate(parts)
    )


@cache
def _marks() -> frozenset[str]:
    """Return the agencies' marks that datelines carry: "ap", "afp"."""
    return frozenset(name for name in table("agencies") if len(name) <= MAX_MARK)


def _is_calendar(word: str) -> bool:
    """Whether a word is a month or weekday; the given names among them ("April") are let pass."""
    return word in table("weekdays") or (word in table("months") and word not in _NAME_MONTHS)


_NAME_MONTHS = frozenset({"april", "may", "june", "august", "jan"})


@cache
def _bodies() -> frozenset[str]:
    """Return the words that make a name an office's, a place's or a headline's."""
    return words("office_nouns") | words("headline_verbs") | words("place_nouns")


def _alphabetic(word: str) -> bool:
    return bool(_NAME_WORD.fullmatch(word.rstrip(",")))


def _names_staff(text: str) -> bool:
    """Whether a byline names a desk or an outlet instead of a person."""
    known = words("byline_roles") | words("masthead_words")
    if re.search(r"\w\.(?:com|org|net|ca|co\.uk|tv)\b", text):
        return True
    return any(word[0].casefold() in known for word in _NAME_WORD.finditer(text))


def _is_prose(rest: str) -> bool:
    """Whether the words behind "By" run on as a sentence: "By Monday the water had fallen."."""
    return ends_sentence(rest) and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", rest)


def _glued(line: str) -> int | None:
    """Return where the name starts in "byjane roe" or "ByJane Roe"."""
    found = re.match(
        r"\W{0,3}(by)(?=[^\W\d_]{2,}\s+[^\W\d_]{2,}(?:\s+[^\W\d_]{2,})?\W*$)", line, re.I
    )
    if not found or line[found.start(1) :].casefold().startswith(_BY_WORDS):
        return None
    return found.end(1)


@cache
def _opener() -> re.Pattern[str]:
    longest_first = sorted(words("byline_openers"), key=lambda each: (-len(each), each))
    openers = "|".join(each.replace(" ", r"\s+") for each in longest_first)
    return re.compile(rf"\W{{0,3}}(?:{openers})\b\s*[:\-–—]?\s*", re.IGNORECASE)
