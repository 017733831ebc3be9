"""Points: which claims give one reading."""

from itertools import combinations

import crossread

TEXTS = (
    "Ferry lost off Wend\n\nHarbour chief Ada Finch denied that the ferry was overloaded.\n",
    "Wend mourns its ferry\n\nTeacher Jon Petrak believes that the ferry was overloaded.\n",
)


def test_a_denial_gives_no_reading_with_a_belief(tmp_path):
    """What differs may stand around the claims, in who says so and how."""
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")

    (story,) = crossread.read([tmp_path]).stories
    (difference,) = story.discrepancies
    (point,) = (p for p in story.points if p.id == difference.point)

    assert {reading.label for reading in point.readings} == {"denied", "believes"}


def test_what_nests_is_one_reading(example_dossier):
    """A clause and the details in it are one telling of a report, whatever they leave off."""
    (story,) = example_dossier["stories"]
    claims = {claim["id"]: claim for claim in story["claims"]}
    reading = {
        id_: (point["id"], each["label"])
        for point in story["points"]
        for each in point["readings"]
        for id_ in each["claims"]
    }
    nested = [
        (one, other)
        for point in story["points"]
        for one, other in combinations(point["claims"], 2)
        if claims[one]["report"] == claims[other]["report"]
        and claims[one]["start"] < claims[other]["end"]
        and claims[other]["start"] < claims[one]["end"]
    ]

    assert nested
    assert [pair for pair in nested if reading[pair[0]] != reading[pair[1]]] == []


def test_naming_somebody_is_no_statement_of_what_they_did(example_dossier):
    """One report of the example names the minister alone, where five tell of the inquiry."""
    (story,) = example_dossier["stories"]
    claims = {claim["id"]: claim for claim in story["claims"]}
    words = "announced an official inquiry into the sinking"
    (inquiry,) = (point for point in story["points"] if point["gist"].endswith(words))
    names = {
        report["path"].rsplit("/", 1)[-1]: report["id"] for report in example_dossier["reports"]
    }

    assert inquiry["reports"] == 5
    assert [each["report"] for each in inquiry["absent"]] == [names["channel-six.txt"]]
    assert "ordered an official inquiry" in " ".join(claims[i]["exact"] for i in inquiry["claims"])


def test_what_reports_state_goes_before_whom_they_name(example_dossier):
    """However many name her."""
    (story,) = example_dossier["stories"]
    agreed = [point["gist"] for point in story["points"] if point["status"] == "agreed"]
    stated = agreed.index("People were sitting on the stairs")

    assert stated < agreed.index("Harbour master Ines Dorval")
    assert stated < agreed.index("on Tuesday morning")


def test_readings_of_one_point_are_labelled_apart(tmp_path):
    """Two that give the same figure differ in how surely they tell it."""
    ends = ("killed at least 12 people", "killed 12 people", "reportedly killed 12 people")
    for number, end in enumerate(ends):
        text = f"Storm hits Wend\n\nThe storm at the harbour of Wend on Monday {end}.\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")

    (story,) = crossread.read([tmp_path]).stories
    (point,) = (p for p in story.points if len(p.readings) == len(ends))
    labels = [reading.label for reading in point.readings]

    assert len(set(labels)) == len(ends)
    assert "at least 12" in labels


def test_a_report_that_tells_it_in_another_row_does_not_lack_it(example_dossier):
    """A claim stands in one point, and a point that it tells too says where."""
    (story,) = example_dossier["stories"]
    claims = {claim["id"]: claim for claim in story["claims"]}
    gist_of = {point["id"]: point["gist"] for point in story["points"]}
    (killed,) = (p for p in story["points"] if p["gist"] == "killed in the Grey Heron disaster")
    told = {
        claims[each["closest"]["claim"]]["exact"]: gist_of[each["told_in"]]
        for each in killed["absent"]
        if each["told_in"]
    }

    lives = "At least a dozen people lost their lives on Tuesday"
    assert told[lives].startswith(lives)
    assert all(
        each["closest"]["claim"] not in point["claims"] and each["told_in"] != point["id"]
        for point in story["points"]
        for each in point["absent"]
        if each["told_in"]
    )
