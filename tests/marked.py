"""Labels written inside the sentence that a test speaks of."""

import re

_MARK = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


def marked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the plain sentence and its labelled ranges, innermost first at equal starts.

    Marks may nest: the innermost is read first, so an outer label is written after it closes.

    >>> marked("[at least 40|quantity] people fled")
    ('at least 40 people fled', [(0, 11, 'quantity')])
    >>> marked("[the [harbour|place] chief|source] said")
    ('the harbour chief said', [(0, 17, 'source'), (4, 11, 'place')])
    """
    ranges: list[tuple[int, int, str]] = []
    while found := _MARK.search(text):
        words, label = found.groups()
        start, end = found.start(), found.start() + len(words)
        closing = len(found.group()) - len(words) - 1  # characters of "|label]"
        ranges = [_shifted(each, found.start(), end + 1, closing) for each in ranges]
        ranges.append((start, end, label))
        text = text[: found.start()] + words + text[found.end() :]
    return text, sorted(ranges)


def _shifted(
    each: tuple[int, int, str], opening: int, closing: int, dropped: int
) -> tuple[int, int, str]:
    """Move a range found earlier left by the brackets that stood before its ends."""
    start, end, label = each
    return (_moved(start, opening, closing, dropped), _moved(end, opening, closing, dropped), label)


def _moved(at: int, opening: int, closing: int, dropped: int) -> int:
    return at - (at > opening) - (dropped if at > closing else 0)
