"""How certain a report puts what its clauses say, on FactBank's scale, with the words that say so.

The value is that of the event at the head of the clause as the report gives it: what police "said"
is certain with its source kept elsewhere, what they "alleged" is possible, what they "denied" is
not. Where the head only says how another verb stands ("is expected to", "refused to", "was accused
of") the value is that verb's; a permission or a ban is news itself and keeps its own. Every value
but "certain" has at least one cue; a certain clause has cues where a noun in it is hedged.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from crossread import lexicons
from crossread.annotate.certainty import patterns, tree, words
from crossread.annotate.certainty.arguments import with_arguments
from crossread.annotate.certainty.standing import CERTAIN, Signature, Standing
from crossread.annotate.parse import is_parsed
from crossread.model.annotation import Attribution, Certainty, Clause, Irrealis, Sentence, Token

_CARRIED = frozenset({"xcomp", "advcl", "ccomp"})


def recognise(
    sentences: Sequence[Sentence],
    clauses: Sequence[Clause],
    attributions: Sequence[Attribution],
) -> tuple[Certainty, ...]:
    """Return exactly one certainty a clause, in the order of the clauses."""
    heads: dict[int, set[int]] = {}
    for clause in clauses:
        heads.setdefault(clause.sentence, set()).add(clause.head)
    read = {number: _Read.of(sentences[number], heads[number]) for number in sorted(heads)}
    sources = _unsure_sources(sentences, attributions)
    return tuple(
        _certainty(number, clause, read[clause.sentence], sources)
        for number, clause in enumerate(clauses)
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with the standings of its tokens."""

    tokens: Sequence[Token]
    children: Sequence[Sequence[int]]
    standings: Sequence[Standing]
    heads: Collection[int]  # of its clauses; empty without a tree

    @classmethod
    def of(cls, sentence: Sentence, heads: Collection[int]) -> "_Read":
        tokens = sentence.tokens
        if not is_parsed(sentence):
            return cls(tokens, [], words.standings(tokens), ())
        return cls(tokens, patterns.children_of(tokens), tree.standings(tokens), heads)

    def standing(self, head: int) -> Standing:
        """The standing of the clause at ``head``."""
        if not self.heads:
            return words.weakest(self.standings)
        event = self.event(head)
        others = [each for each in self.heads if each not in (head, event)]
        return with_arguments(self.tokens, self.children, self.standings, event, others)

    def event(self, head: int) -> int:
        """The verb that a clause is about: "leave" in "refused to leave"."""
        below: int | None = head
        while below is not None:
            head = below
            carried = (c for c in self.children[head] if c > head and self._is_carried(c, head))
            below = next(carried, None)
        return head

    def _is_carried(self, index: int, head: int) -> bool:
        name = self.tokens[index].relation
        if index in self.heads:
            return False
        form = patterns.form_of(self.tokens, index, self.children[index])
        finite = form == patterns.FINITE
        if finite and name in ("ccomp", "csubj") and self._is_empty(head):
            return self._governs(head, form)
        if name not in _CARRIED:
            return False
        if self.tokens[head].lemma in lexicons.words("permission_verbs"):
            return False
        if name == "advcl" and not patterns.is_about(self.tokens, self.children, index):
            return False
        if form not in (patterns.INFINITIVE, patterns.GERUND):
            return False
        return self._governs(head, form)

    def _is_empty(self, head: int) -> bool:
        """Whether an "it" that stands for nothing is the subject: "it appears that he left"."""
        return any(self.tokens[c].deprel == "expl" and c < head for c in self.children[head])

    def _governs(self, head: int, form: str) -> bool:
        return patterns.governor(self.tokens[head].lemma, self.tokens[head].text, form) is not None


def _certainty(
    number: int, clause: Clause, read: _Read, sources: Sequence[tuple[Attribution, Signature]]
) -> Certainty:
    own = read.standing(clause.head)
    spans = {read.tokens[cue].span for cue in own.cues}
    at = read.tokens[clause.head].span
    for source, made in sources:
        inside = any(content.covers(at) for content in source.content)
        if source.cue and inside and not any(source.cue.overlap(span) for span in spans):
            own = own.limited(CERTAIN.under(made, 0).level, 0, made.irrealis)
            spans.add(source.cue)
    return Certainty(number, own.value, tuple(sorted(spans)), own.unreal)


def _unsure_sources(
    sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> list[tuple[Attribution, Signature]]:
    """Attributions whose cue does not leave what is said a fact, with what it leaves."""
    tokens = {token.span.start: token for sentence in sentences for token in sentence.tokens}
    found = []
    for attribution in attributions:
        token = tokens.get(attribution.cue.start) if attribution.cue else None
        if token is not None:
            made = patterns.governor(token.lemma, token.text, patterns.FINITE)
            # What somebody wants or orders is governed by grammar; a claim reaches past it.
            if made and not made.is_plain and made.irrealis is Irrealis.NONE:
                found.append((attribution, made))
    return found
