"""Finds layout faults of a page: elements that overlap, are cut off or stick out."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.support.reads import read_page

SCRIPT = Path(__file__).with_name("boxes.js")


def problems(page: Page) -> list[str]:
    """Return one sentence for each layout fault of the page, once the page is at rest."""
    script = SCRIPT.read_text("utf-8").partition("\n")[2].rstrip().removesuffix(";")
    return read_page(page, script)  # type: ignore[no-any-return]
