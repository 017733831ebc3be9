"""A batch on this machine: what it writes, how it goes on after a kill, what it refuses."""

import json
import os
import signal
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import crossread
from crossread.cli.app import app
from crossread.errors import EngineError, InputError, NothingToRead, OutputError
from crossread.scale.local import Local
from tests.unit.scale.archive import JOURNAL, files_of, finished, job, run, wired

PATIENCE_S = 120


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Some six hundred reports in two files, with duplicates and broken lines."""
    return wired(tmp_path_factory.mktemp("archive"), 600)


@pytest.fixture(scope="module")
def grouped(archive, tmp_path_factory):
    """The archive read and grouped by one process, and what came of it."""
    out = tmp_path_factory.mktemp("grouped") / "out"
    return out, run([archive], job(out), Local(1), "groups")


@pytest.fixture(scope="module")
def compared(example, tmp_path_factory):
    """The example story as a batch of one dossier, with pages."""
    out = tmp_path_factory.mktemp("compared") / "out"
    run([example], job(out, pages=True), Local(1), "dossiers")
    return out


def test_every_input_is_a_report_or_rejected(grouped):
    """Six hundred reports and two odd ones are read; three copies and broken lines are not."""
    out, came = grouped
    rejected = pq.read_table(out / "rejected").to_pylist()

    assert came.counts["reports"] == 602
    assert came.counts["rejected"] == 6
    assert sorted(each["reason"] for each in rejected).count("duplicate") == 3
    assert sum(len(row["reports"]) for row in pq.read_table(out / "groups").to_pylist()) == 602


def test_a_dossier_is_what_read_writes(example, compared):
    """The collation and the reports are those of ``crossread read``; no parse helps grouping."""
    (path,) = (compared / "dossiers").glob("*/dossier.json")
    written = json.loads(path.read_text("utf-8"))
    read = json.loads(dict(crossread.files(crossread.read([example])))["dossier.json"])
    for each in (*written["stories"], *read["stories"]):
        each.pop("because"), each.pop("nearly")

    assert written == read
    assert (path.parent / "index.html").exists()
    assert len(list((path.parent / "reports").iterdir())) == 6


def test_the_number_of_processes_does_not_matter(archive, grouped, tmp_path):
    """Two processes write what one writes, byte for byte."""
    run([archive], job(tmp_path / "out"), Local(2), "groups")

    assert files_of(tmp_path / "out") == files_of(grouped[0])


def test_a_batch_that_is_done_is_not_done_again(archive, grouped):
    """The same command once more makes no shard and says the same."""
    out, came = grouped
    before = finished(out)

    assert run([archive], job(out), Local(1), "groups") == came
    assert finished(out) == before


def test_a_batch_killed_while_reading_goes_on(archive, grouped, tmp_path):
    """What was finished before SIGKILL is kept, and the bytes are those of a run in one go."""
    out = tmp_path / "out"
    killed_when(
        lambda: ("reports", "00000-00000") in finished(out),
        [str(archive), str(out), "--master", "local[2]", "--stop-after", "groups"],
    )
    kept = finished(out)
    assert ("groups", "duplicates") not in kept

    run([archive], job(out), Local(2), "groups")

    assert files_of(out) == files_of(grouped[0])
    assert finished(out)[: len(kept)] == kept
    assert len(finished(out)) == len(set(finished(out)))


def test_a_batch_killed_while_comparing_goes_on(example, compared, tmp_path):
    """A dossier that was half written when SIGKILL came is written anew, whole."""
    out = tmp_path / "out"
    killed_when(
        lambda: any(out.glob("dossiers/*/*")),
        [str(example), str(out), "--master", "local[1]", "--also", "pages"],
    )

    run([example], job(out, pages=True), Local(1), "dossiers")

    assert files_of(out) == files_of(compared)


def test_half_a_line_in_the_journal_costs_one_shard(archive, grouped, tmp_path):
    """A journal whose last line was cut short is gone on with behind the line before."""
    out = tmp_path / "out"
    run([archive], job(out), Local(1), "reports")
    whole = (out / JOURNAL).read_bytes()
    (out / JOURNAL).write_bytes(whole[:-40])

    run([archive], job(out), Local(1), "groups")

    assert files_of(out) == files_of(grouped[0])


def test_a_shard_that_was_changed_is_made_anew(archive, grouped, tmp_path):
    """A file that is gone or holds other bytes than were written is made again and told of."""
    out = tmp_path / "out"
    run([archive], job(out), Local(1), "groups")
    (out / "sketches" / "00000-00001.parquet").write_bytes(b"changed")
    (out / "groups" / "00001.parquet").unlink()

    came = run([archive], job(out), Local(1), "groups")

    assert came.redone == ("reports/00000-00001", "groups/00001")
    assert files_of(out) == files_of(grouped[0])


def test_a_batch_begun_otherwise_is_refused(archive, grouped, tmp_path):
    """Another input or option is named; the folder stays as it was."""
    out, _ = grouped
    other = tmp_path / "more.txt"
    other.write_text("One more report, of the mill at Ostrava Bend.", encoding="utf-8")

    with pytest.raises(InputError, match=r"begun otherwise:\n  inputs\..*more\.txt: nothing then"):
        run([archive, other], job(out), Local(1), "groups")
    with pytest.raises(InputError, match=r"options\.singles: false then, true now"):
        run([archive], job(out, singles=True), Local(1), "groups")


def test_a_folder_of_something_else_is_not_written_to(archive, tmp_path):
    """Files that are no batch are left alone."""
    (tmp_path / "letter.txt").write_text("Dear Sir,")

    with pytest.raises(OutputError, match="holds other files than a batch"):
        run([archive], job(tmp_path), Local(1), "groups")


def test_a_file_is_no_folder_of_a_batch(archive, tmp_path):
    """The message says what is needed."""
    (tmp_path / "taken").write_text("mine")

    with pytest.raises(OutputError, match="is a file; a batch needs a folder"):
        run([archive], job(tmp_path / "taken"), Local(1), "groups")


def test_nothing_to_read_is_said(tmp_path):
    """An archive without a report ends with where the reasons stand."""
    (tmp_path / "a.jsonl").write_text("{no JSON\n")

    with pytest.raises(NothingToRead, match=r"1 input rejected, .* of .*rejected; "):
        run([tmp_path / "a.jsonl"], job(tmp_path / "out"), Local(1), "groups")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (["--engine", "abacus"], "known: local, spark"),
        (["--master", "spark://there:7077"], "a cluster needs --engine spark"),
        (["--master", "local[0]"], r"it is local\[\*\] or local\[N\]"),
        (["--stop-after", "lunch"], "stages: reports, groups, dossiers"),
        (["--also", "tea"], "known: singles, pages"),
    ],
)
def test_a_wrong_option_is_named_with_what_is_legal(archive, tmp_path, option, told):
    """Nothing is written before the options are understood."""
    with pytest.raises(InputError, match=told):
        CliRunner().invoke(
            app, ["batch", str(archive), str(tmp_path / "out"), *option], catch_exceptions=False
        )
    assert not (tmp_path / "out").exists()


def test_spark_without_java_says_what_to_install(archive, tmp_path, monkeypatch):
    """No stack of a virtual machine that is not there: one line with the next step."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)

    with pytest.raises(EngineError, match=r"needs Java 17 .*apt-get install default-jre-headless"):
        CliRunner().invoke(
            app,
            ["batch", str(archive), str(tmp_path / "out"), "--engine", "spark"],
            catch_exceptions=False,
        )


def test_what_came_of_it_is_told_as_json(archive, grouped):
    """A program gets the counts of the stages that are done."""
    out, came = grouped
    command = ["batch", str(archive), str(out), "--stop-after", "groups", "--json"]
    ended = CliRunner().invoke(app, command, catch_exceptions=False)

    assert json.loads(ended.stdout) == {
        "stopped_after": "groups",
        "counts": dict(came.counts),
        "redone": [],
        "sha256": None,
    }


def killed_when(ready, arguments):
    """Run a batch in a process and kill it, with SIGKILL, as soon as ``ready()`` holds."""
    code = "from crossread.cli import main; main()"
    command = [sys.executable, "-c", code, "batch", *arguments]
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own code
        until = time.monotonic() + PATIENCE_S
        while not ready():
            assert process.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < until, "it never got there"
            time.sleep(0.002)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
