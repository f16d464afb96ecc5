"""The cost surface in three dimensions, turned, tilted and zoomed: by hand, by keys, by buttons."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.landscape import CANVAS, eye, open_landscape, until_eye
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import box, read_page
from tests.support.server import Server


def middle(nudge: Nudge) -> tuple[float, float]:
    """The middle of the picture on the page: x, y."""
    place = box(nudge.page.locator(CANVAS))
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


def test_keys_turn_tilt_and_zoom_the_surface_and_do_nothing_else(
    still_page: Page, server: Server
) -> None:
    nudge = open_landscape(still_page, server)
    home = until_eye(nudge, "eye.tilt > 0.9")
    canvas = still_page.get_by_role("application", name="The cost surface, its paths upon it")
    expect(canvas).to_have_accessible_description(
        "Arrow keys go around it, plus and minus nearer and away, Home back to the first view."
    )
    canvas.focus()
    still_page.keyboard.press("ArrowRight")
    right = until_eye(nudge, f"eye.azimuth > {home['azimuth']}")
    still_page.keyboard.press("ArrowLeft")
    still_page.keyboard.press("ArrowLeft")
    until_eye(nudge, f"eye.azimuth < {home['azimuth']}")
    still_page.keyboard.press("ArrowUp")
    until_eye(nudge, f"eye.tilt < {home['tilt']}")
    still_page.keyboard.press("ArrowDown")
    still_page.keyboard.press("ArrowDown")
    until_eye(nudge, f"eye.tilt > {home['tilt']}")
    still_page.keyboard.press("+")
    until_eye(nudge, "eye.zoom > 1.1")
    still_page.keyboard.press("-")
    until_eye(nudge, "eye.zoom === 1")
    still_page.keyboard.press("Home")
    until_eye(nudge, f"eye.azimuth === {home['azimuth']} && eye.tilt === {home['tilt']}")
    assert right["zoom"] == 1
    assert nudge.room()["step"] == 0
    assert nudge.scene("scene.phase") == "forward"


def test_dragging_turns_and_tilts_the_surface_and_the_wheel_zooms(
    still_page: Page, server: Server
) -> None:
    nudge = open_landscape(still_page, server)
    before = until_eye(nudge, "eye.tilt > 0.9")
    x, y = middle(nudge)
    still_page.mouse.move(x, y)
    still_page.mouse.down()
    still_page.mouse.move(x + 60, y, steps=6)
    to_the_right = until_eye(nudge, f"eye.azimuth < {before['azimuth'] - 0.1}")
    assert to_the_right["tilt"] == pytest.approx(before["tilt"])
    still_page.mouse.move(x + 60, y + 60, steps=6)
    higher = until_eye(nudge, f"eye.tilt < {before['tilt'] - 0.1}")
    still_page.mouse.up()
    still_page.mouse.move(x - 60, y - 60)
    assert eye(nudge) == higher
    still_page.mouse.wheel(0, -300)
    zoomed = until_eye(nudge, "eye.zoom > 1.2")
    still_page.mouse.wheel(0, 3000)
    until_eye(nudge, "eye.zoom === 1")
    assert zoomed["azimuth"] == higher["azimuth"]


def test_each_way_to_turn_the_surface_has_a_button_too(still_page: Page, server: Server) -> None:
    nudge = open_landscape(still_page, server)
    until_eye(nudge, "eye.tilt > 0.9")
    for name, condition in {
        "From further left": "eye.azimuth < {azimuth}",
        "From further right": "eye.azimuth > {azimuth}",
        "From higher up": "eye.tilt < {tilt}",
        "From further down": "eye.tilt > {tilt}",
        "Nearer": "eye.zoom > {zoom}",
        "Further away": "eye.zoom < {zoom}",
        "From above": "eye.tilt === 0 && eye.azimuth === 0",
    }.items():
        before = eye(nudge)
        nudge.button(name).click()
        until_eye(nudge, condition.format(**before))


def test_the_surface_is_turned_by_one_finger_and_zoomed_by_two(
    new_context: NewContext, server: Server
) -> None:
    size = {"width": 390, "height": 844}
    options = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}
    context = new_context(server, viewport=size, reduced_motion="reduce", **options)
    page = context.new_page()
    nudge = open_landscape(page, server)
    page.locator(CANVAS).scroll_into_view_if_needed()
    before = until_eye(nudge, "eye.tilt > 0.9")
    x, y = middle(nudge)
    touch = context.new_cdp_session(page)

    def fingers(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x + dx, "y": y + dy, "id": i} for i, (dx, dy) in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", (0, 0))
    for by in range(0, 70, 10):
        fingers("touchMove", (by, 0))
    fingers("touchEnd")
    turned = until_eye(nudge, f"eye.azimuth < {before['azimuth'] - 0.1}")
    scrolled = read_page(page, "scrollY")
    fingers("touchStart", (-20, 0))
    fingers("touchStart", (-20, 0), (20, 0))
    for by in range(20, 90, 10):
        fingers("touchMove", (-by, 0), (by, 0))
    fingers("touchEnd")
    zoomed = until_eye(nudge, "eye.zoom > 1.5")
    assert zoomed["tilt"] == turned["tilt"]
    assert read_page(page, "scrollY") == scrolled
    assert read_page(page, "visualViewport.scale") == 1
