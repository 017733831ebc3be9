"""How well times and quantities are read on public sets made for an assistant.

    python benchmarks/quality/expressions.py [SHARED]

Both sets come from Recognizers-Text: sentences such as "I'll be out next Friday", written to test a
calendar assistant, by the letter of its own conventions. News speaks otherwise, so each table has
two rows: ``full`` (everything) and ``kept``. A sentence is left out, by what its gold looks like
and never by what crossread finds, for one of the reasons in ``TIME_REASONS`` and
``NUMBER_REASONS``. Where the sets and news disagree the code follows news; these tables show the
price.
"""

import argparse
import importlib.util
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from crossread.annotate import quantities, times
from crossread.annotate.parse import Parse, Passage, parse
from crossread.model.annotation import Bound, Quantity, TimeExpression
from crossread.model.span import Span
from crossread.models.language import Reader

Row = dict[str, Any]
SHARED = Path(__file__).resolve().parents[3] / "shared"

TIME_REASONS = {
    "command": "orders to an assistant: schedule, book, set up, remind, find a slot",
    "clock range": "spans of clock time and bare hours without a.m. or p.m. (a calendar's slots)",
    "part of day": "the set gives a part of the day (TMO, TEV); news gold gives the day",
    "range": "one value for both ends; crossread marks two expressions, as the news gold does",
    "now": "now, currently, as soon as possible: no place on a calendar",
    "shorthand": "chat and form shorthand: 4/12, Oct/2, mon 13th, 12-2015, H2, Q3, week 27, 2W",
    "spelled year": "years and clock times in words: two thousand and five, half past seven",
    "to the day": "months, weeks or years ago given to the day; crossread gives the month or year",
    "rest of": "rest of, end of, to date, next few: stretches that begin or end at no named point",
    "no year": "the set leaves the year open where it reads an open end: since August",
    "no antecedent": "the day, the same week, that weekend: nothing in the sentence says which",
    "minutes": "minutes and hours from now, hours of the clock in sets, seconds",
    "vague": "some, few, several units, which the set counts as three",
}

_COMMAND = re.compile(
    r"\b(?:schedule|book|set|arrange|remind|cortana|meet|meeting|invite|calendar|appointment|available|find (?:me|us|a)"
    r"|let['’]?s|please|show|skype|call me|create|add|cancel|reserve|plan|query)\b",
    re.IGNORECASE,
)
_SHORTHAND = re.compile(
    r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![/.\d-])|\b[A-Za-z]{3,9}[/-]\d|\b\d{1,2}[/-][A-Za-z]{3}|\b(?:mon|tue|wed|thu|fri|sat|sun)\w* (?:the )?\d+(?:st|nd|rd|th)"
    r"|\b[a-z]{3}\d|\b\d{4}-?[HQ]\d|\bQ\d|\bweek \d|\d[wdhmy]\b|\b\d{1,2}-\d{4}\b|\b\d{8}\b|\b\d{1,2}/\d{4}|\b[hq]\d\b|\bw/c\b"
    r"|\b\d{1,2}\.\d{1,2}\.\d{2,4}|\d-[A-Za-z]{3}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d+(?:st|nd|rd|th) week|ish\b|'\d\d",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"\b(?:two thousand|nineteen|eighteen (?:hundred|[a-z]+ty)|twenty (?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
    r"|past|to|quarter|half|o['’]?clock|thirty|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:am|pm|a m|p m|thirty|fifteen|in the))\b",
    re.IGNORECASE,
)


