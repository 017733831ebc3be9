"""Who took from whom in a story."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.lineage_texts import FERRY, LEAK
from crossread.model.story import Direction, EvidenceKind, Relation, Story
from crossread.stories import lineage
from crossread.stories.body import body
from crossread.stories.reuse import shared
from tests.unit.stories.reports import MAYOR, MAYOR_AGAIN, report

LAKE = ("The cottage stands among birches, and its jetty was rebuilt in white oak last summer.",)


def read(*reports):
    """The lineage of reports as one story in the order given."""
    story = Story("s", "", tuple(each.id for each in reports), None, None, ())
    return lineage(story, reports)


def origins(found):
    return {frozenset(origin.reports) for origin in found.origins}


WIRE = report(FERRY.wire, name="wire", date="2031-05-06")
ALONE = report(FERRY.alone[0], name="alone")


def test_a_copy_is_verbatim():
    """All words of the one stand in the other; the later date took."""
    copy = report(FERRY.wire, name="copy", date="2031-05-07")
    (derivation,) = read(WIRE, copy).derivations

    assert (derivation.report, derivation.from_report) == ("copy", "wire")
    assert derivation.relation is Relation.VERBATIM
    assert derivation.share == 1.0
    assert derivation.direction is Direction.LIKELY


def test_of_one_day_nobody_knows_who_took():
    """Without dates or a credit the direction is unknown."""
    copy = report(FERRY.wire, name="copy", date="2031-05-06")

    assert read(WIRE, copy).derivations[0].direction is Direction.UNKNOWN


def test_a_rewrite_is_found_without_long_runs():
    """Other words, the same details in the same order."""
    rewrite = report(FERRY.rewrite, name="rewrite")
    (derivation,) = read(WIRE, rewrite, ALONE).derivations

    assert (derivation.report, derivation.from_report) == ("rewrite", "wire")
    assert derivation.relation in (Relation.REWRITE, Relation.LIGHT_EDIT, Relation.EXCERPT)
    assert EvidenceKind.SHARED_RARE_DETAIL in {e.kind for e in derivation.evidence}


def test_reports_of_one_event_alone_are_no_copies():
    """The same people and facts, told by three newsrooms: three origins at most."""
    found = read(WIRE, ALONE, report(FERRY.alone[1], name="other"))

    assert found.derivations == ()
    assert origins(found) == {frozenset({"wire"}), frozenset({"alone"}), frozenset({"other"})}


def test_a_shared_quotation_is_no_copying():
    """A statement that both print word for word has reached both newsrooms."""
    said = "“We mourn with the families of those who lost their lives aboard, we opened our books "
    said += "to the inspectors on the first evening, and no repair that was asked of us in eleven "
    said += "years of island service has ever been refused,” the company wrote."
    left = report(f"The ferry struck a pier.\n{said}", name="l")
    right = report(f"Divers searched the strait.\n{said}", name="r")
    found = read(left, right)

    assert found.derivations == ()
    assert len(shared(body(left), body(right)).passages) == 1


def test_one_agency_is_one_origin():
    """Two reports with one agency's credit share an origin, named after it."""
    one = report(f"ELLERY (ANB) — {FERRY.alone[0]}", name="one", agency="ANB")
    two = report(f"{FERRY.alone[1]}\nAdditional reporting by ANB.", name="two", agency="ANB")
    found = read(one, two)

    assert found.derivations[0].relation is Relation.SHARED_ORIGIN
    assert [origin.name for origin in found.origins] == ["ANB"]


def test_an_outlet_named_beside_its_words_is_an_excerpt():
    """The report says whose words they are: the direction is certain."""
    passage = "the charges will rest on a health food kitchen he ran beside the old customs house"
    own = (f"Two people with knowledge of the case said {passage}.", *MAYOR, *LAKE)
    giver = report("\n".join(own), name="giver")
    told = (f"The Ellery Times reported that “{passage},” citing people.", *MAYOR_AGAIN)
    taker = report("\n".join(told), name="taker")
    (derivation,) = read(giver, taker).derivations

    assert (derivation.report, derivation.from_report) == ("taker", "giver")
    assert derivation.relation is Relation.EXCERPT
    assert derivation.direction is Direction.CERTAIN
    assert derivation.evidence[0].kind is EvidenceKind.CREDIT_LINE


def test_anothers_copyright_line_says_who_took():
    """A page that prints another outlet's copyright has its text from there."""
    text = f"{FERRY.wire}\nCopyright 2031 WXYZ (Lantern Corporation)."
    taker = report(text, name="a", outlet="KABC Action News")
    giver = report(text, name="b", outlet="WXYZ Channel 4")
    (derivation,) = read(taker, giver).derivations

    assert (derivation.report, derivation.from_report) == ("a", "b")
    assert derivation.direction is Direction.CERTAIN


def test_a_copied_sentence_on_a_colleague_makes_no_house_of_two_outlets():
    """The taker copied "WXYZ has learned" with the rest, above the giver's copyright line."""
    text = f"{FERRY.wire}\nWXYZ has learned of it.\nCopyright 2031 WXYZ (Lantern Corporation)."
    taker = report(text, name="a", outlet="KABC Action News")
    giver = report(text, name="b", outlet="WXYZ Channel 4")
    (derivation,) = read(taker, giver).derivations

    assert derivation.relation is Relation.VERBATIM
    assert (derivation.report, derivation.from_report) == ("a", "b")


def test_a_later_form_of_ones_own_article_is_a_version():
    """The same outlet, nearly the same text: no second source."""
    edited = report(
        FERRY.wire.replace("Two people were", "Three people were"),
        name="edited",
        outlet="Ellery Post",
        date="2031-05-07",
    )
    first = report(FERRY.wire, name="first", outlet="Ellery Post")

    assert read(first, edited).derivations[0].relation is Relation.VERSION_OF


def test_a_report_made_of_two_is_a_composite():
    """It takes from both, and they do not take from each other."""
    lines = FERRY.wire.split("\n"), LEAK.wire.split("\n")
    mixed = report("\n".join([*lines[0][1:8], *lines[1][1:8]]), name="mixed", date="2031-05-09")
    found = read(WIRE, report(LEAK.wire, name="leak"), mixed)

    assert {(d.from_report, d.relation) for d in found.derivations} == {
        ("wire", Relation.COMPOSITE),
        ("leak", Relation.COMPOSITE),
    }


TEXTS = [FERRY.wire, FERRY.rewrite, *FERRY.alone, LEAK.wire, "", "“", "(AP) — ”"]


@given(st.lists(st.sampled_from(TEXTS), max_size=4))
def test_each_report_is_in_one_origin_and_every_place_resolves(texts):
    """Whatever the texts: a partition, and spans inside the reports."""
    reports = [report(text, name=f"r{n}") for n, text in enumerate(texts)]
    found = read(*reports)
    text_of = {each.id: each.text for each in reports}

    told = [each for origin in found.origins for each in origin.reports]
    assert sorted(told) == sorted(text_of)
    evidence = [e for d in found.derivations for e in d.evidence]
    evidence += [e for origin in found.origins for e in origin.evidence]
    for place in (place for each in evidence for place in each.places):
        assert 0 <= place.span.start < place.span.end <= len(text_of[place.report])


def test_linked_reports_share_an_origin():
    """Derivations and origins tell one tale."""
    found = read(WIRE, report(FERRY.rewrite, name="rewrite"), ALONE)
    together = {frozenset(p) for o in found.origins for p in combinations(o.reports, 2)}

    assert {frozenset((d.report, d.from_report)) for d in found.derivations} <= together
