"""A dossier's folder on disk: there whole, or not there at all."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import crossread
from crossread.cli import screen, terminal
from crossread.cli.faults import fault
from crossread.dossier import dump
from crossread.dossier.judgements import FILE as JUDGEMENTS
from crossread.errors import NotADossier, OutputError
from crossread.model.dossier import Dossier

if sys.platform != "win32":
    import fcntl

MARK = "dossier.json"  # The file that tells a folder of ours from somebody else's.


def hand_over(dossier: Dossier, folder: Path | None, *, as_json: bool) -> None:
    """Write a dossier to its folder, where one is named, and print it: whole, or in short."""
    if folder:
        write(folder, crossread.files(dossier))
    if as_json:
        sys.stdout.write(dump(dossier))
        return
    console = terminal.output()
    screen.summary(dossier, console)
    if folder:
        console.print(f"The page: {folder / 'index.html'}")


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write ``files`` as the content of ``folder``, replacing an older dossier there.

    Judgements in the folder are people's: they stay, byte for byte. A link to a folder stays one.
    Nothing is left behind when the writing stops half-way. OutputError when the place cannot be
    written or holds something that is no dossier.
    """
    try:
        folder = folder.resolve()
        _check(folder)
        with _workshop(folder) as made:
            for name, content in files:
                target = made / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            with alone(folder):
                _swap(made, folder)
    except OSError as error:
        raise OutputError(
            f"cannot write {folder}: {fault(error)}; give another place, as -o dossier"
        ) from error


def _check(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file; -o takes a folder, new or with an older dossier")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise OutputError(f"{folder} holds other files; give a new or empty folder, or a dossier's")
    if folder == Path.cwd() or folder in Path.cwd().parents:
        raise OutputError(f"{folder} is where you stand; give a folder in it, as -o dossier")


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A folder beside the target, on the same file system, that goes away if it is not moved."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep a folder from other runs meanwhile.

    Two that swap it at once, or a judgement added to the one that goes, would lose what people
    ruled. The folder above is locked: a file of our own would have to be removed, and by whom?
    """
    if sys.platform == "win32":  # folders have no locks there
        yield
        return
    above = os.open(folder.resolve().parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(above, fcntl.LOCK_EX)
        yield
    finally:
        os.close(above)


def _swap(made: Path, folder: Path) -> None:
    """Put the finished folder in the place of the old one."""
    if not folder.exists():
        made.rename(folder)
        return
    old = made.with_name(f"{made.name}-old")
    folder.rename(old)
    try:
        if (old / JUDGEMENTS).exists():  # after the renaming: no line can be added to the old one
            shutil.copy2(old / JUDGEMENTS, made / JUDGEMENTS)
        made.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def read(folder: Path) -> Dossier:
    """Return the dossier that was written to ``folder``; NotADossier when there is none."""
    from crossread.dossier import load

    try:
        written = (folder / MARK).read_text(encoding="utf-8")
        files = sorted((folder / "reports").glob("*.txt"))
        texts = {file.stem: file.read_bytes().decode() for file in files}
    except (OSError, UnicodeDecodeError) as error:
        raise NotADossier(
            f"{folder} holds no dossier that can be read: {fault(error)}; "
            "`crossread read PATH -o FOLDER` writes one"
        ) from error
    try:
        return load(written, texts)
    except NotADossier as error:
        anew = f"`crossread read PATH -o {folder}` writes it anew"
        raise NotADossier(f"{folder / MARK}: {error} {anew}") from None
