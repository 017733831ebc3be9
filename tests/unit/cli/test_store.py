"""``ingest``, ``story``, ``search`` and ``report``: a store from the command line."""

import json

import pytest
from typer.testing import CliRunner

from crossread.cli.app import app
from crossread.errors import InputError, NotAStore, StoreError
from tests.unit.desk.newsroom import FERRY, FERRY_AGAIN, FERRY_DENIED, MAYOR


def asked(*arguments, stdin=None):
    """How the command line ends."""
    return CliRunner().invoke(app, [str(each) for each in arguments], input=stdin)


def printed(*arguments, stdin=None) -> str:
    """What the command line prints when all goes well."""
    ended = asked(*arguments, stdin=stdin)
    if ended.exception:
        raise ended.exception
    assert ended.exit_code == 0
    return ended.stdout


@pytest.fixture
def store(tmp_path):
    """A store with three reports of two events."""
    path = tmp_path / "desk.crossread"
    for name, text in (("a", FERRY), ("b", FERRY_AGAIN), ("c", MAYOR)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    printed("ingest", tmp_path, "--store", path)
    return path


def listed(store):
    """The stories of a store as a program reads them."""
    return json.loads(printed("story", "--store", store, "--json"))["stories"]


def test_ingest_says_what_became_of_the_inputs(tmp_path):
    """Counts, then what is new of each story, then what was rejected and why."""
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FERRY_AGAIN, encoding="utf-8")
    (tmp_path / "c.bin").write_bytes(bytes(range(256)))

    said = printed("ingest", tmp_path / "a.txt", tmp_path, "--store", tmp_path / "x.crossread")

    assert "2 reports added, 0 new versions, 0 known, 1 rejected; 1 story changed" in said
    assert "two reports joined" in said
    assert "c.bin: not_text" in said


def test_a_second_ingest_says_what_is_new(store, tmp_path):
    """With --compare, in figures and kinds of discrepancy too."""
    printed("ingest", tmp_path, "--store", store, "--compare")
    story = next(each["id"] for each in listed(store) if each["reports"] == 2)
    printed("story", story, "--store", store)
    (tmp_path / "d.txt").write_text(FERRY_DENIED, encoding="utf-8")

    told = json.loads(printed("ingest", tmp_path, "--store", store, "--compare", "--json"))

    (news,) = told["news"]
    assert (len(told["added"]), len(told["known"]), told["stories"]) == (1, 3, [story])
    assert news["in_words"].startswith("toll 3 → 4")
    assert news["figures"] == [{"counted": "death", "unit": "person", "before": 3, "after": 4}]


def test_standard_input_is_taken_in(tmp_path):
    """As everywhere, - is standard input."""
    store = tmp_path / "desk.crossread"
    told = json.loads(printed("ingest", "-", "--store", store, "--json", stdin=FERRY))

    assert len(told["added"]) == 1


def test_no_report_among_the_inputs_is_an_error(tmp_path):
    """What was rejected is listed all the same."""
    (tmp_path / "a.txt").write_text("Short.", encoding="utf-8")
    ended = asked("ingest", tmp_path / "a.txt", "--store", tmp_path / "desk.crossread")

    assert isinstance(ended.exception, InputError)
    assert "too_short" in ended.output


def test_an_address_inside_the_network_is_refused(tmp_path):
    """No connection is tried, and the message says how many inputs went no further."""
    ended = asked("ingest", "http://127.0.0.1:9/a", "--store", tmp_path / "desk.crossread")

    assert isinstance(ended.exception, InputError)
    assert "1 of them rejected" in str(ended.exception)


def test_stories_are_listed(store, monkeypatch):
    """Those of at least so many reports, last changed first."""
    monkeypatch.setenv("COLUMNS", "200")
    said = printed("story", "--store", store, "--least", "2")

    assert "Radar of ferry" in said or "Ferry strikes pier" in said
    assert "mayor" not in said
    assert len(listed(store)) == 2


def test_a_story_is_compared_and_written(store, tmp_path):
    """The same folder that ``read`` writes, and the dossier on standard output."""
    story = next(each["id"] for each in listed(store) if each["reports"] == 2)
    out = tmp_path / "out"

    dossier = json.loads(printed("story", story, "--store", store, "-o", out, "--json"))

    assert [each["id"] for each in dossier["stories"]] == [story]
    assert json.loads((out / "dossier.json").read_text("utf-8")) == dossier
    assert (out / "stories" / f"{story}.html").exists()
    assert "2 reports, at most 2 origins" in printed("story", story, "--store", store, "--stale")


def test_a_stale_story_says_what_it_lacks(store):
    """On standard error, so that a program's output stays clean."""
    story = next(each["id"] for each in listed(store) if each["reports"] == 2)

    ended = asked("story", story, "--store", store, "--stale", "--json")

    assert "2 reports came since" in ended.stderr
    assert json.loads(ended.stdout)["stories"] == []


def test_changes_are_listed_since_a_run(store, tmp_path):
    """By the runs' own names; an unknown name is an error."""
    (tmp_path / "d.txt").write_text(FERRY_DENIED, encoding="utf-8")
    printed("ingest", tmp_path / "d.txt", "--store", store)

    assert "one report joined" in printed("story", "--store", store, "--since", "run-1")
    assert isinstance(asked("story", "--store", store, "--since", "noon").exception, InputError)


def test_changes_since_no_run_are_refused(store):
    """A run that never was has no news, and one story has no list of them."""
    (story, *_) = [each["id"] for each in listed(store)]

    with pytest.raises(InputError, match=r"no run 'run-9' in this store; the last is run-1"):
        printed("story", "--store", store, "--since", "run-9")
    with pytest.raises(InputError, match="--since lists stories"):
        printed("story", story, "--store", store, "--since", "run-1")


