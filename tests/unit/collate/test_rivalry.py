"""Claims that put another figure or time to one thing."""

import numpy as np
import pytest

from crossread.annotate import annotate
from crossread.collate.claims import claims, dated_times
from crossread.collate.compare import Background
from crossread.collate.rivalry import Rivalry
from crossread.models.language import Reader
from tests.unit.collate.stories import report

READER = Reader.load()


@pytest.mark.parametrize(
    ("left", "right", "rivals"),
    [
        ("The storm killed 12 people.", "At least 17 people died in the storm.", True),
        ("The ferry sank at 7 p.m.", "The ferry went down about 8 p.m.", True),
        ("The storm killed 12 people.", "The ferry had 40 lifejackets.", False),
        ("The storm killed a dozen men.", "The mayor spoke of a calm sea.", False),
    ],
)
def test_rivals(left, right, rivals):
    """Another figure of one thing ties two claims, figures of two things do not."""
    reports = annotate([report("a", left, "2031-05-02"), report("b", right, "2031-05-02")], READER)
    stated = [claims(each)[0] for each in reports]
    background = Background({t.id: t for a in reports for t in dated_times(a)}, {}, {}, {})
    half = np.array([0.5], np.float32)

    found = Rivalry(stated, background).among(np.array([0]), np.array([1]), half)

    assert found.tolist() == [rivals]
