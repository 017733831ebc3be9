"""``crossread why``: why two claims do, or do not, stand in one point."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options
from crossread.cli.controls import plain

if TYPE_CHECKING:
    from crossread.collate import Why
    from crossread.collate.why import PieceOfEvidence
    from crossread.model.dossier import Dossier
    from crossread.settings import Settings

EXIT_CODES = """
Exit codes: 0 answered; 1 an error of crossread's own; 2 no dossier, or no such claims; 4 mistakes
in the settings; 5 a model is missing or damaged; 130 interrupted.
"""
# What a person can weigh: pieces of evidence that say nearly the same are told as one.
TOLD_KINDS = {
    "how much of their meaning they share": (
        "meaning",
        "meaning_most",
        "said_again",
        "vector",
        "predicate",
    ),
    "how they stand among all claims of the two reports": ("best", "rank", "margin"),
    "how alike the sentences around them are": ("context", "sentences"),
    "words that are rare in the story": ("words", "shared"),
    "how much each of them says": ("weight_least", "weight_most"),
    "who acts and who is named": ("subject", "names"),
    "what they count": ("figures",),
    "the time they give": ("times",),
    "the words they quote": ("quote",),
    "that both affirm, or both deny": ("negation",),
    "where in the reports they stand": ("place", "early"),
    "what all this says together": ("combined",),
}
_LEAST = 0.05  # what spoke less is not told


def why(
    folder: Annotated[Path, typer.Argument(metavar="DOSSIER", help="Folder of a dossier.")],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Id of another.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    settings: options.SettingsFile = None,
) -> None:
    """Say why two claims do or do not stand in one point of the comparison."""
    from crossread import pipeline
    from crossread.cli import folder as folders
    from crossread.cli import rulings
    from crossread.scale.local import annotator

    dossier = folders.read(folder)
    answer = pipeline.explained(
        dossier,
        (claim, other),
        options.settings(settings) or _as_written(dossier),
        annotate=annotator(),
        judgements=rulings.read(None, folder),
    )
    if as_json:
        sys.stdout.write(json.dumps(asdict(answer), indent=1) + "\n")
        return
    for line in in_words(answer, dossier):
        typer.echo(plain(line))


why.__doc__ = f"{why.__doc__}\n{EXIT_CODES}"


def _as_written(dossier: "Dossier") -> "Settings":
    """The settings of the comparison that the dossier was written with."""
    from crossread.collate import CollateConfig
    from crossread.settings import Settings

    given = dossier.made_by.settings.get("collate")
    known = {each.name for each in fields(CollateConfig)}
    if not isinstance(given, dict) or set(given) != known:  # of another version
        return Settings()
    return Settings(collate=CollateConfig(**given))


def in_words(answer: "Why", dossier: "Dossier") -> Iterator[str]:
    """Yield the answer line by line, for a person who knows no statistics."""
    for claim in answer.claims:
        yield f"“{_words(claim, dossier)}”"
    yield ""
    yield _verdict(answer)
    if answer.score is None:
        return
    which = " that put another figure or time to one thing" if answer.rivals else ""
    yield f"They score {answer.score:.2f}; from {answer.needed:.2f} on two claims{which} may join."
    spoke = _by_kind(answer)
    for heading, sign in (("Spoke for it:", 1), ("Spoke against it:", -1)):
        kinds = [(total, name, first) for total, name, first in spoke if sign * total >= _LEAST]
        if kinds:
            yield f"\n{heading}"
        for total, name, first in kinds:
            yield f"  {total:+.2f}  {name} ({first.value:.2f}, usually {first.usual:.2f})"


def _by_kind(answer: "Why") -> "list[tuple[float, str, PieceOfEvidence]]":
    """What each kind of evidence said, the loudest first, with the piece that stands for it."""
    pieces = {piece.name: piece for piece in answer.pieces}
    kinds = {
        name: [pieces.pop(n) for n in names if n in pieces] for name, names in TOLD_KINDS.items()
    }
    kinds |= {name: [piece] for name, piece in pieces.items()}
    told = [(sum(p.spoke for p in own), name, own[0]) for name, own in kinds.items() if own]
    return sorted(told, key=lambda each: (-abs(each[0]), each[1]))


def _verdict(answer: "Why") -> str:
    from crossread.collate import Verdict

    stand = "They stand in one point" if answer.together else "They do not stand in one point"
    reasons = {
        Verdict.RULED: f"a person ruled so ({', '.join(answer.ruled_by)}).",
        Verdict.SCORE: "the two alone decide it.",
        Verdict.GROUP: _group(answer),
        Verdict.TWO_PEOPLE: "both tell the age of somebody, and not of the same person.",
        Verdict.ONE_REPORT: "both are of one report, which is taken to say a thing once.",
        Verdict.NOTHING_TOLD: "one of them states nothing by itself and shares no day, figure or "
        "name with the other, or somebody else acts in it.",
    }
    return f"{stand}: {reasons[answer.verdict]}"


def _group(answer: "Why") -> str:
    if answer.together:
        return "other claims of the point link them."
    sizes = " and ".join(str(len(point)) for point in answer.points)
    return f"their points hold {sizes} claims, which do not match each other well enough."


def _words(claim: str, dossier: "Dossier") -> str:
    texts = {report.id: report.text for report in dossier.reports}
    claims = (each for story in dossier.stories for each in story.claims if each.id == claim)
    found = next(claims)
    return " ".join(found.span.of(texts[found.report]).split())
