"""Names that two reports misspell alike.

Maas's rule of textual criticism (Textkritik, 1927): what shows descent is the shared error. A
spelling counts as one when exactly two reports have it and three others or more agree on another
that is one letter away, the first letter aside. It supports a derivation that other evidence shows,
and never makes one: two newsrooms can hear a name wrong in the same way.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from crossread.model.story import Place
from crossread.stories.body import Body

_LEAST_LETTERS = 5  # shorter names lie a letter apart by chance
_HAVE_IT = 2  # reports with the error
_AGREE = 3  # reports with the other spelling, at least: more than have the error

Pair = tuple[str, str]  # report ids, rising


def shared_errors(bodies: Sequence[Body]) -> dict[Pair, tuple[tuple[Place, Place], ...]]:
    """Return the places of each error by the two reports that share it."""
    spelled: dict[str, dict[str, Place]] = defaultdict(dict)
    for body in bodies:
        for key, place in _names(body):
            spelled[key].setdefault(body.report.id, place)
    agreed: dict[str, list[str]] = defaultdict(list)
    for key in sorted(spelled):
        if len(spelled[key]) >= _AGREE:
            agreed[key[0]].append(key)
    found: dict[Pair, list[tuple[Place, Place]]] = defaultdict(list)
    for key in sorted(spelled):
        if len(spelled[key]) == _HAVE_IT and _is_error(key, agreed[key[0]], spelled):
            one, two = sorted(spelled[key])
            found[one, two].append((spelled[key][one], spelled[key][two]))
    return {pair: tuple(places) for pair, places in found.items()}


def _names(body: Body) -> Iterator[tuple[str, Place]]:
    for at, key in enumerate(body.keys):
        if len(key) >= _LEAST_LETTERS and key.isalpha() and body.initial(at).isupper():
            yield key, Place(body.report.id, body.span(at, at + 1))


def _is_error(key: str, agreed: Sequence[str], spelled: Mapping[str, Mapping[str, Place]]) -> bool:
    """Whether other reports agree on a spelling one letter away; a plural is no error."""
    return any(
        Levenshtein.distance(key, other, score_cutoff=1) == 1
        and other.rstrip("s") != key.rstrip("s")
        and not spelled[other].keys() & spelled[key].keys()
        for other in agreed
    )
