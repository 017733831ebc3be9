"""Which comparers are asked of two claims."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from crossread.annotate import annotate
from crossread.collate.claims import dated_times
from crossread.collate.compare import Background, Comparer, comparers, telling
from crossread.collate.entities import entities, entity_at
from crossread.collate.rivalry import named
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, report

TEXTS = (
    "The ferry sank near Brill on Monday with 40 people aboard, the coast guard said.",
    "The ferry sank in Brill on Tuesday with several people aboard, the harbour master said.",
    "“The hatch was left open by the crew that night,” Ines Dorval said.",
    "Ines Dorval Kemp said that the hatch was not left open by the night crew.",
    "The steel hatch may have been left open; call the guards at 555-742-7463.",
    "The wooden hatch was left open. Call the guards at 555-743-7200.",
    "The first two ferries sank outside 12 Quay Road, Brill, in August.",
    "It rained.",
)


@pytest.fixture(scope="module")
def story():
    """The claims of some reports, and what is known of them; every two match."""
    reports = annotate([report(f"r{n}", text) for n, text in enumerate(TEXTS)], Reader.load())
    every = [stated for each in reports for stated in claims(each)]
    scores = dict.fromkeys(combinations(every, 2), 1.0)
    times = {time.id: time for each in reports for time in dated_times(each)}
    found = entity_at(entities(reports, 0.9))
    known = Background(times, found, {}, scores)
    return every, replace(known, named=named(list(combinations(every, 2)), known))


def differences(chosen: Sequence[Comparer], left, right, background):
    return [difference for each in chosen for difference in each(left, right, background)]


def test_a_comparer_that_is_not_asked_would_find_nothing(story):
    """What is left out is work alone."""
    every, known = story
    pairs = list(combinations(every, 2))
    for left, right in pairs:
        asked = comparers(telling(left, known), telling(right, known))
        missed = [each for each in comparers(-1, -1) if each not in asked]

        assert not differences(missed, left, right, known)
    assert any(differences(comparers(-1, -1), *pair, known) for pair in pairs)


def test_nothing_is_asked_of_claims_that_tell_nothing(story):
    """Two claims without a figure, a name, a noun or a quote."""
    every, known = story
    nothing = telling(every[-1], known)

    assert comparers(nothing, nothing) == ()
    assert comparers(nothing, -1) != ()  # what one claim alone may tell: a quote, a hedge, a no
