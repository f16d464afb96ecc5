"""Reads what stands on a page, once it is there and has come to rest.

The page learns most of what it shows a moment after a click: an answer is on its way, a panel is
being loaded, a frame has not been drawn. Whoever looks at once reads what was there before. So
tests look through these functions alone (``tests/test_browser_tests.py`` holds that): each waits
until every question of the page is answered, and until two looks in a row find the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Error, Locator, Page

Found = TypeVar("Found")

LIMIT = 20.0
"""Seconds that anything may take to be there: the machine may be busy."""
MOMENT = 20
"""Milliseconds between two looks at what only the server knows."""
QUIET_SCRIPT = Path(__file__).with_name("quiet.js")
"""Runs first in every page, and counts what it has asked for."""

ATTRIBUTE = "(element, name) => element.getAttribute(name)"
BOX = """(element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}"""
QUIET = "([frames, milliseconds]) => window.testing.quiet(frames, milliseconds)"


def steady(page: Page, look: Callable[[], Found]) -> Found:
    """What `look` finds, once the page is at rest and two looks in a row find the same.

    Raises AssertionError where that takes longer than `LIMIT`. A look that finds nothing at all
    (Playwright's Error, AssertionError) is repeated as well.
    """
    end = time.monotonic() + LIMIT
    wait_for_rest(page, frames=2)
    before: Any = None
    while True:
        try:
            found = [look()]
        except (AssertionError, Error) as missing:
            if time.monotonic() > end:
                raise AssertionError(f"{page.url} does not show it: {missing}") from missing
            found = []
        if found and repr(found) == repr(before):  # what is no number is not equal to itself
            return found[0]
        assert time.monotonic() < end, f"{page.url} goes on changing: {before}, then {found}"
        before = found
        wait_for_rest(page)


def wait_for_rest(page: Page, frames: int = 1) -> None:
    """Wait for so many frames, and until the server has answered all that the page has asked."""
    assert page.evaluate(QUIET, [frames, 1000 * LIMIT]), f"{page.url} goes on asking"


def eventually(
    page: Page, holds: Callable[[], object], otherwise: str, limit: float = LIMIT
) -> None:
    """Wait until `holds` is true; one that raises AssertionError does not hold yet.

    For what is held against the server's numbers. Raises AssertionError after `limit` seconds.
    """
    end = time.monotonic() + limit
    why = ""
    while True:
        try:
            if holds():
                return
        except AssertionError as problem:
            why = f" ({problem})"
        assert time.monotonic() < end, f"{otherwise}{why}: {page.url}"
        page.wait_for_timeout(MOMENT)


def text(of: Locator) -> str:
    """The text of the one element, as it is seen."""
    return steady(of.page, lambda: only(of.all_inner_texts(), of))


def texts(of: Locator, *, maybe_none: bool = False) -> list[str]:
    """The text of every element, as it is seen. Waits for the first, unless there may be none."""
    return steady(of.page, lambda: some(of.all_inner_texts(), of, maybe_none))


def each(of: Locator, script: str, arg: Any = None, *, maybe_none: bool = False) -> list[Any]:
    """What the JavaScript function makes of every element (and of `arg`).

    Waits for the first element, unless there may be none.
    """
    everyone = f"(all, arg) => all.map((element) => ({script})(element, arg))"
    return steady(of.page, lambda: some(of.evaluate_all(everyone, arg), of, maybe_none))


def one(of: Locator, script: str, arg: Any = None) -> Any:
    """What the JavaScript function makes of the one element (and of `arg`)."""
    everyone = f"(all, arg) => all.map((element) => ({script})(element, arg))"
    return steady(of.page, lambda: only(of.evaluate_all(everyone, arg), of))


def attributes(of: Locator, name: str) -> list[Any]:
    """An attribute of every element; None where an element has none of that name."""
    return each(of, ATTRIBUTE, name)


def attribute(of: Locator, name: str) -> str:
    """An attribute of the one element. Raises AssertionError where it has none of that name."""
    found = one(of, ATTRIBUTE, name)
    assert found is not None, f"{of} has no {name}"
    return str(found)


def value(of: Locator) -> str:
    """What is entered in the one field."""
    return str(one(of, "(field) => field.value"))


def box(of: Locator) -> dict[str, float]:
    """Where the one element is on the page: x, y, width and height in dots."""
    found: dict[str, float] = one(of, BOX)
    return found


def has_focus(of: Locator) -> bool:
    """Whether the one element has the focus: at once, as a key has moved it when it was pressed."""
    script = "(all) => all.map((element) => element === document.activeElement)"
    return bool(only(of.evaluate_all(script), of))


def count(of: Locator) -> int:
    """How many such elements there are. Where a number is expected, `to_have_count` says more."""
    return steady(of.page, of.count)


def of_page(page: Page, script: str, arg: Any = None) -> Any:
    """What the JavaScript expression, or function of `arg`, makes of the page."""
    return steady(page, lambda: page.evaluate(script, arg))


def address(page: Page) -> str:
    """The address of the page, which follows what it shows."""
    return steady(page, lambda: page.url)


def only(found: list[Found], of: Locator) -> Found:
    """The one that was found. Raises AssertionError where there are several or none."""
    assert len(found) == 1, f"{len(found)} of {of}"
    return found[0]


def some(found: list[Found], of: Locator, maybe_none: bool) -> list[Found]:
    """All that was found. Raises AssertionError where there should be some and is none."""
    assert found or maybe_none, f"none of {of}"
    return found
