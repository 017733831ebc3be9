"""Figures under rules, as pages and messages show them."""

from dataclasses import replace

from crossread.dossier.view.figures import contested, reduced
from crossread.dossier.view.lookup import lookup
from tests.unit.dossier.figured import figured


def dead():
    (point,) = (each for each in figured().stories[1].points if each.id == "p-dead")
    return point


def known(point):
    made = figured()
    story = replace(made.stories[1], points=(point,))
    return lookup(story, {report.id: report for report in made.reports})


def test_each_rule_says_what_it_makes_of_the_figures():
    """A figure that a rule does not name is left out, not nought."""
    assert [(each.rule, each.figures) for each in reduced(dead())] == [
        ("acled-conservative", "best 17"),
        ("ibc-minmax", "low 14, high 19"),
        ("ucdp-range", "low 14, best 17, high 19"),
    ]


def test_a_figure_of_one_claim_needs_no_rule():
    """What one claim gives is shown in its words alone."""
    point = dead()
    (first, *_) = point.claims
    alone = tuple(replace(each, claims=(first,)) for each in point.reductions)

    assert reduced(replace(point, reductions=alone)) == ()


def test_only_what_rules_differ_on_is_contested():
    """Where every rule gives the same figure there is nothing to choose."""
    point = dead()
    same = tuple(replace(each, low=None, best=17.0, high=None) for each in point.reductions)
    (told,) = contested(known(point))

    assert (told.point, told.counted, len(told.rules)) == ("p-dead", "death", 3)
    assert contested(known(replace(point, reductions=same))) == ()
