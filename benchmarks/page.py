"""How fast the page loads: as plain modules of a checkout, and bundled, as in an installed Nudge.

At a first visit the browser's cache is empty; at a second visit it has the files of the first. All
times are of the page's own clock, which starts when the address is opened.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext

from benchmarks.support import pages, visitors
from benchmarks.support.report import Figure, at_most, unit
from tests.support.bundle import bundled
from tests.support.server import Server

VISITS: Final = 7
VISITORS: Final = 100
MAX_REQUESTS: Final = 15
MAX_BYTES: Final = 230_000
MAX_SECONDS: Final = {"first": 1.0, "second": 0.4}
MAX_CROWD_SECONDS: Final = 5.0

FIRST_PICTURE: Final = """(() => {
    const { port1, port2 } = new MessageChannel();
    const look = () => requestAnimationFrame(() => port2.postMessage(null));
    // a message is taken when its frame has been painted
    port1.onmessage = () => {
        if (document.querySelector('canvas')?.scene) window.firstPicture = performance.now();
        else look();
    };
    look();
})()"""
"""Stores the time at which the stage's first scene was painted, in milliseconds."""

TRANSFERRED: Final = """() => performance.getEntries()
    .filter(({ transferSize }) => transferSize > 0)
    .map(({ name, transferSize }) => [new URL(name).pathname, transferSize])"""
"""The transferred files: paths and bytes, with headers, without the socket."""


@dataclass(frozen=True)
class Visit:
    """One visit: seconds until the first picture, and the transferred paths with their bytes."""

    seconds: float
    transferred: list[tuple[str, int]]

    @property
    def requests(self) -> int:
        """The number of requests, with that for the socket."""
        return len(self.transferred) + 1

    @property
    def weight(self) -> int:
        """All transferred bytes."""
        return sum(size for _, size in self.transferred)

    @property
    def files(self) -> list[str]:
        """The paths of the transferred static files."""
        return [path for path, _ in self.transferred if path.startswith("/static/")]


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield requests, bytes and times of both forms, the plain one first: it has no targets."""
    visits, crowd = (1, 2) if smallest else (VISITS, VISITORS)
    forms = {"plain": [], "bundled": ["--static-dir", str(bundled())]}
    with ExitStack() as opened:
        addresses = {name: opened.enter_context(run_server(*forms[name])) for name in forms}
        with pages.browser() as chromium:
            if not smallest:
                for address in addresses.values():
                    visit_twice(chromium, address)  # the first visits to a server are slower
            found = {
                name: [visit_twice(chromium, address) for _ in range(visits)]
                for name, address in addresses.items()
            }
            recorded = {
                name: visitors.record_visit(chromium, address)
                for name, address in addresses.items()
            }
        for name in forms:
            seconds = visitors.seconds_for(recorded[name], crowd)
            yield from form_figures(name, name == "bundled", found[name], seconds, crowd)


@contextmanager
def run_server(*options: str) -> Iterator[str]:
    """Run a server with ``options``; yield its address."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder), options) as server:
        yield server.url


def form_figures(
    name: str, has_targets: bool, found: list[tuple[Visit, Visit]], seconds: float, crowd: int
) -> Iterator[Figure]:
    """Yield the figures of one form; the plain form has no targets, for comparison."""

    def figure(what: str, value: float, limit: float, write: Any) -> Figure:
        title = f"{name}: {what}"
        return at_most(title, value, limit, write) if has_targets else Figure(title, write(value))

    first, second = ([pair[index] for pair in found] for index in (0, 1))
    count, kilobytes, time = unit("", 0), unit("kB", 0, 1e-3), unit("s", 2)
    yield figure("requests of a first visit", first[0].requests, MAX_REQUESTS, count)
    yield figure("bytes of a first visit", first[0].weight, MAX_BYTES, kilobytes)
    picture = "first picture of a first visit"
    yield figure(picture, median(v.seconds for v in first), MAX_SECONDS["first"], time)
    yield figure("static files that a second visit asks for", len(second[0].files), 0, count)
    yield Figure(f"{name}: bytes of a second visit", kilobytes(second[0].weight))
    picture = "first picture of a second visit"
    yield figure(picture, median(v.seconds for v in second), MAX_SECONDS["second"], time)
    yield figure(f"{crowd} first visits at once", seconds, MAX_CROWD_SECONDS, time)


def visit_twice(chromium: Browser, address: str) -> tuple[Visit, Visit]:
    """Open Nudge in a new browser context, and once more in another tab of it."""
    context = chromium.new_context(base_url=address, viewport=pages.LAPTOP)
    context.add_init_script(FIRST_PICTURE)
    found = visit_page(context), visit_page(context)
    context.close()
    return found


def visit_page(context: BrowserContext) -> Visit:
    """Open Nudge and wait until all its requests are complete."""
    page = context.new_page()
    page.goto("/")
    pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
    page.wait_for_timeout(visitors.QUIET)
    seen = Visit(page.evaluate("firstPicture") / 1000, page.evaluate(TRANSFERRED))
    page.close()
    return seen
