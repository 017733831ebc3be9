"""Stories as the desk shows them: each made into a page once, as long as nothing of it changes.

A story whose comparison is behind is shown as it was last compared, and says so; it is compared
anew at once, in a thread of its own, so that no reader waits for what another one's report brought.
Only a story that was never compared is waited for.
"""

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from queue import Queue

from crossread.desk import Desk, StoryRead
from crossread.dossier.resolve import resolved
from crossread.dossier.view.lookup import Lookup, lookup
from crossread.dossier.view.story import StoryPage, Summary, front_page, story_page
from crossread.errors import CrossreadError, InputError
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier
from crossread.serve.clock import now
from crossread.serve.problems import Problem, not_found

LOG = logging.getLogger("crossread.serve")
KEPT = 64  # stories as pages; one of 60 reports takes about 10 MB


@dataclass
class Live:
    """One story with all that its pages need; made once a ``stamp``."""

    stamp: tuple[str, ...]
    read: StoryRead
    _making: threading.RLock = field(default_factory=threading.RLock)  # twenty readers make it once

    @cached_property
    def dossier(self) -> Dossier:
        """The story's dossier, without lines whose spans do not resolve."""
        return resolved(self.read.dossier)

    @property
    def collation(self) -> Collation:
        """The comparison that is shown."""
        return self.dossier.stories[0]

    @cached_property
    def known(self) -> Lookup:
        """Its parts by id."""
        return lookup(self.collation, {report.id: report for report in self.dossier.reports})

    @property
    def page(self) -> StoryPage:
        """Its page."""
        with self._making:
            return self._page

    @cached_property
    def _page(self) -> StoryPage:
        return story_page(self.dossier, self.collation)

    @cached_property
    def summary(self) -> Summary:
        """What the front page says of it."""
        return front_page(self.dossier).stories[0]


class LiveStories:
    """The stories of a desk. Safe to use from several threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: OrderedDict[str, Live] = OrderedDict()
        self._lock = threading.Lock()
        self._behind: Queue[str | None] = Queue()
        self._queued: set[str] = set()
        self._thread = threading.Thread(target=self._work, name="crossread-compare", daemon=True)
        self._thread.start()

    def get(self, story: str) -> Live:
        """Return a story, at once where it was ever compared; Problem for an unknown id."""
        stamp = self._stamp(story)
        with self._lock:
            found = self._kept.get(stamp[0])
        if found is None or found.stamp != stamp:
            found = self._made(stamp)
        if not found.read.fresh:
            self._ask_for(found.read.id)
        return found

    def known(self, story: str) -> Live | None:
        """Return a story as it was last compared, None where it never was."""
        stamp = self._stamp(story)
        with self._lock:
            found = self._kept.get(stamp[0])
        if found and found.stamp == stamp:
            return found
        read = self._desk.story(stamp[0], compare=False)
        return self._keep(Live(stamp, read)) if read.dossier.stories else None

    def compared(self, story: str) -> Live:
        """Return a story compared anew, however long that takes."""
        read = self._read(story, compare=True)
        return self._keep(Live(self._stamp(read.id), read))

    def close(self) -> None:
        """Begin no more comparisons."""
        self._behind.put(None)
        self._thread.join(10.0)

    def _stamp(self, story: str) -> tuple[str, ...]:
        try:
            return self._desk.stamp(story)
        except InputError:
            raise not_found("story", story) from None

    def _made(self, stamp: tuple[str, ...]) -> Live:
        read = self._read(stamp[0], compare=False)
        if not read.dossier.stories:
            return self.compared(stamp[0])
        return self._keep(Live(stamp, read))

    def _read(self, story: str, *, compare: bool) -> StoryRead:
        read = self._desk.story(story, compare=compare, now=now())
        if compare and not read.dossier.stories:
            raise Problem(
                409,
                "This story was never compared, and this desk only reads.",
                "Open the store with crossread story, or start the desk where it may write.",
            )
        return read

    def _keep(self, live: Live) -> Live:
        with self._lock:
            self._kept[live.read.id] = live
            self._kept.move_to_end(live.read.id)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return live

    def _ask_for(self, story: str) -> None:
        with self._lock:
            if story in self._queued:
                return
            self._queued.add(story)
        self._behind.put(story)

    def _work(self) -> None:
        while (story := self._behind.get()) is not None:
            with self._lock:
                self._queued.discard(story)
            try:
                self.compared(story)
            except (CrossreadError, Problem) as error:
                LOG.warning("story %s could not be compared: %s", story, error)
            except Exception as error:  # one story must not end the thread
                LOG.error("story %s could not be compared", story, exc_info=error)
