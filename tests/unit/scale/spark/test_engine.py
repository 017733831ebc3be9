"""A batch on Spark, the real one, in this process: the bytes are those of the local engine."""

import pytest

from crossread.scale.local import Local
from crossread.stories import candidates
from tests.unit.scale.archive import files_of, finished, job, run, wired

pytestmark = pytest.mark.java


def test_both_engines_write_the_same_bytes(spark, example, tmp_path):
    """From two archives to dossiers, with duplicates, rejections and stories of one report."""
    archive = [wired(tmp_path / "archive", 12), example]
    for engine, name in ((spark, "spark"), (Local(1), "local")):
        run(archive, job(tmp_path / name, singles=True), engine, "dossiers")

    assert files_of(tmp_path / "spark") == files_of(tmp_path / "local")
    assert sorted(finished(tmp_path / "spark")) == sorted(finished(tmp_path / "local"))
    assert not (tmp_path / "spark" / "work").exists()


def test_terms_of_a_crowd_are_cut_alike(spark, tmp_path, monkeypatch):
    """Most telling terms are taken week by week; what one engine began the other goes on with."""
    from crossread.scale.spark import grouping

    archive = [wired(tmp_path / "archive", 200, seed=11)]
    run(archive, job(tmp_path / "plain"), Local(1), "groups")
    monkeypatch.setattr(candidates, "CROWD", 3)
    monkeypatch.setattr(grouping, "CROWD", 3)
    run(archive, job(tmp_path / "both"), Local(1), "reports")
    came = run(archive, job(tmp_path / "both"), spark, "groups")

    assert run(archive, job(tmp_path / "local"), Local(1), "groups") == came
    assert files_of(tmp_path / "both") == files_of(tmp_path / "local")
    assert files_of(tmp_path / "both") != files_of(tmp_path / "plain"), "no term was cut"
