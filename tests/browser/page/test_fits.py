"""Nothing is cut off, covered or out of reach on a laptop, a projector or a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.boxes import problems
from tests.browser.support.examples import open_with_reduced_motion
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import box, read_one
from tests.browser.support.texts.languages import LANGUAGES
from tests.support.server import Server

LAPTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PROJECTOR: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
SCREENS = {"laptop": LAPTOP, "projector": PROJECTOR, "phone": PHONE}
# The phases with the longest captions and the most marks.
PHASES = ["forward", "cost", "asks:3", "bias_nudges:1", "average", "update"]

# The step and phase on the stage, and the stage's size.
STAGE = "[scene.step, scene.phase, scene.layout.width, scene.layout.height]"
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
DIALOGS = ("Settings", "Help", "Share")


@LANGUAGE
@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_nothing_overlaps_or_is_cut_off_nor_does_the_stage_move_from_phase_to_phase(
    new_context: NewContext, server: Server, screen: dict[str, Any], language: str
) -> None:
    address = f"/?step=2&phase=forward&lang={language}"
    nudge = open_with_reduced_motion(new_context, server, address, **screen)
    sizes, faults = check_all_phases(nudge)
    assert faults == {}
    assert len(sizes) == 13
    assert len(set(sizes.values())) == 1, sizes
    # at step 1202: four digits in the counters and the caption, powers of ten in costs and nudges
    nudge.command(type="step", count=1200)
    nudge.until_step(1202)
    go_to(nudge, "update")
    assert problems(nudge.page) == []
    for name in DIALOGS:
        assert_dialog_fits(nudge, name, **screen["viewport"])


@LANGUAGE
@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_nothing_overlaps_or_is_cut_off_in_big_text_either(
    new_context: NewContext, server: Server, screen: dict[str, Any], language: str
) -> None:
    address = f"/?step=1202&phase=forward&lang={language}"
    nudge = open_with_reduced_motion(new_context, server, address, **screen)
    nudge.press_in_view("Big text")
    nudge.has_big_text(True)
    go_to(nudge, "update")
    assert problems(nudge.page) == []
    assert check_all_phases(nudge)[1] == {}


def check_all_phases(nudge: Nudge) -> tuple[dict[str, tuple[float, float]], dict[str, list[str]]]:
    """Go through all phases of a step; return the stage's size and the layout faults of each.

    Keys choose the phases: on a phone, some names in the list of phases are too small to be hit.
    """
    sizes: dict[str, tuple[float, float]] = {}
    faults: dict[str, list[str]] = {}
    nudge.page.keyboard.press("Home")
    nudge.until_step(0)
    nudge.page.keyboard.press("Shift+ArrowRight")
    nudge.until_step(1)
    while True:
        step, phase, width, height = nudge.scene(STAGE)
        if step > 1:
            return sizes, faults
        nudge.scroll_to_top()
        sizes[phase] = (width, height)
        if phase in PHASES and (found := problems(nudge.page)):
            faults[phase] = found
        next_phase(nudge, phase)


def next_phase(nudge: Nudge, shown: str) -> None:
    """Go to the next phase; `shown` is the phase on the stage now."""
    nudge.page.keyboard.press("ArrowRight")
    nudge.until("({ scene, arg }) => scene.phase !== arg", "it does not go on", shown)


def go_to(nudge: Nudge, phase: str) -> None:
    """Go to a later phase of the present step."""
    while (shown := nudge.scene("scene.phase")) != phase:
        next_phase(nudge, shown)


def assert_dialog_fits(nudge: Nudge, name: str, width: int, height: int) -> None:
    """Assert that the dialog of that name fits into the window and cuts nothing off."""
    nudge.button(name).click()
    shown = nudge.page.get_by_role("dialog")
    expect(shown.get_by_role("button", name=nudge.says("Close"))).to_be_visible()
    shown.locator(":is(input, table, select)").first.wait_for()
    place = box(shown)
    assert place["x"] >= 0
    assert place["y"] >= 0
    assert place["x"] + place["width"] <= width
    assert place["y"] + place["height"] <= height
    assert read_one(shown, "(element) => element.scrollWidth - element.clientWidth") <= 1, name
    nudge.page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


@pytest.mark.parametrize("query", ["hidden=", "hidden=256-1", "hidden=16-16-16-16-16-16-16-16"])
def test_networks_of_every_size_fit_on_the_stage(page: Page, server: Server, query: str) -> None:
    nudge = Nudge.open(page, server, f"/?step=1&phase=update&{query}")
    faults = [problem for problem in problems(page) if "stage" in problem or "covers" in problem]
    assert faults == []
    assert nudge.scene("scene.lines.every(({ edges }) => edges.shown > 0)")
