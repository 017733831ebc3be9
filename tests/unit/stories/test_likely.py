"""How likely two reports are of one event."""

import numpy as np

from crossread.stories import GroupingConfig, sketch
from crossread.stories.counts import counted
from crossread.stories.likely import Likely
from crossread.stories.rarity import rarity
from crossread.stories.space import space
from tests.unit.stories.reports import FERRY, FERRY_AGAIN, report


def test_more_reports_ask_for_more_up_to_the_most():
    """Chance agreement grows with the set, but not beyond the sizes that the weights know."""
    sketches = [sketch(report("\n".join(told))) for told in (FERRY, FERRY_AGAIN)]
    counts = counted(sketches, ())
    known = space(counts, rarity(counts.shares, np.zeros(len(counts.keys), np.int64), 0))
    pair = np.array([0]), np.array([1])

    few, fewer, most, more = (
        Likely(known, reports, GroupingConfig()).score(*pair)
        for reports in (2, 100, 4_000, 4_000_000)
    )

    assert few == fewer > most == more
