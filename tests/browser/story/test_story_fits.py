"""Every chapter on every screen: nothing cut off or covered, and axe finds nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.page.test_fits import LAPTOP, PHONE, PROJECTOR
from tests.browser.story.test_story import CHAPTERS
from tests.browser.support.boxes import problems
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import box
from tests.support.axe import axe
from tests.support.server import Server

CHAPTER = ".side"
PARTS = 4
"""How many tests the chapters are divided among, so that none takes long."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    ("screen", "big", "scheme"),
    [(LAPTOP, False, "light"), (PROJECTOR, True, "dark"), (PHONE, False, "dark")],
    ids=["laptop, light", "projector, big text", "phone"],
)
def test_every_chapter_fits_and_is_accessible(
    new_context: NewContext,
    server: Server,
    screen: dict[str, Any],
    big: bool,
    scheme: str,
    part: int,
) -> None:
    # with reduced motion every phase is shown as it ends, at once
    options = {**screen, "reduced_motion": "reduce", "color_scheme": scheme}
    page = new_context(server, **options).new_page()
    size = -(-len(CHAPTERS) // PARTS)
    chapters = dict(list(CHAPTERS.items())[part * size : (part + 1) * size])
    start = next(iter(chapters))
    nudge = Nudge.open(page, server, f"/story/{start}?step=300&example=test.11&phase=forward")
    if big:
        nudge.press_in_view("Big text")
    found: dict[str, list[str]] = {}
    for chapter, title in chapters.items():
        expect(page.locator("#chapter-title")).to_have_text(title)
        page.locator(".side-scroll .panel h2").first.wait_for()
        expect(page.locator(".side-scroll p.panel.muted")).to_have_count(0)  # all panels are loaded
        nudge.scroll_to_top()
        # the rest of the page is the same in all chapters: it is checked in the first
        found[chapter] = [*problems(page), *axe(page, part=None if chapter == start else CHAPTER)]
        page.keyboard.press("PageDown")
    assert found
    assert {chapter: wrong for chapter, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [1440, 1280])
def test_the_header_is_one_row_with_the_longest_numbers_so_that_nothing_moves_below_it(
    new_context: NewContext, server: Server, width: int
) -> None:
    page = new_context(server, viewport={"width": width, "height": 800}).new_page()
    Nudge.open(page, server, "/draw?step=820&phase=update")
    expect(page.locator(".counter-cost dd")).to_have_text(re.compile(r"0\.\d{4}"))
    logo, tools = (box(page.locator(name)) for name in (".logo", ".tools"))
    assert tools["y"] < logo["y"] + logo["height"], "the tools are in a row of their own"
