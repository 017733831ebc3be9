"""``crossread judge``: people overrule the machine, and it remembers."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.errors import InputError

if TYPE_CHECKING:
    from crossread.model.dossier import Dossier
    from crossread.model.judgement import Judgement, Ruling
    from crossread.model.story import Place

    Asked = tuple[Ruling, tuple[Place, ...], str | None]

EXIT_CODES = """
Exit codes: 0 the judgement is written; 1 an error of crossread's own; 2 no dossier, no such claim,
point or quote, or the call is wrong; 3 the file cannot be written; 130 interrupted.
"""
Pair = tuple[str, str]
_AGAIN = "Obeyed from the next `crossread read … -o {folder}` on."


def judge(
    folder: Annotated[Path, typer.Argument(metavar="DOSSIER", help="Folder of a dossier.")],
    same: Annotated[
        Pair | None, typer.Option(metavar="CLAIM CLAIM", help="Two claims say the same thing.")
    ] = None,
    not_same: Annotated[
        Pair | None, typer.Option(metavar="CLAIM CLAIM", help="Two claims do not.")
    ] = None,
    split: Annotated[
        Pair | None, typer.Option(metavar="POINT CLAIM", help="A claim has no place in a point.")
    ] = None,
    speaker: Annotated[
        Pair | None, typer.Option(metavar="QUOTE NAME", help="Who spoke the words of a quote.")
    ] = None,
    undo: Annotated[str | None, typer.Option(metavar="ID", help="Withdraw a judgement.")] = None,
    show: Annotated[bool, typer.Option("--list", help="List the judgements.")] = False,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who rules.")] = None,
) -> None:
    """Rule on what the machine suggested; the ruling outlives every later run."""
    from crossread.cli import folder as folders
    from crossread.cli import rulings
    from crossread.model.judgement import Ruling

    asked = {
        Ruling.SAME: same,
        Ruling.NOT_SAME: not_same,
        Ruling.SPLIT: split,
        Ruling.SPEAKER: speaker,
    }
    given = [(ruling, pair) for ruling, pair in asked.items() if pair]
    if len(given) + bool(undo) + show != 1:
        raise InputError("give one of --same, --not-same, --split, --speaker, --undo and --list")
    dossier, log = folders.read(folder), rulings.read(None, folder)
    if show:
        for line in listed(log, {report.id: report.text for report in dossier.reports}):
            typer.echo(line)
        return
    if not by:
        raise InputError("a judgement needs its judge: --by NAME")
    ruled = _undone(log, undo) if undo else _asked(*given[0], dossier)
    _write(folder, dossier, log, ruled, by=by, undo=undo)


judge.__doc__ = f"{judge.__doc__}\n{EXIT_CODES}"


def _write(
    folder: Path,
    dossier: "Dossier",
    log: "tuple[Judgement, ...]",
    asked: "Asked",
    *,
    by: str,
    undo: str | None,
) -> None:
    """Add the judgement to the file and say under which id."""
    from crossread.cli import rulings
    from crossread.dossier.judgements import judgement

    ruling, places, name = asked
    at = datetime.now(UTC).isoformat(timespec="seconds")
    earlier = undo or _earlier(log, ruling, places)
    ruled = judgement(ruling, places, by=by, at=at, name=name, supersedes=earlier)
    rulings.append(folder, ruled, {report.id: report.text for report in dossier.reports})
    typer.echo(f"{ruled.id} {ruling}" + (f", in place of {earlier}" if earlier else ""))
    typer.echo(_AGAIN.format(folder=folder))


def listed(log: "tuple[Judgement, ...]", texts: dict[str, str]) -> Iterator[str]:
    """Yield the judgements, oldest first, each with the words that it is about."""
    superseded = {each.supersedes: each.id for each in log}
    for each in log:
        state = f" (superseded by {superseded[each.id]})" if each.id in superseded else ""
        name = f" {each.name}" if each.name else ""
        yield f"{each.id} {each.ruling}{name}, by {each.by}, {each.at}{state}"
        for place in each.places:
            words = place.span.of(texts.get(place.report, "")) or "(not among these reports)"
            yield f"    “{' '.join(words.split())}”"


def _asked(ruling: "Ruling", pair: Pair, dossier: "Dossier") -> "Asked":
    """The places of a ruling, and the name it gives."""
    from crossread.model.judgement import Ruling

    one, other = pair
    if ruling is Ruling.SPEAKER:
        if not other.strip():
            raise InputError("--speaker needs a name")
        return ruling, (_place(one, _quotes(dossier), "quote"),), other.strip()
    claims = _claims(dossier)
    if ruling is Ruling.SPLIT:
        members = {point.id: point.claims for story in dossier.stories for point in story.points}
        if one not in members:
            raise InputError(f"no point {one} in this dossier; ids stand in dossier.json")
        rest = tuple(_place(each, claims, "claim") for each in members[one] if each != other)
        if other not in members[one] or not rest:
            raise InputError(f"{other} does not stand in {one} beside another claim")
        return ruling, (_place(other, claims, "claim"), *rest), None
    if one == other:
        raise InputError("a ruling on two claims needs two")
    return ruling, (_place(one, claims, "claim"), _place(other, claims, "claim")), None


def _undone(log: "tuple[Judgement, ...]", id_: str) -> "Asked":
    """The withdrawal of a judgement that still stands."""
    from crossread.collate import standing
    from crossread.model.judgement import Ruling

    for each in standing(log):
        if each.id == id_:
            return Ruling.WITHDRAWN, each.places, None
    known = ", ".join(each.id for each in standing(log)) or "none"
    raise InputError(f"no judgement {id_} stands; standing: {known}")


def _earlier(
    log: "tuple[Judgement, ...]", ruling: "Ruling", places: "tuple[Place, ...]"
) -> str | None:
    """The standing judgement on the same words that a new one takes the place of."""
    from crossread.collate import standing
    from crossread.model.judgement import Ruling

    alike = (
        each.id
        for each in standing(log)
        if set(each.places) == set(places)
        and (each.ruling is Ruling.SPEAKER) == (ruling is Ruling.SPEAKER)
    )
    return max(alike, default=None, key=[each.id for each in log].index)


def _claims(dossier: "Dossier") -> "dict[str, Place]":
    from crossread.model.story import Place

    return {c.id: Place(c.report, c.span) for story in dossier.stories for c in story.claims}


def _quotes(dossier: "Dossier") -> "dict[str, Place]":
    from crossread.model.story import Place

    return {q.id: Place(q.report, q.span) for story in dossier.stories for q in story.quotes}


def _place(id_: str, places: "dict[str, Place]", what: str) -> "Place":
    if id_ not in places:
        raise InputError(f"no {what} {id_} in this dossier; ids stand in dossier.json")
    return places[id_]
