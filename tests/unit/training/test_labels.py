"""The labels of real stories: their form alone, and with their texts where those are."""

import hashlib
import json
import re

import pytest

from crossread import ingest
from crossread.clean import clean
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from tests.conftest import ROOT, SHARED
from training.labels import FIRST as EARLIER
from training.labels import (
    HERE,
    LATER,
    MEASURED,
    TextMismatchError,
    label_files,
    labelled_stories,
    labelled_story,
    write_texts,
)

ROUNDS = {"first": EARLIER, "later": LATER, "measured": MEASURED}
FILES = [
    pytest.param(name, labels, id=f"{round_}/{name}")
    for round_, folder in ROUNDS.items()
    for name, labels in label_files(folder).items()
]
FIRST = "Ferry Gannet sank off Orrin on 3 May 2031.\r\n“Nine drowned,” Ada Vell said.\n"
SECOND = "Ten people drowned when the Gannet sank, the coast guard at Orrin said today.\n"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def labels():
    """Two invented reports that differ in how many drowned."""
    return {
        "set": "invented",
        "story": "7",
        "reports": [{"id": "a", "sha256": digest(FIRST)}, {"id": "b", "sha256": digest(SECOND)}],
        "points": [[[0, 0, 17], [1, 24, 39]], [[0, 45, 57], [1, 0, 18]]],
        "discrepancies": [[1, "number", "conflicts", [[0, 45, 49], [1, 0, 3]]]],
    }


@pytest.fixture
def rows():
    return {
        ("7", "a"): {"text": FIRST, "date": "2031-05-03"},
        ("7", "b"): {"text": SECOND},
    }


@pytest.mark.parametrize(("name", "found"), FILES)
def test_a_file_holds_ids_hashes_and_offsets_alone(name, found):
    """No word of a text has a place to stand in."""
    assert list(found) == ["set", "story", "reports", "points", "discrepancies"]
    assert re.fullmatch(f"{found['set']}-{found['story']}(-[2-9])?", name)
    assert re.fullmatch(r"[0-9]+", found["story"])
    for report in found["reports"]:
        assert list(report) == ["id", "sha256"]
        assert re.fullmatch(r"[0-9a-f]{32,56}", report["id"])
        assert re.fullmatch(r"[0-9a-f]{64}", report["sha256"])


@pytest.mark.parametrize(("name", "found"), FILES)
def test_each_point_is_readings_of_reports_of_the_story(name, found):
    """A point has a reading, and no reading is there twice or empty."""
    for spans in found["points"]:
        assert spans
        assert len({tuple(span) for span in spans}) == len(spans)
        assert all(well_formed(span, found) for span in spans)


@pytest.mark.parametrize(("name", "found"), FILES)
def test_each_discrepancy_is_legal(name, found):
    """It names a point of the file, a kind, a relation and two spans or more."""
    for point, kind, relation, spans in found["discrepancies"]:
        assert 0 <= point < len(found["points"])
        assert kind in set(DiscrepancyKind)
        assert relation in set(DiscrepancyRelation)
        assert len(spans) > 1
        assert all(well_formed(span, found) for span in spans)


def well_formed(span, found):
    report, start, end = span
    return 0 <= report < len(found["reports"]) and 0 <= start < end


@pytest.mark.parametrize(("name", "found"), FILES)
def test_a_file_has_one_line_for_each_thing(name, found):
    """A change of one point is a change of one line."""
    (path,) = HERE.glob(f"*/{name}.json")
    lines = path.read_text(encoding="utf-8").splitlines()
    things = [*found["reports"], *found["points"], *found["discrepancies"]]

    assert [json.loads(line.rstrip(",")) for line in lines if line.startswith("  ")] == things


