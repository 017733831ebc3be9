"""Names that two reports misspell alike."""

from crossread.stories.body import body
from crossread.stories.errors import shared_errors
from tests.unit.stories.reports import report


def spellings(**texts):
    """The misspelled words by the two reports that share them."""
    bodies = [body(report(text, name=name)) for name, text in texts.items()]
    known = {each.report.id: each.report.text for each in bodies}
    return {
        pair: [place.span.of(known[place.report]) for place in places[0]]
        for pair, places in shared_errors(bodies).items()
    }


RIGHT = "Harbour master Castellow said so."
WRONG = "The quay was empty, Castelow told us."


def test_a_spelling_of_two_against_three_is_shared():
    """Two reports write a name as no other does."""
    right = {name: f"{RIGHT} {name}" for name in "abe"}

    found = spellings(**right, c=WRONG, d=WRONG + " Twice.")

    assert found == {("c", "d"): ["Castelow", "Castelow"]}


def test_one_reports_slip_is_not_shared():
    """An error that stands in one report shows nothing."""
    assert spellings(a=RIGHT, b=RIGHT + " Again.", c=WRONG) == {}


def test_where_the_others_do_not_agree_nothing_is_an_error():
    """Two reports against two do not say who is right."""
    assert spellings(a=RIGHT, b=RIGHT + " Again.", c=WRONG, d=WRONG + " Twice.") == {}


def test_a_plural_is_no_error():
    """Rangers and a Ranger are two words."""
    assert (
        spellings(
            a="A Ranger came.", b="One Ranger.", c="Two Rangers.", d="The Rangers.", e="Rangers."
        )
        == {}
    )
