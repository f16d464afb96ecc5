"""The pad in Draw, on which tests draw with the mouse, and digits to draw."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import httpx
import numpy as np
import numpy.typing as npt
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import box, read_page, text
from tests.support.server import Server

Stroke = list[tuple[float, float]]


def arc(
    x: float, y: float, rx: float, ry: float, start: float, end: float, points: int = 14
) -> Stroke:
    """Return points on an ellipse from one angle to another.

    Angles are in degrees: 0 is right, 90 is down.
    """
    angles = [math.radians(start + (end - start) * i / (points - 1)) for i in range(points)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


# Each digit in a box from 0 to 1, with the strokes that people usually draw.
DIGITS: dict[int, list[Stroke]] = {
    0: [arc(0.5, 0.5, 0.32, 0.5, -90, 270, 24)],
    1: [[(0.55, 0.0), (0.5, 0.5), (0.45, 1.0)]],
    2: [[*arc(0.48, 0.28, 0.34, 0.28, -170, 40), (0.5, 0.65), (0.1, 1.0), (0.9, 0.96)]],
    3: [[*arc(0.42, 0.25, 0.34, 0.25, -150, 80), *arc(0.42, 0.74, 0.4, 0.26, -80, 150)]],
    4: [[(0.2, 0.0), (0.12, 0.52), (0.85, 0.5)], [(0.75, 0.05), (0.7, 1.0)]],
    5: [[(0.85, 0.0), (0.25, 0.02), (0.2, 0.42), *arc(0.42, 0.7, 0.38, 0.3, -110, 150)]],
    6: [[(0.65, 0.0), (0.3, 0.4), *arc(0.47, 0.74, 0.28, 0.26, 190, -170, 20)]],
    7: [[(0.05, 0.05), (0.85, 0.0), (0.6, 0.5), (0.4, 1.0)]],
    8: [[*arc(0.5, 0.25, 0.25, 0.25, 60, -240, 16), *arc(0.5, 0.75, 0.3, 0.26, -120, 240, 18)]],
    9: [[*arc(0.45, 0.28, 0.3, 0.28, -20, -340, 18), (0.74, 0.3), (0.66, 1.0)]],
}


def place_strokes(
    strokes: Iterable[Stroke], x: float = 0.3, y: float = 0.2, size: float = 0.55, slant: float = 0
) -> list[Stroke]:
    """Return the strokes at (x, y) on the pad, `size` high, slanted to the right by `slant`.

    All are fractions of the pad's side. The strokes' width is 0.7 of their height.
    """
    return [
        [(x + size * (0.7 * a + slant * (1 - b)), y + size * b) for a, b in stroke]
        for stroke in strokes
    ]


class Pad:
    """The pad on a page that shows Draw."""

    def __init__(self, nudge: Nudge) -> None:
        self.nudge = nudge
        self.page = nudge.page

    @classmethod
    def open(cls, page: Page, server: Server, steps: int = 1) -> Pad:
        """Open Draw with a network that was trained for `steps` steps."""
        nudge = Nudge.open(page, server, f"/draw?step={steps}&phase=forward")
        pad = cls(nudge)
        pad.sheet.wait_for()
        return pad

    @property
    def sheet(self) -> Locator:
        """The element on which one draws."""
        return self.page.get_by_label("Drawing pad")

    @property
    def answer_status(self) -> Locator:
        """The status element with the network's answer."""
        return self.page.get_by_role("status", name="The network says")

    def to_page(self, stroke: Stroke) -> Stroke:
        """Return the points of a stroke in the window, in CSS pixels."""
        place = box(self.sheet)
        return [
            (place["x"] + x * place["width"], place["y"] + y * place["height"]) for x, y in stroke
        ]

    def draw(self, strokes: Sequence[Stroke], between: int = 2) -> None:
        """Draw with the mouse, with `between` movements to each point; then wait for the stage."""
        for stroke in strokes:
            self.stroke(stroke, between)
        self.until_shown()

    def stroke(self, stroke: Stroke, between: int = 2) -> None:
        """Draw one stroke with the mouse; does not wait for the stage."""
        first, *others = self.to_page(stroke)
        self.page.mouse.move(*first)
        self.page.mouse.down()
        for point in others:
            self.page.mouse.move(*point, steps=between)
        self.page.mouse.up()

    def until_shown(self) -> None:
        """Wait until the stage shows the image of the pad."""
        self.nudge.until(
            """({ record }) => {
              const image = document.querySelector('.pad-sheet canvas')?.image;
              const isOf = (value, i) => Math.round(255 * record.a[0][i]) === value;
              return record?.focus.split === 'drawn' && image?.every(isOf);
            }""",
            "the drawing is not on the stage",
        )

    def clear(self) -> None:
        """Press the button that clears the pad."""
        self.nudge.button("Clear").click()

    def strokes(self) -> list[list[list[float]]]:
        """Return the strokes on the pad, each a list of points."""
        return self.read_canvas("canvas.strokes")  # type: ignore[no-any-return]

    def image(self) -> npt.NDArray[np.uint8]:
        """Return the image that the network sees: (28, 28), 0 to 255."""
        found = np.array(self.read_canvas("canvas.image && [...canvas.image]"), dtype=np.uint8)
        return found.reshape(28, 28)

    def read_canvas(self, expression: str) -> Any:
        """Return a JavaScript expression of the pad's `canvas`, once the page is at rest."""
        script = "() => { const canvas = document.querySelector('.pad-sheet canvas');"
        return read_page(self.page, f"{script} return {expression}; }}")

    def choose_theme(self, theme: str) -> None:
        """Choose "light" or "dark", unless the page has that theme already."""
        if read_page(self.page, "document.documentElement.dataset.theme") != theme:
            self.nudge.press_in_view(f"{theme} theme")
        expect(self.page.locator("html")).to_have_attribute("data-theme", theme)

    def answer(self) -> int:
        """Return the digit that the page shows as the network's answer."""
        return int(text(self.page.locator(".digit-said")))

    def server_image(self, normalised: bool = True, upright: bool = False) -> npt.NDArray[np.uint8]:
        """Return the image that the server makes of the strokes on the pad: (28, 28), 0 to 255."""
        drawn = {"strokes": self.strokes(), "normalised": normalised, "upright": upright}
        made = httpx.post(f"{self.nudge.server.url}/api/drawings/image", json=drawn, timeout=60)
        assert made.status_code == 200, made.text
        return np.array(made.json()["image"], dtype=np.uint8).reshape(28, 28)
