"""A story's lineage in DOT."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.dossier.to_dot import dot

# The part of the DOT grammar that a digraph of boxes, frames and arrows needs.
TOKEN = re.compile(r'\s*(?:("(?:[^"\\]|\\.)*")|(->)|([A-Za-z_]\w*)|([{}\[\];,=]))', re.DOTALL)
TEXT = st.text(alphabet=st.characters(codec=None), max_size=20)


def tokens(written):
    """The words of a DOT text; complains of anything between them."""
    found, at = [], 0
    written = written.rstrip()
    while at < len(written):
        match = TOKEN.match(written, at)
        assert match, f"no DOT at {written[at : at + 40]!r}"
        found.append(match[0].strip())
        at = match.end()
    return found


class Graph:
    """Nodes, edges and frames of a DOT text, read by the grammar's rules."""

    def __init__(self, written):
        self.words = tokens(written)
        self.nodes, self.edges, self.frames = {}, {}, []
        assert self.words.pop(0) == "digraph"
        self.words.pop(0)
        self.block()
        assert self.words == []

    def block(self):
        """Read ``{ statement; ... }``."""
        assert self.words.pop(0) == "{"
        while self.words[0] != "}":
            self.statement()
        self.words.pop(0)

    def statement(self):
        """Read a frame, a setting, a node or an edge."""
        name = self.words.pop(0)
        if name == "subgraph":
            self.frames.append(self.words.pop(0))
            self.block()
            return
        if self.words[0] == "=":
            self.words.pop(0), self.words.pop(0)
        elif self.words[0] == "->":
            self.words.pop(0)
            ends = name, self.words.pop(0)
            self.edges[ends] = self.attributes()
        else:
            self.nodes[name] = self.attributes()
        assert self.words.pop(0) == ";"

    def attributes(self):
        """Read ``[name=value, ...]``."""
        assert self.words.pop(0) == "["
        told = {}
        while self.words[0] != "]":
            name, equals, value = self.words.pop(0), self.words.pop(0), self.words.pop(0)
            assert equals == "="
            told[name] = value
            if self.words[0] == ",":
                self.words.pop(0)
        self.words.pop(0)
        return told


@pytest.fixture(scope="module")
def ferry(dossier):
    return Graph(dot(dossier, dossier.stories[1]))


def test_every_report_is_a_box_in_the_frame_of_its_origin(ferry, dossier):
    """Six reports, three origins; what is said of all boxes is no box."""
    boxes = {f'"{report}"' for report in dossier.stories[1].story.reports}

    assert set(ferry.nodes) - {"graph", "node"} == boxes
    assert ferry.frames == ["cluster_0", "cluster_1", "cluster_2"]


def test_arrows_run_from_giver_to_taker(ferry):
    """Solid where it is certain, dashed where it is likely."""
    edge = ferry.edges['"r-northline"', '"r-courier"']

    assert edge == {"label": '"light edit 91%"', "style": '"solid"'}
    assert ferry.edges['"r-gazette"', '"r-tidings24"']["style"] == '"dashed"'


def test_no_arrowhead_where_nobody_knows(ferry):
    """A line without a direction does not seem to have one."""
    edge = ferry.edges['"r-gazette"', '"r-globe"']

    assert (edge["style"], edge["dir"]) == ('"dotted"', '"none"')


@given(TEXT, TEXT)
def test_any_words_stay_words(dossier, title, name):
    """Quotes, backslashes, line breaks and lone surrogates never end a string."""
    story = dossier.stories[1]
    named = (replace(story.origins[0], name=name), *story.origins[1:])
    odd = replace(story, story=replace(story.story, title=title), origins=named)
    written = dot(dossier, odd)

    written.encode()
    assert len(Graph(written).edges) == 4


def test_a_title_is_not_read_as_markup(dossier):
    """Entities and escapes of Graphviz's own are taken literally."""
    story = dossier.stories[1]
    odd = replace(story, story=replace(story.story, title=r"R&amp;D \N \"x\" <b>"))

    assert r"R&amp;amp;D \\N \\\"x\\\" <b>" in dot(dossier, odd)
