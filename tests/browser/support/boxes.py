"""Where things are on the page: what overlaps, what is cut off, what sticks out."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.support.reads import of_page

SCRIPT = Path(__file__).with_name("boxes.js")


def problems(page: Page) -> list[str]:
    """What does not fit on `page`, one sentence each, once it has come to rest."""
    script = SCRIPT.read_text("utf-8").partition("\n")[2].rstrip().removesuffix(";")
    return of_page(page, script)  # type: ignore[no-any-return]
