"""The cost surface of a race on a page, in three dimensions."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.support.nudge import Nudge
from tests.browser.support.racing import get_race, until_over
from tests.browser.support.reads import eventually, read_page
from tests.support.embedded import TRAIN
from tests.support.server import Server

# A small network and a coarse surface: the race is over soon, and the tests look at its picture.
RACE = f"race=examples&run=100&run=full&until={2 * TRAIN}&speed=max&points=21&surface=200&hidden=6"
FLAT = f"/lab?{RACE}&view=flat"
SOLID = f"/lab?{RACE}&view=solid"
CANVAS = ".landscape-solid"

SURFACE_IS_SHOWN = """({ arg }) => {
  const { descent } = document.querySelector('.descent-picture canvas') ?? {};
  const { surface } = descent ?? {};
  return Boolean(surface && !surface.isCoarse && surface.plane === arg && descent.t === 1);
}"""
LANDSCAPE = f"document.querySelector('{CANVAS}')?.landscape"
EYE = f"() => {LANDSCAPE} ? {{ ...{LANDSCAPE}.eye }} : null"


def open_landscape(page: Page, server: Server, address: str = SOLID) -> Nudge:
    """Open ``address``; wait until the race is over and its fine surface is drawn."""
    nudge = Nudge.open(page, server, address)
    until_drawn(nudge)
    if "solid" in address:
        nudge.until(f"() => {LANDSCAPE}", "nothing is seen in three dimensions")
    return nudge


def until_drawn(nudge: Nudge) -> None:
    """Wait until the race is over and its last surface is drawn."""
    until_over(nudge)
    eventually(nudge.page, lambda: settled_plane(nudge) is not None, "its plane does not settle")
    nudge.until(SURFACE_IS_SHOWN, "the last surface is not shown", settled_plane(nudge), limit=60)


def settled_plane(nudge: Nudge) -> int | None:
    """Return the number of the last plane of a race; None while the plane may still turn."""
    plane = (get_race(nudge) or {}).get("plane")
    return int(plane["number"]) if plane and plane["settled"] else None


def eye(nudge: Nudge) -> dict[str, float]:
    """Return the position of the eye, once the page is at rest."""
    return read_page(nudge.page, EYE)  # type: ignore[no-any-return]


def until_eye(nudge: Nudge, condition: str) -> dict[str, float]:
    """Wait until a JavaScript condition of `eye` is true; return the position of the eye."""
    nudge.until(
        f"() => {{ const eye = ({EYE})(); return {condition}; }}", f"the eye is not {condition}"
    )
    return eye(nudge)
