"""Headlines that say who says so with a colon: "Mayor: dam will hold", "Dam will hold: report"."""

from collections.abc import Iterator

from crossread import lexicons
from crossread.annotate.quotes.frames import Frame
from crossread.annotate.quotes.paragraph import Paragraph

_LONGEST = 30  # words of a headline
_LABEL = 5  # words of its source


def heading_frames(paragraph: Paragraph) -> Iterator[tuple[Frame, list[tuple[int, int]]]]:
    """Yield the frame and content of a headline's colon, where one side of it names a source."""
    size = len(paragraph.tokens)
    colons = [at for at in range(1, size - 1) if paragraph.low(at) == ":"]
    if paragraph.number > 0 or size > _LONGEST or len(colons) != 1 or paragraph.sentences[-1] > 0:
        return
    colon = colons[0]
    end = size - 1 if paragraph.tokens[-1].text == "." else size
    left, right = (0, colon), (colon + 1, end)
    for source, content in ((left, right), (right, left)):
        if paragraph.inside[content[0]] < 0 and _is_source(paragraph, source) and _says(content):
            head = source[1] - 1
            yield Frame(colon, (colon, colon + 1), source, head, ":"), [content]
            return


def _says(content: tuple[int, int]) -> bool:
    return content[1] - content[0] > _LABEL - 2


def _is_source(paragraph: Paragraph, label: tuple[int, int]) -> bool:
    """Whether the words name who may speak: a name, "Police", "Poll"."""
    start, end = label
    words = [paragraph.tokens[at] for at in range(start, end)]
    if (
        not words
        or len(words) > _LABEL
        or any(paragraph.inside[at] >= 0 for at in range(start, end))
    ):
        return False
    last = words[-1].lemma.lower()
    if last in lexicons.words("no_names") or not words[0].text[0].isalpha():
        return False
    nouns = lexicons.words("office_nouns") | lexicons.words("document_nouns")
    speaks = last in nouns | lexicons.words("unnamed_source_nouns")
    named = all(w.upos == "PROPN" for w in words) and len(words) < _LABEL - 1
    return speaks or named
