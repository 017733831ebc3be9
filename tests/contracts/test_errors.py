"""The tree drawn at the top of ``errors`` is the tree that the classes make."""

import inspect
import re

import pytest

from crossread import errors
from crossread.errors import CrossreadError, SettingsError

CLASSES = {
    name: each
    for name, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, CrossreadError)
}
DRAWN = re.compile(
    r"^(?P<branch>[\s│├└─]*)(?P<name>[A-Z]\w+)(?: .*?exit (?P<code>\d+))?", re.MULTILINE
)


def drawing() -> list[tuple[str, int, str | None]]:
    """Each class in the drawing with its depth and the exit code beside it."""
    tree = (errors.__doc__ or "").split("\n\n")[1]
    return [
        (found["name"], len(found["branch"]) // 4, found["code"]) for found in DRAWN.finditer(tree)
    ]


def test_every_error_is_drawn_once():
    """Nobody adds an error without saying where it belongs."""
    assert sorted(name for name, _, _ in drawing()) == sorted(CLASSES)


def test_the_drawing_gives_each_error_its_parent():
    """A class hangs below the class that it is drawn below."""
    above: list[str] = []
    for name, depth, _ in drawing():
        above[depth - 1 :] = [name]
        parents = [each.__name__ for each in CLASSES[name].__mro__[1:2]]
        assert parents == (above[-2:-1] or ["Exception"]), name


def test_the_drawing_gives_the_exit_codes():
    """A script may rely on the exit code that the drawing names."""
    for name, _, code in drawing():
        if code is not None:
            assert CLASSES[name].exit_code == int(code), name


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_error_says_when_it_is_raised(name):
    """The docstring of an error is what a reader of a traceback looks up."""
    assert (CLASSES[name].__doc__ or "").strip()


def test_exit_codes_of_the_branches_differ():
    """A script can tell a bad input from a full disk."""
    branches = [each for each in CLASSES.values() if CrossreadError in each.__bases__]

    assert len({each.exit_code for each in branches}) == len(branches)
    assert all(each.exit_code > 1 for each in branches)


def test_settings_errors_come_all_at_once():
    """Two mistakes cost one run, not two."""
    error = SettingsError(["reuse.bands: must be >= 1, got 0", "mode: unknown 'fuzy'"])

    assert str(error).splitlines() == [
        "2 mistakes in the settings:",
        "  reuse.bands: must be >= 1, got 0",
        "  mode: unknown 'fuzy'",
    ]
