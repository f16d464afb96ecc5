"""The chart of cost and accuracy against steps, and clicks on it that go to a step."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import attribute, box, eventually, read_each, read_page, text
from tests.support.server import Server

PICTURE = "() => document.querySelector('.charts canvas').toDataURL()"
BLANK = """() => {
  const { width, height } = document.querySelector('.charts canvas');
  return Object.assign(document.createElement('canvas'), { width, height }).toDataURL();
}"""


ACCURACY = "document.querySelector('.chart-accuracy .accuracy').textContent"
FIRST_IMAGE = "document.querySelector('.weight-images canvas').toDataURL()"
MORE_STEPS = 300
"""The steps that the button below a chapter trains."""


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
    pointed_at = page.locator(".charts .at-cursor")
    expect(pointed_at).to_contain_text(re.compile(r"step\s*\d+"))
    pointed = int(re.findall(r"\d+", text(pointed_at.locator(".step")))[0])
    assert 10 < pointed < 30
    cost = nudge.get(f"{nudge.address}/history").json()["cost"][pointed - 1]
    expect(pointed_at).to_contain_text(f"{cost:#.3g}")

    plot.click(position={"x": size["width"] / 4, "y": size["height"] / 2})
    nudge.until("({ scene }) => scene.step < 40", "it does not go there")
    step = nudge.room()["step"]
    assert 4 <= step <= 16
    nudge.until_step(step)
    expect(page.locator(".counter-step dd")).to_have_text(f"{step}")
    # the later steps are still stored
    assert nudge.room()["latest"] == 40


def test_the_lines_are_180_pixels_high_and_their_ends_tell_the_newest_values(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/lab?step=40&phase=update")
    chart_after(page, "40 steps")
    assert box(page.locator(".charts .u-over"))["height"] >= 180
    expect(page.locator(".charts .at-cursor")).to_be_hidden()  # nothing is pointed at
    cost = nudge.get(f"{nudge.address}/history").json()["cost"][-1]
    expect(page.locator(".charts .end-cost")).to_have_text(f"cost {cost:#.3g}")
    accuracy = f"{100 * nudge.room()['test_accuracy']:.1f} %"
    expect(page.locator(".charts .end-share")).to_have_text(f"test {accuracy}")
    expect(page.locator(".chart-accuracy .accuracy")).to_have_text(accuracy)


def test_training_in_the_story_is_a_show_that_ends_by_itself(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/it-learns?step=1&phase=update")
    chart_after(page, "1 step")
    page.locator(".chapter-progress .choice").click()
    accuracy = page.locator(".chart-accuracy .accuracy")
    images = page.locator(".weight-images canvas")
    expect(images).to_have_count(16)
    seen: set[str] = set()
    painted: set[str] = set()

    def has_been_watched() -> bool:
        seen.add(nudge.read_now(ACCURACY))
        painted.add(nudge.read_now(FIRST_IMAGE))
        return bool(nudge.room()["step"] == 1 + MORE_STEPS)

    eventually(page, has_been_watched, "it does not train to its end", limit=60)
    nudge.until_step(1 + MORE_STEPS)
    assert len(seen) > 3, f"the accuracy does not grow in sight: {seen}"
    assert len(painted) > 3, "the images of the first layer do not form in sight"
    expect(accuracy).to_have_text(f"{100 * nudge.room()['test_accuracy']:.1f} %")
    in_sight = "(canvas) => canvas.getBoundingClientRect().top < innerHeight"
    assert read_each(images, in_sight)[0]
