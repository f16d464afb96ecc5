"""Theme, big text and reduced motion: chosen, remembered, and by default as the system has them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import read_page
from tests.support.server import Server

ROOT = "document.documentElement"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def brightness(page: Page) -> float:
    """Return the brightness of the page's background, 0 to 255."""
    red, green, blue = read_page(page, f"{BACKGROUND}.match(/[0-9.]+/g).slice(0, 3).map(Number)")
    return float(red + green + blue) / 3


def test_light_and_dark_are_changed_by_a_button_and_remembered(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, color_scheme="dark").new_page()
    nudge = Nudge.open(page, server)
    picture = read_page(page, "document.querySelector('.stage canvas').toDataURL()")
    assert brightness(page) < 60
    nudge.press_in_view("light theme")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert brightness(page) > 200
    is_redrawn = "({ canvas, arg }) => canvas.toDataURL() !== arg"
    nudge.until(is_redrawn, "the stage is still drawn in dark colours", picture)
    page.reload()
    nudge.until_step(1)
    assert brightness(page) > 200
    nudge.press_in_view("dark theme")
    assert brightness(page) < 60


def test_big_text_is_bigger_on_the_page_and_on_the_stage(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    size = "parseFloat(getComputedStyle(document.querySelector('.phase-name')).fontSize)"
    before, drawn = read_page(page, size), nudge.scene("scene.layout.font")
    page.keyboard.press("b")
    nudge.has_big_text(True)
    nudge.until("({ scene, arg }) => scene.layout.font > 1.2 * arg", "the stage's is not", drawn)
    assert read_page(page, size) > 1.2 * before
    page.reload()
    nudge.until_step(1)
    assert read_page(page, size) > 1.2 * before
    nudge.press_in_view("Big text")
    nudge.until("({ scene, arg }) => scene.layout.font === arg", "it stays big", drawn)


def test_with_reduced_motion_nothing_travels_and_each_phase_is_shown_as_it_ends(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/?step=1&phase=forward")
    nudge.press_in_view("Reduced motion")
    nudge.button("Play").click()
    frames = nudge.watch(
        "({ scene }) => [scene.phase, scene.t, scene.pulses.length]",
        until="({ scene }) => scene.phase === 'output_nudges'",
    )
    assert "cost" in {phase for phase, _, _ in frames}
    assert {(t, pulses) for _, t, pulses in frames} == {(1, 0)}
    nudge.press_in_view("Reduced motion")
    nudge.until("({ scene }) => scene.t < 1", "motion does not come back")


def test_at_first_theme_and_motion_are_as_the_system_prefers_them(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, reduced_motion="reduce", color_scheme="light").new_page()
    nudge = Nudge.open(page, server, "/")
    nudge.until_step(1)
    assert brightness(page) > 200
    assert nudge.scene("[scene.t, scene.pulses.length]") == [1, 0]
    expect(nudge.in_view("Reduced motion")).to_have_attribute("aria-pressed", "true")


def test_the_scale_of_the_arrows_is_chosen_and_in_the_legend(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=30&phase=update")
    longest = nudge.scene("scene.longest")
    assert longest[1] != longest[3]
    nudge.in_view("Arrows", "combobox").select_option(label="all layers alike")
    alike = "({ scene }) => new Set(scene.longest).size === 1"
    nudge.until(alike, "each layer still has its own scale")
    most = max(longest)
    assert nudge.scene("scene.longest[1]") == most
    page.get_by_text("scales", exact=True).click()
    expect(page.get_by_role("group", name="Legend")).to_contain_text(f"longest arrow: {most:#.3g}")
