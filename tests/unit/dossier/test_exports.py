"""The table of formats."""

from dataclasses import replace

import pytest

from crossread.dossier.exports import FORMATS, export, format_named, of_story
from crossread.errors import InputError
from crossread.model.span import Span
from tests.unit.dossier.figured import figured, nasty

NAMES = [each.name for each in FORMATS]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("made", [figured, nasty], ids=["ferry", "nasty"])
def test_every_format_is_written_alike_each_time(made, name):
    """Files have names of the format's kind and bytes that depend on the dossier alone."""
    files = export(made(), name)
    chosen = format_named(name)

    assert files == export(made(), name)
    assert len(files) > 1 if chosen.many else len(files) == 1
    for file, content in files:
        assert file.endswith(chosen.suffix)
        assert content
        assert not chosen.is_text or content.decode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_line_that_points_at_no_words_is_not_written(name):
    """A broken claim leaves every format, as if it had never been made."""
    made = figured()
    odd, story = made.stories
    broken = replace(story.claims[0], span=Span(10**6, 10**6 + 1))
    with_broken = replace(story, claims=(broken, *story.claims[1:]))
    files = export(replace(made, stories=(odd, with_broken)), name)

    assert not [1 for _, content in files if b"1000000" in content]
    assert files != export(made, name)


def test_one_story_takes_its_reports_along():
    """A story alone is a dossier of its own; inputs that were rejected stay listed."""
    made = figured()
    alone = of_story(made, "s-ferry")

    assert [each.story.id for each in alone.stories] == ["s-ferry"]
    assert {report.id for report in alone.reports} == set(alone.stories[0].story.reports)
    assert alone.rejected == made.rejected


def test_an_unknown_format_or_story_is_told_which_there_are():
    """The message is the list to choose from."""
    with pytest.raises(InputError, match="'odt'; known: markdown, evidence, xlsx, csv"):
        export(figured(), "odt")
    with pytest.raises(InputError, match="s-ferry  Ferry Aurelia off Cape Wend"):
        of_story(figured(), "s-nothing")
