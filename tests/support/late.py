"""A server behind a simulated slow connection: its answers are late, at random.

    python -m tests.support.late MODULE [OPTIONS ...]

runs ``MODULE`` (``nudge``, or a replacement of the tests) with those options. Where NUDGE_LATE is
set, every server of the tests is started so.
"""

from __future__ import annotations

import asyncio
import importlib
import random
import sys
from collections.abc import Callable

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ANSWER_DELAY = (0.05, 0.6)
"""The delay of an answer to a request or to a command on the socket: least and most seconds."""
FRAME_DELAY = (0.0, 0.25)
"""The delay of some other messages on the socket: least and most seconds."""
FRAME_DELAY_CHANCE = 0.1
"""The share of other messages that are delayed."""
ANSWERS = ('"done"', '"error"', '"welcome"')


def is_answer(message: Message) -> bool:
    """Whether a message to a browser answers a request or a command."""
    if message["type"] == "http.response.start":
        return True
    text = message.get("text") or ""
    return any(kind in text[:80] for kind in ANSWERS)


def delay_for(message: Message) -> float:
    """Return the delay of this message in seconds."""
    if is_answer(message):
        return random.uniform(*ANSWER_DELAY)
    if message["type"] == "websocket.send" and random.random() < FRAME_DELAY_CHANCE:
        return random.uniform(*FRAME_DELAY)
    return 0.0


class DelayedApp:
    """Delays the messages that an application sends, and keeps their order."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_delayed(message: Message) -> None:
            await asyncio.sleep(delay_for(message))
            await send(message)

        await self.app(scope, receive, send_delayed if scope["type"] != "lifespan" else send)


def main(module: str, options: list[str]) -> None:
    """Run the module's server, with every answer late."""
    FastAPI.build_middleware_stack = delay_sends(FastAPI.build_middleware_stack)  # type: ignore
    name = f"{module}.__main__" if module == "nudge" else module
    importlib.import_module(name).main(options)


def delay_sends(build: Callable[[FastAPI], ASGIApp]) -> Callable[[FastAPI], ASGIApp]:
    """Return a ``build`` whose application sends late."""
    return lambda app: DelayedApp(build(app))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
