"""One plain gradient step for a single example: what it would make of a network."""

from __future__ import annotations

import numpy as np

from nudge.errors import NudgeError
from nudge.nn import COSTS, OPTIMIZERS, Network
from nudge.training.config import TrainingConfig
from nudge.training.record import Example, Focus


def stepped(network: Network, config: TrainingConfig, focus: Focus, rate: float) -> Network:
    """Return ``network`` after one step against the gradient of the cost of ``focus`` alone.

    w' = w - rate * dC/dw: no optimizer but the plain one, and no penalty. Raises NudgeError where
    a parameter would no longer be a finite number, or what is shown of ``focus`` would not be one.
    """
    with np.errstate(all="ignore"):  # whatever overflows is found below
        example = Example.examine(network, config, focus)
        gradient = network.backward(example.forward, example.y, COSTS[config.cost]).gradient
        sgd = OPTIMIZERS["sgd"]
        updates, _ = sgd.step(sgd.start(network), network, gradient, rate)
        after = network.updated(updates)
        if _is_finite(after, Example.examine(after, config, focus)):
            return after
    raise NudgeError(
        f"One step at a learning rate of {rate:g} would lead to what are no numbers any more.",
        code="no_number",
        field="learning_rate",
        value=rate,
        allowed="a smaller one, or a step at which the cost is a number",
    )


def _is_finite(network: Network, example: Example) -> bool:
    """Whether all that there is to show are numbers, in float32 as they are sent."""
    arrays = (*network.weights, *network.biases, *(array for _, array in example.tensors()))
    return bool(
        np.isfinite(example.cost) and all(np.isfinite(np.float32(each)).all() for each in arrays)
    )
