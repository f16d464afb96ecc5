"""The cost surface in three dimensions: opened over the flat picture, accurate, and closed."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ARGUMENTS
from tests.browser.support.landscape import (
    CANVAS,
    EYE,
    FLAT,
    LANDSCAPE,
    open_landscape,
    until_eye,
)
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import QUIET_SCRIPT, box, read_page, steady
from tests.support.axe import axe
from tests.support.chromium import find_chromium
from tests.support.server import Server

# Whether the surface is not drawn during thirty frames of the page.
UNDRAWN = f"""async () => {{
  const drawn = {LANDSCAPE}.frames;
  await window.testing.frames(30);
  return {LANDSCAPE}.frames === drawn;
}}"""


# Opening and closing


def test_the_surface_is_opened_exactly_over_the_flat_picture_and_closed_without_a_trace(
    still_page: Page, server: Server
) -> None:
    fetched: list[str] = []
    still_page.on("request", lambda request: fetched.append(request.url))
    nudge = open_landscape(still_page, server, FLAT)
    flat = take_picture(still_page)
    before = len(fetched)
    assert not any(is_painter(url) for url in fetched)
    assert_tilted_at_once(nudge)
    until_eye(nudge, "eye?.tilt > 0.9")
    assert any(is_painter(url) for url in fetched[before:]), "it is fetched once it is opened"
    turned = take_picture(still_page)
    nudge.button("From above").click()
    until_eye(nudge, "eye?.tilt === 0")
    mean, share = compare(flat, take_picture(still_page))
    assert mean < 3
    assert share < 0.02
    assert compare(flat, turned)[0] > 10
    assert_nothing_is_left_of_it(nudge)


def is_painter(url: str) -> bool:
    """Whether the file at an address is a script that paints the surface, bundled or alone."""
    return url.endswith(".js") and "landscape-solid" in Nudge.get(url).text


def take_picture(page: Page) -> bytes:
    """A screenshot of the picture's square, without its lower end, where the buttons are."""
    frame = read_page(page, "() => document.querySelector('.descent-picture canvas').descent.frame")
    place = box(page.locator(".descent-picture"))
    corner = {"x": place["x"] + frame["left"], "y": place["y"] + frame["top"]}
    clip: Any = {**corner, "width": frame["side"], "height": frame["side"] - 60}
    return steady(page, lambda: page.screenshot(clip=clip))


def compare(one: bytes, other: bytes) -> tuple[float, float]:
    """The mean difference of two images' pixels, and the share of pixels that clearly differ."""
    with Image.open(io.BytesIO(one)) as first, Image.open(io.BytesIO(other)) as second:
        pair = [np.asarray(image.convert("RGB"), np.int16) for image in (first, second)]
    difference = np.abs(pair[0] - pair[1]).max(axis=2)
    return float(difference.mean()), float((difference > 40).mean())


def assert_tilted_at_once(nudge: Nudge) -> None:
    """Assert that no frame shows the surface half tilted, as motion is reduced."""
    seen = watch_tilts(nudge, "0.9")
    assert all(tilt == 0 or tilt > 0.9 for tilt in seen)


def watch_tilts(nudge: Nudge, until: str) -> list[float]:
    """Press "3-D": the tilt of the surface at each frame until it is greater than `until`."""
    press = "() => document.querySelector('.descent-view [aria-pressed]').click()"
    tilt = f"() => ({EYE})()?.tilt"
    seen = nudge.watch(tilt, f"() => ({tilt})() > {until}", after=press)
    return [tilt for tilt in seen if tilt is not None]


def assert_nothing_is_left_of_it(nudge: Nudge) -> None:
    """Assert that nothing is drawn at rest, and that it can be opened and closed again."""
    page = nudge.page
    nudge.until(UNDRAWN, "it is drawn although nothing has changed")
    for _ in range(3):
        nudge.button("3-D").click()
        expect(page.locator(CANVAS)).to_have_count(0)
        nudge.button("3-D").click()
        until_eye(nudge, "eye?.tilt > 0")


def test_the_surface_is_seen_to_tilt(page: Page, server: Server) -> None:
    nudge = open_landscape(page, server, FLAT)
    tilts = watch_tilts(nudge, "0.9")
    assert tilts[0] < 0.2
    assert tilts == sorted(tilts)
    assert sum(0.1 < tilt < 0.9 for tilt in tilts) >= 2
    nudge.button("3-D").click()
    expect(page.locator(CANVAS)).to_have_count(0)


# What it shows


