"""The descent: its picture, numbers and table show the server's paths and surface."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.conftest import NewContext
from tests.browser.support.descent import PICTURE, SHORT, SQUARE, TWO, WATCHED, Descent, to_canvas
from tests.browser.support.nudge import Nudge, same_bits
from tests.browser.support.reading import shows
from tests.browser.support.reads import (
    box,
    eventually,
    read_one,
    read_page,
    text,
    texts,
    wait_for_rest,
)
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.axe import axe
from tests.support.embedded import TRAIN
from tests.support.server import Server

AS_IT_IS = "as high as it is"
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}

ROWS = TRAIN // 100
ALL = f"all {TRAIN:,} examples"


def test_walkers_surface_and_numbers_are_those_of_the_servers_paths(
    page: Page, server: Server
) -> None:
    descent = Descent.open(page, server, WATCHED)
    descent.until("({ scene }) => scene.runs.every(({ head }) => head.step > 0)", "nobody moves")
    race = descent.until_over()
    assert [run["step"] for run in race["runs"]] == [2 * ROWS, 2]
    assert_paths_end_where_the_servers_do(descent, race)
    assert_surface_is_of_the_plane_on_show(descent, race)
    assert_trust_is_shown_in_numbers(descent, race)
    assert_as_fine_as_the_screen(descent, 1)


def assert_paths_end_where_the_servers_do(descent: Descent, race: dict[str, Any]) -> None:
    shown = descent.scene(
        f"{{ ...{SQUARE}, runs: scene.runs.map(({{ head, line }}) => ({{ head, line }})) }}"
    )
    paths = descent.paths()
    for r, (run, drawn) in enumerate(zip(race["runs"], shown["runs"], strict=True)):
        own = [point for point in paths if point["run"] == r]
        line = drawn["line"]
        assert len(line) == 2 * len(own)
        for i, point in enumerate(own):
            place = line[2 * i], line[2 * i + 1]
            assert place == pytest.approx(to_canvas(point, shown), abs=0.1)
        assert own[-1]["step"] == drawn["head"]["step"] == run["step"]


def assert_surface_is_of_the_plane_on_show(descent: Descent, race: dict[str, Any]) -> None:
    """Assert the plane and the size of the surface, and that its levels are labelled."""
    assert descent.scene("scene.surface") == {
        "plane": race["plane"]["number"],
        "size": race["surface"]["points"],
        "isCoarse": False,
    }
    levels, bar = descent.scene("[scene.levels, scene.bar]")
    assert len(levels) >= 6
    assert levels == sorted(levels)
    assert bar["marks"]
    shown = {str(float(mark["text"])) for mark in bar["marks"]}
    assert shown <= {str(float(level)) for level in levels}
    assert bar["title"] == f"cost over 200 of {TRAIN:,} examples"


def assert_trust_is_shown_in_numbers(descent: Descent, race: dict[str, Any]) -> None:
    """Assert the numbers that say how far the picture can be trusted."""
    share_text = text(descent.page.locator(".plane-share"))
    shares = []
    for r, run in enumerate(race["runs"]):
        row = descent.page.locator(f".descent-numbers tr[data-run='{r}']")
        for name in ("cost", "distance", "share"):
            assert shows(text(row.locator(f"[data-of='{name}']")), run[name]), (r, name)
        assert text(row.locator("[data-of='deviation']")) == deviation(run)
        shares.append(text(row.locator("[data-of='share']")))
    expected = (
        f"{shares[0]} of both" if shares[0] == shares[1] else f"{' and '.join(shares)} of the"
    )
    assert share_text == f"plane holds {expected} paths", "the same numbers as beside the runs"


def deviation(run: dict[str, Any]) -> str:
    """How much too high a run is drawn, by the server's two costs over the surface's examples."""
    percent = round(100 * (run["plane_cost"] / run["true_cost"] - 1))
    return f"{abs(percent)} % too {'high' if percent > 0 else 'low'}" if percent else AS_IT_IS


def assert_as_fine_as_the_screen(descent: Descent, ratio: float) -> None:
    place = box(descent.canvas)
    shown = read_one(descent.canvas, "({ width, height }) => [width, height]")
    assert shown == [round(place["width"] * ratio), round(place["height"] * ratio)]


def test_the_room_goes_to_a_point_of_a_path_by_pointer_by_keys_and_from_the_table(
    page: Page, server: Server
) -> None:
    descent = Descent.open(page, server)
    descent.until_over()
    go_by_pointer(descent)
    go_by_keys(descent)
    go_from_the_table(descent)


def go_by_pointer(descent: Descent) -> None:
    """Pointing at a path shows a point on the card, and a click makes the room go to that point."""
    point = next(p for p in descent.paths() if p["run"] == 0 and p["step"] == 40)
    descent.point_at(point)
    expect(descent.card).to_contain_text("after step 40 · epoch 1, mini-batch 40")
    expect(descent.card).to_contain_text("the room goes to step 41, which has these parameters")
    figures = texts(descent.card.locator("dd"))
    assert shows(figures[0], point["cost"])
    assert shows(figures[1], point["batch_cost"])
    assert shows(figures[2], point["examples_seen"])
    x, y = descent.canvas_position(point)
    descent.canvas.click(position={"x": x, "y": y})
    descent.nudge.until_step(41)
    room, run = descent.nudge.room(), descent.race()["runs"][0]
    assert room["settings"] == run["settings"]
    assert room["step"] == 41
    assert_parameters_are_those_of(descent, run=0, step=40)
    is_marked = "({ scene }) => scene.visited?.step === 40"
    descent.until(is_marked, "the point that the room shows is not marked")
    descent.page.mouse.move(5, 5)
    expect(descent.card).to_have_count(0)


def go_by_keys(descent: Descent) -> None:
    """Arrow keys go along a path and to the other path, Enter makes the room go to the point."""
    slider = descent.page.get_by_role("slider", name=re.compile("Point of a path"))
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("mini-batches of 100: the start"))
    for step in (1, 2, 3):
        slider.press("ArrowRight")
        value_text = re.compile(f"after step {step}, epoch 1, cost")
        expect(slider).to_have_attribute("aria-valuetext", value_text)
    expect(descent.card).to_contain_text("after step 3 ·")
    slider.press("End")
    expect(slider).to_have_attribute(
        "aria-valuetext", re.compile(f"after step {2 * ROWS}, epoch 2")
    )
    slider.press("ArrowDown")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(f"{ALL}: after step 2"))
    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(f"{ALL}: after step 1"))
    slider.press("Enter")
    descent.nudge.until_step(2)
    assert descent.nudge.room()["settings"]["batch_size"] == TRAIN
    assert_parameters_are_those_of(descent, run=1, step=1)
    slider.press("Escape")
    expect(descent.card).to_have_count(0)


def go_from_the_table(descent: Descent) -> None:
    """The points of the paths are in a table as well: each step is a button."""
    descent.page.get_by_text("The paths in numbers").press("Enter")
    table = descent.page.get_by_role("region", name="Points of mini-batches of 100")
    own = [point for point in descent.paths() if point["run"] == 0]
    expect(table.locator("tbody tr")).to_have_count(min(40, len(own)))
    cells = texts(table.locator("tbody tr").last.locator("th, td"))
    for cell, name in zip(
        cells, ("step", "epoch", "examples_seen", "cost", "batch_cost"), strict=False
    ):
        assert shows(cell, own[-1][name]), name
    for cell, name in zip(cells[6:], ("x", "y", "distance"), strict=True):
        assert shows(cell, own[-1][name]), name
    expect(table.locator("tbody tr").first.locator("td").nth(3)).to_have_text(
        re.compile("none yet")
    )
    table.get_by_role("button", name="0", exact=True).click()
    descent.nudge.until_step(1)
    assert_parameters_are_those_of(descent, run=0, step=0)


def assert_parameters_are_those_of(descent: Descent, run: int, step: int) -> None:
    """The stage has the parameters, to the bit, of the point that the run reached after `step`."""
    record = descent.nudge.shown_record()
    shown = np.concatenate([record[name] for name in ("w1", "b1", "w2", "b2")])
    assert same_bits(shown, descent.position(run, step))


def test_to_a_new_plane_the_picture_glides(page: Page, server: Server) -> None:
    descent = Descent.open(in_virtual_time(page), server, f"{TWO}&speed=4")
    first = descent.read_now("scene.plane")
    gliding = "({ scene, arg }) => scene.plane !== arg && scene.t > 0 && scene.t < 1"
    descent.until(gliding, "the plane is not another, or there at once", first)
    descent.until("({ scene, arg }) => scene.plane !== arg && scene.t === 1", "it glides on", first)


PLANES = f"""() => {{
  const {{ plane, t }} = {PICTURE}.descent;
  planes.add(plane);
  return {{ plane, t }};
}}"""


def test_with_reduced_motion_a_new_plane_is_there_at_once(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, reduced_motion="reduce").new_page()
    descent = Descent.open(page, server, f"{TWO}&speed=4")
    seen = descent.nudge.watch(
        PLANES, "() => planes.size > 2", after="() => { window.planes = new Set(); }"
    )
    assert len({frame["plane"] for frame in seen}) > 2
    assert {frame["t"] for frame in seen} == {1}


def test_the_picture_is_enlarged_in_the_stages_place_and_the_network_comes_back(
    page: Page, server: Server
) -> None:
    descent = Descent.open(page, server)
    race = descent.until_over()
    small = descent.scene("scene.frame.side")
    descent.enlarge()
    descent.until("({ scene, arg }) => scene.frame.side > 1.5 * arg", "it is not large", small)
    expect(page.locator(".stage canvas")).to_be_hidden()
    for r, run in enumerate(race["runs"]):
        card = page.locator(f".descent-cards [data-run='{r}']")
        assert shows(text(card.locator("[data-of='cost']")), run["cost"])
        assert text(card.locator("[data-of='deviation']")) == deviation(run)
    page.get_by_role("region", name="Descent on the cost surface").get_by_role(
        "button", name="Back to the network"
    ).click()
    expect(page.locator(".stage canvas")).to_be_visible()
    descent.until("({ scene, arg }) => scene.frame.side === arg", "it is not small again", small)


def test_without_a_race_the_panel_starts_one_that_is_sent_only_while_something_shows_it(
    page: Page, server: Server
) -> None:
    subscriptions = record_subscriptions(page)
    nudge = Nudge.open(page, server, "/lab?step=1")
    wait_for_rest(page)
    assert subscriptions
    assert not any("race" in groups for groups in subscriptions)
    choice = page.get_by_role("combobox", name="Panel")
    choice.select_option("descent")
    eventually(page, lambda: "race" in subscriptions[-1], "the race is not asked for")
    panel = page.get_by_role("region", name="Descent on the cost surface")
    panel.get_by_role("button", name="Start the race").click()
    descent = Descent(nudge)
    descent.until("({ scene }) => scene.runs.length === 2", "no race begins")
    panel.get_by_role("button", name="Hold the race").click()
    eventually(page, lambda: not descent.race()["playing"], "it is not held")
    panel.get_by_role("button", name="Let the race go on").click()
    eventually(page, lambda: descent.race()["playing"], "it does not go on")
    choice.select_option("inspector")
    eventually(page, lambda: "race" not in subscriptions[-1], "the race is still asked for")


def record_subscriptions(page: Page) -> list[list[str]]:
    """The groups of each subscription that the page sends: the list grows with each one."""
    subscriptions: list[list[str]] = []

    def append(message: dict[str, Any]) -> None:
        if message["type"] == "subscribe":
            subscriptions.append(message["groups"])

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda text: append(json.loads(text)))

    page.on("websocket", watch)
    return subscriptions


def test_on_a_phone_it_fits_and_a_second_tap_has_the_room_go_there(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, **PHONE).new_page()
    descent = Descent.open(page, server)
    descent.until_over()
    assert_as_fine_as_the_screen(descent, 2)
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert read_page(page, fits)
    point = next(p for p in descent.paths() if p["run"] == 0 and p["step"] == 20)
    x, y = descent.canvas_position(point)
    descent.canvas.tap(position={"x": x, "y": y})
    expect(descent.card).to_contain_text("after step 20 ·")
    wait_for_rest(page)
    assert descent.nudge.room()["step"] == 0
    descent.canvas.tap(position={"x": x, "y": y})
    descent.nudge.until_step(21)
    descent.enlarge()
    assert read_page(page, fits)
    assert descent.scene("scene.frame.side") > 280


@pytest.mark.parametrize(("theme", "ratio"), [("light", 1), ("dark", 1.5)])
def test_axe_finds_no_violation_small_or_large_and_it_is_as_fine_as_the_screen(
    new_context: NewContext, server: Server, theme: str, ratio: float
) -> None:
    options = {"color_scheme": theme, "device_scale_factor": ratio, "reduced_motion": "reduce"}
    page = new_context(server, **options).new_page()
    descent = Descent.open(page, server, SHORT)
    descent.until_over()
    assert_as_fine_as_the_screen(descent, ratio)
    page.get_by_text("The paths in numbers").press("Enter")
    expect(page.get_by_role("region", name="Points of mini-batches of 100")).to_be_visible()
    found = axe(page)
    descent.enlarge()
    assert found + axe(page) == []


def test_a_watcher_sees_the_same_paths_and_cannot_make_the_room_go_to_a_point(
    page: Page, new_context: NewContext, server: Server
) -> None:
    descent = Descent.open(page, server)
    descent.until_over()
    watching_page = new_context(server).new_page()
    watching = Descent.open(watching_page, server, f"/r/{descent.nudge.code}/lab")
    watching.until_over()
    lines = "scene.runs.map(({ line }) => line)"
    assert watching.scene(lines) == descent.scene(lines)
    again = "Begin the race again"
    expect(page.get_by_role("button", name=again)).to_have_count(1)
    expect(watching_page.get_by_role("button", name=again)).to_have_count(0)
    point = next(p for p in descent.paths() if p["run"] == 0 and p["step"] == 20)
    x, y = watching.canvas_position(point)
    watching.canvas.click(position={"x": x, "y": y})
    expect(watching_page.locator(".notices")).to_contain_text("only the one who opened this room")
    assert descent.nudge.room()["step"] == 0
