"""Words that look like a time, sentence by sentence, without those that only look like one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread import lexicons
from crossread.annotate.quantities.grammar import any_of, grammar, plain
from crossread.annotate.times.patterns import (
    AGO,
    AHEAD,
    CLOCK,
    DURATION,
    MOMENT,
    PERIOD,
    SET,
    YEAR,
    part,
)
from crossread.annotate.times.starts import FIGURES, kinds_by_word
from crossread.model.annotation import Sentence
from crossread.model.span import Span

_SHORT = 3  # letters of a month that is cut short
_LOOK_BACK = 24  # characters before the words that can tell what they are


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that one of the patterns found, in the sentence with that number."""

    span: Span
    kind: str
    match: re.Match[str]
    sentence: int


# Earlier kinds win where two find words of equal length.
_PATTERNS = {
    "moment": MOMENT,
    "set": SET,
    "ago": AGO,
    "period": PERIOD,
    "ahead": AHEAD,
    "clock": CLOCK,
    "duration": DURATION,
    "year": YEAR,
}
_WORD = re.compile(r"[A-Za-z]+|\d+")
_KINDS = kinds_by_word()
_NOT_TIMES = grammar(rf"\b{any_of(lexicons.words('time_like_names'))}(?!\w)")
_IN_NAMES = re.compile(r"\d{3}[-.]\d{3}[-.]\d{4}|\w*@\S+|https?://\S+|www\.\S+")
# "may", "march", "sat" are words; as names of a month or a day they have a capital.
_ALSO_WORDS = frozenset("may march mar august sun sat mon wed fri thu dec jan second fall".split())
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|last|next|since|until|till|by|from|to|through|between|during|before|after|for|this"
    r"|early|late|mid|each|every|and|or|on|that|as|past|the|a)[\s-]+$",
    re.IGNORECASE,
)
_BEFORE_SEASON = re.compile(
    r"\b(?:in|since|until|by|from|during|over|through|throughout|of|before|after|for)(?:\sthe)?\s$",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"(?:^|[(\[]|\b(?:in|into|past|since|of|from|to|until|till|by|between|and|or|through|before|after|during"
    r"|around|circa|the|a|this|for|early|late|mid|back|than|fiscal|year|years|his|her|their|its|our"
    r"|as|on|at)[\s-]|['’]s?\s|[-–—]\s?|,\s)$",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(r"\s[a-z][\w-]*|\s?[,.;:)\]]|$|['’]s\b")
_COUNTED = re.compile(
    r"\s(?:[a-z]+\s)?(?:people|men|women|children|[a-z]{3,}(?:ers|ees|ians|ents|nts))\b"
)
_MODEL_YEAR = re.compile(
    rf"(?:\s(?:or|and)\s\d{{4}}|\s?[-–]\s?\d{{4}})?,?\s(?:\w+\s)?{any_of(lexicons.words('vehicle_makes'))}\b",
    re.IGNORECASE,
)
_CLOCK_LEADS = re.compile(
    r"(?:\b(?:at|by|around|about|before|after|since|until|till|from|to|between|and|update|updated|posted"
    r"|published|approximately|roughly|past|just|nearly|almost)[:,]?\s|[-–—(|]\s?)$",
    re.IGNORECASE,
)

_SOME_DAY = re.compile(
    r"(?:^\W*|,\s|\b(?:could|would|may|might|will|can|should|to|that)\s)$", re.IGNORECASE
)
# "the French daily La Jetée" is a newspaper
_PAPER_BEFORE, _PAPER_AFTER = re.compile(r"\b[A-Z]\w+\s$"), re.compile(r"\s[A-Z]")


def candidates(text: str, sentences: Sequence[Sentence]) -> list[Candidate]:
    """Return the candidates in text order; none overlaps another."""
    found: list[Candidate] = []
    for number, sentence in enumerate(sentences):
        inside = _in_sentence(text, number, sentence.span)
        times = [each for each in inside if not _narrows(each.match, sentence)]
        found += _without_overlaps(times)
    return found


def _in_sentence(text: str, number: int, span: Span) -> Iterator[Candidate]:
    vetoed: list[Span] | None = None
    for kind, match in _matches(text, span):
        if vetoed is None:
            vetoed = [
                Span(*m.span())
                for pattern in (_NOT_TIMES, _IN_NAMES)
                for m in pattern.finditer(text, span.start, span.end)
            ]
        words = Span(*match.span()).trimmed(text, " \t\n\u00a0,")
        if any(words.overlap(each) for each in vetoed):
            continue
        if _names_a_time(text, kind, match, span):
            yield Candidate(words, kind, match, number)


def _matches(text: str, span: Span) -> Iterator[tuple[str, re.Match[str]]]:
    """What the patterns find at the words that one of them can begin with."""
    for word in _WORD.finditer(text, span.start, span.end):
        start = word.start()
        kinds = FIGURES if text[start].isdigit() else _KINDS.get(word.group().lower(), ())
        for kind in kinds:
            if match := _PATTERNS[kind].match(text, start, span.end):
                yield kind, match


def _without_overlaps(found: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    order = list(_PATTERNS)
    for each in sorted(found, key=lambda c: (-len(c.span), order.index(c.kind), c.span)):
        if not any(each.span.overlap(other.span) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda c: c.span)


def _names_a_time(text: str, kind: str, match: re.Match[str], sentence: Span) -> bool:
    before = text[sentence.start : match.start()][-_LOOK_BACK:]
    after = text[match.end() : sentence.end]
    judges = {"clock": _is_clock, "moment": _is_moment, "ago": _is_shift, "duration": _is_duration}
    if kind in judges:
        return judges[kind](match, before)
    around = {"set": _is_set, "year": _is_year, "period": _is_period}
    return kind not in around or around[kind](match, before, after)


def _is_duration(match: re.Match[str], before: str) -> bool:
    """None is "seconds" without a number, "one day" some day or other, "as many days" a count."""
    if plain(match.group()) == "one day":
        return not _SOME_DAY.search(before)
    if plain(match.group("vague") or "") == "many" and before.endswith("as "):
        return False
    return bool(match.group("count")) or part(match, "unit") != "second"


def _is_set(match: re.Match[str], before: str, after: str) -> bool:
    """A capital inside the sentence makes a name: "the Daily Lantern", "the Quay daily Lantern"."""
    words = match.group()
    begins = before.strip() in ("", '"', "“")
    if match.group("word") and _PAPER_BEFORE.search(before) and _PAPER_AFTER.match(after):
        return False
    return words[0].islower() or begins or " " in words or words[-1] == "s"


def _is_shift(match: re.Match[str], before: str) -> bool:
    """Only "the day before" and its like count "the day" from another day."""
    return not match.group("the") or plain(match.group("way")) in ("before", "after", "prior")


def _is_clock(match: re.Match[str], before: str) -> bool:
    """Figures with a colon are a time after "at"; anywhere else a score or a verse."""
    bare = part(match, "half") is None and match.group("word_1") is None
    if not bare and match.group()[0].isupper():  # of a book: "Midnight on the Quay"
        return not before.strip() or bool(_CLOCK_LEADS.search(before))
    if not bare or part(match, "zone") or "clock" in plain(match.group()):
        return True
    if match.group("hour_1c"):
        return True
    return bool(_CLOCK_LEADS.search(before))


def _is_year(match: re.Match[str], before: str, after: str) -> bool:
    if match.group("year") is None:
        decade = match.group("decade")
        # "in his 40s" is an age, "the '40s" a decade
        return decade is None or len(decade) > 2 or plain(match.group()).startswith("the ")
    if _MODEL_YEAR.match(after) or _COUNTED.match(after):
        return False
    if match.group("shade"):
        return True
    return bool(_BEFORE_YEAR.search(before) and (_AFTER_YEAR.match(after) or _preposed(before)))


def _preposed(before: str) -> bool:
    return bool(
        re.search(r"\b(?:in|since|the|of|by|until|during|before|after|a|from|to)\s$", before, re.I)
    )


def _is_period(match: re.Match[str], before: str, after: str) -> bool:
    if match.group("month"):
        return _is_month(match, match.group("month"), before, after)
    if match.group("season"):
        return _is_season(match, before, after)
    # "the last week of the trial", "that quarter" (of a match)
    whole = bool(part(match, "unit")) and not match.group("nth")
    vague = plain(match.group("rel_1") or "") == "that"
    unclear = vague and plain(match.group("unit_1")) in ("quarter", "decade", "century")
    return not (whole and re.match(r"\s+of\b", after)) and not unclear


def _is_season(match: re.Match[str], before: str, after: str) -> bool:
    """Take "fall" and "spring" for seasons beside a year, "last", or a word such as "in"."""
    if match.group("year_3") or plain(match.group("rel_3") or "the") not in ("the", "that"):
        return True
    leads = before + ("the " if match.group("rel_3") else "")
    return bool(_BEFORE_SEASON.search(leads)) and not re.match(r"\sof\b|[-\w]", after)


def _narrows(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether a season says what kind of thing it is: "unfit for winter seas"."""
    groups = match.groupdict()
    if not groups.get("season") or groups.get("year_3") or groups.get("rel_3"):
        return False
    season = Span(*match.span("season"))
    own = next((token for token in sentence.tokens if season.covers(token.span)), None)
    return own is not None and own.deprel == "compound"


def _is_month(match: re.Match[str], month: str, before: str, after: str) -> bool:
    bare = plain(month).rstrip(".")
    if bare in _ALSO_WORDS and month[0].islower():
        return False
    if any(match.group(name) for name in ("shade_4", "rel_4", "year_4")):
        return True
    if month.isupper() and len(bare) == _SHORT:  # "the DEC" is an office
        return False
    leads = bool(_BEFORE_MONTH.search(before))
    if bare in ("may", "march", "mar", "dec", "jan", "sep", "jun"):
        return leads and not re.match(r"\s(?:on|for|against|in|to)\s", after)
    named = re.match(r"\s[A-Z][a-z]+", after)  # "April Marsh"
    return leads or not (named or re.search(r"[A-Z][\w.]*\s$", before))


def _is_moment(match: re.Match[str], before: str) -> bool:
    weekday = match.group("weekday_1")
    name = (part(match, "month") or weekday or "").rstrip(".")
    if plain(name) in _ALSO_WORDS and name[0].islower():
        return False
    if weekday and len(weekday.rstrip(".")) < 6 and not weekday[0].isupper():
        return False
    return not re.search(r"\b(?:every|each)\s$", before, re.IGNORECASE)
