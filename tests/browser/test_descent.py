"""The descent: what is drawn, and what is told of it, is where the server's paths are."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.conftest import NewContext
from tests.browser.descent import SHORT, TWO, WATCHED, Descent
from tests.browser.nudge import Nudge
from tests.browser.questions import eventually
from tests.browser.reading import shows
from tests.support.axe import axe
from tests.support.server import Server

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_both_walkers_move_and_end_where_the_servers_paths_end(page: Page, server: Server) -> None:
    descent = Descent.open(page, server, WATCHED)
    steps = "scene.runs.map(({ head }) => head.step)"
    descent.until("({ scene }) => scene.runs.every(({ head }) => head.step > 0)", "nobody moves")
    race = descent.over()
    assert descent.scene(steps) == [run["step"] for run in race["runs"]] == [80, 2]
    paths = descent.paths()
    for r, run in enumerate(race["runs"]):
        own = [point for point in paths if point["run"] == r]
        line = descent.scene(f"scene.runs[{r}].line")
        assert len(line) == 2 * len(own)
        for i, point in enumerate(own):
            assert (line[2 * i], line[2 * i + 1]) == pytest.approx(descent.place_of(point), abs=0.1)
        assert own[-1]["step"] == run["step"]


def test_the_surface_is_of_the_plane_on_show_and_its_levels_are_labelled(
    page: Page, server: Server
) -> None:
    descent = Descent.open(page, server)
    race = descent.over()
    assert descent.scene("scene.surface") == {
        "plane": race["plane"]["number"],
        "size": race["surface"]["points"],
        "isCoarse": False,
    }
    levels, marks = descent.scene("scene.levels"), descent.scene("scene.bar.marks")
    assert len(levels) >= 6
    assert levels == sorted(levels)
    assert marks
    shown = {str(float(mark["text"])) for mark in marks}
    assert shown <= {str(float(level)) for level in levels}
    assert descent.scene("scene.bar.title") == "cost over 200 of 4,000 examples"


def test_how_far_the_picture_can_be_trusted_is_told_in_numbers(page: Page, server: Server) -> None:
    descent = Descent.open(page, server)
    race = descent.over()
    held = page.locator(".plane-share")
    number = re.search(r"plane holds ([\d.]+ %) of both paths", held.inner_text())
    assert number
    assert shows(number[1], race["plane"]["share"])
    for r, run in enumerate(race["runs"]):
        row = page.locator(f".descent-numbers tr[data-run='{r}']")
        for name in ("true_cost", "plane_cost", "distance", "share"):
            assert shows(row.locator(f"[data-of='{name}']").inner_text(), run[name]), (r, name)


def test_pointing_at_a_path_tells_a_point_and_a_click_has_the_room_go_there(
    page: Page, server: Server
) -> None:
    descent = Descent.open(page, server)
    descent.over()
    point = next(p for p in descent.paths() if p["run"] == 0 and p["step"] == 40)
    descent.point_at(point)
    expect(descent.card).to_contain_text("step 40 · epoch 1, mini-batch 40")
    told = descent.card.locator("dd").all_inner_texts()
    assert shows(told[0], point["cost"])
    assert shows(told[1], point["batch_cost"])
    assert shows(told[2], point["examples_seen"])
    x, y = descent.place_of(point)
    descent.canvas.click(position={"x": x, "y": y})
    descent.nudge.until_step(40)
    room, run = descent.nudge.room(), descent.race()["runs"][0]
    assert room["settings"] == run["settings"]
    assert room["step"] == 40
    descent.until("({ scene }) => scene.visited?.step === 40", "the room is not marked")
    page.mouse.move(5, 5)
    expect(descent.card).to_have_count(0)


def test_the_keyboard_goes_along_a_path_to_another_and_has_the_room_go_there(
    page: Page, server: Server
) -> None:
    descent = Descent.open(page, server)
    descent.over()
    slider = page.get_by_role("slider", name=re.compile("Point of a path"))
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("mini-batches of 100: the start"))
    for _ in range(3):
        slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("step 3, epoch 1, cost"))
    expect(descent.card).to_contain_text("step 3 ·")
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("step 80, epoch 2"))
    slider.press("ArrowDown")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("all 4,000 examples: step 2"))
    slider.press("ArrowLeft")
    slider.press("Enter")
    descent.nudge.until_step(1)
    assert descent.nudge.room()["settings"]["batch_size"] == 4000
    slider.press("Escape")
    expect(descent.card).to_have_count(0)


WATCH = """async (frames) => {
  const canvas = document.querySelector('.descent-picture canvas');
  const seen = [];
  for (let i = 0; i < frames; i++) {
    const { plane, t, frame, bounds, start } = canvas.descent;
    seen.push({ plane, t, start, side: frame.side, span: bounds.x1 - bounds.x0 });
    await new Promise(requestAnimationFrame);
  }
  return seen;
}"""


def planes_seen(descent: Descent, frames: int = 200) -> list[dict[str, Any]]:
    """What every frame shows, while the plane is refitted."""
    seen: list[dict[str, Any]] = descent.page.evaluate(WATCH, frames)
    return seen


def test_to_a_new_plane_the_picture_glides(page: Page, server: Server) -> None:
    descent = Descent.open(page, server, f"{TWO}&speed=4")
    seen = planes_seen(descent)
    assert len({each["plane"] for each in seen}) > 1
    assert any(0 < each["t"] < 1 for each in seen)


def test_with_reduced_motion_it_is_there_at_once(new_context: NewContext, server: Server) -> None:
    page = new_context(server, reduced_motion="reduce").new_page()
    descent = Descent.open(page, server, f"{TWO}&speed=4")
    seen = planes_seen(descent)
    assert len({each["plane"] for each in seen}) > 1
    assert {each["t"] for each in seen} == {1}


def test_it_is_enlarged_in_the_stages_place_and_the_network_comes_back(
    page: Page, server: Server
) -> None:
    descent = Descent.open(page, server)
    race = descent.over()
    small = descent.scene("scene.frame.side")
    descent.enlarge()
    assert descent.scene("scene.frame.side") > 1.5 * small
    expect(page.locator(".stage canvas")).to_be_hidden()
    for r, run in enumerate(race["runs"]):
        card = page.locator(f".descent-cards [data-run='{r}']")
        assert shows(card.locator("[data-of='true_cost']").inner_text(), run["true_cost"])
        assert shows(card.locator("[data-of='plane_cost']").inner_text(), run["plane_cost"])
    page.get_by_role("region", name="Descent on the cost surface").get_by_role(
        "button", name="Back to the network"
    ).click()
    expect(page.locator(".stage canvas")).to_be_visible()
    descent.until("({ scene, arg }) => scene.frame.side === arg", "it is not small again", small)


def test_the_paths_are_in_a_table_as_well(page: Page, server: Server) -> None:
    descent = Descent.open(page, server)
    descent.over()
    page.get_by_text("The paths in numbers").press("Enter")
    table = page.get_by_role("region", name="Points of mini-batches of 100")
    last = [point for point in descent.paths() if point["run"] == 0][-1]
    cells = table.locator("tbody tr").last.locator("th, td").all_inner_texts()
    for text, name in zip(
        cells, ("step", "epoch", "examples_seen", "cost", "batch_cost"), strict=False
    ):
        assert shows(text, last[name]), name
    for text, name in zip(cells[6:], ("x", "y", "distance"), strict=True):
        assert shows(text, last[name]), name
    table.get_by_role("button", name="0", exact=True).click()
    descent.nudge.until_step(0)


@pytest.mark.parametrize("ratio", [1, 1.5, 2])
def test_it_is_as_fine_as_the_screen(new_context: NewContext, server: Server, ratio: float) -> None:
    page = new_context(server, device_scale_factor=ratio).new_page()
    descent = Descent.open(page, server)
    box = descent.canvas.bounding_box()
    assert box is not None
    shown = descent.canvas.evaluate("({ width, height }) => [width, height]")
    assert shown == [round(box["width"] * ratio), round(box["height"] * ratio)]


def test_the_race_is_sent_only_while_something_shows_it(page: Page, server: Server) -> None:
    wishes: list[list[str]] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda text: note(json.loads(text)))

    def note(message: dict[str, Any]) -> None:
        if message["type"] == "subscribe":
            wishes.append(message["groups"])

    page.on("websocket", watch)
    Nudge.open(page, server, "/lab?step=1")
    panel = page.get_by_role("combobox", name="Panel")
    assert "race" not in wishes[-1]
    panel.select_option("descent")
    eventually(lambda: "race" in wishes[-1], page, "the race is not asked for")
    panel.select_option("inspector")
    eventually(lambda: "race" not in wishes[-1], page, "the race is still asked for")


def test_without_a_race_the_panel_starts_one(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/lab?step=1")
    page.get_by_role("combobox", name="Panel").select_option("descent")
    panel = page.get_by_role("region", name="Descent on the cost surface")
    panel.get_by_role("button", name="Start the race").click()
    descent = Descent(nudge)
    descent.until("({ scene }) => scene.runs.length === 2", "no race begins")
    panel.get_by_role("button", name="Hold the race").click()
    eventually(lambda: not descent.race()["playing"], page, "it is not held")
    panel.get_by_role("button", name="Let the race go on").click()
    eventually(lambda: descent.race()["playing"], page, "it does not go on")


def test_on_a_phone_it_fits_and_a_second_tap_has_the_room_go_there(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, **PHONE).new_page()
    descent = Descent.open(page, server)
    descent.over()
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(fits)
    point = next(p for p in descent.paths() if p["run"] == 0 and p["step"] == 20)
    x, y = descent.place_of(point)
    descent.canvas.tap(position={"x": x, "y": y})
    expect(descent.card).to_contain_text("step 20 ·")
    assert descent.nudge.room()["step"] == 0
    descent.canvas.tap(position={"x": x, "y": y})
    descent.nudge.until_step(20)
    descent.enlarge()
    assert page.evaluate(fits)
    assert descent.scene("scene.frame.side") > 280


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation_small_or_large(
    new_context: NewContext, server: Server, theme: str
) -> None:
    page = new_context(server, color_scheme=theme, reduced_motion="reduce").new_page()
    descent = Descent.open(page, server, SHORT)
    descent.over()
    page.get_by_text("The paths in numbers").press("Enter")
    found = axe(page)
    descent.enlarge()
    assert found + axe(page) == []


def test_whoever_watches_sees_the_same_paths_and_cannot_send_the_room_away(
    page: Page, new_context: NewContext, server: Server
) -> None:
    descent = Descent.open(page, server)
    descent.over()
    own = new_context(server).new_page()
    watching = Descent.open(own, server, f"/r/{descent.nudge.code}/lab")
    watching.over()
    lines = "scene.runs.map(({ line }) => line)"
    assert watching.scene(lines) == descent.scene(lines)
    expect(own.get_by_role("button", name="Begin the race again")).to_have_count(0)
    point = next(p for p in descent.paths() if p["run"] == 0 and p["step"] == 20)
    x, y = watching.place_of(point)
    watching.canvas.click(position={"x": x, "y": y})
    expect(own.locator(".notices")).to_contain_text("only the one who opened this room")
    assert descent.nudge.room()["step"] == 0
