"""The cost surface in three dimensions, as a person has it before them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.support.nudge import Nudge
from tests.browser.support.racing import race_of, until_over
from tests.browser.support.reads import eventually, of_page
from tests.support.server import Server

# A small network and a rough surface, over at once: what is looked at is its picture.
RACE = "race=examples&run=100&run=full&until=8000&speed=max&points=21&surface=200&hidden=6"
FLAT = f"/lab?{RACE}&view=flat"
SOLID = f"/lab?{RACE}&view=solid"
CANVAS = ".landscape-solid"

OVER = """({ arg }) => {
  const { descent } = document.querySelector('.descent-picture canvas') ?? {};
  const { surface } = descent ?? {};
  return Boolean(surface && !surface.isCoarse && surface.plane === arg && descent.t === 1);
}"""
LANDSCAPE = f"document.querySelector('{CANVAS}')?.landscape"
EYE = f"() => {LANDSCAPE} ? {{ ...{LANDSCAPE}.eye }} : null"


def opened(page: Page, server: Server, address: str = SOLID) -> Nudge:
    """The page at ``address``, once its race is over and the fine surface is there."""
    nudge = Nudge.open(page, server, address)
    until_drawn(nudge)
    if "solid" in address:
        nudge.until(f"() => {LANDSCAPE}", "nothing is seen in three dimensions")
    return nudge


def until_drawn(nudge: Nudge) -> None:
    """Wait until the race is over, and its last surface is there."""
    until_over(nudge)
    eventually(nudge.page, lambda: settled_plane(nudge) is not None, "its plane does not settle")
    nudge.until(OVER, "the last surface is not shown", settled_plane(nudge), limit=60)


def settled_plane(nudge: Nudge) -> int | None:
    """The number of the plane that a race which is over ends with; None as long as it may turn."""
    plane = (race_of(nudge) or {}).get("plane")
    return int(plane["number"]) if plane and plane["settled"] else None


def eye(nudge: Nudge) -> dict[str, float]:
    """Where the picture is seen from, once it is at rest."""
    return of_page(nudge.page, EYE)  # type: ignore[no-any-return]


def until_eye(nudge: Nudge, holds: str) -> dict[str, float]:
    nudge.until(f"() => {{ const eye = ({EYE})(); return {holds}; }}", f"the eye is not {holds}")
    return eye(nudge)
