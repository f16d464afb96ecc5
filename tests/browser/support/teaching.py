"""Helpers for tests that teach with drawings: put them on the stage without the pad."""

from __future__ import annotations

from typing import Any

import numpy as np
from nudge.protocol.frames import decode
from playwright.sync_api import Locator, Page

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.server import Server

PIXELS = 784


def bar(column: int, rows: tuple[int, int] = (5, 23)) -> Array:
    """Return an image of a vertical bar: (784,), 0 to 255."""
    image = np.zeros((28, 28), np.uint8)
    image[rows[0] : rows[1], column : column + 3] = 255
    return image.reshape(PIXELS)


def open_panel(
    new_context: NewContext,
    server: Server,
    *,
    steps: int = 300,
    panel: str = "teach-step",
    **options: Any,
) -> Nudge:
    """Open Lab with a panel open, at the end of a step, in virtual time."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    in_virtual_time(page)
    nudge = Nudge.open(page, server, f"/lab?step={steps}&phase=update")
    choose_panel(nudge.page, panel)
    return nudge


def choose_panel(page: Page, panel: str) -> Locator:
    """Open a panel, and wait until it is visible; return its element."""
    page.get_by_role("combobox", name="Panel", exact=True).select_option(panel)
    shown = page.locator(f".{panel}")
    shown.wait_for()
    return shown


def put_on_stage(nudge: Nudge, image: Array, label: int | None = None) -> None:
    """Put a drawing on the stage; wait until the stage shows it. `image`: (784,), 0 to 255."""
    fields = {} if label is None else {"label": label}
    nudge.command(type="focus", image=(image / 255).tolist(), **fields)
    is_shown = """({ record, arg }) => record.focus.split === 'drawn' &&
        record.a[0].every((value, i) => Math.round(255 * value) === arg[i])"""
    nudge.until(is_shown, "the drawing is not on the stage", image.tolist())


def parameter_bits(nudge: Nudge) -> dict[str, bytes]:
    """Return the bytes of the room's parameters by their names, from the server."""
    file = nudge.get(f"{nudge.address}/network.safetensors").read()
    return {name: values.tobytes() for name, values in decode(file)[0].items()}


def get_kept_drawings(nudge: Nudge) -> list[dict[str, Any]]:
    """Return the room's kept drawings, from the server."""
    return nudge.get(f"{nudge.address}/drawings").json()["drawings"]  # type: ignore[no-any-return]
