"""Certainty handed down the dependency tree, from the root to each event.

Every token gets a ``Standing``; that of a word which is no event means nothing. What stands in a
clause of its own (relative clauses, "when", "because") does not depend on the clause around it.
"""

from collections.abc import Sequence

from crossread import lexicons
from crossread.annotate.certainty import patterns
from crossread.annotate.certainty.patterns import form_of, relation
from crossread.annotate.certainty.standing import CERTAIN, Signature, Standing
from crossread.model.annotation import Irrealis, Token

_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj"})
_PURPOSE = Signature(1, 1, Irrealis.HYPOTHETICAL)
_ENABLED = Signature(1, -3, Irrealis.HYPOTHETICAL)  # "ready to": open; "not ready to": no
_BACKSHIFTED = frozenset({"would", "'d", "’d"})
_OF = frozenset({"of", "about", "for", "from", "over"})
_WHETHER = frozenset({"if", "whether"})
_FUTURE = Irrealis.FUTURE
_QUOTES = frozenset({'"', "”", "''", "’", "'", ")"})
_ENDS = frozenset({".", "!", '"', "”"})


def standings(tokens: Sequence[Token]) -> list[Standing]:
    """Return the standing of every token of a parsed sentence."""
    children = patterns.children_of(tokens)
    walk = _Walk(tokens, children)
    order = [i for i, token in enumerate(tokens) if token.head < 0]
    for index in order:
        walk.enter(index)
        order.extend(children[index])
    return walk.own


