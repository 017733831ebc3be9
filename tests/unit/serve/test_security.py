"""Who is let in, and what stands on every answer."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import SettingsError
from crossread.serve.app import PAGES, TWINS
from crossread.serve.config import Limits, ServeConfig, checked, is_loopback, new_token
from crossread.serve.routes.access import _inside
from crossread.serve.security import host_of
from tests import desks

TOKEN = "a token of sixteen or more"  # noqa: S105


def pages_and_posts():
    """The paths of the application that are read and those that are written to."""
    routes = [each for router in (*PAGES, *TWINS) for each in router.routes]
    posts = [each.path for each in routes if "POST" in each.methods]
    return [each.path for each in routes if "GET" in each.methods], posts


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "192.0.2.7", ""]
)
def test_a_foreign_host_is_refused(visitor, host):
    """A name that was bent to lead here gets no page (DNS rebinding)."""
    assert visitor.get("/", headers={"host": host}).status_code == 400
    assert visitor.get("/index.json", headers={"host": host}).json()["error"]["status"] == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST", "[::1]:8765"])
def test_the_own_host_is_answered(visitor, host):
    """Every way to write this machine's address works."""
    assert visitor.get("/", headers={"host": host}).status_code == 200


def test_a_given_name_is_answered(store, tmp_path):
    """A desk answers to the names that it was started with, and to no other."""
    path = desks.copied(store, tmp_path)
    options = {"host": "0.0.0.0", "token": TOKEN, "names": frozenset({"desk.example"})}  # noqa: S104
    with desks.visiting(path, **options) as client:
        bearer = {"authorization": f"Bearer {TOKEN}"}
        for host, status in (("desk.example", 200), ("192.0.2.7", 200), ("evil.example", 400)):
            assert client.get("/", headers={"host": host, **bearer}).status_code == status, host


@given(st.text(max_size=40))
def test_no_host_header_breaks_the_check(host):
    """Whatever a header says is split without an error."""
    assert host_of(host) == host_of(host).lower()


def test_others_need_a_token():
    """A desk that others can reach is not started without one."""
    assert checked(ServeConfig()).token is None
    for host in ("0.0.0.0", "::", "192.0.2.7", "desk.example"):  # noqa: S104
        with pytest.raises(SettingsError, match="token"):
            checked(ServeConfig(host=host))
        assert checked(ServeConfig(host=host, token=new_token()))
    with pytest.raises(SettingsError, match="16 characters"):
        checked(ServeConfig(token="short"))  # noqa: S106
    assert is_loopback("::1")
    assert not is_loopback("localhost.evil.example")


@pytest.mark.parametrize("address", ["/", "/nope", "/search?page=x", "/index.json", "/login"])
def test_every_answer_bears_the_headers(visitor, address):
    """Errors are answers, too."""
    headers = visitor.get(address).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_every_form_needs_its_token(visitor):
    """No route that writes takes a form that a page of this desk did not give out."""
    _, posts = pages_and_posts()
    forms = [path for path in posts if not path.endswith(".json")]
    visitor.get("/add")
    assert len(forms) >= 4
    for path in forms:
        for fields in ({}, {"csrf": "0" * 64}, {"csrf": "ü"}):
            assert visitor.post(path, data={"x": "1", **fields}).status_code == 403, path


