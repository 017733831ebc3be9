import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest.fetch.failure import Failure
from crossread.ingest.fetch.target import read_target
from crossread.model.capture import Reason

READ = {
    "http://quay.example": "http://quay.example/",
    "HTTPS://Quay.Example:443/A?b=c#d": "https://quay.example/A?b=c",
    "http://quay.example:8080/a b".replace(" ", "%20"): "http://quay.example:8080/a%20b",
    "https://björkö.example/ä?ö=ü": "https://xn--bjrk-6qac.example/%C3%A4?%C3%B6=%C3%BC",
    "http://[2606:4700::1111]/": "http://[2606:4700::1111]/",
    "http://quay.example./a": "http://quay.example/a",
    "http://quay.example/\udcff": "http://quay.example/%3F",
    "http://2130706433/": "http://2130706433/",  # an address in disguise: connect sees through it
}


@pytest.mark.parametrize("url", READ)
def test_a_url_is_read_as_it_is_sent(url):
    """Host and path come out in ASCII; the fragment stays at home."""
    assert read_target(url).url == READ[url]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://quay.example/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://quay.example/",
        "http://user:word@quay.example/",
        "http://@quay.example/",
        "http://",
        "http:///a",
        "//quay.example/a",
        "quay.example",
        "http://quay.example:25/",
        "http://quay.example:99999/",
        "http://quay.example:x/",
        "http://qu ay.example/",
        "http://quay.example/a\r\nHost: b",
        "http://quay.example\\@evil.example/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://a..b/",
        "http://quay.example/" + "a" * 5_000,
        "",
    ],
)
def test_what_is_not_asked_for_is_refused(url):
    """Other schemes, passwords, odd ports and what is no URL end with one reason."""
    with pytest.raises(Failure) as caught:
        read_target(url)
    assert caught.value.reason is Reason.REFUSED_ADDRESS


def test_a_relative_url_is_read_against_its_page():
    """A redirect may name a path alone."""
    assert read_target("../b", base="https://quay.example/x/y/z").url == "https://quay.example/x/b"


ANY = st.characters(exclude_categories=[])


@given(
    st.text(ANY) | st.from_regex(r"https?://[^/]*/?.*", fullmatch=True),
    st.just("http://a.example/"),
)
def test_any_text_is_a_target_or_a_failure(url, base):
    """No URL makes the reader fall over, and what it reads it reads again alike."""
    try:
        target = read_target(url, base)
    except Failure:
        return
    assert target.url.isascii()
    assert read_target(target.url) == target
