"""The real page in a real headless Chromium, without a GPU, on a server of its own."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.support.chromium import find_chromium
from tests.support.server import Server

# No sandbox: CI runs as root. The others keep Chromium from asking other hosts meanwhile.
ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAPTOP: Final = ViewportSize(width=1440, height=900)
PATIENCE: Final = 60_000
POLL: Final = 100
"""Milliseconds for what the page is waited for (the machine may be busy), and between two looks."""


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """Run Nudge with no rooms yet."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as running:
        yield running


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Run Chromium; raise ChromiumMissing where none can be had."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright.chromium.executable_path)
        started = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield started
        started.close()


@contextlib.contextmanager
def opened(address: str = "/lab") -> Iterator[Page]:
    """Open Nudge for the first time, on a laptop's screen."""
    with server() as running, browser() as chromium:
        page = chromium.new_page(base_url=running.url, viewport=LAPTOP)
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        yield page


def play(page: Page, speed: str) -> None:
    """Let the run go on at one of the page's speeds."""
    page.get_by_role("button", name="Pause").click()
    page.get_by_label("Speed").select_option(label=speed)
    page.get_by_role("button", name="Play").click()


def wait_until(page: Page, condition: str, seconds: float = PATIENCE / 1000) -> None:
    """Wait until a JavaScript expression holds; raise TimeoutError if it never does.

    Playwright's own waiting evaluates text in the page, which Nudge's policy forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:.0f} s in vain for {condition}")
        page.wait_for_timeout(POLL)
