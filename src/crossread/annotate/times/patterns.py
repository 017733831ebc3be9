"""The grammar of time expressions, as named pieces of regex.

Groups are named after what they hold; where one can stand in several places its name ends in a
number (``month_1``, ``month_2``), and ``part`` reads whichever was found. The patterns find
candidates by their form; ``recognise`` drops those that name no time.
"""

import re

from crossread import lexicons
from crossread.annotate.quantities.grammar import any_of, grammar
from crossread.annotate.quantities.numerals import NUMBER
from crossread.annotate.times.starts import HOURS

_WEEKDAY = any_of(word for word in lexicons.words("weekdays") if word.endswith("day"))
_SHORT_WEEKDAY = r"(?:mon|tues|tue|weds|wed|thurs|thur|thu|fri)\.?(?!\w)"
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|{any_of(lexicons.words('weekdays'))}(?!\w)\.?)"
_LONG_MONTH = any_of(word for word in lexicons.words("months") if len(word) > 4 or word == "may")
_SHORT_MONTH = any_of(word for word in lexicons.words("months") if len(word) < 5 and word != "may")
_MONTH = rf"(?:(?:{_LONG_MONTH}|june|july)(?!\w)|{_SHORT_MONTH}(?!\w)\.?)"
_SEASON = any_of(lexicons.words("seasons"))
_ORDINAL = any_of(lexicons.words("ordinal_words"))
_UNIT = any_of(lexicons.words("time_units"))
_HOLIDAY = any_of(lexicons.words("holidays"))

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|:\d|,\d{3}|\.\d|%|\s?[ap]\.?m\b|/\d)"
_YEAR = r"(?:1[89]|20)\d\d(?!\d|%|,\d|\.\d|:\d)"
_ZONE = (
    r"(?:\s?(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|IST|local time"
    r"|(?:Eastern|Central|Pacific)(?: Time)?)\b)"
)
_PART = r"(?:morning|afternoon|evening|night|midday|lunchtime|overnight|daytime|dawn|dusk)\b"
_SHADE = r"(?:early|earlier|late|later|mid)"
_EDGE = (
    r"(?:(?:the )?(?:start|beginning|end|middle) of"
    r"|the (?:first|second|third|fourth|last|final|opening) (?:few )?"
    r"(?:weeks?|weekend|days?|months?) of)"
)
_ABOUT = (
    r"(?:(?P<about>about|almost|nearly|exactly|more than|over|under|roughly|around|some"
    r"|less than|at least|approximately) )?"
)


_HOUR_WORD = any_of(HOURS)


def _clock(n: int) -> str:
    """A time of day; its groups end in ``n`` and a letter."""
    return rf"""(?:
        (?P<hour_{n}a>1[0-2]|0?[1-9])(?:[:.](?P<minute_{n}a>[0-5]\d)(?::[0-5]\d)?)?\s?
            (?P<half_{n}a>[ap])(?:\.\s?m\b\.?|\s?m\b){_ZONE}?
        |(?P<hour_{n}b>[01]?\d|2[0-3]):(?P<minute_{n}b>[0-5]\d)(?::[0-5]\d)?(?!\d|:\d)
            (?P<zone_{n}>\s?(?:hours|hrs|h)\b|{_ZONE})?
        |(?P<hour_{n}c>[01]\d|2[0-3])(?P<minute_{n}c>[0-5]\d)(?:\s?(?:hours|hrs)\b|{_ZONE})
        |(?P<hour_{n}d>1[0-2]|[1-9]|{_HOUR_WORD})\s?o['’]?clock
        |(?P<hour_{n}e>1[0-2]|[1-9])(?:\.(?P<minute_{n}e>[0-5]\d))?
            (?= (?:in the (?:morning|afternoon|evening)|at night)\b)
        |(?:12 )?(?P<word_{n}>noon|midnight)\b
    )"""


_MORE = r"(?:\s?[-–—]\s?| (?:and|or|to|through) )"

