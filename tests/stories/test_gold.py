"""The invented stories' gold is what its hand-made source says."""

import pytest

from tests.stories.build import gold, stories, written

KINDS = {"number", "time", "place", "entity", "quote", "attribution", "certainty", "denial"}
RELATIONS = {"conflicts", "compatible", "updates", "different_scope", "framing_only"}
STORIES = [pytest.param(folder, id=folder.name) for folder in stories()]


@pytest.mark.parametrize("folder", STORIES)
def test_gold_is_fresh(folder):
    """``gold.json`` follows from ``gold.toml``; otherwise run python -m tests.stories.build."""
    assert (folder / "gold.json").read_text(encoding="utf-8") == written(folder)


@pytest.mark.parametrize("folder", STORIES)
def test_each_discrepancy_is_between_readings_of_its_point(folder):
    """A discrepancy names a kind, a relation and readings that its point holds."""
    made = gold(folder)
    readings = {point["id"]: point["readings"] for point in made["points"]}
    for each in made["discrepancies"]:
        assert each["kind"] in KINDS
        assert each["relation"] in RELATIONS
        assert len(each["readings"]) > 1
        assert all(reading in readings[each["point"]] for reading in each["readings"])
