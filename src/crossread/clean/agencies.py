"""News agencies that a report is credited to, by its own words.

A credit is a mark in the dateline "(AP) —", a byline, a line that says who contributed, or a
copyright line. A photograph's credit says nothing about the text, and neither does "told AP".
"""

import re
from dataclasses import dataclass
from functools import cache

from crossread.clean.lines import count_words
from crossread.lexicons import table, words

# "Additional reporting by", "contributed to this report"; a longer line is prose that names one.
MAX_CREDIT_WORDS = 35
MAX_SIGNATURE_WORDS = 6
UNNAMED = "agencies"  # "with agencies" is a credit; "police and other agencies" is prose

_CREDIT = re.compile(
    # at the start of a line
    r"\W*(?:(?:additional |with )?reporting by\b|contribut(?:ing|ors?|ed by)\b|information from\b"
    r"|compiled from\b|with (?:\w+ ){0,2}(?:agencies|services|reports)\b|sources?:"
    r"|(?:(?:tm|™)\W*(?:and|&)?\W*)?(?:all content\W+)?(?:copyright\b|©|\(c\)))"
    # anywhere
    r"|.*\b(?:contributed to (?:this|the) (?:report|story|article|post)|contributed\W*$"
    r"|contributed reporting|additional reporting (?:by|from)|report is included"
    r"|with (?:files|material|input|reports?|inputs) from|(?:was|were) (?:included|used) in this"
    r"|originally (?:published|reported|appeared) (?:by|in|on))\b",
    re.IGNORECASE | re.DOTALL,
)
_HELPED = re.compile(
    r"[^.!?]*(?:(?:[A-Z]|Jr|Sr)\.[^.!?]*)*"
    r"\bcontributed(?: reporting)?(?: to (?:this|the) (?:report|story|article|post))?\W*"
    r"|\W*(?i:additional|with) reporting (?:by|from) [^.!?]+\.?\W*"
)
_MARK = re.compile(r"\(([^()\n]{2,40})\)")
_ACRONYM = re.compile(r"(?![KW][A-Z]{2,3}(?:TV|DT|FM|AM)?$)[A-Z]{3,5}")
_SHORT = 5  # "AP", "efe": names this short count only in capitals, or as the agency writes itself


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency's name in a line, with its offsets there."""

    start: int
    end: int
    agency: str


def in_mark(mark: str) -> AgencyName | None:
    """Return the agency that a mark in brackets names: "AP", "CBS/AP", "Reuters"."""
    return _first(mark)


def in_dateline(mark: str) -> AgencyName | None:
    """Return the agency of a dateline's mark; None for a station.

    Capitals that no list knows are an agency too, unless they are a broadcaster's: "(NBC)", or a
    call sign of North America: "(KXYZ)", "(WXYZ)".
    """
    return _first(mark) or _unlisted(mark)


def _unlisted(mark: str) -> AgencyName | None:
    acronym = mark.strip()
    if not _ACRONYM.fullmatch(acronym) or acronym in words("broadcasters"):
        return None
    start = mark.index(acronym)
    return AgencyName(start, start + len(acronym), acronym)


def in_credit_line(line: str) -> AgencyName | None:
    """Return the agency that a line credits with words or work of the report."""
    if count_words(line) > MAX_CREDIT_WORDS:
        return None
    short = count_words(line) <= MAX_SIGNATURE_WORDS
    if not _CREDIT.match(line):
        return _signature(line) if short else None
    found = _first(line)
    return found if found and (short or found.agency != UNNAMED) else None


def in_statement(line: str) -> AgencyName | None:
    """Return the agency that a line credits in so many words; a desk's "(AFP, dpa)" is none."""
    if count_words(line) > MAX_CREDIT_WORDS or not _CREDIT.match(line):
        return None
    found = _first(line)
    named = found and (found.agency != UNNAMED or count_words(line) <= MAX_SIGNATURE_WORDS)
    return found if named else None


def thanks_colleagues(line: str) -> bool:
    """Whether a line only says who helped: "Ana Roe contributed to this report."."""
    return count_words(line) <= MAX_CREDIT_WORDS and bool(_HELPED.fullmatch(line))


def named(name: str) -> str | None:
    """Return the agency that a name is the whole of: "Agence France-Presse", "AP"; else None."""
    found = names_only(name)
    return found.agency if found else None


def names_only(line: str) -> AgencyName | None:
    """Return the agency of a line that holds nothing else: "Reuters", "- AFP"."""
    found = _first(line)
    if not found:
        return None
    around = line[: found.start] + line[found.end :]
    return found if not re.sub(r"(?i)\b(?:the|by|with|source)\b|\W", "", around) else None


def at_start(text: str) -> AgencyName | None:
    """Return the agency that ``text`` begins with."""
    found = _first(text)
    return found if found and not re.sub(r"(?i)\bthe\b|\W", "", text[: found.start]) else None


def glued_at_end(text: str) -> AgencyName | None:
    """Return the agency whose long name ends ``text``, even stuck to the word before it."""
    for found in _glued().finditer(text):
        if found.end() == len(text.rstrip()):
            return AgencyName(found.start(), found.end(), table("agencies")[found[0].casefold()])
    return None


def _signature(line: str) -> AgencyName | None:
    """Return the agency of a desk's sign-off: "jm/dm (AFP, dpa)"."""
    marks = [(mark, _first(mark[1])) for mark in _MARK.finditer(line)]
    outside = _MARK.sub("", line)
    for mark, found in marks:
        if found and not outside.isupper():  # "PORTO VELL (AP) -" is a dateline
            return AgencyName(mark.start(1) + found.start, mark.start(1) + found.end, found.agency)
    return None


def _first(text: str) -> AgencyName | None:
    for found in _names().finditer(text):
        if _written_as_name(found[0]):
            agency = table("agencies")[" ".join(found[0].casefold().split())]
            return AgencyName(found.start(), found.end(), agency)
    return None


def _written_as_name(word: str) -> bool:
    """Whether a word is in the capitals of a name; "pa" and "ap" in lower case are words."""
    agency = table("agencies")[" ".join(word.casefold().split())]
    if agency == word or agency.islower():
        return True
    return word.isupper() if len(word) < _SHORT else word[0].isupper()


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(table("agencies"), key=lambda each: (-len(each), each))
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
    return re.compile(rf"(?<![\w@])(?:{names})(?![\w@])", re.IGNORECASE)


@cache
def _glued() -> re.Pattern[str]:
    long = sorted((name for name in table("agencies") if " " in name), key=lambda n: (-len(n), n))
    return re.compile("|".join(re.escape(name) for name in long), re.IGNORECASE)
