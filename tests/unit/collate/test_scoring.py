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


def test_claims_go_by_report_in_order():
    """The claims of a report need not follow each other."""
    assert {r: own.tolist() for r, own in claims_of(CLAIMS).items()} == {"b": [0], "a": [1, 2, 3]}


def test_without_a_network_the_weights_alone_score():
    """Nothing is combined."""
    pieces, scores = Scoring(CLAIMS, PLAIN, 0.1).between("a", "b")

    assert COMBINED not in pieces
    assert scores[:, 0].tolist() == sorted(scores[:, 0].tolist(), reverse=True)


def test_a_network_is_asked_of_what_may_be_one():
    """It adds nothing to a pair that scores less than what counts at all."""
    _, plain = Scoring(CLAIMS, PLAIN, 0.1).between("a", "b")
    pieces, scores = Scoring(CLAIMS, DOUBTING, 0.1).between("a", "b")

    assert (plain[:, 0] >= 0.1).tolist() == [True, True, False]
    assert pieces[COMBINED][:, 0].tolist() == [-2.0, -2.0, 0.0]
    assert (scores[:2] < plain[:2]).all()
    assert scores[2] == plain[2]


def test_a_network_is_asked_of_every_pair_of_long_reports():
    """It is asked of some at a time, and none is left out."""
    long = [claim(report, 9 * at, "ferry", "dead") for report in "ab" for at in range(25)]

    pieces, scores = Scoring(long, DOUBTING, 0.0).between("a", "b")

    assert scores.size == 625
    assert (pieces[COMBINED] == -2.0).all()


def test_a_network_weighs_what_its_weight_says():
    """A weight of 0 hears nothing of it."""
    deaf = Matcher(PLAIN.intercept, (*PLAIN.weights, (COMBINED, 0.0)), DOUBT)
    _, plain = Scoring(CLAIMS, PLAIN, 0.1).between("a", "b")
    _, scores = Scoring(CLAIMS, deaf, 0.1).between("a", "b")

    assert scores.tolist() == plain.tolist()
