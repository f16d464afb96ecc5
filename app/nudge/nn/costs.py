"""Costs: how far the outputs a are from the desired outputs y.

All arrays are (batch, n_L); y is one-hot: 1 at the label, 0 elsewhere.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from nudge.nn.activations import ACTIVATIONS, Activation
from nudge.nn.arrays import Array


class Cost(ABC):
    """A cost C of an example, and its derivatives by the outputs."""

    name: ClassVar[str]
    output_activations: ClassVar[tuple[str, ...]] = tuple(ACTIVATIONS)
    """Names of the activations that the output layer may have with this cost."""

    def __repr__(self) -> str:
        return f"<cost {self.name}>"

    @abstractmethod
    def of_examples(self, a: Array, y: Array) -> Array:
        """C of each example, (batch,). Finite for every finite a."""

    def of_set(self, a: Array, y: Array) -> float:
        """C of a set of examples: the mean of the costs of the examples."""
        costs = self.of_examples(a, y)
        return float(costs.sum() / len(costs))

    @abstractmethod
    def nudge(self, a: Array, y: Array) -> Array:
        """The nudges of the outputs, -∂C/∂a, (batch, n_L)."""

    def delta(self, activation: Activation, z: Array, a: Array, y: Array) -> Array:
        """The deltas of the outputs, ∂C/∂z, (batch, n_L), where a = f(z).

        Raises ValueError if this cost does not pair with the output activation.
        """
        self.check_pairing(activation)
        return activation.pull_back(-self.nudge(a, y), z, a)

    def check_pairing(self, activation: Activation) -> None:
        """Raise ValueError unless the output layer may have this activation."""
        if activation.name not in self.output_activations:
            raise ValueError(
                f"cost {self.name!r} does not pair with output activation "
                f"{activation.name!r}; allowed: {', '.join(self.output_activations)}"
            )


class Squared(Cost):
    """C = Σ (a - y)², so -∂C/∂a = 2 (y - a)."""

    name = "squared"

    def of_examples(self, a: Array, y: Array) -> Array:
        distance = a - y
        c: Array = np.vecdot(distance, distance)
        return c

    def nudge(self, a: Array, y: Array) -> Array:
        return 2 * (y - a)


class CrossEntropy(Cost):
    """C = -Σ y log a, so -∂C/∂a = y / a. After a softmax, ∂C/∂z is a - y."""

    name = "cross_entropy"
    output_activations = ("softmax",)

    def of_examples(self, a: Array, y: Array) -> Array:
        c: Array = (y * -np.log(above_zero(a))).sum(axis=-1)
        return c

    def nudge(self, a: Array, y: Array) -> Array:
        return y / above_zero(a)

    def delta(self, activation: Activation, z: Array, a: Array, y: Array) -> Array:
        # Softmax.pull_back would multiply y / a by a. Cancelling the a leaves
        # a Σy - y = a - y, which is exact even where a has underflowed to 0.
        self.check_pairing(activation)
        return a - y


def above_zero(a: Array) -> Array:
    """max(a, the smallest normal number of its dtype), so that 1/a and log a are finite."""
    return np.maximum(a, np.finfo(a.dtype).tiny)


COSTS: dict[str, Cost] = {cost.name: cost for cost in (Squared(), CrossEntropy())}
