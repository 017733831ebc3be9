"""The three clocks of a claim, and the sources that its word came through; read by the model."""

from dataclasses import dataclass

import pytest

from crossread import ingest
from crossread.annotate import annotate
from crossread.clean import clean
from crossread.collate.claims import dated_times
from crossread.model.capture import Capture, Given
from crossread.model.claim import Claim
from crossread.model.report import Report
from crossread.models.language import Reader
from tests.unit.collate.stories import claims

PUBLISHED = "2031-03-10"


@dataclass(frozen=True)
class Told:
    """One claim of a sentence, with the words that its clocks point at."""

    claim: Claim
    event: str | None
    as_of: str | None


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def told(sentence: str, words: str, reader: Reader, date: str | None = PUBLISHED) -> Told:
    """Return the claim that begins with ``words`` in a report of one sentence."""
    capture = ingest.capture_text(f"{sentence}\n", name="a.txt", given=Given(date=date))
    assert isinstance(capture, Capture)
    report = clean(capture)
    assert isinstance(report, Report)
    (annotated,) = annotate([report], reader)
    times = {t.id: t.span.of(report.text) for t in dated_times(annotated)}
    found = [each.claim for each in claims(annotated)]
    claim = next(c for c in found if c.span.of(report.text).startswith(words))
    return Told(claim, times.get(claim.clock.event or ""), times.get(claim.clock.as_of or ""))


@pytest.mark.parametrize(
    ("sentence", "words", "event", "as_of"),
    [
        (
            "Police said on Friday that the bridge had been closed on Tuesday.",
            "the bridge",
            "Tuesday",
            "Friday",
        ),
        (
            "According to police on Wednesday, the ferry sank last week.",
            "the ferry",
            "last week",
            "Wednesday",
        ),
        ("“We were lucky,” Ana Marsh told reporters on Thursday.", "We were", None, "Thursday"),
        (
            "“We were lucky,” Ana Marsh, mayor since 2020, told reporters on Thursday.",
            "We were",
            None,
            "Thursday",
        ),
        ("The bridge closed in 2019, Tom Hale told the court.", "The bridge", "2019", None),
        ("The ferry sank off Brill Island on Monday.", "The ferry", "Monday", None),
        ("The ferry from Port Ansel sank off Brill Island.", "The ferry", None, None),
        ("Crews mended the broken quay following the Monday storm.", "Crews", None, None),
        ("The storm on Monday sank the ferry off Brill Island.", "The storm", "Monday", None),
        ("Monday's storm sank the ferry off Brill Island.", "Monday", "Monday", None),
        ("The council of Port Ansel postponed Friday's race.", "The council", None, None),
        ("The boat from Port Ansel won in the 2029 race.", "The boat", "2029", None),
        ("Marsh wrote a 2019 book on the ferries of Brill.", "Marsh", None, None),
        ("Marsh was chairman of the 2028 race and lost in 2030.", "Marsh", None, None),
        ("The bank expects a loss because of the law signed last week.", "The bank", None, None),
    ],
)
def test_the_time_of_the_event_is_not_that_of_the_saying(sentence, words, event, as_of, reader):
    """A day in the frame says when the source spoke; a day in the content, when it happened."""
    found = told(sentence, words, reader)

    assert (found.event, found.as_of) == (event, as_of)
    assert found.claim.clock.published == PUBLISHED


def test_clocks_that_no_words_tell_stay_unknown(reader):
    """Nothing is borrowed: neither the day of publication nor that of the source."""
    found = told("Police said the ferry sank off Brill Island.", "the ferry", reader, date=None)

    assert (found.event, found.as_of, found.claim.clock.published) == (None, None, None)


NESTED = (
    "The Brill Herald reported on Sunday that the ministry had said on Saturday"
    " that the bridge was safe."
)


def test_a_chain_of_sources_is_told_outermost_first(reader):
    """The ministry's word came through the paper."""
    sources = told(NESTED, "the bridge", reader).claim.source

    assert [each.name for each in sources] == ["Brill Herald", "the ministry"]
    assert [each.via for each in sources] == [(), ("Brill Herald",)]


def test_the_innermost_source_says_when(reader):
    """What the ministry said on Saturday is as of Saturday, whenever the paper printed it."""
    assert told(NESTED, "the bridge", reader).as_of == "Saturday"
