"""Reads Chromium's trace of the page's thread, frame by frame.

A trace has one event for each piece of work, with its thread, its start and its duration in
microseconds. The times in ``Frame`` are milliseconds.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from playwright.sync_api import Page

CATEGORIES: Final = [
    "blink.user_timing",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline.frame",
    "v8",
]
ANIMATION_FRAME: Final = "FireAnimationFrame"
SHOWN: Final = "DrawFrame"
DRAWN: Final = "drawn"
"""The page's mark in the trace after it has drawn the stage."""
SCRIPTING: Final = frozenset(
    {
        ANIMATION_FRAME,
        "EvaluateScript",
        "EventDispatch",
        "FunctionCall",
        "MajorGC",
        "MinorGC",
        "RunMicrotasks",
        "TimerFire",
        "v8.callFunction",
    }
)
"""Events of work by the page's scripts, with garbage collection."""
MIN_FRAME_LENGTH: Final = 4000
"""Microseconds: callbacks closer together belong to one frame, as no display is that fast."""

Event = dict[str, Any]
Span = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """One animation frame, up to the start of the next one; times in milliseconds.

    ``loop``: the animation callbacks. ``scripting``: these and socket messages, timers, events and
    garbage collection. ``length``: from its start to the next one's. ``drawn``: whether the stage
    was drawn.
    """

    loop: float
    scripting: float
    length: float
    drawn: bool


@dataclass(frozen=True)
class Trace:
    """All whole frames, and the rates at which the stage was drawn and the screen changed."""

    frames: list[Frame]
    drawn_per_second: float
    shown_per_second: float


def record(page: Page, during: Callable[[], object]) -> Trace:
    """Return the trace of the page while ``during`` runs."""
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=CATEGORIES)
    try:
        during()
    finally:
        trace = browser.stop_tracing()
    return read(json.loads(trace)["traceEvents"])


def read(events: Sequence[Event]) -> Trace:
    """Return the whole animation frames of the busiest page in a trace, and their rates."""
    callbacks = [event for event in events if event["name"] == ANIMATION_FRAME]
    (process, thread), _ = Counter((e["pid"], e["tid"]) for e in callbacks).most_common(1)[0]
    own = [event for event in events if event["pid"] == process]
    loop = merged(_spans(own, thread, frozenset({ANIMATION_FRAME})))
    scripting = merged(_spans(own, thread, SCRIPTING))
    starts = _starts(loop)
    drawn = _counts(_times(own, DRAWN), starts)
    shown = _counts(_times(own, SHOWN), starts)
    lengths = [(end - start) / 1000 for start, end in pairwise(starts)]
    columns = (_sums(loop, starts), _sums(scripting, starts), lengths, map(bool, drawn))
    frames = [Frame(*row) for row in zip(*columns, strict=True)]
    seconds = sum(lengths) / 1000
    return Trace(frames, sum(drawn) / seconds, sum(shown) / seconds)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans without overlaps, in order: nested work counts once."""
    merged_spans: list[Span] = []
    for start, end in sorted(spans):
        if merged_spans and start < merged_spans[-1][1]:
            merged_spans[-1] = merged_spans[-1][0], max(end, merged_spans[-1][1])
        else:
            merged_spans.append((start, end))
    return merged_spans


def _spans(events: Iterable[Event], thread: int, names: frozenset[str]) -> list[Span]:
    complete = (e for e in events if e["ph"] == "X" and e["tid"] == thread and e["name"] in names)
    return [(event["ts"], event["ts"] + event.get("dur", 0)) for event in complete]


def _times(events: Iterable[Event], name: str) -> list[float]:
    return [event["ts"] for event in events if event["name"] == name]


def _starts(callbacks: Sequence[Span]) -> list[float]:
    """Return the start times of frames."""
    starts: list[float] = []
    for start, _ in callbacks:
        if not starts or start - starts[-1] > MIN_FRAME_LENGTH:
            starts.append(start)
    return starts


def _sums(spans: Iterable[Span], starts: Sequence[float]) -> list[float]:
    """Return the milliseconds of the spans that began in each frame but the unfinished last."""
    sums = [0.0] * len(starts)
    for start, end in spans:
        frame = bisect_right(starts, start) - 1
        if frame >= 0:
            sums[frame] += (end - start) / 1000
    return sums[:-1]


def _counts(times: Iterable[float], starts: Sequence[float]) -> list[int]:
    """Return how many of the times fall in each frame, without the unfinished last."""
    counts = Counter(bisect_right(starts, time) - 1 for time in times)
    return [counts[frame] for frame in range(len(starts) - 1)]
