"""Five hundred viewers of one room, without and beside ten that never read, by turns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.support.report import Figure, at_least, at_most, plain, unit
from benchmarks.viewers import compare

VIEWERS: Final = 500
SILENT: Final = 10
SECONDS: Final = 5.0
MOST_SECONDS: Final = 0.05
LEAST_RATE: Final = 29.5
"""Frames a second, 30 but for those that the window of measuring cuts off at its ends."""
MOST_RATIO: Final = 1.2
MOST_MEGABYTES: Final = 10.0
"""What ten silent viewers may hold: their mailboxes and the system's buffers, and no more."""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield how old frames arrive, how often, and what silent viewers cost the others."""
    found = compare(2, 1, 0.1, 0.0, 1) if smallest else compare(VIEWERS, SILENT, SECONDS)
    size = f"{found['frame_bytes'] / 1000:.0f} kB"
    age = f"{VIEWERS} viewers: age of a frame of {size} on arrival, p99"
    yield at_most(age, found["p99"], MOST_SECONDS, unit("ms", 1, 1000))
    yield at_least("the same: frames a second each", found["rate"], LEAST_RATE, plain)
    beside = f"the same beside {SILENT} that never read: p99, times"
    yield at_most(beside, found["ratio"], MOST_RATIO, unit("times", 2))
    more = found["megabytes_beside_silent"] - found["megabytes"]
    yield at_most(f"memory that these {SILENT} cost", more, MOST_MEGABYTES, unit("MB", 1))
    told = f"{found['megabytes']:.0f} MB; {found['steps_per_second']:,.0f} steps a second"
    yield Figure("the server meanwhile", told)
