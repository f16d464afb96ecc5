"""The pad in Draw, drawn on as a person does, and digits to draw on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import httpx
import numpy as np
import numpy.typing as npt
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import box, of_page, text
from tests.support.server import Server

Stroke = list[tuple[float, float]]


def arc(
    x: float, y: float, rx: float, ry: float, start: float, end: float, points: int = 14
) -> Stroke:
    """Part of an ellipse; angles in degrees, from the right and then downwards."""
    angles = [math.radians(start + (end - start) * i / (points - 1)) for i in range(points)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


# Each in a box from 0 to 1, as its strokes are usually made.
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


def placed(
    strokes: Iterable[Stroke], x: float = 0.3, y: float = 0.2, size: float = 0.55, slant: float = 0
) -> list[Stroke]:
    """The strokes at a place of the pad, `size` of it high, leaning to the right by `slant`."""
    return [
        [(x + size * (0.7 * a + slant * (1 - b)), y + size * b) for a, b in stroke]
        for stroke in strokes
    ]


class Pad:
    """The pad on a page that is at Draw."""

    def __init__(self, nudge: Nudge) -> None:
        self.nudge = nudge
        self.page = nudge.page

    @classmethod
    def open(cls, page: Page, server: Server, steps: int = 1) -> Pad:
        """Open Draw with a network that has made so many steps."""
        nudge = Nudge.open(page, server, f"/draw?step={steps}&phase=forward")
        pad = cls(nudge)
        pad.sheet.wait_for()
        return pad

    @property
    def sheet(self) -> Locator:
        return self.page.get_by_label("Drawing pad")

    @property
    def says(self) -> Locator:
        return self.page.get_by_role("status", name="The network says")

    def on_page(self, stroke: Stroke) -> Stroke:
        """Where on the page the places of a stroke are."""
        place = box(self.sheet)
        return [
            (place["x"] + x * place["width"], place["y"] + y * place["height"]) for x, y in stroke
        ]

    def draw(self, strokes: Sequence[Stroke], between: int = 2) -> None:
        """Draw with the mouse, with so many movements from point to point; wait for the stage."""
        for stroke in strokes:
            self.stroke(stroke, between)
        self.until_shown()

    def stroke(self, stroke: Stroke, between: int = 2) -> None:
        """Draw one stroke."""
        first, *others = self.on_page(stroke)
        self.page.mouse.move(*first)
        self.page.mouse.down()
        for point in others:
            self.page.mouse.move(*point, steps=between)
        self.page.mouse.up()

    def until_shown(self) -> None:
        """Wait until the stage shows what the pad sends."""
        self.nudge.until(
            """({ record }) => {
              const image = document.querySelector('.pad-sheet canvas')?.image;
              const isOf = (value, i) => Math.round(255 * record.a[0][i]) === value;
              return record?.focus.split === 'drawn' && image?.every(isOf);
            }""",
            "the drawing is not on the stage",
        )

    def clear(self) -> None:
        self.nudge.button("Clear").click()

    def strokes(self) -> list[list[list[float]]]:
        return self.of("canvas.strokes")  # type: ignore[no-any-return]

    def image(self) -> npt.NDArray[np.uint8]:
        """What the network sees: (28, 28)."""
        found = np.array(self.of("canvas.image && [...canvas.image]"), dtype=np.uint8)
        return found.reshape(28, 28)

    def of(self, what: str) -> Any:
        """What the JavaScript expression makes of the pad's `canvas`."""
        script = "() => { const canvas = document.querySelector('.pad-sheet canvas');"
        return of_page(self.page, f"{script} return {what}; }}")

    def choose_theme(self, theme: str) -> None:
        """Have the page in that theme, in which it may be already."""
        if of_page(self.page, "document.documentElement.dataset.theme") != theme:
            self.nudge.button(f"{theme} theme").click()
        expect(self.page.locator("html")).to_have_attribute("data-theme", theme)

    def answer(self) -> int:
        """The digit that stands as the network's answer."""
        return int(text(self.page.locator(".digit-said")))

    def servers_own(self, normalised: bool = True) -> npt.NDArray[np.uint8]:
        """What the server itself makes of the strokes that are on the pad."""
        drawn = {"strokes": self.strokes(), "normalised": normalised}
        made = httpx.post(f"{self.nudge.server.url}/api/drawings/image", json=drawn, timeout=60)
        assert made.status_code == 200, made.text
        return np.array(made.json()["image"], dtype=np.uint8).reshape(28, 28)
