import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.clean.webpage.markup import scan
from crossread.model.capture import Rejected
from crossread.model.report import Report
from tests.unit.clean.webpage.pages import PARAGRAPHS, body, outcome, page, report

SECONDS = 20  # of processor time, on a slow and busy machine; most take a tenth of one
TOLD = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "&a{n - 1 or ""};&a{n - 1 or ""};">' for n in range(1, 40))
    + f"]><html><body><article>{TOLD}<p>&a39;</p></article></body></html>"
)
HOSTILE = {
    "nested": f"<html><body>{'<div>' * 50_000}{TOLD}",
    "nested inline": f"<html><body><p>{'<b><i>' * 25_000}{TOLD}",
    "many tags": f"<html><body><article>{TOLD}{'<p>a <b>b</b></p>' * 60_000}",
    "tags without end": f"<html><body>{TOLD}{'<a href=' * 200_000}",
    "quotes without end": f"""<html><body>{TOLD}{'<a b="x>" ' * 100_000}""",
    "comments without end": f"<html><body>{TOLD}{'<!-- ' * 200_000}",
    "scripts without end": f"<html><body>{TOLD}{'<script>' * 100_000}",
    "styles closed as others": f"<html><body>{TOLD}{'<style></script>' * 50_000}",
    "giant attribute": f"<html><body><p title='{'x' * 5_000_000}'>{TOLD}",
    "many attributes": f"<html><body><p {'a=1 ' * 300_000}>{TOLD}",
    "entities": f"<html><body>{TOLD}<p>{'&amp;' * 300_000}</p>",
    "entity bomb": BOMB,
    "null bytes": f"<html>\0<body>\0{TOLD}\0",
    "controls": f"<html><body>{TOLD}<p>\x01\x02\x7f\x0b</p>",
    "broken markup": f"<html><<body><p<p>>{TOLD}</p></html></body><table><td>",
    "deep JSON-LD": f'<html><script type="application/ld+json">{"[" * 90_000}</script>{TOLD}',
    "wide JSON-LD": (
        f'<html><script type="application/ld+json">[{"{}," * 60_000}{{}}]</script>{TOLD}'
    ),
    "one long line": f"<html><body><p>{'word ' * 600_000}</p>",
    "lone surrogate reference": f"<html><body>{TOLD}<p>&#xD800; &#1114112; &#0;</p>",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_ends_as_a_report_or_a_rejection(source):
    """No page takes longer than seconds, makes the run fail, or writes spans outside its text."""
    start = time.process_time()
    made = outcome(source)

    assert time.process_time() - start < SECONDS
    if isinstance(made, Report):
        made.text.encode("utf-8")
        assert all(span.end <= len(made.text) for span in made.body)


@pytest.mark.parametrize("name", ["null bytes", "broken markup", "giant attribute", "entity bomb"])
def test_what_can_be_read_of_a_broken_page_is_read(name):
    """A page that is broken around its article still yields the article."""
    assert "the harbour office said in a statement" in body(report(HOSTILE[name]))


def test_scripts_styles_and_templates_are_no_text():
    """What no reader sees never reaches the text, nor do comments."""
    hidden = (
        "<script>var a = '<p>Secret ferry plans were found on Monday</p>';</script>"
        "<style>p::after{content:'Secret'}</style><template><p>Secret</p></template>"
        "<!-- <p>Secret</p> -->"
    )

    assert "Secret" not in report(page(above=hidden)).text


PIECES = [
    *("<p>", "</p>", "<div ", ">", "<", "</", "<!--", "-->", "<script>", "</script", '"', "'"),
    *("=", "&", "&amp;", "&#65;", "\0", "<h1>", "</h1>", "<title>", "<time datetime=", "ä", "\n"),
    *("<svg/>", "Quay", " shut ", "<meta content='x' name=author>", "<!doctype html>"),
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_markup_has_an_outcome(pieces):
    """No arrangement of tags, quotes and words makes the reading fail."""
    source = "".join(pieces)
    seen = scan(source)

    assert len(seen.text) == len(seen.source)
    assert all(-1 <= place < len(source) for place in seen.source.tolist())
    assert isinstance(outcome(source), Report | Rejected)


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_bytes_in_a_page_have_an_outcome(content):
    """No bytes inside a page make the reading fail."""
    assert isinstance(outcome(b"<html><body><p>" + content + TOLD.encode()), Report | Rejected)