def test_a_form_token_holds_for_its_browser_only(visitor):
    """A token that another session got is of no use."""
    token = desks.token_of(visitor.get("/add").text)
    visitor.cookies.clear()
    visitor.get("/add")

    assert visitor.post("/add", data={"csrf": token, "pasted": "x"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_sites_page_cannot_write(visitor, headers):
    """Neither forms nor JSON are taken from a page of another origin."""
    token = desks.token_of(visitor.get("/add").text)
    form = visitor.post("/add", data={"csrf": token, "pasted": "x"}, headers=headers)
    twin = visitor.post("/reports.json", json={"reports": []}, headers=headers)

    assert (form.status_code, twin.status_code) == (403, 403)
    assert twin.json()["error"]["code"] == "forbidden"


def test_json_routes_take_nothing_that_a_form_can_send(visitor):
    """A form of another site can send text, never JSON: only JSON is taken."""
    _, posts = pages_and_posts()
    for path in (each for each in posts if each.endswith(".json")):
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
            answer = visitor.post(path, content=b"{}", headers={"content-type": kind})
            assert answer.status_code == 415, (path, kind)


@pytest.fixture(scope="module")
def guarded(store, tmp_path_factory):
    """A desk with a token."""
    path = desks.copied(store, tmp_path_factory.mktemp("guarded"))
    with desks.visiting(path, token=TOKEN) as client:
        yield client


def test_nothing_is_given_without_the_token(guarded):
    """Every page leads to the login, every twin says 401; what a login needs is open."""
    guarded.cookies.clear()
    reads, posts = pages_and_posts()
    for path in reads:
        answer = guarded.get(re.sub(r"{\w+}", "x", path))
        if path in ("/login", "/static/{name}"):
            assert answer.status_code in (200, 404)
        elif path.endswith(".json"):
            assert answer.status_code == 401, path
            assert answer.headers["www-authenticate"].startswith("Bearer")
        else:
            assert answer.status_code == 303, path
            assert answer.headers["location"].startswith("/login?back=%2F"), path
    for path in (each for each in posts if each != "/login"):
        assert guarded.post(path).status_code == 401, path


def test_a_bearer_is_let_in(guarded):
    """Programs send the token itself; another one is no use."""
    guarded.cookies.clear()
    for scheme in ("Bearer", "bearer"):
        headers = {"authorization": f"{scheme} {TOKEN}"}
        assert guarded.get("/index.json", headers=headers).status_code == 200
    for wrong in (f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer", "Bearer \xe9"):
        headers = {"authorization": wrong.encode("latin-1")}
        assert guarded.get("/index.json", headers=headers).status_code == 401


def test_a_browser_logs_in_and_out(guarded):
    """The login form leads back to where one was going; the cookie is not the token."""
    guarded.cookies.clear()
    wrong = desks.sent(guarded, "/login", {"token": "no", "back": "/news"}, page="/login")
    assert wrong.status_code == 403
    assert "not the token" in wrong.text

    right = desks.sent(guarded, "/login", {"token": TOKEN, "back": "/news?since="}, page="/login")
    assert right.headers["location"] == "/news?since="
    assert TOKEN not in right.headers["set-cookie"]
    assert "httponly" in right.headers["set-cookie"].lower()
    assert guarded.get("/news").status_code == 200

    assert desks.sent(guarded, "/logout", {}).status_code == 303
    assert guarded.get("/news").status_code == 303


@pytest.mark.parametrize(
    "back", ["//evil.example", "http://evil.example", "/\\evil.example", "/\t/evil", "evil", ""]
)
def test_a_login_leads_nowhere_else(back):
    """No address of another site can be smuggled into the login."""
    assert _inside(back) == "/"


def test_a_body_too_large_is_not_read(store, tmp_path):
    """By its claimed length, and as it comes where it claims none."""
    limits = Limits(body_bytes=2000)
    with desks.visiting(desks.copied(store, tmp_path), limits=limits) as client:
        claimed = client.post("/reports.json", content=b"x" * 3000)
        token = desks.token_of(client.get("/add").text)

        def chunks():
            yield f'--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{token}\r\n'.encode()
            for _ in range(100):
                yield b"x" * 1000

        kind = {"content-type": "multipart/form-data; boundary=b"}
        streamed = client.post("/add", content=chunks(), headers=kind)
        json = {"content-type": "application/json"}
        unclaimed = client.post("/reports.json", content=chunks(), headers=json)

    assert [each.status_code for each in (claimed, streamed, unclaimed)] == [413, 413, 413]


def test_too_many_files_are_refused(store, tmp_path):
    """The count is bounded as well as the size, packed or unpacked."""
    limits = Limits(files=3, reports=2)
    with desks.visiting(desks.copied(store, tmp_path), limits=limits) as client:
        files = [("files", (f"{n}.txt", b"A ferry sank.", "text/plain")) for n in range(5)]
        many = desks.sent(client, "/add", {}, files=files)
        lines = b"\n".join(
            b'{"text": "A ferry sank off Cape Wend.", "id": "%d"}' % n for n in range(9)
        )
        packed = desks.sent(client, "/add", {}, files=[("files", ("list.jsonl", lines))])

    assert (many.status_code, packed.status_code) == (413, 413)
