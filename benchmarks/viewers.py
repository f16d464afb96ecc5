"""500 viewers of one room, alternately without and with ten silent ones that never read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.support.crowd import compare
from benchmarks.support.report import Figure, at_least, at_most, plain, unit

VIEWERS: Final = 500
SILENT: Final = 10
SECONDS: Final = 5.0
MAX_SECONDS: Final = 0.05
MIN_RATE: Final = 29.5
"""Frames a second: 30, minus frames that the ends of the measurement cut off."""
MAX_RATIO: Final = 1.2
MAX_MEGABYTES: Final = 10.0
"""Memory for ten silent viewers: their mailboxes and the system's buffers."""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the age and the rate of frames, and the cost of silent viewers for the others."""
    found = compare(2, 1, 0.1, 0.0, 1) if smallest else compare(VIEWERS, SILENT, SECONDS)
    size = f"{found['frame_bytes'] / 1000:.0f} kB"
    age = f"{VIEWERS} viewers: age of a frame of {size} on arrival, p99"
    yield at_most(age, found["p99"], MAX_SECONDS, unit("ms", 1, 1000))
    yield at_least("the same: frames a second each", found["rate"], MIN_RATE, plain)
    beside = f"the same beside {SILENT} that never read: p99, times"
    yield at_most(beside, found["ratio"], MAX_RATIO, unit("times", 2))
    more = found["megabytes_beside_silent"] - found["megabytes"]
    yield at_most(f"memory that these {SILENT} cost", more, MAX_MEGABYTES, unit("MB", 1))
    text = f"{found['megabytes']:.0f} MB; {found['steps_per_second']:,.0f} steps a second"
    yield Figure("the server meanwhile", text)
