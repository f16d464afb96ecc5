"""The picture of the descent on a page, and the server's paths to compare it with."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.racing import until_over
from tests.browser.support.reads import LIMIT, eventually, read_page
from tests.support.embedded import TRAIN
from tests.support.server import Server

# A small network and a coarse surface: at every step the costs over all examples are computed.
TWO = "/lab?race=examples&run=100&run=full&points=21&surface=200&hidden=6"
WATCHED = f"{TWO}&until={2 * TRAIN}&speed=4"
SHORT = f"{TWO}&until={2 * TRAIN}&speed=max"

PICTURE = "document.querySelector('.descent-picture canvas')"
SQUARE = "{ frame: scene.frame, bounds: scene.bounds }"
"""Expression of a scene: the square on the canvas, and the part of the plane that it shows."""


class Descent:
    """A page with a race, and the panel that shows the race's descent."""

    def __init__(self, nudge: Nudge) -> None:
        self.nudge, self.page = nudge, nudge.page

    @classmethod
    def open(cls, page: Page, server: Server, address: str = SHORT) -> Descent:
        """Open ``address``, and wait until a surface is drawn."""
        descent = cls(Nudge.open(page, server, address))
        page.get_by_role("combobox", name="Panel").select_option("descent")
        descent.until("({ scene }) => scene.surface", "no surface was drawn")
        return descent

    @property
    def canvas(self) -> Locator:
        """The canvas of the picture."""
        return self.page.locator(".descent-picture canvas").first

    @property
    def card(self) -> Locator:
        """The card with the numbers of the chosen point."""
        return self.page.locator(".descent-card")

    def until(self, predicate: str, message: str, arg: Any = None) -> Any:
        """Wait until the JavaScript ``predicate`` of {scene, arg} is truthy; return its value.

        Raises AssertionError with ``message`` where it stays falsy.
        """
        script = f"""({{ arg }}) => {{
          const scene = {PICTURE}?.descent;
          return scene && ({predicate})({{ scene, arg }});
        }}"""
        return self.nudge.until(script, message, arg)

    def scene(self, expression: str) -> Any:
        """Return a JavaScript expression of the canvas's ``scene``, once the page is at rest."""
        return read_page(self.page, self._to_script(expression))

    def read_now(self, expression: str) -> Any:
        """Return the same as ``scene``, but at once: for a scene that is meant to move."""
        return self.nudge.read_now(f"({self._to_script(expression)})()")

    @staticmethod
    def _to_script(expression: str) -> str:
        return f"() => {{ const scene = {PICTURE}.descent; return {expression}; }}"

    def race(self) -> dict[str, Any]:
        """Return the state of the race, from the server."""
        return self.nudge.get(f"{self.nudge.address}/race").json()  # type: ignore[no-any-return]

    def until_over(self) -> dict[str, Any]:
        """Wait until the race is over and shown completely on its last plane; return its state."""
        until_over(self.nudge)
        race = self.until_at_rest()
        heads = [run["step"] for run in race["runs"]]
        self.until(
            """({ scene, arg: [plane, heads] }) => scene.plane === plane && scene.t === 1
              && scene.surface?.plane === plane && !scene.surface.isCoarse
              && scene.runs.every(({ head }, r) => head.step === heads[r])""",
            "it is not shown",
            [race["plane"]["number"], heads],
        )
        return race

    def until_at_rest(self) -> dict[str, Any]:
        """Wait until the plane of a race that is over turns no more; return the race's state."""

        def is_settled() -> bool:
            race = self.race()
            return bool(race["over"] and race["plane"] and race["plane"]["settled"])

        eventually(self.page, is_settled, "its plane does not settle", 2 * LIMIT)
        return self.race()

    def paths(self) -> list[dict[str, float]]:
        """Return the rows of the server's paths.csv: every stored point of every run."""
        text = self.nudge.get(f"{self.nudge.address}/race/paths.csv").text
        return [
            {name: float(value) if value else float("nan") for name, value in row.items()}
            for row in csv.DictReader(io.StringIO(text))
        ]

    def position(self, run: int, step: int) -> npt.NDArray[Any]:
        """Return all parameters (P,) at the point that a run reached after ``step``."""
        file = self.nudge.get(f"{self.nudge.address}/race/race.npz").read()
        with np.load(io.BytesIO(file)) as arrays:
            (place,) = np.flatnonzero(arrays[f"step{run}"] == step)
            found: npt.NDArray[Any] = arrays[f"positions{run}"][place]
        return found

    def canvas_position(self, point: dict[str, float]) -> tuple[float, float]:
        """Return the (x, y) on the canvas of a point of the plane."""
        return to_canvas(point, self.scene(SQUARE))

    def point_at(self, point: dict[str, float]) -> None:
        """Move the pointer to a point of the plane."""
        x, y = self.canvas_position(point)
        self.canvas.hover(position={"x": x, "y": y})

    def enlarge(self) -> None:
        """Open the picture at full size, and wait until its surface is drawn."""
        self.nudge.button("Enlarge").click()
        expect(self.page.get_by_role("region", name="Descent at full size")).to_be_visible()
        large = "document.querySelector('.descent-view canvas')?.descent?.surface"
        self.nudge.until(f"() => {large}", "no surface was drawn in its full size")


def to_canvas(point: Mapping[str, float], square: Mapping[str, Any]) -> tuple[float, float]:
    """Return the (x, y) on the canvas of a point of the plane; ``square``: a scene's ``SQUARE``."""
    frame, bounds = square["frame"], square["bounds"]
    scale = frame["side"] / (bounds["x1"] - bounds["x0"])
    x = frame["left"] + (point["x"] - bounds["x0"]) * scale
    return x, frame["top"] + (bounds["y1"] - point["y"]) * scale
