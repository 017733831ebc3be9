"""Speed in one command: each stage of crossread beside a peer, in the same run.

    python -m benchmarks.speed [--sizes 100,1000] [--stages quotes,...] [--peers PYTHON]
                               [--growth 1000,10000] [--cold] [--out PAGE]

Each measurement runs in a process of its own with one thread. ``--peers`` names an interpreter
that has what ``benchmarks/speed/peers.txt`` lists; a peer that it lacks is told as absent.
``--growth`` measures grouping and near-duplicates on an invented wire of several sizes, ``--cold``
five reports in a process that has just begun. ``--out`` puts each table into a page, between the
lines ``<!-- measured -->`` (or ``growth``, ``cold``) and ``<!-- end -->``.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.speed import cold, growth
from benchmarks.speed.stages import OURS, STAGES, Measured, Stage, measured

_HEAD = (
    "stage", "texts", "who", "CPU s", "texts/s", "words/s", "start CPU s", "peak MB",
    "CPU against crossread", "what came of it",
)  # fmt: skip
_BEGIN, _END = "<!-- {} -->", "<!-- end -->"


def table(runs: Iterable[Measured]) -> str:
    """Return the runs as a Markdown table; a ratio over 1 is a peer that takes longer."""
    lines = [_line(_HEAD), _line(["---"] * len(_HEAD))]
    base = 0.0
    for run in runs:
        base = run.figures.get("cpu", 0.0) if run.who == OURS else base
        lines.append(_line(_cells(run, base)))
    return "\n".join(lines) + "\n"


def placed(page: str, name: str, found: str) -> str:
    """Return the page with what stood between ``<!-- name -->`` and the next end renewed.

    A page without the lines gets them at its end.
    """
    begin = _BEGIN.format(name)
    if begin not in page:
        page = f"{page.rstrip()}\n\n{begin}\n{_END}\n".lstrip()
    before, rest = page.split(begin, 1)
    return f"{before}{begin}\n\n{found}\n{_END}{rest.split(_END, 1)[1]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 on a machine without the sets, 2 for an unknown stage."""
    asked = _asked(arguments)
    if not (asked.shared / "data").is_dir():
        print(f"nothing measured: {asked.shared / 'data'} is not there; see --shared")
        return 1
    try:
        stages = _chosen(asked.stages)
    except KeyError as error:
        print(f"no stage {error}; there are {', '.join(each.worker for each in STAGES)}")
        return 2
    runs = list(_runs(stages, asked))
    found = {"measured": table(runs)} if runs else {}
    if asked.growth:
        found["growth"] = growth.table(asked.growth)
    if asked.cold:
        found["cold"] = cold.table()
    for name, text in found.items():
        print(f"\n{text}")
        if asked.out:
            page = asked.out.read_text(encoding="utf-8") if asked.out.exists() else "# Speed\n"
            asked.out.write_text(placed(page, name, text), encoding="utf-8")
    return 0


def _runs(stages: Sequence[Stage], asked: argparse.Namespace) -> Iterable[Measured]:
    for stage in stages:
        sizes = sorted({min(size, stage.most) for size in asked.sizes})
        for size in sizes:
            for run in measured(stage, size, asked.shared, asked.peers):
                told = run.absent or f"{run.figures['cpu']:.2f} CPU s, {run.outcome}"
                print(f"{run.stage}, {run.rows}, {run.who}: {told}", file=sys.stderr, flush=True)
                yield run


def _cells(run: Measured, base: float) -> list[str]:
    first = [run.stage, f"{run.rows:,}", run.who]
    if run.absent:
        return [*first, *[""] * 6, f"not run: {run.absent}"]
    cpu = max(run.figures["cpu"], 1e-6)
    return [
        *first,
        f"{cpu:.2f}",
        f"{run.rows / cpu:,.0f}" if run.rows > cpu else f"{run.rows / cpu:.1f}",
        f"{run.words / cpu:,.0f}" if run.words else "",
        f"{run.figures['start']:.1f}",
        f"{run.figures['megabytes']:,.0f}",
        f"{cpu / base:.2f}" if base else "",
        run.outcome,
    ]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _chosen(names: Sequence[str]) -> list[Stage]:
    known = {each.worker: each for each in STAGES}
    return [known[name] for name in names]


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    every = ",".join(each.worker for each in STAGES)
    parser.add_argument("--sizes", type=_numbers, default=(100, 1_000))
    parser.add_argument("--stages", type=_names, default=every.split(","), help=every)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--growth", type=_numbers, default=(), help="sizes, as 1000,10000")
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--out", type=Path, metavar="PAGE")
    return parser.parse_args(arguments)


def _names(text: str) -> list[str]:
    return [each for each in text.split(",") if each]


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in _names(text))


if __name__ == "__main__":
    sys.exit(main())
