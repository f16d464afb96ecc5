"""Reads the texts that are seen on a page: their sizes, colours and places."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Page

from tests.browser.support.reads import read_page

SCRIPT = Path(__file__).with_suffix(".js")
DRAWN_SCRIPT = Path(__file__).with_name("drawn.js")
"""The script that notes the texts that canvases write. It has to run first in the page."""


class Box(TypedDict):
    """A box in the window, in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Text(TypedDict):
    """A text that is seen, or a piece of one.

    `size` is in CSS pixels, `opacity` that of the elements around it together, `boxes` those of its
    lines.
    """

    text: str
    where: str
    size: float
    weight: int
    color: str
    opacity: float
    isDisabled: bool
    boxes: list[Box]


class Drawn(TypedDict):
    """A text that a canvas has written; `size` is in CSS pixels."""

    text: str
    where: str
    size: float


def seen_texts(page: Page) -> list[Text]:
    """Return the texts that are seen, once the page is at rest."""
    source = SCRIPT.read_text("utf-8")
    return read_page(page, source[source.index("() =>") :].rstrip().removesuffix(";"))  # type: ignore[no-any-return]


def drawn_texts(page: Page) -> list[Drawn]:
    """Return the texts that canvases other than the stage's have written."""
    return read_page(page, "window.drawnTexts()")  # type: ignore[no-any-return]