def test_balls_are_at_the_height_of_their_costs_and_a_click_on_a_path_has_the_room_go_there(
    still_page: Page, server: Server
) -> None:
    nudge = open_landscape(still_page, server)
    assert_balls_are_at_the_height_of_their_projection(nudge)
    go_to_a_point_of_a_path(nudge)


def assert_balls_are_at_the_height_of_their_projection(nudge: Nudge) -> None:
    """Assert the height of each run's ball, and the true cost where it differs from the surface."""
    race = nudge.get(f"{nudge.address}/race").json()
    shown = read_page(
        nudge.page,
        f"""() => {{
          const {{ landscape }} = {LANDSCAPE};
          const runs = landscape.runs.map(({{ at, truth }}) => ({{ at, truth }}));
          return {{ runs, low: landscape.heights.low, high: landscape.heights.high }};
        }}""",
    )
    peak = 0.9
    for run, state in zip(shown["runs"], race["runs"], strict=True):

        def height(cost: float) -> float:
            return peak * math.log(cost / shown["low"]) / math.log(shown["high"] / shown["low"])

        assert run["at"][2] == pytest.approx(height(state["plane_cost"]), abs=0.015)
        if run["truth"] is None:
            assert state["true_cost"] == pytest.approx(state["plane_cost"], rel=0.011)
            continue
        assert run["truth"]["cost"] == state["true_cost"]
        assert run["truth"]["at"][:2] == run["at"][:2]
        if not run["truth"]["isBeyond"]:
            assert run["truth"]["at"][2] == pytest.approx(height(state["true_cost"]))


def go_to_a_point_of_a_path(nudge: Nudge) -> None:
    """Pointing at a path shows a step on the card, and a click makes the room go to that step."""
    page = nudge.page
    until_eye(nudge, "eye.tilt > 0.9")
    place = read_page(
        page,
        f"""() => {{
          const {{ landscape, camera }} = {LANDSCAPE};
          const {{ xyz, places }} = landscape.runs[0];
          const i = places[Math.floor(places.length / 2)];
          const {{ x, y }} = camera.place([xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]]);
          const box = document.querySelector('{CANVAS}').getBoundingClientRect();
          return {{ x: x + box.left, y: y + box.top }};
        }}""",
    )
    page.mouse.move(place["x"], place["y"])
    card = page.locator(".descent-card")
    expect(card).to_contain_text("mini-batches of 100")
    assert abs(box(card)["x"] - place["x"]) < 320
    step = read_page(page, "document.querySelector('.descent-picture canvas').descent.pointed.step")
    assert 0 < step < 80
    expect(card).to_contain_text(f"after step {step} ·")
    page.mouse.click(place["x"], place["y"])
    nudge.until_step(step + 1)
    assert nudge.room()["step"] == step + 1


def test_axe_finds_no_violation_small_or_large(still_page: Page, server: Server) -> None:
    nudge = open_landscape(still_page, server)
    still_page.locator(".descent-exports summary").first.click()
    found = axe(still_page)
    nudge.button("Back to the network").first.click()
    nudge.until(f"() => {LANDSCAPE}", "it is not shown in the panel")
    assert found + axe(still_page) == []


# Without WebGL


@pytest.fixture
def without_gpu(browser: Browser) -> Iterator[Browser]:
    """A Chromium without WebGL: neither the graphics card nor software can draw it."""
    path = find_chromium(browser.browser_type.executable_path)
    arguments = [*ARGUMENTS, "--disable-software-rasterizer", "--disable-3d-apis"]
    other = browser.browser_type.launch(executable_path=path, headless=True, args=arguments)
    yield other
    other.close()


def test_without_webgl_the_surface_is_in_three_dimensions_too(
    without_gpu: Browser, server: Server
) -> None:
    context = without_gpu.new_context(
        base_url=server.url, viewport={"width": 1280, "height": 720}, reduced_motion="reduce"
    )
    context.add_init_script(path=QUIET_SCRIPT)
    page = context.new_page()
    nudge = open_landscape(page, server)
    until_eye(nudge, "eye.tilt > 0.9")
    expect(nudge.button("3-D")).to_have_attribute("aria-pressed", "true")
    nudge.until(f"() => {LANDSCAPE}.isFine", "it does not become sharp at rest")
    colours = read_page(page, COLOURS)
    assert len(colours) > 50, "the surface is not painted"


# The opaque colours of the surface's canvas.
COLOURS = f"""() => {{
  const canvas = document.querySelector('{CANVAS}');
  const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const pixels = Array.from({{ length: data.length / 4 }}, (_, i) => data.slice(4 * i, 4 * i + 4));
  return [...new Set(pixels.filter((pixel) => pixel[3] === 255).map(String))];
}}"""
