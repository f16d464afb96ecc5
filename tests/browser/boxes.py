"""Where things are on the page: what overlaps, what is cut off, what sticks out."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("boxes.js")
TRIES = 40


def problems(page: Page) -> list[str]:
    """What does not fit on `page`, one sentence each, once it has come to rest."""
    script = SCRIPT.read_text("utf-8").partition("\n")[2].rstrip().removesuffix(";")
    found: list[str] = []
    for _ in range(TRIES):
        found = page.evaluate(script)
        if not found:
            break
        page.wait_for_timeout(50)  # a chart or an image may still be taking its size
    return found
