"""Chapter 11 on a page: what its picture shows, held against the server's order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.support.nudge import Nudge
from tests.browser.support.questions import asked
from tests.browser.support.reads import attributes, eventually, of_page, text
from tests.support.server import Server

PICTURE = "document.querySelector('.deal-picture canvas')"
PLACES = "Array.from(deal.tiles.x, (x, i) => [x, deal.tiles.y[i], deal.tiles.size[i]])"
USED, TO_COME, NOW = 0, 1, 2


class Deal:
    """Chapter 11 on a page, and what its picture shows."""

    def __init__(self, nudge: Nudge) -> None:
        self.nudge = nudge
        self.page = nudge.page

    @classmethod
    def open(cls, page: Page, server: Server, query: str) -> Deal:
        deal = cls(Nudge.open(page, server, f"/story/mini-batches?{query}"))
        # The stage may show a step of an epoch that is still on its way.
        deal.until("deal.isAtRest && !deal.isMoving && deal.row >= 0", "nothing was dealt")
        return deal

    def until(self, condition: str, otherwise: str) -> Any:
        """Wait until the JavaScript `condition` of what the picture shows, `deal`, is truthy.

        Returns what it is then.
        """
        script = f"() => {{ const deal = {PICTURE}?.deal; return deal && ({condition}); }}"
        return self.nudge.until(script, otherwise)

    def until_row_of(self, step: int) -> None:
        self.nudge.until_step(step)
        lit = f"deal.step === {step} && deal.row >= 0 && deal.isAtRest"
        self.until(lit, f"the row of step {step} is not lit")

    def shows(self, of: str) -> Any:
        """What the JavaScript expression `of` makes of what the picture shows, at rest."""
        return json.loads(of_page(self.page, self._of_deal(of)))

    def glance(self, of: str) -> Any:
        """What `of` makes of the picture at this moment: for what moves, and is meant to."""
        return json.loads(self.nudge.glance(f"({self._of_deal(of)})()"))

    @staticmethod
    def _of_deal(of: str) -> str:
        """As text: of thousands of images Playwright would make many times as many objects."""
        return f"() => {{ const deal = {PICTURE}.deal; return JSON.stringify({of}); }}"

    def epoch(self, number: int) -> dict[str, Any]:
        return asked(self.nudge, "epoch", number=number)

    def lit(self) -> list[int]:
        found: list[int] = self.shows("deal.lit")
        return found

    def places(self) -> list[tuple[float, float, float]]:
        """(x, y, side) of every image, in dots."""
        return [tuple(place) for place in self.shows(PLACES)]

    def button(self, name: str) -> Locator:
        return self.page.locator(".deal").get_by_role("button", name=name, exact=True)

    def counter(self, name: str) -> str:
        return text(self.page.locator(f".deal-counters [data-counter='{name}'] dd"))

    def images(self) -> list[int]:
        """The row's images beside the picture."""
        found = attributes(self.page.locator(".deal-images button"), "data-index")
        return [int(each) for each in found]

    def check_row(self) -> None:
        """What is lit, listed and faded comes to what the server's record and order say."""

        def is_right() -> bool:
            self.assert_row()
            return True

        eventually(self.page, is_right, "the row is not the server's")

    def assert_row(self) -> None:
        """What is lit, listed and faded is what the server's record and order say."""
        record, metadata = self.nudge.record(batch=1)
        index = record["batch_index"].tolist()
        epoch = self.epoch(int(metadata["epoch"]))
        row = int(metadata["batch"]) - 1
        ends = [*epoch["starts"][1:], len(epoch["order"])]
        start, end = epoch["starts"][row], ends[row]
        assert epoch["order"][start:end] == index
        assert self.lit() == index
        assert self.images() == index[:100]
        tones = self.shows("Array.from(deal.tones)")
        assert [tones[image] for image in epoch["order"]] == (
            [USED] * start + [NOW] * (end - start) + [TO_COME] * (len(tones) - end)
        )
        assert self.counter("mini-batch") == f"{row + 1:,} of {len(ends):,}"
        assert self.counter("examples seen") == f"{int(metadata['examples_seen']):,}"
        assert_read_in_order(self.places(), epoch["order"], [*epoch["starts"], len(tones)])


def assert_read_in_order(
    places: Sequence[tuple[float, float, float]], order: Sequence[int], bounds: Sequence[int]
) -> None:
    """Line by line the images are in the server's order, and rows never share a place."""
    lines = [(places[image][1], places[image][0]) for image in order]
    assert lines == sorted(lines)
    assert len(set(lines)) == len(lines)
    for start, end in pairwise(bounds):
        assert len({places[image][2] for image in order[start:end]}) == 1, "of one size in a row"
