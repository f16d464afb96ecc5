"""The rows and columns of the table of examples on a page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import attributes, read_each
from tests.support.server import Server


def open_with_reduced_motion(
    new_context: NewContext, server: Server, address: str, **options: Any
) -> Nudge:
    """Open a page with reduced motion: it shows every phase at its end, at once."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    return Nudge.open(page, server, address)


def rows(page: Page) -> list[Locator]:
    """Return the rows of the table; raises AssertionError where there are none."""
    all_rows = page.locator("table.nudges tbody tr")
    return [all_rows.nth(index) for index in range(len(read_each(all_rows, "() => 1")))]


def columns(page: Page) -> list[int]:
    """Return the indices of the training images that have a column."""
    return [int(column) for column in attributes(page.locator("th.example"), "data-example")]
