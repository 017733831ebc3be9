import json
import os
import subprocess
import sys

import pytest

from tests.web import Page, Web

WORDS = "The ferry to Brill Island was late on Monday, the port of Porto Vell said in a note. "
HTML = f"<html><head><title>Ferry late</title></head><body><p>{WORDS * 4}</p></body></html>"


@pytest.fixture
def web():
    with Web({"/a": Page(HTML.encode())}) as served:
        yield served


def run(*arguments, **environment):
    """Run ``crossread read`` as a stranger would."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "crossread", "read", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_an_address_is_read_like_a_file(web):
    """A page by its URL is a report, and its host is told who asked."""
    ended = run(
        web.url("/a"), "--json", CROSSREAD_ALLOW_PRIVATE="1", CROSSREAD_CONTACT="desk@quay.example"
    )
    (report,) = json.loads(ended.stdout)["reports"]

    assert ended.returncode == 0, ended.stderr
    assert report["url"] == web.url("/a")
    assert "desk@quay.example" in web.asked[-1].headers["user-agent"]


def test_a_private_address_is_not_asked_unless_allowed(web):
    """Nothing is sent to this machine, and the reason is told."""
    ended = run(web.url("/a"))

    assert ended.returncode == 2
    assert "refused_address" in ended.stderr
    assert web.asked == []