def test_the_card_counts_what_is_there():
    """The figures of the card are those of the files."""
    files = [each for folder in ROUNDS.values() for each in label_files(folder).values()]
    points = [spans for each in files for spans in each["points"]]
    counted = {
        "stories": len(files),
        "reports": sum(len(each["reports"]) for each in files),
        "points": len(points),
        "points of two reports or more": sum(len({r for r, *_ in p}) > 1 for p in points),
        "readings of points": sum(map(len, points)),
        "discrepancies": sum(len(each["discrepancies"]) for each in files),
    }
    card = (HERE / "CARD.md").read_text(encoding="utf-8")

    assert [n for n, count in counted.items() if f"| {n} | {count:,} |" not in card] == []


def test_labels_become_gold_in_their_texts(labels, rows):
    """Each reading says its file, its offsets and the words there."""
    story = labelled_story("invented-7", labels, rows)

    assert story.texts == {"1.txt": FIRST, "2.txt": SECOND}
    assert story.dates == {"1.txt": "2031-05-03", "2.txt": None}
    assert [[r["exact"] for r in p["readings"]] for p in story.gold["points"]] == [
        ["Ferry Gannet sank", "the Gannet sank"],
        ["Nine drowned", "Ten people drowned"],
    ]
    assert story.gold["discrepancies"] == [
        {
            "point": "p2",
            "kind": "number",
            "relation": "conflicts",
            "note": "",
            "readings": [
                {"report": "1.txt", "start": 45, "end": 49, "exact": "Nine"},
                {"report": "2.txt", "start": 0, "end": 3, "exact": "Ten"},
            ],
        }
    ]


def test_labels_become_gold_of_the_usual_form(labels, rows):
    """Points, discrepancies and readings have the keys that the invented stories' gold has."""
    made = labelled_story("invented-7", labels, rows).gold
    path = ROOT / "tests/stories/factory-blast/gold.json"
    usual = json.loads(path.read_text(encoding="utf-8"))

    assert made.keys() < usual.keys()
    for key in ("points", "discrepancies"):
        assert made[key][0].keys() == usual[key][0].keys()
        assert made[key][0]["readings"][0].keys() == usual[key][0]["readings"][0].keys()


def test_another_text_is_an_error_that_names_the_story(labels, rows):
    """Offsets are never read in words that they were not made for."""
    changed = {**rows, ("7", "b"): {"text": SECOND.replace("Ten", "Six")}}

    with pytest.raises(TextMismatchError, match=r"^invented-7: the text of report b has SHA-256"):
        labelled_story("invented-7", labels, changed)


def test_a_missing_report_is_an_error_that_names_the_story(labels, rows):
    """The same report under another story is not that report."""
    moved = {("7", "a"): rows["7", "a"], ("8", "b"): rows["7", "b"]}

    with pytest.raises(TextMismatchError, match=r"^invented-7: the data set has no report b$"):
        labelled_story("invented-7", labels, moved)


def test_crossread_reads_the_written_texts_where_the_offsets_are(labels, rows, tmp_path):
    """The words of each reading stand at its offsets in the report that crossread makes."""
    story = labelled_story("invented-7", labels, rows)
    write_texts(story, tmp_path / "story")
    captures = ingest.capture([str(tmp_path / "story" / "*.txt")])
    texts = {report.path.rpartition("/")[2]: report.text for report in map(clean, captures)}

    assert texts == story.texts


@pytest.mark.shared
@pytest.mark.parametrize("folder", [EARLIER, LATER, MEASURED])
def test_every_label_stands_in_its_text(folder):
    """Every story is there, each text is the one labelled, and no offset is past its end."""
    stories = {story.name: story for story in labelled_stories(SHARED, folder)}

    assert list(stories) == list(label_files(folder))
    for name, labels in label_files(folder).items():
        story = stories[name]
        hashes = [report["sha256"] for report in labels["reports"]]
        assert [digest(text) for text in story.texts.values()] == hashes
        for each in (*story.gold["points"], *story.gold["discrepancies"]):
            for reading in each["readings"]:
                assert reading["end"] <= len(story.texts[reading["report"]])
                assert reading["exact"].strip()
