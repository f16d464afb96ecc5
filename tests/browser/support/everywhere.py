"""Goes everywhere on the page: all panels of Lab, all chapters, Draw, and all dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.story.test_story import CHAPTERS, title
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import read_each
from tests.support.server import Server

LAB = "/lab?step=300&example=test.11&phase=update"
STORY = f"/story/{next(iter(CHAPTERS))}?step=300&example=test.11&phase=forward"
DRAW = "/draw?step=300&phase=update"
PANEL = ".panel-chooser select"


def open_still(
    new_context: NewContext, server: Server, address: str, *, big: bool = False, **options: Any
) -> Nudge:
    """Open a page with reduced motion, in which every phase is shown as it ends."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    nudge = Nudge.open(page, server, address)
    if big:
        nudge.press_in_view("Big text")
    return nudge


def until_loaded(page: Page) -> None:
    """Wait until all panels of the place are there."""
    expect(page.locator(".side-scroll > p.panel.muted")).to_have_count(0)


def each_panel_of_lab(nudge: Nudge) -> Iterator[str]:
    """Choose each panel of Lab in turn; yield its id once it is there. The page is at `LAB`."""
    panels = read_each(nudge.page.locator(f"{PANEL} option"), "(option) => option.value")
    assert len(panels) > 20
    for panel in panels:
        nudge.page.locator(PANEL).select_option(panel)
        until_loaded(nudge.page)
        yield panel


def each_chapter(nudge: Nudge) -> Iterator[str]:
    """Open each chapter in turn; yield its id once its panels are there. The page is at `STORY`."""
    for chapter, name in CHAPTERS.items():
        expect(title(nudge.page)).to_have_text(nudge.says(name))
        until_loaded(nudge.page)
        yield chapter
        nudge.page.keyboard.press("PageDown")


def draw_and_each_dialog(nudge: Nudge) -> Iterator[str]:
    """Yield once Draw is there, then with each dialog open. The page is at `DRAW`."""
    page = nudge.page
    expect(nudge.button("Undo")).to_be_visible()
    until_loaded(page)
    yield "draw"
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
        yield name
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


EVERYWHERE: dict[str, tuple[str, Callable[[Nudge], Iterator[str]]]] = {
    "lab": (LAB, each_panel_of_lab),
    "story": (STORY, each_chapter),
    "draw and dialogs": (DRAW, draw_and_each_dialog),
}
"""Where to begin, and what goes on from there."""
