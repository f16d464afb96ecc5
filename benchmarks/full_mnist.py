"""What the default network reads of MNIST's 10,000 test digits within a minute of training on all.

MNIST is not part of the project: ``NUDGE_MNIST_DIR`` is the folder with its four files. The room
trains as fast as it goes while a page shows it.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from benchmarks import pages
from benchmarks.report import Figure, at_least, unit
from tests.support.server import Server

MNIST_DIR: Final = "NUDGE_MNIST_DIR"
ENOUGH: Final = 0.945
SECONDS: Final = 60.0
POLL_SECONDS: Final = 0.25
percent = unit("%", 1, 100)


def figures() -> Iterator[Figure]:
    """Yield the best that it reads within the time, when that first was enough, and the end."""
    name = f"of MNIST's 10,000 test digits within {SECONDS:.0f} s, at best"
    folder = os.environ.get(MNIST_DIR)
    if not folder:
        yield Figure(name, f"not measured: set {MNIST_DIR}")
        return
    tests = _trained(folder)
    best = max(accuracy for _, _, accuracy in tests)
    first = next((seconds for seconds, _, accuracy in tests if accuracy >= ENOUGH), None)
    _, step, last = tests[-1]
    yield at_least(name, best, ENOUGH, percent)
    yield Figure(f"until it first reads {ENOUGH:.1%}", f"{first:.1f} s" if first else "never")
    yield Figure("what it reads at the end of that minute", f"{last:.1%} at step {step:,}")


def _trained(folder: str) -> list[tuple[float, int, float]]:
    """Train for a minute; return every test made: (seconds, step, accuracy)."""
    tests: list[tuple[float, int, float]] = []
    options = ("--mnist-dir", folder)
    with (
        tempfile.TemporaryDirectory() as place,
        Server(Path(place), options) as server,
        pages.browser() as chromium,
    ):
        made = _ask(f"{server.url}/api/rooms", {"dataset": "mnist"})
        room = f"{server.url}/api/rooms/{made['code']}"
        page = _shown(
            chromium.new_page(viewport=pages.LAPTOP), f"{server.url}/r/{made['code']}/lab"
        )
        _ask(f"{room}/commands", {"type": "play", "rate": None}, made["token"])
        began = time.perf_counter()
        while (seconds := time.perf_counter() - began) < SECONDS:
            state = _ask(room)
            tests.append((seconds, state["test_step"] or 0, state["test_accuracy"] or 0.0))
            page.wait_for_timeout(1000 * POLL_SECONDS)
    return tests


def _shown(page: Page, address: str) -> Page:
    page.goto(address)
    pages.wait_until(page, "document.querySelector('canvas')?.scene")
    return page


def _ask(url: str, body: object = None, token: str = "") -> dict[str, Any]:
    """Return what the server answers, to a GET where there is no ``body``."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    content = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, content, headers)) as answer:
        told: dict[str, Any] = json.load(answer)
    return told
