"""The data sets a room can train on, by name.

A data set is two disjoint splits of labelled images. Add one by writing a loader and
entering it in ``DATASETS``; everything else asks ``load_dataset``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.errors import NudgeError

Images = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.uint8]
Array = npt.NDArray[np.floating[Any]]

EMBEDDED = Path(__file__).with_name("mnist-5k.npz")
TEST_EVERY = 5
"""Every fifth example of each class is held out: a fixed, stratified fifth."""


@dataclass(frozen=True)
class Split:
    """Labelled images: ``images`` (n, height, width) in 0..255, ``labels`` (n,)."""

    images: Images
    labels: Labels
    classes: int = 10
    _cache: dict[tuple[str, str], Array] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.labels)

    def inputs(self, dtype: str) -> Array:
        """Return the images as the network takes them: (n, pixels), in [0, 1]; made once."""
        return self._once("inputs", dtype, lambda: self._scaled(dtype))

    def targets(self, dtype: str) -> Array:
        """Return the desired outputs y: (n, classes), 1 at the label, 0 elsewhere; made once."""
        return self._once("targets", dtype, lambda: np.eye(self.classes, dtype=dtype)[self.labels])

    def _scaled(self, dtype: str) -> Array:
        scaled: Array = self.images.reshape(len(self), -1).astype(dtype) / np.dtype(dtype).type(255)
        return scaled

    def _once(self, what: str, dtype: str, make: Callable[[], Array]) -> Array:
        key = (what, dtype)
        if key not in self._cache:
            made = make()
            made.flags.writeable = False  # shared by every room
            self._cache[key] = made
        return self._cache[key]


@dataclass(frozen=True)
class Dataset:
    """Examples to train on and others, never trained on, to test with."""

    name: str
    train: Split
    test: Split
    credit: str
    classes: int = 10

    @property
    def image_shape(self) -> tuple[int, int]:
        """Height and width of every image, in pixels."""
        _, height, width = self.train.images.shape
        return height, width

    def split(self, name: str) -> Split:
        """Return the split called ``name``; raise NudgeError if there is none."""
        if name == "train":
            return self.train
        if name == "test":
            return self.test
        raise NudgeError(
            f"There is no split {name!r}.",
            code="unknown_split",
            field="split",
            value=name,
            allowed="train or test",
        )


def hold_out(labels: Labels, every: int = TEST_EVERY) -> npt.NDArray[np.bool_]:
    """Mark every ``every``-th example of each class: (n,) True where held out for testing."""
    held_out = np.zeros(len(labels), dtype=bool)
    for label in np.unique(labels):
        held_out[np.flatnonzero(labels == label)[every - 1 :: every]] = True
    return held_out


def load_mnist_5k() -> Dataset:
    """Load the embedded 5,000 MNIST digits: 4,000 to train on, 1,000 to test with."""
    with np.load(EMBEDDED) as file:
        images, labels = file["images"], file["labels"]
    held_out = hold_out(labels)
    return Dataset(
        name="mnist-5k",
        train=Split(images[~held_out], labels[~held_out]),
        test=Split(images[held_out], labels[held_out]),
        credit="MNIST, by Y. LeCun, C. Cortes and C. J. C. Burges (CC BY-SA 3.0)",
    )


DATASETS: dict[str, Callable[[], Dataset]] = {"mnist-5k": load_mnist_5k}


@cache
def load_dataset(name: str) -> Dataset:
    """Return the data set called ``name``, loaded once; raise NudgeError if there is none."""
    if name not in DATASETS:
        raise NudgeError(
            f"There is no data set {name!r}.",
            code="unknown_dataset",
            field="dataset",
            value=name,
            allowed=", ".join(sorted(DATASETS)),
        )
    return DATASETS[name]()
