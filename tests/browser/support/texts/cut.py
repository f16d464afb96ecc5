"""Finds texts of a page that are cut off."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.support.reads import read_page

SCRIPT = Path(__file__).with_suffix(".js")


def cut_texts(page: Page) -> list[str]:
    """Return one sentence for each text that is cut off, once the page is at rest."""
    source = SCRIPT.read_text("utf-8")
    return read_page(page, source[source.index("() =>") :].rstrip().removesuffix(";"))  # type: ignore[no-any-return]
