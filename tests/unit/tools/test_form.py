"""The schema says what the classes say, and the page what the schema says."""

from dataclasses import dataclass

from crossread.model.collation import Point
from tools.form import page
from tools.schema import field_notes, schema


@dataclass(frozen=True)
class Noted:
    """A class with and without comments."""

    plain: str
    told: int  # how many, "# no comment" aside
    long: tuple[str, ...]  # behind the last line


def test_the_comment_behind_a_field_is_its_meaning():
    """A field without a comment has none, and a number sign in a comment is no other comment."""
    assert field_notes(Noted) == {
        "told": 'how many, "# no comment" aside',
        "long": "behind the last line",
    }
    assert field_notes(Point)["origins"] == "at most so many"


def test_the_page_tells_each_class_and_field():
    """Nothing of the schema is left out; a class that is named is a link to its part."""
    whole = schema()
    text = page(whole)

    for name, described in whole["$defs"].items():
        part = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for field in described.get("properties", ()):
            assert f"| `{field}` |" in part
    assert "| `readings` | list of [Reading](#reading) |" in text
    assert "| `origins` | integer | at most so many |" in text
    assert "| `closest` | [Closest](#closest) or null |" in text


def test_a_key_that_may_be_missing_is_optional():
    """A fact's words are not always there."""
    part = page(schema()).split("\n## Fact\n")[1].split("\n## ")[0]

    assert "| `start` | integer *optional* |" in part
    assert "| `value` | string |" in part
