"""``crossread judge``: people overrule the machine, and it remembers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossread.cli import options
from crossread.cli.controls import plain
from crossread.errors import InputError

if TYPE_CHECKING:
    from crossread.cli.dockets import Docket
    from crossread.dossier.judgements import Asked
    from crossread.model.judgement import Judgement, Ruling

EXIT_CODES = """
Exit codes: 0 the judgement is written, with --add every line is in the file now; 1 an error of
crossread's own; 2 no dossier, no such claim, point, quote or report, some line of --add is refused
(the others are taken), or the call is wrong; 3 the file cannot be written; 6 the store cannot
be used; 130 interrupted.
"""
SOME_REFUSED = 2
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a call asks for: one ruling, an undoing, a list, or rulings from a file."""

    same: Annotated[
        Pair | None, typer.Option(metavar="CLAIM CLAIM", help="Two claims say the same thing.")
    ] = None
    not_same: Annotated[
        Pair | None, typer.Option(metavar="CLAIM CLAIM", help="Two claims do not.")
    ] = None
    split: Annotated[
        Pair | None, typer.Option(metavar="POINT CLAIM", help="A claim has no place in a point.")
    ] = None
    speaker: Annotated[
        Pair | None, typer.Option(metavar="QUOTE NAME", help="Who spoke the words of a quote.")
    ] = None
    origin: Annotated[
        Pair | None, typer.Option(metavar="REPORT REPORT", help="Two go back to one source.")
    ] = None
    not_origin: Annotated[
        Pair | None, typer.Option(metavar="REPORT REPORT", help="Two do not.")
    ] = None
    undo: Annotated[str | None, typer.Option(metavar="ID", help="Withdraw a judgement.")] = None
    add: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Take the judgements that a page saved.")
    ] = None
    show: Annotated[bool, typer.Option("--list", help="List the judgements.")] = False
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who rules.")] = None
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print the judgement, or what --add or --list tells, as JSON."),
    ] = False

    @property
    def rulings(self) -> "list[tuple[Ruling, Pair]]":
        """The rulings asked for: one, if the call is right."""
        from crossread.model.judgement import Ruling

        pairs = {
            Ruling.SAME: self.same,
            Ruling.NOT_SAME: self.not_same,
            Ruling.SPLIT: self.split,
            Ruling.SPEAKER: self.speaker,
            Ruling.ORIGIN: self.origin,
            Ruling.NOT_ORIGIN: self.not_origin,
        }
        return [(ruling, pair) for ruling, pair in pairs.items() if pair]


@options.as_options
def judge(
    path: Annotated[
        Path, typer.Argument(metavar="DOSSIER|STORE", help="A dossier's folder or a store's file.")
    ],
    wanted: Wanted,
) -> None:
    """Rule on what the machine suggested; the ruling outlives every later run."""
    from crossread.cli import adding, dockets

    given = wanted.rulings
    if len(given) + bool(wanted.undo) + wanted.show + bool(wanted.add) != 1:
        raise InputError(
            "give one of --same, --not-same, --split, --speaker, --origin, --not-origin, --undo, "
            "--add and --list"
        )
    cited = adding.cited(wanted.add) if wanted.add else [each for _, pair in given for each in pair]
    with dockets.opened(path, cited) as docket:
        if wanted.show:
            _list(docket, as_json=wanted.as_json)
        elif wanted.add:
            _add(docket, wanted.add, as_json=wanted.as_json)
        else:
            _rule(docket, wanted)


judge.__doc__ = f"{judge.__doc__}\n{EXIT_CODES}"


def _rule(docket: "Docket", wanted: Wanted) -> None:
    """Add the judgement and say under which id."""
    from crossread.collate import standing
    from crossread.dossier.judgements import asked, earlier, judgement
    from crossread.serve.clock import now

    if not wanted.by:
        raise InputError("a judgement needs its judge: --by NAME")
    if wanted.undo:
        ruling, places, name = _undone(docket.log, wanted.undo)
    else:
        ((ruling, pair),) = wanted.rulings
        ruling, places, name = asked(ruling, *pair, docket.stories, docket.reports)
    before = wanted.undo or earlier(standing(docket.log), ruling, places)
    ruled = judgement(ruling, places, by=wanted.by, at=now(), name=name, supersedes=before)
    docket.keep(ruled)
    if wanted.as_json:
        typer.echo(json.dumps(_values(ruled, docket.texts), indent=2))
        return
    typer.echo(f"{ruled.id} {ruling}" + (f", in place of {before}" if before else ""))
    typer.echo(docket.obeyed)


def _add(docket: "Docket", file: Path, *, as_json: bool) -> None:
    """Take the judgements of a file, and say what became of each line."""
    from crossread.cli import adding

    found = adding.add(docket, file)
    if as_json:
        typer.echo(json.dumps(adding.as_values(found), indent=2))
    else:
        taken = any(isinstance(each, adding.TakenLine) for each in found)
        for line in (*adding.in_words(found, file), *([docket.obeyed] if taken else [])):
            typer.echo(plain(line))
    if any(isinstance(each, adding.RefusedLine) for each in found):
        raise typer.Exit(SOME_REFUSED)


def _list(docket: "Docket", *, as_json: bool) -> None:
    """Print the judgements."""
    if as_json:
        texts = docket.texts
        typer.echo(json.dumps([_values(each, texts) for each in docket.log], indent=2))
        return
    for line in listed(docket.log, docket.texts):
        typer.echo(plain(line))


def _values(ruled: "Judgement", texts: Mapping[str, str]) -> dict[str, Any]:
    """A judgement as its line has it; ``exact`` is null where the report is not of this dossier."""
    places = [
        {
            "report": place.report,
            "start": place.span.start,
            "end": place.span.end,
            "exact": place.span.of(texts[place.report]) if place.report in texts else None,
        }
        for place in ruled.places
    ]
    return {**asdict(ruled), "places": places}


def listed(log: "tuple[Judgement, ...]", texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the judgements, oldest first, each with the words that it is about; or that none is."""
    if not log:
        yield "no judgements yet"
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
