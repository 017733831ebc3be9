import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest.feed import Entry, NoEntry, entries, json_entries
from crossread.ingest.feedlist import Subscription, read_feeds
from crossread.model.capture import Reason, Rejected

OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Coast</title></head><body>
<outline text="Ports"><outline type="rss" text="The  Quay" xmlUrl="https://quay.example/rss"/>
<outline text="deeper"><outline title="Pier" xmlurl="feed://pier.example/atom"/></outline></outline>
<outline text="The Quay again" xmlUrl="https://quay.example/rss"/>
<outline text="Odd" xmlUrl="ftp://odd.example/rss"/>
<outline text="No feed" htmlUrl="https://none.example/"/></body></opml>"""
QUAY = Subscription("https://quay.example/rss", "The Quay")


def test_the_feeds_of_an_opml_file_are_found_in_all_folders():
    """Each feed comes once, in the order of the file; what is no address is named."""
    *feeds, odd = read_feeds(OPML, "feeds.opml")

    assert feeds == [QUAY, Subscription("http://pier.example/atom", "Pier")]
    assert isinstance(odd, Rejected)
    assert odd.path == "feeds.opml#6"
    assert "ftp://odd.example" in odd.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_opml_is_read_in_its_encoding(encoding):
    """A byte order mark goes before the declaration."""
    text = f'<?xml version="1.0" encoding="{encoding[:6].rstrip("-")}"?><opml><outline xmlUrl="https://a.example/ö"/></opml>'
    (feed,) = read_feeds(text.encode(encoding), "f")

    assert feed.url == "https://a.example/ö"


def test_a_list_has_a_feed_a_line():
    """A title may follow; comments and blank lines are none."""
    text = (
        "# ports\nhttps://quay.example/rss  The  Quay \n\nfeed:https://pier.example/a\nnonsense\n"
    )
    quay, pier, odd = read_feeds(text.encode(), "feeds.txt")

    assert quay == QUAY
    assert pier == Subscription("https://pier.example/a")
    assert odd.path == "feeds.txt#5"


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"# nothing\n", b"<opml/>", b"<opml><outline/></opml>"]
)
def test_a_file_without_a_feed_says_what_it_should_hold(content):
    """Nothing to follow is one rejection with the next step."""
    (outcome,) = read_feeds(content, "f")

    assert isinstance(outcome, Rejected)
    assert "OPML" in outcome.detail


def test_entities_of_a_hostile_file_stay_shut(tmp_path):
    """No file is read and nothing is blown up by an entity."""
    (tmp_path / "secret").write_text("https://secret.example/")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    opml = (
        f'<!DOCTYPE opml [<!ENTITY x SYSTEM "file://{tmp_path}/secret"><!ENTITY l0 "ha">{laughs}]>'
        '<opml><outline text="&l11;" xmlUrl="https://quay.example/rss"/>'
        '<outline text="&x;" xmlUrl="https://pier.example/rss"/></opml>'
    )
    outcomes = read_feeds(opml.encode(), "f")

    assert "secret" not in str(outcomes).replace(str(tmp_path), "")
    assert len(str(outcomes)) < 2_000


HEADS = [
    b"",
    b"<opml><outline xmlUrl='",
    b"<?xml version='1.0'?><rss version='2.0'><channel><item>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><source>",
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [',
]
TAGS = st.lists(
    st.sampled_from(
        ["<item>", "</item>", "<source>a</source>", "<link/>", "<link>b</link>", "<title>", "&#0;",
         "<content:encoded>", "<![CDATA[", "]]>", "<guid/>", "<pubDate>never</pubDate>",
         "<enclosure/>", "<author><name/></author>", "</rss>", "&x;",
         "<dc:date>9999999999-01-01</dc:date>"]
    )
)  # fmt: skip


@given(st.sampled_from(HEADS), st.binary(max_size=300))
def test_lists_and_feeds_of_any_bytes_never_raise(head, tail):
    """Whatever a server sends for a feed, the outcome is entries or the reason for none."""
    content = head + tail

    assert all(isinstance(each, Subscription | Rejected) for each in read_feeds(content, "f"))
    for read in (entries, json_entries):
        found = list(read(content, f"https://{tail.decode('latin-1')}"))
        assert found
        assert all(isinstance(each, Entry | NoEntry) for each in found)


@given(TAGS)
def test_feeds_of_any_tags_never_raise(tags):
    """Elements in any order and half of them open are read or refused."""
    content = f"<rss version='2.0'><channel><item>{''.join(tags)}".encode()

    assert list(entries(content))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "url", "title"]), inner, max_size=3)
    ),
    max_leaves=5,
)
KEYS = ["id", "url", "external_url", "title", "content_html", "content_text", "summary",
        "date_published", "date_modified", "author", "authors"]  # fmt: skip


@given(VALUES, VALUES | st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES), max_size=3))
def test_json_feeds_of_any_values_never_raise(title, items):
    """Every field may hold anything."""
    import json

    feed = {"version": "https://jsonfeed.org/version/1", "title": title, "items": items}

    assert list(json_entries(json.dumps(feed).encode(), "https://quay.example/f"))


def test_a_binary_is_one_rejection():
    """Not one for each of what look like its lines."""
    (only,) = read_feeds(bytes(range(256)) * 8, "feeds.bin")

    assert only == Rejected("feeds.bin", Reason.NOT_TEXT, "Its bytes are not text.")
