"""A crowd of viewers as light as can be: they read where a frame ends and when it was made.

They are plain asyncio protocols, so that what is measured is the server and not its measuring.
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
"""Together these make frames of 17 kB, thirty times a second."""

MADE_AT: Final = re.compile(rb'"time": "([0-9.]+)"')
HEADER_SPAN: Final = 2048
"""Bytes of a frame in which its metadata are."""
BINARY: Final = 2


class Viewer(asyncio.Protocol):
    """One viewer: asks for frames and notes each one's age when its last byte is there."""

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
        self._has_seen()
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
            self._has_seen()

    def _has_seen(self) -> None:
        """Note that the first frame has been measured, or that none will be."""
        if not self.seen.done():
            self.seen.set_result(None)


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


async def enter(address: str, code: str, *, silent: bool) -> Viewer:
    """Return a viewer of room ``code`` who has subscribed; a silent one never reads again."""
    parts = urlsplit(address)
    path = f"/ws/rooms/{code}"
    _, viewer = await asyncio.get_running_loop().create_connection(
        lambda: Viewer(parts.netloc, path, silent=silent), parts.hostname or "", parts.port or 80
    )
    await viewer.ready
    return viewer
