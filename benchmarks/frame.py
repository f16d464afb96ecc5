"""A whole step as bytes, and back to numbers in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from app.rooms import frames, run_frames
from app.rooms.hub import Layout
from app.rooms.session import Session
from app.training.config import TrainingConfig
from app.training.history import Run
from benchmarks import pages
from benchmarks.report import Figure, at_most, milliseconds, unit
from benchmarks.timing import by_turns, repeated

LAYOUT: Final = Layout(groups=("example", "parameters", "gradients"))
FRAMES: Final = 200
ROUNDS: Final = 15
MOST_SECONDS: Final = 0.0001

DECODE: Final = """async () => {
    const { decode } = await import('/static/js/net/decode.js');
    const step = location.pathname.replace('/r/', '/api/rooms/') + '/step.safetensors';
    const frame = await (await fetch(step)).arrayBuffer();
    const times = [];
    for (let round = 0; round < 30; round++) {
        const began = performance.now();
        for (let i = 0; i < 200; i++) decode(frame);
        times.push((performance.now() - began) / 200);
    }
    return { milliseconds: times.sort((a, b) => a - b)[15], bytes: frame.byteLength };
}"""
"""Decodes the room's present step many times, in the page's own code."""


def figures() -> Iterator[Figure]:
    """Yield the frame's size and the times to encode and decode it."""
    session = Session("bench", Run(TrainingConfig()))
    session.advance(100)
    frame = run_frames.step_frames(session, [LAYOUT])[LAYOUT]
    tensors, metadata = frames.decode(frame)
    encode, make = by_turns(
        repeated(lambda: frames.encode(frames.for_socket(tensors), metadata), FRAMES),
        repeated(lambda: run_frames.step_frames(session, [LAYOUT]), FRAMES),
        rounds=ROUNDS,
    )
    name = f"encoding a frame of {len(frame) / 1000:.0f} kB"
    yield at_most(name, median(encode) / FRAMES, MOST_SECONDS, milliseconds)
    yield Figure("the same with the example in focus examined", milliseconds(median(make) / FRAMES))
    with pages.opened() as page:
        pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
        found = page.evaluate(DECODE)
    yield Figure("decoding it in Chromium", unit("ms", 4)(found["milliseconds"]))
