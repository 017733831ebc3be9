"""The grammar of quantities around a number: its bound, its money or unit, its second end.

A number is found first (``CORE``); what stands before it is read backwards from its start
(``BOUND``, ``SIGN``) and what stands behind it forwards from its end.
"""

import re

from crossread import lexicons
from crossread.annotate.quantities.grammar import any_of, grammar
from crossread.annotate.quantities.numerals import NUMBER

_SIGNS = [sign for sign in lexicons.words("currencies") if not sign[-1].isalpha() and sign != "rs."]
_CODES = ["usd", "eur", "gbp", "cad", "aud", "chf", "inr", "jpy", "cny", "rmb", "rs.", "rs", "nzd"]
_MONEY = [name for name in lexicons.words("currencies") if name[-1].isalpha()]
_UNITS = lexicons.words("units")

CORE = grammar(rf"""
    \b(?P<share>(?P<over>one|two|three|four|five|six|seven|eight|nine|an?)[\s-]
        (?P<under>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?
        |ninths?|tenths?)|half)(?= of\b|\s(?:the|its|their|his|her|all)\b)
    |(?:(?<![\w@#&/])|(?<=\b[A-Z]{{3}}))(?<!\d[.,:])(?<![A-Za-z]['’-])
        (?P<minus>(?:(?<![\w%])[-−]|(?<!or\s)minus |negative ))?(?P<number>{NUMBER})
    |\b(?P<vague>(?:(?:tens|dozens|scores|hundreds|thousands) of )?
        {any_of(lexicons.words("vague_numbers"))})\b
""")

SIGN = re.compile(
    rf"(?:{any_of(_SIGNS)}|(?<![A-Za-z]){any_of(_CODES)})\s?$".replace(" ", r"\s"), re.I
)
BOUND = grammar(
    rf"(?:^|(?<=[\s(\[“\"'‘—–-])){any_of(lexicons.words('number_bounds'))}(?: an?)?\s+$"
)
BOUND_AFTER = grammar(
    r"""\s(?:(?P<at_least>or (?:more|greater|above|higher|older|over)|and (?:counting|up|over
    |above)|plus)
    |(?P<at_most>or (?:less|fewer|below|under|younger|lower))|(?P<about>or so|or thereabouts))\b
    |(?P<plus>\+|-plus\b)"""
)
SCALE = grammar(r"\s?(?P<scale>k|m|mn|mln|mil|mio|bn|bln|b|tn|tln|trn)\b")
TO = grammar(r"(?:\s?[-–—]\s?| to | or | and | through )(?P<sign>[$£€¥₹]\s?)?")
UNIT = grammar(rf"(?:[\s-]|\s?\()?(?P<unit>{any_of(_UNITS)})(?P<plural>s|es)?(?![\w²³])\)?")
MONEY = grammar(
    rf"[\s-]?(?P<money>{any_of(_MONEY)})s?(?!\w)|\s?(?P<mark>{any_of(_SIGNS)})(?!\s?\d)"
)
INCHES = grammar(r"[\s-](?:and )?(?P<inches>1[01]|\d)(?:\s(?:inch(?:es)?|in)\b|(?=[\s.,]|$))")
OF_MONEY = grammar(rf"\s+(?:of )?(?P<money>{any_of(_MONEY)})s?['’]?(?!\w)")
PER = grammar(r"\s(?:an?|per) (?P<per>hour|second)\b|/(?P<slash>h|hr|s|sec)\b")

AGE_AFTER = grammar(
    r"""[\s-](?P<unit>year|yr|month|week|day)s?[\s-](?:old|olds)\b
    |[\s-](?P<of>year|month|week|day)s? of age\b|[\s-]?(?:yo|y/o)\b"""
)
AGE_BEFORE = grammar(
    r"""\b(?:aged?|ages|(?:the|an) age of|age was|aged between|ages of)
    (?: (?:about|around|over|under))?\s$"""
)
NAME_BEFORE = re.compile(
    r"(?:[A-Z][\w.’'-]+|\b(?:Jr|Sr)\.|II|III|IV)['’]?,\s?(?:now\s|then\s)?$"
    r"|\b[A-Z][\w.’'-]+\s[A-Z][\w’'-]+\s\($"
)
AGE_ENDS = re.compile(r"(?=\s?[,.;:)—–]|\s(?:and|or|of|from|was|were|is|died|who|whose)\b|$)")

