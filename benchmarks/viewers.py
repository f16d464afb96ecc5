"""Many viewers of one room that trains as fast as it goes: how old is a frame on arrival?

The server runs in a process of its own, the viewers in this one. They are plain asyncio
protocols that read no more of a message than where it ends and when it was made, so that
what is measured is the server and not its measuring.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final, cast
from urllib.parse import urlsplit

SETTINGS: Final = {"hidden": [16, 48]}
SUBSCRIPTION: Final = {
    "type": "subscribe",
    "groups": ["example", "parameters", "gradients"],
    "from_layer": 2,
    "rate": 30,
}
"""Together these make frames of 17 kB, thirty times a second."""

MADE_AT: Final = re.compile(rb'"time": "([0-9.]+)"')
HEADER_SPAN: Final = 2048
"""Bytes of a frame in which its metadata are."""
WARM_UP: Final = 2.0
BINARY: Final = 2


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


class Viewer(asyncio.Protocol):
    """One viewer: asks for frames and notes each one's age when its last byte is there."""

    def __init__(self, host: str, path: str, *, silent: bool) -> None:
        self.ages: list[float] = []
        self.sizes = 0
        self.measuring = False
        self.lost = False
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._host, self._path, self._silent = host, path, silent
        self._transport: asyncio.Transport | None = None
        self._held = b""
        self._left = 0
        self._made_at: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the socket."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by class
        key = base64.b64encode(os.urandom(16)).decode()
        self._transport.write(
            f"GET {self._path} HTTP/1.1\r\nHost: {self._host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: nudge.v1\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        """Take the handshake's answer, then frames."""
        if self.ready.done():
            self._read(data)
            return
        self._held += data
        _, end, rest = self._held.partition(b"\r\n\r\n")
        if end and self._transport is not None:
            self._transport.write(_masked(json.dumps(SUBSCRIPTION).encode()))
            self.ready.set_result(None)
            self._held = b""
            if self._silent:
                self._transport.pause_reading()
            self._read(rest)

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the server let go."""
        self.lost = True
        if not self.ready.done():
            self.ready.set_exception(ConnectionError("refused"))

    def close(self) -> None:
        """Go away without ceremony."""
        if self._transport is not None:
            self._transport.abort()

    def _read(self, data: bytes) -> None:
        while data:
            if self._left == 0:
                data = self._begin(self._held + data)
                continue
            taken = min(self._left, len(data))
            self._left -= taken
            if self._left == 0:
                self._end()
            data = data[taken:]

    def _begin(self, data: bytes) -> bytes:
        """Read where a message ends and when it was made; hold back what is too little for that."""
        start, length = _extent(data)
        if start is None or len(data) < start + min(length, HEADER_SPAN):
            self._held = data
            return b""
        self._held = b""
        found = MADE_AT.search(data, start, start + HEADER_SPAN)
        binary = data[0] & 15 == BINARY
        self._made_at = float(found.group(1)) if binary and found else None
        self.sizes += length if self._made_at and self.measuring else 0
        self._left = length
        return data[start:]

    def _end(self) -> None:
        if self._made_at is not None and self.measuring:
            self.ages.append(time.time() - self._made_at)


def _extent(data: bytes) -> tuple[int | None, int]:
    """Return where a WebSocket message begins in ``data``, and its length."""
    if len(data) < 2:
        return None, 0
    short = data[1] & 127
    if short < 126:
        return 2, short
    size = 2 if short == 126 else 8
    if len(data) < 2 + size:
        return None, 0
    return 2 + size, int.from_bytes(data[2 : 2 + size], "big")


def _masked(text: bytes) -> bytes:
    """Return a text message of up to 125 bytes as a client sends it (masked with zeros)."""
    assert len(text) < 126, "a longer message has a longer head"
    return bytes((0x81, 0x80 | len(text), 0, 0, 0, 0)) + text


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


async def _crowd(address: str, code: str, viewers: int, silent: int, seconds: float) -> list[Viewer]:
    """Let a crowd look on for a while; return those who read."""
    loop, parts = asyncio.get_running_loop(), urlsplit(address)
    path, crowd = f"/ws/rooms/{code}", []
    for number in range(viewers + silent):
        _, viewer = await loop.create_connection(
            lambda is_silent=number >= viewers: Viewer(parts.netloc, path, silent=is_silent),
            parts.hostname,
            parts.port,
        )
        await viewer.ready
        crowd.append(viewer)
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


def compare(viewers: int = 500, silent: int = 10, seconds: float = 5.0, runs: int = 3) -> dict[str, float]:
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
    print(measure(*(int(argument) for argument in sys.argv[1:4])))