def sets_of(shared: Path) -> ModuleType:
    """Return the scorers of the data sets, loaded from their file."""
    spec = importlib.util.spec_from_file_location("sets", shared / "score" / "sets.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "score" / "sets.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parsed(texts: Iterable[str]) -> list[Parse]:
    """Return each text cut and parsed as one paragraph."""
    passages = [Passage(text, ((0, Span(0, len(text))),)) for text in texts]
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
    values = [str(v.get("timex") or "") for v in result["Resolution"]["values"]]
    words = (result.get("Text") or "").lower()
    if kind in ("timerange", "datetimerange", "timezone"):
        return "clock range"
    if kind in ("time", "datetime") and len(set(values)) > 1:
        return "clock range"
    if any(re.search(r"T(?:MO|AF|EV|NI|DT|ME)", value) for value in values):
        return "part of day"
    if any("PRESENT_REF" in value or "FUTURE_REF" in value for value in values):
        return "now"
    if _SHORTHAND.search(words) or _SHORTHAND.search(sentence):
        return "shorthand"
    if (
        kind in ("date", "datetime", "time", "daterange")
        and _SPELLED.search(words)
        and "from" not in words
    ):
        return "spelled year"
    if any(value.startswith("(") for value in values):
        return "range"
    if not any(_is_resolved(v) for v in result["Resolution"]["values"]):
        return "no year"
    return _words_left_out(kind, words, values)


def _is_resolved(value: Row) -> bool:
    whole = "start" in value and "end" in value
    given = str(value.get("timex") or "X")
    return (
        whole
        or "X" not in given
        or re.match(r"\d", str(value.get("value") or "")) is not None
        or value.get("type") == "set"
    )


def _words_left_out(kind: str, words: str, values: list[str]) -> str | None:
    """Why the words of one result are none that news would use."""
    unit = r"(?:days?|weeks?|weekends?|months?|years?|hours?)"
    if re.search(
        r"\b(?:tonight|night|morning|afternoon)\b.*\d$|^\d.*\btonight\b|\d\.am|\d{4} a\.?m|\d\s?p$|p \. m",
        words,
    ):
        return "clock range"
    if re.search(
        r"[=<>]|\bof \d\d$|\botd\b|first \d\d$|^\d{4} \d\d \d\d$|^\d{4}-\d\d?$|\bfeb\w* 30\b", words
    ):
        return "shorthand"
    if re.search(r"\b(?:school|fiscal|work|working|business)\b", words):
        return "no antecedent"
    if kind == "set" and any("T" in value for value in values):
        return "minutes"
    if re.search(
        r"\b(?:in|later|hence)\b.*\b(?:min\w*|hours?|sec\w*)\b|\b(?:min later|from now)\b|:\d\d:\d\d",
        words,
    ):
        return "minutes"
    if re.fullmatch(
        rf"(?:the |for the )?(?:same|that|the|all|another) ?{unit}", words
    ) or words in ("weekend", "weekends"):
        return "no antecedent"
    if re.search(r"\b(?:some|few|several|couple)\b", words):
        return "vague"
    if re.search(
        r"\b(?:ago|later|earlier|hence|in|within|from now|after|before)\b", words
    ) and re.search(r"\b(?:weeks?|months?|years?|quarters?|decades?|fortnight)\b", words):
        return "to the day"
    if re.search(
        rf"\b(?:rest|remaining|remainder|end|beginning|start|eod|eom|eoy|date|middle|early|late|mid)\b|{unit} of",
        words,
    ):
        return "rest of"
    return None


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
    "formula": "formulas, exponents, comparisons in signs, digits joined to letters, no sentence",
    "spelled fraction": "fractions and decimals in words or as n/m: three fifths, two point five",
    "bare unit": "a unit without a number, conversions, temperatures to be set",
    "money shorthand": 'Chinese and chat amounts, tokenised decimals ("46 . 8")',
    "comparison": 'logic in words: two comparisons joined, "equal to 5 or less than 6"',
}
_FORMULA = re.compile(
    r"[<>=^]|\de[-+]?\d|\d[A-Za-z]{2,}\d|\+\d|\dx\d|\d\s[MGKT]\b|\b\d+\s\d{3}\b|(?<!\d)\d{1,3}(?:\.\d{3}){2,}"
)
_FRACTION = re.compile(
    r"\b(?:half|halves|thirds?|quarters?|fourths?|(?:fif|six|seven|eigh|nin|ten|eleven|twelf|teen|tie|hundred|thousand|million|billion|trillion|twent|thirt|fort|fift)\w*(?:ths?)\b|point|over \w+$|over one|out of|in (?:two|three|ten|twenty\S*|\d+)|minus|naught|firsts|seconds)\b|\d/\d|[½¼¾]",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\d\s?[A-Za-z]{1,3}\b(?!-)(?<!\dk)|[a-z]-?\d|\d+(?:\.\d+){2}|\d,\d\b|\d,\d\d,|dzs?\b|dozs?\b|nought|over twenty|- two"
)
_COMPARED = re.compile(
    r"(?:than|above|most|least)\s.*(?:and|or|,)\s(?:\w+\s){0,3}(?:than|equal|below|least|most)\b|equal|~",
    re.I,
)
_SPOKEN_SUM = re.compile(
    r"(?:dollars?|usd|yuan|\$)\s(?:and\s)?(?:\d+(?!\s?\$)|[a-z]+ty|fif\w+|one|two)\b|\d cents?\b|cents\b|usd million|\bM[A-Z]{3}\b|satoshi|sen \d|\d,\d\d,|dollar \d|\d USD\d|ரூ|元",
    re.I,
)
_SPLIT = re.compile(r"\d \. \d|\d \.\d|\d , \d")
_MODELS_OF_ALL = ("NumberModel", "NumberModelExperimentalMode", "NumberModelPercentMode")


