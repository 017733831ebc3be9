"""Page chrome told by its place: between captions and links, in a list, or said before.

Every rule works on lines that look like no sentence and stand apart from the report's sentences;
headings of the report's own sections stay.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from crossread.clean import captions
from crossread.clean.chrome import NEWSLETTER, RELATED, opens_block
from crossread.clean.datelines import opening_mark
from crossread.clean.lines import Line, ends_sentence, key
from crossread.lexicons import words

MAX_LINK_WORDS = 22
MIN_PARAGRAPH_WORDS = 12  # below, a sentence may be a form's
MIN_SENTENCE_WORDS = 8
MIN_TEASER_WORDS = 5
MAX_TEASER_WORDS = 16
# More headlines than these inside one report are its own section headings, and so is a headline
# among headings that tell nothing.
MAX_TEASERS = 2
MIN_HEADINGS = 2
MIN_REPEAT_WORDS = 6  # shorter lines recur in lists: "Gang related"

MIN_GALLERY = 3  # pictures
MIN_LENT = 3  # captions that begin with their lender's name
MIN_PULLED_WORDS, MAX_PULLED_WORDS = 8, 40

_SHOW_ALL = re.compile(r"\W*(?:show|view|see) all\b", re.IGNORECASE)
_SMALL = frozenset({"and", "of", "the", "for", "at", "in"})
_CUT = re.compile(r"(.+?)\s*(?:\.{3}|…)$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def mark_neighbours(
    lines: Sequence[Line], marks: Mapping[int, str], first: int, title: str
) -> dict[int, str]:
    """Return ``marks`` with the chrome among ``lines[first:]`` that only its place shows."""
    found = dict(marks)
    found.update(_repeats(lines, found, first, title))
    found.update(_galleries(lines, first))
    found.update(_lent(lines, found, first))
    found.update(_caption_titles(lines, found, first))
    found.update(_blocks(lines, found, first))
    found.update(_sandwiched(lines, found, first))
    found.update(_link_lists(lines, found, first))
    found.update(_teasers(lines, found, first))
    return found


def _repeats(
    lines: Sequence[Line], marks: Mapping[int, str], first: int, title: str
) -> Iterator[tuple[int, str]]:
    """Lines that stand in the report a second time, break off before it, or give the headline."""
    said: set[str] = set()
    kept = (line.text for number, line in enumerate(lines) if number not in marks)
    sentences = [text for text in kept if ends_sentence(text)]
    for index in range(first, len(lines)):
        text = lines[index].text
        again = " ".join(text.casefold().split())
        if index in marks:
            continue
        repeated = again in said or _breaks_off(lines, index) or _is_pulled(text, sentences)
        if repeated or (title and key(text) == key(title)):
            yield index, "repeated text"
        elif lines[index].words >= MIN_REPEAT_WORDS:
            said.add(again)


def _galleries(lines: Sequence[Line], first: int) -> Iterator[tuple[int, str]]:
    """The lines of a gallery from its first counter to its last or to the button at its end."""
    yield from _counted(lines, first)
    start: int | None = None
    for index in range(first, len(lines)):
        if captions.opens_gallery(lines[index].text):
            start = index
        if start is not None and captions.ends_gallery(lines[index].text):
            yield from ((each, captions.PHOTO) for each in range(start, index + 1))
            start = None


def _counted(lines: Sequence[Line], first: int) -> Iterator[tuple[int, str]]:
    """Pictures counted one a line, "1/30 ..." to "30/30 ...", with the button above them."""
    for index in range(first, len(lines) - 1):
        place = captions.place_in_gallery(lines[index].text)
        if not place or place[0] != 1 or place[1] < MIN_GALLERY:
            continue
        counted = lines[index : index + place[1]]
        if all(
            captions.place_in_gallery(x.text) == (n, place[1]) for n, x in enumerate(counted, 1)
        ):
            above = [n for n in (index - 1, index - 2) if n >= first and _is_link(lines[n])]
            button = above and _SHOW_ALL.match(lines[index - 1].text)
            start = above[-1] if button else index
            yield from ((n, captions.PHOTO) for n in range(start, index + len(counted)))


def _lent(lines: Sequence[Line], marks: Mapping[int, str], first: int) -> Iterator[tuple[int, str]]:
    """Captions that begin with the name of their lender, or stand below it, where several do."""
    led = [n for n in range(first, len(lines)) if captions.is_lent(lines[n].text)]
    if len(led) < MIN_LENT:
        return
    below = [n for n in range(first, len(lines) - 1) if captions.is_lender(lines[n].text)]
    own = [n + 1 for n in below if not ends_sentence(lines[n + 1].text)]
    yield from ((n, captions.PHOTO) for n in (*led, *below, *own) if n not in marks)


def _is_pulled(text: str, sentences: Sequence[str]) -> bool:
    """Whether a line without a full stop is pulled out of one with it, with who said so behind.

    "The fog will lift Ana Roe, Harbour Office" is, where a sentence has "the fog will lift".
    """
    found = list(_WORD.finditer(text))
    if ends_sentence(text) or not MIN_PULLED_WORDS <= len(found) <= MAX_PULLED_WORDS:
        return False
    least = MIN_PULLED_WORDS if len(found) > MIN_PULLED_WORDS else len(found)
    for last in range(len(found), least - 1, -1):
        if not all(word[0][0].isupper() or word[0] in _SMALL for word in found[last:]):
            return False
        words_said = text[: found[last - 1].end()].strip("'‘“\" ")
        if any(words_said in sentence for sentence in sentences):
            return True
    return False


def _breaks_off(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is cut short and a line below has it whole: "Fog closed the har..."."""
    cut = _CUT.match(lines[index].text)
    if not cut or lines[index].words < MIN_REPEAT_WORDS:
        return False
    return any(line.text.startswith(cut[1]) for line in lines[index + 1 :])


