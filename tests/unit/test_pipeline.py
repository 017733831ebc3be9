"""The order of the stages, as far as no stage can test it alone."""

from crossread.annotate import annotate
from crossread.clean import clean
from crossread.ingest import capture_text
from crossread.model.capture import Given
from crossread.pipeline import dated

WORDS = "The harbour of Porto Vell closed on Monday after a ferry ran aground in the fog."


def reports(*days):
    captures = [
        capture_text(f"{WORDS} {number}", name=f"{number}.txt", given=Given(date=day))
        for number, day in enumerate(days)
    ]
    return annotate([clean(capture) for capture in captures], None)


def monday(annotated):
    return next(mark for mark in annotated.times)


def test_an_undated_report_is_read_against_the_middle_day_of_the_others():
    """A late report, a sentence or an anniversary, does not move its "Monday"."""
    undated, *_ = dated(reports(None, "2024-03-13", "2024-03-12", "2025-03-12"))

    assert (monday(undated).value, monday(undated).basis) == ("2024-03-11", "other_reports")


def test_an_undated_report_is_no_earlier_than_the_last_day_that_it_gives_in_full():
    """It was written then or later, unless no other report is as late."""
    told = f"{WORDS} A tug was seen off the quay on March 20, 2024."
    late, *_ = annotate([clean(capture_text(told, name="late.txt"))], None)
    others = reports("2024-03-12", "2024-03-13", "2024-03-20")

    assert monday(dated([late, *others])[0]).value == "2024-03-18"
    assert monday(dated([late, *others[:2]])[0]).value == "2024-03-11"


def test_where_no_report_has_a_date_monday_is_no_day():
    """Nothing is borrowed where nobody has it."""
    assert [monday(each).value for each in dated(reports(None, None))] == [None, None]
