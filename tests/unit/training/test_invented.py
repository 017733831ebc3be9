"""Invented stories: their labels point at their words, and the card counts them."""

import json

import pytest

from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from training.invented import HERE, LEARNED, MEASURED, invented_stories

STORIES = [
    pytest.param(folder, story, id=f"{folder.name}/{story.name}")
    for folder in (LEARNED, MEASURED)
    for story in invented_stories(folder)
]


@pytest.mark.parametrize(("folder", "story"), STORIES)
def test_labels_are_legal(folder, story):
    """Each reading is words of its report; discrepancies are of a kind and between two readings."""
    points = story.gold["points"]
    differences = story.gold["discrepancies"]
    readings = [r for each in (*points, *differences) for r in each["readings"]]

    assert all(reading["exact"].strip() for reading in readings)
    assert all(0 <= r["start"] < r["end"] <= len(story.texts[r["report"]]) for r in readings)
    assert all(point["gist"] and point["readings"] for point in points)
    assert {each["kind"] for each in differences} <= set(DiscrepancyKind)
    assert {each["relation"] for each in differences} <= set(DiscrepancyRelation)
    assert all(len(each["readings"]) > 1 for each in differences)


@pytest.mark.parametrize(("folder", "story"), STORIES)
def test_a_file_has_one_line_for_each_thing(folder, story):
    """A change of one point is a change of one line."""
    text = (folder / story.name / "labels.json").read_text(encoding="utf-8")
    labels = json.loads(text)
    things = [*labels["reports"], *labels["points"], *labels["discrepancies"]]

    told = [json.loads(line.rstrip(",")) for line in text.splitlines() if line.startswith("  ")]
    assert told == things


def test_no_story_is_learned_and_measured():
    """Their names tell them apart."""
    learned, measured = ({s.name for s in invented_stories(f)} for f in (LEARNED, MEASURED))

    assert learned
    assert measured
    assert not learned & measured


@pytest.mark.parametrize("column", [0, 1])
def test_the_card_counts_what_is_there(column):
    """The figures of the card are those of the files."""
    stories = invented_stories((LEARNED, MEASURED)[column])
    points = [point for story in stories for point in story.gold["points"]]
    counted = {
        "stories": len(stories),
        "reports": sum(len(story.texts) for story in stories),
        "words": sum(len(text.split()) for story in stories for text in story.texts.values()),
        "points": len(points),
        "points of two reports or more": sum(
            len({r["report"] for r in point["readings"]}) > 1 for point in points
        ),
        "readings of points": sum(len(point["readings"]) for point in points),
        "discrepancies": sum(len(story.gold["discrepancies"]) for story in stories),
    }
    rows = [line.split("|")[1:-1] for line in (HERE / "CARD.md").read_text("utf-8").splitlines()]
    told = {row[0].strip(): row[column + 1].strip() for row in rows if len(row) == 3}

    assert {name: told.get(name) for name in counted} == {n: f"{c:,}" for n, c in counted.items()}
