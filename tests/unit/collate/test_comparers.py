"""Which comparers are asked of two claims."""

from dataclasses import replace
from itertools import combinations

import pytest

from crossread.annotate import annotate
from crossread.collate.claims import dated_times
from crossread.collate.compare import COMPARERS, Background, asked
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


def differences(pair, compare, background):
    return list(compare(*pair, background))


def test_a_comparer_that_is_not_asked_would_find_nothing(story):
    """What is left out is work alone."""
    every, known = story
    pairs = list(combinations(every, 2))
    some = [(pair, compare) for pair in pairs for compare, _ in COMPARERS]
    chosen = {((left, right), compare) for left, right, compare in asked(every, known)}

    missed = [each for each in some if each not in chosen]

    assert missed
    assert not any(differences(*each, known) for each in missed)
    assert any(differences(*each, known) for each in chosen)


def test_comparers_are_asked_in_order(story):
    """Pair by pair, as the claims stand in the text."""
    every, known = story
    order = [compare for compare, _ in COMPARERS]
    places = [(every.index(a), every.index(b), order.index(c)) for a, b, c in asked(every, known)]

    assert places == sorted(places)
    assert all(a < b for a, b, _ in places)


def test_nothing_is_asked_of_claims_that_tell_nothing(story):
    """Two claims without a figure, a name, a noun or a quote."""
    every, known = story
    known = replace(known, named={})

    assert not list(asked([every[-1]] * 2, known))
    assert not list(asked(every[:1], known))
