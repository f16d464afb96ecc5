"""Chromium's own record of what the page's thread did, read frame by frame.

A trace holds one event for each piece of work, with its thread, beginning and duration in
microseconds. Times that leave here are milliseconds.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from playwright.sync_api import Page

CATEGORIES: Final = [
    "devtools.timeline",
    "disabled-by-default-devtools.timeline.frame",
    "disabled-by-default-v8.gc",
    "v8",
]
ANIMATION_FRAME: Final = "FireAnimationFrame"
SHOWN: Final = "DrawFrame"
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
"""Work that a page's scripts ask for, collecting their garbage included."""

Span = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """What scripts took in one animation frame, up to the beginning of the next.

    ``loop`` is the time of the animation loop's callbacks; ``scripting`` adds socket messages,
    timers, events and garbage; ``length`` is the frame's own, all in milliseconds.
    """

    loop: float
    scripting: float
    length: float


def record(page: Page, during: Callable[[], object]) -> list[Frame]:
    """Return the animation frames that passed while ``during`` ran."""
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=CATEGORIES)
    try:
        during()
    finally:
        trace = browser.stop_tracing()
    return frames_of(json.loads(trace)["traceEvents"])


def frames_of(events: Iterable[dict[str, Any]]) -> list[Frame]:
    """Return the whole animation frames in a trace."""
    scripts = [event for event in events if event["name"] in SCRIPTING and event["ph"] == "X"]
    callbacks = [event for event in scripts if event["name"] == ANIMATION_FRAME]
    thread, _ = Counter(map(_thread, callbacks)).most_common(1)[0]
    loop = _merged(_span(event) for event in callbacks if _thread(event) == thread)
    scripting = _merged(_span(event) for event in scripts if _thread(event) == thread)
    starts = _starts(loop)
    loops, scripted = _per_frame(loop, starts), _per_frame(scripting, starts)
    lengths = [(end - start) / 1000 for start, end in pairwise(starts)]
    return [Frame(*times) for times in zip(loops, scripted, lengths, strict=True)]


def _thread(event: dict[str, Any]) -> tuple[int, int]:
    return event["pid"], event["tid"]


def _span(event: dict[str, Any]) -> Span:
    return event["ts"], event["ts"] + event.get("dur", 0)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans without overlaps, in order: work within work counts once."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _starts(callbacks: Sequence[Span]) -> list[float]:
    """Return where frames begin; a frame may have several callbacks, one right after the other."""
    least = 4000.0  # no display is refreshed this soon again
    starts: list[float] = []
    for start, _ in callbacks:
        if not starts or start - starts[-1] > least:
            starts.append(start)
    return starts


def _per_frame(spans: Iterable[Span], starts: Sequence[float]) -> list[float]:
    """Return the milliseconds of the spans that began in each frame but the last."""
    sums = [0.0] * max(0, len(starts) - 1)
    for start, end in spans:
        frame = bisect_left(starts, start + 1e-9) - (0 if start in starts else 1)
        if 0 <= frame < len(sums):
            sums[frame] += (end - start) / 1000
    return sums
