"""How the page loads, as a checkout's plain modules and bundled, as an installed Nudge has it.

A first visit is one of a browser that has nothing of the page yet; a second one has what the first
has left. All times are of the page's own clock, which starts when the address is opened.
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
MOST_REQUESTS: Final = 15
MOST_BYTES: Final = 230_000
MOST_SECONDS: Final = {"first": 1.0, "second": 0.4}
MOST_SECONDS_OF_ALL: Final = 5.0

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
"""Notes when the stage's first scene has been painted, in milliseconds."""

ASKED: Final = """() => performance.getEntries()
    .filter(({ transferSize }) => transferSize > 0)
    .map(({ name, transferSize }) => [new URL(name).pathname, transferSize])"""
"""What has come over the wire: paths and bytes, headers included; not the socket."""


@dataclass(frozen=True)
class Visit:
    """One visit: seconds until the first picture, and what was asked for, with its bytes."""

    seconds: float
    asked: list[tuple[str, int]]

    @property
    def requests(self) -> int:
        """How many, that for the socket included."""
        return len(self.asked) + 1

    @property
    def weight(self) -> int:
        """All bytes on the wire."""
        return sum(size for _, size in self.asked)

    @property
    def files(self) -> list[str]:
        """The static files among what was asked for."""
        return [path for path, _ in self.asked if path.startswith("/static/")]


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield requests, bytes and times of both forms, the one without targets first."""
    visits, crowd = (1, 2) if smallest else (VISITS, VISITORS)
    forms = {"plain": [], "bundled": ["--static-dir", str(bundled())]}
    with ExitStack() as opened:
        addresses = {name: opened.enter_context(served(*forms[name])) for name in forms}
        with pages.browser() as chromium:
            if not smallest:
                for address in addresses.values():
                    both_visits(chromium, address)  # what comes first is slower
            found = {
                name: [both_visits(chromium, address) for _ in range(visits)]
                for name, address in addresses.items()
            }
            asked = {
                name: visitors.recorded(chromium, address) for name, address in addresses.items()
            }
        for name in forms:
            seconds = visitors.seconds_for(asked[name], crowd)
            yield from told(name, name == "bundled", found[name], seconds, crowd)


@contextmanager
def served(*options: str) -> Iterator[str]:
    """Run a server with these options; yield its address."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder), options) as server:
        yield server.url


def told(
    name: str, has_targets: bool, found: list[tuple[Visit, Visit]], seconds: float, crowd: int
) -> Iterator[Figure]:
    """Yield the figures of one form; those of the plain one are there to compare with."""

    def figure(what: str, value: float, limit: float, write: Any) -> Figure:
        title = f"{name}: {what}"
        return at_most(title, value, limit, write) if has_targets else Figure(title, write(value))

    first, second = ([pair[index] for pair in found] for index in (0, 1))
    count, kilobytes, time = unit("", 0), unit("kB", 0, 1e-3), unit("s", 2)
    yield figure("requests of a first visit", first[0].requests, MOST_REQUESTS, count)
    yield figure("bytes of a first visit", first[0].weight, MOST_BYTES, kilobytes)
    picture = "first picture of a first visit"
    yield figure(picture, median(v.seconds for v in first), MOST_SECONDS["first"], time)
    yield figure("static files that a second visit asks for", len(second[0].files), 0, count)
    yield Figure(f"{name}: bytes of a second visit", kilobytes(second[0].weight))
    picture = "first picture of a second visit"
    yield figure(picture, median(v.seconds for v in second), MOST_SECONDS["second"], time)
    yield figure(f"{crowd} first visits at once", seconds, MOST_SECONDS_OF_ALL, time)


def both_visits(chromium: Browser, address: str) -> tuple[Visit, Visit]:
    """Open Nudge in a new browser, and once more in another of its tabs."""
    context = chromium.new_context(base_url=address, viewport=pages.LAPTOP)
    context.add_init_script(FIRST_PICTURE)
    found = visited(context), visited(context)
    context.close()
    return found


def visited(context: BrowserContext) -> Visit:
    """Open Nudge and wait until nothing more is asked for."""
    page = context.new_page()
    page.goto("/")
    pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
    page.wait_for_timeout(visitors.QUIET)
    seen = Visit(page.evaluate("firstPicture") / 1000, page.evaluate(ASKED))
    page.close()
    return seen
