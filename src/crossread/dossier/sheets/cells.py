"""What stands in a cell: names, words in quotation marks, and places as citations."""

import re
from collections.abc import Iterable, Mapping

from crossread.dossier.view.lookup import Lookup
from crossread.model.claim import Claim
from crossread.model.collation import Reading
from crossread.model.story import Place

Cell = str | int | float | None
Row = Mapping[str, Cell]


def cite(place: Place) -> str:
    """Return how a place is cited: report, first code point, one past the last.

    >>> from crossread.model.span import Span
    >>> cite(Place("r-1", Span(3, 9)))
    'r-1:3-9'
    """
    return f"{place.report}:{place.span.start}-{place.span.end}"


def cites(places: Iterable[Place]) -> str:
    """Return the places one a line, each once, in the order given."""
    return lines(dict.fromkeys(map(cite, places)))


def places_of(claims: Iterable[str], known: Lookup) -> list[Place]:
    """Return where the claims stand."""
    return [_place(known.claims[claim]) for claim in claims]


def _place(claim: Claim) -> Place:
    return Place(claim.report, claim.span)


def names(claims: Iterable[str], known: Lookup) -> str:
    """Return the reports that make the claims by name, in the story's order."""
    return ", ".join(head.name for head in known.heads_of(claims))


def given_words(reading: Reading, known: Lookup) -> tuple[str, ...]:
    """Return those of a reading's claims that have the words of its label."""
    label = re.compile(rf"(?<!\w){re.escape(line(reading.label).casefold())}(?!\w)")
    return tuple(
        key
        for key in reading.claims
        if label.search(words_of(_place(known.claims[key]), known).casefold())
    )


def with_voices(reading: Reading, known: Lookup) -> str:
    """Return a reading with its reports: words in quotation marks are those of each that is named.

    “14” (Northline, Globe); where only some have the words: Northline “14”; also Globe (other
    wording); and without quotation marks where none has them.
    """
    words, every = line(reading.label), known.heads_of(reading.claims)
    theirs = known.heads_of(given_words(reading, known))
    named = ", ".join(head.name for head in theirs)
    others = ", ".join(head.name for head in every if head not in theirs)
    if not named:
        return f"{words} ({others})"
    if not others:
        return f"“{words}” ({named})"
    return f"{named} “{words}”; also {others} (other wording)"


def words_of(place: Place, known: Lookup) -> str:
    """Return the words at a place as one line."""
    return line(place.span.of(known.text(place.report)))


def said_by(place: Place, known: Lookup) -> str:
    """Return the words at a place with the report that has them."""
    return f"{known.heads[place.report].name}: “{words_of(place, known)}”"


def line(text: str) -> str:
    r"""Return the text as one line.

    >>> line(" at\n least  12 ")
    'at least 12'
    """
    return " ".join(text.split())


def lines(texts: Iterable[str]) -> str:
    """Return the texts one a line."""
    return "\n".join(texts)
