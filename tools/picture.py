"""The picture of a story's page that the README shows.

python -m tools.picture DOSSIER docs/images/story-page.png
"""

import shutil
import sys
from pathlib import Path

WIDTH, HEIGHT = 1200, 900


def main(arguments: list[str]) -> int:
    """Photograph the first story of a dossier's folder with Debian's Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this check needs it

    dossier, picture = map(Path, arguments)
    (page_file, *_) = sorted((dossier / "stories").glob("*.html"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(page_file.resolve().as_uri())
        page.screenshot(path=picture)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
