"""The first minute: what somebody sees who opens Nudge and does nothing."""

from __future__ import annotations

import re

import httpx
from playwright.sync_api import Page, expect

from tests.browser.support import reads
from tests.browser.support.nudge import Nudge
from tests.support.server import Server

# The first pictures on which something is on its way through the network, with the phase's time.
MOVED = """() => {
  window.moved = [];
  const look = () => {
    const canvas = document.querySelector('.stage canvas');
    const { step, t, pulses } = canvas?.scene ?? {};
    const isNew = step === 1 && pulses.length > 0 && t !== moved.at(-1)?.t;
    if (isNew) moved.push({ t, picture: canvas.toDataURL() });
    if (moved.length < 3) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def test_it_starts_by_itself_and_the_first_thing_seen_moves(page: Page, server: Server) -> None:
    page.add_init_script(f"({MOVED})()")  # it begins before anybody can ask
    nudge = Nudge.open(page, server, "/")
    nudge.until_step(1)
    one, two, three = nudge.until("() => moved.length === 3 && moved", "nothing moves")
    assert one["t"] < two["t"] < three["t"]
    assert len({each["picture"] for each in (one, two, three)}) == 3
    expect(nudge.button("Pause")).to_be_visible()


def test_a_visitor_gets_a_room_of_ones_own_and_its_address(page: Page, server: Server) -> None:
    rooms = httpx.get(f"{server.url}/api/health").json()["rooms"]
    nudge = Nudge.open(page, server, "/")
    expect(page).to_have_url(re.compile(r"/r/[0-9A-Z]{4,}/story/network\?"))
    assert httpx.get(f"{server.url}/api/health").json()["rooms"] == rooms + 1
    nudge.until_step(1)
    assert nudge.room()["step"] == 1


REACHED = """() => {
  window.reached = []; // the last layer that is lit, where all before it are and none after
  const look = () => {
    requestAnimationFrame(look);
    const { neurons, step } = document.querySelector('.stage canvas')?.scene ?? {};
    if (step !== 1) return;
    const dark = neurons.filter((n) => n.brightness === null).map((n) => n.layer);
    const lit = neurons.filter((n) => n.brightness !== null).map((n) => n.layer);
    const last = Math.max(0, ...lit);
    if (Math.min(Infinity, ...dark) > last && last !== reached.at(-1)) reached.push(last);
  };
  requestAnimationFrame(look);
}"""


def test_left_alone_activity_reaches_layer_after_layer_and_then_the_cost_is_told(
    page: Page, server: Server
) -> None:
    page.add_init_script(f"({REACHED})()")  # it begins before anybody can ask
    nudge = Nudge.open(page, server, "/lab")
    nudge.until_step(1)
    nudge.until_at("cost", None)
    reached = reads.of_page(page, "reached")
    assert [lit for lit in reached if lit > 0] == [1, 2, 3]
    cost = nudge.scene("record.exampleCost")
    expect(nudge.caption).to_contain_text(f"C = {cost:#.3g}")
    expect(nudge.caption).to_contain_text("distances")


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
