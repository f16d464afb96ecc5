"""For whoever cannot see the stage, or uses no mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import eventually, of_page, text
from tests.support.axe import axe
from tests.support.server import Server

SCREENS: dict[str, dict[str, Any]] = {
    "laptop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}


# How many elements the Tab key should come to; from now on it is noted where it comes, and whether
# that can be seen.
REACHABLE = """() => {
  const all = 'button, select, input, summary, a[href], [tabindex="0"]';
  const reachable = [...document.querySelectorAll(all)]
    .filter((each) => !each.disabled && each.tabIndex >= 0 && each.checkVisibility());
  window.reachable = new Set(reachable);
  window.unseen = [];
  window.note ??= ({ target }) => {
    window.reachable.delete(target);
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    if (!isSeen) window.unseen.push(target.getAttribute('aria-label') ?? target.innerText);
  };
  document.addEventListener('focusin', window.note);
  return reachable.length;
}"""


# Shades depend on the theme and boxes on the width: each of both once.
@pytest.mark.parametrize(("screen", "theme"), [("laptop", "dark"), ("phone", "light")])
def test_axe_finds_no_violation_with_dialogs_open_or_closed(
    new_context: NewContext, server: Server, screen: str, theme: str
) -> None:
    options = {**SCREENS[screen], "color_scheme": theme, "reduced_motion": "reduce"}
    page = new_context(server, **options).new_page()
    nudge = Nudge.open(page, server, "/?step=2&phase=update&select=1.3.300")
    page.get_by_text("The stage in numbers").press("Enter")
    expect(page.get_by_role("table", name="output", exact=True)).to_be_visible()
    found = axe(page)
    nudge.scroll_to_top()
    for name in ("Settings", "Help", "Share"):
        nudge.button(name).click()
        page.get_by_role("dialog").locator(":is(input, table, select)").first.wait_for()
        found += axe(page, part="dialog[open]")  # all else is inert
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    track = page.get_by_role("list", name="Phases of a step")
    track.get_by_role("button", name="layer 2: asks").dispatch_event("click")
    nudge.until_at("asks:2")
    found += axe(page)
    assert found == []


def test_axe_finds_no_violation_in_what_a_viewer_is_told(
    page: Page, server: Server, new_context: NewContext
) -> None:
    driver = Nudge.open(page, server)
    watching = new_context(server).new_page()
    Nudge.open(watching, server, f"/r/{driver.code}")
    watching.keyboard.press("Home")
    expect(watching.get_by_role("status").first).to_contain_text("watching")
    assert axe(watching) == []


def test_everything_is_reached_by_the_tab_key_and_shows_that_it_is(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server)
    expect(page.locator(".inspector .connections")).to_be_visible()  # with all of its links
    wanted = of_page(page, REACHABLE)
    assert wanted > 40
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
    assert of_page(page, "[...window.reachable].map((each) => each.outerHTML.slice(0, 100))") == []
    assert of_page(page, "window.unseen") == []
    assert nudge.scene() == 1


def test_after_a_dialog_the_focus_is_where_it_was(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    dialog = page.get_by_role("dialog")
    for way in ("Escape", "Close", "Cancel", "Apply"):
        nudge.button("Settings").focus()
        page.keyboard.press("Enter")
        dialog.get_by_label("learning rate").wait_for()
        if way != "Escape":
            dialog.get_by_role("button", name=way).focus()
        page.keyboard.press("Escape" if way == "Escape" else "Enter")
        expect(page.locator("dialog")).to_have_count(0)  # gone, and not only closed
        expect(nudge.button("Settings"), f"closed by {way}").to_be_focused()


def test_everything_is_done_without_a_mouse(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    nudge.button("Settings").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Settings of the run")
    dialog.get_by_label("learning rate").wait_for()
    dialog.get_by_label("learning rate").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("1.5")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    nudge.button("Next step").focus()
    page.keyboard.press("Enter")
    nudge.until_step(2)
    assert nudge.scene("record.learningRate") == 1.5
    nudge.button("An example of 9").focus()
    page.keyboard.press("Space")
    nudge.until("({ record }) => record.focus.label === 9", "Space does not press the button")
    expect(nudge.button("Pause"), "and does not play as well").to_have_count(0)
    page.get_by_role("list", name="Phases of a step").get_by_role("button").nth(1).focus()
    page.keyboard.press("Enter")
    nudge.until_at("cost", None)


def test_typing_in_a_field_is_not_taken_for_a_key_of_the_page(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    nudge.button("Settings").click()
    seed = page.get_by_label("seed")
    seed.fill("")
    seed.press_sequentially("12 n+b")
    seed.press("ArrowRight")
    seed.press("Home")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    room = nudge.room()
    assert (room["step"], room["focus"]["index"], room["playing"]) == (1, 0, False)
    expect(nudge.button("Big text")).to_have_attribute("aria-pressed", "false")


def test_a_caption_is_said_to_a_screen_reader_once_its_result_is_there(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/?step=1&phase=cost")
    said = page.locator(".caption [aria-live=polite]")
    expect(said).to_contain_text("cost of this example")
    eventually(page, lambda: words(said) == words(nudge.caption), "the question is not said")
    page.keyboard.press("ArrowRight")
    nudge.until_at("output_nudges", None)
    expect(said).to_be_empty()
    nudge.until_at("output_nudges")
    expect(said).to_contain_text("+")
    eventually(page, lambda: words(said) == words(nudge.caption), "the result is not said")


def words(place: Locator) -> list[str]:
    """What is written in a place, however it is broken into lines."""
    return text(place).split()


def test_while_steps_rush_by_a_screen_reader_is_not_flooded(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    nudge.choose_speed("as fast as it goes")
    nudge.button("Play").click()
    nudge.until("({ scene }) => scene.step > 100", "it does not train")
    expect(page.locator(".caption [aria-live=polite]")).to_be_empty()
    nudge.button("Pause").click()
    expect(page.locator(".caption [aria-live=polite]")).not_to_be_empty()


def test_the_stage_has_a_description_and_its_numbers_are_in_tables(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/?step=3&phase=update")
    stage = page.get_by_role("img", name="The network, 784 – 16 – 16 – 10 neurons, step 3")
    expect(stage).to_be_visible()
    page.get_by_text("The stage in numbers").press("Enter")
    table = page.get_by_role("table", name="output", exact=True)
    expect(table.get_by_role("row")).to_have_count(11)
    label = nudge.scene("record.focus.label")
    row = table.get_by_role("row").nth(label + 1)
    expect(row.get_by_role("cell").nth(2)).to_have_text("1")
