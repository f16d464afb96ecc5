"""Shared by the tests of the core: random networks and examples, and central differences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from nudge.nn import ACTIVATIONS, COSTS, Activation, Array, Cost, Forward, Network

FEW = settings(max_examples=10, derandomize=True, deadline=None, database=None)
MANY = settings(FEW, max_examples=50)

H = 3e-4
"""Step of the differences. The error of the fourth-order formula is then 1e-12, from rounding."""

FROM_KINK = 0.1
"""The least distance of any z of a trial from 0, the kink of ReLU. It is much larger than H."""

PAIRS = [
    (cost, output_activation)
    for cost in COSTS.values()
    for output_activation in ACTIVATIONS.values()
    if output_activation.name in cost.output_activations
]

HIDDEN = [(0, ACTIVATIONS["identity"])] + [
    (count, activation) for count in (1, 2, 3, 4) for activation in ACTIVATIONS.values()
]
"""The number of hidden layers, and their activation, which is irrelevant for no hidden layer."""


@dataclass(frozen=True)
class Trial:
    """A network, with inputs x and desired outputs y of some examples."""

    network: Network
    x: Array
    y: Array


def trials(
    hidden: int, activation: Activation, output_activation: Activation
) -> st.SearchStrategy[Trial]:
    """Random trials: widths and batches of 1 to 5, any weights, inputs and labels."""
    width = st.integers(1, 5)
    return st.builds(
        make_trial,
        st.lists(width, min_size=hidden + 2, max_size=hidden + 2),
        st.just(activation),
        st.just(output_activation),
        batch=width,
        seed=st.integers(0, 2**32 - 1),
    )


def make_trial(
    sizes: list[int],
    activation: Activation,
    output_activation: Activation,
    *,
    batch: int,
    seed: int,
    dtype: Any = np.float64,
) -> Trial:
    """Random weights, inputs and labels, with biases for which no z is near a kink."""
    rng = np.random.default_rng(seed)
    x = rng.random((batch, sizes[0]))
    a: Array = x
    weights: list[Array] = []
    biases: list[Array] = []
    activations: list[Activation] = []
    for n_in, n_out in pairwise(sizes):
        last = len(weights) == len(sizes) - 2
        activations.append(output_activation if last else activation)
        weights.append(rng.uniform(-1.5, 1.5, (n_out, n_in)) / np.sqrt(n_in))
        sums = a @ weights[-1].T
        biases.append(np.array([bias_away_from_kink(rng, column) for column in sums.T]))
        a = activations[-1].f(sums + biases[-1])
    y = np.eye(sizes[-1])[rng.integers(sizes[-1], size=batch)]
    network = Network(
        tuple(w.astype(dtype) for w in weights),
        tuple(b.astype(dtype) for b in biases),
        tuple(activations),
    )
    return Trial(network, x.astype(dtype), y.astype(dtype))


def bias_away_from_kink(rng: np.random.Generator, sums: Array) -> float:
    """A random bias for which no weighted sum of the batch plus the bias is near 0.

    The bias moves 0 into a gap between the sums, below all of them, or above all of them.
    """
    margins = rng.uniform(2, 8, 2) * FROM_KINK
    edges = np.sort([sums.min() - margins[0], *sums, sums.max() + margins[1]])
    wide_gaps = np.flatnonzero(np.diff(edges) >= 2 * FROM_KINK)
    gap = rng.choice(wide_gaps)
    return float(-rng.uniform(edges[gap] + FROM_KINK, edges[gap + 1] - FROM_KINK))


def central_differences(function: Callable[[Array], Array], point: Array) -> Array:
    """The derivative of a function by each entry of its argument, by five-point differences.

    function: takes a stack of points (p, *point.shape) and returns (p, ...) values.
    Returns (point.size, ...).
    """
    steps = H * np.eye(point.size).reshape(-1, *point.shape)
    one_step = function(point + steps) - function(point - steps)
    two_steps = function(point + 2 * steps) - function(point - 2 * steps)
    return (8 * one_step - two_steps) / (12 * H)


@dataclass(frozen=True)
class Layer:
    """A layer of a trial: the cost of each example for other values of the layer.

    A method takes a stack of p arrays of a, z, w or b, (p, ...), and returns (p, batch).
    """

    trial: Trial
    cost: Cost
    forward: Forward
    index: int

    def costs_of_a(self, a: Array) -> Array:
        network, rest = self.trial.network, slice(self.index + 1, None)
        for w, b, activation in zip(
            network.weights[rest], network.biases[rest], network.activations[rest], strict=True
        ):
            a = activation.f(a @ w.T + b)
        return self.cost.of_examples(a, self.trial.y)

    def costs_of_z(self, z: Array) -> Array:
        return self.costs_of_a(self.trial.network.activations[self.index].f(z))

    def costs_of_w(self, w: Array) -> Array:
        b = self.trial.network.biases[self.index]
        return self.costs_of_z(self.forward.a[self.index] @ w.swapaxes(1, 2) + b)

    def costs_of_b(self, b: Array) -> Array:
        w = self.trial.network.weights[self.index]
        return self.costs_of_z(self.forward.a[self.index] @ w.T + b[:, np.newaxis])


def assert_equal_to_six_digits(computed: Array, measured: Array) -> None:
    """The largest difference is at most 1e-6 of the largest entry, plus 1e-11.

    The measured differences themselves have an error of up to 1e-11: costs are rounded to 1e-16,
    and divided by H.
    """
    assert computed.shape == measured.shape
    error = np.abs(computed - measured).max()
    assert error <= 1e-6 * np.abs(measured).max() + 1e-11


def read_only(*arrays: Array) -> None:
    """Make the arrays read-only: a later write raises an error."""
    for array in arrays:
        array.setflags(write=False)
