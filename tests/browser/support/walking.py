"""A reader of the story who uses only the keyboard, and the server's numbers to compare with."""

from __future__ import annotations

from collections.abc import Callable

from nudge.nn import ACTIVATIONS, COSTS, Network
from playwright.sync_api import Locator, expect

from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import eventually, has_focus, text
from tests.support.embedded import TRAIN

STEP = TRAIN // 100
"""The last step of the first epoch, so that the next one begins another."""
MAX_TABS = 200
POLL_TIME = 0.1
"""Seconds of virtual time between two reads: a number may be unknown until its phase."""


class Walk:
    """A reader who uses only the keyboard, and the server's numbers of the present step."""

    def __init__(self, nudge: Nudge) -> None:
        self.nudge = nudge
        self.page = nudge.page
        self.press = self.page.keyboard.press
        self.side = self.page.locator(".side")

    @property
    def record(self) -> dict[str, Array]:
        """The arrays of the present step, with those of its mini-batch, from the server."""
        return self.nudge.record(batch=1)[0]

    @property
    def label(self) -> int:
        """The label of the example in focus, from the server."""
        return int(self.nudge.record()[1]["focus_label"])

    def until_chapter(self, chapter: str) -> None:
        """Wait until `chapter` is open."""
        expect(self.page.locator("#chapter-title")).to_have_text(chapter)

    def turn_to(self, chapter: str) -> None:
        """Go to the next chapter with the key PageDown; it must be `chapter`."""
        self.press("PageDown")
        self.until_chapter(chapter)

    def tab_to(self, wanted: Locator) -> None:
        """Go to an element with the Tab key alone.

        Raises AssertionError where `MAX_TABS` presses do not lead there.
        """
        expect(wanted).to_be_enabled()
        for _ in range(MAX_TABS):
            if has_focus(wanted):
                return
            self.press("Tab")
        raise AssertionError(f"the Tab key never comes to {wanted}")

    def press_button(self, name: str) -> None:
        """Press the chapter's button of that name, with keys."""
        self.tab_to(self.side.get_by_role("button", name=name, exact=True))
        self.press("Enter")

    def until_value_shown(self, name: str, value: Callable[[], float]) -> None:
        """Wait until the sentences show `value()` in the slot of that name."""
        slot = self.page.locator(f'.chapter-text [data-value="{name}"]').first

        def is_shown() -> bool:
            self.nudge.let_pass(POLL_TIME)
            found, wanted = text(slot), float(value())
            assert found not in ("", "not known yet"), "it is not known yet"
            assert shows(found, wanted), f"{name} is told as {found} and should be {wanted}"
            return True

        eventually(self.page, is_shown, f"{name} is not told")

    def until_label(self, condition: str) -> None:
        """Wait until a JavaScript condition of the `label` on the stage is true."""
        predicate = f"({{ record: {{ focus: {{ label }} }} }}) => {condition}"
        self.nudge.until(predicate, f"there is none of which {condition}")

    def network(self) -> Network:
        """Return a network with the parameters of the present step, in float64."""
        record = {name: array.astype(float) for name, array in self.record.items()}
        return Network(
            tuple(record[f"w{layer}"] for layer in (1, 2, 3)),
            tuple(record[f"b{layer}"] for layer in (1, 2, 3)),
            (ACTIVATIONS["sigmoid"],) * 3,
        )

    def cost_of_the_batch(self, network: Network) -> float:
        """Return the mean cost of the present mini-batch with this network."""
        record = self.record
        outputs = network.forward(record["batch_a0"].astype(float)).a[-1]
        return COSTS["squared"].of_set(outputs, record["batch_y"].astype(float))

    def cost_of_the_example(self, network: Network) -> float:
        """Return the cost of the example on show with this network."""
        record = self.record
        outputs = network.forward(record["a0"].astype(float)[None]).a[-1]
        return COSTS["squared"].of_set(outputs, record["y"].astype(float)[None])
