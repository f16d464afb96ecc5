"""Takes the pictures of the story that the README shows.

python docs/pictures.py [chapter ...]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.support.pages import ARGUMENTS
from tests.support.chromium import find_chromium
from tests.support.server import Server

FOLDER: Final = Path(__file__).with_name("story")
CHAPTERS: Final = (
    "network",
    "cost",
    "sensitivity",
    "output-nudges",
    "avenues",
    "fire-together",
    "asks",
    "backwards",
    "rivals",
    "table",
    "mini-batches",
    "downhill",
    "it-learns",
    "chain-rule",
    "code",
    "data",
)
SCREENS: Final[dict[str, dict[str, Any]]] = {
    "1440x900": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "1280x720": {"viewport": {"width": 1280, "height": 720}, "color_scheme": "light"},
    "390x844": {
        "viewport": {"width": 390, "height": 844},
        "color_scheme": "dark",
        "has_touch": True,
        "is_mobile": True,
    },
}
"""A laptop; a projector, with big text and in the light theme; a phone, whole."""
ADDRESS: Final = "/story/{}?step=300&example=test.11"
RACE: Final = "&race=examples&run=100&run=full&speed=8"
"""Of the chapter that shows one, from its start."""
RACED: Final = 12.0
"""Seconds until its paths are worth a picture."""
TRAINED: Final = {"rivals": "Train both", "data": "Train them all"}
"""What trains beside the run, by the button that begins it and comes again when it is done."""
QUALITY: Final = 74
PLAYED: Final = 60.0
"""Seconds until every chapter has played what it plays by itself."""


def main(wanted: list[str]) -> None:
    """Take the pictures of the chapters that are named, else of all."""
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        path = find_chromium(playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for screen in SCREENS:
            for chapter in wanted or CHAPTERS:
                take(browser, server, chapter, screen)
        browser.close()


def train(page: Page, button: str) -> None:
    """Press a button that trains something beside the run, until it is done."""
    page.get_by_role("button", name=button).click()
    page.get_by_role("button", name="Stop").wait_for()
    page.get_by_role("button", name=button).wait_for(timeout=1000 * PLAYED)


def take(browser: Browser, server: Server, chapter: str, screen: str) -> None:
    """Take the picture of one chapter on one screen."""
    options = {"base_url": server.url, "reduced_motion": "reduce", **SCREENS[screen]}
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(ADDRESS.format(chapter) + (RACE if chapter == "downhill" else ""))
    page.locator(".side .panel h2").first.wait_for(timeout=30_000)
    if screen == "1280x720":
        page.get_by_role("button", name="Big text").click()
    if chapter in TRAINED:
        train(page, TRAINED[chapter])
    if chapter == "data":
        page.get_by_role("button", name="at random").click()
        train(page, TRAINED[chapter])
    if chapter == "downhill":
        page.wait_for_timeout(1000 * RACED)
    elif chapter != "code":  # it goes through the whole step, and its beginning is as good
        page.get_by_role("button", name="Play", exact=True).wait_for(timeout=1000 * PLAYED)
    page.wait_for_timeout(1200)
    is_phone = screen == "390x844"
    file = FOLDER / f"{chapter}-{screen}.jpg"
    page.screenshot(path=file, type="jpeg", quality=QUALITY, full_page=is_phone)
    context.close()
    print(file.name, f"{file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
