"""Judgements as lines of JSON: one a line, oldest first, only ever added to.

The file stands beside the dossier and outlives it. A line carries the words that were ruled on
(``exact``), for people; a program looks at report and offsets.
"""

import json
from collections.abc import Mapping

from crossread.errors import InputError
from crossread.model.codec import decode, encode
from crossread.model.ids import content_id
from crossread.model.judgement import Judgement, Ruling
from crossread.model.story import Place

FILE = "judgements.jsonl"  # in the dossier's folder


def judgement(
    ruling: Ruling,
    places: tuple[Place, ...],
    *,
    by: str,
    at: str,
    name: str | None = None,
    supersedes: str | None = None,
) -> Judgement:
    """Return the judgement under an id that follows from all it says."""
    told = (f"{p.report}:{p.span.start}:{p.span.end}" for p in places)
    id_ = content_id("j", ruling, *told, by, at, name or "", supersedes or "")
    return Judgement(id_, ruling, places, by, at, name, supersedes)


def line(ruled: Judgement, texts: Mapping[str, str]) -> str:
    """Return a judgement as one line of JSON; ``texts`` holds the frozen text of each report id."""
    return json.dumps(encode(ruled, texts), allow_nan=False) + "\n"


def parsed(written: str, name: str) -> tuple[Judgement, ...]:
    """Return the judgements of a file's text, in its order; a line that came twice counts once.

    InputError says which line of ``name`` is no judgement: none is passed over in silence.
    """
    found: dict[str, Judgement] = {}
    for number, each in enumerate(written.split("\n"), start=1):
        if not each.strip():
            continue
        try:
            ruled = decode(Judgement, json.loads(each), {})
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{name}, line {number}, is no judgement: {error!r}") from None
        if not ruled.places:
            raise InputError(f"{name}, line {number}, points at no words")
        found.setdefault(ruled.id, ruled)
    return tuple(found.values())
