"""The real page in a real headless Chromium, without a GPU, on a server of its own."""

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

# No sandbox: CI runs as root. The others keep Chromium from asking other hosts meanwhile.
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
PATIENCE: Final = 60_000
POLL: Final = 100
"""Milliseconds for what the page is waited for (the machine may be busy), and between two looks."""


@dataclass(frozen=True)
class Room:
    """A room as the interface tells of it, at ``url``; whoever has its ``token`` drives."""

    url: str
    token: str

    @property
    def code(self) -> str:
        """Its name among the rooms."""
        return self.url.rpartition("/")[2]

    def state(self) -> dict[str, Any]:
        """Return its settings, step, accuracy and so on."""
        return asked(self.url)

    def command(self, **command: Any) -> dict[str, Any]:
        """Have a command carried out."""
        return asked(f"{self.url}/commands", command, self.token)

    def end(self) -> None:
        """End it, so that it takes nothing from what is measured next on its server."""
        rights = {"Authorization": f"Bearer {self.token}"}
        urllib.request.urlopen(
            urllib.request.Request(self.url, None, rights, method="DELETE")
        ).close()


@contextlib.contextmanager
def server(*options: str) -> Iterator[Server]:
    """Run Nudge with no rooms yet."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder), options) as running:
        yield running


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Run Chromium; raise ChromiumMissing where none can be had."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright.chromium.executable_path)
        started = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield started
        started.close()


@contextlib.contextmanager
def opened(address: str = "/lab", *options: str) -> Iterator[tuple[Page, Room]]:
    """Open Nudge for the first time, on a laptop's screen; yield the page and the room it made.

    ``options`` are the server's. The room is the one that the page was told of: where it is, is
    not made out of the page's own address.
    """
    with server(*options) as running, browser() as chromium:
        context = chromium.new_context(base_url=running.url, viewport=LAPTOP)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            page.goto(address)
        room = room_of(answered.value.url, answered.value.json())
        try:
            yield page, room
        finally:
            context.close()
            room.end()


@contextlib.contextmanager
def made(running: Server, settings: dict[str, Any]) -> Iterator[Room]:
    """Make a room that no page shows."""
    rooms = f"{running.url}/api/rooms"
    room = room_of(rooms, asked(rooms, settings))
    yield room
    room.end()


def room_of(rooms: str, made: dict[str, Any]) -> Room:
    """Return the room of which the server, asked at ``rooms``, has answered that it is made."""
    return Room(f"{rooms}/{made['code']}", made["token"])


def asked(url: str, body: object = None, token: str = "") -> dict[str, Any]:
    """Return what the server answers, to a GET where there is no ``body``; both are JSON."""
    headers = {"Content-Type": "application/json"} if body is not None else {}
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    content = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, content, headers)) as answer:
        told: dict[str, Any] = json.load(answer)
    return told


def steady_box(page: Page, locator: Locator) -> Any:
    """Return where something is, once it is where it was a moment before."""
    found, before = locator.bounding_box(), None
    while found is None or found != before:
        page.wait_for_timeout(POLL)
        found, before = locator.bounding_box(), found
    return found


def play(page: Page, speed: str) -> None:
    """Let a run that plays go on at one of the page's speeds."""
    page.get_by_role("button", name="Pause").click()
    begin(page, speed)


def begin(page: Page, speed: str) -> None:
    """Play, at one of the page's speeds, a run that is at rest."""
    page.get_by_label("Speed").select_option(label=speed)
    page.get_by_role("button", name="Play").click()


def wait_until(page: Page, condition: str, seconds: float = PATIENCE / 1000) -> None:
    """Wait until a JavaScript expression holds; raise TimeoutError if it never does.

    Playwright's own waiting evaluates text in the page, which Nudge's policy forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:.0f} s in vain for {condition}")
        page.wait_for_timeout(POLL)
