"""What one may press is what the place needs; the rest is behind View, or comes later."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.boxes import problems
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import eventually, read_page
from tests.support.server import Server

CONTROLS = """() => {
  const stops = 'a[href], button, input, select, textarea, summary, [role=slider]';
  const seen = [...document.querySelectorAll(stops)].filter((each) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    // a notice, which may come at any time, belongs to no place
    const isPartOfAPicture = each.closest('table, .squares, [role=slider], .notices');
    return there !== null && each.contains(there) && !isPartOfAPicture;
  });
  // the buttons of a toolbar are one control: one stop of the Tab key
  return [...new Set(seen.map((each) => each.closest('[role=toolbar]') ?? each))]
      .map((each) => each.getAttribute('aria-label') ?? each.textContent.trim());
}"""


@pytest.mark.parametrize("address", ["/", "/story/network?step=40"])
def test_the_first_chapter_has_at_most_twelve_controls(
    page: Page, server: Server, address: str
) -> None:
    nudge = Nudge.open(page, server, address)
    expect(nudge.button("Next chapter")).to_be_visible()
    controls = read_page(page, CONTROLS)
    assert {"Digits", "View", "Next chapter"} < set(controls)
    assert len(controls) <= 12, ", ".join(controls)


def test_the_second_chapter_has_at_most_twenty_five(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/cost?step=1&phase=cost")
    expect(nudge.button("Settings")).to_be_visible()
    controls = read_page(page, CONTROLS)
    assert {"Digits", "Next mistake", "Settings"} < set(controls)
    assert len(controls) <= 25, controls


def test_what_the_first_chapter_leaves_out_is_behind_view_and_comes_with_the_second(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/network?step=1")
    for name in ("Share", "Settings"):
        expect(nudge.button(name)).to_have_count(0)
        nudge.in_view(name).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    nudge.button("Next chapter").click()
    for name in ("Share", "Settings", "Next step", "Next mistake"):
        expect(nudge.button(name)).to_be_visible()


def test_digits_and_phases_are_one_stop_each_in_which_arrow_keys_move(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/lab?step=1&phase=update")
    digit = nudge.button(f"An example of {nudge.room()['focus']['label']}")
    digit.focus()
    page.keyboard.press("Tab")
    expect(nudge.button("Next example")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(digit).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(nudge.button("An example of 1")).to_be_focused()
    page.keyboard.press("Enter")
    nudge.until("({ record }) => record.focus.label === 1", "the arrow key chose something else")
    assert nudge.scene("scene.phase") == "update", "the key did not act on the page as well"


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (390, 844)])
def test_for_the_projector_there_is_only_the_network_its_caption_and_the_phases(
    new_context: NewContext, server: Server, size: tuple[int, int]
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    page = new_context(server, viewport=viewport, reduced_motion="reduce").new_page()
    nudge = Nudge.open(page, server, "/story/cost?step=40&phase=cost")
    page.keyboard.press("p")
    nudge.has_big_text(True)
    for hidden in (".top", ".side"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in (".stage canvas", ".caption p", ".phase-track"):
        expect(page.locator(shown)).to_be_in_viewport(ratio=1 if size[0] > 860 else 0.1)
    eventually(page, lambda: problems(page) == [], "something overlaps or is cut off")
    page.keyboard.press("Escape")
    expect(page.locator(".side")).to_be_visible()
    nudge.has_big_text(False)
    nudge.in_view("Projector").click()
    nudge.button("Whole page").click()
    expect(page.locator(".top")).to_be_visible()
    page.keyboard.press("p")
    nudge.has_big_text(True)
    page.reload()
    expect(page.locator(".side")).to_be_visible()
    nudge.has_big_text(False)  # it was the projector's, and is not kept
