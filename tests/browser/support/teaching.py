"""Drawings to teach with, put on the stage without the pad, and the panels that are about them."""

from __future__ import annotations

from typing import Any

import numpy as np
from nudge.protocol.frames import decode
from playwright.sync_api import Locator, Page

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Array, Nudge, in_virtual_time
from tests.support.server import Server

PIXELS = 784


def bar(column: int, rows: tuple[int, int] = (5, 23)) -> Array:
    """A vertical bar (784,) in 0..255: whatever else it is, it is an image of its own."""
    image = np.zeros((28, 28), np.uint8)
    image[rows[0] : rows[1], column : column + 3] = 255
    return image.reshape(PIXELS)


def place(
    new_context: NewContext,
    server: Server,
    *,
    steps: int = 300,
    panel: str = "teach-step",
    **options: Any,
) -> Nudge:
    """Lab with one of the panels open, at the end of a step; phases pass quickly."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    in_virtual_time(page)
    nudge = Nudge.open(page, server, f"/lab?step={steps}&phase=update")
    choose(nudge.page, panel)
    return nudge


def choose(page: Page, panel: str) -> Locator:
    page.get_by_role("combobox", name="Panel", exact=True).select_option(panel)
    shown = page.locator(f".{panel}")
    shown.wait_for()
    return shown


def put_on_stage(nudge: Nudge, image: Array, label: int | None = None) -> None:
    """Put a drawing on the stage, and wait until it is there."""
    said = {} if label is None else {"label": label}
    nudge.command(type="focus", image=(image / 255).tolist(), **said)
    there = """({ record, arg }) => record.focus.split === 'drawn' &&
        record.a[0].every((value, i) => Math.round(255 * value) === arg[i])"""
    nudge.until(there, "the drawing is not on the stage", image.tolist())


def network(nudge: Nudge) -> dict[str, bytes]:
    """The bits of the room's parameters."""
    file = nudge.get(f"{nudge.address}/network.safetensors").read()
    return {name: values.tobytes() for name, values in decode(file)[0].items()}


def drawings(nudge: Nudge) -> list[dict[str, Any]]:
    """What the room keeps, as the server lists it."""
    return nudge.get(f"{nudge.address}/drawings").json()["drawings"]  # type: ignore[no-any-return]
