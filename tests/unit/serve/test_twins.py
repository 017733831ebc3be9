"""The twins as programs see them: contracts, not pages."""

import json
from importlib.resources import files

import jsonschema
from starlette.testclient import TestClient

from crossread.desk import Desk
from crossread.serve import openapi
from crossread.serve.app import make_app
from crossread.serve.config import ServeConfig
from tests import desks


def test_a_storys_dossier_is_a_dossier(ids):
    """What the desk gives is the published contract."""
    schema = json.loads(files("crossread.dossier").joinpath("schema.json").read_text("utf-8"))

    jsonschema.validate(ids["dossier"], schema)


def test_the_document_names_every_twin(visitor):
    """Each route of the table is in the document, with its errors in the one shape."""
    document = visitor.get("/openapi.json").json()
    error = {"$ref": "#/components/schemas/ErrorPayload"}

    assert set(document["paths"]) >= {"/index.json", "/stories/{story}.json", "/judgements.json"}
    assert all(path.endswith(".json") for path in document["paths"])
    for path in document["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    assert answer["content"]["application/json"]["schema"] == error


def test_every_reference_of_the_document_leads_somewhere(visitor):
    """Parts of the dossier are in it, under names of their own."""
    text = visitor.get("/openapi.json").text
    schemas = json.loads(text)["components"]["schemas"]

    for part in text.split('"$ref":"')[1:]:
        name = part.partition('"')[0].removeprefix("#/components/schemas/")
        assert name in schemas
    assert "x-dossier" not in text


def test_every_twin_answers_as_the_document_says(visitor, ids):
    """Answers are valid against the schema of their address."""
    document = openapi.document(visitor.app)
    pair = {"left": ids["report"], "right": ids["reports"]["the-ledger.txt"]}
    for template, values, query in (
        ("/index.json", {}, {}),
        ("/stories/{story}.json", {"story": ids["story"]}, {"kind": "number"}),
        (
            "/stories/{story}/points/{point}.json",
            {"story": ids["story"], "point": ids["point"]},
            {},
        ),
        ("/reports/{report}.json", {"report": ids["report"]}, {}),
        ("/compare.json", {}, pair),
        ("/search.json", {}, {"q": "hatch", "what": "claims"}),
        ("/news.json", {}, {}),
        ("/jobs.json", {}, {}),
        ("/judgements.json", {}, {}),
    ):
        answer = visitor.get(template.format(**values), params=query)
        declared = document["paths"][template]["get"]["responses"]["200"]
        schema = declared["content"]["application/json"]["schema"]
        whole = {**schema, "components": document["components"]}
        jsonschema.Draft202012Validator(whole).validate(answer.json())


def test_a_desk_that_only_reads_says_so(store, tmp_path):
    """A story that was never compared is no fault of the asker nor of the desk: 409."""
    path = tmp_path / "new.store"
    with desks.opened(path) as desk:
        desk.take(desks.hostile()[:1], now=desks.DAY_ONE)
    with (
        Desk.open(path, readonly=True) as desk,
        TestClient(make_app(desk, ServeConfig()), base_url=desks.ORIGIN) as client,
    ):
        card = client.get("/index.json?alone=true").json()["stories"][0]
        assert client.get(f"/stories/{card['id']}.json").status_code == 409
        assert client.get("/").status_code == 200
