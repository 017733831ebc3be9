"""The library's front door."""

from pathlib import Path

import crossread

EXAMPLE = Path(__file__).parents[2] / "examples" / "lantern-quay"


def test_progress_is_told_report_by_report():
    """A long run says how far it is, not only that it began and ended."""
    heard = []

    crossread.read([EXAMPLE], progress=lambda *step: heard.append(step))

    assert [step for step in heard if step[0] == "reading"] == [
        ("reading", done, 6) for done in range(7)
    ]
    assert heard[-2:] == [("comparing", 0, 1), ("comparing", 1, 1)]
