"""Who a report names as the maker of its words: an agency, another outlet, a copyright holder.

A credit is what the report itself prints. "Told Reuters" is no credit: someone spoke to Reuters,
and the sentence may still be the reporter's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from crossread.lexicons import words as lexicon
from crossread.model.report import Report
from crossread.model.span import Span
from crossread.text.normalise import key, unaccented, words

# "agencies" says that there are sources and not which.
_UNNAMED = frozenset({"agencies"})
_VERB = (
    r"(?:(?:has|had|have)\s+)?(?:(?:first|also|now|earlier)\s+)?"
    r"(?:reported|reports|wrote|writes|revealed|learned)"
)
_COPYRIGHT = re.compile(r"(?i:copyright|©|\(c\))[\W\d]*(?:(?i:by)\s+)?([A-Z][^.,;\n(|]{1,60})")
_SMALL = frozenset({"the", "of", "and", "in", "for"})


@dataclass(frozen=True, slots=True)
class Credit:
    """Words of a report that name where words of it come from."""

    name: str
    span: Span


def agency(report: Report) -> Credit | None:
    """Return the agency that a report is credited to, with the words that say so."""
    fact = report.agency
    if fact is None or fact.span is None or fact.value in _UNNAMED:
        return None
    return Credit(fact.value, fact.span)


def in_dateline(report: Report, credit: Credit) -> bool:
    """Whether an agency is named beside the dateline."""
    dateline = report.dateline.span if report.dateline else None
    return dateline is not None and 0 <= credit.span.start - dateline.end <= 4


def outlets_named(report: Report) -> tuple[Credit, ...]:
    """Return the outlets that the body says reported something, in text order."""
    return tuple(_outlets_named(report))


def copyright_holder(report: Report) -> Credit | None:
    """Return the last copyright line's holder; page chrome is read too."""
    found = list(_COPYRIGHT.finditer(report.text))
    if not found:
        return None
    return Credit(found[-1][1].strip(), Span(*found[-1].span()))


def house_names(report: Report) -> frozenset[str]:
    """Return the names under which a report speaks of its own newsroom.

    "Channel 9's Ada Moss reports", "(WXYZ) –" and "The Echo has learned" tell a station's follow-up
    from another's where no page says whose it is. Page chrome is read too.
    """
    named = [match["name"] or match["station"] for match in _house().finditer(report.text)]
    told = (" ".join(word.key for word in words(name)) for name in named)
    own = frozenset(name.removeprefix("the ") for name in told)
    return own | ({unaccented(report.outlet.value)} if report.outlet else frozenset())


class Credits:
    """What one report prints of who made its words; each is looked for once, when it is asked for.

    A story compares each of its reports with many.
    """

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def outlets(self) -> tuple[Credit, ...]:
        """The outlets that its body says reported something, in text order."""
        return outlets_named(self._report)

    @cached_property
    def holder(self) -> Credit | None:
        """Who holds its copyright."""
        return copyright_holder(self._report)

    @cached_property
    def house(self) -> frozenset[str]:
        """The names under which it speaks of its own newsroom."""
        return house_names(self._report)


def may_be(name: str, report: Report) -> bool:
    """Whether ``name`` is a name of the report's outlet: equal words, initials or call letters.

    >>> _initials("The Harbour Daily Times")
    'hdt'
    """
    own = outlet_words(report)
    named = frozenset(word.key for word in words(name)) - _SMALL - _generic_words()
    return bool(named & own) or bool(_initials(name) in own)


def outlet_words(report: Report) -> frozenset[str]:
    """Return the words and the initials that tell a report's outlet from another."""
    if report.outlet is None:
        return frozenset()
    value = report.outlet.value
    told = frozenset(word.key for word in words(value.replace(".", " ")))
    return (told - _SMALL - _generic_words()) | {_initials(value), key(value)}


def _outlets_named(report: Report) -> Iterator[Credit]:
    for paragraph in report.body:
        for pattern in _namings():
            for match in pattern.finditer(report.text, paragraph.start, paragraph.end):
                yield Credit(match["name"], Span(*match.span("name")))


@cache
def _house() -> re.Pattern[str]:
    endings = "|".join(sorted({word.capitalize() for word in lexicon("masthead_words")}))
    name = rf"(?P<name>(?:The\s+)?(?:[A-Z][\w.&-]*\s+){{0,3}}(?:{endings}|[A-Z]{{3,4}})(?:\s+\d+)?)"
    reporter = r"[A-Z][\w-]+\s+[A-Z][\w-]+\s+(?:reports|reported|was\s+at|has\s+the)"
    station = r"(?<=\()(?P<station>[KW][A-Z]{2,3})(?=\)\s*[-–—])"
    return re.compile(
        rf"\b{name}(?:[’']s\s+{reporter}|\s+has\s+learned)".replace("\\s", r"[^\S\n]")
        + "|"
        + station
    )


@cache
def _namings() -> tuple[re.Pattern[str], ...]:
    endings = "|".join(sorted({word.capitalize() for word in lexicon("masthead_words")}))
    capitals = "|".join(
        sorted({word.upper() for word in lexicon("masthead_words") if len(word) < 5})
    )
    stations = "|".join(word for word in capitals.split("|") if len(word) == 3)
    agencies = "|".join(
        re.escape(name.title()) for name in sorted(lexicon("agencies")) if len(name) > 5
    )
    short = "|".join(
        re.escape(name.upper()) for name in sorted(lexicon("agencies")) if len(name) < 5
    )
    name = (
        rf"(?P<name>(?:[Tt]he\s+)?(?:[A-Z][\w.&’'-]*\s+){{1,3}}(?:{endings}|{capitals})(?:\s+\d+)?"
        rf"|[Tt]he\s+(?:{endings})|(?:{stations})(?:\s+(?:News|\d+)){{0,2}}"
        rf"|(?:[Tt]he\s+)?(?:{agencies}|{short}))"
    )
    reported = re.compile(
        rf"\b{name}(?:\s+(?:newspaper|news agency|website|magazine))?,?\s+{_VERB}\b"
    )
    according = re.compile(
        r"(?i:according to|as reported by|reported by|citing)\s+"
        rf"(?:an?\s+(?:\w+\s+)?(?:by|in|from)\s+)?{name}\b"
    )
    return reported, according


@cache
def _generic_words() -> frozenset[str]:
    return frozenset(key(word) for word in lexicon("masthead_words")) | {"www", "com", "org", "net"}


def _initials(name: str) -> str:
    return "".join(word.key[0] for word in words(name) if word.key not in _SMALL)
