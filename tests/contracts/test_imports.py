"""``import crossread`` is quick: what is heavy loads when it is used."""

import subprocess
import sys

import pytest

import crossread

HEAVY = ("onnxruntime", "pyarrow", "jinja2", "py3langid", "rapidfuzz", "rich", "typer")
LOADED = "import sys, {module}; print(*[name for name in {heavy!r} if name in sys.modules])"


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("crossread", set()),
        ("crossread.cli", set()),  # Ctrl-C is heard before more is loaded
        ("crossread.cli.app", {"typer", "rich"}),
    ],
)
def test_nothing_heavy_loads_with_the_front_door(module, allowed):
    """A program that asks for a name or for --help does not pay for the model."""
    code = LOADED.format(module=module, heavy=HEAVY)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603

    assert set(done.stdout.split()) <= allowed


@pytest.mark.parametrize("name", crossread.__all__)
def test_every_public_name_is_there_and_documented(name):
    """What ``__all__`` promises can be had and says what it is."""
    assert getattr(crossread, name).__doc__
