"""Whatever bytes a server sends, asking it ends with an outcome."""

import socket
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.ingest.fetch import FetchConfig, Fetcher
from crossread.ingest.fetch.exchange import Answer, asking_again, wait_asked
from crossread.model.fetched import Fetched, Missed, Unchanged, Validators
from tests.web import HERE

_NO_ROBOTS = b"HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"


class Rough:
    """A server that answers with the bytes that it was given and hangs up; it has no robots.txt."""

    def __init__(self):
        self.answer = b""
        self._socket = socket.create_server((HERE, 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                try:
                    robots = b"/robots.txt" in connection.recv(65_536)
                    connection.sendall(_NO_ROBOTS if robots else self.answer)
                except OSError:
                    pass

    def close(self):
        """Hang up for good."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


@pytest.fixture(scope="module")
def rough():
    server = Rough()
    yield server
    server.close()


LINES = st.lists(
    st.sampled_from(
        [b"HTTP/1.1 200 OK", b"HTTP/1.0 200", b"HTTP/1.1 304 x", b"HTTP/1.1 302 x",
         b"HTTP/1.1 100 x", b"HTTP/1.1 101 x", b"HTTP/9 200", b"Content-Length: 5",
         b"Content-Length: -1", b"",
         b"Content-Length: 99999999999999999999999", b"Transfer-Encoding: chunked", b"0",
         b"5", b"x",
         b"Content-Encoding: gzip", b"Content-Encoding: br", b"Location: /a", b"Location: http://[",
         b"Location: http://10.0.0.1/", b"ETag: \xff", b"Retry-After: x", b"Retry-After: 9" * 9,
         b"Content-Type: text/html; charset=\"", b"Content-Type: ;;=;", b": x", b"hello", b"\x00"]
    ),
    max_size=9,
)  # fmt: skip
ANSWERS = st.one_of(
    st.binary(max_size=200),
    LINES.map(b"\r\n".join),
    LINES.map(lambda lines: b"HTTP/1.1 200 OK\r\n" + b"\r\n".join(lines) + b"\r\n\r\nhello"),
)


@settings(max_examples=150)
@given(ANSWERS)
def test_any_bytes_of_a_server_end_as_an_outcome(rough, answer):
    """Nothing that a server says raises, and none of it leads to another address."""
    rough.answer = answer
    config = FetchConfig(pause_s=0.0, total_s=5.0, allow_private=True)
    fetch = Fetcher(config, sleep=lambda _: None, resolve=lambda host, port: [HERE])

    assert isinstance(fetch.get(f"http://{HERE}:{rough.port}/a"), Fetched | Unchanged | Missed)


@given(st.text(), st.text(), st.text())
def test_any_headers_are_read(one, other, third):
    """What a header says is heard or ignored, never stumbled over."""
    headers = {"content-type": one, "retry-after": other, "date": third, "etag": one}
    answer = Answer(200, headers)
    wait_s = wait_asked(headers)

    assert answer.media_type == answer.media_type.strip()
    assert answer.charset is None or answer.charset
    assert wait_s is None or wait_s >= 0
    assert asking_again(answer.validators) == asking_again(Validators(one, None))


@pytest.mark.parametrize(
    ("after", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 03 Mar 2031 10:05:00 GMT", 60.0),
        ("Mon, 03 Mar 2031 09:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("Mon, 99 Mar 99999 10:05:00 GMT", None),
    ],
)
def test_a_wait_is_read_in_seconds_or_as_a_date(after, seconds):
    """A date counts from the server's own clock."""
    assert wait_asked({"retry-after": after, "date": "Mon, 03 Mar 2031 10:04:00 GMT"}) == seconds
