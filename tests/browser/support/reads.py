"""Reads values from a page after the page has come to rest.

A page learns most of what it shows some time after a click: an answer is on its way, a panel is
loading, a frame is not drawn yet. A test that reads the page at once gets the old value. So tests
read only through these functions (``tests/test_browser_tests.py`` checks this). Each function waits
until the server has answered all requests of the page, and until two reads in a row are equal.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Error, Locator, Page

Found = TypeVar("Found")

LIMIT = 20.0
"""Seconds that a wait may take: the machine may be busy."""
POLL_INTERVAL = 20
"""Milliseconds between two reads of a value that only the server knows."""
QUIET_SCRIPT = Path(__file__).with_name("quiet.js")
"""The script that runs first in every page, and counts the page's open requests."""

ATTRIBUTE = "(element, name) => element.getAttribute(name)"
BOX = """(element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}"""
QUIET = "([frames, milliseconds]) => window.testing.quiet(frames, milliseconds)"


def steady(page: Page, read: Callable[[], Found]) -> Found:
    """Return what `read` returns, once the page is at rest and two reads in a row are equal.

    A read that raises AssertionError or Playwright's Error is repeated. Raises AssertionError where
    all this takes longer than `LIMIT` seconds.
    """
    end = time.monotonic() + LIMIT
    wait_for_rest(page, frames=2)
    before: Any = None
    while True:
        try:
            found = [read()]
        except (AssertionError, Error) as missing:
            if time.monotonic() > end:
                raise AssertionError(f"{page.url} does not show it: {missing}") from missing
            found = []
        if found and repr(found) == repr(before):  # NaN is not equal to itself, its repr is
            return found[0]
        assert time.monotonic() < end, f"{page.url} goes on changing: {before}, then {found}"
        before = found
        wait_for_rest(page)


def wait_for_rest(page: Page, frames: int = 1) -> None:
    """Wait for `frames` frames, and until the server has answered all requests of the page.

    Raises AssertionError where the answers take longer than `LIMIT` seconds.
    """
    assert page.evaluate(QUIET, [frames, 1000 * LIMIT]), f"{page.url} goes on asking"


def eventually(
    page: Page, condition: Callable[[], object], message: str, limit: float = LIMIT
) -> None:
    """Wait until `condition()` is truthy; an AssertionError in it counts as false.

    For comparisons with the server's numbers. Raises AssertionError with `message` after `limit`
    seconds.
    """
    end = time.monotonic() + limit
    why = ""
    while True:
        try:
            if condition():
                return
        except AssertionError as problem:
            why = f" ({problem})"
        assert time.monotonic() < end, f"{message}{why}: {page.url}"
        page.wait_for_timeout(POLL_INTERVAL)


def text(locator: Locator) -> str:
    """Return the visible text of the only matching element."""
    return steady(locator.page, lambda: exactly_one(locator.all_inner_texts(), locator))


def texts(locator: Locator, *, maybe_none: bool = False) -> list[str]:
    """Return the visible text of every matching element.

    Waits for the first element, unless `maybe_none`.
    """
    return steady(
        locator.page, lambda: at_least_one(locator.all_inner_texts(), locator, maybe_none)
    )


def read_each(
    locator: Locator, script: str, arg: Any = None, *, maybe_none: bool = False
) -> list[Any]:
    """Return the value of the JavaScript function `script(element, arg)` for every element.

    Waits for the first element, unless `maybe_none`.
    """
    script_for_all = f"(all, arg) => all.map((element) => ({script})(element, arg))"
    return steady(
        locator.page,
        lambda: at_least_one(locator.evaluate_all(script_for_all, arg), locator, maybe_none),
    )


def read_one(locator: Locator, script: str, arg: Any = None) -> Any:
    """Return the value of the JavaScript function `script(element, arg)` for the only element."""
    script_for_all = f"(all, arg) => all.map((element) => ({script})(element, arg))"
    return steady(
        locator.page, lambda: exactly_one(locator.evaluate_all(script_for_all, arg), locator)
    )


def attributes(locator: Locator, name: str) -> list[Any]:
    """Return an attribute of every element; None for an element without this attribute."""
    return read_each(locator, ATTRIBUTE, name)


def attribute(locator: Locator, name: str) -> str:
    """Return an attribute of the only element. Raises AssertionError where it is missing."""
    found = read_one(locator, ATTRIBUTE, name)
    assert found is not None, f"{locator} has no {name}"
    return str(found)


def value(locator: Locator) -> str:
    """Return the value of the only field."""
    return str(read_one(locator, "(field) => field.value"))


def box(locator: Locator) -> dict[str, float]:
    """Return the box of the only element in the window: x, y, width and height in CSS pixels."""
    found: dict[str, float] = read_one(locator, BOX)
    return found


def has_focus(locator: Locator) -> bool:
    """Return whether the only element has the focus.

    Reads at once: the focus has moved by the time that a key press returns.
    """
    script = "(all) => all.map((element) => element === document.activeElement)"
    return bool(exactly_one(locator.evaluate_all(script), locator))


def count(locator: Locator) -> int:
    """Return the number of elements. To expect a number, use `to_have_count`: it explains more."""
    return steady(locator.page, locator.count)


def read_page(page: Page, script: str, arg: Any = None) -> Any:
    """Return the value of a JavaScript expression, or of a function of `arg`, in the page."""
    return steady(page, lambda: page.evaluate(script, arg))


def address(page: Page) -> str:
    """Return the page's address, which changes some time after the page does."""
    return steady(page, lambda: page.url)


def exactly_one(found: list[Found], locator: Locator) -> Found:
    """Return the only item. Raises AssertionError where there are several or none."""
    assert len(found) == 1, f"{len(found)} of {locator}"
    return found[0]


def at_least_one(found: list[Found], locator: Locator, maybe_none: bool) -> list[Found]:
    """Return all items. Raises AssertionError where there are none, unless `maybe_none`."""
    assert found or maybe_none, f"none of {locator}"
    return found
