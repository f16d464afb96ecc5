"""The film of one whole step: recorded in virtual time from the real page, a picture a frame."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Browser, ViewportSize

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import LIMIT, QUIET_SCRIPT
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.server import Server

SIZE: Final = ViewportSize(width=1280, height=720)
RATE: Final = 25
"""Frames a second."""
SECONDS: Final = 20
STEP: Final = 300
EXAMPLE: Final = "test.313"
"""A 3 that the network still takes for a 5."""
HELD: Final = {"": 0.8, "forward": 0.8, "cost": 0.4}
"""Seconds for which the film rests longer than the page does: at first, and after these phases.

What is left of the film's time, it rests at the end.
"""

# Lets a frame of virtual time pass, also for transitions of styles. Returns what the stage shows.
PASS_FRAME = """async ([milliseconds, limit]) => {
  const isAtRest = await window.testing.leap(milliseconds, limit);
  for (const animation of document.getAnimations()) {
    animation.pause();
    animation.currentTime += milliseconds;
    if (animation.currentTime >= animation.effect.getComputedTiming().endTime) animation.finish();
  }
  const { step, phase } = document.querySelector('.stage canvas').scene;
  return { isAtRest, step, phase };
}"""


def record(browser: Browser, server: Server) -> list[bytes]:
    """Return the film's frames as PNG. Where the film rests, they are the same object."""
    context = browser.new_context(base_url=server.url, viewport=SIZE, color_scheme="dark")
    context.add_init_script(path=QUIET_SCRIPT)
    page = in_virtual_time(context.new_page())
    address = f"/lab?step={STEP - 1}&example={EXAMPLE}&phase=update"
    nudge = Nudge.open(page, server, address)
    nudge.pause_time()
    page.keyboard.press("p")  # the projector's view
    page.keyboard.press("Space")
    frames: list[bytes] = []
    phase = ""
    while True:
        at = page.evaluate(PASS_FRAME, [1000 / RATE, 1000 * LIMIT])
        assert at["isAtRest"], f"{page.url} goes on asking"
        if at["step"] < STEP:
            continue
        if phase and at["phase"] != phase:
            frames += frames[-1:] * held(phase)
            if at["phase"] == "forward":
                break
        frames.append(page.screenshot())
        if not phase:
            frames += frames[-1:] * held(phase)
        phase = at["phase"]
    context.close()
    return frames + frames[-1:] * (SECONDS * RATE - len(frames))


def held(phase: str) -> int:
    """Return for how many frames the film rests after `phase`."""
    return round(RATE * HELD.get(phase, 0))
