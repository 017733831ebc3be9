"""The tables between the stages of a batch."""

from crossread.dossier.stored import stored
from crossread.scale import tables


def test_a_lone_surrogate_stands_as_in_the_files_of_a_dossier():
    """What UTF-8 cannot write is one sign in tables and texts alike, so offsets hold in both."""
    path = "quay\ud83d.txt"
    (row,) = tables.table([{"path": path, "reason": "é"}], tables.REJECTED).to_pylist()

    assert row["path"] == stored(path) == "quay?.txt"
    assert row["reason"] == "é"
