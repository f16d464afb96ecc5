"""The panels that send questions to the server fit on every screen and are accessible."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import ViewportSize

from tests.browser.conftest import NewContext
from tests.browser.support.boxes import problems
from tests.browser.support.nudge import Nudge
from tests.browser.support.questions import open_at_phase
from tests.support.axe import axe
from tests.support.server import Server

CHAPTER = ".side"  # test_story_fits checks what is around it
# The element that each chapter shows once its question is answered.
READY = {"sensitivity": ".costs", "avenues": ".three", "rivals": ".called"}
LAPTOP: ViewportSize = {"width": 1440, "height": 900}
PROJECTOR: ViewportSize = {"width": 1280, "height": 720}
PHONE: ViewportSize = {"width": 390, "height": 844}


def test_they_fit_and_are_accessible(new_context: NewContext, server: Server) -> None:
    """On a laptop in the dark theme, and on a projector in the light one and in big text."""
    nudge = open_in_dark_theme(new_context, server, viewport=LAPTOP)
    page = nudge.page
    found = {}
    for chapter in READY:
        open_chapter(nudge, chapter)
        page.set_viewport_size(LAPTOP)
        found[f"{chapter}, laptop"] = [*problems(page), *axe(page, part=CHAPTER)]
        nudge.press_in_view("light theme")
        nudge.press_in_view("Big text")
        page.set_viewport_size(PROJECTOR)
        nudge.has_big_text(True)
        found[f"{chapter}, projector"] = [*problems(page), *axe(page, part=CHAPTER)]
        nudge.press_in_view("dark theme")
        nudge.press_in_view("Big text")
        nudge.has_big_text(False)
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_they_fit_a_phone_and_are_accessible_there(new_context: NewContext, server: Server) -> None:
    nudge = open_in_dark_theme(new_context, server, viewport=PHONE, has_touch=True)
    found = {}
    for chapter in READY:
        open_chapter(nudge, chapter)
        found[chapter] = [*problems(nudge.page), *axe(nudge.page, part=CHAPTER)]
    assert {chapter: faults for chapter, faults in found.items() if faults} == {}


def open_in_dark_theme(new_context: NewContext, server: Server, **options: Any) -> Nudge:
    """Open the chapter sensitivity at step 60, at the end of the phase average."""
    address = "/story/sensitivity?step=60"
    return open_at_phase(new_context, server, address, "average", color_scheme="dark", **options)


def open_chapter(nudge: Nudge, chapter: str) -> None:
    """Open a chapter in the same room, and wait until its question is answered."""
    if f"/story/{chapter}" not in nudge.page.url:
        nudge.page.goto(f"/r/{nudge.code}/story/{chapter}?phase=average")
        nudge.until_step(60)
        nudge.until_phase("average")
    nudge.page.locator(READY[chapter]).first.wait_for()
