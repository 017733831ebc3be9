"""What ``crossread why`` calls the evidence."""

from crossread.cli.why import TOLD_KINDS
from crossread.models.matcher import COMBINED, matcher


def test_every_piece_has_a_name_for_people():
    """``crossread why`` tells no piece by its short name."""
    told = {piece for pieces in TOLD_KINDS.values() for piece in pieces}
    shipped = matcher()

    assert told == {name for name, _ in shipped.weights}
    assert shipped.network
    assert set(shipped.network.names) == told - {COMBINED}
