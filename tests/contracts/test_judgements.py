"""Invariant 6: no machine step overwrites a judgement."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from crossread.cli.app import app

STORIES = Path(__file__).resolve().parents[1] / "stories" / "factory-blast"


@dataclass(frozen=True)
class Desk:
    """A folder of reports, a folder of a dossier, and the command line."""

    reports: Path
    out: Path

    def run(self, *arguments: str | Path) -> str:
        """Run the command line; what it prints."""
        ended = CliRunner().invoke(app, [str(each) for each in arguments], catch_exceptions=False)
        assert ended.exit_code == 0, ended.output
        return ended.output

    def read(self) -> str:
        """Read the reports into the dossier's folder; what it prints."""
        return self.run("read", self.reports, "-o", self.out)

    def judge(self, *arguments: str) -> str:
        """Rule; the id of the judgement."""
        return self.run("judge", self.out, *arguments, "--by", "Ada").split()[0]

    def story(self) -> dict[str, Any]:
        """The one story of the dossier."""
        return json.loads((self.out / "dossier.json").read_text(encoding="utf-8"))["stories"][0]

    def log(self) -> bytes:
        """The judgements as they lie on disk."""
        return (self.out / "judgements.jsonl").read_bytes()

    def point_of(self, claim: str) -> dict[str, Any]:
        """The point that a claim stands in."""
        return next(point for point in self.story()["points"] if claim in point["claims"])


@pytest.fixture
def desk(tmp_path):
    """Three invented reports of one event, read once."""
    reports = tmp_path / "in"
    reports.mkdir()
    for file in STORIES.glob("*.txt"):
        shutil.copy(file, reports)
    made = Desk(reports, tmp_path / "out")
    made.read()
    return made


def shared(desk):
    """A point of several reports."""
    return next(point for point in desk.story()["points"] if point["reports"] > 1)


def lone(desk):
    """Two claims of different reports that the machine leaves alone."""
    reports = {claim["id"]: claim["report"] for claim in desk.story()["claims"]}
    single = [p["claims"][0] for p in desk.story()["points"] if len(p["claims"]) == 1]
    other = next(claim for claim in single if reports[claim] != reports[single[0]])
    return single[0], other


def test_a_run_keeps_the_judgements_byte_for_byte(desk):
    """Reading again writes every file anew but this one."""
    point = shared(desk)
    desk.judge("--not-same", *point["claims"][:2])
    before = desk.log()

    desk.read()
    desk.read()

    assert desk.log() == before


def test_not_the_same_never_stand_in_one_point(desk):
    """The machine's match gives way, and both points say who parted them."""
    one, two, *_ = shared(desk)["claims"]
    ruled = desk.judge("--not-same", one, two)

    desk.read()

    assert desk.point_of(one)["id"] != desk.point_of(two)["id"]
    assert desk.point_of(one)["ruled_by"] == desk.point_of(two)["ruled_by"] == [ruled]


def test_the_same_stand_in_one_point(desk):
    """What the machine does not see, a person can say."""
    one, two = lone(desk)
    ruled = desk.judge("--same", one, two)

    desk.read()

    assert {one, two} <= set(desk.point_of(one)["claims"])
    assert desk.point_of(one)["ruled_by"] == [ruled]


def test_a_claim_can_be_taken_out_of_a_point(desk):
    """The others stay together as far as they match."""
    point = shared(desk)
    claim = point["claims"][0]
    desk.judge("--split", point["id"], claim)

    desk.read()

    assert not set(desk.point_of(claim)["claims"]) & set(point["claims"][1:])


def test_no_detail_of_a_clause_stays_where_it_was_taken_out(desk):
    """No cut of its words stands with the others; another clause in it says another thing."""
    point = shared(desk)
    spans = {each["id"]: each for each in desk.story()["claims"]}
    taken = next(spans[i] for i in point["claims"] if spans[i]["kind"] != "detail")
    desk.judge("--split", point["id"], taken["id"])

    desk.read()

    others = [i for i in point["claims"] if spans[i]["report"] != taken["report"]]
    claims = {each["id"]: each for each in desk.story()["claims"]}
    mates = {i for other in others for i in desk.point_of(other)["claims"]}
    parts = [
        claims[i]
        for i in mates
        if claims[i]["report"] == taken["report"] and claims[i]["kind"] == "detail"
    ]
    assert others
    assert not [p for p in parts if p["start"] < taken["end"] and taken["start"] < p["end"]]


def test_a_person_names_the_speaker(desk):
    """The quote is under that name, and says whose ruling it is."""
    quote = desk.story()["quotes"][0]["id"]
    ruled = desk.judge("--speaker", quote, "Orla Finch")

    desk.read()

    found = next(each for each in desk.story()["quotes"] if each["id"] == quote)
    assert (found["speaker"], found["ruled_by"]) == ("Orla Finch", [ruled])


def test_superseding_keeps_the_older_line(desk):
    """A later ruling on the same words is obeyed; the earlier stands in the file as it was."""
    one, two = lone(desk)
    desk.judge("--not-same", one, two)
    before = desk.log()

    later = desk.judge("--same", one, two)
    desk.read()

    assert desk.log().startswith(before)
    assert desk.point_of(one)["ruled_by"] == [later]
    assert [each["id"] for each in desk.story()["judgements"]] == [later]