def number_left_out(row: Row) -> str | None:
    """Why a sentence of the number set is not one that news would use; None where it is kept."""
    model, text = row.get("model") or "", row["input"]
    if model.startswith("Ordinal"):
        return "ordinal"
    if model.startswith("Number") and _JOINED.search(text):
        return "formula"
    if _COMPARED.search(text):
        return "comparison"
    if model == "CurrencyModel" and _SPOKEN_SUM.search(text):
        return "money shorthand"
    if any(
        not re.search(r"\d", str((r.get("Resolution") or {}).get("value"))) for r in row["results"]
    ):
        return "bare unit"
    if model.startswith("Percent") and re.search(r"percents? of|per cent of", text):
        return "formula"
    if any((r.get("Resolution") or {}).get("value") is None for r in row["results"]):
        return "bare unit"
    if _SPLIT.search(text) or re.search(r"\b(?:kuai|mao|jiao|MGBP|MEUR|lakh|crore)\b", text, re.I):
        return "money shorthand"
    if _FORMULA.search(text):
        return "formula"
    if _FRACTION.search(text) and not re.search(
        r"half (?:a )?(?:million|billion|dozen)", text, re.I
    ):
        return "spelled fraction"
    return None


_WANTED = {
    "CurrencyModel": lambda q: (
        (len(q.unit) == 3 and q.unit.isupper()) or q.unit in ("cent", "penny")
    ),
    "DimensionModel": lambda q: bool(q.unit) and not _is_other(q),
    "TemperatureModel": lambda q: q.unit in ("celsius", "fahrenheit", "degree", "kelvin"),
    "PercentModel": lambda q: q.unit in ("percent", "share"),
    "PercentModelPercentMode": lambda q: q.unit in ("percent", "share"),
    "AgeModel": lambda q: q.unit.endswith("_old"),
}


def _is_other(found: Quantity) -> bool:
    """Whether a quantity is of a kind that another model of the set is for."""
    durations = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
    other = ("percent", "person", "share", "celsius", "fahrenheit", *durations)
    return (
        found.unit in other
        or found.unit.endswith("_old")
        or (len(found.unit) == 3 and found.unit.isupper())
    )


def predicted_numbers(rows: list[Row]) -> list[Row]:
    """Return a line a sentence with the numbers that the row's model is for."""
    lines = []
    for n, (row, read) in enumerate(zip(rows, parsed(r["input"] for r in rows), strict=True)):
        found = quantities.recognise(row["input"], read.sentences)
        wanted = _WANTED.get(row.get("model") or "", lambda q: True)
        model = row.get("model") or ""
        said = [_number_value(q, ranges="Range" in model, model=model) for q in found if wanted(q)]
        numbers = [{"value": v} for values in said for v in values]
        lines.append({"id": str(n), "numbers": numbers})
    return lines


def _number_value(found: Quantity, *, ranges: bool, model: str) -> list[object]:
    """The value as the set writes it: intervals in the models of ranges, else the number."""
    ends = [found.low, found.high]
    if ranges:
        return [ends] if found.bound is not Bound.EXACT or found.value is None else []
    values = [found.value] if found.value is not None else ends
    if model.startswith("Percent"):
        return [
            f"{v * (100 if found.unit == 'share' else 1):.13g}%" for v in values if v is not None
        ]
    return [v for v in values if v is not None]


# ---------------------------------------------------------------- tables


def figures(shared: Path) -> dict[str, float]:
    """Return the F1 figures of both sets, full and kept."""
    sets, out = sets_of(shared), {}
    for name, path, predict, left_out, score in (
        ("times", "time-expressions", predicted_times, time_left_out, "value"),
        ("numbers", "number-expressions", predicted_numbers, number_left_out, "value"),
    ):
        rows = sets.read(shared / "data" / f"{path}.jsonl.gz")
        kept = [row for row in rows if left_out(row) is None]
        for part, chosen in (("full", rows), ("kept", kept)):
            found = sets.SETS[name](chosen, predict(chosen))
            out[f"{name}/{part}/value_f1"] = found[score]["f1"]
            out[f"{name}/{part}/items"] = float(found[score]["gold"])
    return out


def main() -> None:
    """Print the tables, the reasons for what is left out, and how much each leaves out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    sets = sets_of(shared)
    _print_set(
        sets,
        "times",
        shared / "data/time-expressions.jsonl.gz",
        predicted_times,
        time_left_out,
        TIME_REASONS,
    )
    _print_set(
        sets,
        "numbers",
        shared / "data/number-expressions.jsonl.gz",
        predicted_numbers,
        number_left_out,
        NUMBER_REASONS,
    )


def _print_set(
    sets: ModuleType,
    name: str,
    path: Path,
    predict: Callable[[list[Row]], list[Row]],
    left_out: Callable[[Row], str | None],
    reasons: dict[str, str],
) -> None:
    rows = sets.read(path)
    kept = [row for row in rows if left_out(row) is None]
    print(f"== {name}: {len(rows)} sentences, {len(kept)} kept")
    for reason, count in sorted(Counter(left_out(row) for row in rows).items(), key=str):
        print(f"   {count:4} {reason or 'kept':16} {reasons.get(reason or '', '')}")
    for part, chosen in (("full", rows), ("kept", kept)):
        print(f"-- {part}")
        sets.show(sets.SETS[name](chosen, predict(chosen)))


if __name__ == "__main__":
    main()
