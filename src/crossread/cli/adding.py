"""Judgements from a file, as a page hands them over, into those of a dossier or a store."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from crossread.cli.dockets import Docket
from crossread.cli.faults import fault
from crossread.collate import standing
from crossread.dossier.checking import checked
from crossread.dossier.judgements import earlier, judgement
from crossread.errors import InputError
from crossread.model.judgement import Judgement, Ruling

Said = tuple[Any, ...]
_REPORT = re.compile(rb'"report": ?"([^"\\]+)"')


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A line that became a judgement."""

    line: int
    ruled: Judgement


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A line whose judgement, ``id``, stands in the log already."""

    line: int
    id: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that is no judgement on these reports, and everything that is wrong with it."""

    line: int
    why: tuple[str, ...]


@dataclass(slots=True)
class _Log:
    """The judgements so far, as each further line needs them."""

    said: dict[Said, str]  # what was ruled to the id it is kept under
    stands: dict[str, Judgement]
    renamed: dict[str, str] = field(default_factory=dict)  # id in the file to id in the log

    @classmethod
    def of(cls, log: Sequence[Judgement]) -> "_Log":
        return cls(
            {_said(each): each.id for each in log}, {each.id: each for each in standing(log)}
        )

    def take(self, ruled: Judgement) -> None:
        self.said[_said(ruled)] = ruled.id
        self.stands.pop(ruled.supersedes or "", None)
        if ruled.ruling is not Ruling.WITHDRAWN:
            self.stands[ruled.id] = ruled


def cited(file: Path) -> list[str]:
    """Return the ids of reports that the lines of a file name, right lines and wrong ones."""
    found = _REPORT.findall(_read(file))
    return sorted({each.decode(errors="replace") for each in found})


def add(docket: Docket, file: Path) -> tuple[TakenLine | KnownLine | RefusedLine, ...]:
    """Add what is right in ``file`` to the judgements of a docket; say what became of each line.

    What stands there is not touched. InputError when ``file`` cannot be read, OutputError when the
    judgements cannot be written.
    """
    found = tuple(_weighed(_lines(file), _Log.of(docket.log), docket.texts))
    for each in found:
        if isinstance(each, TakenLine):
            docket.keep(each.ruled)
    return found


def in_words(found: Sequence[TakenLine | KnownLine | RefusedLine], file: Path) -> Iterator[str]:
    """Yield for people what became of each line of ``file``, and how many were taken."""
    for each in found:
        where = f"{file}, line {each.line}"
        if isinstance(each, RefusedLine):
            yield f"{where} refused:"
            yield from (f"    {why}" for why in each.why)
        elif isinstance(each, KnownLine):
            yield f"{where} is there already as {each.id}"
        else:
            place = f", in place of {each.ruled.supersedes}" if each.ruled.supersedes else ""
            yield f"{each.ruled.id} {each.ruled.ruling}, by {each.ruled.by}{place}"
    count = sum(isinstance(each, TakenLine) for each in found)
    yield f"{count} of {len(found)} judgements taken"


def as_values(
    found: Sequence[TakenLine | KnownLine | RefusedLine],
) -> dict[str, list[dict[str, Any]]]:
    """Return for programs what became of each line, in three lists."""
    return {
        "taken": [
            {
                "line": each.line,
                "id": each.ruled.id,
                "ruling": each.ruled.ruling.value,
                "supersedes": each.ruled.supersedes,
            }
            for each in found
            if isinstance(each, TakenLine)
        ],
        "known": [{"line": e.line, "id": e.id} for e in found if isinstance(e, KnownLine)],
        "refused": [
            {"line": e.line, "why": list(e.why)} for e in found if isinstance(e, RefusedLine)
        ],
    }


def _lines(file: Path) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(_read(file).split(b"\n"), start=1):
        if line.strip():
            yield number, line.strip()


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {file}: {fault(error)}") from error


def _weighed(
    lines: Iterator[tuple[int, bytes]], log: _Log, texts: Mapping[str, str]
) -> Iterator[TakenLine | KnownLine | RefusedLine]:
    """Yield what becomes of each line, given those before it."""
    for number, line in lines:
        found = checked(line, texts)
        if isinstance(found, Judgement):
            yield _placed(number, found, log)
        else:
            yield RefusedLine(number, found)


def _placed(number: int, found: Judgement, log: _Log) -> TakenLine | KnownLine | RefusedLine:
    """Put a judgement behind those that it comes after, under the id that follows."""
    if _said(found) in log.said:
        log.renamed[found.id] = log.said[_said(found)]
        return KnownLine(number, log.said[_said(found)])
    before = log.renamed.get(found.supersedes or "", found.supersedes)
    if before and before not in log.stands:
        return RefusedLine(number, (f"supersedes {before}, which does not stand: see --list",))
    before = before or earlier(tuple(log.stands.values()), found.ruling, found.places)
    ruled = _under_its_id(replace(found, supersedes=before))
    log.renamed[found.id] = ruled.id
    log.take(ruled)
    return TakenLine(number, ruled)


def _under_its_id(ruled: Judgement) -> Judgement:
    return judgement(
        ruled.ruling,
        ruled.places,
        by=ruled.by,
        at=ruled.at,
        name=ruled.name,
        supersedes=ruled.supersedes,
    )


def _said(ruled: Judgement) -> Said:
    """All that a person said: not which earlier ruling it took the place of."""
    return ruled.ruling, ruled.places, ruled.by, ruled.at, ruled.name
