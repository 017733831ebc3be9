"""What is read of one story or one report."""

import pytest

from crossread.dossier import dump
from crossread.errors import InputError
from tests.unit.desk.newsroom import FERRY, FERRY_AGAIN, take


def test_the_page_of_a_story_is_its_dossier(desk):
    """Byte for byte what is written to a folder, and None before any comparison."""
    (story,) = take(desk, FERRY, FERRY_AGAIN).stories
    assert desk.page(story) is None

    read = desk.story(story)
    assert desk.page(story) == dump(read.dossier).encode()


def test_a_report_is_read_with_its_claims(desk):
    """Those of the last comparison that its story went through."""
    taken = take(desk, FERRY, FERRY_AGAIN)
    assert desk.report(taken.added[0]).claims == ()
    dossier = desk.story(taken.stories[0]).dossier

    read = desk.report(taken.added[0])

    assert read.story == taken.stories[0]
    assert read.claims == tuple(
        claim for claim in dossier.stories[0].claims if claim.report == taken.added[0]
    )


@pytest.mark.parametrize("ask", ["story", "report", "capture", "judgements"])
def test_an_unknown_id_is_named(desk, ask):
    """With what to do next, whichever question."""
    with pytest.raises(InputError, match="x-1"):
        getattr(desk, ask)("x-1")
