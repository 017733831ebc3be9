"""Judgements as lines of JSON: one a line, oldest first, only ever added to.

The file stands beside the dossier and outlives it. A line carries the words that were ruled on
(``exact``), for people; a program looks at report and offsets.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from crossread.errors import InputError
from crossread.model.codec import decode, encode
from crossread.model.collation import Collation
from crossread.model.ids import content_id
from crossread.model.judgement import Judgement, Ruling
from crossread.model.story import Place

FILE = "judgements.jsonl"  # in the dossier's folder
Asked = tuple[Ruling, tuple[Place, ...], str | None]  # on which words, and the name it gives


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


def asked(ruling: Ruling, first: str, second: str, stories: Sequence[Collation]) -> Asked:
    """Return what a ruling is about, by the ids that people see.

    SAME and NOT_SAME take two claims, SPLIT a point and the claim that has no place in it, SPEAKER
    a quote and a name. InputError names the id that the stories do not hold.
    """
    if ruling is Ruling.SPEAKER:
        if not second.strip():
            raise InputError("a ruling on a speaker needs a name")
        return ruling, (_place(first, _quotes(stories), "quote"),), second.strip()
    claims = _claims(stories)
    if ruling is Ruling.SPLIT:
        return ruling, _split(first, second, stories, claims), None
    if first == second:
        raise InputError("a ruling on two claims needs two")
    return ruling, (_place(first, claims, "claim"), _place(second, claims, "claim")), None


def earlier(standing: Sequence[Judgement], ruling: Ruling, places: tuple[Place, ...]) -> str | None:
    """Return the id of the last standing judgement on the same words: a new one takes its place."""
    alike = [
        each.id
        for each in standing
        if set(each.places) == set(places)
        and (each.ruling is Ruling.SPEAKER) == (ruling is Ruling.SPEAKER)
    ]
    return alike[-1] if alike else None


def _split(
    point: str, claim: str, stories: Iterable[Collation], claims: Mapping[str, Place]
) -> tuple[Place, ...]:
    """The claim, then the others of its point."""
    members = {each.id: each.claims for story in stories for each in story.points}
    if point not in members:
        raise InputError(f"no point {point} in this dossier; ids stand in dossier.json")
    rest = tuple(_place(each, claims, "claim") for each in members[point] if each != claim)
    if claim not in members[point] or not rest:
        raise InputError(f"{claim} does not stand in {point} beside another claim")
    return (_place(claim, claims, "claim"), *rest)


def _claims(stories: Iterable[Collation]) -> dict[str, Place]:
    return {c.id: Place(c.report, c.span) for story in stories for c in story.claims}


def _quotes(stories: Iterable[Collation]) -> dict[str, Place]:
    return {q.id: Place(q.report, q.span) for story in stories for q in story.quotes}


def _place(id_: str, places: Mapping[str, Place], what: str) -> Place:
    if id_ not in places:
        raise InputError(f"no {what} {id_} in this dossier; ids stand in dossier.json")
    return places[id_]
