"""Numbers that count nothing: parts of names, the pronoun "one", bare years, parts of words."""

import re
from bisect import bisect_left

from crossread import lexicons
from crossread.annotate.quantities import patterns
from crossread.annotate.quantities.around import LOOK_BACK, Found
from crossread.annotate.quantities.counted import is_plural
from crossread.annotate.quantities.grammar import plain
from crossread.model.annotation import Bound, Sentence, Token
from crossread.model.span import Span


def is_name(text: str, sentence: Sentence, found: Found) -> bool:
    """Whether the number is part of a name ("Channel 4") or a pronoun ("one of them")."""
    before = text[max(sentence.span.start, found.span.start - LOOK_BACK) : found.span.start]
    after = text[found.span.end : sentence.span.end]
    words = found.span.of(text)
    if before[-1:].isalpha() or re.search(r"\d[-–]$", before):  # "ABC12", the end of a score
        return True
    if words.lower() == "one":
        return _is_pronoun(sentence, found.span, before, after)
    if not words[0].isdigit():
        return plain(before).endswith("number")
    numbered = patterns.NUMBERED.search(before)
    if numbered and (not numbered.group().islower() or len(numbered.group()) < 5):
        return not is_plural(_first_word(after))
    if not patterns.CAPITAL_BEFORE.search(before) or before.isupper():
        return False
    token = _token_at(sentence, found.span)
    if token is not None and token.deprel:
        head = sentence.tokens[token.head] if token.head >= 0 else None
        return head is not None and head.upos == "PROPN" and head.span < token.span
    return _stands_alone(before, after)


def counts_nothing(text: str, sentence: Sentence, found: Found) -> bool:
    """Whether the number belongs to a word ("83rd", "four-door") or is a bare year."""
    after = text[found.span.end : sentence.span.end]
    if re.match(r"\w", after) or (not found.unit and patterns.JOINED.match(after)):
        return not patterns.JOINED_COUNT.match(after)
    if re.match(r"[-–]\d", after):  # "3-2": a score, or a number of a case
        return True
    bare = not found.unit and found.bound is Bound.EXACT
    is_year = bool(patterns.YEARS.fullmatch(found.number.of(text)))
    return bare and is_year and not is_plural(_first_word(after))


def _first_word(after: str) -> str:
    return re.sub(r"\W.*", "", after.strip(), flags=re.DOTALL)


def _stands_alone(before: str, after: str) -> bool:
    """After a capitalised word inside the sentence, figures without a noun behind are a name."""
    first_word = re.fullmatch(r"\W*\w+\W*", before) is not None
    return not first_word and not re.match(r"[\s-][a-z]+|\s?[%$€£]", after)


def _is_pronoun(sentence: Sentence, span: Span, before: str, after: str) -> bool:
    if patterns.NOT_ONE_BEFORE.search(before) or patterns.NOT_ONE_AFTER.match(after):
        return True
    if before.strip() and before[-1:] != "\n" and re.match(r"\s[A-Z]", after):
        return True  # "One Sky Radio"
    token = _token_at(sentence, span)
    if token is not None and token.xpos:
        return token.xpos != "CD" or not token.deprel.startswith(("nummod", "compound"))
    following = set(after.lower().split()[:3])  # no tags: only people are safe to count
    return not following & lexicons.words("person_nouns")


def _token_at(sentence: Sentence, span: Span) -> Token | None:
    n = bisect_left(sentence.tokens, span.start, key=lambda token: token.span.end - 1)
    return sentence.tokens[n] if n < len(sentence.tokens) else None
