"""Watches the pages of a browser test for what a person may not see, but must never happen."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

# What Chromium itself says on the console when the server is gone; to pass to Trouble.expect.
LOST_SERVER = r"WebSocket connection to|net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE)"


class Trouble:
    """Console errors, uncaught exceptions, crashes, and requests to another host.

    `expect(pattern)`: trouble that matches this regular expression belongs to the test.
    `unexpected`: all the rest. The fixture `trouble` fails the test if there is any.
    """

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        self._listeners: dict[BrowserContext, list[tuple[Any, Any]]] = {}

    def expect(self, pattern: str) -> None:
        self._expected.append(re.compile(pattern))

    @property
    def unexpected(self) -> list[str]:
        return [text for text in self.seen if not any(one.search(text) for one in self._expected)]

    def watch(self, context: BrowserContext, origin: str) -> None:
        """Watch every page of `context`, now and later; `origin` is the one allowed server."""
        host = urlsplit(origin).netloc

        def address(kind: str, url: str) -> None:
            parts = urlsplit(url)
            if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != host:
                self.seen.append(f"{kind} to another host: {url}")

        def opened(page: Page) -> None:
            page.on("websocket", lambda socket: address("socket", socket.url))
            page.on("crash", lambda crashed: self.seen.append(f"crash: {crashed.url}"))

        listeners: list[tuple[Any, Any]] = [
            ("request", lambda request: address("request", request.url)),
            ("console", self._console),
            ("weberror", self._exception),
            ("page", opened),
        ]
        for event, listener in listeners:
            context.on(event, listener)
        self._listeners[context] = listeners

    def leave(self, context: BrowserContext) -> None:
        """Watch `context` no more: another test will have it."""
        for event, listener in self._listeners.pop(context):
            context.remove_listener(event, listener)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "assert"}:
            where = message.location.get("url", "")
            self.seen.append(f"console {message.type}: {message.text} ({where})")

    def _exception(self, problem: WebError) -> None:
        error = problem.error
        self.seen.append(f"uncaught: {getattr(error, 'stack', None) or error}")
