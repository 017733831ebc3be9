"""People rule on the desk: kept, shown at once, undone."""

import pytest

from tests import desks


@pytest.fixture
def sides(writer, ids):
    """Two claims of one point, of two reports."""
    form = writer.get(f"/stories/{ids['story']}/points/{ids['point']}.json").json()
    first = form["claims"][0]
    other = next(each for each in form["claims"] if each["report"] != first["report"])
    return first["id"], other["id"]


def point_of(writer, ids, claim):
    """The point that a claim stands in now."""
    dossier = writer.get(f"/stories/{ids['story']}.json").json()["dossier"]
    return next(p["id"] for p in dossier["stories"][0]["points"] if claim in p["claims"])


def pressed(writer, ids, button, **fields):
    """Press a button of the point's page."""
    page = f"/stories/{ids['story']}/points/{ids['point']}"
    given = {"story": ids["story"], "point": ids["point"], "by": "Ada Finch", "ask": button}
    return desks.sent(writer, "/judgements", {**given, **fields}, page=page)


def test_a_judgement_parts_two_claims_at_once(writer, ids, sides):
    """The answer leads to the judgement, which shows where both claims stand now."""
    first, other = sides
    answer = pressed(writer, ids, f"not_same {other}", against=first)
    page = writer.get(answer.headers["location"]).text

    assert answer.status_code == 303
    assert point_of(writer, ids, first) != point_of(writer, ids, other)
    assert "by <bdi>Ada Finch</bdi>" in page
    assert page.count('<article class="effect">') == 2
    assert "obeyed" in page


def test_an_undo_brings_back_what_was(writer, ids, sides):
    """The log keeps both; the comparison is as it was before."""
    before = writer.get(f"/stories/{ids['story']}.json").json()["dossier"]["stories"][0]["points"]
    answer = pressed(writer, ids, f"split {sides[1]}")
    address = answer.headers["location"]
    assert point_of(writer, ids, sides[0]) != point_of(writer, ids, sides[1])

    undone = desks.sent(writer, f"{address}/undo", {"by": "Ben Marsh"})
    after = writer.get(f"/stories/{ids['story']}.json").json()["dossier"]["stories"][0]["points"]

    assert undone.headers["location"] == address
    assert after == before
    page = writer.get(address).text
    assert "taken back by Ben Marsh" in page
    assert "Undo this judgement" not in page
    log = writer.get("/judgements.json").json()
    assert [each["ruling"] for each in log["judgements"]] == ["split", "withdrawn"]
    assert "Taken back" in writer.get("/judgements").text


def test_two_claims_that_say_the_same_come_together(writer, ids, sides):
    """A claim that the machine left elsewhere joins the point."""
    dossier = writer.get(f"/stories/{ids['story']}.json").json()["dossier"]["stories"][0]
    lone = next(p["claims"][0] for p in dossier["points"] if p["status"] == "single")
    pressed(writer, ids, f"same {lone}", against=sides[0])

    assert point_of(writer, ids, lone) == point_of(writer, ids, sides[0])
    point = point_of(writer, ids, lone)
    page = writer.get(f"/stories/{ids['story']}/points/{point}").text
    assert "Says the same" in page
    assert "Ada Finch ruled: same" in writer.get(f"/stories/{ids['story']}").text


def test_a_speaker_is_set(writer, ids):
    """The quote bears the name that a person gave it."""
    dossier = writer.get(f"/stories/{ids['story']}.json").json()["dossier"]["stories"][0]
    quote = dossier["quotes"][0]
    pressed(writer, ids, f"speaker {quote['id']}", **{f"speaker {quote['id']}": "Olga Nowhere"})
    after = writer.get(f"/stories/{ids['story']}.json").json()["dossier"]["stories"][0]

    spoken = {each["id"]: each["speaker"] for each in after["quotes"]}
    assert spoken[quote["id"]] == "Olga Nowhere"


def test_a_program_rules_in_json(writer, ids, sides):
    """The same with a JSON body; the answer says what became of it."""
    ask = {"ruling": "not_same", "story": ids["story"], "first": sides[0], "second": sides[1]}
    ruled = writer.post("/judgements.json", json={**ask, "by": "program"})
    undo = f"/judgements/{ruled.json()['judgement']['id']}/undo.json"

    assert ruled.status_code == 201
    assert ruled.json()["outcome"] == "obeyed"
    assert len(ruled.json()["points"]) == 2
    assert writer.post(undo, json={"by": "program"}).status_code == 201
    assert writer.post(undo, json={"by": "program"}).status_code == 409


