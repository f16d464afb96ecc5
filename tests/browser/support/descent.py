"""The picture of the descent as a person has it before them, and the server's paths beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.racing import until_over
from tests.browser.support.reads import LIMIT, eventually, of_page
from tests.support.server import Server

# A small network and a rough surface: costs are found over all examples at every step.
TWO = "/lab?race=examples&run=100&run=full&points=21&surface=200&hidden=6"
WATCHED = f"{TWO}&until=8000&speed=4"
SHORT = f"{TWO}&until=8000&speed=max"

PICTURE = "document.querySelector('.descent-picture canvas')"
SQUARE = "{ frame: scene.frame, bounds: scene.bounds }"
"""Of a scene: where on the canvas the square is, and what of the plane it shows."""


class Descent:
    """A page on which a race goes on, and the panel that shows it."""

    def __init__(self, nudge: Nudge) -> None:
        self.nudge, self.page = nudge, nudge.page

    @classmethod
    def open(cls, page: Page, server: Server, address: str = SHORT) -> Descent:
        """Open ``address``, and wait for the race's first picture."""
        descent = cls(Nudge.open(page, server, address))
        page.get_by_role("combobox", name="Panel").select_option("descent")
        descent.until("({ scene }) => scene.surface", "no surface was drawn")
        return descent

    @property
    def canvas(self) -> Locator:
        return self.page.locator(".descent-picture canvas").first

    @property
    def card(self) -> Locator:
        return self.page.locator(".descent-card")

    def until(self, predicate: str, otherwise: str, arg: Any = None) -> Any:
        """Wait until the JavaScript ``predicate`` of {scene, arg} is truthy; what it gave."""
        script = f"""({{ arg }}) => {{
          const scene = {PICTURE}?.descent;
          return scene && ({predicate})({{ scene, arg }});
        }}"""
        return self.nudge.until(script, otherwise, arg)

    def scene(self, of: str) -> Any:
        """What the JavaScript expression ``of`` makes of the ``scene`` on the canvas, at rest."""
        return of_page(self.page, self._of_scene(of))

    def glance(self, of: str) -> Any:
        """What ``of`` makes of the ``scene`` at this moment: for what moves, and is meant to."""
        return self.nudge.glance(f"({self._of_scene(of)})()")

    @staticmethod
    def _of_scene(of: str) -> str:
        return f"() => {{ const scene = {PICTURE}.descent; return {of}; }}"

    def race(self) -> dict[str, Any]:
        """The race as the server has it."""
        return self.nudge.get(f"{self.nudge.address}/race").json()  # type: ignore[no-any-return]

    def over(self) -> dict[str, Any]:
        """Wait until the race is over and all of it is shown, on its last plane; its state."""
        until_over(self.nudge)
        race = self.at_rest()
        heads = [run["step"] for run in race["runs"]]
        self.until(
            """({ scene, arg: [plane, heads] }) => scene.plane === plane && scene.t === 1
              && scene.surface?.plane === plane && !scene.surface.isCoarse
              && scene.runs.every(({ head }, r) => head.step === heads[r])""",
            "it is not shown",
            [race["plane"]["number"], heads],
        )
        return race

    def at_rest(self) -> dict[str, Any]:
        """Wait until nothing of a race that is over changes any more; its state."""

        def settled() -> bool:
            race = self.race()
            return bool(race["over"] and race["plane"] and race["plane"]["settled"])

        eventually(self.page, settled, "its plane does not settle", 2 * LIMIT)
        return self.race()

    def paths(self) -> list[dict[str, float]]:
        """Every kept point of every run, as the server writes them into a file."""
        text = self.nudge.get(f"{self.nudge.address}/race/paths.csv").text
        return [
            {name: float(value) if value else float("nan") for name, value in row.items()}
            for row in csv.DictReader(io.StringIO(text))
        ]

    def place_of(self, point: dict[str, float]) -> tuple[float, float]:
        """Where on the canvas a place of the plane is."""
        return placed(point, self.scene(SQUARE))

    def point_at(self, point: dict[str, float]) -> None:
        x, y = self.place_of(point)
        self.canvas.hover(position={"x": x, "y": y})

    def enlarge(self) -> None:
        self.nudge.button("Enlarge").click()
        expect(self.page.get_by_role("region", name="Descent at full size")).to_be_visible()
        large = "document.querySelector('.descent-view canvas')?.descent?.surface"
        self.nudge.until(f"() => {large}", "no surface was drawn in its full size")


def placed(point: Mapping[str, float], square: Mapping[str, Any]) -> tuple[float, float]:
    """Where on the canvas a place of the plane is, in a scene with that ``SQUARE``."""
    frame, bounds = square["frame"], square["bounds"]
    scale = frame["side"] / (bounds["x1"] - bounds["x0"])
    x = frame["left"] + (point["x"] - bounds["x0"]) * scale
    return x, frame["top"] + (bounds["y1"] - point["y"]) * scale
