"""When a report is another version of an article, and when it is an article of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.clean import clean
from crossread.desk.sketches import from_bytes, to_bytes
from crossread.desk.versions import about_the_same, address, keys, much_the_same
from crossread.stories import sketch
from tests.unit.desk.newsroom import FERRY, FERRY_AGAIN, MAYOR, opened, pasted, take


def sketched(text: str):
    """The sketch of a text."""
    return sketch(clean(pasted(text)))


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://post.example/a/ferry", "post.example/a/ferry"),
        ("http://WWW.post.example/a/ferry/", "post.example/a/ferry"),
        ("https://post.example/a/ferry?utm_source=x&fbclid=y#top", "post.example/a/ferry"),
        ("https://post.example/?id=7&utm_medium=z", "post.example?id=7"),
        ("https://post.example/a?id=7", "post.example/a?id=7"),
        ("https://post.example/", None),
        ("https://post.example", None),
        ("https://[broken/a", None),
        ("a.txt", None),
        ("", None),
    ],
)
def test_addresses_that_differ_in_trimmings_are_one(url, known):
    """Scheme, www, tracking, anchors and a last stroke say nothing of the article."""
    assert address(url) == known


@given(st.text(max_size=60))
def test_no_address_raises(url):
    """Pages give anything as their address."""
    assert address(url) is None or isinstance(address(url), str)


def test_much_the_same_takes_half_of_the_longer_text():
    """An edited figure is the same article, a retelling is not."""
    edited = FERRY.replace("two people", "five people")

    assert much_the_same(sketched(FERRY), sketched(edited))
    assert not much_the_same(sketched(FERRY), sketched(FERRY_AGAIN))
    assert not much_the_same(sketched(FERRY), sketched(FERRY + FERRY_AGAIN + MAYOR))


def test_about_the_same_takes_a_title_or_some_words():
    """An article rewritten from an alert still speaks of the same things."""
    assert about_the_same(sketched(FERRY), sketched(FERRY_AGAIN))
    assert not about_the_same(sketched(FERRY), sketched(MAYOR))


def test_a_sketch_comes_back_from_its_bytes():
    """Term for term."""
    made = sketched(FERRY)

    assert from_bytes(to_bytes(made)) == made


def test_equal_sentences_give_equal_keys_to_one_outlet_only():
    """Two outlets that print one text have no key in common but what they were called."""
    one, two = (clean(pasted(FERRY, "a.txt", outlet=name)) for name in ("The Post", "The Echo"))
    path = {"path a.txt"}

    assert set(keys(one, sketch(one))) & set(keys(two, sketch(two))) == path


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"url": "https://p.example/f"}, {"url": "https://p.example/f/?utm_source=rss"}),
        ({"name": "ferry.txt"}, {"name": "ferry.txt"}),
        ({"outlet": "The Post"}, {"outlet": "THE  POST"}),
    ],
    ids=["address", "path", "outlet"],
)
def test_an_edited_text_is_a_version(tmp_path, first, second):
    """By address, by path, or by outlet."""
    edited = FERRY.replace("two people", "five people")
    with opened(tmp_path) as desk:
        take(desk, pasted(FERRY, **{"name": "1.txt", **first}))
        taken = take(desk, pasted(edited, **{"name": "2.txt", **second}), day=1)

    assert (len(taken.added), len(taken.versions)) == (0, 1)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (MAYOR, {"url": "https://p.example/live"}),  # a live page, emptied for the next event
        (FERRY_AGAIN, {"name": "ferry.txt"}),  # another report in the place of the first
        (FERRY_AGAIN, {"outlet": "The Post"}),  # the same outlet on the next day
    ],
    ids=["address", "path", "outlet"],
)
def test_another_text_is_an_article_of_its_own(tmp_path, text, same):
    """However it came."""
    with opened(tmp_path) as desk:
        take(desk, pasted(FERRY, **{"name": "1.txt", **same}))
        taken = take(desk, pasted(text, **{"name": "2.txt", **same}), day=1)

    assert (len(taken.added), len(taken.versions)) == (1, 0)


def test_versions_within_one_batch_are_found(tmp_path):
    """A feed may hold an article twice."""
    url = "https://p.example/f"
    edited = FERRY.replace("two people", "five people")
    with opened(tmp_path) as desk:
        taken = take(desk, pasted(FERRY, "1.txt", url=url), pasted(edited, "2.txt", url=url))

    assert (len(taken.added), len(taken.versions)) == (1, 1)


def test_the_latest_version_is_the_one_that_counts(tmp_path):
    """An archive may give the later one first: the dates decide."""
    edited = FERRY.replace("two people", "five people")
    with opened(tmp_path) as desk:
        late = take(desk, pasted(edited, "f.txt", date="2031-05-09"))
        early = take(desk, pasted(FERRY, "f.txt", date="2031-05-06"), day=1)
        read = desk.report(late.added[0])

    assert [each.report for each in read.versions] == [*early.versions, *late.added]
    assert late.stories == early.stories
