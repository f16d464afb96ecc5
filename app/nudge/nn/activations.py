"""Activation functions: how a neuron's pre-activation z becomes its activation a.

Each activation has a forward function, a = f(z), and a backward function, which computes ∂C/∂z
from ∂C/∂a by the chain rule: ∂C/∂z = ∂C/∂a · ∂a/∂z. All arrays are (batch, n_l) or (n_l,): the
last axis is the neurons of one layer.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from nudge.nn.arrays import Array


class Activation(ABC):
    """An activation function a = f(z) and its backward function."""

    name: ClassVar[str]

    def __repr__(self) -> str:
        return f"<activation {self.name}>"

    @abstractmethod
    def f(self, z: Array) -> Array:
        """The activations a of the pre-activations z."""

    @abstractmethod
    def pull_back(self, dc_da: Array, z: Array, a: Array) -> Array:
        """∂C/∂z from ∂C/∂a, where a = f(z)."""


class ElementWise(Activation):
    """An activation of each neuron by itself: a_j depends on z_j alone, so ∂a/∂z is diagonal."""

    @abstractmethod
    def derivative(self, z: Array, a: Array) -> Array:
        """f'(z), computed from a = f(z) where that is shorter."""

    def pull_back(self, dc_da: Array, z: Array, a: Array) -> Array:
        return dc_da * self.derivative(z, a)


class Sigmoid(ElementWise):
    """σ(z) = 1 / (1 + e^-z), in [0, 1]; σ' = σ (1 - σ)."""

    name = "sigmoid"

    def f(self, z: Array) -> Array:
        # Clipped at -80, where σ is 2e-35: e^89 does not fit into float32.
        return 1 / (1 + np.exp(-np.maximum(z, -80)))

    def derivative(self, z: Array, a: Array) -> Array:
        return a * (1 - a)


class Tanh(ElementWise):
    """tanh(z), in [-1, 1]; tanh' = 1 - tanh²."""

    name = "tanh"

    def f(self, z: Array) -> Array:
        return np.tanh(z)

    def derivative(self, z: Array, a: Array) -> Array:
        return 1 - a * a


class ReLU(ElementWise):
    """max(0, z). The slope is 1 above 0, and 0 elsewhere, also at z = 0."""

    name = "relu"

    def f(self, z: Array) -> Array:
        return np.maximum(z, 0)

    def derivative(self, z: Array, a: Array) -> Array:
        return (z > 0).astype(z.dtype)


class LeakyReLU(ElementWise):
    """z above 0, 0.01 z elsewhere, so that a neuron below 0 still has a gradient."""

    name = "leaky_relu"
    slope: ClassVar[float] = 0.01

    def f(self, z: Array) -> Array:
        return np.where(z > 0, z, self.slope * z)

    def derivative(self, z: Array, a: Array) -> Array:
        return np.where(z > 0, 1, self.slope).astype(z.dtype)


class Identity(ElementWise):
    """a = z: the weighted sum itself. The slope is 1."""

    name = "identity"

    def f(self, z: Array) -> Array:
        return z.copy()

    def derivative(self, z: Array, a: Array) -> Array:
        return np.ones_like(z)


class Softmax(Activation):
    """a_j = e^z_j / Σ_k e^z_k: the outputs add up to 1, so every z changes every a.

    ∂a_j/∂z_k = a_j ([j = k] - a_k), hence ∂C/∂z_k = a_k (∂C/∂a_k - Σ_j a_j ∂C/∂a_j).
    """

    name = "softmax"

    def f(self, z: Array) -> Array:
        # Subtracting the largest z changes no output and prevents an overflow.
        powers: Array = np.exp(z - z.max(axis=-1, keepdims=True))
        total: Array = powers.sum(axis=-1, keepdims=True)
        return powers / total

    def pull_back(self, dc_da: Array, z: Array, a: Array) -> Array:
        mean: Array = (a * dc_da).sum(axis=-1, keepdims=True)
        return a * (dc_da - mean)


ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (Sigmoid(), Tanh(), ReLU(), LeakyReLU(), Identity(), Softmax())
}