# Figures that count nothing: telephone numbers, addresses, dates of bills, scores, versions.
NO_COUNT = grammar(
    r"""\(\d{3}\) ?\d{3}-\d{4}|(?<!\d)\+?\d{1,3}[-. ]\d{2,4}[-. ]\d{3,4}[-. ]\d{3,4}
    |\d{3}[-.]\d{3}[-.]\w{4,5}
    |(?<!\d)\d{3}-\d{4}\b|\b1-8\d\d-[\w-]+|\d{3}-\d\d-[A-Z]+|https?://\S+|www\.\S+|\S+@\S+
    |\b24/7\b|\b9/11\b|\d+/\d+/\d+
    |\b(?:call|dial|phon|r[ai]ng)\w* (?:to )?(?:911|999|112|000)\b
    |\b(?:911|999)[- ](?:call|center|centre|dispatch|emergency|operator|recording|system|tape)\w*
    |\d[\d-]*(?:st|nd|rd|th)\b|\b\d{1,5}[- ](?:hundred )?block\b
    |(?<!\S)\d{1,3}[-–]\d{1,3}(?= (?:win|loss|victory
    |defeat|lead|draw|record|vote|ruling|decision|majority|thriller|rout|triumph|advantage
    |season|start)\b)
    |\b\d+(?:\.\d+){2,}|(?<!\d)\.\d\d\b(?=[- ](?:caliber|calibre|cal|handgun|revolver|pistol
    |rifle|gun|magnum|semi))
    |\d+(?:\.\d+)?[ -]?(?:mm|caliber|calibre|millimeter)(?= (?:\w+ )?(?:handguns?|pistols?|guns?
    |rounds?|bullets?
    |casings?|rifles?|semi|ammunition|shells?)\b)|\b(?:no|nos|number|nr)\.? ?\d+|\#\d+
    |(?<![\d.,])0\d{2,4}(?: \d{3,7}){0,3}\b|(?<![\d\s])\d{1,2}/\d{1,2}\b|\d{1,2}:\d\d
    |\b\d{1,5} (?:[NSEW]\.? )?(?:[A-Z0-9][\w.]+ ){1,3}(?:street|st|avenue|ave|road|rd|boulevard
    |blvd|drive|dr|lane
    |ln|way|court|ct|place|highway|hwy)\b
    |(?-i:\b\d{1,5} (?:[NSEW]|[NS][EW])\b(?= [A-Z\d])|\b\d{1,2} Mile\b)"""
)
NUMBERED = re.compile(
    rf"\b{any_of(lexicons.words('numbered_names'))}['’]?[\s-]$".replace(" ", r"\s"), re.I
)
CAPITAL_BEFORE = re.compile(r"(?:^|\W)[A-Z][\w’'.-]*[\s-]$")

# Around a number: what makes a range, an age, a year, a word of its own.
BETWEEN = re.compile(r"\b(?:between|from)\s+(?:\W|us)*$", re.IGNORECASE)
SCALED = re.compile(r"illion|thousand|[kmb]n?$", re.IGNORECASE)
AND_AGE = re.compile(r"\bages?d?\s\d+(?:,\s\d+)*(?:,| and| or|, and| to)\s$", re.IGNORECASE)
IS_AGED = re.compile(r"\b(?:[A-Z][\w’'-]+|he|she|who)\s(?:was|is|turned)\s(?:just\s|only\s)?$")
WHEN = re.compile(r"\s(?:when|at the time|and)\b|\s?[.,;]|$")
WORD_BEFORE = re.compile(r"([a-z]+),\s$")
YEARS = re.compile(r"(?:1[89]|20)\d\d(?:\D{1,9}(?:1[89]|20)\d\d)?")
JOINED = re.compile(r"-(?!to-)[A-Za-z]")
JOINED_COUNT = re.compile(
    r"-(?:member|person|man|woman|count|stor(?:e)?y|page|point|seat|strong)\b"
)

# "one" before or behind these words is a pronoun or part of an idiom.
NOT_ONE_BEFORE = grammar(
    r"""\b(?:no|any|every|each|some|this|that|the|which|another|only|first|last|next|new|old|good
    |big|right)[\s-]$"""
)
NOT_ONE_AFTER = grammar(
    r"""\s+(?:of (?:those|these|the (?:most|few|world|country|best|worst|largest|biggest)
    |[a-z]+ most)|another|day|thing|point|way|hand|time|who|that|which|side|or (?:more|two)|is|was
    |has|had|of|to|and|in|on|at|for|by|from|with|an?|the|could|would|can|may|must|will|should|such
    |more|last|final|knows?|needs?|\d+|[a-z]+ed)\b|['’]s\b|[-\s]?(?:sided|off|time|way)\b
    |\s*[.,;:!?”\"]|$"""
)
