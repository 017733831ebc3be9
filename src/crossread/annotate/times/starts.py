"""The words that each kind of time expression can begin with.

The patterns are long; they are tried at these words and at figures, and nowhere else. A word that
a pattern can begin with and that is missing here hides what begins with it.
"""

from crossread import lexicons

HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNTS = frozenset(lexicons.words("number_words")) | {"a", "an", "half", "quarter"}
_VAGUE = frozenset("few several couple many some recent coming past".split())
_UNITS = frozenset(f"{unit}{s}" for unit in lexicons.words("time_units") for s in ("", "s"))
_SHADES = frozenset("early earlier late later mid start beginning end middle the whole".split())
_RELATIONS = frozenset("last next this past coming that following previous".split())
_WEEKDAYS, _MONTHS = lexicons.words("weekdays"), lexicons.words("months")
_ORDINALS = lexicons.words("ordinal_words")
_HOLIDAYS = {name.split()[0].split("'")[0].rstrip(".") for name in lexicons.words("holidays")}
_PARTS = "noon midnight morning afternoon evening night day eve today tonight yesterday tomorrow"
_OFTEN = (
    "every each any once twice hourly daily nightly weekly fortnightly bi biweekly monthly"
    " quarterly yearly annually annual semi semiannual semiannually everyday"
)
_ABOUT = "about almost nearly exactly more over under roughly around less at approximately the"

STARTS: dict[str, frozenset[str]] = {
    "moment": frozenset().union(
        _WEEKDAYS, _MONTHS, _ORDINALS, _SHADES, _RELATIONS, _HOLIDAYS, _PARTS.split(), HOURS
    ),
    "set": frozenset().union(_COUNTS, _OFTEN.split(), (f"{day}s" for day in _WEEKDAYS)),
    "ago": frozenset().union(_COUNTS, _VAGUE, _UNITS, _ABOUT.split()),
    "period": frozenset().union(
        _MONTHS, lexicons.words("seasons"), _SHADES, _RELATIONS, "first second third fourth".split()
    ),
    "ahead": frozenset({"in"}),
    "clock": frozenset({"noon", "midnight", *HOURS}),
    "duration": frozenset().union(_COUNTS, _VAGUE, _UNITS),
    "year": _SHADES,
}
FIGURES = ("moment", "set", "ago", "period", "clock", "duration", "year")  # begin with a digit


def kinds_by_word() -> dict[str, tuple[str, ...]]:
    """Return the kinds that each word can begin."""
    words = sorted(frozenset().union(*STARTS.values()))
    return {word: tuple(kind for kind in STARTS if word in STARTS[kind]) for word in words}
