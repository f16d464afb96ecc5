"""The cost of a race of four runs for the page, with charts, and the delay of its controls.

As in `drawing`, scripting is all the work of the page's scripts in a frame in which the picture was
drawn. A control has answered in the first frame that shows its effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median
from typing import Final

from playwright.sync_api import Page

from benchmarks.drawing import watch
from benchmarks.support import pages
from benchmarks.support.report import Figure, at_least, at_most, plain, unit
from benchmarks.support.timing import percentile
from benchmarks.support.trace import Trace, record

RACE: Final = "/lab?race=examples&run=100&run=full&run=10&run=100,adam,0.01"
MAX_MILLISECONDS: Final = 6.0
MAX_ANSWER_MILLISECONDS: Final = 100.0
MIN_RATE: Final = 15.0
"""Pictures a second in three dimensions."""
SECONDS: Final = 8.0
PRESSES: Final = 30

MARK_DRAWINGS: Final = """() => {
    const canvas = document.querySelector('.descent-picture canvas');
    let scene = canvas.descent;
    Object.defineProperty(canvas, 'descent', {
        get: () => scene,
        set: (drawn) => {
            scene = drawn;
            performance.mark('drawn');
        },
    });
}"""
"""Adds a mark to the trace whenever the descent has been drawn."""

TURN: Final = """() => {
    const button = document.querySelector('.landscape-buttons [aria-label="From further right"]');
    setInterval(() => button.click(), 200);
}"""
"""Presses a button that turns the surface, before it has come to rest again."""

PRESS: Final = """async ([press, answered]) => {
    const buttons = () => document.querySelectorAll('.race-transport button, .transport button');
    const find = (name) => [...buttons()]
        .find((button) => (button.ariaLabel ?? button.innerText.trim()) === name);
    const step = () => document.querySelector('.counter-step dd').innerText;
    const before = step();
    const since = performance.now();
    find(press).click();
    for (;;) {
        await new Promise(requestAnimationFrame);
        const has = answered ? find(answered) : step() !== before;
        if (has) return performance.now() - since;
        if (performance.now() - since > 10000) return Infinity;
    }
}"""
"""Milliseconds from a click to the frame that shows another button, or without one another step."""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the cost of a frame of the race, flat and in 3-D, and the delays of controls."""
    seconds, presses = (0.1, 2) if smallest else (SECONDS, PRESSES)
    with pages.opened(f"{RACE}&view=flat") as (page, _):
        pages.wait_until(
            page, "document.querySelector('.descent-picture canvas')?.descent?.surface"
        )
        pages.wait_until(page, "document.querySelector('.race-plot canvas, .race-chart canvas')")
        # a race that is held before its first step is not let go on, but started
        pages.wait_until(page, "document.querySelector('.race-run')?.dataset.step > 0")
        page.evaluate(MARK_DRAWINGS)
        page.wait_for_timeout(250 * seconds)
        wait = partial(watch, page, seconds)
        flat = record(page, wait)
        yield from trace_figures("four runs and charts", flat, MAX_MILLISECONDS)
        yield from answer_figures(page, presses)
        page.get_by_role("button", name="3-D", exact=True).click()
        pages.wait_until(
            page, "document.querySelector('.landscape-solid')?.landscape?.eye.tilt > 0.9"
        )
        yield from solid_figures("the same in three dimensions", record(page, wait))
        page.evaluate(TURN)
        yield from solid_figures("the same while it turns", record(page, wait))


def trace_figures(how: str, trace: Trace, most: float) -> Iterator[Figure]:
    """Yield the cost of frames in which the picture was drawn, and their rate."""
    scripting = [frame.scripting for frame in trace.frames if frame.drawn]
    yield at_most(f"{how}: scripting per frame, median", median(scripting), most, unit("ms", 2))
    rates = f"{percentile(scripting, 95):.2f} ms; {trace.drawn_per_second:.1f}"
    yield Figure(f"{how}: its p95; picture drawn a second", rates)


def solid_figures(how: str, trace: Trace) -> Iterator[Figure]:
    """Yield the cost of frames in which the picture was drawn in three dimensions, and their rate.

    The rate has the target: a picture is painted with as many pixels as there is time for.
    """
    scripting = [frame.scripting for frame in trace.frames if frame.drawn]
    spread = f"{median(scripting):.2f} ms; {percentile(scripting, 95):.2f} ms"
    yield Figure(f"{how}: scripting per frame, median and p95", spread)
    yield at_least(f"{how}: picture drawn a second", trace.drawn_per_second, MIN_RATE, plain)


def answer_figures(page: Page, count: int) -> Iterator[Figure]:
    """Yield the delays of controls while the race runs."""
    kinds: dict[str, list[tuple[str, str | None]]] = {
        "the race's pause and go on": [("Pause", "Go on"), ("Go on", "Pause")],
        "a step of the room": [("Next step", None)],
    }
    for name, buttons in kinds.items():
        found = []
        for press in range(count):
            found.append(page.evaluate(PRESS, list(buttons[press % len(buttons)])))
            page.wait_for_timeout(150)
        title = f"four runs and charts, {name}: p95 until it is on the screen"
        yield at_most(title, percentile(found, 95), MAX_ANSWER_MILLISECONDS, unit("ms"))
        yield Figure(f"four runs and charts, {name}: its median", f"{percentile(found, 50):.1f} ms")
