"""What readers wait for pages of the desk, while nobody writes and while reports are taken in.

    python -m benchmarks.desk.pages [--store FILE] [--reports 500] [--shared ../shared]

The desk is the command ``crossread serve`` in a process of its own, at 127.0.0.1. Readers search
and open stories as a browser does, over kept connections, with pauses as people make them; then
they do so again while ``crossread ingest`` takes ``--more`` reports into the same store. What half
of the questions waited at most, and 99 in 100. A given store is copied first and stays as it is.
"""

import argparse
import http.client
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks.desk import corpus
from benchmarks.desk.readers import Visit, Waits, crowd, line, options, tell, waited

_MODULE = "benchmarks.desk.pages"
CROSSREAD = (sys.executable, "-m", "crossread")


@contextmanager
def desk(store: Path) -> Iterator[str]:
    """Give the address of a desk in a process of its own, ended afterwards."""
    command = [*CROSSREAD, "serve", "--store", str(store), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield json.loads(process.stdout.readline())["address"]  # type: ignore[union-attr]
        finally:
            process.terminate()


def ask(visit: http.client.HTTPConnection, path: str) -> bytes:
    """Return a page whole; RuntimeError for any status but 200."""
    try:
        visit.request("GET", path)
        answer = visit.getresponse()
    except ConnectionError:  # a kept connection that the desk let go: browsers open another
        visit.close()
        visit.request("GET", path)
        answer = visit.getresponse()
    page = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} was answered with {answer.status}")
    return page


def connected(address: str) -> http.client.HTTPConnection:
    """Return a connection to a desk."""
    return http.client.HTTPConnection(urlsplit(address).netloc, timeout=120)


def opened(address: str, count: int, largest: int) -> tuple[list[str], list[str], list[float]]:
    """Return stories that were opened once, words of titles, and what each first opening took.

    The stories are the largest of at most ``largest`` reports; each is compared when it is opened.
    """
    visit, cards, page, more = connected(address), [], 1, True
    while more:
        found = json.loads(ask(visit, f"/index.json?page={page}"))
        cards += found["stories"]
        page, more = page + 1, found["more"]
    words = [word for card in cards for word in card["title"].split()]
    fitting = [card for card in cards if card["reports"] <= largest]
    chosen = sorted(fitting, key=lambda card: (-card["reports"], card["id"]))[:count]
    took = []
    for card in chosen:
        began = time.perf_counter()
        ask(visit, f"/stories/{card['id']}")
        took.append((time.perf_counter() - began) * 1000)
    return [card["id"] for card in chosen], words, took


def read(
    address: str, asked: dict[str, list[str]], readers: int, times: tuple[float, float]
) -> Waits:
    """Return what readers of the desk waited; ``times`` are seconds in all and of a pause."""

    def enter() -> Visit:
        visit = connected(address)

        def next_question(dice: random.Random) -> tuple[str, Callable[[], object]]:
            kind, path = _question(dice, asked)
            return kind, partial(ask, visit, path)

        return next_question

    return waited(enter, readers, *times)


def _question(dice: random.Random, asked: dict[str, list[str]]) -> tuple[str, str]:
    """Nine in twenty search, nine open a story, two look at the front page."""
    chance = dice.random()
    if chance < 0.45:
        words = dice.sample(asked["words"], dice.choice((1, 1, 2)))
        return "search", f"/search?{urlencode({'q': ' '.join(words)})}"
    if chance < 0.9:
        return "story", f"/stories/{dice.choice(asked['stories'])}"
    return "front", "/"


def figures(asked: argparse.Namespace, folder: Path) -> None:
    """Measure, and print as it goes."""
    store, more, words = folder / "desk.store", folder / "more.jsonl", folder / "asked.json"
    _filled(asked, folder, store)
    corpus.write(more, asked.shared, asked.more, skip=asked.skip or asked.reports)
    with desk(store) as address:
        stories, titles, took = opened(address, asked.stories, asked.largest)
        words.write_text(json.dumps({"stories": stories, "words": titles}), encoding="utf-8")
        sizes = [len(ask(connected(address), f"/stories/{each}")) // 1000 for each in stories]
        print(f"{len(stories)} stories, pages of {min(sizes)} to {max(sizes)} KB of HTML")
        print(line("first", took, "opened for the first time, and compared"))
        tell(crowd(_MODULE, address, str(words), asked), "nobody writes")
        command = [*CROSSREAD, "ingest", str(more), "--store", str(store), "--json"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as writer:
            tell(crowd(_MODULE, address, str(words), asked), "while reports are taken in")
            still = writer.poll() is None
            writer.terminate()
    print(f"the writer {'was still at work' if still else 'had ended'} when the readers stopped")


def _filled(asked: argparse.Namespace, folder: Path, store: Path) -> None:
    """A store to serve: a copy of the given one, or a new one."""
    if asked.store:
        for each in asked.store.parent.glob(f"{asked.store.name}*"):
            shutil.copy2(each, folder / each.name.replace(asked.store.name, store.name, 1))
        return
    reports = folder / "first.jsonl"
    corpus.write(reports, asked.shared, asked.reports)
    command = [*CROSSREAD, "ingest", str(reports), "--store", str(store), "--json"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="read a copy of this store; none: a new one")
    parser.add_argument("--reports", type=int, default=500, help="of a new store")
    parser.add_argument("--more", type=int, default=4_000, help="taken in while readers read")
    parser.add_argument("--skip", type=int, default=0, help="reports that a given store has")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options(parser)
    asked = parser.parse_args()
    if asked.read:
        address, words, readers, seconds, pause = asked.read
        known = json.loads(Path(words).read_text("utf-8"))
        times = float(seconds), float(pause)
        print(json.dumps(read(address, known, int(readers), times)))
    else:
        with tempfile.TemporaryDirectory() as folder:
            figures(asked, Path(folder))


if __name__ == "__main__":
    main()
