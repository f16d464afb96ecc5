"""A reader of the story without a pointer, and the numbers that what is told is held against."""

from __future__ import annotations

from collections.abc import Callable

from nudge.nn import ACTIVATIONS, COSTS, Network
from playwright.sync_api import Locator, expect

from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import eventually, has_focus, text

STEP = 40
MOST_TABS = 200
SHORTLY = 0.1
"""Seconds: a number that has not been told yet may wait for its phase."""


class Walk:
    """A reader without a pointer, and the server's numbers of the step on show."""

    def __init__(self, nudge: Nudge) -> None:
        self.nudge = nudge
        self.page = nudge.page
        self.press = self.page.keyboard.press
        self.side = self.page.locator(".side")

    @property
    def record(self) -> dict[str, Array]:
        return self.nudge.record(batch=1)[0]

    @property
    def label(self) -> int:
        return int(self.nudge.record()[1]["focus_label"])

    def at(self, chapter: str) -> None:
        """Wait until `chapter` is open."""
        expect(self.page.locator("#chapter-title")).to_have_text(chapter)

    def to(self, chapter: str) -> None:
        """Turn the page with the arrow key, from wherever the focus is; the next is `chapter`."""
        self.press("PageDown")
        self.at(chapter)

    def tab_to(self, wanted: Locator) -> None:
        """Go to an element with the Tab key alone."""
        expect(wanted).to_be_enabled()
        for _ in range(MOST_TABS):
            if has_focus(wanted):
                return
            self.press("Tab")
        raise AssertionError(f"the Tab key never comes to {wanted}")

    def do(self, name: str) -> None:
        """Press the button of that name in the chapter, by keys."""
        self.tab_to(self.side.get_by_role("button", name=name, exact=True))
        self.press("Enter")

    def told(self, name: str, value: Callable[[], float]) -> None:
        """The sentences come to tell, under that name, what `value` is by the server's numbers."""
        place = self.page.locator(f'.chapter-text [data-value="{name}"]').first

        def tells() -> bool:
            self.nudge.let_pass(SHORTLY)
            found, wanted = text(place), float(value())
            assert found not in ("", "…"), "it is not known yet"
            assert shows(found, wanted), f"{name} is told as {found} and should be {wanted}"
            return True

        eventually(self.page, tells, f"{name} is not told")

    def until_label(self, holds: str) -> None:
        """Wait until the label on the stage is as the JavaScript condition of `label` says."""
        shown = f"({{ record: {{ focus: {{ label }} }} }}) => {holds}"
        self.nudge.until(shown, f"there is none of which {holds}")

    def network(self) -> Network:
        """The parameters of the step on show, in float64."""
        record = {name: array.astype(float) for name, array in self.record.items()}
        return Network(
            tuple(record[f"w{layer}"] for layer in (1, 2, 3)),
            tuple(record[f"b{layer}"] for layer in (1, 2, 3)),
            (ACTIVATIONS["sigmoid"],) * 3,
        )

    def cost_of_the_batch(self, network: Network) -> float:
        record = self.record
        outputs = network.forward(record["batch_a0"].astype(float)).a[-1]
        return COSTS["squared"].of_set(outputs, record["batch_y"].astype(float))
