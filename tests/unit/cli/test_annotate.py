"""``crossread annotate``: what it prints for people and for programs."""

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner

from crossread.cli import main, marked
from crossread.cli.app import app
from crossread.cli.marks import Label, Mark, marks, pieces
from crossread.errors import InputError, NothingToRead
from crossread.model.annotation import AnnotatedReport
from crossread.model.codec import decode
from crossread.model.span import Span

TEXT = (
    "Ferry runs aground off Brill Island\n\n"
    "At least 40 people were taken off a ferry on Monday, the coast guard said.\n\n"
    "“We were lucky,” Ana Marsh, the captain, told reporters. She may face charges.\n"
)
ARGUMENTS = ("--date", "2031-03-05", "--outlet", "The Brill Herald")


def run(*arguments: str, stdin: str | None = None) -> str:
    """Return what the command prints; what it raises comes through."""
    ended = CliRunner().invoke(app, ["annotate", *arguments], input=stdin, catch_exceptions=False)
    assert ended.exit_code == 0, ended.output
    return str(ended.stdout)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A file with one invented report."""
    made = tmp_path_factory.mktemp("annotate") / "ferry.txt"
    made.write_text(TEXT, encoding="utf-8")
    return str(made)


@pytest.fixture(scope="module")
def written(path):
    """The report's marks as JSON values."""
    return json.loads(run(path, "--json", *ARGUMENTS))


@pytest.mark.parametrize(
    "marked_words",
    [
        "[At least 40|quantity ≥40 person] people",
        "[Monday|time 2031-03-03]",
        "[the coast guard|source named_office] [said|cue]",
        "“[We were lucky,|quote Ana Marsh]”",
        "[[Ana Marsh|person], the captain|source named_person], [told|cue]",
        "[She|person Ana Marsh] [may|hedge PS+]",
    ],
)
def test_a_pipe_gets_marks_in_brackets(path, marked_words):
    """Names, quotes, sources, cues, times, quantities and hedges stand where they are said."""
    assert marked_words in run(path, *ARGUMENTS)


def test_a_pipe_gets_no_colour(path):
    """A file that the output is sent to holds no escape codes."""
    assert "\x1b" not in run(path)


def test_the_first_line_says_what_is_known(path):
    """Date and outlet are those given, for the text has none."""
    head = run(path, *ARGUMENTS).splitlines()[0]

    assert head.endswith("The Brill Herald · 2031-03-05 · en · read by reader/1")


def test_standard_input_is_a_report_too(path):
    """A dash reads what comes in, and marks it as the file's are."""
    from_file = run(path, *ARGUMENTS).partition("\n")[2]

    assert run("-", *ARGUMENTS, stdin=TEXT).partition("\n")[2] == from_file


def test_json_gives_every_mark_with_its_words(written):
    """A span is start, end and exact; the text that they count in is beside them."""
    assert written["text"] == TEXT
    assert written["report"]["outlet"]["value"] == "The Brill Herald"
    quantity = written["quantities"][0]
    assert TEXT[quantity["start"] : quantity["end"]] == quantity["exact"] == "At least 40"
    assert (quantity["low"], quantity["bound"], quantity["unit"]) == (40, "at_least", "person")
    assert written["quotes"][0]["speaker"] == "Ana Marsh"
    assert written["times"][0]["value"] == "2031-03-03"
    assert [each["source"]["exact"] for each in written["attributions"]] == [
        "the coast guard",
        "Ana Marsh, the captain",
    ]


def test_json_has_the_tree_but_no_vectors(written):
    """Words come with tags and heads; the 384 numbers of each would be noise."""
    sentence = written["sentences"][1]

    assert {"vector", "states"}.isdisjoint(sentence)
    assert sum(token["head"] == -1 for token in sentence["tokens"]) == 1


def test_json_can_be_read_back(written):
    """The model's own class comes back from what was written."""
    texts = {written["report"]["id"]: written["text"]}
    annotated = decode(AnnotatedReport, written, texts)

    assert annotated.report.text == TEXT
    assert [q.span.of(TEXT) for q in annotated.quantities] == ["At least 40"]


def test_a_terminal_gets_colours_values_and_a_legend(written):
    """Brackets give way to colours; values follow their words in ‹›."""
    annotated = decode(AnnotatedReport, written, {written["report"]["id"]: written["text"]})
    out = io.StringIO()
    marked.show(annotated, Console(file=out, force_terminal=True, width=200))
    shown = out.getvalue()
    bare = re.sub(r"\x1b\[[\d;]*m", "", shown)

    assert "\x1b[" in shown
    assert "quantity ‹bound›" in bare
    assert "At least 40‹≥40 person› people" in bare
    assert "|quantity" not in bare


def test_without_its_values_the_coloured_text_is_the_report(written):
    """Nothing is lost or moved by the marks."""
    annotated = decode(AnnotatedReport, written, {written["report"]["id"]: written["text"]})

    assert re.sub("‹[^›]*›", "", marked.coloured(annotated).plain) == TEXT


def test_a_file_that_is_not_there_is_named():
    """The error is that of ``read``: one message, exit code 2."""
    with pytest.raises(NothingToRead, match=r"nowhere\.txt"):
        run("nowhere.txt")


def test_what_is_no_date_is_refused(path):
    """The message says how to write one."""
    with pytest.raises(InputError, match="2026-03-14"):
        run(path, "--date", "yesterday")


def test_an_error_ends_as_one_message(monkeypatch, capsys):
    """A stranger sees the reason and never a traceback."""
    monkeypatch.setattr("sys.argv", ["crossread", "annotate", "nowhere.txt"])
    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("crossread: no report to read")


@given(
    st.text(min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=6),
)
def test_pieces_are_the_text_whatever_the_marks(text, places):
    """Every character comes once and every mark that is opened is closed."""
    spans = {Span(s, min(len(text), s + n)) for s, n in places if s < len(text)}
    shown = [Mark(span, (Label("time"),)) for span in sorted(spans)]
    cut = list(pieces(text, shown))

    assert "".join(piece.span.of(text) for piece in cut) == text
    assert sum(piece.opened for piece in cut) == sum(piece.closed for piece in cut)
    for mark in shown:
        held = [piece.span for piece in cut if mark in piece.marks]
        assert (held[0].start, held[-1].end) == (mark.span.start, mark.span.end)


def test_marks_on_the_same_words_are_one(written):
    """A name that is a source is one mark with two labels."""
    annotated = decode(AnnotatedReport, written, {written["report"]["id"]: written["text"]})
    spans = [mark.span for mark in marks(annotated)]

    assert len(spans) == len(set(spans))
