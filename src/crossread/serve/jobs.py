"""Uploads on their way into the store: one is read at a time, the others wait their turn.

A job is told as a value that never changes; its next state is another value under the same id. The
thread ends with the desk; an upload that it did not come to is not in the store, and says so by
never having been "done".
"""

import logging
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from queue import SimpleQueue
from typing import Generic, TypeVar

from crossread.errors import CrossreadError
from crossread.model.capture import Capture, Rejected
from crossread.ports import Progress
from crossread.serve.clock import now
from crossread.serve.problems import Problem

LOG = logging.getLogger("crossread.serve")
KEPT = 200  # jobs that can still be looked at
Inputs = Sequence[Capture | Rejected]
Taken = TypeVar("Taken")


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job(Generic[Taken]):
    """One upload. ``taken`` is what the store made of it, None until it is done."""

    id: str
    name: str
    at: str  # ISO 8601
    inputs: int
    state: State = State.WAITING
    stage: str = ""
    done: int = 0
    total: int = 0
    taken: Taken | None = None
    problem: str = ""

    @property
    def says(self) -> str:
        """The state in words."""
        return {
            State.WAITING: "Waiting for its turn",
            State.READING: "Reading",
            State.DONE: "Done",
            State.FAILED: "It failed",
        }[self.state]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in (State.DONE, State.FAILED)


class Jobs(Generic[Taken]):
    """The jobs of a desk. ``take`` does the work; it is called in one thread, a job at a time."""

    def __init__(self, take: Callable[[Inputs, str, Progress], Taken], *, waiting: int) -> None:
        self._take = take
        self._waiting = waiting
        self._queue: SimpleQueue[tuple[str, Inputs] | None] = SimpleQueue()
        self._jobs: dict[str, Job[Taken]] = {}
        self._lock, self._closed = threading.Lock(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="crossread-jobs", daemon=True)
        self._thread.start()

    def submit(self, inputs: Inputs, name: str) -> Job[Taken]:
        """Return a new job; Problem when too many wait already."""
        job: Job[Taken] = Job(secrets.token_hex(6), name, now(), len(inputs))
        with self._lock:
            if sum(each.state is State.WAITING for each in self._jobs.values()) >= self._waiting:
                raise Problem(503, "Too many uploads wait already.", "Send it again later.")
            self._jobs[job.id] = job
            self._forget()
        self._queue.put((job.id, inputs))
        return job

    def get(self, id_: str) -> Job[Taken] | None:
        """Return a job as it stands, None where there is none or it is long past."""
        with self._lock:
            return self._jobs.get(id_)

    def recent(self) -> list[Job[Taken]]:
        """Return the jobs that are still kept, last first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def close(self, wait_s: float = 10.0) -> None:
        """Let the job that is being read end, and begin none of those that wait."""
        self._closed.set()
        self._queue.put(None)
        self._thread.join(wait_s)

    def _work(self) -> None:
        while (waiting := self._queue.get()) is not None and not self._closed.is_set():
            id_, inputs = waiting
            self._set(id_, state=State.READING)
            self._read(id_, inputs)

    def _read(self, id_: str, inputs: Inputs) -> None:
        def hears(stage: str, done: int, total: int) -> None:
            self._set(id_, stage=stage, done=done, total=total)

        try:
            taken = self._take(inputs, now(), hears)
        except CrossreadError as error:
            self._set(id_, state=State.FAILED, problem=str(error))
        except Exception as error:  # one bad upload must not end the thread
            LOG.error("job %s failed", id_, exc_info=error)
            why = f"It is a fault of crossread. The log of the desk tells more under {id_}."
            self._set(id_, state=State.FAILED, problem=why)
        else:
            self._set(id_, state=State.DONE, taken=taken)

    def _set(self, id_: str, **changed: object) -> None:
        with self._lock:
            if id_ in self._jobs:
                self._jobs[id_] = replace(self._jobs[id_], **changed)  # type: ignore[arg-type]

    def _forget(self) -> None:
        over = [key for key, each in self._jobs.items() if each.is_over]
        for key in over[: max(0, len(self._jobs) - KEPT)]:
            del self._jobs[key]
