"""What the race is tested with: the page beside what the server says of it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import LIMIT, attributes, eventually, texts
from tests.support.server import Server

# A rough surface, so that there is time for what is tested here.
TWO = "/?race=examples&run=100&run=full&surface=100&points=11"
SHORT = f"{TWO}&until=4000&speed=4"
UNSAID = {"phase", "surface", "points"}


def race_of(nudge: Nudge) -> dict[str, Any]:
    """The race as the server has it."""
    race: dict[str, Any] = nudge.get(f"{nudge.address}/race").json()
    return race


def opened(page: Page, server: Server, address: str = TWO) -> Nudge:
    """The page at ``address``, with its race there."""
    nudge = Nudge.open(page, server, address)
    expect(row(page, 0)).to_have_attribute("data-step", re.compile(r"\d"))
    expect(page.get_by_role("progressbar", name="How far the race is")).to_be_visible()
    return nudge


def until_over(nudge: Nudge) -> None:
    """Wait until the race is over, and do not ask too often: it takes the server's time."""
    over = "async ({ arg }) => (await (await fetch(arg)).json())?.over"
    nudge.until(over, "the race does not end", f"{nudge.address}/race", 3 * LIMIT, every=200)


def row(page: Page, run: int) -> Locator:
    return page.locator(f".race-run[data-run='{run}']")


def names(page: Page) -> list[str]:
    return [" ".join(name.split()) for name in texts(page.locator(".race-run th"))]


def until_server(nudge: Nudge, **settings: Any) -> dict[str, Any]:
    """Wait until the server's race has these settings; its state."""

    def has() -> bool:
        now = (race_of(nudge) or {}).get("settings", {})  # there may be no race yet
        return all(now.get(name) == value for name, value in settings.items())

    eventually(nudge.page, has, f"the race has not {settings}")
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
    eventually(page, lambda: named(page) == list(expected), f"not {expected}")


def pause(nudge: Nudge) -> dict[str, Any]:
    """Pause the race, and wait until the page shows where the server's stands; its state."""
    nudge.page.locator(".race").get_by_role("button", name="Pause", exact=True).click()
    eventually(nudge.page, lambda: not race_of(nudge)["playing"], "it goes on")
    return settled(nudge)


def settled(nudge: Nudge) -> dict[str, Any]:
    """Where the race stands, once the page shows the same and costs are known; for one at rest."""

    def is_shown() -> bool:
        runs = race_of(nudge)["runs"]
        rows = nudge.page.locator(".race-run")
        return [(str(run["step"]), repr_of(run["cost"])) for run in runs] == list(
            zip(attributes(rows, "data-step"), attributes(rows, "data-cost"), strict=True)
        )

    eventually(nudge.page, is_shown, "the page does not show where the race stands")
    return race_of(nudge)


def repr_of(number: float | None) -> str:
    """A number as JavaScript writes it into an attribute; one that is not known yet is none."""
    if number is None:
        return "not known"
    return str(int(number)) if number == int(number) else repr(number)


def ended(nudge: Nudge) -> dict[str, Any]:
    """Where the race stands, once it is over."""
    until_over(nudge)
    return settled(nudge)
