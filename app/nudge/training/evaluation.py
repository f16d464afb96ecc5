"""The accuracy and cost of a network on a split that it was not trained on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nudge.data.datasets import Split
from nudge.nn import COSTS, Network
from nudge.training.config import TrainingConfig


@dataclass(frozen=True)
class Evaluation:
    """A network's answers to all examples of a split, with the parameters of step ``step``.

    ``accuracy`` is the share of right answers, ``cost`` the mean over the examples. ``confusion``
    (classes, classes) counts examples by [label, prediction]. ``predictions`` (n,) are the digits
    of the strongest outputs, ``costs`` (n,) float32 the cost of each example.
    """

    step: int
    accuracy: float
    cost: float
    confusion: npt.NDArray[np.int32]
    predictions: npt.NDArray[np.uint8]
    costs: npt.NDArray[np.float32]


def evaluate(network: Network, config: TrainingConfig, split: Split, step: int) -> Evaluation:
    """Return the answers of ``network`` to all examples of ``split``, and their costs."""
    cost, targets = COSTS[config.cost], split.targets(config.dtype)
    answers = network.forward(split.inputs(config.dtype)).a[-1]
    predictions = answers.argmax(axis=1).astype(np.uint8)
    confusion = np.zeros((split.classes, split.classes), dtype=np.int32)
    np.add.at(confusion, (split.labels, predictions), 1)
    return Evaluation(
        step=step,
        accuracy=float((predictions == split.labels).mean()),
        cost=cost.of_set(answers, targets),
        confusion=confusion,
        predictions=predictions,
        costs=cost.of_examples(answers, targets).astype(np.float32),
    )
