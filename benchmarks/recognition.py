"""Recognition of real handwriting, by the network and on the pad in a real browser.

The handwriting is not part of the project: ``NUDGE_STROKES`` is the path of a file of digits as
people wrote them with a pen (JSON, gzipped: [{label, strokes: [[[x, y], ...], ...]}], in a box of
500 x 500), and ``NUDGE_MNIST_DIR`` the folder with the files of MNIST. The network reads every
fifth digit, 500 of 2,498. Two thirds of these took part in choosing how images are made; the
benchmark ``handwriting`` reads digits that did not. Only some are drawn in the browser: the pointer
needs a frame for each point, so all would take many minutes.
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
from nudge.data.upright import upright
from nudge.nn import ACTIVATIONS, Network
from nudge.pen.curve import box, cleaned
from nudge.pen.digits import image_from_strokes
from playwright.sync_api import Page
from safetensors.numpy import load

from benchmarks.full_mnist import MNIST_DIR
from benchmarks.support import pages
from benchmarks.support.report import Figure, at_least, not_measured, unit

STROKES: Final = "NUDGE_STROKES"
EVERY: Final = 5
DRAWN: Final = 40
"""Digits that are also drawn on the pad, half of them enlarged."""
BOX: Final = 500
LARGE: Final = 0.75
"""The longer side of an enlarged digit, as a share of the pad's side."""
MIN_ACCURACY: Final = 0.87
SETTINGS: Final[dict[str, Any]] = {"dataset": "mnist-upright", "hidden": [16, 16]}
"""The settings of the network that differ from the defaults."""
LEARNING_RATES: Final = ((30, 3.0), (6, 0.5))
"""(epochs, learning rate): the smaller steps at the end stop the oscillation of larger ones."""
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
"""The network's answer on the page, two frames after the stage shows the drawing."""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the accuracy on handwriting as written, and on the same digits enlarged."""
    strokes, mnist = os.environ.get(STROKES), os.environ.get(MNIST_DIR)
    if not strokes or not mnist:
        yield not_measured("recognition of handwriting", STROKES, MNIST_DIR)
        return
    digits = handwriting(Path(strokes))
    plan = ", ".join(f"{epochs} epochs at {rate:g}" for epochs, rate in LEARNING_RATES)
    with pages.opened("/draw?step=1&phase=forward", "--mnist-dir", mnist) as (page, room):
        train(page, room, smallest)
        yield Figure(
            f"full MNIST, upright, {plan}: test digits read", percent(room.state()["test_accuracy"])
        )
        yield from recognition_figures(
            page, download_network(room), digits, 2 if smallest else DRAWN
        )


def handwriting(file: Path, every: int = EVERY) -> list[tuple[int, list[Stroke]]]:
    """Return the label of every so many digits, and the strokes in units of the pad's side."""
    with gzip.open(file) as opened:
        found = json.load(opened)[::every]
    return [
        (digit["label"], [[(x / BOX, y / BOX) for x, y in line] for line in digit["strokes"]])
        for digit in found
    ]


def train(page: Page, room: pages.Room, smallest: bool) -> None:
    """Train the network of the page's room on the full MNIST; wait until the stage shows it."""
    pages.wait_until(page, "document.querySelector('.stage canvas')?.scene?.step === 1")
    room.command(type="configure", settings=SETTINGS)
    for epochs, learning_rate in LEARNING_RATES:
        room.command(type="configure", settings={"learning_rate": learning_rate})
        for _ in range(epochs):
            steps = 2 if smallest else room.state()["batches_per_epoch"]
            room.command(type="step", count=steps)
    step = room.state()["step"]
    pages.wait_until(page, f"document.querySelector('.stage canvas').scene.step === {step}")
    page.get_by_label("Drawing pad").wait_for()


def recognition_figures(
    page: Page, network: Network, digits: Sequence[tuple[int, list[Stroke]]], drawn: int
) -> Iterator[Figure]:
    """Yield the shares of correct answers, and how many of ``drawn`` the pad answers the same."""
    large = [(label, enlarged(strokes)) for label, strokes in digits]
    title = f"{len(digits)} digits by hand, as written: read"
    yield at_least(title, share_read(network, digits), MIN_ACCURACY, percent)
    title = "the same, scaled to three quarters of the pad: read"
    yield at_least(title, share_read(network, large), MIN_ACCURACY, percent)
    some = [*digits[: drawn // 2], *large[: drawn // 2]]
    same_count = sum(
        pad_answer(page, strokes) == predicted_digit(network, strokes) for _, strokes in some
    )
    title = "of them drawn on the pad in a browser: answered the same"
    yield Figure(title, f"{same_count} of {len(some)}")


def share_read(network: Network, digits: Sequence[tuple[int, list[Stroke]]]) -> float:
    """Return the share of the digits that the network reads correctly."""
    return sum(predicted_digit(network, strokes) == label for label, strokes in digits) / len(
        digits
    )


def predicted_digit(network: Network, strokes: Sequence[Stroke]) -> int:
    """Return the network's answer to a drawing. The server computes the same image as the page."""
    x = upright(image_from_strokes(strokes)[None]).reshape(1, -1) / np.float32(255)
    return int(network.forward(x).a[-1].argmax())


def download_network(room: pages.Room) -> Network:
    """Return the network of a room with the default activations."""
    with urllib.request.urlopen(f"{room.url}/network.safetensors") as found:
        arrays = load(found.read())
    layers = range(1, 1 + len(arrays) // 2)
    return Network(
        weights=tuple(arrays[f"w{layer}"] for layer in layers),
        biases=tuple(arrays[f"b{layer}"] for layer in layers),
        activations=(ACTIVATIONS["sigmoid"],) * len(layers),
    )


def pad_answer(page: Page, strokes: Sequence[Stroke]) -> int:
    """Draw a digit on the pad; return the network's answer on the page."""
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
    predicted_digit: int = page.evaluate(ANSWER)
    page.get_by_role("button", name="Clear").click()
    return predicted_digit


def enlarged(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return a digit in the middle of the pad, enlarged to the share LARGE of its side."""
    left, top, right, bottom = box(cleaned(strokes))
    scale = LARGE / max(right - left, bottom - top, 1 / BOX)
    x, y = (left + right) / 2, (top + bottom) / 2
    return [[(0.5 + scale * (a - x), 0.5 + scale * (b - y)) for a, b in line] for line in strokes]
