"""The time to encode a step as a frame, and to decode the frame in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from nudge.protocol import frames
from nudge.rooms.feed import run_frames
from nudge.rooms.feed.hub import FrameLayout
from nudge.rooms.session import Session
from nudge.training.config import TrainingConfig
from nudge.training.run.history import Run

from benchmarks.support import pages
from benchmarks.support.report import Figure, at_most, milliseconds, unit
from benchmarks.support.timing import by_turns, repeated

LAYOUT: Final = FrameLayout(groups=("example", "parameters", "gradients"))
FRAMES: Final = 200
ROUNDS: Final = 15
MAX_SECONDS: Final = 0.0001

DECODE: Final = """async ([step, rounds, frames]) => {
    const folder = document.documentElement.dataset.static;
    const { decode } = await import(new URL(`${folder}/net/decode.js`, document.baseURI));
    const frame = await (await fetch(step)).arrayBuffer();
    const times = [];
    for (let round = 0; round < rounds; round++) {
        const began = performance.now();
        for (let i = 0; i < frames; i++) decode(frame);
        times.push((performance.now() - began) / frames);
    }
    return times.sort((a, b) => a - b)[rounds >> 1];
}"""
"""Decodes a step many times with the page's own module, whose address the page knows.

The page must be that of a checkout: a bundle has no module of this name.
"""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the frame's size and the times to encode and decode it."""
    times, rounds = (1, 1) if smallest else (FRAMES, ROUNDS)
    session = Session("bench", Run(TrainingConfig()))
    session.advance(100)
    frame = run_frames.step_frames(session, [LAYOUT])[LAYOUT]
    tensors, metadata = frames.decode(frame)
    encode, make = by_turns(
        repeated(lambda: frames.encode(frames.for_socket(tensors), metadata), times),
        repeated(lambda: run_frames.step_frames(session, [LAYOUT]), times),
        rounds=rounds,
    )
    name = f"encoding a frame of {len(frame) / 1000:.0f} kB"
    yield at_most(name, median(encode) / times, MAX_SECONDS, milliseconds)
    yield Figure("the same with the example in focus examined", milliseconds(median(make) / times))
    with pages.opened() as (page, room):
        pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
        found = page.evaluate(DECODE, [f"{room.url}/step.safetensors", 2 * rounds, times])
    yield Figure("decoding it in Chromium", unit("ms", 4)(found))
