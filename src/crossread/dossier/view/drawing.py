"""The drawing of who took from whom: a lane an origin, an arrow a derivation.

Places are computed here, so that the page needs no script and equal stories give equal drawings.
Within a lane a report stands to the right of what it was taken from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from crossread.dossier.view.lineage import Root, Taking
from crossread.dossier.view.lookup import Badge, Head

Curve: TypeAlias = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]

NODE_WIDTH, NODE_HEIGHT = 184, 44
COLUMN_GAP, ROW_GAP = 150, 16
LANE_LABEL, LANE_PAD = 184, 14
# What fits on a node in the drawing's type; the rest is in the table below it.
NAME_LENGTH, LANE_LENGTH = 22, 19


@dataclass(frozen=True, slots=True)
class Node:
    """One report as a box."""

    x: int
    y: int
    name: str
    date: str
    head: Head


@dataclass(frozen=True, slots=True)
class Lane:
    """The band of one origin; ``badge`` is None for reports without one."""

    y: int
    height: int
    badge: Badge | None
    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One derivation as a curve; ``style`` is the direction's value."""

    path: str
    style: str
    arrow: bool
    text: str
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture in user units."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    node_width: int = NODE_WIDTH
    node_height: int = NODE_HEIGHT


def drawing(heads: Sequence[Head], roots: Sequence[Root], takings: Sequence[Taking]) -> Drawing:
    """Return the drawing; a cycle of derivations is drawn from the first report of the story."""
    columns = _columns(heads, takings)
    lanes: list[Lane] = []
    nodes: dict[str, Node] = {}
    top = 0
    for badge, members in _bands(heads, roots):
        placed = _placed(members, columns, top + LANE_PAD)
        nodes |= {node.head.id: node for node in placed}
        bottom = max(node.y for node in placed) + NODE_HEIGHT + LANE_PAD
        lanes.append(
            Lane(top, bottom - top, badge, _clipped(badge.name if badge else "", LANE_LENGTH))
        )
        top = bottom
    right = max((node.x for node in nodes.values()), default=0) + NODE_WIDTH + LANE_PAD
    edges = tuple(_edges(takings, nodes))
    return Drawing(right, top, tuple(lanes), tuple(nodes.values()), edges)


def _bands(
    heads: Sequence[Head], roots: Sequence[Root]
) -> list[tuple[Badge | None, Sequence[Head]]]:
    bands: list[tuple[Badge | None, Sequence[Head]]] = [
        (root.badge, root.heads) for root in roots if root.heads
    ]
    without = [head for head in heads if head.badge is None]
    return [*bands, (None, without)] if without else bands


def _columns(heads: Sequence[Head], takings: Sequence[Taking]) -> dict[str, int]:
    """The column of each report: one further right than the furthest it was taken from."""
    sources: dict[str, list[str]] = {head.id: [] for head in heads}
    for taking in takings:
        sources[taking.report.id].append(taking.source.id)
    columns: dict[str, int] = {}
    for head in heads:
        _column(head.id, sources, columns, frozenset())
    return columns


def _column(
    report: str, sources: Mapping[str, list[str]], columns: dict[str, int], above: frozenset[str]
) -> int:
    if report not in columns:
        before = (source for source in sources[report] if source not in above | {report})
        depths = [_column(each, sources, columns, above | {report}) for each in before]
        columns[report] = max(depths, default=-1) + 1
    return columns[report]


def _placed(members: Sequence[Head], columns: Mapping[str, int], top: int) -> list[Node]:
    rows: dict[int, int] = {}
    placed = []
    for head in members:
        column = columns[head.id]
        row = rows[column] = rows.get(column, -1) + 1
        x = LANE_LABEL + column * (NODE_WIDTH + COLUMN_GAP)
        y = top + row * (NODE_HEIGHT + ROW_GAP)
        placed.append(Node(x, y, _clipped(head.name, NAME_LENGTH), head.date, head))
    return placed


def _edges(takings: Sequence[Taking], nodes: Mapping[str, Node]) -> Iterator[Edge]:
    """The curves, each label at the first place on its curve where it covers no other label."""
    taken: list[tuple[float, float, int]] = []
    for taking in takings:
        curve = _curve(nodes[taking.source.id], nodes[taking.report.id])
        text = f"{taking.relation.text} {taking.share}"
        width = len(text) * 6 + 12
        spots = [(*_along(curve, part), width) for part in (0.5, 0.36, 0.64, 0.24, 0.76)]
        x, y, _ = spot = next((each for each in spots if _is_free(each, taken)), spots[0])
        taken.append(spot)
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
        yield Edge(
            path=f"M{x0} {y0}C{x1} {y1} {x2} {y2} {x3} {y3}",
            style=taking.direction.text.split()[0] if taking.directed else "unknown",
            arrow=taking.directed,
            text=text,
            x=round(x),
            y=round(y),
            width=width,
        )


def _curve(start: Node, end: Node) -> Curve:
    """From the edge of one box to the edge of the other, leaving and arriving level."""
    y0, y3 = start.y + NODE_HEIGHT // 2, end.y + NODE_HEIGHT // 2
    if start.x == end.x:  # in one column, as with a shared origin: round the outside
        x = start.x + NODE_WIDTH
        return (x, y0), (x + 70, y0), (x + 70, y3), (x, y3)
    back = start.x > end.x
    x0, x3 = start.x + (0 if back else NODE_WIDTH), end.x + (NODE_WIDTH if back else 0)
    bend = (x3 - x0) // 2
    return (x0, y0), (x0 + bend, y0), (x3 - bend, y3), (x3, y3)


def _along(curve: Curve, part: float) -> tuple[float, float]:
    """The point of a Bézier curve at ``part`` of its parameter."""
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    return x, sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))


def _is_free(spot: tuple[float, float, int], taken: list[tuple[float, float, int]]) -> bool:
    x, y, width = spot
    return all(abs(x - a) > (width + b_width) / 2 or abs(y - b) > 19 for a, b, b_width in taken)


def _clipped(name: str, length: int) -> str:
    return name if len(name) <= length else f"{name[: length - 1].rstrip()}…"
