import json

import pytest

from crossread.ingest import capture

NINJS = {
    "uri": "https://wire.example/1",
    "type": "text",
    "firstcreated": "2031-03-03T10:04:00Z",
    "versioncreated": "2031-03-03T12:00:00Z",
    "headline": "Ferry late",
    "byline": "Jane Roe",
    "located": "Porto Vell",
    "copyrightholder": "Wire of the Pier",
    "infosources": [{"name": "Brill News Agency"}],
    "body_text": "The ferry to Brill Island was late on Monday, the port said.",
}
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}">
<itemMeta><provider literal="Wire of the Pier"/>
<versionCreated>2031-03-03T12:00:00Z</versionCreated>
<firstCreated>2031-03-03T10:04:00Z</firstCreated></itemMeta>
<contentMeta><headline>Ferry late</headline><by>Jane Roe</by><creditline>BNA</creditline>
<located><name>Porto Vell</name></located></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
PICTURE = '<remoteContent href="x.jpg"/>'
BODY = (
    '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
    "<body><p>The ferry was late.</p><p>The port said so.</p></body></html></inlineXML>"
)
MESSAGE = (
    '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
    f"{ITEM.format(guid='urn:1', content=BODY)}"
    f"{ITEM.format(guid='urn:2', content=PICTURE)}"
    "</itemSet></newsMessage>"
)


@pytest.fixture
def read(tmp_path):
    """What becomes of a file, by its path."""

    def outcomes(content):
        (tmp_path / "a").write_text(content, encoding="utf-8")
        return {each.path.rpartition("/")[2]: each for each in capture([str(tmp_path / "a")])}

    return outcomes


def test_a_ninjs_document_is_one_report(read):
    """Body, headline, dates, byline, place, holder and source of a ninjs document are read."""
    found = read(json.dumps(NINJS))["a"]

    assert found.content.decode() == NINJS["body_text"]
    assert found.told.title == "Ferry late"
    assert (found.told.date, found.told.modified) == (
        "2031-03-03T10:04:00Z",
        "2031-03-03T12:00:00Z",
    )
    assert (found.told.author, found.told.dateline) == ("Jane Roe", "Porto Vell")
    assert (found.told.outlet, found.told.agency) == ("Wire of the Pier", "Brill News Agency")


def test_the_bodies_of_later_ninjs_are_read(read):
    """Version 2 keeps headlines and bodies in lists."""
    later = {
        "uri": "urn:2",
        "versioncreated": "2031-03-03T12:00:00Z",
        "headlines": [{"value": "Ferry late"}],
        "bodies": [{"contenttype": "text/html", "value": "<p>The ferry was late.</p>"}],
    }
    found = read(json.dumps(later))["a"]

    assert (found.content, found.media_type) == (b"<p>The ferry was late.</p>", "text/html")
    assert found.told.title == "Ferry late"


def test_each_news_item_of_a_message_has_an_outcome(read):
    """Items with words are captured; those that carry none are rejected."""
    found = read(MESSAGE)

    assert b"<p" in found["a#urn:1"].content
    assert found["a#urn:1"].told.title == "Ferry late"
    assert found["a#urn:1"].told.agency == "BNA"
    assert found["a#urn:1"].told.outlet == "Wire of the Pier"
    assert found["a#urn:2"].reason == "no_report"


@pytest.mark.parametrize(
    "content",
    [
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet/></newsMessage>',
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>',
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY a{n} "&a{n - 1 or ""};&a{n - 1 or ""};">' for n in range(1, 40))
        + ']><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">&a39;</newsMessage>',
    ],
    ids=["empty", "broken", "bomb"],
)
def test_broken_messages_are_rejected(read, content):
    """A message without items, broken or hostile, is one rejection."""
    assert read(content)["a"].reason in {"no_report", "unreadable"}
