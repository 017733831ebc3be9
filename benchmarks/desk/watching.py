"""Feeds watched on this machine: how fast, and what is lost when the watch is killed.

    python -m benchmarks.desk.watching [--feeds 50] [--pages 20] [--kills 20] [--seed 1]

A child serves invented feeds under invented host names, all of them 127.0.0.1; one feed in ten is
broken, silent, gone or endless. A second child watches them without a pause, for it is our cost
that is measured, and says each report once it is kept. It is killed with SIGKILL at random moments
and started again until nothing waits; then every page of every good feed must be in the store,
once. The last round is a whole one in a new store, measured.
"""

import argparse
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.speed.newswire import wire
from crossread.desk import Desk
from crossread.ingest.feedlist import Subscription
from crossread.ingest.fetch import FetchConfig, Fetcher
from crossread.settings import Settings
from crossread.store import open_store
from crossread.watch import FeedHeard, Read, Round, Watch, WatchConfig
from crossread.watch.news import Tell

ROOT = Path(__file__).resolve().parents[2]
HERE = "127.0.0.1"
_BAD = {3: b"HTTP/1.1 503", 13: b"<rss><chan", 23: b"HTTP/1.1 410", 33: b"", 43: b"<html>"}
_LONGEST_S = 3.0  # that a child lives after its first report


def serve(feeds: int, pages: int) -> None:
    """Serve the feeds and say the port, for ever."""
    texts = [each.text for each in wire(feeds * pages, seed=7)]

    class Stand(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            _, kind, *numbers = self.path.split("/")
            feed = int(numbers[0]) if numbers else 0
            bad = _BAD.get(feed % 50)
            if kind == "robots.txt":
                self._answer(404, b"")
            elif kind == "feed" and bad is not None:
                status = int(bad[9:]) if bad.startswith(b"HTTP") else 200
                self._answer(status, b"" if status != 200 else bad)
            elif kind == "feed":
                links = (f"/page/{feed}/{page}" for page in range(pages))
                items = "".join(
                    f"<item><guid>id {li}</guid><link>{li}</link></item>" for li in links
                )
                self._answer(200, f"<rss><channel>{items}</channel></rss>".encode())
            else:
                text = escape(texts[feed * pages + int(numbers[1])])
                self._answer(200, f"<title>{self.path}</title><p>{text}</p>".encode())

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((HERE, 0), Stand)
    print(server.server_address[1], flush=True)
    server.serve_forever()


def say(told: FeedHeard | Read | Round) -> None:
    """Print the id of each report that is kept."""
    if isinstance(told, Read) and told.report:
        print(told.report, flush=True)


def watch(store: Path, port: int, feeds: int, tell: Tell) -> Round:
    """Go one round."""
    limits = FetchConfig(allow_private=True, pause_s=0.0, connect_s=2.0, total_s=5.0)
    with open_store(store) as opened:
        watching = Watch(
            opened,
            Desk(opened, Settings(), annotate=None, version="benchmark"),
            Fetcher(limits, resolve=lambda host, port: [HERE]).get,
            WatchConfig(every_s=0.0, batch=16),
            now=lambda: datetime.now(UTC),
            tell=tell,
            stop=threading.Event(),
        )
        watching.follow(
            Subscription(f"http://f{number}.example:{port}/feed/{number}")
            for number in range(feeds)
        )
        return watching.round()


@contextmanager
def served(feeds: int, pages: int) -> Iterator[int]:
    """Give the port of a child that serves."""
    with _child("--serve", feeds, pages) as process:
        yield int(next(process.stdout or iter(())))
        process.kill()


def killed(store: Path, port: int, feeds: int, wait_s: float) -> list[str]:
    """Return what a child said before it was killed, or ended."""
    with _child("--watch", store, port, feeds) as process:
        said = process.stdout or iter(())
        first = next(said, "")
        time.sleep(wait_s)
        process.send_signal(signal.SIGKILL)
        return [line.strip() for line in [first, *said] if line.endswith("\n")]


def _child(*arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "benchmarks.desk.watching", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kept(store: Path) -> tuple[set[str], int, list[str]]:
    """Return the ids of the reports of a store, how many entries wait, and the reports' paths."""
    with open_store(store) as opened, opened.reading() as reads:
        heads = [article for article, _, _ in reads.heads()]
        every = {each.report for head in heads for each in reads.versions(head)}
        paths = [reads.report(each).path for each in sorted(every)]  # type: ignore[union-attr]
        return every, len(reads.waiting()), paths


def main() -> None:
    """Print what the kills lost, and what a whole round costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in (("feeds", 50), ("pages", 20), ("kills", 20), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--serve", nargs=2, type=int, help=argparse.SUPPRESS)
    parser.add_argument("--watch", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        serve(*asked.serve)
    elif asked.watch:
        watch(Path(asked.watch[0]), int(asked.watch[1]), int(asked.watch[2]), say)
    else:
        with tempfile.TemporaryDirectory() as folder, served(asked.feeds, asked.pages) as port:
            _kills(Path(folder) / "killed", port, asked)
            _whole(Path(folder) / "whole", port, asked.feeds)


def _kills(store: Path, port: int, asked: argparse.Namespace) -> None:
    dice = random.Random(asked.seed)  # noqa: S311 - when to kill is no secret
    said: set[str] = set()
    at_work = 0
    for _ in range(asked.kills):
        heard = killed(store, port, asked.feeds, dice.uniform(0, _LONGEST_S))
        said.update(heard)
        at_work += bool(heard)
    for _ in range(3):
        said.update(_run(store, port, asked.feeds))
    found, waiting, paths = kept(store)
    bad = len([n for n in range(asked.feeds) if n % 50 in _BAD])
    expected = (asked.feeds - bad) * asked.pages
    print(
        f"{asked.kills} kills, {at_work} of them at work: "
        f"{len(said)} reports said, {len(said - found)} of them lost"
    )
    print(f"{expected} pages served, {len(set(paths))} kept, {waiting} waiting, "
          f"{len(paths) - len(set(paths))} twice")  # fmt: skip


def _run(store: Path, port: int, feeds: int) -> list[str]:
    """Return what a child said that was left to end."""
    with _child("--watch", store, port, feeds) as process:
        return [line.strip() for line in process.stdout or ()]


def _whole(store: Path, port: int, feeds: int) -> None:
    began, cpu = time.monotonic(), time.process_time()
    told = watch(store, port, feeds, lambda told: None)
    wall, cpu = time.monotonic() - began, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"a round: {told.asked} feeds, {told.failed} failed, {told.added} reports added, "
          f"{told.versions} versions, {len(told.rejected)} rejected")  # fmt: skip
    print(f"{wall:.1f} s wall, {cpu:.1f} s CPU, {told.added / cpu:.0f} reports a CPU second, "
          f"{memory:.0f} MiB at most")  # fmt: skip


if __name__ == "__main__":
    main()
