"""The file of judgements: read whole, added to, never rewritten."""

from collections.abc import Mapping
from pathlib import Path

from crossread.cli import folder as folders
from crossread.cli import terminal
from crossread.cli.faults import fault
from crossread.dossier.judgements import FILE, line, parsed
from crossread.errors import InputError, OutputError
from crossread.model.dossier import Dossier
from crossread.model.judgement import Judgement, Outcome


def read(given: Path | None, folder: Path | None) -> tuple[Judgement, ...]:
    """Return the judgements of a file and of a dossier's folder, in this order, each once."""
    found: dict[str, Judgement] = {}
    if given:
        found |= {each.id: each for each in _parsed(given)}
    if folder and (folder / FILE).exists():
        found |= {each.id: each for each in _parsed(folder / FILE) if each.id not in found}
    return tuple(found.values())


def append(folder: Path, judgement: Judgement, texts: Mapping[str, str]) -> None:
    """Add a line to the file in a dossier's folder; what stands there is not touched."""
    path = folder / FILE
    try:
        with folders.alone(folder), path.open("ab") as log:
            if log.tell() and path.read_bytes()[-1:] != b"\n":  # as an editor may leave it
                log.write(b"\n")
            log.write(line(judgement, texts).encode())
    except OSError as error:
        raise OutputError(f"cannot write {path}: {fault(error)}") from error


def warn(dossier: Dossier) -> None:
    """Say what became of the judgements: how many are obeyed, and which are not and why."""
    heard = [*dossier.unheard, *(each for story in dossier.stories for each in story.judgements)]
    obeyed = sum(each.outcome is Outcome.OBEYED for each in heard)
    if heard:
        terminal.say(f"{obeyed} of {len(heard)} judgements obeyed")
    for each in heard:
        if each.outcome is not Outcome.OBEYED:
            terminal.say(f"judgement {each.id} {each.outcome}: {each.why}")


def _parsed(path: Path) -> tuple[Judgement, ...]:
    try:
        return parsed(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        needed = "give judgements as a page saves them, one a line"
        raise InputError(f"{path} cannot be read: {fault(error)}; {needed}") from error
