"""``crossread judge``: people overrule the machine, and it remembers."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options
from crossread.errors import InputError

if TYPE_CHECKING:
    from crossread.cli.dockets import Docket
    from crossread.dossier.judgements import Asked
    from crossread.model.judgement import Judgement

EXIT_CODES = """
Exit codes: 0 the judgement is written; 1 an error of crossread's own; 2 no dossier, no such claim,
point or quote, or the call is wrong; 3 the file cannot be written; 6 the store
cannot be used; 130 interrupted.
"""
Pair = tuple[str, str]


def judge(
    path: Annotated[
        Path, typer.Argument(metavar="DOSSIER|STORE", help="A dossier's folder or a store's file.")
    ],
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
    from crossread.cli import dockets
    from crossread.dossier.judgements import asked
    from crossread.model.judgement import Ruling

    wanted = {
        Ruling.SAME: same,
        Ruling.NOT_SAME: not_same,
        Ruling.SPLIT: split,
        Ruling.SPEAKER: speaker,
    }
    given = [(ruling, pair) for ruling, pair in wanted.items() if pair]
    if len(given) + bool(undo) + show != 1:
        raise InputError("give one of --same, --not-same, --split, --speaker, --undo and --list")
    with dockets.opened(path, [each for _, pair in given for each in pair]) as docket:
        if show:
            for line in listed(docket.log, docket.texts):
                typer.echo(line)
            return
        if not by:
            raise InputError("a judgement needs its judge: --by NAME")
        ruled = (
            _undone(docket.log, undo) if undo else asked(given[0][0], *given[0][1], docket.stories)
        )
        _write(docket, ruled, by=by, undo=undo)


judge.__doc__ = f"{judge.__doc__}\n{EXIT_CODES}"


def _write(docket: "Docket", asked: "Asked", *, by: str, undo: str | None) -> None:
    """Add the judgement and say under which id."""
    from crossread.collate import standing
    from crossread.dossier.judgements import earlier, judgement

    ruling, places, name = asked
    before = undo or earlier(standing(docket.log), ruling, places)
    ruled = judgement(ruling, places, by=by, at=options.now(), name=name, supersedes=before)
    docket.keep(ruled)
    typer.echo(f"{ruled.id} {ruling}" + (f", in place of {before}" if before else ""))
    typer.echo(docket.obeyed)


def listed(log: "tuple[Judgement, ...]", texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the judgements, oldest first, each with the words that it is about."""
    superseded = {each.supersedes: each.id for each in log}
    for each in log:
        state = f" (superseded by {superseded[each.id]})" if each.id in superseded else ""
        name = f" {each.name}" if each.name else ""
        yield f"{each.id} {each.ruling}{name}, by {each.by}, {each.at}{state}"
        for place in each.places:
            words = place.span.of(texts.get(place.report, "")) or "(not among these reports)"
            yield f"    “{' '.join(words.split())}”"


def _undone(log: "tuple[Judgement, ...]", id_: str) -> "Asked":
    """The withdrawal of a judgement that still stands."""
    from crossread.collate import standing
    from crossread.model.judgement import Ruling

    for each in standing(log):
        if each.id == id_:
            return Ruling.WITHDRAWN, each.places, None
    known = ", ".join(each.id for each in standing(log)) or "none"
    raise InputError(f"no judgement {id_} stands; standing: {known}")
