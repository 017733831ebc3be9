"""Signs that a text was retold."""

from crossread.stories.body import body
from crossread.stories.retelling import details, linked_by_details, retelling
from tests.unit.stories.reports import FERRY, MAYOR, report


def of(*paragraphs):
    return details(body(report("\n".join(paragraphs))))


def test_details_are_pairs_of_telling_words():
    """Neighbours, in either order, by their stems."""
    assert ("disused", "pier") in of("She struck a disused pier.")
    assert of("The pier, disused, stood there.").keys() & of("A disused pier.").keys()


def test_names_numbers_and_quotations_are_no_details():
    """They belong to the event, not to whoever tells it."""
    assert not of("It was Ruan Castellow, 34.", "“The disused pier gleams,” he said.")


def test_a_retelling_shares_many_details_in_order():
    """The share is of the poorer side; the order is that of both."""
    found = retelling(of(*FERRY), of(*FERRY))

    assert found.share == 1.0
    assert found.kept_order == 1.0
    assert retelling(of(*FERRY), of(*MAYOR)).details == ()


def test_turned_round_the_order_is_lost():
    """The same details back to front keep less of their order."""
    found = retelling(of(*FERRY), of(*FERRY[::-1]))

    assert found.share == 1.0
    assert found.kept_order < 0.7


def test_nothing_shared_is_no_order():
    """Two empty sides are not alike."""
    assert retelling({}, {}).share == 0.0
    assert retelling({}, {}).order_by_chance == 1.0


def test_only_pairs_with_enough_details_are_linked():
    """A bar on the number of shared details, whatever the pair."""
    every = [of(*FERRY), of(*MAYOR), of(*FERRY)]

    assert linked_by_details(every, 4) == {(0, 2)}
