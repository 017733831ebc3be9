"""A lemma table from the treebank: rules by tag and ending, and the words that break them.

A rule is ``[letters to cut, letters to add]`` for a part of speech tag (Penn) and the longest
ending known for it; an exception is the lemma of one word with both of its tags.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from crossread.models.lemmas import Lemmas, lowered

Row = dict[str, Any]
Rules = dict[str, dict[str, list[Any]]]

LONGEST_ENDING = 5
FEWEST_WORDS = 3  # different words that must share a rule before it is one


def lemma_table(rows: Sequence[Row]) -> dict[str, Any]:
    """Rules ``{xpos: {ending: [cut, add]}}`` and exceptions ``{"word UPOS XPOS": lemma}``."""
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        for word, upos, xpos, lemma in zip(
            row["words"], row["upos"], row["xpos"], row["lemma"], strict=True
        ):
            if upos != "X" and lemma not in ("_", ""):
                seen[lowered(word, upos), upos, xpos][lemma] += 1
    best = {key: lemmas.most_common(1)[0][0] for key, lemmas in sorted(seen.items())}
    rules = _rules(best)
    return {"rules": rules, "exceptions": _exceptions(best, seen, rules)}


def _rules(best: dict[tuple[str, str, str], str]) -> Rules:
    votes: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for (word, _, xpos), lemma in best.items():
        for size in range(min(LONGEST_ENDING, len(word)) + 1):
            votes[xpos, word[len(word) - size :]][_edit(word, lemma)] += 1
    rules: Rules = {}
    for (xpos, ending), edits in sorted(
        votes.items(), key=lambda vote: (vote[0][0], len(vote[0][1]), vote[0][1])
    ):
        (cut, add), count = max(edits.items(), key=lambda edit: (edit[1], edit[0]))
        known = rules.setdefault(xpos, {})
        inherited = next(
            (known[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in known), None
        )
        if (
            count >= (FEWEST_WORDS if ending else 1)
            and [cut, add] != inherited
            and cut <= len(ending)
        ):
            known[ending] = [cut, add]
    return rules


def _exceptions(
    best: dict[tuple[str, str, str], str],
    seen: dict[tuple[str, str, str], Counter[str]],
    rules: Rules,
) -> dict[str, str]:
    """Words whose lemma the rules miss, if it was seen twice or the word is a function word."""
    lemmas = Lemmas(rules, {})
    closed = {"AUX", "PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART"}
    out: dict[str, str] = {}
    for (word, upos, xpos), lemma in best.items():
        often = seen[word, upos, xpos].total() >= 2 or upos in closed
        if often and lemmas.of(word, upos, xpos) != lemma:
            out[f"{word} {upos} {xpos}"] = lemma
    return dict(sorted(out.items()))


def _edit(word: str, lemma: str) -> tuple[int, str]:
    """What to cut from the end of a word and what to add for its lemma."""
    same = 0
    while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
        same += 1
    return len(word) - same, lemma[same:]
