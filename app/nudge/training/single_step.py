"""One step of plain gradient descent on one example."""

from __future__ import annotations

import numpy as np

from nudge.errors import NudgeError
from nudge.nn import COSTS, OPTIMIZERS, Network
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.record import Example, Focus


def stepped(network: Network, config: TrainingConfig, focus: Focus, rate: float) -> Network:
    """Return ``network`` after one gradient step on the cost of ``focus`` alone.

    w' = w - rate · ∂C/∂w, whatever the run's optimizer and without the L2 penalty. Raises
    NudgeError where a parameter, or a number that is shown of ``focus``, would not be finite.
    """
    with np.errstate(all="ignore"):  # _is_finite finds overflows
        example = Example.examine(network, config, focus)
        gradient = network.backward(example.forward, example.y, COSTS[config.cost]).gradient
        sgd = OPTIMIZERS["sgd"]
        updates, _ = sgd.step(sgd.start(network), network, gradient, rate)
        after = network.updated(updates)
        if _is_finite(after, Example.examine(after, config, focus)):
            return after
    raise NudgeError(
        Text.of("server-single-step-no-number", rate=rate),
        code="no_number",
        field="learning_rate",
        value=rate,
        allowed="a smaller one, or a step at which the cost is a number",
    )


def _is_finite(network: Network, example: Example) -> bool:
    """Whether all numbers to be shown are finite, also as float32, the type that is sent."""
    arrays = (*network.weights, *network.biases, *(array for _, array in example.tensors()))
    return bool(
        np.isfinite(example.cost) and all(np.isfinite(np.float32(each)).all() for each in arrays)
    )
