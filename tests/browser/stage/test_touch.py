"""On a phone, by finger."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LookAt, NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import box, each, eventually, of_page, one
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
    return new_context(server, **PHONE).new_page()


def test_nothing_scrolls_sideways(look_at: LookAt) -> None:
    phone = look_at(AT_REST, **PHONE).page
    assert of_page(phone, "document.documentElement.scrollWidth") == 390
    assert of_page(phone, "() => { scrollBy(200, 0); return scrollX; }") == 0
    for selector in (".side", ".bottom", ".top", ".stage"):
        beyond = "({ scrollWidth, clientWidth }) => scrollWidth - clientWidth"
        assert one(phone.locator(selector), beyond) <= 1, selector


def test_whatever_is_to_be_touched_is_large_enough_to_be_hit(look_at: LookAt) -> None:
    phone = look_at(AT_REST, **PHONE).page
    seen = """(control) => {
      const { width, height } = control.getBoundingClientRect();
      return { name: control.getAttribute('aria-label'), size: [width, height] };
    }"""
    controls = each(phone.locator(":is(.top, .picker, .caption) :is(button, select)"), seen)
    shown = [one for one in controls if max(one["size"]) > 0]
    assert len(shown) > 10
    assert [one for one in shown if min(one["size"]) < 24] == []


def test_the_transport_is_under_the_thumb_wherever_one_has_scrolled(
    phone: Page, server: Server
) -> None:
    nudge = Nudge.open(phone, server)
    for top in (0, 400, 100_000):
        of_page(phone, "(top) => scrollTo(0, top)", top)
        for name in ("Previous step", "Previous phase", "Play", "Next phase", "Next step"):
            place = box(nudge.button(name))
            assert place["height"] >= 40
            assert place["y"] > 700
            assert place["y"] + place["height"] <= 844

    def is_clear_at_the_end() -> bool:
        of_page(phone, "scrollTo(0, 100_000)")  # a panel that comes late makes the page longer
        last = box(phone.locator(".side > :last-child"))
        return last["y"] + last["height"] <= box(nudge.button("Next step"))["y"] + 1

    eventually(phone, is_clear_at_the_end, "at the end of the page something is left under it")
    nudge.button("Next step").tap()
    nudge.until_step(2)


def test_a_tap_selects(phone: Page, server: Server) -> None:
    nudge = Nudge.open(phone, server)
    x, y = nudge.neuron_at(2, 6)
    phone.locator(".stage canvas").tap(position={"x": x, "y": y})
    expect(nudge.inspector.get_by_role("heading")).to_contain_text("h2·6")
    expect(phone.locator(".hover-card")).to_have_count(0)
    nudge.button("An example of 2").tap()
    nudge.until("({ record }) => record.focus.label === 2", "a tap picks no example")


def test_play_and_pause_by_finger_and_nothing_widens_the_page_meanwhile(
    phone: Page, server: Server
) -> None:
    nudge = Nudge.open(phone, server)
    nudge.choose_speed("as fast as it goes")
    nudge.button("Play").tap()
    # once wider than the screen, a phone shows all of the page smaller from then on
    widths = nudge.watch(
        "() => [document.documentElement.scrollWidth, innerWidth]",
        until="({ scene }) => scene.step > 500",
    )
    assert [width for width in widths if width != [390, 390]] == []
    nudge.button("Pause").tap()
    expect(nudge.button("Play")).to_be_visible()
    nudge.until_room(playing=False)
    nudge.until_step(nudge.room()["step"])


def test_turned_on_its_side_the_stage_is_still_there(phone: Page, server: Server) -> None:
    nudge = Nudge.open(phone, server)
    phone.set_viewport_size({"width": 844, "height": 390})
    nudge.until("({ scene }) => scene.layout.width > 500", "the stage stays narrow")
    assert of_page(phone, "document.documentElement.scrollWidth") == 844
    play = box(nudge.button("Play"))
    assert play["y"] + play["height"] <= 390
    expect(phone.locator("h1")).to_contain_text(re.compile("Nudge"))
