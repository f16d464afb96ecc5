"""Nothing is cut off, covered or out of reach, on any of the screens it is made for."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.boxes import problems
from tests.browser.conftest import NewContext
from tests.browser.nudge import Nudge
from tests.support.server import Server

LAPTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PROJECTOR: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
SCREENS = {"laptop": LAPTOP, "projector": PROJECTOR, "phone": PHONE}
# The phases whose captions are longest, whose marks are most.
PHASES = ["forward", "cost", "asks:3", "bias_nudges:1", "average", "update"]


@pytest.mark.parametrize("big", [False, True], ids=["normal text", "big text"])
@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_nothing_overlaps_or_is_cut_off(
    new_context: NewContext, server: Server, screen: dict[str, Any], big: bool
) -> None:
    # with reduced motion every phase is shown as it ends, at once
    page = new_context(server, reduced_motion="reduce", **screen).new_page()
    nudge = Nudge.open(page, server, "/?step=2&phase=forward")
    if big:
        nudge.button("Big text").click()
        expect(nudge.button("Big text")).to_have_attribute("aria-pressed", "true")
    found = {}
    for phase in PHASES:
        page.evaluate("scrollTo(0, 0)")
        # as the track does it; there some names are too small to be hit on a phone
        for _ in range(13):
            if nudge.scene("scene.phase") != phase:
                page.keyboard.press("ArrowRight")
                nudge.frames(2)
        nudge.until_at(phase)
        page.evaluate("document.fonts.ready.then(() => 0)")
        found[phase] = problems(page)
    # four digits in the counters and the caption, costs and nudges with powers of ten
    nudge.command(type="step", count=1200)
    nudge.until_step(1202)
    nudge.frames(2)
    found["update, later"] = problems(page)
    assert {phase: wrong for phase, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_the_stage_keeps_its_place_from_phase_to_phase(
    new_context: NewContext, server: Server, screen: dict[str, Any]
) -> None:
    page = new_context(server, reduced_motion="reduce", **screen).new_page()
    nudge = Nudge.open(page, server, "/?step=2&phase=forward")
    sizes = {}
    for _ in range(13):
        phase, *size = nudge.scene("[scene.phase, scene.layout.width, scene.layout.height]")
        sizes[phase] = tuple(size)
        page.keyboard.press("ArrowRight")
        nudge.until("({ scene, arg }) => scene.phase !== arg", "it does not go on", phase)
    assert len(sizes) == 13
    assert len(set(sizes.values())) == 1, sizes


@pytest.mark.parametrize("query", ["hidden=", "hidden=256-1", "hidden=16-16-16-16-16-16-16-16"])
def test_networks_of_every_size_fit_on_the_stage(page: Page, server: Server, query: str) -> None:
    nudge = Nudge.open(page, server, f"/?step=1&phase=update&{query}")
    wrong = [problem for problem in problems(page) if "stage" in problem or "covers" in problem]
    assert wrong == []
    assert nudge.scene("scene.lines.every(({ edges }) => edges.shown > 0)")


@pytest.mark.parametrize("screen", [PROJECTOR, PHONE], ids=["projector", "phone"])
def test_dialogs_fit_on_the_screen(
    new_context: NewContext, server: Server, screen: dict[str, Any]
) -> None:
    page = new_context(server, **screen).new_page()
    nudge = Nudge.open(page, server)
    for name in ("Settings", "Help", "Share"):
        nudge.button(name).click()
        shown = page.get_by_role("dialog")
        expect(shown.get_by_role("button", name="Close")).to_be_visible()
        shown.locator(":is(input, table, select)").first.wait_for()
        box = shown.bounding_box()
        assert box is not None
        width, height = screen["viewport"]["width"], screen["viewport"]["height"]
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
        assert shown.evaluate("element => element.scrollWidth - element.clientWidth") <= 1, name
        page.keyboard.press("Escape")
        expect(shown).to_have_count(0)
