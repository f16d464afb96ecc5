"""Many viewers of one room that trains as fast as it goes: how old is a frame on arrival?

The server runs in a process of its own, the viewers (see ``audience``) in this one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from benchmarks.audience import Viewer, enter

SETTINGS: Final = {"hidden": [16, 48]}
WARM_UP: Final = 2.0


@dataclass(frozen=True)
class Outcome:
    """What one crowd saw: times in seconds, frames a second per viewer, the run's speed."""

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


@contextlib.contextmanager
def server(*options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Start Nudge on a free port; yield its address and process."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "app", "--port", "0", "--no-browser"]
        command += ["--data-dir", folder, "--max-viewers", "5000", *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[-1], process
        finally:
            process.terminate()
            process.wait()


def post(url: str, body: Any, token: str = "") -> Any:
    """Post JSON, return JSON."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


async def _crowd(
    address: str, code: str, viewers: int, silent: int, seconds: float
) -> list[Viewer]:
    """Let a crowd look on for a while; return those who read."""
    listens = [False] * viewers + [True] * silent
    crowd = [await enter(address, code, silent=never_reads) for never_reads in listens]
    await asyncio.sleep(WARM_UP)
    for viewer in crowd:
        viewer.measuring = True
    await asyncio.sleep(seconds)
    for viewer in crowd:
        viewer.measuring = False
        viewer.close()
    return crowd[:viewers]


def measure(viewers: int = 500, silent: int = 0, seconds: float = 5.0, *options: str) -> Outcome:
    """Let ``viewers`` look on for ``seconds``, beside ``silent`` ones that never read."""
    with server(*options) as (address, process):
        room = post(f"{address}api/rooms", SETTINGS)
        code, token = room["code"], room["token"]
        commands = f"{address}api/rooms/{code}/commands"
        post(commands, {"type": "play", "rate": None}, token)
        began, first = time.perf_counter(), _step(address, code)
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            crowd = runner.run(_crowd(address, code, viewers, silent, seconds))
        steps, passed = _step(address, code) - first, time.perf_counter() - began
        memory = _resident_megabytes(process.pid)
    return _outcome(crowd, silent, seconds, steps / passed, memory)


def compare(
    viewers: int = 500, silent: int = 10, seconds: float = 5.0, runs: int = 3
) -> dict[str, float]:
    """Return p99 without and with silent viewers, medians of runs by turns, and their ratio."""
    alone, beside = [], []
    for _ in range(runs):
        alone.append(measure(viewers, 0, seconds))
        beside.append(measure(viewers, silent, seconds))
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


def _step(address: str, code: str) -> int:
    with urllib.request.urlopen(f"{address}api/rooms/{code}") as answer:
        return int(json.load(answer)["step"])


def _resident_megabytes(process: int) -> float:
    """Return a process's resident memory, where the system tells."""
    with contextlib.suppress(OSError), open(f"/proc/{process}/statm") as file:
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
