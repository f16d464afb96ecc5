"""The page on a phone, used by touch."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext, OpenReadOnly
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import box, eventually, read_each, read_one, read_page
from tests.support.server import Server

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
AT_REST = "/?step=1&phase=update"


@pytest.fixture
def phone(new_context: NewContext, server: Server) -> Page:
    """An empty page on a phone."""
    return new_context(server, **PHONE).new_page()


def test_nothing_scrolls_sideways(open_read_only: OpenReadOnly) -> None:
    phone = open_read_only(AT_REST, **PHONE).page
    assert read_page(phone, "document.documentElement.scrollWidth") == 390
    assert read_page(phone, "() => { scrollBy(200, 0); return scrollX; }") == 0
    for selector in (".side", ".bottom", ".top", ".stage"):
        overflow = "({ scrollWidth, clientWidth }) => scrollWidth - clientWidth"
        assert read_one(phone.locator(selector), overflow) <= 1, selector


def test_all_controls_are_large_enough_for_a_finger(open_read_only: OpenReadOnly) -> None:
    phone = open_read_only(AT_REST, **PHONE).page
    measure = """(control) => {
      const { width, height } = control.getBoundingClientRect();
      return { name: control.getAttribute('aria-label'), size: [width, height] };
    }"""
    controls = read_each(phone.locator(":is(.top, .picker, .caption) :is(button, select)"), measure)
    shown = [control for control in controls if max(control["size"]) > 0]
    assert len(shown) > 10
    assert [control for control in shown if min(control["size"]) < 24] == []


def test_the_transport_stays_at_the_bottom_of_the_window_at_every_scroll_position(
    phone: Page, server: Server
) -> None:
    nudge = Nudge.open(phone, server)
    for top in (0, 400, 100_000):
        read_page(phone, "(top) => scrollTo(0, top)", top)
        for name in ("Previous step", "Previous phase", "Play", "Next phase", "Next step"):
            place = box(nudge.button(name))
            assert place["height"] >= 40
            assert place["y"] > 700
            assert place["y"] + place["height"] <= 844

    def is_clear_at_the_end() -> bool:
        read_page(phone, "scrollTo(0, 100_000)")  # a panel that loads late makes the page longer
        last = box(phone.locator(".side > :last-child"))
        return last["y"] + last["height"] <= box(nudge.button("Next step"))["y"] + 1

    eventually(phone, is_clear_at_the_end, "at the end of the page something is left under it")
    nudge.button("Next step").tap()
    nudge.until_step(2)


def test_a_tap_selects(phone: Page, server: Server) -> None:
    nudge = Nudge.open(phone, server)
    x, y = nudge.neuron_position(2, 6)
    phone.locator(".stage canvas").tap(position={"x": x, "y": y})
    expect(nudge.inspector.get_by_role("heading")).to_contain_text("h2·6")
    expect(phone.locator(".hover-card")).to_have_count(0)
    nudge.button("An example of 2").tap()
    nudge.until("({ record }) => record.focus.label === 2", "a tap picks no example")


def test_play_and_pause_by_touch_and_the_page_stays_as_wide_as_the_screen(
    phone: Page, server: Server
) -> None:
    nudge = Nudge.open(phone, server)
    nudge.choose_speed("as fast as it goes")
    nudge.button("Play").tap()
    # once a page is wider than the screen, a phone shows the whole page smaller from then on
    widths = nudge.watch(
        "() => [document.documentElement.scrollWidth, innerWidth]",
        until="({ scene }) => scene.step > 500",
    )
    assert [width for width in widths if width != [390, 390]] == []
    nudge.button("Pause").tap()
    expect(nudge.button("Play")).to_be_visible()
    nudge.until_room(playing=False)
    nudge.until_step(nudge.room()["step"])


def test_on_a_phone_turned_sideways_the_stage_is_still_there(phone: Page, server: Server) -> None:
    nudge = Nudge.open(phone, server)
    phone.set_viewport_size({"width": 844, "height": 390})
    nudge.until("({ scene }) => scene.layout.width > 500", "the stage stays narrow")
    assert read_page(phone, "document.documentElement.scrollWidth") == 844
    play = box(nudge.button("Play"))
    assert play["y"] + play["height"] <= 390
    expect(phone.locator("h1")).to_contain_text(re.compile("Nudge"))
