"""A story's lineage in the DOT language, for Graphviz and all that reads it.

One box a report, one frame an origin, an arrow from giver to taker: solid where a report says so,
dashed where the evidence speaks for it, dotted and without a head where the direction is not known.
"""

from collections.abc import Iterator, Mapping

from crossread.dossier.stemma import Arrow, Node, Stemma, stemma
from crossread.dossier.view.passages import visible
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier

_STYLES = {"certain": "solid", "likely": "dashed", "unknown": "dotted"}
_LABEL_CHARS = 60


def dot(dossier: Dossier, story: Collation) -> str:
    """Return the lineage of one of the dossier's stories as a DOT digraph.

    The dossier's spans must resolve (see ``dossier.resolve``).
    """
    return "\n".join(_lines(stemma(dossier, story))) + "\n"


def _lines(graph: Stemma) -> Iterator[str]:
    reports = {node.id: node for node in graph.nodes if node.kind == "report"}
    yield f"digraph {_quoted(graph.story)} {{"
    yield f"  graph [label={_quoted(_short(graph.title))}, rankdir=LR];"
    yield "  node [shape=box];"
    framed: set[str] = set()
    for number, origin in enumerate(node for node in graph.nodes if node.kind == "origin"):
        members = [a.taker for a in graph.arrows if a.giver == origin.id and a.kind == "origin"]
        framed.update(members)
        yield from _frame(number, origin, [reports[each] for each in members])
    yield from (f"  {_box(node)}" for key, node in reports.items() if key not in framed)
    yield from (f"  {_edge(arrow)}" for arrow in graph.arrows if arrow.kind == "derivation")
    yield "}"


def _frame(number: int, origin: Node, members: list[Node]) -> Iterator[str]:
    yield f"  subgraph cluster_{number} {{"
    yield f"    label={_quoted(_short(str(origin.attributes['label'])))};"
    yield from (f"    {_box(node)}" for node in members)
    yield "  }"


def _box(node: Node) -> str:
    lines = [str(node.attributes["label"]), str(node.attributes.get("date", "no date"))]
    told = {"label": "\n".join(map(_short, lines))}
    if "title" in node.attributes:
        told["tooltip"] = str(node.attributes["title"])
    return f"{_quoted(node.id)} [{_listed(told)}];"


def _edge(arrow: Arrow) -> str:
    told = {
        "label": f"{str(arrow.attributes['relation']).replace('_', ' ')} "
        f"{float(arrow.attributes['share']):.0%}",
        "style": _STYLES[str(arrow.attributes["direction"])],
    }
    if not arrow.attributes["directed"]:
        told |= {"style": "dotted", "dir": "none"}
    return f"{_quoted(arrow.giver)} -> {_quoted(arrow.taker)} [{_listed(told)}];"


def _listed(told: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in told.items())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LABEL_CHARS else f"{line[: _LABEL_CHARS - 1].rstrip()}…"


def _quoted(text: str) -> str:
    """A double-quoted string in which nothing is markup, an escape or an entity."""
    shown = visible(text).replace("\r\n", "\n").replace("\r", "\n")
    shown = shown.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"{}"'.format(shown.replace("\n", "\\n"))
