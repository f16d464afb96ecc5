"""Many first visits at once: each asks for exactly what the page in a browser was seen to ask for.

The visitors are plain HTTP clients in one process, with as many connections each as a browser
has. What they ask for is recorded from a first visit in Chromium.
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
"""Of one browser to one server."""
PATIENCE: Final = 300
"""Seconds after which a crowd is given up."""
QUIET: Final = 500
"""Milliseconds after the first step in which a page has asked for all that it begins with."""


@dataclass
class Visit:
    """What one page asked for: paths, and what it said on its socket."""

    address: str
    files: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    said: list[dict[str, Any]] = field(default_factory=list)

    def request(self, request: Request) -> None:
        """Note what is neither the page itself nor the room that it makes."""
        path = urlsplit(request.url).path
        if path.startswith("/static/"):
            self.files.append(path)
        elif request.method == "GET" and path != "/":
            self.asked.append(path)

    def socket(self, socket: WebSocket) -> None:
        """Note what is said on the page's socket."""
        socket.on("framesent", lambda text: self.said.append(json.loads(text)))


def recorded(chromium: Browser, address: str) -> Visit:
    """Open the page in a browser that has nothing of it yet; return what it asked for."""
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
    """Return the seconds from so many visitors' coming to the last one's first step.

    Raises TimeoutError if that never comes.
    """

    async def crowd() -> None:
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            for _ in range(visitors):
                group.create_task(come(visit))

    began = time.perf_counter()
    asyncio.run(crowd())
    return time.perf_counter() - began


async def come(visit: Visit) -> None:
    """Be one visitor: the page, its files, a room, the room's socket as far as the first step."""
    host, port = urlsplit(visit.address).hostname or "", urlsplit(visit.address).port or 0
    async with contextlib.AsyncExitStack() as stack:
        lines = [Line(host, port) for _ in range(CONNECTIONS)]
        for line in lines:
            stack.push_async_callback(line.close)
        await lines[0].ask("GET", "/")
        await shared(lines, visit.files)
        made = json.loads(await lines[0].ask("POST", "/api/rooms", b"{}"))
        await asyncio.gather(shared(lines, visit.asked), look(visit, made))


async def shared(lines: list[Line], paths: list[str]) -> None:
    """Fetch all paths, on whichever connection is free."""
    left = iter(paths)

    async def work(line: Line) -> None:
        for path in left:
            await line.ask("GET", path)

    await asyncio.gather(*(work(line) for line in lines))


async def look(visit: Visit, made: dict[str, Any]) -> None:
    """Say on the room's socket what the page says; hear until the first step has come."""
    address = f"{visit.address.replace('http', 'ws', 1)}/ws/rooms/{made['code']}"
    async with connect(
        address, subprotocols=[Subprotocol(SUBPROTOCOL)], proxy=None, max_size=None, open_timeout=60
    ) as socket:
        for said in visit.said:
            told = {**said, "token": made["token"]} if said["type"] == "hello" else said
            await socket.send(json.dumps(told))
        async for heard in socket:
            if isinstance(heard, bytes) and is_first_step(heard):
                return


def is_first_step(frame: bytes) -> bool:
    """Whether a frame is the record of step 1."""
    length = int.from_bytes(frame[:8], "little")
    told = json.loads(frame[8 : 8 + length])["__metadata__"]
    return bool(told["kind"] == "step" and told["step"] == "1")


class Line:
    """One connection that is kept, opened when it is first needed."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: bytes = b"") -> bytes:
        """Return the body of the answer, as it was sent. Raises RuntimeError for a refusal."""
        head = f"{method} {path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n"
        zipped = "Accept-Encoding: gzip\r\n" if method == "GET" else ""
        kind = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
        said = f"{head}{zipped}{kind}\r\n".encode() + body
        if self._streams is not None:  # the server closes one on which it hears nothing for long
            with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
                return await self._answer(said)
            await self.close()
        self._streams = await asyncio.open_connection(self._host, self._port)
        return await self._answer(said)

    async def _answer(self, said: bytes) -> bytes:
        assert self._streams is not None
        reader, writer = self._streams
        writer.write(said)
        answered = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = answered.splitlines()[0]
        if not status.startswith("http/1.1 2"):
            raise RuntimeError(f"{said.decode('latin-1').splitlines()[0]}: {status}")
        length = int(answered.split("content-length:")[1].split("\r\n")[0])
        return await reader.readexactly(length)

    async def close(self) -> None:
        """Close it, if it was opened."""
        if self._streams is not None:
            self._streams[1].close()
