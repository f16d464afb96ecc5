"""The map of the descent: how it opens, fills its frame, and is looked at from nearer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.descent import SHORT, Descent
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import (
    box,
    eventually,
    read_page,
    wait_for_rest,
)
from tests.support.server import Server


def test_the_chapter_opens_on_a_surface_with_the_runs_at_their_start_and_an_ended_race_stays_ended(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/downhill")
    descent = Descent(nudge)
    descent.until("({ scene }) => scene.surface && scene.runs.length === 2", "nothing is ready")
    race = descent.race()
    assert (race["playing"], race["progress"]) == (False, 0)
    assert [run["step"] for run in race["runs"]] == [0, 0]
    start, *heads = descent.scene("[scene.start, ...scene.runs.map(({ head }) => head)]")
    first, second = heads
    assert second["x"] - first["x"] > descent.scene("scene.frame.em"), "one covers the other"
    assert first["x"] < start["x"] < second["x"], "they wait side by side, at the cross"
    assert first["y"] == second["y"]
    panel = page.get_by_role("region", name="The race")
    panel.get_by_role("button", name="End").click()
    expect(page.locator(".descent-none")).to_be_visible()
    wait_for_rest(page)
    assert nudge.get(f"{nudge.address}/race").json() is None
    panel.get_by_role("button", name="Start the race").click()
    eventually(page, lambda: (descent.race() or {}).get("playing"), "it does not begin")


@pytest.mark.parametrize("view", ["flat", "solid"])
def test_the_large_picture_fills_its_frame_and_the_cards_lie_over_it(
    still_page: Page, server: Server, view: str
) -> None:
    still_page.set_viewport_size({"width": 1440, "height": 900})
    nudge = Nudge.open(still_page, server, f"/story/downhill?{SHORT.partition('?')[2]}&view={view}")
    descent = Descent(nudge)
    race = descent.until_over()
    frame = descent.scene("scene.frame")
    if view == "flat":
        assert frame["side"] > 0.9 * min(frame["width"], frame["height"] - 7 * frame["em"]) - 60
    else:
        nudge.until(f"() => {LANDSCAPE}?.eye.tilt > 0.9", "it is not seen in three dimensions")
        assert read_page(still_page, BOX_WIDTH) > 0.7 * frame["width"]
    picture, cards = (box(still_page.locator(name)) for name in (".descent-picture", CARDS))
    assert picture["x"] <= cards["x"]
    assert cards["x"] + cards["width"] <= picture["x"] + picture["width"] + 1
    for head in descent.scene("scene.runs.map(({ head }) => head)") if view == "flat" else []:
        x, y = picture["x"] + head["x"], picture["y"] + head["y"]
        is_covered = x > cards["x"] and cards["y"] < y < cards["y"] + cards["height"]
        assert not is_covered, "a card covers a run"
    assert race["over"]


def test_the_zoom_of_the_map_is_the_readers_by_buttons_keys_wheel_and_drag(
    still_page: Page, server: Server
) -> None:
    descent = Descent.open(still_page, server)
    descent.until_over()
    descent.enlarge()
    whole = descent.scene("scene.bounds")
    span = whole["x1"] - whole["x0"]
    nearer, away = (still_page.get_by_role("button", name=name) for name in NEARER_AND_AWAY)
    expect(away).to_be_disabled()
    nearer.click()
    descent.until(ZOOMED, "the button does not zoom", span / 1.5)
    descent.canvas.focus()
    still_page.keyboard.press("+")
    descent.until(ZOOMED, "the key does not zoom", span / 1.5**2)
    left = descent.scene("scene.bounds.x0")
    place = box(descent.canvas)
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 3
    still_page.mouse.move(x, y)
    still_page.mouse.down()
    still_page.mouse.move(x + 20, y + 10, steps=4)
    still_page.mouse.up()
    descent.until("({ scene, arg }) => scene.bounds.x0 !== arg", "it stays", left)
    assert descent.nudge.room()["step"] == 0, "a drag is not a click"
    still_page.mouse.wheel(0, -200)
    descent.until("({ scene, arg }) => scene.bounds.x1 - scene.bounds.x0 < arg", "no", span / 2.5)
    still_page.keyboard.press("0")
    descent.until("({ scene, arg }) => scene.bounds.x0 === arg", "not the whole", whole["x0"])


NEARER_AND_AWAY = ("Nearer", "Further away")
ZOOMED = "({ scene, arg }) => Math.abs(scene.bounds.x1 - scene.bounds.x0 - arg) < 1e-6"
CARDS = ".descent-view .descent-cards"
LANDSCAPE = "document.querySelector('.landscape-solid')?.landscape"
BOX_WIDTH = f"""() => {{
  const {{ camera }} = {LANDSCAPE};
  const corners = [-1, 1].flatMap((x) => [-1, 1].map((y) => camera.place([x, y, 0]).x));
  return Math.max(...corners) - Math.min(...corners);
}}"""
"""The width of the box around the surface, in pixels of the canvas."""
