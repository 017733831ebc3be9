"""Lines of judgements that come from elsewhere: each a judgement on these reports, or why not.

A page that opens from disk hands its rulings over as a file, and people edit files. Nothing of a
line is believed: fields, types, places, words and ruling are looked at one by one, and a line that
is refused says everything that is wrong with it at once.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from crossread.dossier.judgements import judgement
from crossread.model.judgement import Judgement, Ruling
from crossread.model.span import Span
from crossread.model.story import Place

FIELDS = ("id", "ruling", "places", "by", "at", "name", "supersedes")
PLACE_FIELDS = ("report", "start", "end", "exact")
LONGEST_NAME = 200  # characters; a name is printed on a line of the page and of the terminal
_SHOWN = 40  # characters of what was found instead
_PAIRS = dict.fromkeys((Ruling.SAME, Ruling.NOT_SAME, Ruling.ORIGIN, Ruling.NOT_ORIGIN), 2)
_LEAST_PLACES = {**_PAIRS, Ruling.SPLIT: 2}
_MOST_PLACES = {**_PAIRS, Ruling.SPEAKER: 1}

Problems = tuple[str, ...]
Written = Mapping[str, Any]


def checked(line: bytes, texts: Mapping[str, str]) -> Judgement | Problems:
    """Return the judgement that a line of JSON is, or all that is wrong with it.

    ``texts`` holds the frozen text of each report id. An ``id`` may be left out; one that is given
    must follow from the rest of the line. Whether what it supersedes exists is for the log to say.
    """
    written = _object(line)
    if isinstance(written, str):
        return (written,)
    problems = (
        *_odd_fields(written, FIELDS, "the line"),
        *_ruling(written),
        *_places(written, texts),
        *_judge(written),
        *_name(written),
        *_earlier(written),
    )
    return problems or _made(written)


def _object(line: bytes) -> Written | str:
    try:
        written = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return f"is not UTF-8 at byte {error.start}"
    except RecursionError:
        return "is nested too deep"
    except ValueError as error:
        return f"is not JSON: {error}"
    return written if isinstance(written, dict) else "is no JSON object"


def _made(written: Written) -> Judgement | Problems:
    places = tuple(
        Place(each["report"], Span(each["start"], each["end"])) for each in written["places"]
    )
    ruled = judgement(
        Ruling(written["ruling"]),
        places,
        by=written["by"],
        at=written["at"],
        name=written.get("name"),
        supersedes=written.get("supersedes"),
    )
    if written.get("id") in (None, ruled.id):
        return ruled
    return ("id does not follow from the rest of the line: changed since it was ruled",)


def _odd_fields(written: Written, known: tuple[str, ...], where: str) -> Iterator[str]:
    odd = [each for each in written if each not in known]
    if odd:
        yield f"{where} has {_shown(odd[0])}; its fields: {', '.join(known)}"


def _ruling(written: Written) -> Iterator[str]:
    ruling = written.get("ruling")
    if not isinstance(ruling, str) or ruling not in list(Ruling):
        yield f"ruling is {_shown(ruling)}; known: {', '.join(Ruling)}"


def _places(written: Written, texts: Mapping[str, str]) -> Iterator[str]:
    places = written.get("places")
    if not isinstance(places, list) or not places:
        yield "places must be a list of one place or more"
        return
    problems = [
        problem
        for number, place in enumerate(places, start=1)
        for problem in _place(place, f"place {number}", texts)
    ]
    yield from problems or _number_of_places(written.get("ruling"), places)


def _place(place: Any, where: str, texts: Mapping[str, str]) -> Iterator[str]:
    if not isinstance(place, dict):
        yield f"{where} is not an object with {', '.join(PLACE_FIELDS)}"
        return
    yield from _odd_fields(place, PLACE_FIELDS, where)
    report, start, end = (place.get(each) for each in ("report", "start", "end"))
    text = texts.get(report) if isinstance(report, str) else None
    if text is None:
        yield f"{where}: no report {_shown(report)} in this dossier"
    elif type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        yield f"{where}: {_shown(start)}–{_shown(end)} is not a range of a text of {len(text)}"
    elif place.get("exact") != text[start:end]:
        yield (
            f"{where}: report {report} has {_shown(text[start:end])} at {start}–{end}, "
            f"not {_shown(place.get('exact'))}"
        )


def _number_of_places(ruling: Any, places: list[Written]) -> Iterator[str]:
    """Say what is wrong with places that are each right; nothing of an unknown ruling."""
    if not isinstance(ruling, str) or ruling not in list(Ruling):
        return
    least, most = _LEAST_PLACES.get(Ruling(ruling), 1), _MOST_PLACES.get(Ruling(ruling))
    if len(places) < least or (most and len(places) > most):
        wanted = f"{least}" if least == most else f"{least} or more"
        yield f"{ruling} is about {wanted} place(s), not {len(places)}"
    spans = [(each["report"], each["start"], each["end"]) for each in places]
    if ruling != Ruling.WITHDRAWN and len(set(spans)) < len(spans):
        yield "the same words stand twice among the places"
    elif Ruling(ruling).on_reports and len({each["report"] for each in places}) < len(places):
        yield f"{ruling} is about two reports, not two places of one"


def _judge(written: Written) -> Iterator[str]:
    yield from _named(written.get("by"), "by")
    at = written.get("at")
    if not isinstance(at, str) or not _is_instant(at):
        yield f"at is {_shown(at)}; write it as 2026-03-14T09:26:53+00:00"


def _is_instant(at: str) -> bool:
    try:
        return at.isascii() and datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        return False


def _name(written: Written) -> Iterator[str]:
    name = written.get("name")
    if written.get("ruling") == Ruling.SPEAKER:
        yield from _named(name, "name")
    elif name is not None:
        yield f"name is {_shown(name)}; only a ruling on a speaker has one"


def _named(name: Any, field: str) -> Iterator[str]:
    """Say what is wrong with a person's name: it goes on one line of a page and of a terminal."""
    if not isinstance(name, str) or not name.strip():
        yield f"{field} is {_shown(name)}; it must name a person"
    elif len(name) > LONGEST_NAME:
        yield f"{field} has {len(name)} characters; at most {LONGEST_NAME}"
    elif any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") for each in name):
        yield f"{field} holds a line break or a control character"


def _earlier(written: Written) -> Iterator[str]:
    earlier = written.get("supersedes")
    if earlier is not None and not isinstance(earlier, str):
        yield f"supersedes is {_shown(earlier)}; it must be the id of a judgement, or null"
    elif not earlier and written.get("ruling") == Ruling.WITHDRAWN:
        yield "withdrawn needs the id of the judgement that it supersedes"


def _shown(found: Any) -> str:
    """What was found, in ASCII and short: it may be anything, and goes to a terminal."""
    told = ascii(found)
    return told if len(told) <= _SHOWN else f"{told[: _SHOWN - 1]}…"
