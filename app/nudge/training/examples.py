"""The sets of examples that a question can be about: the focus, the mini-batch, or all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nudge.data.datasets import Dataset
from nudge.errors import NudgeError
from nudge.nn import Array
from nudge.texts import Text
from nudge.training.record import Focus, StepRecord


@dataclass(frozen=True, eq=False)
class Examples:
    """A set of examples: images ``x``, desired outputs ``y`` and ``labels`` (n,).

    ``x`` (n, pixels) is float64 in [0, 1], ``y`` (n, n_L) float64, 1 at the label and 0 elsewhere.
    ``split`` names their split, ``index`` (n,) holds their places in it, -1 for a drawing on the
    pad.
    """

    split: str
    index: npt.NDArray[np.int32]
    labels: npt.NDArray[np.uint8]
    x: Array
    y: Array

    def __len__(self) -> int:
        return len(self.index)


def select_examples(set_name: str, record: StepRecord, focus: Focus, dataset: Dataset) -> Examples:
    """Return the set called ``set_name``, one of SETS.

    Raises NudgeError for the mini-batch where the record has none, as before the first step.
    """
    return SETS[set_name](record, focus, dataset)


def _in_focus(record: StepRecord, focus: Focus, dataset: Dataset) -> Examples:
    return Examples(
        split=focus.split,
        index=np.array([-1 if focus.index is None else focus.index], dtype=np.int32),
        labels=np.array([focus.label], dtype=np.uint8),
        x=focus.image.astype(np.float64)[None],
        y=np.eye(dataset.classes)[[focus.label]],
    )


def _of_batch(record: StepRecord, focus: Focus, dataset: Dataset) -> Examples:
    if record.batch is None:
        raise NudgeError(
            Text.of("server-no-batch"),
            code="no_batch",
            field="set",
            value="batch",
            allowed="example or all",
        )
    train, places = dataset.train, record.batch.index
    index = places - np.int32(train.first)
    x = train.rows("float64", index)
    if record.config.augment:  # the images of the step, which were changed at random
        x = record.batch.forward.a[0].astype(np.float64)
    return Examples("train", places, train.labels[index], x, train.targets("float64", index))


def _all(record: StepRecord, focus: Focus, dataset: Dataset) -> Examples:
    train = dataset.train
    index = np.arange(train.first, train.first + len(train), dtype=np.int32)
    return Examples("train", index, train.labels, train.inputs("float64"), train.targets("float64"))


SETS: Final[dict[str, Callable[[StepRecord, Focus, Dataset], Examples]]] = {
    "example": _in_focus,
    "batch": _of_batch,
    "all": _all,
}
"""How to select each set, by its name."""
