"""WordPiece for words that are already split: the vocabulary pieces of one word at a time.

The same pieces as BERT's uncased basic tokeniser followed by WordPiece (Wu et al. 2016), so that
weights trained with those can be used. Two limits are ours: every word has at least one piece
(``[UNK]`` when nothing visible is left), and at most ``MAX_PIECES``, so that one run of a
thousand dots cannot fill a sentence.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

MAX_PIECES = 24  # Longer words are URLs and rulers; their tail says nothing.
MAX_LETTERS = 100  # BERT's own limit: a longer run of letters is unknown.

CASES = ("special", "lower", "title", "upper", "initial", "mixed", "none")

DROPPED = frozenset(("Mn", "Cc", "Cf", "Co"))  # accents and the invisible

_CJK = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


def letter_case(word: str) -> int:
    """Index in ``CASES`` of how a word is written; never ``special``, which marks no word.

    >>> [CASES[letter_case(word)] for word in ("aid", "Paris", "NATO", "A", "iPhone", "40")]
    ['lower', 'title', 'upper', 'initial', 'mixed', 'none']
    """
    letters = [c for c in word if c.isupper() or c.islower()]
    if not letters:
        return 6
    if not any(c.isupper() for c in letters):
        return 1
    if len(letters) == 1:
        return 4
    if not any(c.islower() for c in letters):
        return 3
    return 2 if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else 5


class WordPiece:
    """The ids of a word's pieces in one vocabulary; results are cached, for words repeat."""

    def __init__(self, vocab: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocab)}
        self.unknown = self._ids["[UNK]"]
        self.start, self.end = self._ids["[CLS]"], self._ids["[SEP]"]
        self.pieces = lru_cache(maxsize=1 << 16)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        found = [piece for run in _runs(word) for piece in self._match(run)]
        return tuple(found[:MAX_PIECES]) or (self.unknown,)

    def _match(self, run: str) -> list[int]:
        """Greedy longest match from the left; one unknown when a part is in no entry."""
        if len(run) > MAX_LETTERS:
            return [self.unknown]
        ids: list[int] = []
        at = 0
        while at < len(run):
            mark = "##" if at else ""
            end = next((e for e in range(len(run), at, -1) if mark + run[at:e] in self._ids), at)
            if end == at:
                return [self.unknown]
            ids.append(self._ids[mark + run[at:end]])
            at = end
        return ids


def _runs(word: str) -> Iterator[str]:
    """Lower-case runs without accents; each punctuation mark and each CJK sign alone."""
    run = ""
    for sign in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(sign)
        blank = kind == "Zs" or sign in "\t\n\r"
        if sign == "\ufffd" or (kind in DROPPED and not blank):
            continue
        alone = _is_mark(sign, kind)
        if alone or blank:
            if run:
                yield run
            run = ""
            if alone:
                yield sign
        else:
            run += sign
    if run:
        yield run


def _is_mark(sign: str, kind: str) -> bool:
    """Whether a sign is a run of its own: punctuation, an ASCII symbol or a CJK sign."""
    code = ord(sign)
    if kind[0] == "P" or (33 <= code <= 126 and not sign.isalnum()):
        return True
    return any(low <= code <= high for low, high in _CJK)
