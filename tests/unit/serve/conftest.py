"""One store for all tests that only read, and a copy for each that writes."""

import pytest

from tests import desks


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """A store with two stories."""
    return desks.seeded(tmp_path_factory.mktemp("store") / "desk.store")


@pytest.fixture(scope="session")
def shared(store, tmp_path_factory):
    """A visitor that only reads."""
    path = desks.copied(store, tmp_path_factory.mktemp("shared"))
    with desks.visiting(path) as client:
        yield client


@pytest.fixture
def visitor(shared):
    """The shared visitor without cookies of an earlier test."""
    shared.cookies.clear()
    return shared


@pytest.fixture
def writer(store, tmp_path):
    """A visitor with a store of its own."""
    with desks.visiting(desks.copied(store, tmp_path)) as client:
        yield client


@pytest.fixture(scope="session")
def ids(shared):
    """Ids of the example story: story, point in dispute, its claims, reports by file name."""
    cards = shared.get("/index.json").json()["stories"]
    story = next(card["id"] for card in cards if card["reports"] == 6)
    other = next(card["id"] for card in cards if card["reports"] == 2)
    dossier = shared.get(f"/stories/{story}.json").json()["dossier"]
    point = next(p for p in dossier["stories"][0]["points"] if p["status"] == "disputed")
    reports = {r["path"].rpartition("/")[2]: r["id"] for r in dossier["reports"]}
    return {
        "story": story,
        "hostile": other,
        "point": point["id"],
        "claims": point["claims"],
        "reports": reports,
        "report": reports["northern-standard.txt"],
        "dossier": dossier,
    }
