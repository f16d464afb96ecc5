"""What lets a network that learnt MNIST read other people's handwriting: one change after another.

Needs the files of ``recognition``. They have no writer and no order of writers: digits next to each
other are no more alike than others. What is compared here was chosen with the other two thirds of
the digits; each third digit was left out until then. UCI's own test digits, by 14 other people, are
not needed here. All networks are 784-16-16-10, from the same three starts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from nudge.data.datasets import Dataset, Split, load_dataset
from nudge.data.upright import upright
from nudge.nn import Network
from nudge.pen.digits import image_from_strokes
from nudge.training.config import make_config
from nudge.training.evaluation import evaluate
from nudge.training.trainer import Trainer, TrainerState

from benchmarks.accuracy import with_mnist
from benchmarks.full_mnist import MNIST_DIR
from benchmarks.recognition import LEARNING_RATES, STROKES, handwriting
from benchmarks.support.report import Figure, at_least, not_measured, unit

EVERY: Final = 3
SEEDS: Final = range(3)
MIN_ACCURACY: Final = 0.87
FEW_RATES: Final = ((50, 3.0), (10, 0.5))
"""(epochs, learning rate) for the 5,000 digits of the package."""
percent = unit("%", 1, 100)

Images = npt.NDArray[np.uint8]


class Result(NamedTuple):
    """Shares of right answers: of the handwriting, of MNIST's test set, and of each digit."""

    written: float
    tested: float
    of_digit: dict[int, float]


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the accuracy on handwriting for each way to train, and for the digits read worst."""
    strokes, folder = os.environ.get(STROKES), os.environ.get(MNIST_DIR)
    if not strokes or not folder:
        yield not_measured("what helps to read handwriting", STROKES, MNIST_DIR)
        return
    with with_mnist(Path(folder)):
        yield from _compared(drawn(Path(strokes)), smallest)


def drawn(file: Path) -> Split:
    """Return each third digit of the file as the network sees it."""
    digits = handwriting(file, EVERY)
    images = np.stack([image_from_strokes(strokes) for _, strokes in digits])
    return Split(images, np.array([label for label, _ in digits], np.uint8))


def _compared(written: Split, smallest: bool) -> Iterator[Figure]:
    measure = partial(measured, smallest=smallest)
    stands = replace(written, images=upright(written.images))
    plain = measure(load_dataset("mnist"), written, LEARNING_RATES)
    yield _figure(f"{len(written)} digits by hand, trained on MNIST as it is: read", plain)
    moved = measure(load_dataset("mnist"), written, LEARNING_RATES, augment=True)
    yield _figure("images moved, turned, scaled and slanted at random: read", moved)
    whole = load_dataset("mnist-upright")
    once = replace(whole, train=Split(whole.train.images, whole.train.labels))
    yield _figure("all images upright: read", measure(once, stands, LEARNING_RATES))
    best = measure(whole, stands, LEARNING_RATES)
    name = "all images upright, rare shapes more often: read"
    yield at_least(name, best.written, MIN_ACCURACY, percent)
    for digit in (1, 9):
        change = (percent(result.of_digit[digit]) for result in (plain, best))
        yield Figure(f"of the {digit}s: at first, and then", "; ".join(change))
    change = (percent(result.tested) for result in (plain, best))
    yield Figure("of MNIST's test digits: at first, and then", "; ".join(change))
    few = measure(load_dataset("mnist-6k"), written, FEW_RATES)
    yield _figure("trained on the 5,000 digits of the package: read", few)
    few = measure(load_dataset("mnist-6k-upright"), stands, FEW_RATES)
    yield _figure("the same, upright, rare shapes more often: read", few)


def _figure(name: str, result: Result) -> Figure:
    return Figure(name, percent(result.written))


def measured(
    dataset: Dataset,
    written: Split,
    rates: Sequence[tuple[int, float]],
    *,
    smallest: bool,
    **settings: Any,
) -> Result:
    """Return the means over the starts; ``rates`` are (epochs, learning rate), in order."""
    found = []
    for seed in SEEDS[:1] if smallest else SEEDS:
        config = make_config({"dataset": dataset.name, "seed": seed, **settings})
        trainer, state = Trainer(dataset), TrainerState.start(config)
        for epochs, rate in rates:
            state = state.configured(config.changed({"learning_rate": rate}))
            examples = 200 if smallest else epochs * dataset.train.examples_per_epoch
            until = state.examples_seen + examples
            while state.examples_seen < until:
                state, _ = trainer.step(state)
        tested = evaluate(state.network, state.config, dataset.test, state.step)
        found.append((right(state.network, written), tested.accuracy))
    rows = np.mean([row for row, _ in found], axis=0)
    digits = {int(label) for label in written.labels}
    of_digit = {digit: float(rows[written.labels == digit].mean()) for digit in digits}
    return Result(float(rows.mean()), mean(accuracy for _, accuracy in found), of_digit)


def right(network: Network, written: Split) -> npt.NDArray[np.bool_]:
    """Return which of the digits the network reads rightly: (n,)."""
    answers = network.forward(written.inputs("float32")).a[-1].argmax(axis=1)
    is_right: npt.NDArray[np.bool_] = answers == written.labels
    return is_right