def _caption_titles(
    lines: Sequence[Line], marks: Mapping[int, str], first: int
) -> Iterator[tuple[int, str]]:
    """The title line above the caption of a video."""
    for index in range(first + 1, len(lines)):
        caption = captions.published_at(lines[index].text) is not None
        if caption and index - 1 not in marks and _is_link(lines[index - 1]):
            yield index - 1, captions.VIDEO


def _blocks(
    lines: Sequence[Line], marks: Mapping[int, str], first: int
) -> Iterator[tuple[int, str]]:
    """The links below "Related stories", and the form below "Newsletter", to the next paragraph."""
    reason: str | None = None
    end = _end_of_report(lines, marks)
    for index in range(first, len(lines)):
        line = lines[index]
        if index in marks:
            if opens_block(line.text):
                reason = marks[index] if marks[index] == NEWSLETTER else RELATED
        elif reason and (_is_link(line) or index >= end):
            yield index, reason
        else:
            reason = None


def _sandwiched(
    lines: Sequence[Line], marks: Mapping[int, str], first: int
) -> Iterator[tuple[int, str]]:
    """Scraps between chrome once the last paragraph has been read."""
    for index in range(max(first + 1, _end_of_report(lines, marks)), len(lines)):
        if index in marks or not _is_link(lines[index]):
            continue
        before, after = index - 1 in marks, index + 1 in marks or index + 1 == len(lines)
        if before and after:
            yield index, RELATED


def _link_lists(
    lines: Sequence[Line], marks: Mapping[int, str], first: int
) -> Iterator[tuple[int, str]]:
    """Two headlines or more in a row: links to other reports, unless a heading opens the list."""
    run: list[int] = []
    for index in range(first, len(lines) + 1):
        line = lines[index] if index < len(lines) else None
        if line and index not in marks and _is_headline(line):
            run.append(index)
            continue
        if len(run) > 1 and run[0] > first and not _opens_list(lines, marks, run[0] - 1):
            yield from ((each, RELATED) for each in run)
        run = []


def _teasers(
    lines: Sequence[Line], marks: Mapping[int, str], first: int
) -> Iterator[tuple[int, str]]:
    """A lone headline between two paragraphs: the link to another report."""
    paragraphs = [index for index in range(first, len(lines)) if _is_paragraph(lines[index])]
    if not paragraphs:
        return
    inside = [
        index
        for index in range(paragraphs[0] + 1, paragraphs[-1])
        if index not in marks and _is_link(lines[index]) and not opening_mark(lines[index].text)
    ]
    found = [
        index
        for index in inside
        if _is_headline(lines[index]) and not _opens_list(lines, marks, index - 1)
    ]
    if len(found) <= MAX_TEASERS and len(inside) - len(found) < MIN_HEADINGS:
        yield from ((index, "teaser") for index in found)


def _is_paragraph(line: Line) -> bool:
    return ends_sentence(line.text) and line.words >= MIN_SENTENCE_WORDS


def _opens_list(lines: Sequence[Line], marks: Mapping[int, str], index: int) -> bool:
    """Whether a line leads into a list of the report: "Key developments", "The list so far:"."""
    return index not in marks and not ends_sentence(lines[index].text)


def _is_link(line: Line) -> bool:
    """Whether a line could be a link's words: short, and no sentence."""
    return (
        not ends_sentence(line.text)
        and not line.text.endswith((",", ";"))
        and len(line.text.split()) <= MAX_LINK_WORDS
    )


def _end_of_report(lines: Sequence[Line], marks: Mapping[int, str]) -> int:
    """Return the index from which on no paragraph of the report stands."""
    return 1 + max(
        (
            number
            for number, line in enumerate(lines)
            if number not in marks and line.words >= MIN_PARAGRAPH_WORDS
        ),
        default=-1,
    )


def _is_headline(line: Line) -> bool:
    """Whether a line says something as headlines do: a subject, then a participle or present tense.

    "Why It Matters" and "A Call for Dialogue" say nothing that happened: they are headings.
    """
    text = line.text
    if not _is_link(line) or text.endswith(":") or opening_mark(text):
        return False
    found = _WORD.findall(text)
    if not MIN_TEASER_WORDS <= len(found) <= MAX_TEASER_WORDS:
        return False
    if found[0].casefold() in words("news_labels") | words("stop_words") or _is_prose(found):
        return False
    return any(_is_headline_verb(word) for word in found[1:])


def _is_prose(found: Sequence[str]) -> bool:
    """Whether a line has the small words of a sentence whose full stop was lost.

    Headlines do without "the", "was" and "who", unless they write every word with a capital.
    """
    folded = {word.casefold() for word in found}
    if folded & words("full_sentence_words"):
        return True
    capitals = sum(word[0].isupper() for word in found if len(word) > 3)
    all_capitals = capitals >= 0.8 * sum(len(word) > 3 for word in found)
    return bool(folded & {"a", "an", "the"}) and not all_capitals


def _is_headline_verb(word: str) -> bool:
    folded = word.casefold()
    regular = len(folded) > 4 and folded.endswith("ed") and not folded.endswith("eed")
    return regular or folded in words("headline_verbs")
