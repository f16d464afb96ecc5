"""The cost of an animation frame for the page's scripts, and the rate of frames.

Scripting is all the work of scripts in a frame: the animation loop, and also socket messages,
panels, timers and garbage collection. Frames in which nothing moved only count for the rate.
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

MAX_MILLISECONDS: Final = 4.0
MIN_RATE: Final = 59.0
"""Frames a second: 60, minus frames that the ends of the trace cut off."""
STREAMING_SECONDS: Final = 8.0
MIN_DRAWINGS: Final = 3
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
"""Adds a mark to the trace whenever the stage has been drawn."""

ASK_FOR_EVERY_FRAME: Final = """() => {
    const next = () => requestAnimationFrame(next);
    next();
}"""
"""Requests every frame: at rest the page requests none, and the rate would be too low."""

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
    await frame(); // a trace has a frame once the next one has begun
}"""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the cost of frames in a step played phase by phase, and while steps stream in."""
    seconds = 0.1 if smallest else STREAMING_SECONDS
    with pages.opened() as (page, _):
        pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
        page.evaluate(MARK_DRAWINGS)
        page.evaluate(ASK_FOR_EVERY_FRAME)
        phases = record(page, partial(watch, page, 0) if smallest else partial(watch_a_step, page))
        pages.play(page, "as fast as it goes")
        page.wait_for_timeout(500 * seconds)
        streaming = record(page, partial(watch, page, seconds))
    yield from trace_figures("phase by phase", phases)
    yield Figure("phase by phase: frames shown a second", f"{phases.shown_per_second:.1f}")
    yield from trace_figures("as fast as it goes", streaming)
    yield Figure("as fast as it goes: stage drawn a second", f"{streaming.drawn_per_second:.1f}")


def watch(page: Page, seconds: float) -> None:
    """Wait for ``seconds``, and then for a few more frames in which the picture is drawn."""
    page.wait_for_timeout(1000 * seconds)
    page.evaluate(DRAWN_A_FEW_TIMES, MIN_DRAWINGS)


def watch_a_step(page: Page) -> None:
    """Wait while the rest of a step is played phase by phase."""
    step = page.evaluate("document.querySelector('canvas').scene.step")
    pages.wait_until(page, f"document.querySelector('canvas').scene.step > {step}")


def trace_figures(how: str, trace: Trace) -> Iterator[Figure]:
    """Yield the cost of frames in which the stage was drawn, and the rate of all frames."""
    drawn = [frame for frame in trace.frames if frame.drawn]
    scripting = [frame.scripting for frame in drawn]
    name = f"{how}: scripting per frame, median"
    yield at_most(name, median(scripting), MAX_MILLISECONDS, unit("ms", 2))
    loop = [frame.loop for frame in drawn]
    spread = (
        f"{percentile(scripting, 95):.2f} ms; {median(loop):.2f} and {percentile(loop, 95):.2f} ms"
    )
    yield Figure(f"{how}: its p95; the animation loop's median and p95", spread)
    yield at_least(f"{how}: frames a second", frame_rate(trace.frames), MIN_RATE, plain)


def frame_rate(frames: Sequence[Frame]) -> float:
    """Return the rate in frames a second."""
    return 1000 * len(frames) / sum(frame.length for frame in frames)
