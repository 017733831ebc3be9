"""Reads citations as a stranger would: ``report:start-end``."""

import re

_CITE = re.compile(r"(?P<report>r-[\w-]+):(?P<start>\d+)-(?P<end>\d+)")


def words(cites, texts):
    """Return the words that a cell of citations points at; fails where one leads nowhere."""
    found = []
    for cite in cites.split():
        place = _CITE.fullmatch(cite)
        assert place, cite
        text, start, end = texts[place["report"]], int(place["start"]), int(place["end"])
        assert 0 <= start <= end <= len(text), cite
        found.append(text[start:end])
    return found
