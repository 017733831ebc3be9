"""Invented reports on their way into a store, and stories of them."""

from crossread.clean import clean
from crossread.ingest import capture_text
from crossread.model.capture import Capture, Given
from crossread.model.desk import Arrival, RunKind
from crossread.model.report import Report
from crossread.model.story import Story
from crossread.ports import Store

NOW = "2031-05-06T08:00:00+00:00"
LATER = "2031-05-07T08:00:00+00:00"

FERRY = (
    "Ferry strikes pier\n\n6 May 2031\n\n"
    "The ferry Morning Heron struck a disused pier off Port Ellery in fog, killing two people.\n\n"
    "Harbour master Ruan Castellow said the radar had been faulty since Friday.\n"
)
MAYOR = (
    "Mayor jailed\n\n8 May 2031\n\n"
    "A court jailed Halvern's former mayor Viktor Stallmeyer for five years on Thursday.\n\n"
    "Stallmeyer took a cottage and a motorboat from the builder Dorian Flett.\n"
)


def capture(text: str, name: str = "a.txt", given: Given | None = None) -> Capture:
    """The capture of a pasted text."""
    made = capture_text(text, name=name, given=given or Given())
    assert isinstance(made, Capture)
    return made


def arrival(text: str, name: str = "a.txt", *keys: str, given: Given | None = None) -> Arrival:
    """A report as it comes to a store; its sketch is nothing that a store looks into."""
    captured = capture(text, name, given)
    report = clean(captured)
    assert isinstance(report, Report)
    return Arrival(captured, report, name.encode(), keys)


def story(id_: str, *articles: str, title: str = "Ferry strikes pier") -> Story:
    """A story of articles."""
    return Story(id_, title, articles, "2031-05-06", "2031-05-06", ())


def keep(store: Store, *arrivals: Arrival, at: str = NOW) -> str:
    """Keep reports as the first of their articles, in one run."""
    with store.writing() as writes:
        run = writes.begin_run(RunKind.TAKE, at)
        for each in arrivals:
            writes.add(run, each, None)
    return run
