"""Quantities of a report: numbers with their bounds, units and what they count.

``low`` and ``high`` are the values that the words allow. "About 40" allows a tenth more or less,
"nearly 40" a tenth less; "dozens" is at least 12 (ACLED's rule) and open above; a range has no
value of its own. Numbers inside dates, clock times, telephone numbers, addresses and names count
nothing and get no mark; neither do ordinals and the pronoun "one".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread import lexicons
from crossread.annotate.quantities import patterns
from crossread.annotate.quantities.around import (
    Found,
    with_age,
    with_bound,
    with_range,
    with_scale,
    with_unit,
)
from crossread.annotate.quantities.counted import counted
from crossread.annotate.quantities.grammar import plain
from crossread.annotate.quantities.names import counts_nothing, is_name
from crossread.annotate.quantities.numerals import value_of
from crossread.model.annotation import Bound, Quantity, Sentence, TimeExpression, TimeType
from crossread.model.span import Span

TOLERANCE = 0.1  # how far "about" reaches: a tenth to each side
_ALSO_PREPOSITIONS = ("about", "over", "under")
_COUNTING = frozenset({"", "share", "percent"})  # units beside which a noun is still counted
_OUTCOMES = lexicons.values("outcomes")
_OFTEN = re.compile(r"[\w-]+\stimes\b")
_UNDER = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6}
_UNDER |= {"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
# A number begins at a figure or at one of these words; the patterns are tried nowhere else.
_WORD = re.compile(r"[A-Za-z]+|[-−]?(?:\d[\d,.]*|\.\d+)|[½¼¾⅓⅔⅛]")
_STARTS = frozenset("a an half quarter minus negative".split()).union(
    lexicons.words("number_words"), lexicons.words("vague_numbers")
)


def recognise(
    text: str, sentences: Sequence[Sentence], times: Sequence[TimeExpression] = ()
) -> tuple[Quantity, ...]:
    """Return the quantities of ``sentences`` in text order; none overlaps a date or clock time."""
    dated = [mark.span for mark in times if not _may_count(text, mark)]
    found: list[Quantity] = []
    for sentence in sentences:
        taken = [span for span in dated if span.overlap(sentence.span)]
        found += _in_sentence(text, sentence, taken)
    return tuple(found)


def _may_count(text: str, mark: TimeExpression) -> bool:
    """Whether the figure of a time is a quantity too: "two years", "four times a month"."""
    often = mark.type is TimeType.SET and bool(_OFTEN.match(text, mark.span.start))
    return often or mark.type is TimeType.DURATION


def _in_sentence(text: str, sentence: Sentence, taken: Sequence[Span]) -> Iterator[Quantity]:
    start, end = sentence.span.start, sentence.span.end
    blocked: list[Span] | None = None
    at, people = start, False
    for core in _cores(text, start, end):
        if core.start() < at:
            continue
        if blocked is None:
            figures = patterns.NO_COUNT.finditer(text, start, end)
            blocked = [*taken, *(Span(*match.span()) for match in figures)]
        if any(Span(*core.span()).overlap(span) for span in blocked):
            continue
        found = _read(text, sentence, core)
        if found is None or found.span.start < at:
            continue
        if not any(found.span.overlap(span) for span in taken):
            at = found.span.end
            quantity = _quantity(text, sentence, found)
            if people and quantity.unit == "" and _are_people(text, sentence, quantity):
                quantity = replace(quantity, unit="person", counted="person")
            people = people or quantity.unit == "person"
            yield quantity


def _are_people(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number behind people counts people: "two dead, three others", "one charged"."""
    behind = next((t for t in sentence.tokens if t.span.start >= quantity.span.end), None)
    if behind is None:
        return False
    if behind.text.lower() in ("other", "others"):
        return quantity.counted in ("", "other")
    return behind.upos == "VERB" and behind.xpos == "VBN"


def _cores(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers at the words and figures that one can begin with."""
    for word in _WORD.finditer(text, start, end):
        said = word.group()
        if said[-1].isalpha() and said.lower() not in _STARTS:
            continue
        core = patterns.CORE.match(text, word.start(), end)
        if core is None and said[0] in "-−":
            core = patterns.CORE.match(text, word.start() + 1, end)
        if core is not None and core.group().strip():
            yield core


def _read(text: str, sentence: Sentence, core: re.Match[str]) -> Found | None:
    """The number with everything that belongs to it; None where it counts nothing."""
    start, end = sentence.span.start, sentence.span.end
    found = _valued(text, core)
    if found is None:
        return None
    found = with_scale(text, found)
    if not found.unit and is_name(text, sentence, found):
        return None
    found = with_age(text, start, end, with_range(text, start, end, found))
    found = with_unit(text, end, found)
    bounded = with_bound(text, start, end, found)
    if not _is_preposition(sentence, Span(bounded.span.start, found.span.start)):
        found = bounded
    return None if counts_nothing(text, sentence, found) else found


def _is_preposition(sentence: Sentence, words: Span) -> bool:
    """Whether words before a number tie its noun to a verb: "warned about seven ferries"."""
    first = next((t for t in sentence.tokens if words.covers(t.span)), None)
    if first is None or first.lemma not in _ALSO_PREPOSITIONS or first.deprel != "case":
        return False
    noun = sentence.tokens[first.head]
    return noun.deprel == "obl" and sentence.tokens[noun.head].upos == "VERB"


def _valued(text: str, core: re.Match[str]) -> Found | None:
    """The bare number: a cardinal, a vague plural or a share ("half of", "two-thirds of")."""
    span = Span(*core.span()).trimmed(text)
    if vague := core.group("vague"):
        value = 1.0
        for word in plain(vague).split():
            value *= float(lexicons.table("vague_numbers").get(word, 1))
        return Found(span, span, value, value, Bound.VAGUE)
    number = core.group("number")
    if number is None:  # a share
        under = _UNDER.get(plain(core.group("under") or "half").rstrip("s"), 2)
        over = value_of(core.group("over") or "") or 1.0
        return Found(span, span, over / under, over / under, unit="share")
    said = value_of(number)
    if said is None:
        return None
    value = -said if core.group("minus") else said
    return Found(span, span, value, value)


def _quantity(text: str, sentence: Sentence, found: Found) -> Quantity:
    what = _counted(text, sentence, found) if found.unit in _COUNTING else ""
    unit = found.unit
    if not unit and (what in lexicons.words("person_nouns") or what in _OUTCOMES):
        unit = "person"
    value, low, high = _limits(found)
    return Quantity(found.span, value, low, high, found.bound, unit, what)


def _counted(text: str, sentence: Sentence, found: Found) -> str:
    if found.unit == "percent":  # the noun hangs on the sign or the word "percent"
        last = Span(found.span.end - 1, found.span.end)
        found = replace(found, number=last)
    return counted(text, sentence, found.span, found.number)


def _limits(found: Found) -> tuple[float | None, float | None, float | None]:
    """Value, low and high, as the bound has it."""
    low, high = found.low, found.high
    if low != high:
        return None, low, high
    if found.bound in (Bound.AT_LEAST, Bound.MORE_THAN, Bound.VAGUE):
        return low, low, None
    if found.bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return high, None, high
    if found.bound is Bound.ABOUT:
        reach = abs(low) * TOLERANCE
        return low, low - reach, high if found.nearly else high + reach
    return low, low, high
