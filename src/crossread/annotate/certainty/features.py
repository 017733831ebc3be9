"""What the learned part of certainty sees of one event: named marks around a token.

Names are joined from where a mark stands and what it is ("aux=may", "rel=ccomp"); the weights of
``crossread.models.certainty`` are by name, and a name without a weight counts nothing. No mark
holds a noun, a main verb or a name: with them the held-out r rises by 0.008 only, and what is said
of somebody must not depend on who it is and what it is about.
"""

from collections.abc import Sequence

from crossread.annotate.certainty import patterns
from crossread.annotate.certainty.standing import Standing
from crossread.model.annotation import Token

_FUNCTION = frozenset({"aux", "cop", "mark", "det", "case", "cc", "expl"})
_ANCESTORS = 3


def features(
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    found: tuple[Sequence[Standing], Sequence[Standing]],
    index: int,
) -> list[str]:
    """Return the marks of the event at ``index``; ``found`` is what tree and words make of all."""
    token = tokens[index]
    form = patterns.form_of(tokens, index, children[index])
    marks = ["always", f"tag={token.xpos}", f"rel={token.deprel}", f"form={form}"]
    marks += _ruled(found, index)
    marks += _beside(tokens, children[index])
    marks += _above(tokens, index, form)
    if tokens[-1].text == "?":
        marks.append("asked")
    return marks


def _ruled(found: tuple[Sequence[Standing], Sequence[Standing]], index: int) -> list[str]:
    by_tree, by_words = (each[index] for each in found)
    return [
        f"tree={by_tree.level}",
        f"words={by_words.level}",
        f"both={by_tree.level} {by_words.level}",
        f"unreal={by_tree.unreal}",
        f"cues={min(len(by_tree.cues), 3)}",
    ]


def _beside(tokens: Sequence[Token], children: Sequence[int]) -> list[str]:
    """The dependents, and the words of those that are function words."""
    kin = [tokens[child] for child in children]
    words = [f"{t.relation}={t.text.lower()}" for t in kin if t.relation in _FUNCTION]
    return [f"has={token.deprel}" for token in kin] + words


def _above(tokens: Sequence[Token], index: int, form: str) -> list[str]:
    """The kind of word that governs the event, and how far up the root is."""
    head, depth = tokens[index].head, 0
    while head >= 0 and depth < _ANCESTORS:
        depth += 1
        head = tokens[head].head
    marks = [f"depth={depth}"]
    if depth:
        above = tokens[tokens[index].head]
        link = tokens[index].relation
        marks += [f"headtag={above.xpos}", f"link={link} {form} {above.upos}"]
    return marks
