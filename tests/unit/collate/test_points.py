"""Points: which claims give one reading."""

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
