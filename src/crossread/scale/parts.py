"""What an engine's tasks do with the part of a table that they are given.

Pure functions from Arrow tables to Arrow tables, each a thin shell around a step of ``stories``:
the engine sorts, joins and cuts; here is computed. Rows of a part come in any order unless said.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from crossread.model.story import Togetherness
from crossread.scale import tables
from crossread.scale.columns import counts_of, counts_table, places_in, space_of, space_table
from crossread.stories import GroupingConfig
from crossread.stories.candidates import NEIGHBOURS, meetings, period_of, postings
from crossread.stories.cluster import cluster
from crossread.stories.counts import counted, row_of
from crossread.stories.grouping import names_of, together
from crossread.stories.likely import Likely
from crossread.stories.rarity import rarity
from crossread.stories.sketch import Sketch
from crossread.stories.space import rarest, shared_terms, space
from crossread.stories.ties import SHARED_SHOWN, story_of, strongest

_TEXT, _LONG, _REAL = pa.string(), pa.int64(), pa.float32()
HEADS = pa.schema(
    {"row": _TEXT, **{name: tables.SKETCHES.field(name).type for name in tables.HEAD}}
)
POSTINGS = pa.schema({"key": _LONG, "row": _TEXT, "day": pa.float64(), "weight": _REAL})
PLACED = POSTINGS.append(pa.field("period", _LONG))
MET = pa.schema({"one": _TEXT, "two": _TEXT, "shared": _LONG})
CLOSE = pa.schema({"one": _TEXT, "two": _TEXT, "score": _REAL, "joins": pa.bool_()})
GROUPED = pa.schema(
    {"row": _TEXT, "group": _TEXT, "one": _TEXT, "two": _TEXT, "score": _REAL}
)  # the strongest tie of each row, null where it is alone
TIES = pa.schema({"group": _TEXT, "held": pa.bool_(), "one": _TEXT, "two": _TEXT, "score": _REAL})
TOLD = TIES.append(pa.field("shared", pa.list_(_TEXT)))


def heads(sketches: pa.Table) -> pa.Table:
    """Return what a story needs of each report, with its row."""
    light = sketches.select(tables.HEAD)
    rows = [row_of(tables.sketch_of(each)) for each in light.to_pylist()]
    return light.add_column(0, "row", pa.array(rows, _TEXT)).cast(HEADS)


def counted_terms(sketches: pa.Table) -> pa.Table:
    """Return the counted terms of sketches; ``chrome`` holds the passages to leave out."""
    rows = sketches.to_pylist()
    chrome = {key for row in rows for key in row["chrome"] or ()}
    return counts_table(counted([tables.sketch_of(row) for row in rows], chrome))


def any_rows(counts: pa.Table) -> pa.Table:
    """Return rows weighted by how rare their terms are in any text."""
    known = counts_of(counts)
    nowhere = np.zeros(len(known.keys), np.int64)
    return space_table(space(known, rarity(known.shares, nowhere, 0)))


def set_rows(counts: pa.Table, units: int) -> pa.Table:
    """Return rows weighted by how rare their terms are among ``units`` groups of the set.

    ``at`` and ``seen`` name the terms, by their place in the row, that more than one group has.
    """
    counts = counts.sort_by("row")
    known = counts_of(counts)
    seen = np.ones(len(known.keys), np.int64)
    for start, at, count in zip(
        known.starts, counts["at"].to_pylist(), counts["seen"].to_pylist(), strict=False
    ):
        if at:
            seen[start + np.array(at, np.int64)] = count
    return space_table(space(known, rarity(known.shares, seen, units)))


def telling(rows: pa.Table) -> pa.Table:
    """Return the telling terms of weighted rows."""
    known = space_of(rows)
    found = postings(known)
    row = pa.array(known.rows, _TEXT).take(pa.array(found.rows))
    days = known.days[found.rows]
    columns = [pa.array(found.keys), row, pa.array(days, mask=np.isnan(days))]
    return pa.Table.from_arrays([*columns, pa.array(found.weights)], schema=POSTINGS)


def placed(found: pa.Table) -> pa.Table:
    """Return postings with the period in which they meet others; ``crowd`` is null or true."""
    days = np.array(found["day"].to_pylist(), np.float64)
    crowded = found["crowd"].is_valid().to_numpy(zero_copy_only=False)
    periods = pa.array(period_of(days, crowded))
    return found.select(POSTINGS.names).append_column("period", periods).cast(PLACED)


def met(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield who meets among postings that come sorted by term, period and row.

    The last of a batch may meet the first of the next, so these are carried over.
    """
    carried = PLACED.empty_table()
    for batch in batches:
        here = pa.concat_tables([carried, pa.Table.from_batches([batch]).cast(PLACED)])
        found = meetings(_groups(here), here["weight"].to_numpy())
        new = found.right >= len(carried)
        one, two = (here["row"].take(pa.array(side[new])) for side in (found.left, found.right))
        shared = pa.array(found.shared[new])
        yield from pa.Table.from_arrays([one, two, shared], schema=MET).to_batches()
        carried = here.slice(max(0, len(here) - NEIGHBOURS))