def test_a_second_ruling_takes_the_place_of_the_first(writer, ids, sides):
    """Superseded, never overwritten."""
    ask = {"story": ids["story"], "first": sides[0], "second": sides[1], "by": "Ada Finch"}
    first = writer.post("/judgements.json", json={**ask, "ruling": "not_same"}).json()
    second = writer.post("/judgements.json", json={**ask, "ruling": "same"}).json()
    now = writer.get(f"/judgements/{first['judgement']['id']}.json").json()

    assert second["judgement"]["supersedes"] == first["judgement"]["id"]
    assert (now["stands"], now["superseded_by"]) == (False, second["judgement"]["id"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"ruling": "same", "first": "c-0", "second": "c-1"},
        {"ruling": "split", "first": "p-0", "second": "c-1"},
        {"ruling": "speaker", "first": "q-0", "second": "Ida"},
        {"ruling": "origin", "first": "r-0", "second": "r-1"},
        {"ruling": "nonsense", "first": "c-0", "second": "c-1"},
        {"ruling": "same", "first": "c-0", "second": "c-0", "by": " "},
    ],
)
def test_a_ruling_on_nothing_is_refused(visitor, ids, wrong):
    """422 with the thing that is not there; nothing is kept."""
    ask = {"story": ids["story"], "by": "Ada Finch", **wrong}

    assert visitor.post("/judgements.json", json=ask).status_code == 422
    assert visitor.get("/judgements.json").json()["judgements"] == []


@pytest.mark.parametrize(
    "button", ["", "nonsense c-1", "split", "same c-0", "speaker q-0", "origin r-0"]
)
def test_a_button_that_nobody_made_is_refused(visitor, ids, button):
    """The form is checked like any other input."""
    assert pressed(visitor, ids, button).status_code == 422


def test_the_judge_is_remembered(writer, ids, sides):
    """A name is typed once."""
    pressed(writer, ids, f"split {sides[1]}", by="Zoë O'Hara")

    assert "Zoë O&#39;Hara" in writer.get(
        f"/stories/{ids['story']}/points/{ids['point']}"
    ).text or ("Zoë O&#39;Hara" in writer.get("/judgements").text)


def compared(ids, left="northern-standard.txt", right="daily-tide.txt"):
    """The address of two reports side by side."""
    return f"/compare?left={ids['reports'][left]}&right={ids['reports'][right]}"


def ruled_of(writer, ids, button, page):
    """Press a button of the page that compares two reports; the judgement's address."""
    left, right = (part.partition("=")[2] for part in page.partition("?")[2].split("&"))
    fields = {"story": ids["story"], "against": left, "by": "Ada Finch"}
    answer = desks.sent(writer, "/judgements", {**fields, "ask": f"{button} {right}"}, page=page)
    assert answer.status_code == 303
    return answer.headers["location"]


def test_two_reports_are_ruled_of_one_origin_and_the_pages_obey(writer, ids):
    """One origin fewer on the story, the comparison, the front page; an undo brings it back."""
    page = compared(ids)
    before = writer.get(f"/stories/{ids['story']}.json").json()["dossier"]["stories"]
    assert "Two origins" in writer.get(page).text
    assert "at most 5 origins" in writer.get("/").text

    address = ruled_of(writer, ids, "origin", page)

    shown = writer.get(address).text
    assert "at most 4 origins" in shown
    assert "obeyed" in shown
    side = writer.get(page).text
    assert "One origin, as far as is known" in side
    assert "Ada Finch ruled: one origin" in side
    assert f'<a href="{address}">One origin</a> by <bdi>Ada Finch</bdi>' in side
    assert "Ada Finch ruled: one origin" in writer.get(f"/stories/{ids['story']}").text
    assert "at most 4 origins" in writer.get("/").text
    assert len(writer.get(page.replace("/compare", "/compare.json")).json()["origins"]) == 1
    form = writer.get(f"{address}.json").json()
    assert (form["outcome"], len(form["origins"])) == ("obeyed", 1)
    assert form["points"]

    desks.sent(writer, f"{address}/undo", {"by": "Ben Marsh"})
    after = writer.get(f"/stories/{ids['story']}.json").json()["dossier"]["stories"]
    assert after == before
    assert "taken back by Ben Marsh" in writer.get(address).text
    assert "Two origins" in writer.get(page).text


def test_a_common_origin_is_denied(writer, ids):
    """A copy is ruled not to be one: no arrow is left between the two."""
    page = compared(ids, right="maravel-courier.txt")
    assert "One origin, as far as is known" in writer.get(page).text

    ruled_of(writer, ids, "not_origin", page)

    assert "Two origins" in writer.get(page).text
    assert writer.get(page).text.count("Ada Finch ruled: not one origin") == 2
    story = writer.get(f"/stories/{ids['story']}.json").json()["dossier"]["stories"][0]
    pair = {ids["reports"][name] for name in ("northern-standard.txt", "maravel-courier.txt")}
    assert not [d for d in story["derivations"] if {d["report"], d["from"]} == pair]
    assert len(story["origins"]) == 6


def test_reports_of_two_stories_have_no_buttons(visitor, ids):
    """Without a common story nothing compares their origins."""
    other = visitor.get(f"/stories/{ids['hostile']}.json").json()["dossier"]["reports"][0]["id"]
    page = visitor.get(f"/compare?left={ids['report']}&right={other}").text

    assert "The two texts" in page
    assert "Judgement on their origin" not in page
