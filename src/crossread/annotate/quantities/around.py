"""What stands around a number and belongs to it: sign, scale, second end, age, unit and bound.

Each step takes the number as far as it is read and returns it with what it found; a step that
finds nothing returns it as it was.
"""

import re
from dataclasses import dataclass, replace

from crossread import lexicons
from crossread.annotate.quantities import patterns
from crossread.annotate.quantities.grammar import plain
from crossread.annotate.quantities.numerals import value_of
from crossread.model.annotation import Bound
from crossread.model.span import Span

LOOK_BACK = 40  # characters; the longest bound has 24
OLDEST = 119  # years; a larger number behind a name is no age
_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "b": 1e9}
_SCALES |= {"bn": 1e9, "bln": 1e9, "tn": 1e12, "tln": 1e12, "trn": 1e12}
_SPEEDS = frozenset({"km", "mile", "m", "ft"})
_MUCH_MONEY = 1e6  # "two million pounds" is money, "40 pounds" a weight


@dataclass(frozen=True, slots=True)
class Found:
    """A number and what has been read around it so far."""

    span: Span
    number: Span  # the figures or words of the number alone
    low: float
    high: float
    bound: Bound = Bound.EXACT
    unit: str = ""
    nearly: bool = False


def with_scale(text: str, found: Found) -> Found:
    """Read the sign before and a short scale behind: "$3m", "€4bn", "10k"."""
    sign = patterns.SIGN.search(text[max(0, found.span.start - 8) : found.span.start])
    factor, stop = _scale(text, found.span.end, money=sign is not None)
    start = found.span.start - (len(sign.group()) if sign else 0)
    unit = lexicons.table("currencies").get(plain(sign.group()), "") if sign else ""
    low = found.low * factor
    return replace(found, span=Span(start, stop), low=low, high=low, unit=unit or found.unit)


def _scale(text: str, at: int, *, money: bool) -> tuple[float, int]:
    """Factor and end of a short scale; "m" and "b" without money are metres and a letter."""
    scale = patterns.SCALE.match(text, at)
    if scale is None or (not money and scale.group("scale") in ("m", "b", "B")):
        return 1.0, at
    return _SCALES.get(plain(scale.group("scale")), 1.0), scale.end()


def with_range(text: str, start: int, end: int, found: Found) -> Found:
    """Read a second end: "46 to 57", "four or five", "between 20 and 30"."""
    joint = patterns.TO.match(text, found.span.end, end)
    if joint is None or found.bound is Bound.VAGUE:
        return found
    second = patterns.CORE.match(text, joint.end(), end)
    high = value_of(second.group("number") or "") if second and second.group("number") else None
    if second is None or high is None or second.group("minus"):
        return found
    factor, stop = _scale(text, second.end(), money=bool(found.unit))
    high *= factor
    low = _shared_scale(found.low, high, text[second.start() : stop])
    between = patterns.BETWEEN.search(text[start : found.span.start])
    joined = plain(joint.group())
    if not low < high or (joined == "and" and not between) or (joined == "or" and high > 3 * low):
        return found
    opens = start + between.start() if between and joined in ("and", "to") else found.span.start
    number = Span(found.number.start, second.end())
    return replace(found, span=Span(opens, stop), number=number, low=low, high=high)


def _shared_scale(low: float, high: float, second: str) -> float:
    """The first number with the scale of the second: "two to three million"."""
    if low >= 1000 or not patterns.SCALED.search(second):
        return low
    scales = (1e12, 1e9, 1e6, 1e3)
    return low * next((s for s in scales if high >= s and low < high / s * 1.0001), 1.0)


def with_age(text: str, start: int, end: int, found: Found) -> Found:
    """Read an age: "5-year-old", "aged 40", "Ada Marsh, 44,"."""
    if found.unit or found.bound is Bound.VAGUE:
        return found
    if after := patterns.AGE_AFTER.match(text, found.span.end, end):
        unit = plain(after.group("unit") or after.group("of") or "year").replace("yr", "year")
        return replace(found, span=Span(found.span.start, after.end()), unit=f"{unit}_old")
    before = text[max(start, found.span.start - LOOK_BACK) : found.span.start]
    if found.high <= OLDEST and _is_age(before, text[found.span.end : end], found.number.of(text)):
        return replace(found, unit="year_old")
    return found


