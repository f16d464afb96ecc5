"""Where things are on the page: what overlaps, what is cut off, what sticks out."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("boxes.js")


def problems(page: Page) -> list[str]:
    """What does not fit on `page` as it is now, one sentence each."""
    script = SCRIPT.read_text("utf-8").partition("\n")[2].rstrip().removesuffix(";")
    return page.evaluate(script)  # type: ignore[no-any-return]
