"""A story's lineage in the W3C's terms."""

import json
from dataclasses import replace

import pytest

from crossread.dossier.to_prov import prov
from crossread.model.story import Relation

FERRY = 1


def document(dossier, story=FERRY):
    return json.loads(prov(dossier, dossier.stories[story]))


def derivations(form, kind=None):
    """Pairs of generated and used entity, of one type or without any."""
    return {
        (each["prov:generatedEntity"], each["prov:usedEntity"])
        for each in form["wasDerivedFrom"].values()
        if (each.get("prov:type") or {}).get("$") == kind
    }


def test_every_relation_is_between_entities_that_are_there(dossier):
    """Reports, origins and the story are entities; nothing points at what is not written."""
    form = document(dossier)
    named = {
        value
        for part in ("wasDerivedFrom", "alternateOf", "hadMember")
        for each in form[part].values()
        for key, value in each.items()
        if key in {"prov:generatedEntity", "prov:usedEntity", "prov:entity", "prov:collection"}
        or key.startswith("prov:alternate")
    }

    assert named == set(form["entity"])
    assert len([each for each in named if each.startswith("report:")]) == 6


def test_every_prefix_is_declared(dossier):
    """A name's prefix is one of the document's, of PROV's or of XML Schema's."""
    form = document(dossier)
    used = {key.partition(":")[0] for each in form["entity"].values() for key in each}
    used |= {key.partition(":")[0] for each in form["wasDerivedFrom"].values() for key in each}

    assert used - {"prov"} <= set(form["prefix"])


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        (Relation.VERBATIM, "prov:Quotation"),
        (Relation.EXCERPT, "prov:Quotation"),
        (Relation.VERSION_OF, "prov:Revision"),
        (Relation.LIGHT_EDIT, None),
        (Relation.REWRITE, None),
        (Relation.COMPOSITE, None),
    ],
)
def test_a_relation_has_its_term(dossier, relation, kind):
    """Copied words are a quotation, a version is a revision, the rest is a derivation."""
    story = dossier.stories[FERRY]
    first = replace(story.derivations[0], relation=relation)
    changed = replace(story, derivations=(first,))
    form = json.loads(prov(dossier, changed))

    assert derivations(form, kind) == {("report:r-courier", "report:r-northline")}


def test_what_has_no_direction_is_no_derivation(dossier):
    """PROV would claim a direction; the two reports are alternates, the evidence is kept."""
    form = document(dossier)
    alternates = [tuple(each.values()) for each in form["alternateOf"].values()]
    details = [
        line["$"] for each in form["wasDerivedFrom"].values()
        for line in each.get("crossread:evidence", ())
    ]  # fmt: skip

    assert alternates == [("report:r-globe", "report:r-gazette")]
    assert ("report:r-globe", "report:r-gazette") not in derivations(form)
    assert any("boats made for eight" in each for each in details)


def test_a_report_has_its_origin_as_primary_source(dossier):
    """Origins that are known by name or by several reports; the others are none found."""
    sources = derivations(document(dossier), "prov:PrimarySource")

    assert ("report:r-courier", "origin:o2") in sources
    assert not any(origin == "origin:o3" for _, origin in sources)


def test_evidence_cites_words(dossier, texts):
    """Each piece is JSON with spans that resolve."""
    cited = 0
    for each in document(dossier)["wasDerivedFrom"].values():
        for line in each.get("crossread:evidence", ()):
            assert line["type"] == "rdf:JSON"
            for place in json.loads(line["$"])["places"]:
                words = texts[place["report"]][place["start"] : place["end"]]
                assert words == place["exact"]
                cited += 1

    assert cited >= 5


def test_dates_have_the_type_that_they_are(dossier):
    """A day is a date; what is less than that stays words."""
    entity = document(dossier)["entity"]["report:r-gazette"]

    assert entity["dcterms:issued"] == {"$": "2031-03-04", "type": "xsd:date"}
    assert entity["dcterms:publisher"] == "Selwin Gazette"


def test_hostile_words_stay_words(dossier):
    """Quotes, control characters and lone surrogates make no broken document."""
    story = dossier.stories[0]
    odd = replace(story, story=replace(story.story, title='"}\udc80\x00'))
    written = prov(dossier, odd)

    assert json.loads(written.encode())["entity"]["story:s-hostile"]["prov:label"] == '"}\udc80\x00'


def test_the_reference_reader_reads_it(dossier):
    """The ``prov`` package, where it is installed, finds all records."""
    model = pytest.importorskip("prov.model")
    written = prov(dossier, dossier.stories[FERRY])
    found = model.ProvDocument.deserialize(content=written, format="json")
    form = json.loads(written)

    assert len(found.get_records()) == sum(len(form[part]) for part in form if part != "prefix")
