"""Judgements as lines of JSON: one a line, oldest first, only ever added to.

The file stands beside the dossier and outlives it. A line carries the words that were ruled on
(``exact``), for people; a program looks at report and offsets.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from crossread.errors import InputError
from crossread.model.codec import decode, encode
from crossread.model.collation import Collation
from crossread.model.ids import content_id
from crossread.model.judgement import Judgement, Ruling
from crossread.model.report import Report
from crossread.model.span import Span
from crossread.model.story import Place, Relation

FILE = "judgements.jsonl"  # in the dossier's folder
_FIRST_WORDS = re.compile(r"\S+(?:[^\S\n]+\S+){0,11}")  # a dozen, of one line
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
        except RecursionError:
            raise InputError(f"{name}, line {number}, is nested too deep") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InputError(
                f"{name}, line {number}, is not a judgement; a page of a dossier and "
                "`crossread judge` write them, one a line"
            ) from None
        if not ruled.places:
            raise InputError(f"{name}, line {number}, points at no words")
        found.setdefault(ruled.id, ruled)
    return tuple(found.values())


def asked(
    ruling: Ruling,
    first: str,
    second: str,
    stories: Sequence[Collation],
    reports: Mapping[str, Report],
) -> Asked:
    """Return what a ruling is about, by the ids that people see.

    SAME and NOT_SAME take two claims, SPLIT a point and the claim that has no place in it, SPEAKER
    a quote and a name, ORIGIN and NOT_ORIGIN two of ``reports`` that stand in one story.
    InputError names the id that the stories do not hold.
    """
    if ruling is Ruling.SPEAKER:
        if not second.strip():
            raise InputError("a ruling on a speaker needs a name")
        return ruling, (_place(first, _quotes(stories), "quote"),), second.strip()
    if ruling.on_reports:
        return ruling, _heads(first, second, stories, reports), None
    claims = _claims(stories)
    if ruling is Ruling.SPLIT:
        return ruling, _split(first, second, stories, claims), None
    if first == second:
        raise InputError("a ruling on two claims needs two")
    return ruling, (_place(first, claims, "claim"), _place(second, claims, "claim")), None


def earlier(standing: Sequence[Judgement], ruling: Ruling, places: tuple[Place, ...]) -> str | None:
    """Return the id of the last standing judgement on the same words: a new one takes its place."""
    about = _about(ruling, places)
    alike = [each.id for each in standing if _about(each.ruling, each.places) == about]
    return alike[-1] if alike else None


def opening(report: Report) -> Place:
    """Return the words that stand for a whole report: its title, else the first of its body."""
    if report.title and report.title.span:
        return Place(report.id, report.title.span)
    begin = report.body[0].start if report.body else 0
    found = _FIRST_WORDS.search(report.text, begin)
    return Place(report.id, Span(*found.span()) if found else Span(0, len(report.text)))


def _about(ruling: Ruling, places: tuple[Place, ...]) -> tuple[str, frozenset[Place | str]]:
    """What a ruling answers: of two with the same, only one can stand."""
    if ruling.on_reports:
        return "origin", frozenset(place.report for place in places)
    return ("speaker" if ruling is Ruling.SPEAKER else "claims"), frozenset(places)


def _heads(
    one: str, other: str, stories: Iterable[Collation], reports: Mapping[str, Report]
) -> tuple[Place, ...]:
    """The first words of two reports of one story; of an article with versions, of the first."""
    story_of = {each: story for story in stories for each in story.story.reports}
    for each in (one, other):
        if each not in story_of or each not in reports:
            raise InputError(f"no report {each} in this dossier; ids stand in dossier.json")
    if one == other:
        raise InputError("a ruling on an origin needs two reports")
    if story_of[one] is not story_of[other]:
        raise InputError(f"{one} and {other} are not reports of one story")
    first = {one: _first_version(one, story_of[one]), other: _first_version(other, story_of[one])}
    pair = first.values() if first[one] != first[other] else first.keys()
    return tuple(opening(reports[each]) for each in pair)


def _first_version(report: str, story: Collation) -> str:
    """The version that stays in the story when a later one comes."""
    before = {
        each.report: each.from_report
        for each in story.derivations
        if each.relation is Relation.VERSION_OF
    }
    seen = {report}
    while report in before and before[report] not in seen:
        seen.add(report := before[report])
    return report


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
    return {q.id: Place(q.report, q.span) for story in stories for q in story.quotes if q.marked}


def _place(id_: str, places: Mapping[str, Place], what: str) -> Place:
    if id_ not in places:
        raise InputError(f"no {what} {id_} in this dossier; ids stand in dossier.json")
    return places[id_]
