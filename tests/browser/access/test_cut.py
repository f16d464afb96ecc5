"""No text is cut off in any place, panel or dialog, on wide and narrow windows, in big text too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.story.test_story import CHAPTERS, title
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import read_each
from tests.browser.support.texts.cut import cut_texts
from tests.support.server import Server

SIZES = {320: 640, 390: 844, 1280: 720, 1440: 900}
"""Heights of the windows in pixels, by their widths. In the last one, places are opened."""
BIG = pytest.mark.parametrize("big", [False, True], ids=["usual text", "big text"])
LAB = "/lab?step=300&example=test.11&phase=update"
PANEL = ".panel-chooser select"


def open_still(new_context: NewContext, server: Server, address: str, *, big: bool) -> Nudge:
    """Open a page with reduced motion, in which every phase is shown as it ends."""
    page = new_context(server, reduced_motion="reduce").new_page()
    nudge = Nudge.open(page, server, address)
    if big:
        nudge.press_in_view("Big text")
    return nudge


def until_loaded(page: Page) -> None:
    """Wait until all panels of the place are there."""
    expect(page.locator(".side-scroll > p.panel.muted")).to_have_count(0)


def find_cut(page: Page) -> dict[int, list[str]]:
    """Return the texts that are cut off at each width at which there are any."""
    found: dict[int, list[str]] = {}
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        if cut := cut_texts(page):
            found[width] = cut
    return found


@BIG
def test_no_text_of_a_panel_of_lab_is_cut(
    new_context: NewContext, server: Server, big: bool
) -> None:
    nudge = open_still(new_context, server, LAB, big=big)
    panels = read_each(nudge.page.locator(f"{PANEL} option"), "(option) => option.value")
    assert len(panels) > 20
    found: dict[str, dict[int, list[str]]] = {}
    for panel in panels:
        nudge.page.locator(PANEL).select_option(panel)
        until_loaded(nudge.page)
        if cut := find_cut(nudge.page):
            found[panel] = cut
    assert found == {}


@BIG
def test_no_text_of_a_chapter_is_cut(new_context: NewContext, server: Server, big: bool) -> None:
    start = next(iter(CHAPTERS))
    address = f"/story/{start}?step=300&example=test.11&phase=forward"
    nudge = open_still(new_context, server, address, big=big)
    found: dict[str, dict[int, list[str]]] = {}
    for chapter, name in CHAPTERS.items():
        expect(title(nudge.page)).to_have_text(name)
        until_loaded(nudge.page)
        if cut := find_cut(nudge.page):
            found[chapter] = cut
        nudge.page.keyboard.press("PageDown")
    assert found == {}


@BIG
def test_no_text_is_cut_in_draw_and_the_dialogs(
    new_context: NewContext, server: Server, big: bool
) -> None:
    nudge = open_still(new_context, server, "/draw?step=300&phase=update", big=big)
    page = nudge.page
    expect(nudge.button("Undo")).to_be_visible()
    found = {"draw": find_cut(page)}
    dialogs: dict[str, Callable[[], None]] = {
        "Settings": nudge.button("Settings").click,
        "Help": nudge.button("Help").click,
        "Share": nudge.button("Share").click,
        "Contents": lambda: page.keyboard.press("c"),
    }
    for name, show in dialogs.items():
        show()
        content: Locator = page.get_by_role("dialog").locator(":is(input, table, select, li)")
        content.first.wait_for()
        found[name] = find_cut(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    assert {place: cut for place, cut in found.items() if cut} == {}


@pytest.mark.parametrize("hidden", ["", "256-1", "16-16-16-16-16-16-16-16"])
def test_no_name_of_a_phase_is_cut_in_a_network_of_any_depth(
    new_context: NewContext, server: Server, hidden: str
) -> None:
    nudge = open_still(new_context, server, f"/?step=1&phase=forward&hidden={hidden}", big=False)
    assert find_cut(nudge.page) == {}
