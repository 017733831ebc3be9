"""Quality does not fall under the floors that a person has pinned."""

from pathlib import Path

import pytest

from benchmarks.quality import stories
from benchmarks.quality.__main__ import under

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no gold at ../shared")
def test_whole_stories_reach_their_floors():
    """Every figure of the real stories is at its floor in benchmarks/floors.json or over it."""
    assert under("stories", stories.figures(SHARED)["mean"]) == []