_DATE = rf"""(?:
    (?P<month_1>{_MONTH}) (?:the )?(?P<day_1>{_DAY})(?:{_MORE}(?P<more_1>{_DAY}))?
        (?:(?:\s?,\s*|\s+| (?:of|in) )(?P<year_1>{_YEAR}))?
    |(?:the )?(?P<day_2>{_DAY})(?:{_MORE}(?P<more_2>{_DAY}))?(?: of)?\s?(?P<month_2>{_MONTH})
        (?:(?:\s?,\s*|\s+| (?:of|in) )(?P<year_2>{_YEAR}))?
    |(?P<year_3>{_YEAR})[-/](?P<month_3>0?[1-9]|1[0-2])[-/](?P<day_3>0[1-9]|[12]\d|3[01])(?!\d)
    |(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?P<year_4>{_YEAR})
    |(?P<month_5>{_MONTH}) (?:the )?(?P<ordinal_5>{_ORDINAL})\b
        (?:,?(?: of| in)? (?P<year_5>{_YEAR}))?
    |(?:the )?(?P<ordinal_6>{_ORDINAL})(?: day)? of (?P<month_6>{_MONTH})
        (?:,?(?: of| in)? (?P<year_6>{_YEAR}))?
)"""

_NAMED_DAY = rf"""(?:
    (?:(?P<rel_1>this past|this coming|the following|the previous|previous|last|next
    |this|past|coming) )?
        (?P<weekday_1>{_WEEKDAY}|{_SHORT_WEEKDAY})(?![-\w])(?:(?: of)? (?P<weeks>last|next
        |this) week)?
    |(?P<deictic>(?:the )?day (?:before yesterday|after tomorrow)|today|tonight|yesterday
        |(?<!\ba\s)tomorrow|last night|this (?:morning|afternoon|evening))\b
    |(?:(?P<rel_2>this past|this coming|previous|last|next|this) )?
        (?P<holiday>{_HOLIDAY})(?!\w|['’](?!s\b))
        (?:,? (?:of |in )?(?P<year_7>{_YEAR}|(?:last|this|next) year))?(?P<weekend> weekend)?
)"""

# A day, with the clock, the part of the day and the words of grading that belong to it.
# Pages lose the blank between sentences: "... police said.Tuesday night the fog came back".
MOMENT = grammar(rf"""(?<![\w$£€/-])(?:(?<!\.)|(?<=[a-z][a-z][a-z]\.))
    (?:{_clock(1)},?\s*(?:(?:on|the) )*)?
    (?:(?P<shade>{_SHADE})(?: on|-)?(?: the)? )?
    (?:(?:the )?(?P<partof>morning|afternoon|evening|night|day|eve) of )?
    (?:(?P<weekday_2>{_ANY_WEEKDAY})(?:,\s*| )(?:the )?(?=\d|{_MONTH}))?
    (?:{_DATE}|{_NAMED_DAY})(?!\w)
    (?:,? (?:in the |at )?(?:(?:early|late) )?(?P<part>{_PART}))?
    (?:(?:,|\s[-–—|])?\s*(?:(?:at|around|about|by|shortly|just|before|after) )*{_clock(2)})?
""")

CLOCK = grammar(rf"""(?<![\w$£€:.,/-])
    {_clock(1)}(?: (?:in the|at) (?P<part>morning|afternoon|evening|night)\b)?
""")

_YEAR_SAID = rf"(?:(?:,| of| in)? (?P<YEAR>{_YEAR}|(?:last|this|next) year))?"
_GRAIN = r"day|night|morning|afternoon|evening|weekend|week|month|quarter|year|decade|century"

# A stretch of the calendar named by its place: "late last year", "last summer", "in March".
PERIOD = grammar(rf"""(?<![\w-])(?:
    (?:(?P<shade_1>{_SHADE}|{_EDGE}) )?
        (?P<rel_1>this past|this|last|next|the same|that same|that|the following|the next
        |the previous
        |the preceding|the coming|the past|past|(?:earlier|later) (?:the
        |that) same)(?: whole| entire)? (?P<unit_1>{_GRAIN})
    |(?P<rel_6>the) (?P<unit_6>weekend)
    |(?P<shade_2>earlier|later|early|late) (?P<rel_2>in the|that|on the) (?P<unit_2>{_GRAIN})
    |(?:(?P<shade_3>{_SHADE}|{_EDGE})[\s-](?:in )?)?
        (?:(?P<rel_3>this past|this|last|next|the following|the previous|past|that|the) )?
        (?P<season>{_SEASON}){_YEAR_SAID.replace("YEAR>", "year_3>")}
    |(?:(?P<shade_4>{_SHADE}|{_EDGE})[\s-](?:in )?)?
        (?:(?P<rel_4>this past|this|last|next|the following|the previous|past) )?
        (?P<month>{_MONTH}){_YEAR_SAID.replace("YEAR>", "year_4>")}
    |(?:the )?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) (?P<unit_5>quarter|half) of
        (?:(?: the)?(?: fiscal)?(?: year)? (?P<year_5>{_YEAR})|(?P<rel_5> this| last| next) year)
)(?!\w|-(?:old|long)|['’]s?\sworth)
""")

