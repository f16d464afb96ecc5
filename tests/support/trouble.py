"""Watches the pages of a browser test for errors that a person may not notice."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

# Chromium's own console messages when the server is gone; an argument for Trouble.expect.
LOST_SERVER = r"WebSocket connection to|net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE)"


class Trouble:
    """Console errors, uncaught exceptions, crashes, and requests to another host.

    `expect(pattern)`: the test expects trouble that matches this regular expression.
    `unexpected`: all other trouble. The fixture `trouble` fails the test if there is any.
    """

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        self._listeners: dict[BrowserContext, list[tuple[Any, Any]]] = {}

    def expect(self, pattern: str) -> None:
        """Expect trouble that matches a regular expression."""
        self._expected.append(re.compile(pattern))

    @property
    def unexpected(self) -> list[str]:
        """The trouble that no pattern matches."""
        return [
            text
            for text in self.seen
            if not any(pattern.search(text) for pattern in self._expected)
        ]

    def watch(self, context: BrowserContext, origin: str) -> None:
        """Watch every page of `context`, also future ones; `origin` is the only allowed server."""
        host = urlsplit(origin).netloc

        def check_host(kind: str, url: str) -> None:
            parts = urlsplit(url)
            if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != host:
                self.seen.append(f"{kind} to another host: {url}")

        def watch_page(page: Page) -> None:
            page.on("websocket", lambda socket: check_host("socket", socket.url))
            page.on("crash", lambda crashed: self.seen.append(f"crash: {crashed.url}"))

        listeners: list[tuple[Any, Any]] = [
            ("request", lambda request: check_host("request", request.url)),
            ("console", self._console),
            ("weberror", self._exception),
            ("page", watch_page),
        ]
        for event, listener in listeners:
            context.on(event, listener)
        self._listeners[context] = listeners

    def leave(self, context: BrowserContext) -> None:
        """Stop watching `context`: another test uses it next."""
        for event, listener in self._listeners.pop(context):
            context.remove_listener(event, listener)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "assert"}:
            source = message.location.get("url", "")
            self.seen.append(f"console {message.type}: {message.text} ({source})")

    def _exception(self, problem: WebError) -> None:
        error = problem.error
        self.seen.append(f"uncaught: {getattr(error, 'stack', None) or error}")
