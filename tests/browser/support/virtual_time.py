"""Virtual time: it passes only where a test lets it pass; nothing waits for an animation."""

from __future__ import annotations

from weakref import WeakSet

from playwright.sync_api import BrowserContext, Page

from tests.browser.support.reads import LIMIT

# Lets virtual time pass, one frame at a time, and each frame after the page has come to rest.
PASS_TIME = """async ([frames, every, milliseconds]) => {
  for (let i = 0; i < frames; i++) {
    if (!(await window.testing.leap(every, milliseconds))) return false;
  }
  return true;
}"""

VIRTUAL_TIME_CONTEXTS: WeakSet[BrowserContext] = WeakSet()
"""The contexts with virtual time: it passes only where the test lets it pass."""
VIRTUAL_FRAME = 100
"""Milliseconds of virtual time in a frame: the page counts no frame as longer."""


def in_virtual_time(page: Page) -> Page:
    """Give `page` virtual time, in which phases, springs and pauses take no real time.

    Call it before an address is opened on the page. It is for tests of what an animation leads to,
    not of its duration. `Nudge.until` lets virtual time pass while the page waits for nothing else.
    Returns `page`.
    """
    page.clock.install()
    VIRTUAL_TIME_CONTEXTS.add(page.context)
    return page


def let_pass(page: Page, seconds: float) -> None:
    """Let `seconds` of virtual time pass, each frame after the page's requests are answered.

    Does nothing where the page's time is real.
    """
    if page.context in VIRTUAL_TIME_CONTEXTS:
        frames = max(1, round(1000 * seconds / VIRTUAL_FRAME))
        came_to_rest = page.evaluate(PASS_TIME, [frames, VIRTUAL_FRAME, 1000 * LIMIT])
        assert came_to_rest, f"{page.url} goes on asking"