YEAR = grammar(rf"""(?<![\w$£€#.,:/–-])
    (?:(?P<shade>{_SHADE}|{_EDGE}|the whole of)[\s-](?:in )?)?
    (?:(?:the )?(?P<decade>(?:1[0-9]|20)\d0|['’]?\d0)['’]?s\b
    |(?P<year>{_YEAR})(?!\w|[-–]\d{{3}}|-\w|/\d\d/)
    |the (?P<century>{_ORDINAL}|\d\d?(?:st|nd|rd|th)) century\b)
""")

_COUNT = rf"""(?:(?P<count>{NUMBER}|an?)(?:(?: to | or |\s?[-–]\s?)(?P<count_2>{NUMBER}))?
    |(?P<vague>a couple of|a few|several|many|some|few))"""

_NAMES_A_DAY = (
    rf"(?=\s(?:\w+\s)?(?:\d|today|tomorrow|yesterday|{_ANY_WEEKDAY}|{_MONTH}|{_HOLIDAY}))"
)

# So much time from a day already named, or from now: "two years ago", "a month later".
AGO = grammar(rf"""\b{_ABOUT}(?:(?:{_COUNT}
|(?P<the>the))[\s-])?(?P<half>half an? )?(?P<unit>{_UNIT})s?(?P<plus> and a half)?
    (?P<way>\s+(?:ago|(?:earlier|later)(?! than)|previously|afterwards?|prior(?! to)|hence
    |before that|after that|from now
    |(?:before|after|from|prior to){_NAMES_A_DAY}|(?:before|after)(?=[.,;]|$|\s(?:and|but)\b)))\b
""")

AHEAD = grammar(
    rf"""\bin (?P<about>about )?{_COUNT} (?P<unit>{_UNIT})s?(?P<time>['’]?s?['’]? time)?\b"""
)

DURATION = grammar(rf"""(?<![\w$£€.,/-])(?:
    (?P<count>{NUMBER})(?:(?:\s?[-–]\s?
    | to | or | and )(?P<count_2>{NUMBER}))?[\s-](?P<unit_1>{_UNIT})
        (?:['’]?s['’]?)?(?P<plus> and (?:a )?half)?(?:-long)?
    |(?P<half>half(?: of)? an?) (?P<unit_2>{_UNIT})
    |(?P<vague>a few|several|(?:a )?couple of|many|some|few|recent|coming
    |past)\s(?P<unit_3>{_UNIT})s
    |(?P<unit_4>{_UNIT})s?-long
    |(?:(?<=for\s)|(?<=within\s)|(?<=than\s)|(?<=nearly\s)|(?<=almost\s)|(?<=about\s)
    |(?<=least\s)|(?<=lasted\s)
        |(?<=lasting\s))an? (?P<unit_5>hour|day|week|fortnight|month|year|decade|century)
    |(?<=for\s)(?P<unit_6>hour|day|week|month|year|decade|centurie)s
)\b(?![-\s]olds?\b| of age\b|-)
""")

SET = grammar(rf"""\b(?:
    (?:every|each|any) (?:(?P<other>other|second) )?(?:(?P<weekday>{_WEEKDAY})|(?P<unit_1>{_UNIT}))
    |(?:every|each) (?P<month>{_MONTH})
    |every (?P<count>{NUMBER}) (?P<unit_2>{_UNIT})s
    |(?:once|twice|{NUMBER} times) (?:an? |every |each |per )
        (?P<unit_3>second|minute|hour|day|night|week|month|year)
    |(?P<weekdays>{_WEEKDAY})s(?: (?:mornings|afternoons|evenings|nights))?
    |(?P<word>hourly|daily|nightly|weekly|fortnightly|bi-?weekly|monthly|quarterly|yearly
    |annually|annual
        |semi-?annual(?:ly)?|everyday)
)(?!\w)
""")


def part(match: re.Match[str], name: str) -> str | None:
    """Return what the group ``name``, or the first of ``name_1``, ``name_2a`` ..., found."""
    for group, value in match.groupdict().items():
        if value is not None and group.partition("_")[0] == name:
            return value
    return None
