"""How well times and quantities are read on public sets made for an assistant.

    python -m benchmarks.quality.expressions [SHARED]

Both sets come from Recognizers-Text: sentences such as "I'll be out next Friday", written to test a
calendar assistant by the letter of its own conventions. News speaks otherwise, so each table comes
twice: ``full`` (everything) and ``kept``. Sentences are left out by their words and their gold, for
one of the reasons in ``TIME_REASONS`` and ``NUMBER_REASONS``. The reasons were written while
reading the misses, so read ``kept`` as "no known kind of news is misread" and not as an estimate
for unseen news; the gold of the stories is that. Units are not compared: the set has names of its
own for them.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.quality import scorers
from crossread.annotate import quantities, times
from crossread.annotate.parse import Parse, Readable, parse
from crossread.model.annotation import Bound, Quantity, TimeExpression
from crossread.model.span import Span
from crossread.models.language import Reader

Row = dict[str, Any]
SHARED = Path(__file__).resolve().parents[3] / "shared"

TIME_REASONS = {
    "command": "orders to an assistant: schedule, book, set up, remind, find a slot",
    "clock range": "spans of clock time, hours without a.m. or p.m. (a calendar's slots)",
    "part of day": "the set gives a part of the day (TMO, TEV); news gold gives the day",
    "range": "one value for both ends; crossread marks two expressions, as news gold does",
    "now": "now, currently, as soon as possible: no place on a calendar",
    "shorthand": "chat and form shorthand: 4/12, Oct/2, mon 13th, 12-2015, H2, week 27, =2019",
    "spelled year": "years and clock times in words: two thousand and five, half past seven",
    "to the day": "months, weeks or years ago given to the day; crossread gives the month or year",
    "rest of": "rest of, early, end of, to date: the set gives the part, news gold the whole",
    "no year": "the set leaves the year open where it reads an open end: since August",
    "no antecedent": "the day, the same week, last fiscal year: nothing in the sentence says which",
    "minutes": "minutes and hours from now, hours of the clock in sets, seconds",
    "vague": "some, few, several units, which the set counts as three",
}

_COMMAND = re.compile(
    r"\b(?:schedule|book|set|arrange|remind|cortana|meet|meeting|invite|calendar|appointment"
    r"|available|find (?:me|us|a)|let['’]?s|please|show|skype|call me|create|add|cancel|reserve"
    r"|plan|query)\b",
    re.IGNORECASE,
)
_SHORTHAND = re.compile(
    r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![/.\d-])|\b[A-Za-z]{3,9}[/-]\d|\b\d{1,2}[/-][A-Za-z]{3}"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)\w* (?:the )?\d+(?:st|nd|rd|th)|\b[a-z]{3}\d"
    r"|\b\d{4}-?[HQ]\d|\bQ\d|\bweek \d|\d[wdhmy]\b|\b\d{1,2}-\d{4}\b|\b\d{8}\b|\b\d{1,2}/\d{4}"
    r"|\b[hq]\d\b|\bw/c\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}|\d-[A-Za-z]{3}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d+(?:st|nd|rd|th) week|ish\b|'\d\d",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"[=<>]|\bof \d\d$|\botd\b|first \d\d$|^\d{4} \d\d \d\d$|^\d{4}-\d\d?$|\bfeb\w* 30\b"
)
_SPELLED = re.compile(
    r"\b(?:two thousand|nineteen|eighteen (?:hundred|[a-z]+ty)|twenty (?:ten|[a-z]+teen|twenty)"
    r"|past|to|quarter|half|o['’]?clock|thirty"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:am|pm|a m|p m|thirty"
    r"|fifteen|in the))\b",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(
    r"\b(?:tonight|night|morning|afternoon)\b.*\d$|^\d.*\btonight\b|\d\.am|\d{4} a\.?m|\d\s?p$"
    r"|p \. m"
)
_MINUTES = re.compile(
    r"\b(?:in|later|hence)\b.*\b(?:min\w*|hours?|sec\w*)\b|\b(?:min later|from now)\b|:\d\d:\d\d"
)
_UNIT = r"(?:days?|weeks?|weekends?|months?|years?|hours?)"
_NO_ANTECEDENT = re.compile(
    rf"(?:the |for the )?(?:same|that|the|all|another) ?{_UNIT}|weekends?"
    r"|.*\b(?:school|fiscal|work|working|business)\b.*"
)
_SHIFTED = re.compile(
    r"\b(?:ago|later|earlier|hence|in|within|after|before)\b.*\b(?:weeks?|months?|years?|quarters?"
    r"|decades?|fortnight)\b|\b(?:weeks?|months?|years?|quarters?|decades?|fortnight)\b.*\b(?:ago"
    r"|later|earlier|hence|in|within|after|before)\b"
)
_REST_OF = re.compile(
    r"\b(?:rest|remaining|remainder|end|beginning|start|eod|eom|eoy|date|few|middle|early|late|mid)\b"
    rf"|{_UNIT} of"
)
_VAGUE = re.compile(r"\b(?:some|several|couple)\b")


def parsed(texts: Iterable[str]) -> list[Parse]:
    """Return each text cut and parsed as one paragraph."""
    passages = [Readable(text, ((0, Span(0, len(text))),)) for text in texts]
    return parse(passages, Reader.load())


# ---------------------------------------------------------------- times


def time_left_out(row: Row) -> str | None:
    """Why a sentence of the time set is not one that news would use; None where it is kept."""
    if _COMMAND.search(row["input"]):
        return "command"
    for result in row["results"]:
        if reason := _result_left_out(result, row["input"]):
            return reason
    return None


def _result_left_out(result: Row, sentence: str) -> str | None:
    kind = (result.get("TypeName") or "").removeprefix("datetimeV2.")
    resolved = result["Resolution"]["values"]
    values = [str(value.get("timex") or "") for value in resolved]
    words = (result.get("Text") or "").lower()
    spelled = kind not in ("duration", "set") and "from" not in words
    checks = (
        ("clock range", kind in ("timerange", "datetimerange", "timezone")),
        ("clock range", kind in ("time", "datetime") and len(set(values)) > 1),
        ("part of day", any(re.search(r"T(?:MO|AF|EV|NI|DT|ME)", value) for value in values)),
        ("now", any("PRESENT_REF" in v or "FUTURE_REF" in v for v in values)),
        ("shorthand", bool(_SHORTHAND.search(words) or _SHORTHAND.search(sentence))),
        ("spelled year", spelled and bool(_SPELLED.search(words))),
        ("range", any(value.startswith("(") for value in values)),
        ("no year", not any(map(_is_resolved, resolved))),
        ("clock range", bool(_BARE_CLOCK.search(words))),
        ("shorthand", bool(_BROKEN.search(words))),
        ("minutes", kind == "set" and any("T" in value for value in values)),
        ("minutes", bool(_MINUTES.search(words))),
        ("no antecedent", bool(_NO_ANTECEDENT.fullmatch(words))),
        ("to the day", bool(_SHIFTED.search(words))),
        ("rest of", bool(_REST_OF.search(words))),
        ("vague", bool(_VAGUE.search(words))),
    )
    return next((reason for reason, holds in checks if holds), None)


def _is_resolved(value: Row) -> bool:
    """Whether the set says a stretch of the calendar and not only "some August"."""
    given = str(value.get("timex") or "X")
    says = re.match(r"\d", str(value.get("value") or "")) is not None
    return (
        ("start" in value and "end" in value)
        or "X" not in given
        or says
        or value.get("type") == "set"
    )


def predicted_times(rows: list[Row]) -> list[Row]:
    """Return a line a sentence, values written as the set writes them."""
    lines = []
    for n, (row, read) in enumerate(zip(rows, parsed(r["input"] for r in rows), strict=True)):
        published = (row.get("context") or {}).get("ReferenceDateTime")
        found = times.recognise(row["input"], read.sentences, published=published)
        lines.append({"id": str(n), "times": [_time_line(mark, row["input"]) for mark in found]})
    return lines


def _time_line(mark: TimeExpression, text: str) -> Row:
    """A clock time has seconds in the set, and no day where the words name none."""
    value = mark.value
    if value and "T" in value and not value.startswith("P"):
        day, _, clock = value.partition("T")
        named = re.search(r"[a-z]{3,}|\d[/-]\d", mark.span.of(text).lower())
        value = f"{day} {clock}:00" if named else f"{clock}:00"
    return {"start": mark.span.start, "end": mark.span.end, "value": value}


# ---------------------------------------------------------------- numbers

NUMBER_REASONS = {
    "ordinal": 'ordinals and "next", "last", "previous": quantities are cardinals',
    "formula": 'formulas, signs of comparison, figures glued to letters, "percent of 10"',
    "spelled fraction": "fractions and decimals in words or as n/m: three fifths, two point five",
    "bare unit": "a unit without a number, conversions, temperatures to be set",
    "money shorthand": 'Chinese and chat amounts, tokenised decimals ("46 . 8")',
    "comparison": 'logic in words: two comparisons joined, "equal to 5 or less than 6"',
}
_FORMULA = re.compile(
    r"[<>=^~]|\de[-+]?\d|\d[A-Za-z]{2,}\d|\+\d|\dx\d|\d\s[MGKT]\b|\b\d+\s\d{3}\b"
    r"|(?<!\d)\d{1,3}(?:\.\d{3}){2,}"
)
_GLUED = re.compile(
    r"\d\s?[A-Za-z]{1,3}\b(?!-)(?<!\dk)|[a-z]-?\d|\d+(?:\.\d+){2}|\d,\d\b|\d,\d\d,|dzs?\b|dozs?\b"
    r"|nought|over twenty|- two"
)
_FRACTION = re.compile(
    r"\b(?:half|halves|thirds?|quarters?|fourths?|(?:fif|six|seven|eigh|nin|ten|eleven|twelf|teen|tie"
    r"|hundred|thousand|million|billion|trillion|twent|thirt|fort|fift)\w*(?:ths?)\b|point"
    r"|over \w+$|over one|out of|in (?:two|three|ten|twenty\S*|\d+)|minus|naught|firsts|seconds)\b"
    r"|\d/\d|[½¼¾]",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:than|above|most|least)\s.*(?:and|or|,)\s(?:\w+\s){0,3}(?:than|equal|below|least|most)\b"
    r"|equal",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\d \. \d|\d \.\d|\d , \d|\b(?:kuai|mao|jiao|M[A-Z]{3}|lakh|crore)\b|\d,\d\d,")
_SPOKEN_SUM = re.compile(
    r"(?:dollars?|usd|yuan)\s(?:and\s)?(?:\d+(?!\s?\$)|[a-z]+ty|fif\w+|one|two)\b"
    r"|\$ \d+ (?:\$|cent)"
    r"|\d cents?\b|cents\b|usd million|satoshi|sen \d|dollar \d|\d USD\d|[ரூ元]",
    re.IGNORECASE,
)
_PERCENT_OF = re.compile(r"percents? of|per cent of")


def number_left_out(row: Row) -> str | None:
    """Why a sentence of the number set is not one that news would use; None where it is kept."""
    model, text = row.get("model") or "", row["input"]
    values = [str((result.get("Resolution") or {}).get("value")) for result in row["results"]]
    checks = (
        ("ordinal", model.startswith("Ordinal")),
        ("bare unit", any(not re.search(r"\d", value) for value in values)),
        ("money shorthand", bool(_SPLIT.search(text))),
        ("money shorthand", model == "CurrencyModel" and bool(_SPOKEN_SUM.search(text))),
        ("comparison", bool(_COMPARED.search(text))),
        ("formula", bool(_FORMULA.search(text) or _PERCENT_OF.search(text))),
        ("formula", model.startswith("Number") and bool(_GLUED.search(text))),
        ("spelled fraction", bool(_FRACTION.search(text)) and "half" not in text.lower()),
        (
            "spelled fraction",
            bool(re.search(r"half(?! (?:a )?(?:million|billion|dozen))", text, re.I)),
        ),
    )
    return next((reason for reason, holds in checks if holds), None)


_WARM = frozenset({"celsius", "fahrenheit", "degree", "kelvin"})
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_COUNTS = frozenset({"", "percent", "person", "share", "century", "celsius", "fahrenheit"})


def _is_money(unit: str) -> bool:
    return (len(unit) == 3 and unit.isupper()) or unit in ("cent", "penny")


def _is_size(unit: str) -> bool:
    return not (unit in _DURATIONS or unit in _COUNTS or unit.endswith("_old") or _is_money(unit))


# The units that a model of the set is for; a model that is not here takes every number.
_WANTED: dict[str, Callable[[str], bool]] = {
    "CurrencyModel": _is_money,
    "DimensionModel": _is_size,
    "TemperatureModel": lambda unit: unit in _WARM,
    "PercentModel": lambda unit: unit in ("percent", "share"),
    "PercentModelPercentMode": lambda unit: unit in ("percent", "share"),
    "AgeModel": lambda unit: unit.endswith("_old"),
}


def predicted_numbers(rows: list[Row]) -> list[Row]:
    """Return a line a sentence with the numbers that the row's model is for."""
    lines = []
    for n, (row, read) in enumerate(zip(rows, parsed(r["input"] for r in rows), strict=True)):
        model = row.get("model") or ""
        wanted = _WANTED.get(model, lambda _: True)
        found = [q for q in quantities.recognise(row["input"], read.sentences) if wanted(q.unit)]
        values = [value for each in found for value in _values(each, model)]
        lines.append({"id": str(n), "numbers": [{"value": value} for value in values]})
    return lines


