"""What several contracts are tested on."""

import pytest

from tests.contracts.calling import GOOD


@pytest.fixture
def folder(tmp_path):
    """A folder named in/ with one good report; out/ does not exist yet."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path
