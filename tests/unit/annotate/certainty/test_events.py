import numpy as np
import pytest

from crossread.annotate.certainty import event_certainties
from crossread.annotate.certainty.standing import signature
from crossread.models import certainty
from tests.unit.annotate.certainty.trees import parsed, unparsed


def at(sentence, word):
    place = [token.text for token in sentence.tokens].index(word)
    (found,) = event_certainties(sentence, [place])
    return found


def test_an_event_has_value_reasons_and_score():
    """The rules' value and cues come with a learned score between -3 and 3."""
    found = at(parsed("The mayor refused to leave the town hall."), "leave")

    assert (found.value, found.irrealis, found.cues) == ("CT-", "negation", (2,))
    assert -3 <= found.score <= 3


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        (
            ("The storm could reach Orlby by dawn.", "reach"),
            ("The mayor refused to leave the town hall.", "leave"),
        ),
        (
            ("The company knew that the valve leaked.", "leaked"),
            ("The storm could reach Orlby by dawn.", "reach"),
        ),
    ],
)
def test_scores_order_events(surer, less_sure):
    """What happened scores above what could, and that above what did not."""
    assert at(parsed(surer[0]), surer[1]).score > at(parsed(less_sure[0]), less_sure[1]).score


def test_the_same_token_has_another_standing_as_another_event():
    """Each event of a sentence stands for itself."""
    sentence = parsed("Officials do not believe the fire was set on purpose.")

    assert at(sentence, "believe").value == "CT-"
    assert at(sentence, "set").value == "PR-"


def test_without_a_tree_the_score_is_the_rules():
    """Words alone are no ground for the regression."""
    assert at(unparsed("The ferry may have sunk"), "sunk").score == 1.0


def test_an_unknown_mark_counts_nothing():
    """Marks and vectors that the weights do not know leave the score where it is."""
    weights = certainty.weights()
    nothing = np.zeros(0, np.float16)

    assert weights.score(["always", "no=such"], nothing) == weights.score(["always"], nothing)


def test_scores_stay_in_range():
    """A score is never beyond what a person could have given."""
    weights = certainty.weights()
    far = np.full(len(weights.vector), 1e3) * np.sign(weights.vector)

    assert weights.score([], far) == 3.0
    assert weights.score([], -far) == -3.0


@pytest.mark.parametrize("lexicon", ["complement_signatures", "modal_verbs"])
def test_every_signature_can_be_read(lexicon):
    """A value of the lists is two FactBank values and perhaps an irrealis."""
    from crossread import lexicons

    assert all(signature(value) for _, value in lexicons.entries(lexicon))
