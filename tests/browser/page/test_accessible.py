"""The page without a mouse, and for people who cannot see the stage."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import eventually, read_page, text
from tests.support.axe import axe
from tests.support.server import Server

SCREENS: dict[str, dict[str, Any]] = {
    "laptop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}


# Returns how many elements the Tab key should reach. From then on, the page notes which elements
# get the focus, and which of them do not show it.
REACHABLE = """() => {
  const all = 'button, select, input, summary, a[href], [tabindex="0"]';
  const reachable = [...document.querySelectorAll(all)]
    .filter((element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility());
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


# Colours depend on the theme, boxes on the width: so each theme and each width is tested once.
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
        found += axe(page, part="dialog[open]")  # everything else is inert
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    phase_list = page.get_by_role("toolbar", name="Phases of a step")
    phase_list.get_by_role("button", name="layer 2: asks").dispatch_event("click")
    nudge.until_phase("asks:2")
    found += axe(page)
    assert found == []


def test_axe_finds_no_violation_on_the_page_of_a_viewer(
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
    expect(page.locator(".inspector .connections")).to_be_visible()  # with all its links
    wanted = read_page(page, REACHABLE)
    assert wanted > 25  # digits and phases are one stop each
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
    assert (
        read_page(page, "[...window.reachable].map((element) => element.outerHTML.slice(0, 100))")
        == []
    )
    assert read_page(page, "window.unseen") == []
    assert nudge.scene() == 1


def test_after_a_dialog_the_focus_is_where_it_was(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    dialog = page.get_by_role("dialog")
    for name in ("Escape", "Close", "Cancel", "Apply"):
        nudge.button("Settings").focus()
        page.keyboard.press("Enter")
        dialog.get_by_label("learning rate").wait_for()
        if name != "Escape":
            dialog.get_by_role("button", name=name).focus()
        page.keyboard.press("Escape" if name == "Escape" else "Enter")
        expect(page.locator("dialog")).to_have_count(0)  # removed, not only closed
        expect(nudge.button("Settings"), f"closed by {name}").to_be_focused()


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
    page.get_by_role("toolbar", name="Phases of a step").get_by_role("button").nth(1).focus()
    page.keyboard.press("Enter")
    nudge.until_phase("cost", None)


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
    nudge.has_big_text(False)


def test_a_screen_reader_gets_a_caption_once_its_result_is_there(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/?step=1&phase=cost")
    aria_text = page.locator(".caption [aria-live=polite]")
    expect(aria_text).to_contain_text("cost of this example")
    eventually(page, lambda: words(aria_text) == words(nudge.caption), "the question is not said")
    page.keyboard.press("ArrowRight")
    nudge.until_phase("output_nudges", None)
    expect(aria_text).to_be_empty()
    nudge.until_phase("output_nudges")
    expect(aria_text).to_contain_text("+")
    eventually(page, lambda: words(aria_text) == words(nudge.caption), "the result is not said")


def words(locator: Locator) -> list[str]:
    """Return the words of an element's text; where its lines break makes no difference."""
    return text(locator).split()


def test_during_fast_training_a_screen_reader_gets_no_captions(page: Page, server: Server) -> None:
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
