"""How each report names a thing."""

from crossread.collate.wording import wording
from crossread.model.annotation import MentionType
from crossread.model.collation import Entity
from crossread.model.span import Span
from crossread.model.story import Place

TEXTS = {"a": "Harbour master Corrado left. She wept.", "b": "The official left."}


def entity(*places):
    return Entity("e-1", "Ines Corrado", MentionType.PERSON, places)


def test_other_names_for_one_person_are_told():
    """Each report's names stand once; pronouns are no names."""
    found = wording(
        [entity(Place("a", Span(15, 22)), Place("a", Span(29, 32)), Place("b", Span(0, 12)))], TEXTS
    )

    assert [place.span.of(TEXTS[place.report]) for place in found[0].terms] == [
        "Corrado",
        "The official",
    ]


def test_one_report_alone_is_left_out():
    """There is nothing to compare in one report."""
    assert wording([entity(Place("a", Span(0, 22)), Place("a", Span(15, 22)))], TEXTS) == ()
