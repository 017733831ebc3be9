"""Dates as machines write them (meta elements, feeds, addresses) → ISO 8601 days and instants.

An instant keeps the offset that it was written with, so that its day is the newsroom's.
"""

import re
from datetime import date, datetime

MAX_CHARACTERS = 60
FIRST_YEAR, LAST_YEAR = 1700, 2200

_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})")
_LOOSE = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})[T ](\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?"
    r"\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_IN_ADDRESS_DENSE = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?!\d)")


def read_moment(text: str) -> str | None:
    """Return a machine's date as ISO 8601; None when it is none or has no day.

    >>> read_moment("Tue, 03 Mar 2026 10:04:00 +0100")
    '2026-03-03T10:04:00+01:00'
    """
    text = text.strip()
    if not 8 <= len(text) <= MAX_CHARACTERS:
        return None
    found = _LOOSE.match(text)
    if found:
        return _instant(found)
    day = _DAY.fullmatch(text) or _DAY.match(text + "T")
    if day:
        return _day(day)
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - 20 ms for feeds alone

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def day_in_address(url: str) -> str | None:
    """Return the day that an address holds, as in "/2026/03/14/"; None without one.

    >>> day_in_address("https://quayherald.example/2026/03/14/ferry")
    '2026-03-14'
    """
    path = re.sub(r"^[a-z][a-z0-9+.-]*://[^/]*|[?#].*$", "", url[:2_000], flags=re.IGNORECASE)
    found = _IN_ADDRESS.search(path) or _IN_ADDRESS_DENSE.search(path)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> str | None:
    try:
        day = date(*(int(part) for part in found.groups()[:3]))
    except ValueError:
        return None
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _instant(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = found.groups()
    zone = (zone or "").upper()
    zone = "+00:00" if zone in {"Z", "UTC", "GMT"} else zone
    if zone and len(zone) < 6:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    written = f"{year}-{month}-{day}T{int(hour):02}:{minute}:{second or '00'}{zone}"
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment.isoformat() if FIRST_YEAR <= moment.year <= LAST_YEAR else None
