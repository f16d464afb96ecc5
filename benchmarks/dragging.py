"""The delay until the true cost of a dragged weight is on the screen, in a real browser.

For every movement of the slider: from its event to the first frame that shows the cost of that
movement or of a later one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Page

from benchmarks.support import pages
from benchmarks.support.report import Figure, at_most, unit
from benchmarks.support.timing import percentile

MAX_MILLISECONDS: Final = 50.0
SETS: Final = ("one example", "the mini-batch", "all examples")
"""In the order of their buttons."""
MOVES: Final = 120
MOVES_PER_SECOND: Final = 60

WATCH: Final = """() => {
    const find = (selector) => document.querySelector(`.weight-card:first-of-type ${selector}`);
    const at = (kind) => Number(find(`tr[data-kind="${kind}"]`)?.dataset.at);
    const waiting = [];
    window.measure = () => {
        waiting.length = 0;
        window.latencies = [];
    };
    window.measure();
    document.addEventListener('input', ({ target }) => {
        if (target !== find('input.wiggle')) return;
        waiting.push({ change: target.valueAsNumber, since: performance.now() });
    });
    const look = () => {
        const change = at('true') - at('now');
        const shown = waiting.findLastIndex((moved) => Math.abs(moved.change - change) < 1e-9);
        const now = performance.now();
        for (const { since } of waiting.splice(0, shown + 1)) window.latencies.push(now - since);
        requestAnimationFrame(look);
    };
    look();
}"""
"""Measures in the page, once a frame: the values found are those that the frame shows.

Only the first weight's card is looked at: its curve may arrive after that of the second.
"""
COST: Final = """() => {
    const isWhole = document.querySelectorAll('.weight-card tr[data-kind="now"]').length === 2;
    const isKnown = document.querySelector('.sensitivity .ratio:not(.muted)') !== null;
    const [first] = document.querySelectorAll('.weight-card tr[data-kind="now"]');
    return isWhole && isKnown && Number(first.dataset.cost) > 0 ? first.dataset.cost : null;
}"""
"""The cost of the selected set, once all about it is known. The sets have different costs.

Answers that come later may bring other weights, and with them other cards.
"""
SLIDER: Final = ".weight-card:first-of-type input.wiggle"
AT_REST: Final = f"Math.abs(document.querySelector('{SLIDER}').valueAsNumber) < 1e-9"
"""The slider is where it was before the first movement: a drag measures from there."""

ADDRESS: Final = "/story/sensitivity?step=100&phase=average"
ARRIVED: Final = "document.querySelector('.weight-card table.costs')?.dataset.step === '100'"


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the delay between the slider and the cost, for each set."""
    moves = 4 if smallest else MOVES
    with pages.opened(ADDRESS) as (page, _):
        pages.wait_until(page, ARRIVED)
        page.evaluate(WATCH)
        for place, set_name in enumerate(SETS):
            found = drag(page, place, moves)
            title = f"dragging a weight, cost of {set_name}: p95 until it is on the screen"
            yield at_most(title, percentile(found, 95), MAX_MILLISECONDS, unit("ms"))
            title = f"dragging a weight, cost of {set_name}: median; movements shown"
            yield Figure(title, f"{percentile(found, 50):.1f} ms; {len(found)}")


def drag(page: Page, place: int, moves: int) -> list[float]:
    """Drag the first weight's slider to and fro; return milliseconds for each movement."""
    pages.wait_until(page, f"({COST})() !== null")
    another = f"![null, {json.dumps(page.evaluate(COST))}].includes(({COST})())"
    choice = page.locator(".set-choice button").nth(place)
    if choice.get_attribute("aria-pressed") == "false":  # the first set is the one at first
        choice.click()
        pages.wait_until(page, another)
    box = pages.steady_box(page, page.locator(SLIDER))
    pages.wait_until(page, AT_REST)
    page.evaluate("window.measure()")
    middle = box["x"] + box["width"] / 2
    page.mouse.move(middle, box["y"] + box["height"] / 2)
    page.mouse.down()
    half = MOVES_PER_SECOND / 2
    for move in range(1, moves + 1):
        away = 0.4 * box["width"] * (1 - abs(move % MOVES_PER_SECOND - half) / half)
        page.mouse.move(middle + away, box["y"] + box["height"] / 2)
        page.wait_for_timeout(1000 / MOVES_PER_SECOND)
    page.wait_for_timeout(300)
    pages.wait_until(page, "window.latencies.length > 0")
    found: list[float] = page.evaluate("window.latencies")
    page.mouse.up()  # the slider springs back, and the next set begins there
    pages.wait_until(page, AT_REST)
    return found
