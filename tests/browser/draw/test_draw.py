"""Draw: the network reads the image that is drawn on the pad, by hand or by keys."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from nudge.pen.digits import image_from_strokes
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.boxes import problems
from tests.browser.support.nudge import Nudge
from tests.browser.support.pad import DIGITS, Pad, Stroke, place_strokes
from tests.browser.support.reads import LIMIT, attributes, box, read_one, read_page, text
from tests.support.axe import axe
from tests.support.server import Server
from tests.support.trouble import LOST_SERVER, Trouble

# Where and how each digit is drawn: places, sizes and slants as different as those of people.
PLACEMENTS: dict[int, dict[str, Any]] = {
    0: {"x": 0.02, "y": 0.02, "size": 0.95},  # huge
    1: {"slant": 0.3},
    2: {"x": 0.05, "y": 0.83, "size": 0.12},  # tiny, in a corner
    3: {"x": 0.6, "y": 0.05},  # off the centre
    4: {},
    5: {"size": 0.25, "x": 0.05, "y": 0.05},
    6: {"slant": 0.25, "size": 0.4},
    7: {"slant": -0.15},
    8: {"size": 0.9, "y": 0.05, "x": 0.05},
    9: {"x": 0.65, "y": 0.4},
}

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
THEMES = ("light", "dark")
FITS = """({ scene, canvas, arg }) =>
    innerWidth === arg && Math.abs(scene.layout.width - canvas.clientWidth) <= 1"""


def test_digits_are_read_however_large_slanted_or_far_from_the_middle_they_are(
    still_page: Page, server: Server
) -> None:
    pad = Pad.open(still_page, server, steps=1000)
    read = {}
    for digit, strokes in DIGITS.items():
        movements = 3 if digit in (1, 4, 7) else 1  # a fast hand leaves few points
        pad.draw(place_strokes(strokes, **PLACEMENTS[digit]), between=movements)
        read[digit] = pad.answer()
        assert np.array_equal(pad.image(), pad.server_image()), f"the {digit} is another image"
        pad.clear()
    assert read == {digit: digit for digit in DIGITS}
    expect(pad.answer_status).to_contain_text("The pad is empty")


def test_the_stage_follows_each_stroke_and_the_outputs_are_those_of_the_drawing(
    page: Page, server: Server
) -> None:
    pad = Pad.open(page, server, steps=300)
    nudge = pad.nudge
    pad.draw(place_strokes(DIGITS[4])[:1])
    half = pad.image()
    pad.draw(place_strokes(DIGITS[4])[1:])
    assert not np.array_equal(half, pad.image())
    tensors, metadata = nudge.record()
    assert metadata["focus_split"] == "drawn"
    assert np.array_equal(np.round(255 * tensors["a0"]).reshape(28, 28), pad.image())
    shown = attributes(page.locator(".output-bars li"), "data-output")
    assert np.allclose(np.array(shown, dtype=float), tensors["a3"], atol=1e-6)
    assert pad.answer() == int(tensors["a3"].argmax())
    sentence = rf"{pad.answer()}, with an output of \d\.\d\d\. Next is \d"
    expect(pad.answer_status).to_contain_text(re.compile(sentence))
    # at the end of the forward phase, without a desired output: nobody has labelled the drawing
    assert nudge.scene("[scene.phase, scene.t, scene.wanted.length]") == ["forward", 1, 0]
    assert "right" not in text(nudge.caption)
    page.keyboard.press("9")
    nudge.until("({ record }) => record.focus.label === 9", "the key says nothing")
    nudge.until_room(focus={"split": "drawn", "index": None, "label": 9, "guessed": False})
    expect(page.locator(".output-bars .is-wanted")).to_have_text(re.compile("9"))


def test_undo_clear_and_the_switch_for_centring_and_scaling(page: Page, server: Server) -> None:
    pad = Pad.open(page, server)
    expect(pad.answer_status).to_contain_text("The pad is empty")
    expect(pad.nudge.button("Undo")).to_be_disabled()
    assert pad.nudge.room()["focus"]["split"] != "drawn"  # an empty pad sends nothing
    small: list[Stroke] = place_strokes(DIGITS[4], x=0.1, y=0.1, size=0.2)
    pad.draw(small)
    scaled = pad.image()
    page.get_by_role("switch", name="centred and scaled").uncheck()
    pad.until_shown()
    assert np.array_equal(pad.image(), pad.server_image(normalised=False))
    assert pad.image()[14:].sum() == 0
    assert scaled[14:].sum() > 0
    page.get_by_role("switch", name="centred and scaled").check()
    assert np.array_equal(pad.image(), scaled)
    pad.nudge.button("Clear").click()
    page.keyboard.press("Control+z")
    assert np.array_equal(pad.image(), scaled)
    pad.nudge.button("Undo").click()
    pad.until_shown()
    assert len(pad.strokes()) == 1
    pad.nudge.button("Undo").click()
    assert pad.strokes() == []
    [dot] = pad.to_page([(0.7, 0.3)])
    page.mouse.click(*dot)
    pad.until_shown()
    [[point]] = pad.strokes()
    assert point == pytest.approx([0.7, 0.3, 0.5], abs=0.01)
    assert np.array_equal(pad.image(), image_from_strokes([[point]]))


def test_a_stored_example_is_put_on_the_pad_and_drawn_on(page: Page, server: Server) -> None:
    pad = Pad.open(page, server)
    nudge = pad.nudge
    page.get_by_role("tab", name="Lab").click()
    nudge.button("An example of 3").click()
    is_3 = "({ record }) => record.focus.split === 'test' && record.focus.label === 3"
    nudge.until(is_3, "there is no 3")
    stored = np.array(nudge.scene("Array.from(record.a[0])")).reshape(28, 28)
    page.get_by_role("tab", name="Draw").click()
    nudge.button("Draw on this one").click()
    pad.until_shown()
    assert np.array_equal(pad.image(), np.round(255 * stored))
    nudge.until_room(focus={"split": "drawn", "index": None, "label": 3, "guessed": False})
    pad.draw([[(0.35, 0.35), (0.35, 0.65)]])
    under = np.round(255 * stored).astype(np.uint8)
    assert np.array_equal(pad.image(), image_from_strokes(pad.strokes(), under=under))
    # another example on the stage leaves the pad as it is
    drawn = pad.image()
    page.keyboard.press("n")
    nudge.until("({ record }) => record.focus.split === 'test'", "no other example")
    assert np.array_equal(pad.image(), drawn)
    expect(pad.answer_status).to_contain_text("not on the stage")
    nudge.button("Show my drawing").click()
    pad.until_shown()


def test_one_can_draw_by_keyboard_and_the_keys_of_the_page_do_nothing_then(
    page: Page, server: Server
) -> None:
    pad = Pad.open(page, server)
    nudge = pad.nudge
    page.get_by_role("tab", name="Draw").focus()
    for _ in range(60):
        if read_one(pad.sheet, "(pad) => pad === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(pad.sheet).to_be_focused()
    before = nudge.room()
    for key in ("n", "b", "ArrowUp", "Home", "+"):
        page.keyboard.press(key)
    live_region = page.locator(".pad-sheet [aria-live]")
    expect(live_region).to_have_text("Pen up, 50 across, 45 down.")
    page.keyboard.press("Space")
    expect(live_region).to_contain_text("Pen down")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    pad.until_shown()
    path = [[0.5, 0.45, 0.5], [0.5, 0.5, 0.5], [0.5, 0.55, 0.5], [0.55, 0.55, 0.5]]
    assert pad.strokes() == [[*path, [0.5625, 0.55, 0.5]]]
    after = nudge.room()
    unchanged = ("step", "playing", "selection", "settings")
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}
    nudge.has_big_text(False)
    page.keyboard.press("7")
    nudge.until("({ record }) => record.focus.label === 7", "a digit says nothing here")
    page.keyboard.press("Backspace")
    assert pad.strokes() == []


def test_a_drawing_survives_a_reload_and_comes_along_into_another_room(
    page: Page, server: Server
) -> None:
    pad = Pad.open(page, server)
    pad.draw(place_strokes(DIGITS[3]))
    strokes, image = pad.strokes(), pad.image()
    page.reload()
    pad.sheet.wait_for()
    pad.until_shown()
    assert pad.strokes() == strokes
    assert np.array_equal(pad.image(), image)
    page.goto("/draw")  # another room
    pad.sheet.wait_for()
    pad.until_shown()
    assert np.array_equal(pad.image(), image)


def test_a_drawing_is_still_on_the_pad_when_its_author_comes_to_draw_from_another_room(
    page: Page, server: Server
) -> None:
    pad = Pad.open(page, server)
    pad.draw(place_strokes(DIGITS[2]))
    image = pad.image()
    Nudge.open(page, server, "/story/network").until_step(1)  # another room, in the story
    page.get_by_role("tab", name="Draw").click()
    page.get_by_role("button", name="Show my drawing").click()
    pad.until_shown()
    assert np.array_equal(pad.image(), image)


def test_what_is_drawn_while_the_server_is_away_is_on_the_stage_when_it_is_back(
    new_context: NewContext, own_server: Server, trouble: Trouble
) -> None:
    trouble.expect(LOST_SERVER)
    pad = Pad.open(new_context(own_server).new_page(), own_server)
    first, second = place_strokes(DIGITS[4])
    pad.draw([first])
    own_server.stop()
    banner = pad.page.get_by_role("alert")
    expect(banner).to_contain_text("Connection lost")
    pad.stroke(second)
    assert len(pad.strokes()) == 2
    own_server.start()
    expect(banner).not_to_contain_text("Connection lost")
    pad.until_shown()
    tensors, _ = pad.nudge.record()
    assert np.array_equal(np.round(255 * tensors["a0"]).reshape(28, 28), pad.image())


def test_a_watcher_sees_the_drawing_and_reads_that_watchers_cannot_draw(
    page: Page, server: Server, new_context: NewContext
) -> None:
    pad = Pad.open(page, server)
    pad.draw(place_strokes(DIGITS[3]))
    watching = Pad(Nudge.open(new_context(server).new_page(), server, f"/r/{pad.nudge.code}"))
    watching.sheet.wait_for()  # watchers see Draw, as the driver does
    watching.until_shown()
    assert np.array_equal(watching.image(), pad.image())
    expect(watching.page.locator(".pad")).to_contain_text("You are watching")
    [middle] = watching.to_page([(0.5, 0.5)])
    watching.page.mouse.click(*middle)
    expect(watching.page.locator(".notice")).to_contain_text("watching")
    assert np.array_equal(watching.image(), pad.image())
    assert axe(watching.page) == []


def test_on_a_phone_one_thumb_draws_beside_the_answer_and_above_the_whole_network(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, **PHONE, reduced_motion="reduce").new_page()
    pad = Pad.open(page, server, steps=1000)
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    [seven] = place_strokes(DIGITS[7], x=0.2)
    first, *others = pad.to_page(seven)
    half = len(others) // 2
    finger("touchStart", first)
    for place in others[:half]:
        finger("touchMove", place)
    # a second finger does not draw, and does not zoom
    x, y = first
    finger("touchStart", others[half - 1], (x + 60, y + 60))
    for i, place in enumerate(others[half:]):
        finger("touchMove", place, (x + 60 + i, y + 60 + i))
    finger("touchEnd")
    pad.until_shown()
    assert pad.answer() == 7
    assert len(pad.strokes()) == 1
    assert read_page(page, "[scrollX, scrollY, visualViewport.scale]") == [0, 0, 1]
    transport = box(pad.nudge.button("Play"))
    for part in (pad.sheet, pad.answer_status, pad.nudge.button("Undo")):
        part_box = box(part)
        assert part_box["y"] >= 0
        assert part_box["y"] + part_box["height"] < transport["y"]
    lowest = pad.nudge.scene("Math.max(...scene.neurons.map(({ y, r }) => y + r))")
    assert box(page.locator(".stage canvas"))["y"] + lowest < transport["y"]
    assert read_page(page, "document.documentElement.scrollWidth") == 390
    assert problems(page) == []
    for theme in THEMES:
        pad.choose_theme(theme)
        assert axe(page) == [], theme


def test_draw_fits_and_axe_finds_no_violation(new_context: NewContext, server: Server) -> None:
    page = new_context(server).new_page()
    pad = Pad.open(page, server, steps=1)
    expect(page.locator(".doubt")).to_contain_text("guesses")
    pad.draw(place_strokes(DIGITS[7]))
    for width, height in ((1440, 900), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        pad.nudge.until(FITS, "the stage does not follow the window", width)
        for theme in THEMES:
            pad.choose_theme(theme)
            assert problems(page) == [], (width, theme)
            assert axe(page) == [], (width, theme)


def draw_untrained(page: Page, server: Server, digit: int) -> Pad:
    """Draw a digit in a new room, in which nothing begins by itself."""
    pad = Pad(Nudge.open(page, server, "/draw"))
    pad.sheet.wait_for()
    assert pad.nudge.room()["step"] == 0
    pad.draw(place_strokes(DIGITS[digit]))
    expect(page.locator(".doubt")).to_contain_text("It has not been trained yet")
    return pad


def train_by(pad: Pad, button: str) -> None:
    """Press a button that makes 1,000 steps; wait until the drawing is read anew."""
    pad.nudge.button(button).click()
    pad.nudge.until("({ record }) => record.step === 1000", "it does not train", limit=4 * LIMIT)
    pad.nudge.until_phase("forward")
    pad.until_shown()


def test_trained_for_handwriting_it_sees_drawings_upright_as_the_pad_shows_them(
    page: Page, server: Server
) -> None:
    pad = draw_untrained(page, server, 7)
    nudge = pad.nudge
    before = pad.image()
    assert np.array_equal(before, pad.server_image())
    train_by(pad, "Train for handwriting")
    nudge.until_room(dataset={**nudge.room()["dataset"], "name": "mnist-6k-upright"})
    assert np.array_equal(pad.image(), pad.server_image(upright=True))
    assert (pad.image() != before).any()
    expect(page.locator(".normalised")).to_contain_text(
        "the centre of their ink in the middle, upright"
    )
    expect(page.get_by_role("button", name="Train for handwriting")).to_have_count(0)
    expect(page.locator(".digit-said")).to_have_text("7")


def test_a_network_that_guesses_is_trained_on_the_spot_and_reads_the_drawing(
    page: Page, server: Server
) -> None:
    pad = draw_untrained(page, server, 4)
    train_by(pad, "Train 1,000 steps")
    expect(page.locator(".digit-said")).to_have_text("4")
    expect(page.locator(".doubt")).to_have_count(0)
    pad.nudge.until_room(focus={"split": "drawn", "index": None, "label": 4, "guessed": True})
