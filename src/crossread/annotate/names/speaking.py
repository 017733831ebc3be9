"""Which names stand beside a verb of saying as the one who speaks."""

from collections.abc import Sequence

from crossread import lexicons
from crossread.annotate.names.runs import NameRun
from crossread.model.annotation import Sentence, Token

_PARTS = ("flat", "compound", "appos", "nmod:desc")
_STEPS = 4  # words from a part of a name to its head


def speaks(sentences: Sequence[Sentence], run: NameRun) -> bool:
    """Whether the name is the subject of a verb of saying: "Lund said", "said Bo Lund"."""
    tokens, at = sentences[run.sentence].tokens, run.last
    for _ in range(_STEPS):
        if tokens[at].head < 0 or tokens[at].deprel not in _PARTS:
            break
        at = tokens[at].head
    subject = tokens[at].deprel.startswith("nsubj") and tokens[at].head >= 0
    beside = run.last + 1 < len(tokens) and says(tokens[run.last + 1])
    return beside or (subject and says(tokens[tokens[at].head])) or is_told_by(tokens, run.last)


def is_told_by(tokens: Sequence[Token], last: int) -> bool:
    """Whether a verb of saying turned round stands before a name: "the dam holds, says Bo Lund"."""
    at = last
    while at > 0 and tokens[at].upos in ("PROPN", "NOUN", "ADJ"):
        at -= 1
    turned = at > 0 and not tokens[at - 1].text[0].isalnum() and tokens[at].lemma in ("add", "say")
    ends = last + 1 >= len(tokens) or tokens[last + 1].text in ",.;"
    return turned and ends and says(tokens[at])


def says(token: Token) -> bool:
    """Whether a word is a finite verb of saying."""
    finite = token.upos == "VERB" and token.xpos in ("VBD", "VBZ", "VBP")
    return finite and lexicons.table("reporting_verbs").get(token.lemma) == "say"
