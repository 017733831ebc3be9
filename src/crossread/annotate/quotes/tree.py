"""What hangs from what in a paragraph's tree, and the extent of noun phrases.

All indices count the words of the paragraph. Nothing here looks at meanings; a broken tree gives
None or a short phrase and never an error.
"""

from crossread.annotate.quotes.paragraph import Paragraph

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_LOOSE = (
    "punct",
    "parataxis",
    "discourse",
    "ccomp",
    "advcl",
    "cc",
    "mark",
    "dislocated",
    "vocative",
)


def child(paragraph: Paragraph, index: int, *relations: str) -> int | None:
    """Return the first child that hangs by one of ``relations``."""
    for each in paragraph.children[index]:
        if paragraph.tokens[each].deprel in relations:
            return each
    return None


def subtree(paragraph: Paragraph, top: int) -> list[int]:
    """Return ``top`` and all words below it, in text order."""
    found, seen, waiting = [], {top}, [top]
    while waiting:
        at = waiting.pop()
        found.append(at)
        for each in paragraph.children[at]:
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return sorted(found)


def phrase(
    paragraph: Paragraph, head: int, barred: frozenset[int] = frozenset()
) -> tuple[int, int]:
    """Return the words ``[start, end)`` of the noun phrase around ``head``.

    Appositions and relative clauses belong to it. It is one unbroken run of words that does not
    reach into a quotation other than its head's own, nor over a word in ``barred``.
    """
    kept = {head}
    for each in paragraph.children[head]:
        how = paragraph.tokens[each].deprel
        if how not in _LOOSE:
            kept.update(subtree(paragraph, each))
        elif how == "cc":
            kept.add(each)
    for each in _doubled(paragraph, head):
        kept.update(subtree(paragraph, each))
    side = paragraph.inside[head]

    def inside(index: int) -> bool:
        if index in barred or paragraph.inside[index] != side:
            return False
        return index in kept or paragraph.tokens[index].deprel == "punct"

    start = end = head
    while start > 0 and inside(start - 1):
        start -= 1
    while end + 1 < len(paragraph.tokens) and inside(end + 1):
        end += 1
    return _trimmed(paragraph, head, start, end + 1)


def _doubled(paragraph: Paragraph, head: int) -> list[int]:
    """Further subjects of the same verb: appositions that the parser hung a step too high."""
    if not paragraph.tokens[head].deprel.startswith("nsubj"):
        return []
    verb = paragraph.heads[head]
    return [
        each
        for each in paragraph.children[verb]
        if each > head
        and (each < verb) == (head < verb)
        and paragraph.tokens[each].deprel == paragraph.tokens[head].deprel
    ]


def _trimmed(paragraph: Paragraph, head: int, start: int, end: int) -> tuple[int, int]:
    """Drop punctuation and prepositions at the edges; a bracket stays with its partner."""
    while start < head and paragraph.tokens[start].deprel in ("punct", "cc", "case"):
        start += 1
    while end - 1 > head and (
        paragraph.tokens[end - 1].deprel in ("punct", "cc")
        or paragraph.tokens[end - 1].xpos == "POS"
    ):
        if paragraph.tokens[end - 1].text in ")]" and any(
            paragraph.tokens[i].text in "([" for i in range(start, end)
        ):
            break
        end -= 1
    return start, end
