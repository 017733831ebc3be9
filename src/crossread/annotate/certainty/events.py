"""How certain one event is: the rules' standing with its reasons, and the learned score.

``value``, ``irrealis`` and ``cues`` come from the rules, so that each has words to point at.
``score`` comes from a regression over the marks of the event, the rules' own result among them,
and orders events more finely than seven values can; without a tree it is the rules' level.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.certainty import patterns, tree, words
from crossread.annotate.certainty.features import features
from crossread.annotate.certainty.standing import Standing
from crossread.annotate.parse import is_parsed
from crossread.model.annotation import CertaintyValue, Irrealis, Sentence
from crossread.models import certainty as learned

_NO_VECTOR = np.zeros(0, np.float16)

Marked = tuple[Standing, list[str]]


@dataclass(frozen=True, slots=True)
class EventCertainty:
    """How certain one event is, with the tokens that say so."""

    value: CertaintyValue
    score: float  # -3 (did not happen) to 3 (did); a ranking signal, not a probability
    irrealis: Irrealis
    cues: tuple[int, ...]


def event_certainties(sentence: Sentence, places: Sequence[int]) -> list[EventCertainty]:
    """Return how certain the sentence puts the events at several tokens, in the order given."""
    if not is_parsed(sentence):
        found = words.standings(sentence.tokens)
        return [_event(found[place], float(found[place].level)) for place in places]
    weights = learned.weights()
    return [
        _event(standing, weights.score(marks, _vector(sentence, place)))
        for place, (standing, marks) in zip(places, marks_of(sentence, places), strict=True)
    ]


def marks_of(sentence: Sentence, places: Sequence[int]) -> Iterator[Marked]:
    """Yield the rules' standing and the regression's marks of the events of a parsed sentence."""
    tokens = sentence.tokens
    children = patterns.children_of(tokens)
    found = (tree.standings(tokens), words.standings(tokens))
    for place in places:
        yield found[0][place], features(tokens, children, found, place)


def _vector(sentence: Sentence, place: int) -> NDArray[np.float16]:
    return sentence.states[place] if place < len(sentence.states) else _NO_VECTOR


def _event(standing: Standing, score: float) -> EventCertainty:
    cues = tuple(sorted(set(standing.cues)))
    return EventCertainty(standing.value, score, standing.unreal, cues)
