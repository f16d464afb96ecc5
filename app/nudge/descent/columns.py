"""Activations and costs of many networks at once: examples in columns, in place, in float32.

An array is (g, n_l, c): for each of g networks, the neurons of a layer are rows and c examples are
columns. So each layer is one matrix product per network, and element-wise functions read memory
in its order.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from nudge.nn import Array, Cost, Network


@dataclass(frozen=True)
class ColumnActivation:
    """An activation as f(z) = scale · g(stretch · z) + shift, where ``apply`` writes g(z) over z.

    ``stretch`` is multiplied into the weights before, ``scale`` and ``shift`` into those after, so
    they take no time for each example.
    """

    apply: Callable[[Array], Any]
    stretch: float = 1.0
    scale: float = 1.0
    shift: float = 0.0


def _tanh(z: Array) -> None:
    np.tanh(z, out=z)


def _relu(z: Array) -> None:
    np.maximum(z, 0, out=z)


def _leaky_relu(z: Array) -> None:
    np.maximum(z, 0.01 * z, out=z)


def _identity(z: Array) -> None:
    pass


def _softmax(z: Array) -> None:
    z -= z.max(axis=-2, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=-2, keepdims=True)


ACTIVATIONS_IN_COLUMNS: Final[dict[str, ColumnActivation]] = {
    # σ(z) = (1 + tanh(z / 2)) / 2, and tanh takes half the time
    "sigmoid": ColumnActivation(_tanh, stretch=0.5, scale=0.5, shift=0.5),
    "tanh": ColumnActivation(_tanh),
    "relu": ColumnActivation(_relu),
    "leaky_relu": ColumnActivation(_leaky_relu),
    "identity": ColumnActivation(_identity),
    "softmax": ColumnActivation(_softmax),
}
"""All activations of ``nudge.nn``, by name."""


class OutputAndCost(ABC):
    """The output activation and the cost, computed in one."""

    def __init__(self, outputs: ColumnActivation) -> None:
        self.outputs = outputs

    @abstractmethod
    def desired(self, y: Array) -> Array:
        """Return y (n_L, c) as ``costs`` takes it."""

    @abstractmethod
    def costs(self, z: Array, desired: Array) -> Array:
        """Return the sum of the examples' costs for each network, (g,), from the last layer's z.

        ``z`` (g, n_L, c) is multiplied by the output activation's ``stretch`` before; its contents
        are overwritten. ``desired`` is a result of the method ``desired``.
        """


class SquaredOutputAndCost(OutputAndCost):
    """Σ (a - y)² = scale² Σ (g(z) - (y - shift) / scale)²."""

    def desired(self, y: Array) -> Array:
        return (y - self.outputs.shift) / self.outputs.scale

    def costs(self, z: Array, desired: Array) -> Array:
        self.outputs.apply(z)
        z -= desired
        distances = z.reshape(len(z), -1)
        sums: Array = self.outputs.scale**2 * np.vecdot(distances, distances)
        return sums


class CrossEntropyOutputAndCost(OutputAndCost):
    """-Σ y log a = log Σ e^z - z of the label, after a softmax, whose outputs are not computed."""

    highest: Final = -float(np.log(np.finfo(np.float64).tiny))
    """The greatest cost in ``nudge.nn``, where an output is at least the least float64 number."""

    def desired(self, y: Array) -> Array:
        return y

    def costs(self, z: Array, desired: Array) -> Array:
        z -= z.max(axis=-2, keepdims=True)
        own = np.einsum("glc,lc->gc", z, desired)
        np.exp(z, out=z)
        each = np.log(z.sum(axis=-2)) - own
        sums: Array = np.minimum(each, self.highest).sum(axis=-1)
        return sums


OUTPUTS_AND_COSTS: Final[dict[str, type[OutputAndCost]]] = {
    "squared": SquaredOutputAndCost,
    "cross_entropy": CrossEntropyOutputAndCost,
}
"""All costs of ``nudge.nn``, by name."""


def column_activations(network: Network) -> tuple[ColumnActivation, ...]:
    """Return the activations of layers 1..L."""
    return tuple(ACTIVATIONS_IN_COLUMNS[each.name] for each in network.activations)


def make_output_and_cost(network: Network, cost: Cost) -> OutputAndCost:
    """Return output activation and cost of ``network``.

    Raises ValueError if the cost does not pair with the output activation.
    """
    cost.check_pairing(network.activations[-1])
    return OUTPUTS_AND_COSTS[cost.name](column_activations(network)[-1])
