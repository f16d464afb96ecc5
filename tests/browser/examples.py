"""Where the table of examples is on the page, and what it lists."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.conftest import NewContext
from tests.browser.nudge import Nudge
from tests.support.server import Server


def calm(new_context: NewContext, server: Server, address: str, **options: Any) -> Nudge:
    """A page with reduced motion: every phase is shown as it ends, at once."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    return Nudge.open(page, server, address)


def rows(page: Page) -> list[Locator]:
    page.locator("table.nudges tbody tr").first.wait_for()
    return page.locator("table.nudges tbody tr").all()


def columns(page: Page) -> list[int]:
    """Which training images have a column."""
    return [int(each) for each in attributes(page.locator("th.example"), "data-example")]


def attributes(of: Locator, name: str) -> list[str]:
    values: list[str] = of.evaluate_all("(all, name) => all.map(e => e.getAttribute(name))", name)
    return values
