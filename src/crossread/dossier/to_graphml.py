"""A story's lineage as GraphML, for Gephi, yEd, Cytoscape, igraph and networkx.

Every attribute is declared with its type. An edge runs as the words did, from giver to taker; where
``directed`` is false its two ends may be read either way. (GraphML could say so of the edge itself,
but common readers refuse a graph that mixes both kinds.)
"""

from collections.abc import Iterator

from crossread.dossier.stemma import Arrow, Attributes, Node, Stemma, stemma
from crossread.dossier.xml import attribute, content
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_ON_NODES = {
    "kind": "string",
    "label": "string",
    "title": "string",
    "outlet": "string",
    "author": "string",
    "agency": "string",
    "date": "string",
    "modified": "string",
    "url": "string",
    "path": "string",
    "sha256": "string",
    "words": "int",
    "reports": "int",
}
_ON_EDGES = {
    "kind": "string",
    "relation": "string",
    "share": "double",
    "direction": "string",
    "directed": "boolean",
    "evidence": "string",
}


def graphml(dossier: Dossier, story: Collation) -> str:
    """Return the lineage of one of the dossier's stories as a GraphML document.

    The dossier's spans must resolve (see ``dossier.resolve``). ``evidence`` is a JSON array.
    """
    return "\n".join(_lines(stemma(dossier, story))) + "\n"


def _lines(graph: Stemma) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_NAMESPACE}">'
    for domain, keys in (("node", _ON_NODES), ("edge", _ON_EDGES)):
        for name, kind in keys.items():
            declared = f'for="{domain}" attr.name="{name}" attr.type="{kind}"'
            yield f'  <key id="{domain}.{name}" {declared}/>'
    yield f'  <graph id="{attribute(graph.story)}" edgedefault="directed">'
    yield f"    <desc>{content(graph.title)}</desc>"
    for node in graph.nodes:
        yield from _node(node)
    for number, arrow in enumerate(graph.arrows):
        yield from _edge(number, arrow)
    yield "  </graph>"
    yield "</graphml>"


def _node(node: Node) -> Iterator[str]:
    yield f'    <node id="{attribute(node.id)}">'
    yield from _written("node", _ON_NODES, {"kind": node.kind, **node.attributes})
    yield "    </node>"


def _edge(number: int, arrow: Arrow) -> Iterator[str]:
    ends = f'source="{attribute(arrow.giver)}" target="{attribute(arrow.taker)}"'
    yield f'    <edge id="e{number}" {ends}>'
    told: Attributes = {"kind": arrow.kind, **arrow.attributes}
    if arrow.evidence:
        told["evidence"] = f"[{', '.join(arrow.evidence)}]"
    yield from _written("edge", _ON_EDGES, told)
    yield "    </edge>"


def _written(domain: str, keys: dict[str, str], told: Attributes) -> Iterator[str]:
    for name in keys:
        if name in told:
            yield f'      <data key="{domain}.{name}">{_value(told[name])}</data>'


def _value(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return content(value) if isinstance(value, str) else repr(value)