def _is_age(before: str, after: str, number: str) -> bool:
    """Whether the words say an age without its unit."""
    if patterns.AGE_BEFORE.search(before) or patterns.AND_AGE.search(before):
        return True
    if patterns.IS_AGED.search(before):
        return bool(patterns.WHEN.match(after))
    if not (number.isdigit() and patterns.AGE_ENDS.match(after)):
        return False
    if before.endswith("(") and len(number) == 1:  # "Merlion Airways (8)" is a count
        return False
    person = patterns.WORD_BEFORE.search(before)
    known = person is not None and person.group(1) in lexicons.words("person_nouns")
    return known or bool(patterns.NAME_BEFORE.search(before))


def with_unit(text: str, end: int, found: Found) -> Found:
    """Read money or a unit behind the number."""
    if found.unit:
        return found
    vague = found.bound is Bound.VAGUE
    money = (patterns.OF_MONEY if vague else patterns.MONEY).match(text, found.span.end, end)
    if money:
        unit = lexicons.table("currencies").get(plain(money.group("money") or money.group("mark")))
        return replace(found, span=Span(found.span.start, money.end()), unit=unit or "")
    measure = patterns.UNIT.match(text, found.span.end, end)
    if measure is None or (
        measure.group("unit") == "in." and not text[measure.end() : end].strip()
    ):
        return found
    return _measured(text, end, found, measure)


def _measured(text: str, end: int, found: Found, measure: re.Match[str]) -> Found:
    unit, stop = lexicons.table("units").get(plain(measure.group("unit")), ""), measure.end()
    low, high = found.low, found.high
    if plain(measure.group("unit")).startswith("pound") and found.low >= _MUCH_MONEY:
        unit = "GBP"
    per = patterns.PER.match(text, stop, end)
    inches = patterns.INCHES.match(text, stop, end)
    if unit in _SPEEDS and per:
        over = plain(per.group("per") or per.group("slash"))
        unit, stop = f"{unit}_per_{'second' if over.startswith('s') else 'hour'}", per.end()
    elif unit == "ft" and inches and low == high:  # "5 feet 11 inches"
        low = high = low + int(inches.group("inches")) / 12
        stop = inches.end()
    elif text[stop - 1] == ")" and "(" not in text[found.span.start : stop]:
        stop -= 1
    return replace(found, span=Span(found.span.start, stop), unit=unit, low=low, high=high)


def with_bound(text: str, start: int, end: int, found: Found) -> Found:
    """Read what limits the number, before it and behind it; "about 40 or more" is a lower end."""
    first = max(start, found.span.start - LOOK_BACK)
    before = patterns.BOUND.search(text[first : found.span.start])
    after = patterns.BOUND_AFTER.match(text, found.span.end, end)
    plainly = found.bound is Bound.EXACT and found.low == found.high
    if before is None:
        return _bounded_behind(found, after) if after and plainly else found
    words = plain(before.group()).removesuffix(" the")
    known = lexicons.table("number_bounds")
    name = known.get(words) or known.get(words.rpartition(" ")[0], "about")
    if words.startswith(("younger", "older")) and not found.unit:
        found = replace(found, unit="year_old")
    found = replace(found, span=Span(first + before.start(), found.span.end))
    if name == "about" and after and plainly and not after.group("about"):
        return _bounded_behind(found, after)
    bound = Bound.ABOUT if name == "nearly" else Bound(name)
    if found.bound is Bound.VAGUE and bound is Bound.ABOUT:  # "some dozens"
        bound = Bound.VAGUE
    return replace(found, bound=bound, nearly=name == "nearly")


def _bounded_behind(found: Found, after: re.Match[str]) -> Found:
    name = next(key for key, value in after.groupdict().items() if value)
    bound = Bound("at_least" if name == "plus" else name)
    return replace(found, span=Span(found.span.start, after.end()), bound=bound)
