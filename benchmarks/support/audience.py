"""Viewers that need little CPU time: they read only where a frame ends and when it was made.

They are plain asyncio protocols, so the benchmark measures the server and not the viewers.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import time
from typing import Final, cast
from urllib.parse import urlsplit

SUBSCRIPTION: Final = {
    "type": "subscribe",
    "groups": ["example", "parameters", "gradients"],
    "from_layer": 2,
    "rate": 30,
}
"""These groups make frames of 17 kB, thirty times a second."""

MADE_AT: Final = re.compile(rb'"time": "([0-9.]+)"')
HEADER_SPAN: Final = 2048
"""Bytes at the start of a frame that contain its metadata."""
BINARY: Final = 2


class Viewer(asyncio.Protocol):
    """One viewer. It subscribes, and stores the age of each frame when its last byte arrives."""

    def __init__(self, host: str, path: str, *, silent: bool) -> None:
        self.ages: list[float] = []
        self.sizes = 0
        self.measuring = False
        self.lost = False
        loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[None] = loop.create_future()
        self.seen: asyncio.Future[None] = loop.create_future()
        self._host, self._path, self._silent = host, path, silent
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._remaining = 0
        self._made_at: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Request the WebSocket."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's transport is not a subclass
        key = base64.b64encode(os.urandom(16)).decode()
        self._transport.write(
            f"GET {self._path} HTTP/1.1\r\nHost: {self._host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: nudge.v1\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        """Read the answer to the handshake, then frames."""
        if self.ready.done():
            self._read(data)
            return
        self._buffer += data
        _, end, rest = self._buffer.partition(b"\r\n\r\n")
        if end and self._transport is not None:
            self._transport.write(_masked(json.dumps(SUBSCRIPTION).encode()))
            self.ready.set_result(None)
            self._buffer = b""
            if self._silent:
                self._transport.pause_reading()
            self._read(rest)

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the server closed the connection."""
        self.lost = True
        self._set_seen()
        if not self.ready.done():
            self.ready.set_exception(ConnectionError("refused"))

    def close(self) -> None:
        """Abort the connection."""
        if self._transport is not None:
            self._transport.abort()

    def _read(self, data: bytes) -> None:
        while data:
            if self._remaining == 0:
                data = self._begin(self._buffer + data)
                continue
            read_length = min(self._remaining, len(data))
            self._remaining -= read_length
            if self._remaining == 0:
                self._end()
            data = data[read_length:]

    def _begin(self, data: bytes) -> bytes:
        """Read a message's length and time; buffer ``data`` where it is too short for that."""
        start, length = _extent(data)
        if start is None or len(data) < start + min(length, HEADER_SPAN):
            self._buffer = data
            return b""
        self._buffer = b""
        found = MADE_AT.search(data, start, start + HEADER_SPAN)
        binary = data[0] & 15 == BINARY
        self._made_at = float(found.group(1)) if binary and found else None
        self.sizes += length if self._made_at and self.measuring else 0
        self._remaining = length
        return data[start:]

    def _end(self) -> None:
        if self._made_at is not None and self.measuring:
            self.ages.append(time.time() - self._made_at)
            self._set_seen()

    def _set_seen(self) -> None:
        """Note that the first frame was measured, or that none will be."""
        if not self.seen.done():
            self.seen.set_result(None)


def _extent(data: bytes) -> tuple[int | None, int]:
    """Return where a WebSocket message begins in ``data``, None if that is unknown; its length."""
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
    """Return the frame of a client's text message of up to 125 bytes, masked with zeros."""
    assert len(text) < 126, "a longer message has a longer head"
    return bytes((0x81, 0x80 | len(text), 0, 0, 0, 0)) + text


async def enter(address: str, code: str, *, silent: bool) -> Viewer:
    """Return a subscribed viewer of room ``code``; a silent one reads nothing from then on."""
    parts = urlsplit(address)
    path = f"/ws/rooms/{code}"
    _, viewer = await asyncio.get_running_loop().create_connection(
        lambda: Viewer(parts.netloc, path, silent=silent), parts.hostname or "", parts.port or 80
    )
    await viewer.ready
    return viewer
