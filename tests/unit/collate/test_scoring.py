"""How likely two claims say the same, by the weights and by what a network adds."""

from dataclasses import replace

import numpy as np

from crossread.collate.scoring import Scoring, claims_of
from crossread.models.matcher import COMBINED, Matcher
from crossread.models.network import Network
from tests.unit.collate.test_align import PLAIN, claim

CLAIMS = [
    claim("b", 0, "ferry", "dead"),
    claim("a", 0, "ferry", "dead"),
    claim("a", 9, "ferry", "hatch"),
    claim("a", 20, "inquiry", "signal"),
]
DOUBT = Network(  # takes two from the log odds of every pair
    ("meaning",),
    np.zeros(1, np.float32),
    np.ones(1, np.float32),
    ((np.zeros((1, 1, 1), np.float32), np.array([[-2.0]], np.float32)),),
)
DOUBTING = replace(PLAIN, weights=(*PLAIN.weights, (COMBINED, 1.0)), network=DOUBT)


def every_pair(claims, matcher):
    """The evidence and the scores of every pair of two reports."""
    _, pieces, scores = Scoring(claims, matcher, 0.1).between("a", "b", least=0.0)
    return pieces, scores


def test_claims_go_by_report_in_order():
    """The claims of a report need not follow each other."""
    assert {r: own.tolist() for r, own in claims_of(CLAIMS).items()} == {"b": [0], "a": [1, 2, 3]}


def test_without_a_network_the_weights_alone_score():
    """Nothing is combined."""
    pieces, scores = every_pair(CLAIMS, PLAIN)

    assert COMBINED not in pieces
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)


def test_a_network_is_asked_of_what_may_be_one():
    """It adds nothing to a pair that scores less than what counts at all."""
    _, plain = every_pair(CLAIMS, PLAIN)
    pieces, scores = every_pair(CLAIMS, DOUBTING)

    assert (plain >= 0.1).tolist() == [True, True, False]
    assert pieces[COMBINED].tolist() == [-2.0, -2.0, 0.0]
    assert (scores[:2] < plain[:2]).all()
    assert scores[2] == plain[2]


def test_a_network_is_asked_of_every_pair_of_long_reports():
    """It is asked of some at a time, and none is left out."""
    long = [claim(report, 9 * at, "ferry", "dead") for report in "ab" for at in range(50)]

    pieces, scores = every_pair(long, DOUBTING)

    assert scores.size == 2500
    assert (pieces[COMBINED] == -2.0).all()


def test_a_network_weighs_what_its_weight_says():
    """A weight of 0 hears nothing of it."""
    deaf = Matcher(PLAIN.intercept, (*PLAIN.weights, (COMBINED, 0.0)), DOUBT)
    _, plain = every_pair(CLAIMS, PLAIN)
    _, scores = every_pair(CLAIMS, deaf)

    assert scores.tolist() == plain.tolist()
