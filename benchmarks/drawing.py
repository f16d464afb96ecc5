"""What an animation frame costs the page's scripts, and how many frames a second are shown.

Scripting is everything in a frame that scripts ask for: the animation loop, and also socket
messages, panels, timers and garbage. Of frames in which nothing moved only the rate is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median
from typing import Final

from playwright.sync_api import Page

from benchmarks.support import pages
from benchmarks.support.report import Figure, at_least, at_most, plain, unit
from benchmarks.support.timing import percentile
from benchmarks.support.trace import Frame, Trace, record

MOST_MILLISECONDS: Final = 4.0
LEAST_RATE: Final = 59.0
"""Frames a second: 60, but for what a frame at either end of the trace may lack."""
STREAMING_SECONDS: Final = 8.0
FEWEST_DRAWINGS: Final = 3
MARK_DRAWINGS: Final = """() => {
    const canvas = document.querySelector('canvas');
    let scene = canvas.scene;
    Object.defineProperty(canvas, 'scene', {
        get: () => scene,
        set: (drawn) => {
            scene = drawn;
            performance.mark('drawn');
        },
    });
}"""
"""Leaves a mark in the trace whenever the stage has been drawn anew."""

ASK_FOR_EVERY_FRAME: Final = """() => {
    const next = () => requestAnimationFrame(next);
    next();
}"""
"""So that the rate is what the page leaves room for: at rest the page asks for no frame."""

DRAWN_A_FEW_TIMES: Final = """async (few) => {
    const frame = () => new Promise(requestAnimationFrame);
    const since = performance.now();
    for (let drawn = 0; drawn < few; ) {
        if (performance.now() - since > 30000) throw new Error('nothing is drawn');
        performance.clearMarks('drawn');
        await frame();
        if (performance.getEntriesByName('drawn').length) drawn += 1;
    }
    await frame();
    await frame(); // a trace tells of a frame once the next one has begun
}"""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the costs of a step played phase by phase, and of steps streaming in."""
    seconds = 0.1 if smallest else STREAMING_SECONDS
    with pages.opened() as (page, _):
        pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
        page.evaluate(MARK_DRAWINGS)
        page.evaluate(ASK_FOR_EVERY_FRAME)
        phases = record(page, partial(watch, page, 0) if smallest else partial(watch_a_step, page))
        pages.play(page, "as fast as it goes")
        page.wait_for_timeout(500 * seconds)
        streaming = record(page, partial(watch, page, seconds))
    yield from told("phase by phase", phases)
    yield Figure("phase by phase: frames shown a second", f"{phases.shown_per_second:.1f}")
    yield from told("as fast as it goes", streaming)
    yield Figure("as fast as it goes: stage drawn a second", f"{streaming.drawn_per_second:.1f}")


def watch(page: Page, seconds: float) -> None:
    """Wait for some seconds, and then for a few frames more in which the picture is drawn anew."""
    page.wait_for_timeout(1000 * seconds)
    page.evaluate(DRAWN_A_FEW_TIMES, FEWEST_DRAWINGS)


def watch_a_step(page: Page) -> None:
    """Wait while the rest of a step passes phase by phase, nearly all of it."""
    step = page.evaluate("document.querySelector('canvas').scene.step")
    pages.wait_until(page, f"document.querySelector('canvas').scene.step > {step}")


def told(how: str, trace: Trace) -> Iterator[Figure]:
    """Yield what frames cost in which the stage was drawn, and the rate of all frames."""
    drawn = [frame for frame in trace.frames if frame.drawn]
    scripting = [frame.scripting for frame in drawn]
    name = f"{how}: scripting per frame, median"
    yield at_most(name, median(scripting), MOST_MILLISECONDS, unit("ms", 2))
    loop = [frame.loop for frame in drawn]
    spread = (
        f"{percentile(scripting, 95):.2f} ms; {median(loop):.2f} and {percentile(loop, 95):.2f} ms"
    )
    yield Figure(f"{how}: its p95; the animation loop's median and p95", spread)
    yield at_least(f"{how}: frames a second", rate_of(trace.frames), LEAST_RATE, plain)


def rate_of(frames: Sequence[Frame]) -> float:
    """Return frames a second."""
    return 1000 * len(frames) / sum(frame.length for frame in frames)
