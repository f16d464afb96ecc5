"""On a phone, by finger."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.nudge import Nudge
from tests.support.server import Server


@pytest.fixture
def phone(new_context: NewContext, server: Server) -> Page:
    size = {"width": 390, "height": 844}
    options = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}
    return new_context(server, viewport=size, **options).new_page()


def test_nothing_scrolls_sideways(phone: Page, server: Server) -> None:
    Nudge.open(phone, server)
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    phone.evaluate("scrollBy(200, 0)")
    assert phone.evaluate("scrollX") == 0
    for selector in (".side", ".bottom", ".top", ".stage"):
        part = phone.locator(selector)
        assert part.evaluate("({ scrollWidth, clientWidth }) => scrollWidth - clientWidth") <= 1


def test_the_transport_is_under_the_thumb_wherever_one_has_scrolled(
    phone: Page, server: Server
) -> None:
    nudge = Nudge.open(phone, server)
    for top in (0, 400, 100_000):
        phone.evaluate("(top) => scrollTo(0, top)", top)
        for name in ("Previous step", "Previous phase", "Play", "Next phase", "Next step"):
            box = nudge.button(name).bounding_box()
            assert box is not None
            assert box["height"] >= 40
            assert box["y"] > 700
            assert box["y"] + box["height"] <= 844
    # at the end of the page nothing is left under it
    last = phone.locator(".side > :last-child").bounding_box()
    assert last is not None
    assert box is not None
    assert last["y"] + last["height"] <= box["y"] + 1
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
    nudge.until_step(nudge.room()["step"])


def test_whatever_is_to_be_touched_is_large_enough_to_be_hit(phone: Page, server: Server) -> None:
    Nudge.open(phone, server)
    small = {}
    for control in phone.locator(":is(.top, .picker, .caption) :is(button, select)").all():
        box = control.bounding_box()
        if box is not None and min(box["width"], box["height"]) < 24:
            small[control.get_attribute("aria-label")] = (box["width"], box["height"])
    assert small == {}


def test_turned_on_its_side_the_stage_is_still_there(phone: Page, server: Server) -> None:
    nudge = Nudge.open(phone, server)
    phone.set_viewport_size({"width": 844, "height": 390})
    nudge.until("({ scene }) => scene.layout.width > 500", "the stage stays narrow")
    assert phone.evaluate("document.documentElement.scrollWidth") == 844
    box = nudge.button("Play").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 390
    expect(phone.locator("h1")).to_contain_text(re.compile("Nudge"))
