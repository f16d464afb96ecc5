"""The first minute of a visit: Nudge is opened and nothing is pressed."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support import reads
from tests.browser.support.nudge import Nudge
from tests.support.server import Server

# The first three pictures in which pulses move through the network, each with the phase's time.
MOVED = """() => {
  window.moved = [];
  const check = () => {
    const canvas = document.querySelector('.stage canvas');
    const { step, t, pulses } = canvas?.scene ?? {};
    const isNew = step === 1 && pulses.length > 0 && t !== moved.at(-1)?.t;
    if (isNew) moved.push({ t, picture: canvas.toDataURL() });
    if (moved.length < 3) requestAnimationFrame(check);
  };
  requestAnimationFrame(check);
}"""


def test_it_starts_by_itself_and_the_first_thing_seen_moves(page: Page, server: Server) -> None:
    page.add_init_script(f"({MOVED})()")  # before the page starts: its first frames count
    nudge = Nudge.open(page, server, "/")
    nudge.until_step(1)
    first, second, third = nudge.until("() => moved.length === 3 && moved", "nothing moves")
    assert first["t"] < second["t"] < third["t"]
    assert len({frame["picture"] for frame in (first, second, third)}) == 3
    expect(nudge.button("Pause")).to_be_visible()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_before_the_page_is_there_it_says_what_it_is(
    new_context: NewContext, server: Server, theme: Literal["dark", "light"]
) -> None:
    page = new_context(server, color_scheme=theme).new_page()
    page.route("**/main.js", lambda route: None)  # never answered
    page.goto("/", wait_until="commit")
    opening = page.locator("#app .opening")
    expect(opening).to_contain_text("Nudge")
    expect(opening).to_contain_text("reads handwritten digits")
    expect(opening).to_be_in_viewport(ratio=1)
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    page.unroute("**/main.js")
    Nudge.open(page, server, "/")
    expect(opening).to_have_count(0)


def test_every_visit_gets_a_new_room_and_its_address(page: Page, server: Server) -> None:
    codes = set()
    for _ in range(2):
        nudge = Nudge.open(page, server, "/")
        expect(page).to_have_url(re.compile(r"/r/[0-9A-Z]{4,}/story/network\?"))
        nudge.until_step(1)
        assert nudge.room()["step"] == 1
        codes.add(nudge.code)
    assert len(codes) == 2


REACHED = """() => {
  // the last layer with known activations, if all layers before it have them and none after it
  window.reached = [];
  const check = () => {
    requestAnimationFrame(check);
    const { neurons, step } = document.querySelector('.stage canvas')?.scene ?? {};
    if (step !== 1) return;
    const unknown = neurons.filter((n) => n.brightness === null).map((n) => n.layer);
    const known = neurons.filter((n) => n.brightness !== null).map((n) => n.layer);
    const last = Math.max(0, ...known);
    if (Math.min(Infinity, ...unknown) > last && last !== reached.at(-1)) reached.push(last);
  };
  requestAnimationFrame(check);
}"""


def test_by_itself_activity_reaches_layer_after_layer_and_then_the_cost_is_shown(
    page: Page, server: Server
) -> None:
    page.add_init_script(f"({REACHED})()")  # before the page starts: its first frames count
    nudge = Nudge.open(page, server, "/lab")
    nudge.until_step(1)
    shown = nudge.watch(
        "({ scene }) => [scene.phase, document.querySelector('.caption p').innerText]",
        until="({ scene }) => scene.phase === 'output_nudges'",
    )
    reached = nudge.read_now("window.reached")
    assert [layer for layer in reached if layer > 0] == [1, 2, 3]
    cost = nudge.read_now("record.exampleCost")
    said = " ".join(caption for phase, caption in shown if phase == "cost")
    assert f"C = {cost:#.3g}" in said
    assert "distances" in said


def test_a_reload_comes_back_to_the_same_room_and_may_drive_it(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    code = nudge.code
    page.reload()
    nudge.until_step(1)
    assert nudge.code == code
    nudge.button("Next step").click()
    nudge.until_step(2)
    # places that are not built yet have no tab
    assert reads.texts(page.get_by_role("tab")) == ["Story", "Lab", "Draw"]