def _values(found: Quantity, model: str) -> list[object]:
    """The values as the set writes them: intervals in the models of ranges, else numbers."""
    ends = [found.low, found.high]
    if "Range" in model:
        return [ends] if found.bound is not Bound.EXACT or found.value is None else []
    values = [v for v in ([found.value] if found.value is not None else ends) if v is not None]
    if model.startswith("Percent"):
        factor = 100 if found.unit == "share" else 1
        return [f"{value * factor:.13g}%" for value in values]
    return list(values)


# ---------------------------------------------------------------- tables


Predict = Callable[[list[Row]], list[Row]]
SETS: dict[str, tuple[str, Predict, Callable[[Row], str | None], dict[str, str]]] = {
    "times": ("time-expressions", predicted_times, time_left_out, TIME_REASONS),
    "numbers": ("number-expressions", predicted_numbers, number_left_out, NUMBER_REASONS),
}


def figures(shared: Path) -> dict[str, float]:
    """Return the value F1 of both sets, full and kept, with how many items each has."""
    out = {}
    for name in SETS:
        for part, found in value_figures(shared, name).items():
            out[f"{name}/{part}/value_f1"] = found["f1"]
            out[f"{name}/{part}/items"] = float(found["gold"])
    return out


def value_figures(shared: Path, name: str) -> dict[str, dict[str, float]]:
    """Return the figures of values in one set, full and kept."""
    sets = scorers.of_sets(shared)
    path, predict, left_out, _ = SETS[name]
    rows = sets.read(shared / "data" / f"{path}.jsonl.gz")
    parts = {"full": rows, "kept": _kept(rows, left_out)}
    return {part: sets.SETS[name](own, predict(own))["value"] for part, own in parts.items()}


