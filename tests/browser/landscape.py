"""The cost surface in three dimensions, as a person has it before them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.nudge import Nudge
from tests.browser.racing import ends_with_its_page, until_over
from tests.support.server import Server

# A small network and a rough surface, over at once: what is looked at is its picture.
RACE = "race=examples&run=100&run=full&until=8000&speed=max&points=21&surface=200&hidden=6"
FLAT = f"/lab?{RACE}&view=flat"
SOLID = f"/lab?{RACE}&view=solid"
CANVAS = ".landscape-solid"

OVER = """() => {
  const { descent } = document.querySelector('.descent-picture canvas') ?? {};
  return Boolean(descent?.surface && !descent.surface.isCoarse && descent.t === 1);
}"""
LANDSCAPE = f"document.querySelector('{CANVAS}')?.landscape"
EYE = f"() => {LANDSCAPE} ? {{ ...{LANDSCAPE}.eye }} : null"


def opened(page: Page, server: Server, address: str = SOLID) -> Nudge:
    """The page at ``address``, once its race is over and the fine surface is there."""
    nudge = Nudge.open(page, server, address)
    ends_with_its_page(nudge)
    until_drawn(nudge)
    if "solid" in address:
        nudge.until(f"() => {LANDSCAPE}", "nothing is seen in three dimensions")
    return nudge


def until_drawn(nudge: Nudge) -> None:
    """Wait until the race is over, and its last surface is there."""
    until_over(nudge)
    nudge.until(OVER, "no fine surface is shown", limit=60)
    nudge.page.wait_for_timeout(700)  # the last surface may be on its way


def eye(nudge: Nudge) -> dict[str, float]:
    found: dict[str, float] = nudge.page.evaluate(EYE)
    return found


def until_eye(nudge: Nudge, holds: str) -> dict[str, float]:
    nudge.until(f"() => {{ const eye = ({EYE})(); return {holds}; }}", f"the eye is not {holds}")
    return eye(nudge)
