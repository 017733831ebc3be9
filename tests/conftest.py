"""What every test may ask for, and which tests this machine can run."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
JAVA = shutil.which("java") or os.environ.get("JAVA_HOME")

# The same examples on every machine: a red build is a change in the code, never the dice.
settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--regen``, to review the goldens and run again without it, and ``--slow``."""
    parser.addoption("--regen", action="store_true", help="write goldens anew, then fail")
    parser.addoption("--slow", action="store_true", help="run tests of several minutes too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip, with the reason, what needs something that is not here."""
    missing = {
        "browser": None if CHROMIUM else "no Chromium here: apt-get install chromium",
        "java": None if JAVA else "no Java here: apt-get install default-jre-headless",
        "shared": None if SHARED.is_dir() else "no folder `shared` beside the repository",
        "slow": None if config.getoption("--slow") else "takes minutes: give --slow",
    }
    for test in items:
        for marker, reason in missing.items():
            if reason and test.get_closest_marker(marker):
                test.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium to give to playwright as ``executable_path``."""
    assert CHROMIUM, "mark the test with @pytest.mark.browser"
    return CHROMIUM


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the example story."""
    return ROOT / "examples" / "lantern-quay"


@pytest.fixture(scope="session")
def example_files(example: Path) -> dict[str, bytes]:
    """The files of the example story's dossier, made once a test process."""
    import crossread

    return dict(crossread.files(crossread.read([example])))


@pytest.fixture(scope="session")
def example_dossier(example_files: dict[str, bytes]) -> dict[str, Any]:
    """The example story's ``dossier.json`` as plain values: what other programs read."""
    dossier: dict[str, Any] = json.loads(example_files["dossier.json"])
    return dossier
