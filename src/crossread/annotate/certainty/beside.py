"""What an event's own dependents make of it: modal verbs, hedges and negation."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.certainty import patterns
from crossread.annotate.certainty.standing import Signature, Standing
from crossread.model.annotation import Token

_ALMOST = frozenset({"almost", "nearly"})
_AMOUNTS = frozenset({"ADJ", "ADV", "DET", "NUM", "PRON"})
_BEFORE_ADJECTIVES = frozenset({"ADJ", "DET", "NUM", "PRON"})
_BACKSHIFTED = frozenset({"would", "'d", "’d"})


@dataclass(frozen=True, slots=True)
class Beside:
    """A parsed sentence with the dependents and the lower-case form of each token."""

    tokens: Sequence[Token]
    children: Sequence[Sequence[int]]
    lower: Sequence[str]

    def standing(self, index: int, standing: Standing) -> Standing:
        """Return what an event's own modal verbs, hedges and negation make of its standing."""
        modal: Signature | None = None
        modal_at = negation = -1
        for child in self.children[index]:
            name, word = self.tokens[child].relation, self.lower[child]
            if name in ("aux", "cop"):
                verb = patterns.without_not(word)
                negation = child if verb != word else negation
                if verb in patterns.modals() and not self._is_had(index, child):
                    verb = "will" if verb in _BACKSHIFTED and self._is_told_of(index) else verb
                    modal, modal_at = patterns.modals()[verb], child
            elif name in ("advmod", "amod") and word in patterns.hedges():
                if word in _ALMOST and not self._is_undone(index, child):
                    continue
                if word == "pending" and not self._is_attribute(child):
                    continue
                level, unreal = patterns.hedges()[word]
                standing = standing.limited(level, child, unreal)
            else:
                negation = max(negation, self._denial(child, name, word))
        if modal is not None:
            return _modalised(standing, modal, modal_at, negation)
        return standing.denied(negation) if negation >= 0 else standing

    def _is_undone(self, index: int, almost: int) -> bool:
        """Whether "nearly" keeps an act from being done: "nearly sank", not "nearly all sank"."""
        following = self.tokens[almost + 1].upos if almost + 1 < len(self.tokens) else ""
        return self.tokens[index].upos == "VERB" and following not in _AMOUNTS

    def _is_had(self, index: int, modal: int) -> bool:
        """Whether "'d" is short for "had": "he'd lost it", not "he'd lose it"."""
        verbs = (self.tokens[at] for at in range(modal + 1, index + 1))
        first = next((verb for verb in verbs if verb.upos in ("VERB", "AUX")), None)
        short = self.lower[modal] in _BACKSHIFTED and self.lower[modal] != "would"
        return short and first is not None and first.xpos in ("VBN", "VBD")

    def _is_attribute(self, index: int) -> bool:
        """Whether "pending" says more of a noun: "a pending case", not "kept pending a ruling"."""
        return index > 0 and self.tokens[index - 1].upos in _BEFORE_ADJECTIVES

    def _is_told_of(self, index: int) -> bool:
        """Whether "would" is what "will" becomes under a verb in the past: "said it would"."""
        token = self.tokens[index]
        above = self.tokens[token.head]
        return token.relation == "ccomp" and above.xpos in ("VBD", "VBN")

    def _denial(self, child: int, name: str, word: str) -> int:
        """The word with which a dependent denies its head; -1 when it does not."""
        stands = patterns.negations().get(word)
        if stands == "beside":
            return child if name in ("advmod", "cc", "det") and not self._is_only(child) else -1
        if name in ("nsubj", "obj", "expl") or (name == "obl" and stands == "in"):
            return child if stands == "in" else self.no(child)
        by_place = (name == "det" and stands == "in") or (name == "case" and stands == "before")
        return child if by_place else -1

    def no(self, noun: int) -> int:
        """Return the "no" before a noun, or -1."""
        before = (c for c in self.children[noun] if c < noun and self._is_no(c))
        return next(before, -1)

    def _is_no(self, index: int) -> bool:
        word = patterns.negations().get(self.lower[index])
        return word == "in" and self.tokens[index].relation == "det"

    def _is_only(self, negation: int) -> bool:
        """Whether "not only" says yes."""
        following = self.lower[negation + 1 : negation + 2]
        return following in (["only"], ["just"], ["merely"])


def _modalised(standing: Standing, modal: Signature, modal_at: int, negation: int) -> Standing:
    """A modal verb with its negation: "could not" denies, "may not" leaves open."""
    level = modal.denied if negation >= 0 else modal.affirmed
    limited = standing.limited(level, modal_at, modal.irrealis)
    if negation < 0:
        return limited
    return Standing(limited.level, limited.irrealis, (*limited.cues, negation))
