"""The delay from a pointer event to the frame in which the stage shows the drawing, in a browser.

For every movement of the pen: from its event's own time to the end of the first frame in which the
stage shows the image of that movement or of a later one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Page

from benchmarks.support import pages
from benchmarks.support.report import Figure, at_most, unit
from benchmarks.support.timing import percentile

MAX_MILLISECONDS: Final = 50.0
STROKES: Final = 3
MOVES: Final = 90
MOVES_PER_SECOND: Final = 60

WATCH: Final = """() => {
    const pad = document.querySelector('.pad-sheet canvas');
    const stage = document.querySelector('.stage canvas');
    const waiting = [];
    const found = (window.latencies = []);
    const moved = ({ buttons, timeStamp }) => buttons && waiting.push({ since: timeStamp });
    const moveEvent = 'onpointerrawupdate' in window ? 'pointerrawupdate' : 'pointermove';
    for (const kind of ['pointerdown', moveEvent]) window.addEventListener(kind, moved);
    const at = (pixels, i) => Math.round(255 * pixels[i]);
    const same = (image, pixels) => image.every((value, i) => at(pixels, i) === value);
    let shown = null;
    const { port1, port2 } = new MessageChannel();
    const look = () => {
        requestAnimationFrame(look);
        // the events before this frame are on the pad by now
        for (const moved of waiting) moved.image ??= pad.image;
        port2.postMessage(null);
    };
    // the message arrives when its frame has been painted
    port1.onmessage = () => {
        if (stage.record === shown) return;
        shown = stage.record;
        const now = performance.now();
        const last = waiting.findLastIndex(({ image }) => image && same(image, shown.a[0]));
        for (const { since } of waiting.splice(0, last + 1)) found.push(now - since);
    };
    look();
}"""
"""Measures in the page, after each frame was painted."""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the delay between pen and stage, with a trained network."""
    strokes, moves = (1, 4) if smallest else (STROKES, MOVES)
    with pages.opened("/draw?step=300&phase=forward") as (page, _):
        ready = "document.querySelector('.stage canvas')?.record?.step === 300"
        pages.wait_until(page, f"document.querySelector('.pad-sheet canvas') && {ready}")
        page.evaluate(WATCH)
        for stroke in range(strokes):
            draw_ring(page, 0.2 + 0.1 * stroke, moves)
        pages.wait_until(page, "window.latencies.length > 0")
        found: list[float] = page.evaluate("window.latencies")
    title = "drawing: p95 from pointer event to the stage that shows it"
    yield at_most(title, percentile(found, 95), MAX_MILLISECONDS, unit("ms"))
    middle, longest = percentile(found, 50), max(found)
    yield Figure(
        "drawing: its median; longest; movements",
        f"{middle:.1f} ms; {longest:.1f} ms; {len(found)}",
    )


def draw_ring(page: Page, radius: float, moves: int) -> None:
    """Draw a ring on the pad at the speed of a hand; ``radius`` is a share of the pad's side."""
    box = pages.steady_box(page, page.get_by_label("Drawing pad"))
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for move in range(moves):
        angle = 2 * math.pi * move / moves
        along, down = radius * math.cos(angle), radius * math.sin(angle)
        page.mouse.move(x + along * box["width"], y + down * box["height"])
        if move == 0:
            page.mouse.down()
        page.wait_for_timeout(1000 / MOVES_PER_SECOND)
    page.mouse.up()
    page.wait_for_timeout(300)