def close(pairs: pa.Table, reports: int, config: GroupingConfig) -> pa.Table:
    """Return the pairs of a set of ``reports`` that share enough to be told of, with scores.

    A pair comes with the weighted rows of both reports, their columns prefixed.
    """
    known = space_of(pa.concat_tables([_side(pairs, "one_"), _side(pairs, "two_")]))
    one, two = (places_in(known.rows, pairs[f"{side}_row"]) for side in ("one", "two"))
    left, right, scores = Likely(known, reports, config).close(one, two)
    rows = pa.array(known.rows, _TEXT)
    sides = [rows.take(pa.array(side)) for side in (left, right)]
    joins = scores >= np.float32(config.bar)
    return pa.Table.from_arrays([*sides, pa.array(scores), pa.array(joins)], schema=CLOSE)


def grouped(rows: pa.Table, edges: pa.Table, reports: int, config: GroupingConfig) -> pa.Table:
    """Return the groups of whole components: weighted rows, and the pairs that may join them."""
    known = space_of(rows)
    edges = edges.sort_by([("one", "ascending"), ("two", "ascending")])
    left, right = (places_in(known.rows, edges[side]) for side in ("one", "two"))
    linked = left, right, edges["score"].to_numpy()
    likely = Likely(known, reports, config)
    groups = cluster(len(known.rows), linked, likely.score, config.bar)
    ties = strongest(groups, linked, likely.score)
    found = []
    for members in groups:
        for row in members:
            score, one, two = ties.get(row, (None, None, None))
            pair = [known.rows[at] if at is not None else None for at in (one, two)]
            found.append((known.rows[row], known.rows[members[0]], *pair, score))
    columns = [list(column) for column in zip(*found, strict=True)] or [[] for _ in GROUPED]
    return pa.Table.from_arrays(
        [pa.array(each, field.type) for each, field in zip(columns, GROUPED, strict=True)],
        schema=GROUPED,
    )


def ties_in_words(ties: pa.Table) -> pa.Table:
    """Return ties with the words of what they share.

    A tie comes with the weighted rows of both reports, and with the terms of the first.
    """
    known = space_of(pa.concat_tables([_side(ties, "one_"), _side(ties, "two_")]))
    one, two = (places_in(known.rows, ties[f"{side}_row"]) for side in ("one", "two"))
    shared = []
    for left, right, terms in zip(one, two, ties["terms"].to_pylist(), strict=True):
        names = names_of(tables.with_terms(terms))
        shared.append(rarest(shared_terms(known, int(left), int(right)), names, SHARED_SHOWN))
    columns = [ties["group"], ties["held"], ties["one_row"], ties["two_row"], ties["score"]]
    return pa.Table.from_arrays([*columns, pa.array(shared, pa.list_(_TEXT))], schema=TOLD)


def stories(members: pa.Table, ties: pa.Table) -> list[tables.Row]:
    """Return the rows of the stories of whole groups: heads with their group, and told ties."""
    by_group: dict[str, list[tables.Row]] = {}
    for row in members.sort_by("row").to_pylist():
        by_group.setdefault(row["group"], []).append(row)
    held: dict[tuple[str, bool], list[tables.Row]] = {}
    for row in ties.to_pylist():
        held.setdefault((row["group"], row["held"]), []).append(row)
    found = []
    for group, rows in by_group.items():
        because = sorted(held.get((group, True), ()), key=lambda t: (t["one"], t["two"]))
        nearly = sorted(held.get((group, False), ()), key=_nearest_first)
        heads_of = [tables.sketch_of(row) for row in rows]
        found.append(_story_row(heads_of, rows, because, nearly))
    return found


def _story_row(
    members: list[Sketch],
    rows: list[tables.Row],
    because: list[tables.Row],
    nearly: list[tables.Row],
) -> tables.Row:
    def ties(some: list[tables.Row]) -> list[Togetherness]:
        return [
            together((t["score"], 0, 1), (t["one"], t["two"]), tuple(t["shared"])) for t in some
        ]

    story = story_of(members, ties(because), ties(nearly))
    return tables.story_row(story, {row["report"]: row["shard"] for row in rows})


def _nearest_first(tie: tables.Row) -> tuple[float, str, str]:
    return -tie["score"], tie["one"], tie["two"]


def _groups(found: pa.Table) -> NDArray[np.int64]:
    """Return the number of the run of equal term and period that each posting is in."""
    new = np.zeros(len(found), bool)
    for name in ("key", "period"):
        column = found[name].to_numpy()
        new[1:] |= column[1:] != column[:-1]
    return np.cumsum(new)


def _side(pairs: pa.Table, prefix: str) -> pa.Table:
    names = [name for name in pairs.column_names if name.startswith(prefix)]
    return pairs.select(names).rename_columns([name.removeprefix(prefix) for name in names])
