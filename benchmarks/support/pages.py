"""The real page in a headless Chromium without a GPU, with its own server."""

from __future__ import annotations

import contextlib
import json
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from tests.support.chromium import find_chromium
from tests.support.server import Server

# No sandbox, since CI runs as root. The others keep Chromium from requests to other hosts.
ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAPTOP: Final = ViewportSize(width=1440, height=900)
PAGE_TIMEOUT: Final = 60_000
POLL: Final = 100
"""Milliseconds: the time-out of waits (the machine may be busy), and between two checks."""


@dataclass(frozen=True)
class Room:
    """A room on the server: the ``url`` of its HTTP interface, and the driver's ``token``."""

    url: str
    token: str

    @property
    def code(self) -> str:
        """The room's code."""
        return self.url.rpartition("/")[2]

    def state(self) -> dict[str, Any]:
        """Return the room's state: settings, step, accuracy and so on."""
        return request_json(self.url)

    def command(self, **command: Any) -> dict[str, Any]:
        """Carry out a command; return the answer."""
        return request_json(f"{self.url}/commands", command, self.token)

    def end(self) -> None:
        """Delete the room, so it takes no time from the next measurement on its server."""
        headers = {"Authorization": f"Bearer {self.token}"}
        urllib.request.urlopen(
            urllib.request.Request(self.url, None, headers, method="DELETE")
        ).close()


@contextlib.contextmanager
def server(*options: str) -> Iterator[Server]:
    """Run Nudge, without rooms."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder), options) as running:
        yield running


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Run Chromium. Raises ChromiumMissing where none can be installed."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright.chromium.executable_path)
        started = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield started
        started.close()


@contextlib.contextmanager
def opened(address: str = "/lab", *options: str) -> Iterator[tuple[Page, Room]]:
    """Open Nudge for the first time, on a laptop's screen; yield the page and the room it made.

    ``options`` are the server's. The room is that of the server's answer to the page, not of the
    page's address.
    """
    with server(*options) as running, browser() as chromium:
        context = chromium.new_context(base_url=running.url, viewport=LAPTOP)
        context.set_default_timeout(PAGE_TIMEOUT)
        page = context.new_page()
        with page.expect_response(lambda answer: answer.request.method == "POST") as response_info:
            page.goto(address)
        room = room_from_answer(response_info.value.url, response_info.value.json())
        try:
            yield page, room
        finally:
            context.close()
            room.end()


@contextlib.contextmanager
def made(running: Server, settings: dict[str, Any]) -> Iterator[Room]:
    """Make a room that no page shows."""
    rooms = f"{running.url}/api/rooms"
    room = room_from_answer(rooms, request_json(rooms, settings))
    yield room
    room.end()


def room_from_answer(rooms: str, made: dict[str, Any]) -> Room:
    """Return the room in the answer to a POST at ``rooms``, the address of all rooms."""
    return Room(f"{rooms}/{made['code']}", made["token"])


def request_json(url: str, body: object = None, token: str = "") -> dict[str, Any]:
    """Return the JSON answer to a POST with a JSON ``body``, or to a GET without one."""
    headers = {"Content-Type": "application/json"} if body is not None else {}
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    content = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, content, headers)) as answer:
        payload: dict[str, Any] = json.load(answer)
    return payload


def steady_box(page: Page, locator: Locator) -> Any:
    """Return the box of an element, once it has stopped moving."""
    found, before = locator.bounding_box(), None
    while found is None or found != before:
        page.wait_for_timeout(POLL)
        found, before = locator.bounding_box(), found
    return found


def play(page: Page, speed: str) -> None:
    """Change the speed of a playing run to one of the page's speeds."""
    page.get_by_role("button", name="Pause").click()
    begin(page, speed)


def begin(page: Page, speed: str) -> None:
    """Play a paused run at one of the page's speeds."""
    page.get_by_label("Speed").select_option(label=speed)
    page.get_by_role("button", name="Play").click()


def wait_until(page: Page, condition: str, seconds: float = PAGE_TIMEOUT / 1000) -> None:
    """Wait until a JavaScript expression is true. Raises TimeoutError after ``seconds``.

    Playwright's own wait evaluates text in the page, which Nudge's policy forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:.0f} s in vain for {condition}")
        page.wait_for_timeout(POLL)
