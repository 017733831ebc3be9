"""Claims that put another figure or time to one thing."""

from dataclasses import replace

import numpy as np
import pytest

from crossread.annotate import annotate
from crossread.collate import CollateConfig, why
from crossread.collate.claims import dated_times
from crossread.collate.compare import Background
from crossread.collate.profile import profiles
from crossread.collate.rivalry import Rivalry, named
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, report, stated_on

READER = Reader.load()


@pytest.mark.parametrize(
    ("left", "right", "rivals"),
    [
        ("The storm killed 12 people.", "At least 17 people died in the storm.", True),
        ("The ferry sank at 7 p.m.", "The ferry went down about 8 p.m.", True),
        ("The storm killed 12 people.", "The ferry had 40 lifejackets.", False),
        ("The storm killed a dozen men.", "The mayor spoke of a calm sea.", False),
    ],
)
def test_rivals(left, right, rivals):
    """Another figure of one thing ties two claims, figures of two things do not."""
    reports = annotate([report("a", left, "2031-05-02"), report("b", right, "2031-05-02")], READER)
    stated = [claims(each)[0] for each in reports]
    background = Background({t.id: t for a in reports for t in dated_times(a)}, {}, {}, {})

    rivalry = Rivalry(stated, profiles(stated, {}, {}), background)

    assert rivalry.are(np.array([0]), np.array([1]), np.array([0.5])).tolist() == [rivals]


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("At least 17 people died in the storm, which hit on Monday.", [("12", "17")]),
        ("The mayor spoke of a calm sea.", []),
    ],
)
def test_rivals_are_named_by_pair_of_claims(right, expected):
    """However many pairs the networks are asked of at once, each has its own rivals."""
    left, same = "The storm killed 12 people.", "The storm killed 12 people on the coast."
    one, two, background = stated_on(READER, (left, right), ("2031-05-02", "2031-05-02"))
    _, other, _ = stated_on(READER, (left, same), ("2031-05-02", "2031-05-02"))

    found = named([(one, other), (one, two)] * 300, background)

    told = [
        (left.words(each.one.span), right.words(each.two.span))
        for (_, left, right), every in found.items()
        for each in every
    ]
    assert [(a, b.split()[-1]) for a, b in told] == expected


def test_bare_figures_are_no_rivals():
    """They share a noun, and who counts what is left off."""
    texts = {"a": "The ferry left with 38 passengers.", "b": "It had room for 36 passengers."}
    reports = annotate([report(n, t, "2031-05-02") for n, t in texts.items()], READER)
    stated = [claims(each)[0] for each in reports]
    whole = profiles(stated, {}, {})
    bare = [replace(each, substance=replace(each.substance, bare=True)) for each in whole]
    one, two = np.array([0], np.int32), np.array([1], np.int32)

    assert Rivalry(stated, whole, Background({}, {}, {}, {})).may_be(one, two).all()
    assert not Rivalry(stated, bare, Background({}, {}, {}, {})).may_be(one, two).any()


@pytest.mark.parametrize(
    ("other", "rivals"),
    [("At least 17 people died in the storm.", True), ("The mayor spoke of a calm sea.", False)],
)
def test_why_tells_that_rivals_need_less(other, rivals):
    """A toll in other words stands with the first, and the answer says from which score on."""
    texts = {"a": "The storm killed 12 people.", "b": other}
    reports = annotate([report(n, t, "2031-05-02") for n, t in texts.items()], READER)
    one, two = (claims(each)[0].claim.id for each in reports)
    config = CollateConfig()

    answer, back = why((one, two), reports, config), why((two, one), reports, config)

    assert answer.rivals is answer.together is rivals
    assert answer.needed == (config.same_rival if rivals else config.same_point)
    assert (answer.score, answer.needed, answer.verdict) == (back.score, back.needed, back.verdict)
