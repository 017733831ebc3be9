"""The command that measures speed, on a tiny invented wire and without any peer."""

import json
import sys

import pytest

from benchmarks.speed import __main__ as speed
from benchmarks.speed import cold, growth, limits, ours, samples, theirs
from benchmarks.speed.gauge import AbsentError, measured, peak, serve
from benchmarks.speed.newswire import COPY_KINDS, wire
from benchmarks.speed.stages import OURS, Measured, Stage, alone, counted, recall, reused
from benchmarks.speed.stages import measured as side_by_side


@pytest.fixture(scope="module")
def told():
    return [{"id": each.id, "text": each.text, "date": each.date} for each in wire(40)]


@pytest.fixture(scope="module")
def rows(told):
    return samples.with_rewrites(told, 50)


def test_rewrites_name_what_they_were_made_from(told, rows):
    """Real texts come first; a verbatim copy has the words of its source, an excerpt half."""
    assert rows[:40] == told
    assert samples.with_rewrites(told, 50) == rows
    assert {row["kind"] for row in rows[40:]} == set(COPY_KINDS)
    for row in rows[40:]:
        source, copy = told[row["copy_of"]]["text"].split(), row["text"].split()
        if row["kind"] == "verbatim":
            assert copy == source
        elif row["kind"] == "excerpt":
            assert copy == source[: len(source) // 2]
        else:
            assert copy != source


def test_copies_are_found_and_scored(rows, tmp_path):
    """Every rewrite stands beside its source; with no pairs the recall is nothing."""
    pairs = ours.copies(rows)()

    assert recall(rows, pairs, tmp_path).startswith("recall 1.00")
    assert recall(rows, [], tmp_path) == "recall 0.00, 0.0 pairs a report"


def test_words_of_rewrites_are_found_in_their_sources(rows, tmp_path):
    """Nearly all words of a rewrite are its source's, hardly any a stranger's."""
    answer, pairs = ours.reuse(rows)(), samples.known_pairs(rows)
    words = [len(rows[rewrite]["text"].split()) for _, rewrite in pairs]

    assert all(found > 0.5 * held for found, held in zip(answer[:10], words[:10], strict=True))
    assert reused(rows, answer, tmp_path).endswith("0.000 in a stranger")
    assert reused(rows, words, tmp_path).startswith("10 rewrites: 1.000 of their words")


def test_difflib_finds_the_same_words():
    """The peer counts the words of a verbatim copy, and none of two texts without a run."""
    whole = {"id": "a", "text": "a crane fell on the old pier"}
    answer = theirs.matched([whole, {"text": "nobody was hurt"}, {**whole, "copy_of": 0}])()

    assert answer == [7, 0]


def test_each_row_gets_a_story(told):
    """Grouping answers with one story a row."""
    assert sorted(row["id"] for row in ours.stories(told)()) == sorted(r["id"] for r in told)


def test_each_two_texts_are_collated():
    """Three texts make three pairs; the words that both have are counted."""
    texts = ["the old pier fell", "the pier fell", "the old pier stands"]

    assert ours.collation([{"text": text} for text in texts])() == {"pairs": 3, "equal": 8}


def test_a_page_is_read():
    """A page's body comes back under its id."""
    prose = " ".join(["The harbour of Brill was closed on Monday after a crane fell."] * 8)
    html = f"<html><body><article><p>{prose}</p><p>{prose}</p></article></body></html>"

    (page,) = ours.pages([{"id": "p1", "html": html}])()

    assert page["id"] == "p1"
    assert prose in page["body"]


def test_quotes_are_counted_and_their_trees_handed_over():
    """Trees come in the columns that spaCy takes, one entry a word."""
    rows = [{"text": "Harbour opens\n\n“It is safe,” said Ada Brill.\n", "date": "2031-03-01"}]

    (read,) = ours.trees(rows)()

    assert ours.quotes(rows)() == {"found": 1}
    assert len({len(column) for column in read["tokens"].values()}) == 1
    assert "Brill" in read["tokens"]["words"]


def test_the_whole_ends_in_files():
    """Two reports of one story are read, compared and written."""
    texts = ["Pier falls\n\nThe old pier of Brill fell on Monday. Two people were hurt.\n"] * 2
    rows = [{"text": text, "date": "2031-03-01"} for text in texts]

    counts = ours.whole(rows)()

    assert counts["stories"] >= 1
    assert counts["bytes"] > 0


def test_preparing_is_apart_from_the_work():
    """Only what the prepared function does is timed; both processes' figures have these names."""
    figures = measured(lambda rows: lambda: len(rows), [{}, {}])

    assert figures["answer"] == 2
    assert figures["cpu"] < figures["start"]
    assert figures["megabytes"] == pytest.approx(peak(), rel=0.5)


def test_a_peer_that_is_absent_says_so(tmp_path, monkeypatch, capsys):
    """Nothing is made up for it: no figures, the reason."""

    def none(_rows):
        raise AbsentError("needs a download")

    path = tmp_path / "rows.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["theirs", "none", str(path)])
    serve({"none": none})

    assert json.loads(capsys.readouterr().out) == {"absent": "needs a download"}


def test_a_worker_runs_in_a_process_of_its_own(rows, tmp_path):
    """What is ours is measured and the peers are absent where no interpreter was given."""
    limit = "the regex of words alone"
    stage = Stage(
        "copies", "copies", lambda _shared, size: rows[:size], ("rensa",), recall, limit=limit
    )

    mine, least, peer = side_by_side(stage, 45, tmp_path, None)

    assert (mine.who, mine.rows) == (OURS, 45)
    assert mine.figures["cpu"] > 0
    assert mine.outcome.startswith("recall ")
    assert (least.who, least.outcome, least.absent) == (f"limit: {limit}", "", None)
    assert peer.absent == "no interpreter was given by --peers"


def test_a_worker_that_breaks_is_no_figure(tmp_path):
    """The last line of its error stands where the figures would."""
    path = tmp_path / "rows.jsonl"
    path.write_text("{}\n", encoding="utf-8")

    assert alone(sys.executable, "ours", "stories", path) == {"absent": "failed: KeyError: 'text'"}


def test_the_table_gives_the_ratio_to_crossread():
    """A peer that takes twice the time has 2.00; an absent one has its reason."""
    figures = {"cpu": 2.0, "start": 0.5, "megabytes": 90.0}
    runs = [
        Measured("quotes", 10, 100, OURS, figures, counted([], {"found": 3}, None)),
        Measured("quotes", 10, 100, "fast", {**figures, "cpu": 4.0}),
        Measured("quotes", 10, 100, "gone", {}, absent="not installed"),
    ]

    first, second, third = speed.table(runs).splitlines()[2:]

    assert first == "| quotes | 10 | crossread | 2.00 | 5 | 50 | 0.5 | 90 | 1.00 | 3 found |"
    assert "| 2.00 |" in second
    assert third.endswith("| not run: not installed |")


def test_a_page_gets_its_table_between_the_marks():
    """The prose around it stays; a page without marks gets them."""
    page = "# Speed\n\n<!-- measured -->\nold\n<!-- end -->\n\nWhy.\n"

    assert speed.placed(page, "measured", "| new |\n") == page.replace("old\n", "\n| new |\n\n")
    assert "<!-- growth -->\n\n| g |\n\n<!-- end -->" in speed.placed(page, "growth", "| g |\n")


def test_exponents_go_from_size_to_size():
    """Ten times the reports: ten times the cost is 1, a hundred times is 2."""
    assert growth.exponents([(10, 1.0), (100, 10.0), (1000, 1000.0)]) == ["1.00", "2.00"]


def test_a_cold_start_is_told_phase_by_phase():
    """From the start of the interpreter to the files of the dossier."""
    found = dict(cold.phases())

    assert next(iter(found)) == "start Python"
    assert list(found)[-3:] == ["annotate", "group and collate", "write the dossier's files"]
    assert all(spent >= 0 for spent in found.values())


def test_without_the_sets_nothing_is_measured(tmp_path, capsys):
    """A machine without the sets is told what is missing."""
    assert speed.main(["--shared", str(tmp_path)]) == 1
    assert f"{tmp_path / 'data'} is not there" in capsys.readouterr().out


def test_an_unknown_stage_is_told_with_those_there_are(tmp_path, capsys):
    """Nothing is measured; the exit code is 2."""
    (tmp_path / "data").mkdir()

    assert speed.main(["--shared", str(tmp_path), "--stages", "pages,cooking"]) == 2
    assert "no stage 'cooking'; there are pages, copies" in capsys.readouterr().out


def test_limits_do_the_work_that_is_left(told):
    """Words and gaps of every text are counted; more words make more products."""
    gaps_and_words = limits.cutting([{"text": "The pier fell."}])()

    assert gaps_and_words == 7
    assert limits.multiplying(told[:1])() == 512
    prose = "The harbour of Brill was closed on Monday after a crane fell. " * 8
    page = f"<html><body><article><p>{prose}</p></article></body></html>"
    assert limits.extracting([{"html": page}])() == 1
