import json
import os
import signal
import subprocess
import sys
import time

import pytest

from crossread.store import open_store
from tests.unit.watch.newsstand import FERRY, MAYOR, SCHOOL, article, entry, pages, rss
from tests.web import Page, Web


@pytest.fixture
def web():
    with Web(pages([FERRY, MAYOR, SCHOOL])) as served:
        served.pages["/feed"] = Page(rss(*(entry(f"q-{n}", served.url(f"/{n}")) for n in (1, 2))))
        yield served


@pytest.fixture
def folder(web, tmp_path):
    """A folder with a list of one feed."""
    (tmp_path / "feeds.txt").write_text(f"{web.url('/feed')} Quay Herald\n")
    return tmp_path


def command(*arguments):
    return [sys.executable, "-m", "crossread", *map(str, arguments)]


def watch(folder, *arguments, feeds="feeds.txt"):
    """Run ``crossread watch`` in a folder, on this machine's web."""
    return subprocess.run(  # noqa: S603 - our own program
        command("watch", feeds, "--store", "desk", "--allow-private", *arguments),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def happenings(out):
    return [json.loads(line) for line in out.splitlines()]


def test_one_round_fills_a_store(folder):
    """What came is told in words, and is in the store."""
    ended = watch(folder, "--once", "--contact", "desk@quay.example")

    assert ended.returncode == 0, ended.stderr
    assert "1 feed asked, 0 failed; 2 reports added" in ended.stdout
    assert "one report joined" in ended.stdout
    assert ended.stderr == ""
    with open_store(folder / "desk") as store, store.reading() as reads:
        assert len(reads.heads()) == 2


def test_a_program_hears_of_everything_line_by_line(folder, web):
    """Each line is an object that says what it is about."""
    feed, *reports, last = happenings(watch(folder, "--once", "--json").stdout)

    assert (feed["event"], feed["feed"], feed["asked"]) == ("feed", web.url("/feed"), "new")
    assert [(each["event"], each["became"]) for each in reports] == [("report", "added")] * 2
    assert {each["path"] for each in reports} == {web.url("/1"), web.url("/2")}
    assert (last["event"], last["added"], last["stopped"]) == ("round", 2, False)
    assert len(last["stories"]) == 2


def test_opml_is_read_and_what_is_no_feed_in_it_is_told(folder, web):
    """A feed reader's list is taken as it is."""
    opml = (
        f'<opml><body><outline text="Ports"><outline xmlUrl="{web.url("/feed")}"/>'
        '<outline xmlUrl="ftp://quay.example/"/></outline></body></opml>'
    )
    (folder / "feeds.opml").write_text(opml)
    ended = watch(folder, "--once", feeds="feeds.opml")

    assert ended.returncode == 0
    assert "feeds.opml#3" in ended.stderr
    assert "--contact" in ended.stderr


@pytest.mark.parametrize("content", ["", "# none\n", "<opml/>", "nonsense\n", None])
def test_a_list_without_a_feed_ends_with_2(folder, content):
    """The message says what a list looks like."""
    (folder / "feeds.txt").unlink()
    if content is not None:
        (folder / "feeds.txt").write_text(content)
    ended = watch(folder, "--once")

    assert ended.returncode == 2
    assert "feeds.txt" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (folder / "desk").exists()


def test_a_pause_that_is_none_ends_with_2(folder):
    """The message shows how a pause is written."""
    ended = watch(folder, "--every", "soon")

    assert ended.returncode == 2
    assert "10m" in ended.stderr


def test_a_round_without_any_feed_ends_with_2(folder, web):
    """A script that runs one round learns that nothing could be read."""
    web.pages["/feed"] = Page(status=503)
    ended = watch(folder, "--once", "--json")

    assert ended.returncode == 2
    assert [each["event"] for each in happenings(ended.stdout)] == ["feed", "round"]
    assert "503" in ended.stdout


def test_a_file_that_is_no_store_is_left_alone(folder):
    """It is named, and nothing is asked for."""
    (folder / "desk").write_text("my notes " * 200)
    ended = watch(folder, "--once")

    assert ended.returncode in (2, 6)
    assert "desk" in ended.stderr
    assert (folder / "desk").read_text() == "my notes " * 200


def test_private_feeds_are_refused_unless_allowed(folder, web):
    """Nothing is sent to this machine without the option."""
    ended = subprocess.run(  # noqa: S603 - our own program
        command("watch", "feeds.txt", "--store", "desk", "--once"),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert ended.returncode == 2
    assert "refused_address" in ended.stdout
    assert web.asked == []


def running(folder, *arguments):
    return subprocess.Popen(  # noqa: S603 - our own program
        command("watch", "feeds.txt", "--store", "desk", "--allow-private", "--json", *arguments),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _until(process, happened):
    """Wait for something that a running process does."""
    while not happened():
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(folder, sign):
    """Between rounds it ends at once, with 0 and no traceback."""
    process = running(folder, "--every", "1h")
    while '"round"' not in process.stdout.readline():
        assert process.poll() is None
    process.send_signal(sign)
    _, err = process.communicate(timeout=20)

    assert process.returncode == 0
    assert "Traceback" not in err


def test_a_signal_amid_a_round_keeps_what_came(folder, web):
    """The page under way is given up or kept; what was told stays, and the rest comes later."""
    numbers = range(1, 30)
    items = (entry(f"q-{n}", web.url(f"/p{n}")) for n in numbers)
    web.pages["/feed"] = Page(rss(*items))
    for n in numbers:
        web.pages[f"/p{n}"] = Page(article(f"{FERRY} Berth number {n} stayed open. "))
    process = running(folder, "--every", "1h")
    _until(process, lambda: len(web.paths()) >= 3)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=30)
    last = happenings(out)[-1]

    assert process.returncode == 0
    assert (last["event"], last["stopped"]) == ("round", True)
    with open_store(folder / "desk") as store, store.reading() as reads:
        kept = len(reads.heads())
        assert kept == last["added"]
        assert len(reads.waiting()) == last["waiting"] >= len(numbers) - 3


def test_after_a_kill_it_goes_on(folder, web):
    """Whatever was told as read is there, and nothing that a feed showed is forgotten."""
    process = running(folder, "--every", "1h")
    _until(process, lambda: len(web.paths()) >= 2)
    os.kill(process.pid, signal.SIGKILL)
    out, _ = process.communicate(timeout=20)
    told = [each for each in happenings(out) if each.get("became") == "added"]
    after = happenings(watch(folder, "--once", "--json", "--every", "1s").stdout)

    with open_store(folder / "desk") as store, store.reading() as reads:
        assert {each["report"] for each in told} <= {head for _, head, _ in reads.heads()}
        assert len(reads.heads()) == 2
        assert reads.waiting() == []
    assert after[-1]["failed"] == 0


def test_ingest_takes_addresses(folder, web):
    """A page can be taken into a store by hand."""
    ended = subprocess.run(  # noqa: S603 - our own program
        command("ingest", web.url("/1"), "--store", "desk", "--json"),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "CROSSREAD_ALLOW_PRIVATE": "1"},
    )

    assert ended.returncode == 0, ended.stderr
    assert len(json.loads(ended.stdout)["added"]) == 1