class _Walk:
    """One pass from the root down; ``outer`` is what a token hangs from, ``own`` with its cues."""

    def __init__(self, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> None:
        self._tokens, self._children = tokens, children
        self._lower = [token.text.lower() for token in tokens]
        self._asked = _question_mark(self._lower)
        self._outer = [CERTAIN] * len(tokens)
        self.own = [CERTAIN] * len(tokens)

    def enter(self, index: int) -> None:
        """Settle one token whose governor is settled."""
        token = self._tokens[index]
        head = token.head
        self._outer[index] = self._root(index) if head < 0 else self._handed(index, head)
        self.own[index] = self._beside(index, self._outer[index])

    # From the governor ------------------------------------------------------------------------

    def _root(self, index: int) -> Standing:
        """A sentence's main event is a fact unless it is asked or told to be done."""
        if self._asked >= 0 and not self._is_reporting(index):
            return CERTAIN.under(patterns.UNKNOWN, self._asked)
        if self._is_told(index):
            return CERTAIN.under(_PURPOSE, index)
        return self._reported(index, CERTAIN)

    def _is_reporting(self, index: int) -> bool:
        """Whether a verb gives somebody's words, so that a question in them is not its own."""
        return self._tokens[index].lemma.lower() in lexicons.words("reporting_verbs")

    def _is_told(self, index: int) -> bool:
        """Whether a bare verb without a subject tells somebody to do it."""
        kin = {relation(self._tokens[c]) for c in self._children[index]}
        bare = self._tokens[index].xpos == "VB" and self._tokens[index].upos == "VERB"
        whole = self._lower[-1] in _ENDS  # In headlines, which have none, nouns look like verbs.
        return bare and whole and not kin & {"nsubj", "aux", "csubj", "expl", "mark"}

    def _reported(self, index: int, standing: Standing) -> Standing:
        """Under "…, police alleged": a frame that hangs from what it reports."""
        for child in self._children[index]:
            if not self._is_frame(child):
                continue
            found = self._governor(child, patterns.FINITE)
            if found and not found.is_plain:
                return self._beside(child, standing).under(found, child)
        return standing

    def _is_frame(self, index: int) -> bool:
        """Whether a parataxis holds nothing but who says so."""
        if relation(self._tokens[index]) != "parataxis":
            return False
        kin = {relation(self._tokens[c]) for c in self._children[index]}
        return "nsubj" in kin and not kin & (_CLAUSAL | {"obj"})

    def _governor(self, index: int, form: str) -> Signature | None:
        token = self._tokens[index]
        return patterns.governor(token.lemma, token.text, form)

    def _handed(self, index: int, head: int) -> Standing:
        """What a token's governor makes of it."""
        name = relation(self._tokens[index])
        if name in _CLAUSAL:
            return self._complement(index, head)
        if name == "conj":
            return self._conjunct(index, head)
        if name == "advcl":
            return self._adverbial(index, head)
        if name == "acl":
            return self._modifier(index, head)
        if name == "parataxis":
            return self._reported(index, CERTAIN)
        return self._nominal(index, head, name)

    def _complement(self, index: int, head: int) -> Standing:
        form = form_of(self._tokens, index, self._children[index])
        own = self.own[head]
        asked = self._mark(index, _WHETHER)
        if asked is not None and self._lower[asked] == "if" and index < head:
            return CERTAIN.under(patterns.conditions()["if"], asked)
        if asked is not None:
            return own.under(patterns.UNKNOWN, asked)
        if self._asked > index and self._is_reporting(head) and self._tokens[head].head < 0:
            return own.under(patterns.UNKNOWN, self._asked)
        if form == patterns.FINITE and self._is_told(index):
            return own.under(_PURPOSE, index)
        found = self._governor(head, form)
        if found is not None:
            return own.under(found, head)
        if form == patterns.INFINITIVE:
            return own.under(_PURPOSE, head)
        return own

    def _conjunct(self, index: int, head: int) -> Standing:
        """A conjunct hangs from what the first one hangs from, and shares its auxiliaries."""
        own_kin = {relation(self._tokens[c]) for c in self._children[index]}
        same = self._tokens[index].xpos == self._tokens[head].xpos
        shares = same and not own_kin & {"nsubj", "aux", "mark", "expl"}
        return self.own[head] if shares else self._outer[head]

    def _adverbial(self, index: int, head: int) -> Standing:
        for child in self._children[index]:
            if relation(self._tokens[child]) not in ("mark", "case", "advmod"):
                continue
            word = self._lower[child]
            found = patterns.conditions().get(word)
            if found is not None and not (found.irrealis is _FUTURE and self._is_past(index)):
                return CERTAIN.under(found, child)
            if patterns.negations().get(word) == "before":
                return CERTAIN.denied(child)
        form = form_of(self._tokens, index, self._children[index])
        found = self._governor(head, form)
        if (
            found is not None
            and not found.is_factive
            and patterns.is_about(self._tokens, self._children, index)
        ):
            return self.own[head].under(found, head)
        if form == patterns.INFINITIVE and self._tokens[head].upos == "ADJ":
            return self.own[head].under(_ENABLED, head)
        if form == patterns.INFINITIVE:
            return CERTAIN.under(_PURPOSE, self._to(index))
        # "He does not think it sank, although it leaked": what is denied is not the circumstance.
        return self._outer[head] if self._outer[head].level > 0 else CERTAIN

    def _is_past(self, index: int) -> bool:
        """Whether a clause tells what was: "until help arrived"."""
        verbs = [index, *(c for c in self._children[index] if self._tokens[c].upos == "AUX")]
        return any(self._tokens[verb].xpos == "VBD" for verb in verbs)

    def _modifier(self, index: int, head: int) -> Standing:
        """Clauses on a noun: "the plan to sail", "claims that it sank", "the boat that sank"."""
        if self._tokens[index].deprel == "acl:relcl":
            return CERTAIN
        form = form_of(self._tokens, index, self._children[index])
        found = self._governor(head, form)
        kin = {relation(self._tokens[c]) for c in self._children[index]}
        finite = form == patterns.FINITE and bool(kin & {"nsubj", "mark", "csubj", "expl"})
        if found is not None and (finite or patterns.is_about(self._tokens, self._children, index)):
            return self.own[head].under(found, head)
        if form == patterns.INFINITIVE:
            return CERTAIN.under(_PURPOSE, self._to(index))
        return CERTAIN

    def _nominal(self, index: int, head: int, name: str) -> Standing:
        """Events named by nouns: "denied the attack", "the threat of attack"."""
        token = self._tokens[index]
        if token.upos not in patterns.NOMINAL_TAGS:
            return self._outer[head] if name in ("amod", "compound") else CERTAIN
        if self._lower[index] in patterns.negations() or self._no(index) >= 0:
            return CERTAIN
        is_object = name == "obj" or token.deprel in patterns.PASSIVE_SUBJECTS
        is_object = is_object or (name in ("obl", "nmod") and self._is_of(index))
        found = self._governor(head, patterns.NOMINAL) if is_object else None
        if found is not None and not found.is_plain:
            return self.own[head].under(found, head)
        if is_object and patterns.is_indefinite(self._tokens, self._children[index]):
            return self.own[head] if name == "obj" else CERTAIN
        return CERTAIN

    def _is_of(self, index: int) -> bool:
        cases = (self._lower[c] for c in self._children[index] if self._tokens[c].deprel == "case")
        return any(case in _OF for case in cases)

    def _mark(self, index: int, words: frozenset[str]) -> int | None:
        marks = (c for c in self._children[index] if relation(self._tokens[c]) == "mark")
        return next((c for c in marks if self._lower[c] in words), None)

    def _to(self, index: int) -> int:
        return next((c for c in self._children[index] if self._lower[c] == "to"), index)

    # From the words beside it -----------------------------------------------------------------

    def _beside(self, index: int, standing: Standing) -> Standing:
        """Modal verbs first, then hedges, then negation: "may not have allegedly sunk"."""
        modal: Signature | None = None
        modal_at = negation = -1
        for child in self._children[index]:
            name, word = relation(self._tokens[child]), self._lower[child]
            if name in ("aux", "cop"):
                verb = patterns.without_not(word)
                negation = child if verb != word else negation
                if verb in patterns.modals():
                    verb = "will" if verb in _BACKSHIFTED and self._is_told_of(index) else verb
                    modal, modal_at = patterns.modals()[verb], child
            elif name in ("advmod", "amod") and word in patterns.hedges():
                level, unreal = patterns.hedges()[word]
                standing = standing.limited(level, child, unreal)
            else:
                negation = max(negation, self._denial(child, name, word))
        if modal is not None:
            return _modalised(standing, modal, modal_at, negation)
        return standing.denied(negation) if negation >= 0 else standing

    def _is_told_of(self, index: int) -> bool:
        """Whether "would" is what "will" becomes under a verb in the past: "said it would"."""
        token = self._tokens[index]
        above = self._tokens[token.head]
        return relation(token) == "ccomp" and above.xpos in ("VBD", "VBN")

    def _denial(self, child: int, name: str, word: str) -> int:
        """The word with which a dependent denies its head; -1 when it does not."""
        stands = patterns.negations().get(word)
        if stands == "beside":
            return child if name in ("advmod", "cc", "det") and not self._is_only(child) else -1
        if name in ("nsubj", "obj", "expl") or (name == "obl" and stands == "in"):
            return child if stands == "in" else self._no(child)
        by_place = (name == "det" and stands == "in") or (name == "case" and stands == "before")
        return child if by_place else -1

    def _no(self, noun: int) -> int:
        """The "no" before a noun, or -1."""
        before = (c for c in self._children[noun] if c < noun and self._is_no(c))
        return next(before, -1)

    def _is_no(self, index: int) -> bool:
        word = patterns.negations().get(self._lower[index])
        return word == "in" and relation(self._tokens[index]) == "det"

    def _is_only(self, negation: int) -> bool:
        """Whether "not only" says yes."""
        following = self._lower[negation + 1 : negation + 2]
        return following in (["only"], ["just"], ["merely"])


def _question_mark(words: Sequence[str]) -> int:
    """The question mark that ends a sentence, within its quote marks or not; -1 without one."""
    last = len(words) - 1
    while last > 0 and words[last] in _QUOTES:
        last -= 1
    return last if words and words[last] == "?" else -1


def _modalised(standing: Standing, modal: Signature, modal_at: int, negation: int) -> Standing:
    """A modal verb with its negation: "could not" denies, "may not" leaves open."""
    level = modal.denied if negation >= 0 else modal.affirmed
    limited = standing.limited(level, modal_at, modal.irrealis)
    if negation < 0:
        return limited
    return Standing(limited.level, limited.irrealis, (*limited.cues, negation))
