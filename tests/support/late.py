"""The server as somebody meets it over a slow connection: its answers are late, at random.

    python -m tests.support.late MODULE [OPTIONS ...]

runs ``MODULE`` (``app``, or a stand-in of the tests) with those options. Where NUDGE_LATE is set,
every server of the tests is started so.
"""

from __future__ import annotations

import asyncio
import importlib
import random
import sys
from collections.abc import Callable

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ANSWER = (0.05, 0.6)
"""Seconds that an answer takes more, from and to: a request's, or a command's on the socket."""
FRAME = (0.0, 0.25)
"""Seconds that the socket holds everything up, now and then."""
NOW_AND_THEN = 0.1
ANSWERS = ('"done"', '"error"', '"welcome"')


def is_answer(message: Message) -> bool:
    """Whether a message to a browser is the answer to something that it asked for."""
    if message["type"] == "http.response.start":
        return True
    text = message.get("text") or ""
    return any(kind in text[:80] for kind in ANSWERS)


def lateness(message: Message) -> float:
    """Seconds by which this message is late."""
    if is_answer(message):
        return random.uniform(*ANSWER)
    if message["type"] == "websocket.send" and random.random() < NOW_AND_THEN:
        return random.uniform(*FRAME)
    return 0.0


class Late:
    """Holds back what an application sends, in its order."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_late(message: Message) -> None:
            await asyncio.sleep(lateness(message))
            await send(message)

        await self.app(scope, receive, send_late if scope["type"] != "lifespan" else send)


def main(module: str, options: list[str]) -> None:
    """Run the module's server, with every answer late."""
    FastAPI.build_middleware_stack = late(FastAPI.build_middleware_stack)  # type: ignore
    name = f"{module}.__main__" if module == "nudge" else module
    importlib.import_module(name).main(options)


def late(build: Callable[[FastAPI], ASGIApp]) -> Callable[[FastAPI], ASGIApp]:
    """Have what is built around an application hold back what it sends."""
    return lambda app: Late(build(app))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
