"""A batch on Spark, the real one, in this process: the bytes are those of the local engine."""

from itertools import pairwise

import pytest

from crossread.scale.local import Local
from crossread.stories import candidates
from tests.unit.scale.archive import files_of, finished, job, run, wired

pytestmark = pytest.mark.java


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """The Spark engine with two cores, set up for tables of a few rows."""
    from crossread.scale.spark import Spark

    with pytest.MonkeyPatch.context() as patch:
        # Compiling for speed costs more than it brings when a run takes seconds.
        patch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
        engine = Spark("local[2]")
        yield engine
        engine.spark.stop()


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
    from crossread.scale import spark as engine

    archive = [wired(tmp_path / "archive", 200, seed=11)]
    run(archive, job(tmp_path / "plain"), Local(1), "groups")
    monkeypatch.setattr(candidates, "CROWD", 3)
    monkeypatch.setattr(engine, "CROWD", 3)
    run(archive, job(tmp_path / "both"), Local(1), "reports")
    came = run(archive, job(tmp_path / "both"), spark, "groups")

    assert run(archive, job(tmp_path / "local"), Local(1), "groups") == came
    assert files_of(tmp_path / "both") == files_of(tmp_path / "local")
    assert files_of(tmp_path / "both") != files_of(tmp_path / "plain"), "no term was cut"


def test_the_lowest_row_of_a_long_chain_reaches_its_end(spark, tmp_path):
    """Connected components do not depend on how far their rows are apart, nor on the order."""
    from crossread.scale.spark import Grouping, Work
    from crossread.settings import Settings

    chain = [f"{at:04}" for at in range(0, 200, 2)]
    edges = [*pairwise(chain), ("0005", "0007"), ("0001", "0005")]
    grouping = Grouping(Work(spark.spark, tmp_path / "work"), Settings().grouping)
    frame = spark.spark.createDataFrame(list(reversed(edges)), "one string, two string")
    found = dict(map(tuple, grouping._components("chain", frame).collect()))

    assert found == dict.fromkeys(chain, "0000") | dict.fromkeys(("0001", "0005", "0007"), "0001")
