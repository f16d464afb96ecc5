"""Where the table of examples is on the page, and what it lists."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import attributes, each
from tests.support.server import Server


def calm(new_context: NewContext, server: Server, address: str, **options: Any) -> Nudge:
    """A page with reduced motion: every phase is shown as it ends, at once."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    return Nudge.open(page, server, address)


def rows(page: Page) -> list[Locator]:
    all_rows = page.locator("table.nudges tbody tr")
    return [all_rows.nth(at) for at in range(len(each(all_rows, "() => 1")))]


def columns(page: Page) -> list[int]:
    """Which training images have a column."""
    return [int(column) for column in attributes(page.locator("th.example"), "data-example")]
