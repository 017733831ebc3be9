import json

import pytest

from crossread.ingest import capture

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay Herald</title>
<item><guid>q-1</guid><title>Ferry &amp; quay</title><link>https://quay.example/a</link>
<pubDate>Mon, 03 Mar 2031 10:04:00 +0100</pubDate><dc:creator>Jane Roe</dc:creator>
<source url="https://afp.example/">Agence France-Presse</source>
<description>Short.</description>
<content:encoded><![CDATA[<p>The harbour of Porto Vell closed.</p><script>x()</script>]]>
</content:encoded>
</item>
<item><title>Second</title><description>The ferry to Brill Island was late.</description></item>
<item><guid>q-3</guid><title>Nothing more</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Pier</title>
<entry><id>urn:1</id><title>Ferry late</title><link href="https://pier.example/a"/>
<published>2031-03-03T10:04:00Z</published><updated>2031-03-03T12:00:00Z</updated>
<author><name>Ann Lee</name></author><content type="html">&lt;p>The ferry was late.&lt;/p></content>
</entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Pier",
    "items": [
        {
            "id": "7",
            "url": "https://pier.example/a",
            "title": "Ferry late",
            "content_html": "<p>The ferry was late.</p>",
            "date_published": "2031-03-03T10:04:00Z",
            "authors": [{"name": "Ann Lee"}, {"name": "Jane Roe"}],
        },
        {"id": 8, "content_text": "The port is shut."},
        {"id": "9"},
        "no object",
    ],
}


@pytest.fixture
def read(tmp_path):
    """What becomes of a feed, by its path."""

    def outcomes(content):
        file = tmp_path / "feed"
        file.write_text(content, encoding="utf-8")
        return {each.path.rpartition("/")[2]: each for each in capture([str(file)])}

    return outcomes


def reasons(found):
    return {path: str(getattr(each, "reason", "captured")) for path, each in found.items()}


def test_each_entry_of_a_feed_has_an_outcome(read):
    """An entry is named by its id, or its number; one without words is rejected."""
    found = read(RSS)

    assert reasons(found) == {"feed#q-1": "captured", "feed#2": "captured", "feed#q-3": "empty"}


def test_the_longest_text_of_an_entry_is_read(read):
    """The content goes before the summary."""
    found = read(RSS)

    assert b"The harbour of Porto Vell closed." in found["feed#q-1"].content
    assert found["feed#2"].content == b"The ferry to Brill Island was late."


def test_what_a_feed_says_of_an_entry_goes_with_it(read):
    """Title, address, date, author, outlet and source come from the feed."""
    told = read(RSS)["feed#q-1"].told

    assert told.title == "Ferry & quay"
    assert told.url == "https://quay.example/a"
    assert told.date == "Mon, 03 Mar 2031 10:04:00 +0100"
    assert told.author == "Jane Roe"
    assert told.outlet == "Quay Herald"
    assert told.agency == "Agence France-Presse"


def test_atom_tells_publication_from_change(read):
    """The two dates of Atom are kept apart."""
    (found,) = read(ATOM).values()

    assert found.path.endswith("feed#urn:1")
    assert found.told.date == "2031-03-03T10:04:00Z"
    assert found.told.modified == "2031-03-03T12:00:00Z"
    assert found.content == b"<p>The ferry was late.</p>"


def test_a_json_feed_is_read(read):
    """JSON Feed's entries are read by the same rules."""
    found = read(json.dumps(JSON))

    assert reasons(found) == {
        "feed#7": "captured",
        "feed#8": "captured",
        "feed#9": "empty",
        "feed#4": "no_report",
    }
    assert found["feed#7"].told.author == "Ann Lee and Jane Roe"
    assert found["feed#8"].media_type == "text/plain"


def test_the_same_words_of_two_outlets_are_two_records(tmp_path):
    """A wire's text in two feeds is no duplicate: who else carried it is what is asked."""
    (tmp_path / "a").write_text(RSS, encoding="utf-8")
    (tmp_path / "b").write_text(RSS.replace("Quay Herald", "The Pier"), encoding="utf-8")
    outcomes = capture([str(tmp_path)])

    assert [str(getattr(each, "reason", "captured")) for each in outcomes].count("duplicate") == 0


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Empty</title></channel></rss>',
        "<rss><channel><item><title>Ferry",
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
        json.dumps({**JSON, "items": []}),
        json.dumps({**JSON, "items": {"a": 1}}),
        f"<rss>{'<item>' * 20_000}",
    ],
)
def test_broken_and_empty_feeds_end_as_rejections(read, content):
    """A feed without entries, broken or hostile, is rejected with its reason."""
    found = read(content)

    assert found
    assert "captured" not in reasons(found).values()
