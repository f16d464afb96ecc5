"""How much real handwriting is read, and whether the real pad in a real browser answers the same.

The handwriting is not part of the project: ``NUDGE_STROKES`` is the path of a file of digits as
people wrote them with a pen (JSON, gzipped: [{label, strokes: [[[x, y], ...], ...]}], in a box of
500 x 500), and ``NUDGE_MNIST_DIR`` the folder with the files of MNIST. Every fifth of these digits
is read, 500 of 2,498. How the image is made was tuned on others of them. Some are drawn in the
browser: the pointer takes a frame from point to point, so that all would take many minutes.
"""

from __future__ import annotations

import gzip
import json
import os
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from nudge.nn import ACTIVATIONS, Network
from nudge.pen.curve import box, cleaned
from nudge.pen.digits import image_of
from playwright.sync_api import Page
from safetensors.numpy import load

from benchmarks.full_mnist import MNIST_DIR
from benchmarks.support import pages
from benchmarks.support.report import Figure, at_least, missing, unit

STROKES: Final = "NUDGE_STROKES"
EVERY: Final = 5
DRAWN: Final = 40
"""Digits that are drawn on the pad too, half of them large."""
BOX: Final = 500
LARGE: Final = 0.75
"""Of the pad, that the longer side of a digit takes where it is scaled."""
ENOUGH: Final = 0.85
SETTINGS: Final[dict[str, Any]] = {"dataset": "mnist", "hidden": [16, 16]}
"""What the network is trained with, beside the defaults."""
LEARNING_RATES: Final = ((30, 3.0), (6, 0.5))
"""For so many epochs each: the smaller steps at last end the to and fro of the larger ones."""
STEPS_AN_EPOCH: Final = 600
Stroke = list[tuple[float, float]]
percent = unit("%", 1, 100)

ANSWER: Final = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const shown = () => {
        const { record } = document.querySelector('.stage canvas');
        const { image } = document.querySelector('.pad-sheet canvas');
        const isOf = (value, i) => Math.round(255 * record.a[0][i]) === value;
        return record?.focus.split === 'drawn' && image?.every(isOf);
    };
    const since = performance.now();
    while (!shown()) {
        if (performance.now() - since > 30000) throw new Error('the drawing is not on the stage');
        await frame();
    }
    for (let passed = 0; passed < 2; passed++) await frame();
    return Number(document.querySelector('.digit-said').innerText);
}"""
"""The network's answer as it stands on the page, two frames after the stage shows the drawing."""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield what is read of handwriting as it was written, and of the same drawn large."""
    strokes, mnist = os.environ.get(STROKES), os.environ.get(MNIST_DIR)
    if not strokes or not mnist:
        yield missing("recognition of handwriting", STROKES, MNIST_DIR)
        return
    digits = handwriting(Path(strokes))
    steps = 2 if smallest else STEPS_AN_EPOCH
    plan = ", ".join(f"{epochs} epochs at {rate:g}" for epochs, rate in LEARNING_RATES)
    with pages.opened("/draw?step=1&phase=forward", "--mnist-dir", mnist) as (page, room):
        train(page, room, steps)
        yield Figure(
            f"full MNIST, {plan}: test digits read", percent(room.state()["test_accuracy"])
        )
        yield from read(page, network_of(room), digits, 2 if smallest else DRAWN)


def handwriting(file: Path) -> list[tuple[int, list[Stroke]]]:
    """Return the digits to be read: each one's label, and its strokes in sides of the pad."""
    with gzip.open(file) as opened:
        found = json.load(opened)[::EVERY]
    return [
        (digit["label"], [[(x / BOX, y / BOX) for x, y in line] for line in digit["strokes"]])
        for digit in found
    ]


def train(page: Page, room: pages.Room, steps_an_epoch: int) -> None:
    """Train the network of the page's room on the full MNIST, until that is on the stage."""
    pages.wait_until(page, "document.querySelector('.stage canvas')?.scene?.step === 1")
    room.command(type="configure", settings=SETTINGS)
    for epochs, learning_rate in LEARNING_RATES:
        room.command(type="configure", settings={"learning_rate": learning_rate})
        for _ in range(epochs):
            room.command(type="step", count=steps_an_epoch)
    step = room.state()["step"]
    pages.wait_until(page, f"document.querySelector('.stage canvas').scene.step === {step}")
    page.get_by_label("Drawing pad").wait_for()


def read(
    page: Page, network: Network, digits: Sequence[tuple[int, list[Stroke]]], drawn: int
) -> Iterator[Figure]:
    """Yield the shares that are read rightly, and how many of ``drawn`` are answered the same."""
    large = [(label, enlarged(strokes)) for label, strokes in digits]
    title = f"{len(digits)} digits by hand, as written: read"
    yield at_least(title, share_read(network, digits), ENOUGH, percent)
    title = "the same, scaled to three quarters of the pad: read"
    yield at_least(title, share_read(network, large), ENOUGH, percent)
    some = [*digits[: drawn // 2], *large[: drawn // 2]]
    same = sum(answer(page, strokes) == said(network, strokes) for _, strokes in some)
    title = "of them drawn on the pad in a browser: answered the same"
    yield Figure(title, f"{same} of {len(some)}")


def share_read(network: Network, digits: Sequence[tuple[int, list[Stroke]]]) -> float:
    """Return the share of the digits that the network reads rightly."""
    return sum(said(network, strokes) == label for label, strokes in digits) / len(digits)


def said(network: Network, strokes: Sequence[Stroke]) -> int:
    """Return what the network says of a drawing, whose image the server makes as the page does."""
    x = image_of(strokes).reshape(1, -1) / np.float32(255)
    return int(network.forward(x).a[-1].argmax())


def network_of(room: pages.Room) -> Network:
    """Return the network of a room with the default activations."""
    with urllib.request.urlopen(f"{room.url}/network.safetensors") as found:
        arrays = load(found.read())
    layers = range(1, 1 + len(arrays) // 2)
    return Network(
        weights=tuple(arrays[f"w{layer}"] for layer in layers),
        biases=tuple(arrays[f"b{layer}"] for layer in layers),
        activations=(ACTIVATIONS["sigmoid"],) * len(layers),
    )


def answer(page: Page, strokes: Sequence[Stroke]) -> int:
    """Draw a digit on the pad; return what stands there as the network's answer."""
    place: Any = page.get_by_label("Drawing pad").bounding_box()
    for stroke in strokes:
        on_page = [
            (place["x"] + x * place["width"], place["y"] + y * place["height"]) for x, y in stroke
        ]
        page.mouse.move(*on_page[0])
        page.mouse.down()
        for point in on_page[1:]:
            page.mouse.move(*point)
        page.mouse.up()
    said: int = page.evaluate(ANSWER)
    page.get_by_role("button", name="Clear").click()
    return said


def enlarged(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return a digit in the middle of the pad, as large as is to be tried."""
    left, top, right, bottom = box(cleaned(strokes))
    scale = LARGE / max(right - left, bottom - top, 1 / BOX)
    x, y = (left + right) / 2, (top + bottom) / 2
    return [[(0.5 + scale * (a - x), 0.5 + scale * (b - y)) for a, b in line] for line in strokes]
