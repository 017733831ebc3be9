"""One error shape, with the right status, for people and for programs."""

import logging

import pytest

from crossread.errors import StoreError
from tests import desks

STATUSES = {
    "a host of somebody else": ("GET", "/", {"headers": {"host": "evil.example"}}, 400),
    "a body that is no JSON": (
        "POST",
        "/reports.json",
        {"content": b"{", "headers": {"content-type": "application/json"}},
        400,
    ),
    "a body that is nested too deeply": (
        "POST",
        "/judgements.json",
        {"content": b"[" * 100_000, "headers": {"content-type": "application/json"}},
        400,
    ),
    "a form from nowhere": ("POST", "/add", {"data": {"pasted": "x"}}, 403),
    "an unknown address": ("GET", "/nope", {}, 404),
    "an unknown story": ("GET", "/stories/s-0", {}, 404),
    "an unknown story's twin": ("GET", "/stories/s-0.json", {}, 404),
    "an unknown report": ("GET", "/reports/r-0.json", {}, 404),
    "an unknown text": ("GET", "/reports/r-0.txt", {}, 404),
    "an unknown pair": ("GET", "/compare.json?left=r-0&right=r-1", {}, 404),
    "an unknown upload": ("GET", "/jobs/0.json", {}, 404),
    "an unknown judgement": ("GET", "/judgements/j-0.json", {}, 404),
    "an unknown run": ("GET", f"/news.json?since=run-{'9' * 30}", {}, 404),
    "a file that is not there": ("GET", "/static/../app.py", {}, 404),
    "a method that is not taken": ("DELETE", "/index.json", {}, 405),
    "a page that is written to": ("POST", "/search", {}, 405),
    "a form to a twin": ("POST", "/judgements.json", {"data": {"by": "x"}}, 415),
    "JSON to a form": ("POST", "/add", {"json": {}}, 415),
    "a page number that is none": ("GET", "/search.json?page=x", {}, 422),
    "a question that nobody knows": ("GET", "/index.json?nonsense=1", {}, 422),
    "a day that is none": ("GET", "/search?since=2031-02-30", {}, 422),
    "a body without its fields": ("POST", "/reports.json", {"json": {}}, 422),
    "half a pair": ("GET", "/compare.json?left=r-0", {}, 422),
}


@pytest.mark.parametrize("name", STATUSES)
@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_each_fault_of_the_asker_has_its_status(visitor, name, kind):
    """The status is the declared one; the shape is one; the words say what to do."""
    method, address, given, status = STATUSES[name]
    headers = {"accept": kind, **given.get("headers", {})}
    answer = visitor.request(method, address, **{**given, "headers": headers})

    assert answer.status_code == status
    if answer.headers["content-type"].startswith("text/html"):
        assert kind == "text/html"
        assert answer.text.count("<h1") == 1
        assert 'lang="en"' in answer.text
    else:
        error = answer.json()["error"]
        assert set(error) == {"status", "code", "message", "next_step", "details"}
        assert error["status"] == status
        assert error["message"].endswith(".")
        assert error["next_step"].endswith(".")


def test_all_mistakes_come_at_once(visitor):
    """Two wrong fields cost one request."""
    details = visitor.get("/search.json?page=0&since=x").json()["error"]["details"]

    assert [each.partition(":")[0] for each in details] == ["since", "page"]


def test_a_fault_of_the_desk_is_500_and_says_nothing_of_the_inside(visitor, monkeypatch, caplog):
    """What nobody meant to raise stands in the log under the id that the answer names."""

    def broken(*_args, **_options):
        raise RuntimeError("secret path /var/x")

    monkeypatch.setattr(visitor.desk, "front", broken)
    with caplog.at_level(logging.ERROR, "crossread.serve"):
        page, twin = visitor.get("/"), visitor.get("/index.json")

    assert (page.status_code, twin.status_code) == (500, 500)
    assert "secret" not in page.text + twin.text
    assert "x-frame-options" in page.headers
    name = twin.json()["error"]["next_step"].split()[-1].rstrip(".")
    assert name in caplog.text


def test_a_store_that_fails_is_the_desks_fault(visitor, monkeypatch):
    """A full disk is no mistake of the one who asks."""

    def full(*_args, **_options):
        raise StoreError("cannot write desk.store: the disk is full")

    monkeypatch.setattr(visitor.desk, "front", full)

    assert visitor.get("/index.json").status_code == 500


def test_hostile_words_in_a_problem_are_text(visitor):
    """What was asked for comes back escaped."""
    answer = visitor.get("/stories/<script>alert(1)</script>", headers={"accept": "text/html"})

    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_a_form_error_tells_what_is_missing(visitor):
    """A judgement without its judge is refused with the field's name."""
    fields = {"story": "s", "point": "p", "ask": "split c-1"}
    answer = desks.sent(visitor, "/judgements", fields)

    assert answer.status_code == 422
    assert "by: a judgement needs its judge" in answer.text