def test_undoing_gives_the_word_back_to_the_machine(desk):
    """Without the ruling the dossier is what it was; the lines stay."""
    before = (desk.out / "dossier.json").read_bytes()
    ruled = desk.judge("--not-same", *shared(desk)["claims"][:2])
    desk.judge("--undo", ruled)

    desk.read()

    assert (desk.out / "dossier.json").read_bytes() == before
    assert len(desk.log().splitlines()) == 2


def test_a_ruling_on_words_that_are_gone_is_reported(desk):
    """It is not obeyed, not dropped, and its line stays."""
    one, two, *_ = shared(desk)["claims"]
    ruled = desk.judge("--not-same", one, two)
    report = next(c["report"] for c in desk.story()["claims"] if c["id"] == one)
    paths = json.loads((desk.out / "dossier.json").read_text(encoding="utf-8"))["reports"]
    Path(next(each["path"] for each in paths if each["id"] == report)).unlink()
    before = desk.log()

    told = desk.read()

    whole = json.loads((desk.out / "dossier.json").read_text(encoding="utf-8"))
    heard = [*whole["unheard"], *(j for story in whole["stories"] for j in story["judgements"])]
    assert [(each["id"], each["outcome"]) for each in heard] == [(ruled, "unresolved")]
    assert f"judgement {ruled} unresolved" in told
    assert desk.log() == before


def test_judgements_can_come_from_another_file(desk, tmp_path):
    """A desk can hand its rulings to the next."""
    one, two = lone(desk)
    ruled = desk.judge("--same", one, two)
    elsewhere = tmp_path / "elsewhere"

    log = desk.out / "judgements.jsonl"
    desk.run("read", desk.reports, "-o", elsewhere, "--judgements", log)

    assert Desk(desk.reports, elsewhere).point_of(one)["ruled_by"] == [ruled]
    assert not (elsewhere / "judgements.jsonl").exists()


def test_a_line_that_is_no_judgement_stops_the_run(desk):
    """A damaged file is named with its line: nothing of it is passed over in silence."""
    (desk.out / "judgements.jsonl").write_text('{"id": "j-1"}\n', encoding="utf-8")

    ended = CliRunner().invoke(app, ["read", str(desk.reports), "-o", str(desk.out)])

    assert ended.exit_code != 0
    assert "line 1, is not a judgement" in str(ended.exception)


def origins(desk):
    """The reports of each origin, and the judgements it names, by the reports' file names."""
    whole = json.loads((desk.out / "dossier.json").read_text(encoding="utf-8"))
    name = {each["id"]: Path(each["path"]).name[0] for each in whole["reports"]}
    found = desk.story()["origins"]
    return {"".join(sorted(name[r] for r in each["reports"])): each["ruled_by"] for each in found}


def reports(desk):
    """The ids of the three reports, in the order of their files' names."""
    whole = json.loads((desk.out / "dossier.json").read_text(encoding="utf-8"))
    return [each["id"] for each in sorted(whole["reports"], key=lambda each: each["path"])]


def test_two_reports_are_ruled_of_one_origin(desk):
    """The counts obey: what only these two tell is told by one origin at most."""
    of_two = next(p for p in desk.story()["points"] if p["origins"] == p["reports"] == 2)
    tellers = sorted({c["report"] for c in desk.story()["claims"] if c["id"] in of_two["claims"]})
    ruled = desk.judge("--origin", *tellers)

    told = desk.read()

    assert "1 of 1 judgements obeyed" in told
    assert sorted(map(len, origins(desk))) == [1, 2]
    assert [ruled] in origins(desk).values()
    point = desk.point_of(of_two["claims"][0])
    assert (point["reports"], point["origins"]) == (2, 1)
    assert point["status"] != "agreed"


def test_one_origin_is_ruled_to_be_two(desk):
    """What the machine joined is parted, and an undo joins it again."""
    copy = (desk.reports / "1_north_wire.txt").read_text(encoding="utf-8")
    (desk.reports / "4_copy.txt").write_text(f"{copy}\nSo it was told here.\n", encoding="utf-8")
    desk.read()
    before = (desk.out / "dossier.json").read_bytes()
    wire, *_, again = reports(desk)
    assert origins(desk) == {"14": [], "2": [], "3": []}
    ruled = desk.judge("--not-origin", wire, again)

    desk.read()

    assert origins(desk) == {"1": [ruled], "4": [ruled], "2": [], "3": []}
    desk.judge("--undo", ruled)
    desk.read()
    assert (desk.out / "dossier.json").read_bytes() == before


def test_rulings_on_origins_that_cannot_all_hold_are_told(desk):
    """The earliest of three gives way, and the terminal says so."""
    one, two, three = reports(desk)
    denied = desk.judge("--not-origin", one, three)
    joined = [desk.judge("--origin", one, two), desk.judge("--origin", two, three)]

    told = desk.read()

    assert f"judgement {denied} overruled: by later judgements together" in told
    assert origins(desk) == {"123": joined}


def test_a_later_ruling_on_an_origin_takes_the_place_of_the_earlier(desk):
    """In either order of the two reports; rulings on claims are left alone."""
    one, two, _ = reports(desk)
    first = desk.judge("--origin", one, two)
    said = desk.run("judge", desk.out, "--not-origin", two, one, "--by", "Bo")

    assert said.startswith("j-")
    assert f"not_origin, in place of {first}" in said
    desk.read()
    assert [each["ruling"] for each in desk.story()["judgements"]] == ["not_origin"]
