"""The pictures of the README, taken from the real page in virtual time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, expect

from docs.pictures import FOLDER
from tests.browser.support.nudge import Nudge
from tests.browser.support.pad import Pad, place_strokes
from tests.browser.support.reads import QUIET_SCRIPT
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.server import Server

LAPTOP: Final[dict[str, Any]] = {"viewport": {"width": 1440, "height": 900}}
PROJECTOR: Final[dict[str, Any]] = {
    "viewport": {"width": 1280, "height": 720},
    "color_scheme": "light",
}
PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
DRAWN: Final = 1
STROKES: Final = [[(0.2, 0.3), (0.55, 0.0), (0.5, 1.0)]]
"""A 1 as people in Europe write it. Few in MNIST do, and the network takes it for a 7."""
MOMENT: Final = "step=300&example=test.313"
"""A network that reads six of seven digits, and a 3 that it takes for a 5."""
QUALITY: Final = 80
SETTLED: Final = 3.0
"""Seconds of virtual time in which whatever moves by itself has come to rest."""
RACE: Final = "race=steps&run=100&run=full&until=120&speed=8"
RACE_LIMIT: Final = 600.0
"""Seconds: on a busy machine a race is slow."""
PLAYED: Final = "() => document.querySelector('.transport .play')?.ariaLabel === 'Play'"
PLAY_LIMIT: Final = 60.0


def nothing(nudge: Nudge) -> None:
    """Leave the page as its address shows it."""


def train(nudge: Nudge) -> None:
    """Train as people do, so that the test images are read on the way."""
    for step in (301, 601, 901):
        nudge.button("Train 300 more").click()
        nudge.until_step(step)


def project(nudge: Nudge) -> None:
    """Switch to the projector's view."""
    nudge.page.keyboard.press("p")
    nudge.has_big_text(True)


def teach(nudge: Nudge) -> None:
    """Draw a digit, say what it should have been, and repeat the step until that is the answer."""
    pad = Pad(nudge)
    pad.sheet.wait_for()
    pad.draw(place_strokes(STROKES, slant=0.2))
    said = nudge.page.get_by_role("group", name="It should have been")
    said.get_by_role("button", name=str(DRAWN), exact=True).click()
    nudge.until("({ record, arg }) => record.focus.label === arg", "it is not said", DRAWN)
    nudge.button("Repeat until it agrees").click()
    expect(nudge.page.locator(".repeat-plot").first).to_be_visible()
    expect(nudge.button("Stop")).to_have_count(0)


def run_the_race(nudge: Nudge) -> None:
    """Wait until the race is over."""
    is_over = "async ({ arg }) => (await (await fetch(arg)).json())?.over"
    race = f"{nudge.address}/race"
    nudge.until(is_over, "the race does not end", race, RACE_LIMIT, every=200)


class Still(NamedTuple):
    """A picture: the address of what it shows, what is done there first, and the screen."""

    address: str
    prepare: Callable[[Nudge], None] = nothing
    screen: dict[str, Any] = LAPTOP


STILLS: Final = {
    "average": Still(f"/lab?{MOMENT}&phase=average"),
    "projector": Still(f"/lab?{MOMENT}&phase=asks:3", project, PROJECTOR),
    "phone": Still(f"/lab?{MOMENT}&phase=asks:3", screen=PHONE),
    "asks": Still(f"/story/asks?{MOMENT}"),
    "sensitivity": Still(f"/story/sensitivity?{MOMENT}"),
    "table": Still(f"/story/table?{MOMENT}"),
    "chain-rule": Still(f"/story/chain-rule?{MOMENT}"),
    "it-learns": Still("/story/it-learns?step=1&example=test.313", train),
    "descent": Still(f"/story/downhill?{MOMENT}&{RACE}", run_the_race),
    "draw": Still(f"/draw?{MOMENT}&phase=forward", teach),
}
"""The pictures by their names, in the order of the README."""


def take(browser: Browser, server: Server, name: str) -> None:
    """Take a picture."""
    still = STILLS[name]
    options = {"locale": "en", "color_scheme": "dark", "reduced_motion": "reduce", **still.screen}
    context = browser.new_context(base_url=server.url, **options)
    context.add_init_script(path=QUIET_SCRIPT)
    nudge = Nudge.open(in_virtual_time(context.new_page()), server, still.address)
    still.prepare(nudge)
    nudge.until(PLAYED, "it goes on playing", limit=PLAY_LIMIT)
    nudge.let_pass(SETTLED)
    nudge.page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=QUALITY)
    context.close()
