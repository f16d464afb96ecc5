"""The chart of cost and accuracy against steps, and clicks on it that go to a step."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import attribute, box, read_page, text
from tests.support.server import Server

PICTURE = "() => document.querySelector('.charts canvas').toDataURL()"
BLANK = """() => {
  const { width, height } = document.querySelector('.charts canvas');
  return Object.assign(document.createElement('canvas'), { width, height }).toDataURL();
}"""


def chart_after(page: Page, steps: str) -> Locator:
    """Wait until the chart covers these steps ("1 step", "40 steps"); return the chart."""
    chart = page.get_by_role("img", name=re.compile(f"^Chart: after {steps}"))
    expect(chart).to_be_visible()
    return chart


def test_the_line_is_drawn_and_gets_longer_and_the_chart_says_where_the_cost_began_and_is(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server)
    chart_after(page, "1 step")
    before = read_page(page, PICTURE)
    nudge.command(type="step", count=39)
    chart = chart_after(page, "40 steps")
    is_changed = "({ arg }) => document.querySelector('.charts canvas').toDataURL() !== arg"
    nudge.until(is_changed, "the chart stays as it was", before)
    assert read_page(page, PICTURE) != read_page(page, BLANK)
    costs = nudge.get(f"{nudge.address}/history").json()["cost"]
    description = attribute(chart, "aria-label")
    assert f"from {costs[0]:#.3g} to {costs[-1]:#.3g}" in description
    assert re.search(r"test accuracy [\d.]+ %", description)


def test_pointing_at_the_chart_tells_the_numbers_of_that_step_and_a_click_goes_there(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/?step=40&phase=update")
    chart_after(page, "40 steps")
    plot = page.locator(".charts .u-over")
    size = box(plot)
    plot.hover(position={"x": size["width"] / 2, "y": size["height"] / 2})
    legend = page.locator(".charts .u-legend")
    expect(legend).to_contain_text(re.compile(r"step:?\s*\d+"))
    pointed = int(re.findall(r"\d+", text(legend.locator(".u-value").first))[0])
    assert 10 < pointed < 30
    cost = nudge.get(f"{nudge.address}/history").json()["cost"][pointed - 1]
    expect(legend).to_contain_text(f"{cost:#.3g}")

    plot.click(position={"x": size["width"] / 4, "y": size["height"] / 2})
    nudge.until("({ scene }) => scene.step < 40", "it does not go there")
    step = nudge.room()["step"]
    assert 4 <= step <= 16
    nudge.until_step(step)
    expect(page.locator(".counter-step dd")).to_have_text(f"{step}")
    # the later steps are still stored
    assert nudge.room()["latest"] == 40
