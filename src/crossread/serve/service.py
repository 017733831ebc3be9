"""What the pages of one desk share: the store, its stories as they are read, the uploads."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from crossread.desk import Desk, Taken
from crossread.ports import Progress
from crossread.serve.config import ServeConfig
from crossread.serve.jobs import Inputs, Jobs
from crossread.serve.live import LiveStories

COMPARED = 50  # stories that an upload compares at once; the others are when somebody opens them


@dataclass(frozen=True, slots=True)
class Service:
    """A desk that is served."""

    config: ServeConfig
    desk: Desk
    stories: LiveStories
    jobs: Jobs[Taken]

    def close(self) -> None:
        """Let the upload that is being read end, and begin no more work."""
        self.jobs.close()
        self.stories.close()


def service(desk: Desk, config: ServeConfig) -> Service:
    """Return the service of a desk; its threads are at work from now on."""
    stories = LiveStories(desk)

    def take(inputs: Inputs, at: str, hears: Progress) -> Taken:
        return _taken(desk, stories, inputs, at, hears)

    return Service(config, desk, stories, Jobs(take, waiting=config.limits.waiting))


def of(request: Request) -> Service:
    """Return the service that a request came to."""
    found: Service = request.app.state.service
    return found


Serving = Annotated[Service, Depends(of)]


def _taken(desk: Desk, stories: LiveStories, inputs: Inputs, at: str, hears: Progress) -> Taken:
    """Take reports in and compare what they changed, so that the front page can say what is new."""
    taken = desk.take(inputs, now=at, progress=hears)
    changed = taken.stories[:COMPARED]
    for number, story in enumerate(changed, start=1):
        hears("comparing", number, len(changed))
        stories.compared(story)
    return taken
