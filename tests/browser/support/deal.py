"""Chapter 11 on a page: its picture, compared with the server's order of the images."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.support.nudge import Nudge
from tests.browser.support.questions import get_answer
from tests.browser.support.reads import attributes, eventually, read_page, text
from tests.support.server import Server

PICTURE = "document.querySelector('.deal-picture canvas')"
PLACES = "Array.from(deal.tiles.x, (x, i) => [x, deal.tiles.y[i], deal.tiles.size[i]])"
USED, TO_COME, NOW = 0, 1, 2
"""The tones of the images: of rows that were used, of rows to come, and of the present row."""


class Deal:
    """Chapter 11 on a page, and its picture of the dealt images."""

    def __init__(self, nudge: Nudge) -> None:
        self.nudge = nudge
        self.page = nudge.page

    @classmethod
    def open(cls, page: Page, server: Server, query: str) -> Deal:
        """Open chapter 11 with this query, and wait until its images are dealt and at rest."""
        deal = cls(Nudge.open(page, server, f"/story/mini-batches?{query}"))
        # The stage may show a step whose epoch has not arrived yet.
        deal.until("deal.isAtRest && !deal.isMoving && deal.row >= 0", "nothing was dealt")
        return deal

    def until(self, condition: str, message: str) -> Any:
        """Wait until the JavaScript expression `condition` of the picture's `deal` is truthy.

        Returns its value. Raises AssertionError with `message` where it stays falsy.
        """
        script = f"() => {{ const deal = {PICTURE}?.deal; return deal && ({condition}); }}"
        return self.nudge.until(script, message)

    def until_row_of_step(self, step: int) -> None:
        """Wait until the row of this step is highlighted, and the images are at rest."""
        self.nudge.until_step(step)
        is_shown = f"deal.step === {step} && deal.row >= 0 && deal.isAtRest"
        self.until(is_shown, f"the row of step {step} is not highlighted")

    def read(self, expression: str) -> Any:
        """Return a JavaScript expression of the picture's `deal`, once the page is at rest."""
        return json.loads(read_page(self.page, self._to_script(expression)))

    def read_now(self, expression: str) -> Any:
        """Return the same as `read`, but at once: for a picture that is meant to move."""
        return json.loads(self.nudge.read_now(f"({self._to_script(expression)})()"))

    @staticmethod
    def _to_script(expression: str) -> str:
        """The value is sent as text: Playwright makes several objects for each image."""
        return f"() => {{ const deal = {PICTURE}.deal; return JSON.stringify({expression}); }}"

    def epoch(self, number: int) -> dict[str, Any]:
        """Return the server's epoch of that number: "order" of the images, "starts" of the rows."""
        return get_answer(self.nudge, "epoch", number=number)

    def highlighted(self) -> list[int]:
        """Return the indices of the highlighted images, in their order in the row."""
        found: list[int] = self.read("deal.highlighted")
        return found

    def places(self) -> list[tuple[float, float, float]]:
        """Return (x, y, side) of every image, in CSS pixels."""
        return [tuple(place) for place in self.read(PLACES)]

    def button(self, name: str) -> Locator:
        """Return the button of the panel with this name."""
        return self.page.locator(".deal").get_by_role("button", name=name, exact=True)

    def counter(self, name: str) -> str:
        """Return the text of the panel's counter of that name."""
        return text(self.page.locator(f".deal-counters [data-counter='{name}'] dd"))

    def images(self) -> list[int]:
        """Return the indices of the images that are listed beside the picture."""
        found = attributes(self.page.locator(".deal-images button"), "data-index")
        return [int(index) for index in found]

    def check_row(self) -> None:
        """Wait until the highlighted, listed and faded images agree with the server."""

        def is_right() -> bool:
            self.assert_row()
            return True

        eventually(self.page, is_right, "the row is not the server's")

    def assert_row(self) -> None:
        """Assert that the picture, list and counters agree with the server's record and order."""
        record, metadata = self.nudge.record(batch=1)
        index = record["batch_index"].tolist()
        epoch = self.epoch(int(metadata["epoch"]))
        row = int(metadata["batch"]) - 1
        ends = [*epoch["starts"][1:], len(epoch["order"])]
        start, end = epoch["starts"][row], ends[row]
        assert epoch["order"][start:end] == index
        assert self.highlighted() == index
        assert self.images() == index[:100]
        tones = self.read("Array.from(deal.tones)")
        assert [tones[image] for image in epoch["order"]] == (
            [USED] * start + [NOW] * (end - start) + [TO_COME] * (len(tones) - end)
        )
        assert self.counter("mini-batch") == f"{row + 1:,} of {len(ends):,}"
        assert self.counter("seen") == f"{int(metadata['examples_seen']):,}"
        assert_placed_in_order(self.places(), epoch["order"], [*epoch["starts"], len(tones)])


def assert_placed_in_order(
    places: Sequence[tuple[float, float, float]], order: Sequence[int], bounds: Sequence[int]
) -> None:
    """Assert that the images, line by line, are in `order`, and that no two share a place.

    `places`: (x, y, side) of every image. `bounds`: where in `order` the rows begin, and the end.
    All images of a row must have one size.
    """
    lines = [(places[image][1], places[image][0]) for image in order]
    assert lines == sorted(lines)
    assert len(set(lines)) == len(lines)
    for start, end in pairwise(bounds):
        assert len({places[image][2] for image in order[start:end]}) == 1, "of one size in a row"
