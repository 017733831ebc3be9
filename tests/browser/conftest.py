"""A dossier on disk and a headless Chromium to open it with."""

from pathlib import Path

import pytest

from crossread.dossier import files
from tests.unit.dossier.invented import invented

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The invented dossier as a folder."""
    root = tmp_path_factory.mktemp("dossier")
    for name, written in files(invented()):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    return root


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests; skipped where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, folder):
    """Open a page of the dossier; complains at the end of any error or request it made."""
    contexts, troubles = [], []

    def asked(request):
        if not request.url.startswith("file://"):
            troubles.append(f"asked for {request.url}")

    def opened(name="stories/s-ferry.html", *, width=1440, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.on("request", asked)
        page.goto((folder / name.partition("#")[0]).as_uri() + "".join(name.partition("#")[1:]))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
