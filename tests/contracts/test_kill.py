"""A desk that is killed at any moment has everything that it said it has."""

from benchmarks.desk.kill import killed


def test_nothing_acknowledged_is_lost(tmp_path):
    """Five children are killed with SIGKILL while they take in and rule; the store goes on.

    After each kill SQLite finds the file, its references and its index sound, every report has its
    bytes, and the next run groups what was left (see ``benchmarks.desk.kill``).
    """
    found = list(killed(tmp_path / "desk.crossread", kills=5, seed=11, longest=0.7))

    assert [each.lost for each in found] == [()] * 5
    assert all(each.acknowledged for each in found)
