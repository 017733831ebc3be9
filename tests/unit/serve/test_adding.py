"""Reports come in through the desk: uploads, pasted texts, JSON; and the jobs that take them."""

import threading
import time

import pytest

from crossread.errors import InputError
from crossread.serve.jobs import Jobs, State
from crossread.serve.problems import Problem
from tests import desks

TEXT = """Pier fire in Wend leaves two hurt

5 March 2031

A fire on the pier at Wend hurt two people on Tuesday, the harbour office said.
Fire chief Lena Ostrow said the fire began in a fish store shortly after 6 a.m.
"""


def ended(client, address, wait_s=60):
    """A job once it is over."""
    until = time.monotonic() + wait_s
    while (job := client.get(address).json())["state"] not in ("done", "failed"):
        assert time.monotonic() < until, job
        time.sleep(0.05)
    return job


def test_a_pasted_text_becomes_a_report(writer):
    """The page of the job leads to the report, with what the person said of it."""
    fields = {"pasted": TEXT, "outlet": "Wend Echo", "date": "2031-03-05"}
    answer = desks.sent(writer, "/add", fields)
    job = ended(writer, f"{answer.headers['location']}.json")
    (report,) = job["taken"]["added"]
    page = writer.get(answer.headers["location"]).text

    assert answer.status_code == 303
    assert job["state"] == "done"
    assert "Pier fire in Wend leaves two hurt" in page
    assert "hx-get" not in page  # it is over: nothing to ask for any more
    assert writer.get(f"/reports/{report}.json").json()["report"]["outlet"]["value"] == "Wend Echo"
    assert writer.get("/search.json?q=Ostrow").json()["total"] == 1


def test_files_are_taken_with_their_rejects(writer):
    """Good and bad files in one upload: each ends as a report or with its reason."""
    files = [
        ("files", ("good.txt", TEXT.encode(), "text/plain")),
        ("files", ("bad.png", b"\x89PNG\r\n\x1a\n\x00\x00", "image/png")),
        ("files", ("empty.txt", b"", "text/plain")),
    ]
    answer = desks.sent(writer, "/add", {}, files=files)
    job = ended(writer, f"{answer.headers['location']}.json")
    page = writer.get(answer.headers["location"]).text

    assert len(job["taken"]["added"]) == 1
    assert {each["path"] for each in job["taken"]["rejected"]} == {"bad.png", "empty.txt"}
    assert "not text" in page
    assert job["name"] == "good.txt and 2 more"


def test_the_same_bytes_twice_are_one_report(writer):
    """The job says that it was here already."""
    first = writer.post("/reports.json", json={"reports": [{"name": "a", "text": TEXT}]})
    ended(writer, first.headers["location"])
    again = writer.post("/reports.json", json={"reports": [{"name": "b", "text": TEXT}]})
    job = ended(writer, again.headers["location"])

    assert (first.status_code, job["taken"]["added"]) == (202, [])
    assert len(job["taken"]["known"]) == 1
    assert "1 report was here already" in writer.get(f"/jobs/{job['id']}").text
    assert writer.get("/jobs.json").json()["jobs"][0]["id"] == job["id"]


def test_nothing_is_no_upload(visitor):
    """An empty form is told so, not taken."""
    assert desks.sent(visitor, "/add", {"pasted": "  "}).status_code == 422
    assert desks.sent(visitor, "/add", {"pasted": TEXT, "date": "tomorrow"}).status_code == 422
    wrong = {"reports": [{"name": "a", "text": TEXT, "date": "2031-02-30"}]}
    assert visitor.post("/reports.json", json=wrong).status_code == 422


def test_a_file_name_is_text(writer):
    """Neither the page of the job nor the list of jobs takes it for markup."""
    files = [("files", ('<img src=x onerror="alert(1)">.txt', TEXT.encode(), "text/plain"))]
    answer = desks.sent(writer, "/add", {}, files=files)
    ended(writer, f"{answer.headers['location']}.json")

    for address in (answer.headers["location"], "/add"):
        assert "<img" not in writer.get(address).text


