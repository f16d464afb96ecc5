"""The age of frames on arrival, for many viewers of one room that trains at full speed.

The server runs in a separate process, the viewers (see ``audience``) in this one.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from benchmarks.support import pages
from benchmarks.support.audience import Viewer, enter
from tests.support.server import Server

SETTINGS: Final = {"hidden": [16, 48]}
MAX_VIEWERS: Final = 5000
WARM_UP: Final = 2.0
FIRST_FRAME_TIMEOUT: Final = 30.0
"""Seconds until the first frame of the slowest viewer, on a busy machine."""


@dataclass(frozen=True)
class Outcome:
    """The result of one crowd: times in seconds, frames a second per viewer, the run's speed."""

    viewers: int
    silent: int
    p50: float
    p99: float
    worst: float
    rate: float
    slowest_rate: float
    frame_bytes: float
    steps_per_second: float
    server_megabytes: float


async def _crowd(
    address: str, code: str, viewers: int, silent: int, seconds: float, warm_up: float
) -> list[Viewer]:
    """Watch with a crowd for ``seconds``, and until all have a frame; return those that read."""
    is_silent = [False] * viewers + [True] * silent
    crowd = [await enter(address, code, silent=silent_viewer) for silent_viewer in is_silent]
    await asyncio.sleep(warm_up)
    for viewer in crowd:
        viewer.measuring = True
    await asyncio.sleep(seconds)
    async with asyncio.timeout(FIRST_FRAME_TIMEOUT):
        await asyncio.gather(*(viewer.seen for viewer in crowd[:viewers]))
    for viewer in crowd:
        viewer.measuring = False
        viewer.close()
    return crowd[:viewers]


def measure(
    viewers: int = 500,
    silent: int = 0,
    seconds: float = 5.0,
    warm_up: float = WARM_UP,
) -> Outcome:
    """Measure ``viewers`` for ``seconds``, beside ``silent`` viewers that never read."""
    options = ("--max-viewers", str(MAX_VIEWERS))
    with pages.server(*options) as running, pages.made(running, SETTINGS) as room:
        room.command(type="play", rate=None)
        began, first = time.perf_counter(), room.state()["step"]
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            crowd_watching = _crowd(running.url, room.code, viewers, silent, seconds, warm_up)
            crowd = runner.run(crowd_watching)
        steps, passed = room.state()["step"] - first, time.perf_counter() - began
        memory = _resident_megabytes(running)
    return _outcome(crowd, silent, seconds, steps / passed, memory)


def compare(
    viewers: int, silent: int, seconds: float, warm_up: float = WARM_UP, runs: int = 3
) -> dict[str, float]:
    """Return p99 without and with silent viewers, medians of alternating runs, and their ratio."""
    alone, beside = [], []
    for _ in range(runs):
        alone.append(measure(viewers, 0, seconds, warm_up))
        beside.append(measure(viewers, silent, seconds, warm_up))
    ratios = [two.p99 / one.p99 for one, two in zip(alone, beside, strict=True)]
    return {
        "p99": median(outcome.p99 for outcome in alone),
        "p99_beside_silent": median(outcome.p99 for outcome in beside),
        "ratio": median(ratios),
        "rate": median(outcome.rate for outcome in alone),
        "frame_bytes": median(outcome.frame_bytes for outcome in alone),
        "steps_per_second": median(outcome.steps_per_second for outcome in alone),
        "megabytes": median(outcome.server_megabytes for outcome in alone),
        "megabytes_beside_silent": median(outcome.server_megabytes for outcome in beside),
    }


def _outcome(
    crowd: Sequence[Viewer], silent: int, seconds: float, steps: float, memory: float
) -> Outcome:
    ages = sorted(age for viewer in crowd for age in viewer.ages)
    if not ages or any(viewer.lost and not viewer.ages for viewer in crowd):
        raise RuntimeError("viewers were refused or dropped")
    return Outcome(
        viewers=len(crowd),
        silent=silent,
        p50=ages[len(ages) // 2],
        p99=ages[int(len(ages) * 0.99)],
        worst=ages[-1],
        rate=len(ages) / len(crowd) / seconds,
        slowest_rate=min(len(viewer.ages) for viewer in crowd) / seconds,
        frame_bytes=sum(viewer.sizes for viewer in crowd) / len(ages),
        steps_per_second=steps,
        server_megabytes=memory,
    )


def _resident_megabytes(running: Server) -> float:
    """Return the resident memory of a server's process in MB, or NaN where it is unknown."""
    assert running.process is not None
    with contextlib.suppress(OSError), open(f"/proc/{running.process.pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return float("nan")


def _loop_factory() -> Any:
    try:
        import uvloop
    except ImportError:  # not on Windows
        return asyncio.new_event_loop
    return uvloop.new_event_loop


if __name__ == "__main__":
    print(measure(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