def _kept(rows: list[Row], left_out: Callable[[Row], str | None]) -> list[Row]:
    return [row for row in rows if left_out(row) is None]


def main() -> None:
    """Print both tables, the reasons for what is left out, and how much each leaves out."""
    parser = argparse.ArgumentParser(description="Times and quantities on the public sets.")
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    sets = scorers.of_sets(shared)
    for name, (path, predict, left_out, reasons) in SETS.items():
        rows = sets.read(shared / "data" / f"{path}.jsonl.gz")
        print(f"== {name}: {len(rows)} sentences, {len(_kept(rows, left_out))} kept")
        for reason, count in sorted(Counter(filter(None, map(left_out, rows))).items()):
            print(f"   {count:4} {reason:16} {reasons[reason]}")
        for part, chosen in (("full", rows), ("kept", _kept(rows, left_out))):
            print(f"-- {part}")
            sets.show(_without_units(sets.SETS[name](chosen, predict(chosen))))


def _without_units(found: dict[str, Any]) -> dict[str, Any]:
    """The figures without those that compare names of units."""
    named = {
        key: value for key, value in found.items() if key not in ("value_unit", "value_change")
    }
    return {
        key: _without_units(value) if isinstance(value, dict) and "f1" not in value else value
        for key, value in named.items()
    }


if __name__ == "__main__":
    main()
