"""How much real handwriting is read, drawn on the real pad in a real browser.

The handwriting is not part of the project: ``NUDGE_STROKES`` is the path of a file of digits as
people wrote them with a pen (JSON, gzipped: [{label, strokes: [[[x, y], ...], ...]}], in a box of
500 x 500), and ``NUDGE_MNIST_DIR`` the folder with the files of MNIST. Every fifth of these digits
is read, 500 of 2,498. How the image is made was tuned on others of them.
"""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from app.pen.curve import box, cleaned
from benchmarks import pages
from benchmarks.report import Figure, at_least, unit
from tests.browser.pad import Pad, Stroke
from tests.support.server import Server

STROKES: Final = "NUDGE_STROKES"
MNIST_DIR: Final = "NUDGE_MNIST_DIR"
EVERY: Final = 5
BOX: Final = 500
LARGE: Final = 0.75
"""Of the pad, that the longer side of a digit takes where it is scaled."""
ENOUGH: Final = 0.85
SETTINGS: Final[dict[str, Any]] = {"dataset": "mnist", "hidden": [16, 16]}
"""What the network is trained with, beside the defaults."""
LEARNING_RATES: Final = ((30, 3.0), (6, 0.5))
"""For so many epochs each: the smaller steps at last end the to and fro of the larger ones."""
STEPS_AN_EPOCH: Final = 600
percent = unit("%", 1, 100)


def figures() -> Iterator[Figure]:
    """Yield what is read of handwriting as it was written, and of the same drawn large."""
    strokes, mnist = os.environ.get(STROKES), os.environ.get(MNIST_DIR)
    if not strokes or not mnist:
        yield Figure("recognition of handwriting", f"not measured: set {STROKES} and {MNIST_DIR}")
        return
    digits = handwriting(Path(strokes))
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder), ("--mnist-dir", mnist)) as running,
        pages.browser() as chromium,
    ):
        page = chromium.new_page(base_url=running.url, viewport=pages.LAPTOP)
        page.set_default_timeout(pages.PATIENCE)
        yield from read(trained(page, running), digits)


def handwriting(file: Path) -> list[tuple[int, list[Stroke]]]:
    """Return the digits to be read: each one's label, and its strokes in sides of the pad."""
    with gzip.open(file) as opened:
        found = json.load(opened)[::EVERY]
    return [
        (digit["label"], [[(x / BOX, y / BOX) for x, y in line] for line in digit["strokes"]])
        for digit in found
    ]


def trained(page: Page, running: Server) -> Pad:
    """Return the pad of a room whose network has been trained on the full MNIST."""
    pad = Pad.open(page, running)
    pad.nudge.command(type="configure", settings=SETTINGS)
    for epochs, learning_rate in LEARNING_RATES:
        pad.nudge.command(type="configure", settings={"learning_rate": learning_rate})
        for _ in range(epochs):
            pad.nudge.command(type="step", count=STEPS_AN_EPOCH)
    pad.nudge.until_step(STEPS_AN_EPOCH * sum(epochs for epochs, _ in LEARNING_RATES))
    return pad


def read(pad: Pad, digits: Sequence[tuple[int, list[Stroke]]]) -> Iterator[Figure]:
    """Yield the shares of digits that are read rightly."""
    accuracy = pad.nudge.room()["test_accuracy"]
    plan = ", ".join(f"{epochs} epochs at {rate:g}" for epochs, rate in LEARNING_RATES)
    yield Figure(f"784-16-16-10, full MNIST, {plan}: test digits read", percent(accuracy))
    small = [drawn(pad, strokes) == label for label, strokes in digits]
    title = f"{len(digits)} digits by hand on the pad, as written: read"
    yield at_least(title, sum(small) / len(small), ENOUGH, percent)
    large = [drawn(pad, enlarged(strokes)) == label for label, strokes in digits]
    title = "the same, scaled to three quarters of the pad: read"
    yield at_least(title, sum(large) / len(large), ENOUGH, percent)


def drawn(pad: Pad, strokes: Sequence[Stroke]) -> int:
    """Draw a digit on the pad; return what stands there as the network's answer."""
    pad.draw(strokes, between=1)
    answer = pad.answer()
    pad.clear()
    return answer


def enlarged(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return a digit in the middle of the pad, as large as is to be tried."""
    left, top, right, bottom = box(cleaned(strokes))
    scale = LARGE / max(right - left, bottom - top, 1 / BOX)
    x, y = (left + right) / 2, (top + bottom) / 2
    return [[(0.5 + scale * (a - x), 0.5 + scale * (b - y)) for a, b in line] for line in strokes]
