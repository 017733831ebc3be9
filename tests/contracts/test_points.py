"""Invariant 3: each claim stands in exactly one point, each report in exactly one story."""

from collections import Counter

from tests.contracts.cited import claims


def test_each_claim_stands_in_exactly_one_point(example_dossier):
    """No claim is counted twice and none is left out."""
    for story in example_dossier["stories"]:
        told = Counter(claim for point in story["points"] for claim in point["claims"])
        assert told == Counter(claim["id"] for claim in story["claims"])


def test_each_report_is_in_one_story(example_dossier):
    """The six reports of the example tell one story."""
    told = Counter(report for story in example_dossier["stories"] for report in story["reports"])

    assert told == Counter(report["id"] for report in example_dossier["reports"])
    assert len(example_dossier["stories"]) == 1


def test_claims_belong_to_reports_of_their_story(example_dossier):
    """A story speaks of its own reports only."""
    for story in example_dossier["stories"]:
        assert {claim["report"] for claim in story["claims"]} <= set(story["reports"])


def test_readings_share_out_the_claims_of_their_point(example_dossier):
    """Each claim of a point gives exactly one of its readings."""
    for story in example_dossier["stories"]:
        for point in story["points"]:
            given = Counter(claim for reading in point["readings"] for claim in reading["claims"])
            assert given == Counter(point["claims"])
            names = [reading["id"] for reading in point["readings"]]
            assert names == sorted(set(names), key=lambda name: (len(name), name))


def test_a_point_counts_its_reports_and_at_most_as_many_origins(example_dossier):
    """The numbers beside a point are the numbers behind it."""
    known = claims(example_dossier)
    for story in example_dossier["stories"]:
        for point in story["points"]:
            reports = {known[claim]["report"] for claim in point["claims"]}
            assert point["reports"] == len(reports)
            assert 1 <= point["origins"] <= point["reports"]
            assert (point["status"] == "single") == (len(reports) == 1)


def test_absent_reports_do_not_make_the_point(example_dossier):
    """A report of a shared point was searched and not found, or it stands in it; never both."""
    known = claims(example_dossier)
    for story in example_dossier["stories"]:
        for point in story["points"]:
            said = {known[claim]["report"] for claim in point["claims"]}
            absent = [each["report"] for each in point["absent"]]
            assert not said & set(absent)
            if len(said) > 1:
                assert sorted([*said, *absent]) == sorted(story["reports"])


def test_origins_share_out_the_reports(example_dossier):
    """Each report goes back to exactly one of the origins, so that they can be counted."""
    for story in example_dossier["stories"]:
        told = Counter(report for origin in story["origins"] for report in origin["reports"])
        assert told == Counter(story["reports"])
