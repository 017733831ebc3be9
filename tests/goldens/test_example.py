"""The example story's dossier is the one that a person has reviewed."""

from pathlib import Path

import pytest

from tests.goldens.summary import summary

GOLDEN = Path(__file__).with_name("lantern-quay.txt")


def test_the_example_reads_as_reviewed(example_dossier, request):
    """A change in what the example says is a change that somebody looked at."""
    actual = summary(example_dossier)
    if request.config.getoption("--regen"):
        GOLDEN.write_text(actual, encoding="utf-8")
        pytest.fail(f"wrote {GOLDEN.name}; review the diff, then run again without --regen")

    assert actual == GOLDEN.read_text(encoding="utf-8")
