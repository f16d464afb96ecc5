"""The network: the forward pass and backpropagation.

Layer 0 is the input; layers 1..L follow. A tuple has one array per layer 1..L, with the array of
layer l at index l-1. Only `Forward.a` begins with layer 0, the input. Arrays over examples have
one row per example: (batch, n_l). w[j, k] runs from neuron k of the previous layer to neuron j.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from nudge.nn.activations import Activation
from nudge.nn.arrays import Array
from nudge.nn.costs import Cost
from nudge.nn.initializers import Initializer


@dataclass(frozen=True, slots=True, eq=False)
class Forward:
    """The result of a forward pass: z of layers 1..L, and a of layers 0..L."""

    z: tuple[Array, ...]
    a: tuple[Array, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Gradient:
    """One number per parameter: w[l-1] is (n_l, n_l-1), b[l-1] is (n_l,)."""

    w: tuple[Array, ...]
    b: tuple[Array, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Backward:
    """The result of backpropagation, with the gradient of the mean cost.

    delta and nudge are those of each example: (batch, n_l) for each of the layers 1..L.
    """

    delta: tuple[Array, ...]
    nudge: tuple[Array, ...]
    gradient: Gradient


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Weights, biases and activations of layers 1..L."""

    weights: tuple[Array, ...]
    biases: tuple[Array, ...]
    activations: tuple[Activation, ...]

    @classmethod
    def create(
        cls,
        sizes: Sequence[int],
        *,
        activation: Activation,
        output_activation: Activation,
        initializer: Initializer,
        rng: np.random.Generator,
        dtype: npt.DTypeLike,
    ) -> Network:
        """A new network with layers of the given sizes, the input first. All biases are 0."""
        pairs = list(pairwise(sizes))
        return cls(
            weights=tuple(initializer(rng, n_out, n_in, dtype) for n_in, n_out in pairs),
            biases=tuple(np.zeros(n_out, dtype) for _, n_out in pairs),
            activations=(activation,) * (len(pairs) - 1) + (output_activation,),
        )

    @property
    def sizes(self) -> tuple[int, ...]:
        """Neurons of each layer, the input included: (n_0, ..., n_L)."""
        return (self.weights[0].shape[1], *(len(b) for b in self.biases))

    @property
    def depth(self) -> int:
        """L, the number of layers that compute."""
        return len(self.weights)

    @property
    def parameter_count(self) -> int:
        """The number of weights and biases."""
        return sum(p.size for p in self.weights + self.biases)

    @property
    def dtype(self) -> np.dtype[np.floating[Any]]:
        """The dtype of the parameters, and of all arrays that are computed with them."""
        return self.weights[0].dtype

    def forward(self, x: Array) -> Forward:
        """Layer by layer: z = w·a + b, then a = f(z).

        x: (batch, n_0), the input.
        """
        z, a = [], [x]
        for w, b, activation in zip(self.weights, self.biases, self.activations, strict=True):
            z.append(a[-1] @ w.T + b)
            a.append(activation.f(z[-1]))
        return Forward(tuple(z), tuple(a))

    def backward(self, forward: Forward, y: Array, cost: Cost) -> Backward:
        """Backpropagation: from the last layer to the first, by the chain rule.

        nudge: -∂C/∂a. At the output it is the cost's; in a hidden layer it is the sum of the
               asks of the next layer's neurons, ν_k = Σ_j -δ_j w[j, k]. The input has none.
        delta: ∂C/∂z, from ∂C/∂a through a = f(z).
        y: (batch, n_L), one-hot. Raises ValueError where the cost does not pair with the
        output activation.
        """
        delta, nudge = self.deltas(forward, y, cost)
        return Backward(delta, nudge, mean_gradient(delta, forward.a))

    def deltas(
        self, forward: Forward, y: Array, cost: Cost
    ) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
        """The deltas and the nudges of `backward`, without the gradient."""
        z, a = forward.z, forward.a[1:]
        nudge = [cost.nudge(a[-1], y)]
        delta = [cost.delta(self.activations[-1], z[-1], a[-1], y)]
        for i in reversed(range(self.depth - 1)):
            dc_da = delta[0] @ self.weights[i + 1]
            nudge.insert(0, -dc_da)
            delta.insert(0, self.activations[i].pull_back(dc_da, z[i], a[i]))
        return tuple(delta), tuple(nudge)

    def updated(self, updates: Gradient) -> Network:
        """A new network: the parameters plus the updates."""
        return Network(
            weights=tuple(w + change for w, change in zip(self.weights, updates.w, strict=True)),
            biases=tuple(b + change for b, change in zip(self.biases, updates.b, strict=True)),
            activations=self.activations,
        )


def mean_gradient(delta: Sequence[Array], a: Sequence[Array]) -> Gradient:
    """The mean over the examples of ∂C/∂w[j, k] = δ_j a_k and ∂C/∂b[j] = δ_j.

    delta: layers 1..L; a: layers 0..L; each array is (batch, n_l).
    """
    shares = [d / len(d) for d in delta]  # of the mean: fewer numbers to divide than the gradient
    return Gradient(
        w=tuple(share.T @ a_before for share, a_before in zip(shares, a[:-1], strict=True)),
        b=tuple(share.sum(axis=0) for share in shares),
    )


def asks(delta: Array, w: Array) -> Array:
    """The ask of each neuron j of a layer to each neuron k of the previous layer: -δ_j w[j, k].

    delta: (n_l,), of one example; w: (n_l, n_l-1). Returns (n_l, n_l-1). The sum over the rows j
    is the nudge of layer l-1.
    """
    return -delta[:, np.newaxis] * w
