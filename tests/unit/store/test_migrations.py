"""Tables of a file: made, brought up to date, or refused with a reason."""

import sqlite3

import pytest

from crossread.errors import NotAStore, StoreError
from crossread.store import open_store
from crossread.store.migrations import check, migrate
from crossread.store.schema import STEPS, Migration
from tests.unit.store.arrivals import FERRY, arrival, keep

NEXT = Migration(
    "9999-next", "ALTER TABLE runs ADD COLUMN place TEXT; CREATE TABLE desks (id TEXT);"
)


@pytest.fixture
def path(tmp_path):
    """A store of this version with one report in it."""
    path = tmp_path / "desk.crossread"
    with open_store(path) as store:
        keep(store, arrival(FERRY))
    return path


@pytest.fixture
def db(path):
    """A connection to the store's file, as any program can open one."""
    db = sqlite3.connect(path, isolation_level=None)
    yield db
    db.close()


def test_a_store_is_opened_again(path):
    """What was kept is there; nothing is migrated twice."""
    with open_store(path) as store, store.reading() as reads:
        assert len(reads.heads()) == 1


def test_a_step_keeps_what_is_there(path, db):
    """An older store is brought up to date, and says so."""
    migrate(db, "desk", (*STEPS, NEXT))

    assert check(db, "desk", (*STEPS, NEXT))
    assert db.execute("SELECT count(*), max(place) FROM runs").fetchone() == (1, None)


def test_a_step_that_fails_changes_nothing(path, db):
    """Half a step is no step: the store is that of the version before."""
    broken = Migration("9999-broken", "CREATE TABLE desks (id TEXT); CREATE TABLE runs (id TEXT);")

    with pytest.raises(sqlite3.OperationalError):
        migrate(db, "desk", (*STEPS, broken))

    assert check(db, "desk")
    assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'desks'").fetchone()


def test_a_store_of_a_newer_version_is_refused(path, db):
    """The message says what to do, and the file is left alone."""
    migrate(db, "desk", (*STEPS, NEXT))

    for readonly in (False, True):
        with pytest.raises(StoreError, match="newer crossread"):
            open_store(path, readonly=readonly)


def test_an_older_store_is_not_read_as_it_is(path, db):
    """Who may only read cannot bring it up to date."""
    db.execute("DELETE FROM steps")

    with pytest.raises(StoreError, match="older version"):
        open_store(path, readonly=True)


@pytest.mark.parametrize("content", [b"Ferry late.\n", b"SQLite format 3\x00" + b"x" * 2000])
@pytest.mark.parametrize("readonly", [False, True])
def test_a_file_that_is_no_database_is_refused(tmp_path, content, readonly):
    """It is named and not written to."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)

    with pytest.raises(NotAStore, match=r"notes\.txt"):
        open_store(path, readonly=readonly)
    assert path.read_bytes() == content


def test_a_database_of_somebody_else_is_refused(tmp_path):
    """Its tables are left alone."""
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE runs (id TEXT)")
    db.close()
    before = path.read_bytes()

    with pytest.raises(NotAStore, match="not a crossread store"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path):
    """A spelling mistake makes no empty store."""
    with pytest.raises(StoreError, match="there is no store"):
        open_store(tmp_path / "desk.crossread", readonly=True)
    assert not list(tmp_path.iterdir())


def test_a_store_in_no_folder_is_refused(tmp_path):
    """The message names the file."""
    with pytest.raises(StoreError, match=r"desk\.crossread"):
        open_store(tmp_path / "nowhere" / "desk.crossread")


def test_file_says_what_it_is(path):
    """The header carries the application id, for those who find the file."""
    assert path.read_bytes()[68:72] == b"crDS"
