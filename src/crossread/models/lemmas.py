"""Lemmas by table: exceptions first, then the rule for the longest ending of the word's tag."""

from collections.abc import Mapping, Sequence


class Lemmas:
    """``rules[xpos][ending]`` is (letters to cut, what to add); exceptions go by word and tags."""

    def __init__(
        self,
        rules: Mapping[str, Mapping[str, Sequence[int | str]]],
        exceptions: Mapping[str, str],
    ) -> None:
        self._rules = {
            (xpos, ending): (int(cut), str(add))
            for xpos, endings in rules.items()
            for ending, (cut, add) in endings.items()
        }
        self._longest = max((len(ending) for _, ending in self._rules), default=0)
        self._exceptions = exceptions

    def of(self, word: str, upos: str, xpos: str) -> str:
        """The dictionary form; never empty. Proper names keep their capitals."""
        form = lowered(word, upos)
        known = self._exceptions.get(f"{form} {upos} {xpos}")
        if known is not None:
            return known
        for size in range(min(self._longest, len(form)), -1, -1):
            edit = self._rules.get((xpos, form[len(form) - size :]))
            if edit is not None:
                return (form[: len(form) - edit[0]] + edit[1]) or form
        return form


def lowered(word: str, upos: str) -> str:
    """The form that lemma tables know: lower case unless a proper name, straight apostrophes."""
    straight = word.replace("\u2019", "'")
    return straight if upos == "PROPN" else straight.lower()
