"""What was said under whatever an outlet makes of it by its rules of spelling.

Reach for this to hold two transcripts of one speech against each other: "they're" and "they are",
"analysed" and "analyzed", "e-mail" and "email", "gonna" and "going to" sound alike. What comes out
is for matching only: some of it is no English word.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_BRITISH = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"(?<=\w{3})our", "or"),  # "harbour", never "hour" or "course"
        (r"is(?=(?:es?|ed|ing|ations?)$)", "iz"),
        (r"ys(?=(?:es?|ed|ing)$)", "yz"),
        (r"(?<=\w{4})ll(?=(?:ed|ing|ers?)$)", "l"),  # "travelled", never "filled"
        (r"(?<=\w{2}[bt])re(?=s?$)", "er"),
        (r"(?<=\wen)ce(?=s?$)", "se"),
        (r"(?<=\w)[ao]e", "e"),  # "paedophile"; a word may begin with "ae" or "oe"
        (r"^grey", "gray"),
        (r"mme(?=s?$)", "m"),
    )
)
_SPELLED_OUT = {
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "'cause": ("because",),
    "ok": ("okay",),
    "let's": ("let", "us"),
}
_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will"}
# "He's" is "he is" or "he has", so that behind a pronoun the two are one, as are "would" and "had".
_EITHER = {"'s": "is", "has": "is", "'d": "would", "had": "would"}
_PRONOUNS = frozenset("i you he she it we they that there here what who where how".split())
_LEAST_LETTERS = 5  # of a word that may be spelled in two ways


def heard(words: Sequence[str]) -> list[str]:
    """Return what one hears of words in small letters with straight apostrophes.

    >>> heard("they are not on e mail".split()) == heard("they aren't on email".split())
    True
    """
    spelled_out = list(_spelled_out(words))
    return [
        _EITHER.get(word, word) if before in _PRONOUNS else word
        for before, word in zip(["", *spelled_out], spelled_out, strict=False)
    ]


def _spelled_out(words: Sequence[str]) -> Iterator[str]:
    """The words one by one, contractions as two and "e-mail" that was cut at its hyphen as one."""
    at = 0
    while at < len(words):
        if words[at] == "e" and at + 1 < len(words):
            at += 1
            yield _one_spelling(f"e{words[at]}")
        else:
            yield from _parted(words[at])
        at += 1


def _parted(word: str) -> tuple[str, ...]:
    if word in _SPELLED_OUT:
        return _SPELLED_OUT[word]
    for ending, whole in _ENDINGS.items():
        if word.endswith(ending):
            return (word.removesuffix(ending), whole)
    pronoun, mark, ending = word.partition("'")
    if pronoun in _PRONOUNS and mark + ending in _EITHER:
        return (pronoun, mark + ending)
    return (_one_spelling(word),)


@lru_cache(maxsize=1 << 14)
def _one_spelling(word: str) -> str:
    if len(word) < _LEAST_LETTERS and word != "grey":
        return word
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    return word
