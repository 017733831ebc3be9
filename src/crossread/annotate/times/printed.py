"""The last day that a report tells of with its year: it was written then or later.

Reach for this where a report has no date of its own. A day for which something is planned is no
day that it tells of.
"""

from collections.abc import Sequence

from crossread import lexicons
from crossread.annotate.times import days
from crossread.annotate.times.candidates import candidates
from crossread.annotate.times.tense import Tense
from crossread.annotate.times.timeline import EXPLICIT, Timeline
from crossread.model.annotation import Sentence

_PLANS = frozenset({"plan", "fixed"})


def last_told(text: str, sentences: Sequence[Sentence]) -> str | None:
    """Return the latest ISO day that the sentences give in full; None where they give none."""
    told = []
    for each in candidates(text, sentences):
        if each.kind != "moment" or _plans(sentences[each.sentence]):
            continue
        found = days.moment(each, Timeline(None, "", {}), Tense.UNKNOWN, 0)
        if found and found.basis == EXPLICIT:
            told.append(found.when.start)
    return max(told).isoformat() if told else None


def _plans(sentence: Sentence) -> bool:
    kinds = lexicons.table("tense_verbs")
    return any(t.xpos == "MD" or kinds.get(t.lemma.lower()) in _PLANS for t in sentence.tokens)
