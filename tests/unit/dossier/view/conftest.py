import pytest

import crossread
from crossread.dossier.view.story import story_page
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def page(dossier):
    return story_page(dossier, dossier.stories[1])


@pytest.fixture(scope="module")
def example():
    """The example story, read from its texts."""
    return crossread.read([ROOT / "examples" / "lantern-quay"])
