"""Layers for many networks at once: examples in columns, worked out in place, in float32.

An array is (g, n_l, c): for each of g networks, the neurons of a layer as rows and c examples
as columns. So each layer is one product per network, and whatever follows goes through memory
from end to end.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from nudge.nn import Array, Cost, Network


@dataclass(frozen=True)
class Columns:
    """An activation as f(z) = scale · g(stretch · z) + shift, where ``apply`` writes g(z) over z.

    The three numbers go into the weights before and behind, and cost nothing for the examples.
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


ACTIVATIONS_IN_COLUMNS: Final[dict[str, Columns]] = {
    # σ(z) = (1 + tanh(z / 2)) / 2, and tanh takes half the time
    "sigmoid": Columns(_tanh, stretch=0.5, scale=0.5, shift=0.5),
    "tanh": Columns(_tanh),
    "relu": Columns(_relu),
    "leaky_relu": Columns(_leaky_relu),
    "identity": Columns(_identity),
    "softmax": Columns(_softmax),
}
"""All of nudge.nn's activations, by name."""


class OutputAndCost(ABC):
    """From the outputs to the cost."""

    def __init__(self, outputs: Columns) -> None:
        self.outputs = outputs

    @abstractmethod
    def desired(self, y: Array) -> Array:
        """What ``costs`` takes: y (n_L, c), prepared."""

    @abstractmethod
    def costs(self, z: Array, desired: Array) -> Array:
        """The sum of the examples' costs of each network, (g,), from the last layer's z.

        z: (g, n_L, c), stretched as the output activation wants it; it is written over.
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
    """-Σ y log a = log Σ e^z - z of the label: behind a softmax, whose shares need not be made."""

    highest: Final = -float(np.log(np.finfo(np.float64).tiny))
    """Where nudge.nn holds it, in float64: there no share is less than the smallest number."""

    def desired(self, y: Array) -> Array:
        return y

    def costs(self, z: Array, desired: Array) -> Array:
        z -= z.max(axis=-2, keepdims=True)
        own = np.einsum("glc,lc->gc", z, desired)
        np.exp(z, out=z)
        each = np.log(z.sum(axis=-2)) - own
        sums: Array = np.minimum(each, self.highest).sum(axis=-1)
        return sums


ENDINGS: Final[dict[str, type[OutputAndCost]]] = {
    "squared": SquaredOutputAndCost,
    "cross_entropy": CrossEntropyOutputAndCost,
}
"""All of nudge.nn's costs, by name."""


def activations_of(network: Network) -> tuple[Columns, ...]:
    """The activations of layers 1..L."""
    return tuple(ACTIVATIONS_IN_COLUMNS[each.name] for each in network.activations)


def ending_of(network: Network, cost: Cost) -> OutputAndCost:
    """What follows the last layer; raise ValueError if the cost does not pair with it."""
    cost.check_pairing(network.activations[-1])
    return ENDINGS[cost.name](activations_of(network)[-1])
