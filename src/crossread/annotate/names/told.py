"""Which names of a sentence a pronoun cannot stand for, since its own clause tells of them."""

from collections.abc import Iterable, Iterator, Sequence

from crossread.annotate.names.speaking import says
from crossread.model.annotation import Token


def told_of(tokens: Sequence[Token], at: int, named: Iterable[int]) -> Iterator[int]:
    """Yield the names in the clause of a subject pronoun: "he" of "he said Lund left" is not Lund.

    A frame that closes its sentence ("Lund left, he said") tells of whoever stands before it, but
    "when Lund left, he wept" may be of Lund.
    """
    verb = tokens[at].head
    if verb < 0 or not tokens[at].deprel.startswith("nsubj"):
        return
    closing = tokens[verb].deprel == "parataxis" and 0 <= tokens[verb].head < verb
    closing = closing and says(tokens[verb]) and tokens[at - 1].text == ","
    top = tokens[verb].head if closing else verb
    for each in named:
        if _is_told(tokens, each, top, before=each < at and not closing):
            yield each


def _is_told(tokens: Sequence[Token], at: int, top: int, *, before: bool) -> bool:
    """Whether a word hangs from ``top``: behind its subject anyhow, before it as what is said."""
    how = ""
    if tokens[at].relation == "compound":
        return False  # "he met anti-Lund crowds" may be of Lund
    for _ in tokens:
        if at == top or at < 0:
            break
        how, at = tokens[at].relation, tokens[at].head
    if at != top or how in ("", "conj"):
        return False
    return how == "ccomp" if before else how != "advcl"
