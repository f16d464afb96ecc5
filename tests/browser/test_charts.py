"""Cost and accuracy against steps, and going to one of them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.nudge import Nudge
from tests.support.server import Server


def plot(page: Page) -> Locator:
    return page.locator(".charts .u-over")


def test_the_chart_says_where_the_cost_began_and_where_it_is(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=40&phase=update")
    chart = page.get_by_role("img", name=re.compile("^Chart: after 40 steps"))
    expect(chart).to_be_visible()
    history = nudge.get(f"{nudge.address}/history").json()
    costs = history["cost"]
    name = chart.get_attribute("aria-label") or ""
    assert f"from {costs[0]:#.3g} to {costs[-1]:#.3g}" in name
    assert re.search(r"test accuracy [\d.]+ %", name)


def test_the_line_is_drawn_and_gets_longer(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    picture = "() => document.querySelector('.charts canvas').toDataURL()"
    before = page.evaluate(picture)
    nudge.command(type="step", count=30)
    drawn = "({ arg }) => document.querySelector('.charts canvas').toDataURL() !== arg"
    nudge.until(drawn, "the chart stays as it was", before)
    blank = """() => {
      const { width, height } = document.querySelector('.charts canvas');
      return Object.assign(document.createElement('canvas'), { width, height }).toDataURL();
    }"""
    assert page.evaluate(picture) != page.evaluate(blank)


def test_pointing_at_the_chart_tells_the_numbers_of_that_step(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=40&phase=update")
    expect(page.get_by_role("img", name=re.compile("^Chart: after 40 steps"))).to_be_visible()
    box = plot(page).bounding_box()
    assert box is not None
    plot(page).hover(position={"x": box["width"] / 2, "y": box["height"] / 2})
    legend = page.locator(".charts .u-legend")
    expect(legend).to_contain_text(re.compile(r"step:?\s*\d+"))
    step = int(re.findall(r"\d+", legend.locator(".u-value").first.inner_text())[0])
    assert 10 < step < 30
    cost = nudge.get(f"{nudge.address}/history").json()["cost"][step - 1]
    expect(legend).to_contain_text(f"{cost:#.3g}")


def test_a_click_on_the_chart_goes_to_that_step(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=40&phase=update")
    expect(page.get_by_role("img", name=re.compile("^Chart: after 40 steps"))).to_be_visible()
    box = plot(page).bounding_box()
    assert box is not None
    plot(page).click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    nudge.until("({ scene }) => scene.step < 40", "it does not go there")
    step = nudge.room()["step"]
    assert 4 <= step <= 16
    nudge.until_step(step)
    expect(page.locator(".counter-step dd")).to_have_text(f"{step}")
    # the future is still there
    assert nudge.room()["latest"] == 40
