"""Where the system forces its colours (high contrast), whatever a colour says is still said."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.pad import Pad
from tests.browser.support.reads import read_each, read_one, read_page
from tests.support.axe import axe
from tests.support.server import Server

# The other theme than the system's was chosen before: it must not show through.
OTHER_THEME = {"dark": "light", "light": "dark"}
SCHEMES = pytest.mark.parametrize("scheme", OTHER_THEME)
BACKGROUND = "(element, pseudo) => getComputedStyle(element, pseudo).backgroundColor"
FILL = "(element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color]"
# A system colour as the page resolves it.
SYSTEM = """(name) => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = name;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}"""
# The highest contrast with a colour among the pixels of the stage's labels.
CONTRAST = """(canvas, ground) => {
  const linear = (value) =>
    value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const under = light(ground.match(/[\\d.]+/g).map(Number));
  const scale = canvas.width / canvas.clientWidth;
  const context = canvas.getContext('2d');
  return canvas.scene.labels.filter(({ text }) => /^\\d$/.test(text)).map(({ x, y, size }) => {
    const box = [x - size / 2, y - size / 2, size, size].map((at) => Math.round(at * scale));
    const { data } = context.getImageData(...box);
    let best = 1;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] < 250) continue;
      const over = light(data.subarray(i, i + 3));
      best = Math.max(best, (Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05));
    }
    return best;
  });
}"""


def open_forced(new_context: NewContext, server: Server, address: str, scheme: str) -> Nudge:
    """Open a page whose system forces dark or light colours."""
    options: dict[str, Any] = {"forced_colors": "active", "color_scheme": scheme}
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    page.add_init_script(f"localStorage['nudge.view'] = '{{\"theme\":\"{OTHER_THEME[scheme]}\"}}'")
    return Nudge.open(page, server, address)


def backgrounds(page: Page, selector: str, pseudo: str | None = None) -> list[str]:
    """Return the background of every matching element, or of its pseudo-element."""
    return read_each(page.locator(selector), BACKGROUND, pseudo)


@SCHEMES
def test_controls_and_the_stage_say_in_forced_colours_what_is_chosen(
    new_context: NewContext, server: Server, scheme: str
) -> None:
    nudge = open_forced(new_context, server, "/lab?step=2&phase=bias_nudges:3", scheme)
    page = nudge.page
    canvas_colour, text_colour = (
        read_page(page, SYSTEM, name) for name in ("Canvas", "CanvasText")
    )
    assert read_one(page.locator("body"), FILL) == [canvas_colour, text_colour]
    label = nudge.scene("record.focus.label")
    for choices, chosen in ((".digit", label), (".tab", 1)):
        found = backgrounds(page, choices)
        assert found[chosen] not in found[:chosen] + found[chosen + 1 :], f"{choices}: {found}"
    lines = "(tab) => getComputedStyle(tab).borderBottomColor"
    underlined = [
        line for line in read_each(page.locator(".tab"), lines) if "0, 0, 0, 0" not in line
    ]
    assert len(underlined) == 1, "the other places look as if they were open, too"
    up, down = backgrounds(page, ".legend .swatch")
    assert len({up, down, canvas_colour}) == 3, "the legend's lines"
    states = [
        backgrounds(page, f".phase-group.{state} .phase-dot", "::before")[0]
        for state in ("done", "now", "ahead")
    ]
    assert len({*states, canvas_colour}) == 4, "the phases"
    contrasts = read_one(page.locator(".stage canvas"), CONTRAST, canvas_colour)
    assert len(contrasts) == 10
    assert min(contrasts) > 7, "the stage's digits"
    adjusted = "(element) => getComputedStyle(element).forcedColorAdjust"
    assert set(read_each(page.locator("body *:not(script, template, svg, svg *)"), adjusted)) == {
        "none"
    }
    assert axe(page) == []


@SCHEMES
def test_draws_bars_and_switches_are_seen_in_forced_colours(
    new_context: NewContext, server: Server, scheme: str
) -> None:
    nudge = open_forced(new_context, server, "/draw?step=300&phase=update", scheme)
    page = nudge.page
    Pad(nudge).draw([[(0.5, 0.2), (0.5, 0.8)]])
    expect(page.locator(".output-bars .is-strongest")).to_have_count(1)
    canvas_colour = read_page(page, SYSTEM, "Canvas")
    rooms = set(backgrounds(page, ".bar-room"))
    strongest = set(backgrounds(page, ".is-strongest .bar-room i"))
    others = set(backgrounds(page, ".output-bars li:not(.is-strongest) .bar-room i"))
    assert len(rooms | strongest | others | {canvas_colour}) == 4
    switch = page.get_by_role("switch", name="centred and scaled")
    knob = "(input) => getComputedStyle(input, '::before').backgroundColor"
    rim = "(input) => getComputedStyle(input).borderTopColor"
    on = [read_one(switch, each) for each in (knob, rim)]
    switch.uncheck()
    off = [read_one(switch, each) for each in (knob, rim)]
    assert all(each not in off for each in on), "on and off look alike"
    assert read_one(switch, BACKGROUND) not in (on[0], off[0]), "the knob is not seen"
    assert axe(page) == []


def test_the_page_follows_when_the_system_begins_to_force_its_colours(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, color_scheme="dark").new_page()
    nudge = Nudge.open(page, server)
    nudge.press_in_view("light theme")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.emulate_media(forced_colors="active")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(nudge.in_view("dark theme")).to_have_count(0)
    page.emulate_media(forced_colors="none")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
