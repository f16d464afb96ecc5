"""Chapter 14 shows a saturated neuron: what is left of a gradient where σ is flat."""

from __future__ import annotations

import math

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.questions import open_at_phase
from tests.browser.support.reading import shows
from tests.browser.support.reads import text
from tests.support.server import Server

ADDRESS = "/story/chain-rule?step=1"


def test_a_neuron_that_is_wrong_and_saturated_hardly_learns(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, ADDRESS, "weight_nudges:3")
    panel = nudge.page.locator(".panel.saturation")
    product = panel.locator("p b").nth(1)
    record, _ = nudge.record()
    label, behind = nudge.room()["focus"]["label"], int(record["a2"].argmax())
    own = float(record["delta3"][label] * record["a2"][behind])
    assert shows(text(product), own)
    slider = panel.get_by_role("slider")
    slider.focus()
    nudge.page.keyboard.press("Home")
    expect(panel).to_contain_text("saturated")
    a = 1 / (1 + math.exp(8))
    expected = float(record["a2"][behind]) * a * (1 - a) * 2 * (a - 1)
    assert shows(text(product), expected)
    assert abs(expected) < 0.01 * abs(own)
    panel.get_by_role("button").click()
    expect(panel).not_to_contain_text("saturated")
    assert shows(text(product), own)


def test_where_the_outputs_have_no_such_slope_it_is_said(page: Page, server: Server) -> None:
    page.goto("/story/chain-rule?output_activation=softmax&cost=cross_entropy&learning_rate=0.1")
    panel = page.locator(".panel.saturation")
    expect(panel).to_contain_text("this factor is not there")
    expect(panel.get_by_role("slider")).to_have_count(0)
