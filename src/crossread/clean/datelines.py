"""Where a report was filed: "PORTO VELL, Marenia (AP) — " at the start of its first paragraph.

Read only at a paragraph's start and only before a dash (or behind an agency's mark), so that no
sentence loses words; before a colon only a city that everybody knows, for other capitals there are
labels and speakers. The dateline stays in the report's text; sentences begin behind it.
"""

import re
from dataclasses import dataclass
from functools import cache

from crossread.clean.agencies import AgencyName, in_dateline
from crossread.clean.dates import day_without_year
from crossread.lexicons import table, words

HEAD = 120  # a dateline is no longer than this

_CAPS = r"[A-Z][A-Z.'’]+(?:[ /-](?:[A-Z][A-Z.'’]*|of|the|upon)(?![a-z]))*"
_NAME = r"[^\W\d_a-z][\w.'’]*(?:[ /-][^\W\d_a-z][\w.'’]*){0,3}"
_REGION = r"(?:, ?[^\W\d_a-z][\w.'’]*(?:[ -](?:and |of )?[^\W\d_a-z][\w.'’]*){0,3}){0,2}"
_MARK = r"\((?P<mark>[^()\n]{2,40})\)|/(?P<slash>[A-Z]{3,10})/"
_DASH = r"(?:\.?(?:-{1,3}|[–—―_•\x96\x97])|·)"
_ABBREVIATED = re.compile(r", ?[A-Z][a-z]{1,4}$")
_CALL_SIGN = re.compile(
    r"[KW][A-Z]{2,3}\b|\d|\b(?:TV|FM|News|CBS|NBC|ABC|FOX|CNN|NPR|BBC)\b|\.com", re.I
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a line; offsets in the line. ``end`` is where the words begin."""

    end: int
    place_start: int
    place_end: int  # equal to place_start when it names no place
    agency: AgencyName | None
    marked: bool  # carries an agency or station in brackets

    @property
    def has_place(self) -> bool:
        """Whether it says where the report was filed."""
        return self.place_end > self.place_start


def read_dateline(line: str) -> Dateline | None:
    """Return the dateline that a line starts with.

    >>> read_dateline("PORTO VELL (AP) — The harbour closed.").end
    18
    """
    head = line[:HEAD]
    for form in (_in_capitals, _in_small_letters, _mark_only, _before_colon):
        found = form().match(head)
        if found and (dateline := _read(found, head)):
            return dateline
    return None


def read_lone_dateline(line: str) -> Dateline | None:
    """Return the dateline of a line that holds nothing else: "PORTO VELL -"."""
    if len(line) > HEAD or line[-1:] not in tuple("-–—)"):
        return None
    found = read_dateline(f"{line} X")
    return found if found and found.end > len(line) else None


def opening_mark(line: str) -> int:
    """Return where the words begin behind a bullet, a stray dash or a closing mark at the start.

    >>> opening_mark("— The court ruled."), opening_mark("The court ruled.")
    (2, 0)
    """
    found = _OPENING.match(line)
    return found.end() if found else 0


_OPENING = re.compile(r"(?:[•·●▪‣◦■□◆▶►→×+*>]+\s*|(?:-{1,3}|[–—―_\x96\x97])\s+)+(?=\S)")


def _read(found: re.Match[str], head: str) -> Dateline | None:
    place = found["place"] if "place" in found.re.groupindex else ""
    if place and _is_label(place):
        return None
    group = "mark" if found["mark"] else "slash"
    mark = found[group]
    agency = in_dateline(mark) if mark else None
    station = bool(mark and _CALL_SIGN.search(mark) and (place.isupper() or not place))
    if not found["dash"] and not agency and not station:
        return None
    if not place and not agency and not station and not mark.isupper():
        return None
    at = found.start(group)
    shifted = agency and AgencyName(agency.start + at, agency.end + at, agency.agency)
    start = found.start("place") if place else found.end()
    end = start + len(place)
    end += _ABBREVIATED.search(place) is not None and head[end : end + 1] == "."
    return Dateline(found.end(), start, end, shifted, bool(mark))


def _is_label(place: str) -> bool:
    """Whether words begin as a label does: "UPDATE", "NEW PHOTOS", and not "NEW ANSEL"."""
    first, *others = (word.rstrip(".") for word in re.split(r"[ ,/]+", place.casefold()))
    named = first == "new" and others and others[0] not in _labels()
    return first in _labels() and not named


@cache
def _labels() -> frozenset[str]:
    """Return the words that look like a place before a dash and are none."""
    return words("news_labels") | {"ap", "by"} | frozenset(table("weekdays"))


def _day() -> str:
    return rf"(?:,? \(?(?i:{day_without_year()})(?:,? \d{{4}})?\)?)"


def _tail() -> str:
    """Return what follows a place: a day, a mark, a dash, and the first letter of the words."""
    return (
        rf"{_day()}?[,.]?\s*(?:{_MARK})?[.,]?\s*(?P<dash>{_DASH})?\s+(?=[^\W_a-z]|[\"“‘'(\[$£€¡¿])"
    )


@cache
def _in_capitals() -> re.Pattern[str]:
    place = rf"(?P<place>{_CAPS}{_REGION})"
    return re.compile(rf"(?:[A-Z]{{4,9}}: )?{place}{_tail()}")


@cache
def _in_small_letters() -> re.Pattern[str]:
    """Return "Porto Vell, Mar. – " and "Paris (AFP) – ": a region or a mark must show the place."""
    place = (
        rf"(?P<place>{_NAME}(?:{_REGION}(?={_day()}?[.]?\s*[(/])|, ?[^\W\d_a-z][\w.'’ ]{{1,20}}?))"
    )
    return re.compile(rf"{place}{_tail()}")


@cache
def _mark_only() -> re.Pattern[str]:
    return re.compile(rf"(?:{_MARK})\.?\s*(?P<dash>{_DASH})?\s*(?=[^\W_a-z]|[\"“‘'(\[$£€])")


@cache
def _before_colon() -> re.Pattern[str]:
    """Return "PARIS: " and "NEW DELHI (PTI): ", as papers of South Asia write."""
    cities = "|".join(sorted(words("dateline_cities"))).upper()
    return re.compile(
        rf"(?P<place>{cities})\s*(?:{_MARK})?\s*(?P<dash>:)\s+(?=[^\W_a-z]|[\"“‘'(\[$£€])"
    )
