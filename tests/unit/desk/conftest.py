"""A desk for each test."""

import pytest

from tests.unit.desk.newsroom import opened


@pytest.fixture
def desk(tmp_path):
    """An empty desk."""
    with opened(tmp_path) as made:
        yield made
