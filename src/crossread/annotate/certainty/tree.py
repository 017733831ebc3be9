"""Certainty handed down the dependency tree, from the root to each event.

Every token gets a ``Standing``; that of a word which is no event means nothing. What stands in a
clause of its own (relative clauses, "when", "because") does not depend on the clause around it.
"""

from collections.abc import Sequence

from crossread.annotate.certainty import patterns
from crossread.annotate.certainty.beside import Beside
from crossread.annotate.certainty.standing import CERTAIN, Signature, Standing
from crossread.annotate.quotes.verbs import is_reporting
from crossread.model.annotation import Irrealis, Token

_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj"})
_PURPOSE = Signature(1, 1, Irrealis.HYPOTHETICAL)
_ENABLED = Signature(1, -3, Irrealis.HYPOTHETICAL)  # "ready to": open; "not ready to": no
_UNREAL = frozenset({Irrealis.FUTURE, Irrealis.HYPOTHETICAL})
_WHETHER = frozenset({"if", "whether"})
_OPENERS = frozenset({"mark", "case", "advmod"})
_QUOTES = frozenset({'"', "”", "''", "’", "'", ")"})


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
        self._beside = Beside(tokens, children, self._lower)
        self._outer = [CERTAIN] * len(tokens)
        self.own = [CERTAIN] * len(tokens)

    def enter(self, index: int) -> None:
        """Settle one token whose governor is settled."""
        token = self._tokens[index]
        head = token.head
        yet = self._yet(index)
        if yet >= 0 and head >= 0 and self._yet(head) == yet:
            self._outer[index] = self._outer[head]
        else:
            outer = self._root(index) if head < 0 else self._handed(index, head)
            self._outer[index] = outer.denied(yet) if yet >= 0 else outer
        self.own[index] = self._beside.standing(index, self._outer[index])

    def _yet(self, index: int) -> int:
        """The "yet" of what is still to come, at its verb and its auxiliary: "has yet to sail"."""
        below = (c for c in self._children[index] if self._tokens[c].relation == "xcomp")
        marks = (self._to(each) for each in (index, *below))
        before = (at - 1 for at in marks if self._lower[at] == "to")
        return next((at for at in before if at >= 0 and self._lower[at] == "yet"), -1)

    def _root(self, index: int) -> Standing:
        """A sentence's main event is a fact unless it is asked or told to be done."""
        if self._asked >= 0 and not is_reporting(self._tokens[index]):
            return CERTAIN.under(patterns.UNKNOWN, self._asked)
        if patterns.is_told(self._tokens, self._children[index], index):
            return CERTAIN.under(_PURPOSE, index)
        return self._reported(index, CERTAIN)

    def _reported(self, index: int, standing: Standing) -> Standing:
        """Under "…, police alleged": a frame that hangs from what it reports."""
        for child in self._children[index]:
            if not self._is_frame(child):
                continue
            found = self._governor(child, patterns.FINITE)
            if found and not found.is_plain:
                return self._beside.standing(child, standing).under(found, child)
        return standing

    def _is_frame(self, index: int) -> bool:
        """Whether a parataxis holds nothing but who says so."""
        if self._tokens[index].relation != "parataxis":
            return False
        kin = self._kin(index)
        return "nsubj" in kin and not kin & (_CLAUSAL | {"obj"})

    def _governor(self, index: int, form: str) -> Signature | None:
        token = self._tokens[index]
        return patterns.governor(token.lemma, token.text, form)

    def _handed(self, index: int, head: int) -> Standing:
        """What a token's governor makes of it."""
        name = self._tokens[index].relation
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
        own, above = self.own[head], self._tokens[head]
        asked = self._mark(index, _WHETHER)
        if asked is not None and self._lower[asked] == "if" and index < head:
            return CERTAIN.under(patterns.conditions()["if"], asked)
        if asked is not None:
            return own.under(patterns.UNKNOWN, asked)
        if self._asked > index and above.head < 0 and is_reporting(above):
            return own.under(patterns.UNKNOWN, self._asked)
        form = self._form(index)
        if form == patterns.FINITE and patterns.is_told(self._tokens, self._children[index], index):
            return own.under(_PURPOSE, index)
        found = self._governor(head, form)
        if found is None and form == patterns.INFINITIVE:
            found = _PURPOSE
        return own.under(found, head) if found else own

    def _conjunct(self, index: int, head: int) -> Standing:
        """A conjunct hangs from what the first one hangs from, and shares its auxiliaries."""
        same = self._tokens[index].xpos == self._tokens[head].xpos
        shares = same and not self._kin(index) & {"nsubj", "aux", "mark", "expl"}
        return self.own[head] if shares else self._outer[head]

    def _adverbial(self, index: int, head: int) -> Standing:
        opened = self._opened(index, head)
        if opened is not None:
            return opened
        form = self._form(index)
        found = self._governor(head, form)
        about = patterns.is_about(self._tokens, self._children, index)
        if found is not None and about and not found.is_factive:
            return self.own[head].under(found, head)
        if form == patterns.INFINITIVE and self._tokens[head].upos == "ADJ":
            return self.own[head].under(_ENABLED, head)
        if form == patterns.INFINITIVE:
            return CERTAIN.under(_PURPOSE, self._to(index))
        # "He does not think it sank, although it leaked": what is denied is not the circumstance;
        # nor is it yet to come where it was: "she tried to leave when it sank".
        outer = self._outer[head]
        was = outer.irrealis in _UNREAL and self._is_past(index)
        return outer if outer.level > 0 and not was else CERTAIN

    def _opened(self, index: int, head: int) -> Standing | None:
        """What the word that opens an adverbial clause makes of it: "if", "without", "until".

        What was done before a gerund was done before it: "she signed the log before leaving".
        """
        past = self._is_past(index) or (
            self._form(index) == patterns.GERUND and self._is_past(head)
        )
        for child in self._children[index]:
            if self._tokens[child].relation not in _OPENERS:
                continue
            found = patterns.conditions().get(self._lower[child])
            if found is not None and not (past and found.irrealis is Irrealis.FUTURE):
                return CERTAIN.under(found, child)
            if patterns.negations().get(self._lower[child]) == "before":
                return CERTAIN.denied(child)
        return None

    def _modifier(self, index: int, head: int) -> Standing:
        """Clauses on a noun: "the plan to sail", "claims that it sank", "the boat that sank"."""
        if self._tokens[index].deprel == "acl:relcl":
            return CERTAIN
        form = self._form(index)
        found = self._governor(head, form)
        about = patterns.is_about(self._tokens, self._children, index)
        finite = form == patterns.FINITE and self._kin(index) & {"nsubj", "mark", "csubj", "expl"}
        if found is not None and (finite or about):
            return self.own[head].under(found, head)
        if form == patterns.INFINITIVE:
            return CERTAIN.under(_PURPOSE, self._to(index))
        return CERTAIN

    def _nominal(self, index: int, head: int, name: str) -> Standing:
        """Events named by nouns: "denied the attack", "the threat of attack"."""
        token = self._tokens[index]
        if token.upos not in patterns.NOMINAL_TAGS:
            return self._outer[head] if name in ("amod", "compound") else CERTAIN
        if self._lower[index] in patterns.negations() or self._beside.no(index) >= 0:
            return CERTAIN
        governed = name == "obj" or token.deprel in patterns.PASSIVE_SUBJECTS
        if governed or (
            name in ("obl", "nmod") and patterns.is_of(self._tokens, self._children[index])
        ):
            found = self._governor(head, patterns.NOMINAL)
            if found is not None and not found.is_plain:
                return self.own[head].under(found, head)
        open_object = name == "obj" and patterns.is_indefinite(self._tokens, self._children[index])
        return self.own[head] if open_object else CERTAIN

    def _is_past(self, index: int) -> bool:
        return patterns.is_past(self._tokens, self._children[index], index)

    def _kin(self, index: int) -> set[str]:
        return {self._tokens[c].relation for c in self._children[index]}

    def _form(self, index: int) -> str:
        return patterns.form_of(self._tokens, index, self._children[index])

    def _mark(self, index: int, words: frozenset[str]) -> int | None:
        marks = (c for c in self._children[index] if self._tokens[c].relation == "mark")
        return next((c for c in marks if self._lower[c] in words), None)

    def _to(self, index: int) -> int:
        return next((c for c in self._children[index] if self._lower[c] == "to"), index)


def _question_mark(words: Sequence[str]) -> int:
    """The question mark that ends a sentence, within its quote marks or not; -1 without one."""
    last = len(words) - 1
    while last > 0 and words[last] in _QUOTES:
        last -= 1
    return last if words and words[last] == "?" else -1
