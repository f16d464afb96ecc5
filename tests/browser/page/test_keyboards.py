"""Keys on keyboards of all layouts, and keys that are held."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.pad import DIGITS, Pad, place_strokes
from tests.browser.support.reads import wait_for_rest
from tests.support.server import Server

ALT, CTRL, SHIFT = 1, 2, 8
"""The bits of the modifiers, as Chromium's protocol has them."""


@dataclass
class Keyboard:
    """Presses keys of any layout: what a key says, and its place on the keyboard."""

    session: CDPSession

    @classmethod
    def of(cls, page: Page) -> Keyboard:
        return cls(page.context.new_cdp_session(page))

    def press(self, key: str, code: str, modifiers: int = 0, repeats: int = 0) -> None:
        """Press a key, hold it for ``repeats`` further events, and let it go."""
        event = {"key": key, "code": code, "modifiers": modifiers}
        typed = {} if modifiers & (ALT | CTRL) or len(key) > 1 else {"text": key}
        for at in range(1 + repeats):
            down = {**event, **typed, "type": "keyDown", "autoRepeat": at > 0}
            self.session.send("Input.dispatchKeyEvent", down)
        self.session.send("Input.dispatchKeyEvent", {**event, "type": "keyUp"})


def test_a_stroke_is_taken_back_by_ctrl_and_the_key_in_the_place_of_z(
    page: Page, server: Server
) -> None:
    pad = Pad.open(page, server)
    keyboard = Keyboard.of(page)
    for key, code in [
        ("я", "KeyZ"),  # Cyrillic
        ("ζ", "KeyZ"),  # Greek
        ("ז", "KeyZ"),  # Hebrew
        ("ئ", "KeyZ"),  # Arabic
        ("z", "KeyY"),  # German: the key that says it
        ("z", "KeyW"),  # French
    ]:
        pad.draw(place_strokes(DIGITS[1]))
        assert pad.strokes() != []
        keyboard.press(key, code, CTRL)
        assert pad.strokes() == [], f"{key} at {code}"
    pad.draw(place_strokes(DIGITS[1]))
    keyboard.press("y", "KeyZ", CTRL)  # German: no undo
    assert pad.strokes() != []
    keyboard.press("٧", "Digit7")
    pad.nudge.until("({ record }) => record.focus.label === 7", "a digit of Arabic says nothing")


def test_the_keys_of_lab_act_on_keyboards_of_other_scripts(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    keyboard = Keyboard.of(page)
    keyboard.press("۳", "Digit3")  # Persian
    nudge.until("({ record }) => record.focus.label === 3", "a digit of Persian shows no 3")
    index = nudge.room()["focus"]["index"]
    keyboard.press("т", "KeyN")  # Cyrillic
    nudge.until(
        "({ record, arg }) => record.focus.index === arg + 1", "the key in N's place", index
    )
    keyboard.press("Β", "KeyB", SHIFT)  # Greek
    nudge.has_big_text(True)
    keyboard.press("ArrowDown", "ArrowDown")
    nudge.until("({ scene }) => scene.selection?.layer === 3", "nothing is selected")
    keyboard.press("[", "Digit5", ALT)  # German on a Mac
    nudge.until("({ scene }) => scene.selection?.layer === 2", "not the layer before")
    keyboard.press("ъ", "BracketRight")
    nudge.until("({ scene }) => scene.selection?.layer === 3", "not the layer after")
    wait_for_rest(page)
    assert nudge.room()["focus"]["index"] == index + 1


def test_a_key_that_is_held_toggles_once(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    keyboard = Keyboard.of(page)
    play = nudge.button("Play")
    keyboard.press("b", "KeyB", repeats=3)
    nudge.has_big_text(True)
    keyboard.press(" ", "Space", repeats=3)
    expect(nudge.button("Pause")).to_be_visible()
    keyboard.press(" ", "Space", repeats=2)
    expect(play).to_be_visible()
    big = nudge.in_view("Big text")
    big.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    for _ in range(5):  # Playwright sends repeats for a key that is down
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(big).to_have_attribute("aria-pressed", "false")