def test_new_reports_change_their_story(writer, ids):
    """What came is compared in the same job, and the front page says so."""
    text = (desks.EXAMPLE / "northern-standard.txt").read_text("utf-8")
    later = text.replace("At least 12", "At least 19").replace("at least 12", "at least 19")
    fields = {"pasted": later, "outlet": "Wend Echo", "date": "2024-03-15"}
    answer = desks.sent(writer, "/add", fields)
    job = ended(writer, f"{answer.headers['location']}.json")

    assert ids["story"] in job["taken"]["stories"]
    assert writer.get(f"/stories/{ids['story']}.json").json()["fresh"]
    assert "no-js" not in writer.get("/").text


def test_a_story_that_is_behind_is_shown_and_caught_up(writer, ids):
    """No reader waits for a comparison that another's report made necessary."""
    text = (desks.EXAMPLE / "northern-standard.txt").read_text("utf-8")
    changed = text.replace("12", "19")
    from crossread.ingest import capture_text

    writer.desk.take([capture_text(changed, name="later.txt")], now=desks.LATER)
    first = writer.get(f"/stories/{ids['story']}.json").json()
    page = writer.get(f"/stories/{ids['story']}").text
    until = time.monotonic() + 60
    while not (now := writer.get(f"/stories/{ids['story']}.json").json())["fresh"]:
        assert time.monotonic() < until
        time.sleep(0.05)

    assert first["fresh"] or len(first["waiting"]) == 1
    assert first["fresh"] or "came after this comparison" in page or now["fresh"]
    assert len(now["dossier"]["reports"]) == 7


# ---- jobs by themselves ------------------------------------------------------------------------


def finished(jobs, job):
    """The job once its thread is done with it."""
    until = time.monotonic() + 10
    while not jobs.get(job.id).is_over:
        assert time.monotonic() < until
        time.sleep(0.005)
    return jobs.get(job.id)


def test_jobs_are_taken_one_at_a_time_and_in_order():
    """Two uploads never run together."""
    running, order = [], []

    def take(inputs, _at, _hears):
        running.append(1)
        assert len(running) == 1
        order.append(len(inputs))
        time.sleep(0.01)
        running.pop()
        return len(inputs)

    jobs = Jobs(take, waiting=8)
    submitted = [jobs.submit([None] * n, f"{n}") for n in (1, 2, 3)]
    assert [finished(jobs, job).taken for job in submitted] == [1, 2, 3]
    assert order == [1, 2, 3]
    jobs.close()


def test_a_job_that_fails_says_why_and_ends_no_other():
    """A fault of ours keeps its words for the log; a refusal is told."""

    def take(inputs, _at, _hears):
        if len(inputs) == 1:
            raise InputError("this store is full")
        if len(inputs) == 2:
            raise RuntimeError("secret")
        return "ok"

    jobs = Jobs(take, waiting=8)
    one, two, three = (finished(jobs, jobs.submit([None] * n, "x")) for n in (1, 2, 3))
    jobs.close()

    assert (one.state, one.problem) == (State.FAILED, "this store is full")
    assert two.state is State.FAILED
    assert "secret" not in two.problem
    assert two.id in two.problem
    assert (three.state, three.taken) == (State.DONE, "ok")


def test_a_queue_that_is_full_takes_no_more():
    """503, and the job is not there; progress is told while one is read."""
    go, told = threading.Event(), threading.Event()

    def take(_inputs, _at, hears):
        hears("reading", 1, 3)
        told.set()
        go.wait(10)

    jobs = Jobs(take, waiting=1)
    first = jobs.submit([None], "first")
    told.wait(10)
    jobs.submit([None], "second")
    with pytest.raises(Problem) as refused:
        jobs.submit([None], "third")

    now = jobs.get(first.id)
    assert refused.value.status_code == 503
    assert (now.state, now.stage, now.done, now.total) == (State.READING, "reading", 1, 3)
    assert [job.name for job in jobs.recent()] == ["second", "first"]
    go.set()
    jobs.close()
