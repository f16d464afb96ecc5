"""The examples that a question can be about: the one in focus, the mini-batch, or all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from app.data.datasets import Dataset, Split
from app.errors import NudgeError
from app.nn import Array
from app.training.record import Focus, StepRecord


@dataclass(frozen=True, eq=False)
class Examples:
    """``x`` (n, pixels) in [0, 1] and ``y`` (n, n_L), one-hot, both float64; their ``labels`` (n,).

    ``split`` is where they are from, ``index`` (n,) their places there, -1 for a drawing.
    """

    split: str
    index: npt.NDArray[np.int32]
    labels: npt.NDArray[np.uint8]
    x: Array
    y: Array

    def __len__(self) -> int:
        return len(self.index)


def examples_of(of: str, record: StepRecord, focus: Focus, dataset: Dataset) -> Examples:
    """Return the set called ``of``, one of SETS.

    Raises NudgeError for the mini-batch where there is none: before the first step.
    """
    return SETS[of](record, focus, dataset)


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
            "Step 0 has no mini-batch: nothing has been trained on yet.",
            code="no_batch",
            field="set",
            value="batch",
            allowed="example or all",
        )
    return _places(dataset.train, record.batch.index)


def _all(record: StepRecord, focus: Focus, dataset: Dataset) -> Examples:
    train = dataset.train
    index = np.arange(len(train), dtype=np.int32)
    return Examples("train", index, train.labels, train.inputs("float64"), train.targets("float64"))


def _places(train: Split, index: npt.NDArray[np.int32]) -> Examples:
    x, y = train.inputs("float64")[index], train.targets("float64")[index]
    return Examples("train", index, train.labels[index], x, y)


SETS: Final[dict[str, Callable[[StepRecord, Focus, Dataset], Examples]]] = {
    "example": _in_focus,
    "batch": _of_batch,
    "all": _all,
}
"""The sets by name."""
