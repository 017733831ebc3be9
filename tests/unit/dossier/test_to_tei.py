"""The dossier as a critical apparatus, held against a schema of the modules that it uses."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from crossread.dossier.to_tei import tei
from crossread.dossier.view.passages import visible
from crossread.model.collation import Reading
from crossread.model.dossier import Dossier
from tests.unit.dossier.cites import words
from tests.unit.dossier.figured import figured, nasty

SCHEMA = Path(__file__).parent / "schemas" / "tei_apparatus.rng"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def parsed(dossier):
    return etree.fromstring(tei(dossier).encode())


@pytest.fixture(scope="module")
def ferry():
    return parsed(figured())


def empty():
    return Dossier(figured().made_by, (), (), ())


@pytest.mark.parametrize("made", [figured, nasty, empty], ids=["ferry", "nasty", "empty"])
def test_it_is_valid(made):
    """Elements, attributes and nesting are those of the Guidelines' modules."""
    schema = etree.RelaxNG(etree.parse(SCHEMA))

    assert schema.validate(parsed(made())), schema.error_log


def test_the_schema_refuses_what_the_guidelines_refuse(ferry):
    """A validation that lets everything pass would say nothing."""
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    for broken in ("rdg", "witDetail", "certainty", "variantEncoding"):
        copy = etree.fromstring(etree.tostring(ferry))
        copy.find(f".//t:{broken}", TEI).attrib.clear()
        assert not schema.validate(copy), broken


def test_pointers_arrive(ferry):
    """Every witness and target of a reading stands in the document, and no id stands twice."""
    ids = ferry.xpath("//@xml:id")
    pointers = " ".join(ferry.xpath("//@wit | //@target | //@source")).split()

    assert len(ids) == len(set(ids))
    assert pointers
    assert {pointer.removeprefix("#") for pointer in pointers} <= set(ids)


def test_each_report_is_a_witness_and_each_point_an_entry(ferry):
    """Nothing of the dossier is left out."""
    made = figured()

    assert ferry.xpath("//t:witness/@xml:id", namespaces=TEI) == [r.id for r in made.reports]
    assert ferry.xpath("//t:app/@xml:id", namespaces=TEI) == [
        point.id for story in made.stories for point in story.points
    ]


def test_readings_have_their_witnesses(ferry):
    """Each report's witness stands with the reading that its claims give, or with none."""
    (dead,) = ferry.xpath("//t:app[@xml:id='p-dead']", namespaces=TEI)
    told = {rdg.text: rdg.get("wit") for rdg in dead.findall("t:rdg", TEI)}

    assert told["14"] == "#r-gazette #r-tidings24"
    assert told["Nineteen"] == "#r-0006"
    (built,) = ferry.xpath("//t:app[@xml:id='p-built']", namespaces=TEI)
    (absent,) = built.xpath("t:rdg[@type='absent']", namespaces=TEI)
    assert len(absent.get("wit").split()) == 4


def _elsewhere(point):
    return tuple(replace(each, told_in="p-dead") for each in point.absent)


def test_who_tells_it_in_another_entry_is_not_absent():
    """Only those are that were not found to tell it anywhere."""
    made = figured()
    stories = tuple(
        replace(story, points=tuple(replace(p, absent=_elsewhere(p)) for p in story.points))
        for story in made.stories
    )
    told = replace(made, stories=stories)

    assert 'type="absent"' in tei(made)
    assert 'type="absent"' not in tei(told)


def test_locations_and_words_agree(ferry, texts):
    """Each witness's words are those at its place; each entry's places resolve."""
    for detail in ferry.iterfind(".//t:witDetail", TEI):
        assert (
            words(detail.get("n"), texts) == [detail.text.replace("\r\n", "\n")]
            or visible(words(detail.get("n"), texts)[0]) == detail.text
        )
    for entry in ferry.iterfind(".//t:app", TEI):
        assert all(words(entry.get("loc"), texts))


def test_kinds_of_difference_and_firmness_are_told(ferry):
    """A note has the kind and the relation; TEI's own scale says how firmly a witness puts it."""
    (note,) = ferry.xpath("//t:note[@xml:id='d-dead']", namespaces=TEI)
    (slept,) = (d for d in ferry.iterfind(".//t:witDetail", TEI) if "slept" in (d.text or ""))

    assert (note.get("type"), note.get("subtype")) == ("number", "conflicts")
    assert note.text == "at least 14 ≠ 17"
    assert slept.find("t:certainty", TEI).get("cert") == "low"
    assert slept.find("t:certainty/t:desc", TEI).text == "PS+ possible"


def test_equal_dossiers_give_equal_documents():
    """No clock is in it."""
    assert tei(figured()) == tei(figured())


def test_a_reading_names_whose_words_it_has():
    """A witness that puts it otherwise is not made the author of another's words."""
    made = figured()
    odd, story = made.stories
    (dead,) = (point for point in story.points if point.id == "p-dead")
    joined = replace(dead, readings=(Reading("a", "14", dead.claims),))
    points = tuple(joined if each is dead else each for each in story.points)
    document = parsed(replace(made, stories=(odd, replace(story, points=points))))
    (reading,) = document.xpath("//t:rdg[.='14']", namespaces=TEI)

    assert len(reading.get("wit").split()) == 6
    assert reading.get("source") == "#r-gazette #r-tidings24"
    assert etree.RelaxNG(etree.parse(SCHEMA)).validate(document)