def test_search_finds_reports(store):
    """With the words around; -without and phrases work as typed in one argument."""
    said = printed("search", "radar -mussel", "--store", store)
    found = json.loads(printed("search", "harbour", "master", "--store", store, "--json"))

    assert "0 found" in said
    assert found["total"] == 2
    assert {hit["day"] for hit in found["hits"]} == {"2031-05-06", "2031-05-07"}


def test_search_is_narrowed_down_by_days(store):
    """Both ends count, either may be left out, and what is no day is named."""
    asked_for = ("search", "ferry", "--store", store, "--days")

    assert "1 found" in printed(*asked_for, "2031-05-06")
    assert "2 found" in printed(*asked_for, "2031-05-06..2031-05-07")
    assert "1 found" in printed(*asked_for, "..2031-05-06")
    assert isinstance(asked(*asked_for, "May").exception, InputError)
    assert "end before they begin" in str(asked(*asked_for, "2031-05-07..2031-05-06").exception)


def test_search_finds_claims_of_compared_stories(store):
    """A claim is known once its story was compared, with the status of its point in words."""
    assert "0 found" in printed("search", "radar", "--claims", "--store", store)
    for each in listed(store):
        printed("story", each["id"], "--store", store)

    assert "c-" in printed("search", "radar", "--claims", "--store", store)
    assert "in one report only" in printed("search", "mussel", "--claims", "--store", store)


def test_a_report_is_shown(store):
    """With its story, and with claims once that was compared; its bytes come as they were."""
    (hit,) = json.loads(printed("search", "mussel beds", "--store", store, "--json"))["hits"]

    said = printed("report", hit["report"], "--store", store)
    told = json.loads(printed("report", hit["report"], "--store", store, "--json"))
    captured = asked("report", hit["report"], "--store", store, "--captured").stdout_bytes

    assert "Ferry strikes pier" in said
    assert hit["story"] in said
    assert "no claims: its story has not been compared" in said
    assert told["text"] == FERRY
    assert captured == FERRY.encode()


def test_people_rule_on_a_store(store):
    """By the ids of a compared story; obeyed when it is read next, undone by a later line."""
    story = next(each["id"] for each in listed(store) if each["reports"] == 2)
    dossier = json.loads(printed("story", story, "--store", store, "--json"))
    one, two = next(p for p in dossier["stories"][0]["points"] if p["reports"] == 2)["claims"][:2]

    said = printed("judge", store, "--not-same", one, two, "--by", "Ada")

    ruled = said.split()[0]
    assert "Obeyed when its story is read next" in said
    after = json.loads(printed("story", story, "--store", store, "--json"))["stories"][0]
    assert [(each["id"], each["outcome"]) for each in after["judgements"]] == [(ruled, "obeyed")]
    assert not any({one, two} <= set(point["claims"]) for point in after["points"])
    printed("judge", store, "--undo", ruled, "--by", "Bo")
    assert f"{ruled} not_same, by Ada" in printed("judge", store, "--list")
    assert json.loads(printed("story", story, "--store", store, "--json")) == dossier


def test_a_store_takes_a_file_of_rulings(store, tmp_path):
    """The reports that the file names are found, whichever story they stand in."""
    story = next(each["id"] for each in listed(store) if each["reports"] == 2)
    dossier = json.loads(printed("story", story, "--store", store, "--json"))["stories"][0]
    ids = next(p for p in dossier["points"] if p["reports"] == 2)["claims"][:2]
    pair = [each for each in dossier["claims"] if each["id"] in ids]
    places = [{key: each[key] for key in ("report", "start", "end", "exact")} for each in pair]
    at = "2031-03-04T10:00:00+00:00"
    file = tmp_path / "judgements.jsonl"
    file.write_text(json.dumps({"ruling": "not_same", "places": places, "by": "Ada", "at": at}))

    said = printed("judge", store, "--add", file)

    assert "1 of 1 judgements taken" in said
    after = json.loads(printed("story", story, "--store", store, "--json"))["stories"][0]
    assert [each["outcome"] for each in after["judgements"]] == ["obeyed"]
    assert "is there already" in printed("judge", store, "--add", file)


@pytest.mark.parametrize("command", [("story",), ("search", "a"), ("report", "r-1")])
def test_a_store_that_is_not_there_is_not_made(tmp_path, command):
    """Only ``ingest`` makes one."""
    ended = asked(*command, "--store", tmp_path / "desk.crossread")

    assert isinstance(ended.exception, StoreError)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", [("story",), ("search", "a"), ("ingest", "."), ("report", "r")])
def test_a_file_that_is_no_store_is_left_alone(tmp_path, command):
    """The message names it, and the exit code is that of a store that is not there."""
    (tmp_path / "notes.txt").write_text(FERRY, encoding="utf-8")
    ended = asked(*command, "--store", tmp_path / "notes.txt")

    assert isinstance(ended.exception, NotAStore)
    assert ended.exception.exit_code == StoreError.exit_code
    assert (tmp_path / "notes.txt").read_text("utf-8") == FERRY


def test_an_empty_file_is_no_store_for_who_asks(tmp_path):
    """Nothing was ever kept in it: that nothing is found there would be a lie. ingest makes one."""
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    path = tmp_path / "e.db"
    for call in (("search", "ferry"), ("story",), ("report", "r-1")):
        path.write_bytes(b"")
        ended = asked(*call, "--store", path)

        assert isinstance(ended.exception, NotAStore)
        assert "e.db is not a crossread store" in str(ended.exception)
        assert path.read_bytes() == b""
    printed("ingest", tmp_path / "a.txt", "--store", path)

    assert printed("search", "ferry", "--store", path).startswith("1 found")
