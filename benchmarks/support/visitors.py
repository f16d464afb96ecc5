"""Many first visits at once: each repeats the requests of the page in a browser.

The visitors are plain HTTP clients in one process, each with as many connections as a browser. The
requests are recorded at a first visit in Chromium.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from nudge.protocol.client_messages import SUBPROTOCOL
from playwright.sync_api import Browser, Request, WebSocket
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from benchmarks.support import pages

CONNECTIONS: Final = 6
"""Connections of one browser to one server."""
CROWD_TIMEOUT: Final = 300
"""Seconds after which the measurement of a crowd fails."""
QUIET: Final = 500
"""Milliseconds after the first step within which a page has made all its first requests."""


@dataclass
class Visit:
    """The requests of one page: static files, other paths, and its messages on the socket."""

    address: str
    files: list[str] = field(default_factory=list)
    api_paths: list[str] = field(default_factory=list)
    sent_messages: list[dict[str, Any]] = field(default_factory=list)

    def request(self, request: Request) -> None:
        """Store a request, except those for the page itself and for its new room."""
        path = urlsplit(request.url).path
        if path.startswith("/static/"):
            self.files.append(path)
        elif request.method == "GET" and path != "/":
            self.api_paths.append(path)

    def socket(self, socket: WebSocket) -> None:
        """Store the messages that the page sends on its socket."""
        socket.on("framesent", lambda text: self.sent_messages.append(json.loads(text)))


def record_visit(chromium: Browser, address: str) -> Visit:
    """Open the page in a browser with an empty cache; return its requests."""
    context = chromium.new_context(base_url=address, viewport=pages.LAPTOP)
    visit, page = Visit(address), context.new_page()
    page.on("request", visit.request)
    page.on("websocket", visit.socket)
    page.goto("/")
    pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
    page.wait_for_timeout(QUIET)
    context.close()
    return visit


def seconds_for(visit: Visit, visitors: int) -> float:
    """Return the seconds from the start of all ``visitors`` to the first step of the last one.

    Raises TimeoutError after CROWD_TIMEOUT.
    """

    async def crowd() -> None:
        async with asyncio.timeout(CROWD_TIMEOUT), asyncio.TaskGroup() as group:
            for _ in range(visitors):
                group.create_task(visit_once(visit))

    began = time.perf_counter()
    asyncio.run(crowd())
    return time.perf_counter() - began


async def visit_once(visit: Visit) -> None:
    """Repeat one visit: the page, its files, a room, and the room's socket until the first step."""
    host, port = urlsplit(visit.address).hostname or "", urlsplit(visit.address).port or 0
    async with contextlib.AsyncExitStack() as stack:
        connections = [HttpConnection(host, port) for _ in range(CONNECTIONS)]
        for connection in connections:
            stack.push_async_callback(connection.close)
        await connections[0].ask("GET", "/")
        await fetch_all(connections, visit.files)
        made = json.loads(await connections[0].ask("POST", "/api/rooms", b"{}"))
        await asyncio.gather(fetch_all(connections, visit.api_paths), watch_first_step(visit, made))


async def fetch_all(connections: list[HttpConnection], paths: list[str]) -> None:
    """Fetch all paths, each on the next free connection."""
    remaining = iter(paths)

    async def work(connection: HttpConnection) -> None:
        for path in remaining:
            await connection.ask("GET", path)

    await asyncio.gather(*(work(connection) for connection in connections))


async def watch_first_step(visit: Visit, made: dict[str, Any]) -> None:
    """Send the page's messages on the room's socket; receive until the first step."""
    address = f"{visit.address.replace('http', 'ws', 1)}/ws/rooms/{made['code']}"
    async with connect(
        address, subprotocols=[Subprotocol(SUBPROTOCOL)], proxy=None, max_size=None, open_timeout=60
    ) as socket:
        for sent in visit.sent_messages:
            payload = {**sent, "token": made["token"]} if sent["type"] == "hello" else sent
            await socket.send(json.dumps(payload))
        async for message in socket:
            if isinstance(message, bytes) and is_first_step(message):
                return


def is_first_step(frame: bytes) -> bool:
    """Whether a frame is the record of step 1."""
    length = int.from_bytes(frame[:8], "little")
    metadata = json.loads(frame[8 : 8 + length])["__metadata__"]
    return bool(metadata["kind"] == "step" and metadata["step"] == "1")


class HttpConnection:
    """One keep-alive connection, opened at its first request."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: bytes = b"") -> bytes:
        """Return the body of the answer, not unzipped. Raises RuntimeError for an error status."""
        head = f"{method} {path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n"
        encoding_header = "Accept-Encoding: gzip\r\n" if method == "GET" else ""
        body_headers = (
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
        )
        request = f"{head}{encoding_header}{body_headers}\r\n".encode() + body
        if self._streams is not None:  # the server closes an idle connection
            with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
                return await self._answer(request)
            await self.close()
        self._streams = await asyncio.open_connection(self._host, self._port)
        return await self._answer(request)

    async def _answer(self, request: bytes) -> bytes:
        assert self._streams is not None
        reader, writer = self._streams
        writer.write(request)
        answer_head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = answer_head.splitlines()[0]
        if not status.startswith("http/1.1 2"):
            raise RuntimeError(f"{request.decode('latin-1').splitlines()[0]}: {status}")
        length = int(answer_head.split("content-length:")[1].split("\r\n")[0])
        return await reader.readexactly(length)

    async def close(self) -> None:
        """Close the connection, if it was opened."""
        if self._streams is not None:
            self._streams[1].close()
