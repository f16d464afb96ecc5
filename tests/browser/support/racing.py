"""Helpers for tests of the race: its table on the page, and its state on the server."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import LIMIT, attributes, eventually, texts
from tests.support.embedded import TRAIN
from tests.support.server import Server

# A coarse surface takes little time, which leaves time for what these tests check.
TWO = "/?race=examples&run=100&run=full&surface=100&points=11"
SHORT = f"{TWO}&until={TRAIN}&speed=4"
UNCHECKED_NAMES = {"phase", "surface", "points"}


def get_race(nudge: Nudge) -> dict[str, Any]:
    """Return the state of the race, from the server."""
    race: dict[str, Any] = nudge.get(f"{nudge.address}/race").json()
    return race


def open_race(page: Page, server: Server, address: str = TWO) -> Nudge:
    """Open ``address``, and wait until the page shows its race."""
    nudge = Nudge.open(page, server, address)
    expect(row(page, 0)).to_have_attribute("data-step", re.compile(r"\d"))
    expect(page.get_by_role("progressbar", name="How far the race is")).to_be_visible()
    return nudge


def until_over(nudge: Nudge) -> None:
    """Wait until the race is over. Asks seldom, as each answer takes the server's time."""
    is_over = "async ({ arg }) => (await (await fetch(arg)).json())?.over"
    nudge.until(is_over, "the race does not end", f"{nudge.address}/race", 3 * LIMIT, every=200)


def row(page: Page, run: int) -> Locator:
    """Return the row of a run, counted from 0."""
    return page.locator(f".race-run[data-run='{run}']")


def names(page: Page) -> list[str]:
    """Return the names of the runs on the page."""
    return [" ".join(name.split()) for name in texts(page.locator(".race-run th"))]


def until_race_settings(nudge: Nudge, **settings: Any) -> dict[str, Any]:
    """Wait until the server's race has these settings; return its state."""

    def has() -> bool:
        found = (get_race(nudge) or {}).get("settings", {})  # there may be no race yet
        return all(found.get(name) == value for name, value in settings.items())

    eventually(nudge.page, has, f"the race has not {settings}")
    return get_race(nudge)


def until_run_past(nudge: Nudge, run: int, step: int) -> None:
    """Wait until the page shows a later step of the run than `step`."""
    is_past = "({ arg: [row, step] }) => Number(document.querySelector(row).dataset.step) > step"
    selector = f".race-run[data-run='{run}']"
    nudge.until(is_past, f"run {run} does not come beyond step {step}", [selector, step], 2 * LIMIT)


def batch_sizes(nudge: Nudge) -> list[int | str]:
    """Return the batch size of every run, from the server: a number or "full"."""
    return [run["batch_size"] for run in get_race(nudge)["settings"]["runs"]]


def race_query(page: Page) -> list[tuple[str, str]]:
    """Return the (name, value) pairs of the page's address that describe the race.

    Leaves out the phase and the surface.
    """
    parts = parse_qsl(urlsplit(page.url).query)
    return [(name, text) for name, text in parts if name not in UNCHECKED_NAMES]


def until_race_query(page: Page, *expected: tuple[str, str]) -> None:
    """Wait until the page's address describes the race by exactly these (name, value) pairs."""
    eventually(page, lambda: race_query(page) == list(expected), f"not {expected}")


def pause(nudge: Nudge) -> dict[str, Any]:
    """Pause the race, wait until the page shows the server's state of it, and return that state."""
    nudge.page.locator(".race").get_by_role("button", name="Pause", exact=True).click()
    eventually(nudge.page, lambda: not get_race(nudge)["playing"], "it goes on")
    return until_race_shown(nudge)


def until_race_shown(nudge: Nudge) -> dict[str, Any]:
    """Wait until the page shows the steps and costs of a race at rest; return its state."""

    def is_shown() -> bool:
        runs = get_race(nudge)["runs"]
        rows = nudge.page.locator(".race-run")
        return [(str(run["step"]), to_js_number(run["cost"])) for run in runs] == list(
            zip(attributes(rows, "data-step"), attributes(rows, "data-cost"), strict=True)
        )

    eventually(nudge.page, is_shown, "the page does not show where the race stands")
    return get_race(nudge)


def to_js_number(number: float | None) -> str:
    """Return the number as JavaScript writes it into an attribute.

    None, a cost that is not known yet, becomes a text that no attribute has.
    """
    if number is None:
        return "not known"
    return str(int(number)) if number == int(number) else repr(number)


def until_race_ended(nudge: Nudge) -> dict[str, Any]:
    """Wait until the race is over and the page shows its end; return its state."""
    until_over(nudge)
    return until_race_shown(nudge)
