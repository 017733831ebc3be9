"""The dossier as JSON."""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from crossread.dossier import dump, load
from crossread.errors import NotADossier
from crossread.model.span import Span
from tests.unit.dossier.invented import invented
from tools.schema import TARGET, schema


def spans(value, report=None):
    """Yield (report, start, end, exact) of every cited span in the file."""
    if isinstance(value, dict):
        report = value.get("report", report)
        if {"start", "end", "exact"} <= value.keys():
            yield report, value["start"], value["end"], value["exact"]
        for each in value.values():
            yield from spans(each, report)
    elif isinstance(value, list):
        for each in value:
            yield from spans(each, report)


def test_what_is_written_is_read_back(dossier, texts):
    """Reading the JSON gives the dossier that was written."""
    assert load(dump(dossier), texts) == dossier


def test_equal_dossiers_give_equal_text(dossier):
    """Nothing but the dossier decides the bytes."""
    assert dump(dossier) == dump(invented())


def test_text_is_plain_and_ends_with_one_line_break(dossier):
    """People can read the words in it; the last line is a line."""
    written = dump(dossier)

    assert "عاجل" in written
    assert written.endswith("}\n")


def test_every_span_is_there(dossier, texts):
    """The words of every span stand at its offsets in the report it names."""
    form = json.loads(dump(dossier))
    cited = [span for story in form["stories"] for span in spans(story)]
    cited += [span for report in form["reports"] for span in spans(report, report["id"])]

    assert len(cited) > 200
    assert all(texts[report][start:end] == exact for report, start, end, exact in cited)


def test_the_schema_accepts_what_is_written(dossier):
    """The published schema describes the file."""
    described = json.loads((files("crossread.dossier") / "schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(described)

    assert list(Draft202012Validator(described).iter_errors(json.loads(dump(dossier)))) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda form: form.update(extra=1),
        lambda form: form["reports"][0].update(text="the whole text"),
        lambda form: form["stories"][0]["claims"][0].pop("exact"),
        lambda form: form["stories"][0]["points"][0].update(status="true"),
        lambda form: form["reports"][0]["title"].pop("end"),
    ],
)
def test_the_schema_is_strict(dossier, spoil):
    """Unknown keys, missing keys, unknown values and half a span are refused."""
    form = json.loads(dump(dossier))
    spoil(form)

    assert not Draft202012Validator(schema()).is_valid(form)


def test_the_schema_is_fresh():
    """The file in the package is what the classes say now."""
    written = json.loads((Path(__file__).parents[3] / TARGET).read_text("utf-8"))

    assert written == schema(), "run python -m tools.schema"


def test_lone_surrogates_are_escaped(dossier):
    """A character that UTF-8 cannot write does not stop the dossier."""
    report = replace(dossier.reports[0], path="\ud800.txt")
    odd = replace(dossier, reports=(report, *dossier.reports[1:]))
    texts = {each.id: each.text for each in odd.reports}

    assert "\\ud800.txt" in dump(odd).encode().decode()
    assert load(dump(odd), texts) == odd


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{", "not JSON"),
        ("[]", "'schema' must be"),
        ('{"schema": "crossread/dossier/9"}', "crossread/dossier/9"),
        ('{"schema": "crossread/dossier/1"}', "not in the form"),
        (
            '{"schema": "crossread/dossier/1", "reports": [{"id": "../../x"}]}',
            "not an id of a dossier",
        ),
        ('{"schema": "crossread/dossier/1", "reports": [{"id": "r-9"}]}', "no text for report r-9"),
        ("[" * 5000 + "]" * 5000, "nested too deep"),
        ("[" * 200_000, "nested too deep"),
        ('{"schema": "crossread/dossier/1", "made_by": ' + '{"a": ' * 5000, "nested too deep"),
    ],
)
def test_anything_else_is_refused_with_a_reason(written, message):
    """A file that is no dossier is named as such; an id cannot lead out of the folder."""
    with pytest.raises(NotADossier, match=message.replace("/", "/")):
        load(written, {"../../x": ""})


def test_texts_that_were_cut_are_noticed(dossier, texts):
    """Spans that point outside the given texts are no dossier."""
    cut = {report: text[:40] for report, text in texts.items()}

    with pytest.raises(NotADossier, match="outside the texts"):
        load(dump(dossier), cut)


def test_a_line_that_points_nowhere_is_not_written(dossier):
    """A claim outside its text is left out with all that cites it; the rest stands."""
    story = dossier.stories[1]
    gone = story.claims[0]
    broken = replace(story, claims=(replace(gone, span=Span(0, 10**6)), *story.claims[1:]))
    written = dump(replace(dossier, stories=(dossier.stories[0], broken)))

    assert gone.id not in written
    assert len(json.loads(written)["stories"][1]["claims"]) == len(story.claims) - 1
