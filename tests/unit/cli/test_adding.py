"""``crossread judge --add``: a file of rulings into the dossier's own."""

import json
from shutil import rmtree

import pytest
from typer.testing import CliRunner

from crossread.cli import adding, dockets
from crossread.cli.app import app
from crossread.cli.folder import write
from crossread.errors import InputError, OutputError

AT = "2031-03-04T10:00:00+00:00"


@pytest.fixture
def folder(tmp_path, example_files):
    """The example story's dossier on disk."""
    write(tmp_path / "out", example_files.items())
    return tmp_path / "out"


@pytest.fixture
def claims(example_dossier):
    """The claims of the example story by id."""
    return {each["id"]: each for each in example_dossier["stories"][0]["claims"]}


@pytest.fixture
def pair(example_dossier, claims):
    """Two claims of one row, as places."""
    ids = example_dossier["stories"][0]["points"][0]["claims"][:2]
    return [{key: claims[id_][key] for key in ("report", "start", "end", "exact")} for id_ in ids]


def asked(*arguments):
    return CliRunner().invoke(app, [str(each) for each in arguments])


def ruled(places, ruling="same", **more):
    return {"ruling": ruling, "places": places, "by": "Ada", "at": AT, "name": None, **more}


def saved(tmp_path, *lines):
    path = tmp_path / "saved.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
    return path


def kept(folder):
    return [json.loads(each) for each in (folder / "judgements.jsonl").read_text().splitlines()]


def test_a_saved_ruling_is_taken_and_gets_its_id(folder, tmp_path, pair):
    """The line stands in the dossier's file as if it had been given on the command line."""
    ended = asked("judge", folder, "--add", saved(tmp_path, ruled(pair)))

    (line,) = kept(folder)
    assert ended.exit_code == 0
    assert line["id"].startswith("j-")
    assert line["places"] == pair
    assert ended.output.splitlines()[:2] == [
        f"{line['id']} same, by Ada",
        "1 of 1 judgements taken",
    ]
    assert line["id"] in asked("judge", folder, "--list").output


def test_what_is_wrong_is_refused_and_the_rest_is_taken(folder, tmp_path, pair):
    """Every mistake of every line comes at once; a bad line costs one line."""
    bad = ruled([{**pair[0], "exact": "other words"}, pair[1]], ruling="perhaps", by="")
    file = saved(tmp_path, bad, ruled(pair))
    file.write_bytes(b"\xff\n\n" + file.read_bytes())

    ended = asked("judge", folder, "--add", file)

    assert ended.exit_code == 2
    assert len(kept(folder)) == 1
    told = ended.output
    for words in ("line 1 refused", "line 3 refused", "not UTF-8", "perhaps", "'other words'"):
        assert words in told
    assert "by is ''" in told
    assert "1 of 3 judgements taken" in told


def test_the_same_file_adds_nothing_the_second_time(folder, tmp_path, pair):
    """Taking a file twice is no mistake, and no line is doubled."""
    file = saved(tmp_path, ruled(pair), ruled(pair, "not_same", at="2031-03-04T10:00:01+00:00"))
    asked("judge", folder, "--add", file)
    before = (folder / "judgements.jsonl").read_bytes()

    ended = asked("judge", folder, "--add", file)

    assert ended.exit_code == 0
    assert ended.output.count("is there already as j-") == 2
    assert (folder / "judgements.jsonl").read_bytes() == before


def test_what_stands_in_the_file_is_never_rewritten(folder, tmp_path, pair, example_dossier):
    """Lines are added behind what people wrote, byte for byte."""
    one, two = example_dossier["stories"][0]["points"][1]["claims"][:2]
    asked("judge", folder, "--same", one, two, "--by", "Bo")
    with (folder / "judgements.jsonl").open("rb+") as log:
        log.seek(-1, 2)
        log.truncate()  # an editor left the file without its last line break
    before = (folder / "judgements.jsonl").read_bytes()

    asked("judge", folder, "--add", saved(tmp_path, ruled(pair)))

    after = (folder / "judgements.jsonl").read_bytes()
    assert after.startswith(before + b"\n{")
    assert len(kept(folder)) == 2


def test_a_later_ruling_takes_the_place_of_an_earlier(folder, tmp_path, pair):
    """On the same words the later line stands; a withdrawal finds what it withdraws."""
    earlier = ruled(pair)
    asked("judge", folder, "--add", saved(tmp_path, earlier))
    (first,) = kept(folder)
    later = ruled(pair[::-1], "not_same", at="2031-03-04T11:00:00+00:00")
    gone = ruled(pair, "withdrawn", at="2031-03-04T12:00:00+00:00", supersedes=first["id"])

    ended = asked("judge", folder, "--add", saved(tmp_path, later, gone))

    assert kept(folder)[1]["supersedes"] == first["id"]
    assert ended.exit_code == 2
    assert f"supersedes {first['id']}, which does not stand" in ended.output


def test_a_program_gets_the_same_as_json(folder, tmp_path, pair):
    """Three lists: taken, known, refused."""
    file = saved(tmp_path, ruled(pair), ruled(pair), ruled(pair, by=""))

    told = json.loads(asked("judge", folder, "--add", file, "--json").output)

    assert [each["line"] for each in told["taken"]] == [1]
    assert told["known"] == [{"line": 2, "id": told["taken"][0]["id"]}]
    assert told["refused"] == [{"line": 3, "why": ["by is ''; it must name a person"]}]
    listed = json.loads(asked("judge", folder, "--list", "--json").output)
    assert [each["id"] for each in listed] == [told["taken"][0]["id"]]
    assert listed[0]["places"] == pair


def test_a_file_that_is_not_there_is_named(folder, tmp_path):
    """The message says which."""
    ended = asked("judge", folder, "--add", tmp_path / "nothing.jsonl")

    assert isinstance(ended.exception, InputError)
    assert "nothing.jsonl" in str(ended.exception)


def test_a_log_that_cannot_be_written_is_named(folder, tmp_path, pair):
    """Nothing is said to be taken that is not."""
    file = saved(tmp_path, ruled(pair))

    with dockets.opened(folder, []) as docket:
        rmtree(folder)
        with pytest.raises(OutputError, match="cannot write"):
            adding.add(docket, file)
