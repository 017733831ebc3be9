"""What happened when: one line a time and point, without the hours at which sources spoke."""

from dataclasses import replace

from crossread.annotate import annotate
from crossread.collate.claims import dated_times
from crossread.collate.timeline import timeline
from crossread.model.collation import Point, Status
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, details, report

READER = Reader.load()


def entries(text, *, apart=True):
    """The words of each line of one report; its claims stand in points of their own, or in one."""
    (read,) = annotate([report("a", text, "2031-05-02")], READER)
    told = {s.claim.id: s.claim for s in (*claims(read), *details(read))}
    times = {t.id: t for t in dated_times(read)}
    homes = [(claim,) for claim in told] if apart else [tuple(told)]
    point = Point("p", "", Status.SINGLE, (), 1, 1, (), (), ())
    points = [replace(point, id=f"p-{n}", claims=home) for n, home in enumerate(homes)]
    found = timeline(points, told, times)
    return [(e.value, [told[c].span.of(text) for c in e.claims]) for e in found]


def test_a_part_of_a_claim_is_no_second_line():
    """The clause tells the time, and a detail of it tells it no more."""
    lines = entries("The ferry sank on 1 May near the lighthouse, and divers came on 2 May.")

    assert [value for value, _ in lines] == ["2031-05-01", "2031-05-02"]
    assert all(len(said) == 1 for _, said in lines)


def test_when_a_source_spoke_is_no_event():
    """The day of the sinking is, and that of the statement is not."""
    lines = entries("The harbour office said on Thursday that the ferry sank on 30 April.")

    assert {value for value, _ in lines} == {"2031-04-30"}


def test_a_time_stands_with_what_it_dates():
    """A day within a claim is told of the words around it, not of all that the claim says."""
    lines = dict(entries("Crews of the port mended the quay that broke on 28 April."))

    assert list(lines) == ["2031-04-28"]
    assert all("Crews" not in words for words in lines["2031-04-28"])


def test_lines_are_in_order_of_time():
    """Whatever comes first in the text."""
    lines = entries("Divers came on 2 May. The ferry sank on 1 May.", apart=False)

    assert [value for value, _ in lines] == ["2031-05-01", "2031-05-02"]
