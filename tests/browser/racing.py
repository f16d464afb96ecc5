"""What the race is tested with: the page beside what the server says of it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.nudge import PLAINLY, Nudge
from tests.browser.reads import LIMIT
from tests.support.server import Server

MOMENT = 50  # milliseconds between two looks
# A rough surface, so that there is time for what is tested here.
TWO = "/?race=examples&run=100&run=full&surface=100&points=11"
SHORT = f"{TWO}&until=4000&speed=4"
UNSAID = {"phase", "surface", "points"}


def eventually(holds: Callable[[], bool], page: Page, otherwise: str) -> None:
    """Wait until ``holds``: races share the machine with whatever else runs on it."""
    end = time.monotonic() + LIMIT
    while not holds():
        if time.monotonic() > end:
            pytest.fail(f"{otherwise}: {page.locator('.race').inner_text()}")
        page.wait_for_timeout(MOMENT)


def race_of(nudge: Nudge) -> dict[str, Any]:
    """The race as the server has it."""
    race: dict[str, Any] = nudge.get(f"{nudge.address}/race").json()
    return race


def opened(page: Page, server: Server, address: str = TWO) -> Nudge:
    """The page at ``address``, with its race there."""
    nudge = Nudge.open(page, server, address)
    ends_with_its_page(nudge)
    expect(row(page, 0)).to_have_attribute("data-step", re.compile(r"\d"))
    expect(page.get_by_role("progressbar", name="How far the race is")).to_be_visible()
    return nudge


def until_over(nudge: Nudge) -> None:
    """Wait until the race is over, and do not ask too often: it takes the server's time."""
    over = "async ({ arg }) => (await (await fetch(arg)).json())?.over"
    nudge.until(over, "the race does not end", f"{nudge.address}/race", 3 * LIMIT, every=200)


def ends_with_its_page(nudge: Nudge) -> None:
    """End the race when its page is closed: it would go on, and take the next tests' time."""
    address, rights = f"{nudge.address}/commands", nudge.rights()
    none = {"type": "race", "settings": None}

    def end(_: Page) -> None:
        with suppress(httpx.TransportError):  # the server may be gone by now
            httpx.post(address, json=none, headers=rights, **PLAINLY)

    nudge.page.once("close", end)


def row(page: Page, run: int) -> Locator:
    return page.locator(f".race-run[data-run='{run}']")


def names(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".race-run th").all_inner_texts()]


def until_server(nudge: Nudge, **settings: Any) -> dict[str, Any]:
    """Wait until the server's race has these settings; its state."""

    def has() -> bool:
        now = (race_of(nudge) or {}).get("settings", {})  # there may be no race yet
        return all(now.get(name) == value for name, value in settings.items())

    eventually(has, nudge.page, f"the race has not {settings}")
    return race_of(nudge)


def until_beyond(nudge: Nudge, run: int, step: int) -> None:
    """Wait until the page shows that a run is beyond a step."""
    there = "({ arg: [of, step] }) => Number(document.querySelector(of).dataset.step) > step"
    place = f".race-run[data-run='{run}']"
    nudge.until(there, f"run {run} does not come beyond step {step}", [place, step], 2 * LIMIT)


def runs_of(nudge: Nudge) -> list[int | str]:
    return [run["batch_size"] for run in race_of(nudge)["settings"]["runs"]]


def named(page: Page) -> list[tuple[str, str]]:
    """What the address says of the race, apart from its surface."""
    parts = parse_qsl(urlsplit(page.url).query)
    return [(name, text) for name, text in parts if name not in UNSAID]


def until_named(page: Page, *expected: tuple[str, str]) -> None:
    """Wait until the address says exactly this of the race."""
    eventually(lambda: named(page) == list(expected), page, f"not {expected} but {page.url}")


def pause(nudge: Nudge) -> dict[str, Any]:
    """Pause the race, and wait until the page shows where the server's stands; its state."""
    nudge.page.locator(".race").get_by_role("button", name="Pause", exact=True).click()
    eventually(lambda: not race_of(nudge)["playing"], nudge.page, "it goes on")
    return settled(nudge)


def settled(nudge: Nudge) -> dict[str, Any]:
    """Where the race stands, once the page shows the same and costs are known; for one at rest."""

    def is_shown() -> bool:
        race = race_of(nudge)
        return all(
            run["cost"] is not None
            and row(nudge.page, i).get_attribute("data-step") == str(run["step"])
            and row(nudge.page, i).get_attribute("data-cost") == repr_of(run["cost"])
            for i, run in enumerate(race["runs"])
        )

    eventually(is_shown, nudge.page, "the page does not show where the race stands")
    return race_of(nudge)


def repr_of(number: float) -> str:
    """A number as JavaScript writes it into an attribute."""
    return str(int(number)) if number == int(number) else repr(number)


def ended(nudge: Nudge) -> dict[str, Any]:
    """Where the race stands, once it is over."""
    eventually(lambda: bool(race_of(nudge)["over"]), nudge.page, "it does not end")
    return settled(nudge)
