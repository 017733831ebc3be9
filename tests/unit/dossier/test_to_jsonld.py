"""The dossier as linked data, read by a JSON-LD processor and asked in SPARQL."""

import json
from functools import cache
from pathlib import Path

import pytest
import rdflib
from pyld import jsonld as processor
from rdflib.namespace import PROV, RDF, SDO

from crossread.dossier.resolve import resolved
from crossread.dossier.to_jsonld import AROUND, context, jsonld
from crossread.dossier.view.passages import visible
from tests.unit.dossier.figured import figured, nasty

OA = "http://www.w3.org/ns/oa#"
OWN = "urn:crossread:"
VOCABULARIES = Path(__file__).parent / "vocabularies"
# What is what, from the top: enough of schema.org's tree for the classes that are used.
KINDS = {
    "NewsArticle": {"NewsArticle", "Article", "CreativeWork", "Thing"},
    "Claim": {"Claim", "CreativeWork", "Thing"},
    "Collection": {"Collection", "CreativeWork", "Thing"},
    "SoftwareApplication": {"SoftwareApplication", "CreativeWork", "Thing"},
    "Person": {"Person", "Thing"},
    "Organization": {"Organization", "Thing"},
}


def listed(name):
    """The lines of a vocabulary's list, without its head."""
    lines = (VOCABULARIES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def never(url, _options=None):
    """Stand for the network."""
    raise AssertionError(f"fetched {url}")


@cache
def graph():
    """What the processor makes of the document, as triples."""
    options = {"documentLoader": never, "format": "application/n-quads"}
    triples = processor.to_rdf(json.loads(jsonld(figured())), options)
    return rdflib.Graph().parse(data=triples, format="nt")


def expanded(dossier):
    return processor.expand(json.loads(jsonld(dossier)), {"documentLoader": never})


def terms(value):
    """Every property and class of an expanded document."""
    if isinstance(value, list):
        return {term for each in value for term in terms(each)}
    if not isinstance(value, dict):
        return set()
    own = {key for key in value if not key.startswith("@")} | set(
        value["@type"] if isinstance(value.get("@type"), list) else []
    )
    return own | {term for each in value.values() for term in terms(each)}


@pytest.mark.parametrize("made", [figured, nasty], ids=["ferry", "nasty"])
def test_it_expands_without_the_network_and_keeps_every_key(made):
    """Each key is a term of the context; a processor drops none and fetches nothing."""
    document = json.loads(jsonld(made()))
    keys: set[str] = set()

    def collect(value):
        if isinstance(value, dict):
            keys.update(value)
            list(map(collect, value.values()))
        elif isinstance(value, list):
            list(map(collect, value))

    collect(document["@graph"])
    assert keys <= set(context())
    assert len(expanded(made())) == len(document["@graph"])


def test_each_term_is_in_its_vocabulary():
    """schema.org, Web Annotation and PROV have what is written; the rest is crossread's own."""
    of_annotation = {OA + line[0] for line in listed("oa")}
    for term in terms(expanded(figured())):
        if term.startswith(OA):
            assert term in of_annotation
        elif term.startswith(str(SDO)):
            assert term in SDO, term
        elif term.startswith(str(PROV)):
            assert term in PROV, term
        else:
            assert term.startswith((OWN, "http://www.w3.org/2000/01/rdf-schema#")), term


def test_properties_stand_on_the_classes_that_schema_org_gives_them():
    """A property's subject is of a class that has it; its value is of a kind that it takes."""
    table = {line[0]: (set(line[1].split()), set(line[2].split())) for line in listed("schema")}
    checked = set()
    for subject, property_, value in graph():
        if not property_.startswith(str(SDO)):
            continue
        name = property_.removeprefix(str(SDO))
        classes, ranges = table[name]
        assert kinds(subject) & classes, (subject, name)
        if isinstance(value, rdflib.Literal):
            assert ranges & {"Text", "Date", "DateTime", "Integer"}, name
        elif "URL" not in ranges:
            assert kinds(value) & ranges, (subject, name)
        checked.add(name)

    assert {"appearance", "author", "datePublished", "hasPart", "wordCount"} <= checked


def kinds(node):
    """The classes of schema.org that a node is of; everything is a Thing."""
    found = {str(each).removeprefix(str(SDO)) for each in graph().objects(node, RDF.type)}
    return {"Thing", *(kind for each in found for kind in KINDS.get(each, ()))}


def asked(query):
    return [tuple(map(str, row)) for row in graph().query(query)]


def test_sparql_tells_which_claims_are_disputed():
    """The question that the export is for, in a standard query language."""
    made = figured()
    found = asked("""
        PREFIX schema: <https://schema.org/>
        PREFIX crossread: <urn:crossread:terms:>
        SELECT ?claim ?text (COUNT(?article) AS ?articles)
        WHERE {
            ?claim a schema:Claim ; crossread:status "disputed" ;
                   schema:text ?text ; schema:appearance ?article .
            ?article a schema:NewsArticle .
        }
        GROUP BY ?claim ?text
    """)
    disputed = [p for story in made.stories for p in story.points if p.status == "disputed"]

    assert len(disputed) == 6
    assert {row[0] for row in found} == {f"urn:crossread:point:{point.id}" for point in disputed}
    assert {(row[1], row[2]) for row in found} == {(p.gist, str(p.reports)) for p in disputed}


def test_sparql_tells_who_took_from_whom():
    """PROV's own words, nothing where no direction is known."""
    query = "SELECT ?a ?b WHERE {{ ?a <{0}{1}> ?b }}"
    report = "urn:crossread:report:r-{}".format

    assert set(asked(query.format(PROV, "wasQuotedFrom"))) == {
        (report("tidings24"), report("gazette"))
    }
    assert set(asked(query.format(PROV, "wasDerivedFrom"))) == {
        (report("courier"), report("northline")),
        (report("globe"), report("northline")),
    }
    assert set(asked(query.format(PROV, "alternateOf"))) == {(report("globe"), report("gazette"))}


def test_each_selector_leads_to_the_words(texts):
    """Position and quotation point at one place; what is around it tells it from others."""
    made = figured()
    nodes = json.loads(jsonld(made))["@graph"]
    targets = [
        target
        for node in nodes
        if "target" in node
        for target in (node["target"] if isinstance(node["target"], list) else [node["target"]])
    ]

    assert len(targets) > sum(len(story.claims) for story in made.stories)
    for target in targets:
        text = texts[target["source"].removeprefix("report:")]
        position, quote = target["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[max(0, start - AROUND) : start] == quote["prefix"]
        assert text[end : end + AROUND] == quote["suffix"]


def test_each_annotation_names_what_the_words_say():
    """Every claim has one annotation, whose body it is."""
    made = figured()
    bodies = asked(f"SELECT ?b WHERE {{ ?a a <{OA}Annotation> ; <{OA}hasBody> ?b }}")
    claims = [claim.id for story in made.stories for claim in story.claims]

    assert sorted(row[0] for row in bodies) == sorted(f"urn:crossread:claim:{c}" for c in claims)


def test_a_lone_surrogate_is_what_the_texts_file_has():
    """The document is UTF-8 that any processor reads; other characters are kept as they are."""
    document = jsonld(nasty())
    nodes = json.loads(document)["@graph"]
    (words, _) = (node["text"] for node in nodes if "lone" in node.get("text", ""))

    assert document.encode()
    assert words == "? lone \x00\x0b nul _x0041_"
    assert visible(words) != words


def test_equal_dossiers_give_equal_documents():
    """No clock is in it, and nothing depends on an order that is not the dossier's."""
    assert jsonld(figured()) == jsonld(figured())
    assert jsonld(resolved(figured())) == jsonld(figured())


def test_a_reading_names_the_claims_that_have_its_words():
    """Its name is nobody's words but theirs."""
    nodes = json.loads(jsonld(figured()))["@graph"]
    readings = [each for each in nodes if each["type"] == "crossread:Reading"]

    assert any(each.get("inWordsOf") for each in readings)
    assert all(set(each.get("inWordsOf", ())) <= set(each["givenBy"]) for each in readings)
