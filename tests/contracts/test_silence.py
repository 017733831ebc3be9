"""The engine that runs the weights reports to nobody."""

import os
import subprocess
import sys


def test_reading_leaves_nothing_in_the_home_folder(tmp_path):
    """An engine that reports to its maker keeps a number for the machine and a log there."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {"ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"}
    given = {name: value for name, value in os.environ.items() if name not in kept}
    code = "from crossread.models.language import Reader; Reader.load()"
    command = [sys.executable, "-c", code]
    subprocess.run(command, env={**given, "HOME": str(home)}, check=True)  # noqa: S603

    assert list(home.iterdir()) == []
