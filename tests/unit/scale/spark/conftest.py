"""One Spark for the tests of this folder: it takes seconds to start."""

import pytest


@pytest.fixture(scope="package")
def spark():
    """The Spark engine with two cores, set up for tables of a few rows."""
    from crossread.scale.spark.engine import Spark

    with pytest.MonkeyPatch.context() as patch:
        # Compiling for speed costs more than it brings when a run takes seconds.
        patch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
        engine = Spark("local[2]")
        yield engine
        engine.spark.stop()
