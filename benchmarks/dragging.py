"""How soon the true cost of a weight that is dragged stands on the screen, in a real browser.

For every movement of the slider: from its event to the first frame in which the cost of that
movement, or of a later one, is on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from playwright.sync_api import Page

from benchmarks import pages
from benchmarks.report import Figure, at_most, unit
from benchmarks.timing import percentile

MOST_MILLISECONDS: Final = 50.0
SETS: Final = ("one example", "the mini-batch", "all 4,000 examples")
"""In the order of their buttons."""
MOVES: Final = 120
MOVES_A_SECOND: Final = 60

WATCH: Final = """() => {
    const card = document.querySelector('.weight-card');
    const slider = card.querySelector('input.wiggle');
    const row = () => card.querySelector('tr[data-kind="true"]');
    const value = Number(row().dataset.at);
    const waiting = [];
    const found = (window.latencies = []);
    slider.addEventListener('input', () => {
        waiting.push({ at: value + slider.valueAsNumber, since: performance.now() });
    });
    const look = () => {
        const at = Number(row()?.dataset.at);
        const shown = waiting.findLastIndex((moved) => Math.abs(moved.at - at) < 1e-9);
        const now = performance.now();
        for (const { since } of waiting.splice(0, shown + 1)) found.push(now - since);
        requestAnimationFrame(look);
    };
    look();
}"""
"""Measures in the page, once a frame: what is found there is what the frame then shows."""


def figures() -> Iterator[Figure]:
    """Yield how long the cost of each set takes to follow the slider."""
    with pages.opened("/story/sensitivity?step=100&phase=average") as page:
        pages.wait_until(page, "document.querySelector('input.wiggle') !== null")
        for place, told in enumerate(SETS):
            found = dragged(page, place)
            title = f"dragging a weight, cost of {told}: p95 until it is on the screen"
            yield at_most(title, percentile(found, 95), MOST_MILLISECONDS, unit("ms"))
            yield Figure(
                "its median; movements shown", f"{percentile(found, 50):.1f} ms; {len(found)}"
            )


def dragged(page: Page, place: int) -> list[float]:
    """Drag the first weight's slider to and fro; return milliseconds for each movement."""
    page.locator(".set-choice button").nth(place).click()
    page.wait_for_timeout(1500)
    page.evaluate(WATCH)
    box: Any = page.locator("input.wiggle").first.bounding_box()
    middle = box["x"] + box["width"] / 2
    page.mouse.move(middle, box["y"] + box["height"] / 2)
    page.mouse.down()
    for move in range(1, MOVES + 1):
        away = 0.4 * box["width"] * (1 - abs(move % 60 - 30) / 30)
        page.mouse.move(middle + away, box["y"] + box["height"] / 2)
        page.wait_for_timeout(1000 / MOVES_A_SECOND)
    page.wait_for_timeout(500)
    found: list[float] = page.evaluate("window.latencies")
    page.mouse.up()
    return found
