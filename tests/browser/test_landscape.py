"""The cost surface in three dimensions: opened over the flat one, true to it, closed again."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ARGUMENTS, NewContext
from tests.browser.landscape import (
    CANVAS,
    EYE,
    FLAT,
    LANDSCAPE,
    SOLID,
    opened,
    until_drawn,
    until_eye,
)
from tests.browser.nudge import Nudge
from tests.support.axe import axe
from tests.support.chromium import find_chromium
from tests.support.server import Server

# How much two images of one size differ, over their pixels: the mean, and how many clearly do.
DIFFERENCE = """async (images) => {
  const [one, other] = await Promise.all(images.map(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  }));
  let [sum, clear] = [0, 0];
  for (let i = 0; i < one.length; i += 4) {
    const apart = Math.max(...[0, 1, 2].map((c) => Math.abs(one[i + c] - other[i + c])));
    sum += apart;
    clear += apart > 40;
  }
  return [sum / (one.length / 4), clear / (one.length / 4)];
}"""
# Whether thirty frames of the page pass without one of the surface.
UNDRAWN = f"""async () => {{
  const drawn = {LANDSCAPE}.frames;
  for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame);
  return {LANDSCAPE}.frames === drawn;
}}"""


@pytest.fixture
def still(new_context: NewContext, server: Server) -> Page:
    return new_context(server, reduced_motion="reduce").new_page()


# Opening and closing


def test_it_opens_exactly_over_the_flat_picture(still: Page, server: Server) -> None:
    nudge = opened(still, server, FLAT)
    frame = still.evaluate("document.querySelector('.descent-picture canvas').descent.frame")
    box = still.locator(".descent-picture").bounding_box()
    assert box is not None
    place = {"x": box["x"] + frame["left"], "y": box["y"] + frame["top"]}
    clip: Any = {**place, "width": frame["side"], "height": frame["side"] - 60}
    flat = still.screenshot(clip=clip)
    nudge.button("3-D").click()
    until_eye(nudge, "eye?.tilt > 0.9")
    turned = still.screenshot(clip=clip)
    nudge.button("From above").click()
    until_eye(nudge, "eye?.tilt === 0")
    above = still.screenshot(clip=clip)

    def differ(one: bytes, other: bytes) -> tuple[float, float]:
        images = [base64.b64encode(image).decode() for image in (one, other)]
        mean, clear = still.evaluate(DIFFERENCE, images)
        return mean, clear

    mean, clear = differ(flat, above)
    assert mean < 3
    assert clear < 0.02
    assert differ(flat, turned)[0] > 10


def test_it_tilts_while_one_looks_on(page: Page, server: Server) -> None:
    nudge = opened(page, server, FLAT)
    tilts = page.evaluate(
        f"""async () => {{
          const button = document.querySelector('.descent-view [aria-pressed]');
          button.click();
          const tilts = [];
          const end = performance.now() + 20000;
          while (performance.now() < end && !(tilts.at(-1) > 1)) {{
            await new Promise(requestAnimationFrame);
            const eye = ({EYE})();
            if (eye) tilts.push(eye.tilt);
          }}
          return tilts;
        }}"""
    )
    assert tilts[0] < 0.2
    assert tilts == sorted(tilts)
    assert sum(0.1 < tilt < 0.9 for tilt in tilts) >= 2
    nudge.button("3-D").click()
    expect(page.locator(CANVAS)).to_have_count(0)


def test_with_reduced_motion_it_is_tilted_at_once(still: Page, server: Server) -> None:
    opened(still, server, FLAT)
    seen = still.evaluate(
        f"""async () => {{
          const button = document.querySelector('.descent-view [aria-pressed]');
          button.click();
          const tilts = new Set();
          for (let frame = 0; frame < 400 && !(Math.max(...tilts) > 0.9); frame++) {{
            await new Promise((resolve) => setTimeout(resolve, 10));
            const eye = ({EYE})();
            if (eye) tilts.add(eye.tilt);
          }}
          return [...tilts];
        }}"""
    )
    assert all(tilt == 0 or tilt > 0.9 for tilt in seen)
    assert max(seen) > 0.9


def test_three_js_is_fetched_only_when_the_third_dimension_is_opened(
    still: Page, server: Server
) -> None:
    fetched: list[str] = []
    still.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    nudge = opened(still, server, FLAT)
    assert not {"three.js", "three-core.js", "landscape.js"} & set(fetched)
    nudge.button("3-D").click()
    until_eye(nudge, "eye?.tilt > 0")
    assert {"three.js", "three-core.js"} <= set(fetched)


def test_at_rest_nothing_is_drawn_and_closed_it_leaves_nothing_on_the_card(
    still: Page, server: Server
) -> None:
    nudge = opened(still, server)
    nudge.until(UNDRAWN, "it is drawn although nothing has changed")
    still.evaluate(f"window.held = document.querySelector('{CANVAS}').getContext('webgl2')")
    assert still.evaluate("window.held.isContextLost()") is False
    for _ in range(3):
        nudge.button("3-D").click()
        expect(still.locator(CANVAS)).to_have_count(0)
        nudge.button("3-D").click()
        until_eye(nudge, "eye?.tilt > 0")
    nudge.until("() => window.held.isContextLost()", "the first one is still on the card")
    memory = still.evaluate(f"() => {LANDSCAPE}.memory")
    assert memory["textures"] <= 2
    assert memory["geometries"] <= 8


# What it shows


def test_balls_are_at_the_height_of_their_projection_and_the_truth_is_told(
    still: Page, server: Server
) -> None:
    nudge = opened(still, server)
    race = nudge.get(f"{nudge.address}/race").json()
    shown = still.evaluate(
        f"""() => {{
          const {{ landscape }} = {LANDSCAPE};
          const runs = landscape.runs.map(({{ at, truth }}) => ({{ at, truth }}));
          return {{ runs, low: landscape.heights.low, high: landscape.heights.high }};
        }}"""
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


def test_a_point_of_a_path_tells_its_step_and_a_click_has_the_room_go_there(
    still: Page, server: Server
) -> None:
    nudge = opened(still, server)
    until_eye(nudge, "eye.tilt > 0.9")
    place = still.evaluate(
        f"""() => {{
          const {{ landscape, camera }} = {LANDSCAPE};
          const {{ xyz, places }} = landscape.runs[0];
          const i = places[Math.floor(places.length / 2)];
          const {{ x, y }} = camera.place([xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]]);
          const box = document.querySelector('{CANVAS}').getBoundingClientRect();
          return {{ x: x + box.left, y: y + box.top }};
        }}"""
    )
    still.mouse.move(place["x"], place["y"])
    card = still.locator(".descent-card")
    expect(card).to_contain_text("mini-batches of 100")
    box = card.bounding_box()
    assert box is not None
    assert abs(box["x"] - place["x"]) < 320
    step = still.evaluate("document.querySelector('.descent-picture canvas').descent.pointed.step")
    assert 0 < step < 80
    expect(card).to_contain_text(f"step {step}")
    still.mouse.click(place["x"], place["y"])
    nudge.until_step(step)
    assert nudge.room()["step"] == step


def test_axe_finds_no_violation_in_the_panel_or_in_the_large_view(
    still: Page, server: Server
) -> None:
    nudge = opened(still, server)
    still.locator(".descent-exports summary").first.click()
    found = axe(still)
    nudge.button("Back to the network").first.click()
    nudge.until(f"() => {LANDSCAPE}", "it is not shown in the panel")
    assert found + axe(still) == []


# Without WebGL


@pytest.fixture
def without_gpu(browser: Browser) -> Iterator[Browser]:
    """A Chromium that can draw in three dimensions neither by a card nor by software."""
    path = find_chromium(browser.browser_type.executable_path)
    arguments = [*ARGUMENTS, "--disable-software-rasterizer", "--disable-3d-apis"]
    other = browser.browser_type.launch(executable_path=path, headless=True, args=arguments)
    yield other
    other.close()


def test_without_webgl_the_flat_picture_stays_and_a_sentence_says_why(
    without_gpu: Browser, server: Server
) -> None:
    context = without_gpu.new_context(
        base_url=server.url, viewport={"width": 1280, "height": 720}, reduced_motion="reduce"
    )
    page = context.new_page()
    nudge = Nudge.open(page, server, SOLID)
    until_drawn(nudge)
    sentence = page.get_by_role("status").filter(has_text="WebGL")
    expect(sentence).to_contain_text("the surface stays as seen from above")
    expect(page.locator(CANVAS)).to_have_count(0)
    expect(nudge.button("3-D")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("document.querySelector('.descent-picture canvas').descent.runs.length")
    assert axe(page) == []


def test_when_the_card_is_lost_the_flat_picture_is_there(still: Page, server: Server) -> None:
    nudge = opened(still, server)
    still.evaluate(
        f"""() => document.querySelector('{CANVAS}').getContext('webgl2')
          .getExtension('WEBGL_lose_context').loseContext()"""
    )
    expect(still.locator(CANVAS)).to_have_count(0)
    expect(nudge.button("3-D")).to_have_attribute("aria-pressed", "false")
