"""A story's lineage as GraphML."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.dossier.to_graphml import graphml

NAMES = {"g": "http://graphml.graphdrawing.org/xmlns"}


def parsed(dossier, story):
    return ElementTree.fromstring(graphml(dossier, story).encode())  # noqa: S314 - our own text


def values(element, keys):
    """The attributes of a node or an edge by name."""
    found = element.findall("g:data", NAMES)
    return {keys[each.get("key")][0]: each.text for each in found}


def declared(root):
    """Name and type by the id of the key."""
    return {
        key.get("id"): (key.get("attr.name"), key.get("attr.type"))
        for key in root.findall("g:key", NAMES)
    }


@pytest.mark.parametrize("at", [0, 1])
def test_every_attribute_is_declared_and_of_its_type(dossier, at):
    """What a reader is told to be a number is one."""
    root = parsed(dossier, dossier.stories[at])
    keys = declared(root)
    reads = {"int": int, "double": float, "string": str, "boolean": ("true", "false").index}
    written = [(each.get("key"), each.text) for each in root.iter(f"{{{NAMES['g']}}}data")]
    for key, text in written:
        reads[keys[key][1]](text)

    assert written
    assert {key for key, _ in written} <= keys.keys()


def test_what_the_story_tells_is_what_the_keys_declare(dossier):
    """All that a node or an edge can say is said somewhere, and nothing is declared besides."""
    full = [replace(r, url="https://selwin.example/a", modified=r.date) for r in dossier.reports]
    whole = replace(dossier, reports=tuple(full))
    roots = [parsed(whole, story) for story in whole.stories]
    used = {each.get("key") for root in roots for each in root.iter(f"{{{NAMES['g']}}}data")}

    assert used == declared(roots[0]).keys() == declared(roots[1]).keys()


def test_edges_run_from_giver_to_taker(dossier):
    """Each derivation is an edge with its relation, and each report hangs on its origin."""
    root = parsed(dossier, dossier.stories[1])
    keys = declared(root)
    edges = {
        (edge.get("source"), edge.get("target")): values(edge, keys)
        for edge in root.iter(f"{{{NAMES['g']}}}edge")
    }
    nodes = {node.get("id") for node in root.iter(f"{{{NAMES['g']}}}node")}

    assert edges["r-northline", "r-courier"]["relation"] == "light_edit"
    assert edges["r-northline", "r-courier"]["directed"] == "true"
    assert edges["r-gazette", "r-globe"]["directed"] == "false"
    assert edges["o2", "r-globe"]["kind"] == "origin"
    assert {end for ends in edges for end in ends} <= nodes
    assert len(nodes) == 9


def test_evidence_is_json(dossier):
    """An edge's evidence is an array of what the dossier has."""
    root = parsed(dossier, dossier.stories[1])
    keys = declared(root)
    found = [
        json.loads(told["evidence"])
        for told in (values(edge, keys) for edge in root.iter(f"{{{NAMES['g']}}}edge"))
        if "evidence" in told
    ]

    assert {each["kind"] for some in found for each in some} >= {"credit_line", "verbatim_run"}


@given(st.text(alphabet=st.characters(codec=None), max_size=20))
def test_any_title_is_well_formed(dossier, title):
    """Markup, control characters and lone surrogates stay words or become signs."""
    story = dossier.stories[0]
    odd = replace(story, story=replace(story.story, title=title))
    description = parsed(dossier, odd).find("g:graph/g:desc", NAMES)

    assert len(description.text or "") >= len(" ".join(title.split()))


def test_networkx_reads_it(dossier):
    """A common reader, where it is installed, finds nodes, edges and typed attributes."""
    networkx = pytest.importorskip("networkx")
    graph = networkx.parse_graphml(graphml(dossier, dossier.stories[1]))

    assert graph.is_directed()
    assert graph.edges["r-northline", "r-courier"]["share"] == 0.91
    assert graph.nodes["r-gazette"]["outlet"] == "Selwin Gazette"
