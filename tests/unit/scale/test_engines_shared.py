"""Both engines on real news: ``stories-mixed`` from text to dossiers, byte for byte alike."""

import gzip

import pytest

from benchmarks.speed.engines import compared
from tests.conftest import SHARED


@pytest.mark.java
@pytest.mark.shared
@pytest.mark.slow
def test_both_engines_write_the_same_dossiers_of_real_news(tmp_path):
    """Some four hundred reports of seventy events give the same files on both engines."""
    archive = tmp_path / "mixed.jsonl"
    archive.write_bytes(gzip.decompress((SHARED / "data/stories-mixed.jsonl.gz").read_bytes()))

    runs = compared([archive], tmp_path, stop_after="dossiers")

    assert runs.differ == ()
    assert runs.counts["dossiers"] > 40
