"""The record of a batch: what it was given, how it reads, and every shard that is finished.

``manifest.json`` is written once, when the batch begins; a later run with another input, setting or
version is refused. ``shards.jsonl`` gets one line a finished shard, and a line counts when it is
whole: a killed run goes on behind its last line. Neither holds a clock, a machine or an engine.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import Any, TypeVar

from crossread.errors import InputError, OutputError

FORM = "crossread/batch/1"
MANIFEST, JOURNAL = "manifest.json", "shards.jsonl"
_SHOWN = 8  # differences that a refusal names

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished piece of a stage: its files with their SHA-256, and what it counted."""

    stage: str
    name: str
    files: Mapping[str, str]
    counts: Mapping[str, int]


class Journal:
    """The finished shards of a batch, in its folder."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._path = out / JOURNAL
        self._shards = {(each.stage, each.name): each for each in _lines(self._path)}

    def finished(self, stage: str) -> dict[str, Shard]:
        """Return the finished shards of a stage by name, sorted."""
        return {name: shard for (of, name), shard in sorted(self._shards.items()) if of == stage}

    def add(self, shard: Shard) -> None:
        """Record a finished shard; when this returns, no kill makes it undone."""
        self._shards[shard.stage, shard.name] = shard
        line = json.dumps(asdict(shard), sort_keys=True) + "\n"
        with self._path.open("ab") as journal:
            if journal.tell() and not self._ends_whole():
                journal.write(b"\n")  # a killed run left half a line
            journal.write(line.encode())
            journal.flush()
            os.fsync(journal.fileno())

    def spoiled(self, stage: str) -> list[str]:
        """Forget the shards of a stage whose files are gone or changed; return their names."""
        shards = self.finished(stage)
        whole = dict(zip(shards, _each(self._is_whole, shards.values()), strict=True))
        lost = [name for name, kept in whole.items() if not kept]
        for name in lost:
            del self._shards[stage, name]
        return lost

    def _is_whole(self, shard: Shard) -> bool:
        files = shard.files.items()
        return all(sha256_of(self.out / name) == digest for name, digest in files)

    def _ends_whole(self) -> bool:
        with self._path.open("rb") as journal:
            journal.seek(-1, os.SEEK_END)
            return journal.read(1) == b"\n"


def begin(out: Path, plan: Mapping[str, Any]) -> Journal:
    """Return the journal of a new batch or of one that goes on.

    ``plan`` holds plain values. InputError when the folder was begun with another plan, OutputError
    when it cannot be written or holds something else.
    """
    plan = json.loads(json.dumps({"form": FORM, **plan}, sort_keys=True))
    path = out / MANIFEST
    if out.is_file():
        raise OutputError(f"{out} is a file; a batch needs a folder, new or its own")
    try:
        out.mkdir(parents=True, exist_ok=True)
        if path.exists():
            _check(out, json.loads(path.read_text(encoding="utf-8")), plan)
        elif any(out.iterdir()):
            raise OutputError(
                f"{out} holds other files than a batch's; give a new or an empty folder"
            )
        else:
            write(path, json.dumps(plan, indent=1, sort_keys=True).encode() + b"\n")
    except ValueError as error:
        raise InputError(f"{path} is not a manifest ({error}); give a new folder") from None
    except OSError as error:
        raise OutputError(f"cannot write {out}: {error.strerror or error}") from error
    return Journal(out)


def write(path: Path, content: bytes) -> str:
    """Put a file where it belongs, whole or not at all; return its SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.{os.getpid()}")
    made.write_bytes(content)
    made.replace(path)
    return hashlib.sha256(content).hexdigest()


def sha256_of(path: Path) -> str | None:
    """Return the SHA-256 of a file; None when there is none that can be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _lines(path: Path) -> Iterator[Shard]:
    if not path.exists():
        return
    for line in path.read_bytes().splitlines():
        try:
            yield Shard(**json.loads(line))
        except (ValueError, TypeError):  # the line that a killed run did not finish
            continue


def _check(out: Path, before: Mapping[str, Any], plan: Mapping[str, Any]) -> None:
    found = list(_differences(before, plan))
    if found:
        shown = "\n".join(f"  {each}" for each in found[:_SHOWN])
        more = f"\n  and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise InputError(
            f"{out} was begun otherwise:\n{shown}{more}\n"
            "Run as it was begun, or give another folder for the changed batch."
        )


def _differences(before: Any, now: Any, where: str = "") -> Iterator[str]:
    """Yield a line for each place where two plain values differ."""
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for name in sorted({*before, *now}):
            inner = f"{where}.{name}" if where else name
            yield from _differences(before.get(name), now.get(name), inner)
    elif before != now:
        yield f"{where}: {_short(before)} then, {_short(now)} now"


def _short(value: Any) -> str:
    text = "nothing" if value is None else json.dumps(value)
    return text if len(text) <= 40 else f"{text[:36]}…"


def input_digests(files: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each input file by its name; "" for one that cannot be read."""
    named = list(files)
    return dict(zip(named, _each(lambda name: sha256_of(Path(name)) or "", named), strict=True))


def _each(do: Callable[[T], R], each: Iterable[T]) -> list[R]:
    """Do one thing to each in threads: while bytes are hashed, others run."""
    # The pool gives out its tasks in a thread of its own. What Ctrl-C raises while this one gives
    # them out, as to a ThreadPoolExecutor, can leave the threads waiting for each other.
    with ThreadPool() as threads:
        return list(threads.imap(do, each))
