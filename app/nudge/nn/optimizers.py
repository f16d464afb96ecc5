"""Optimizers: the update of each parameter, computed from the gradient.

An optimizer has no state of its own. A step takes a state, and returns the updates to add to the
parameters and the next state. Learning rates and other constants are Python floats, which do not
change the dtype of the arrays.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from nudge.nn.arrays import Array
from nudge.nn.network import Gradient, Network


@dataclass(frozen=True, slots=True, eq=False)
class OptimizerState:
    """The number of steps so far, and the moments by name: one number per parameter each."""

    count: int = 0
    moments: Mapping[str, Gradient] = field(default_factory=dict)

    def to_arrays(self) -> dict[str, npt.NDArray[Any]]:
        """The state as named arrays: `count`, and `velocity_w1`, `velocity_b1` and so on."""
        arrays: dict[str, npt.NDArray[Any]] = {"count": np.array(self.count)}
        for name, moment in self.moments.items():
            for layer, (w, b) in enumerate(zip(moment.w, moment.b, strict=True), start=1):
                arrays |= {f"{name}_w{layer}": w, f"{name}_b{layer}": b}
        return arrays

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> OptimizerState:
        """The state from the arrays of `to_arrays`, in any order."""
        names = [key.removesuffix("_w1") for key in arrays if key.endswith("_w1")]
        return cls(int(arrays["count"]), {name: _moment(name, arrays) for name in names})


def _moment(name: str, arrays: Mapping[str, npt.NDArray[Any]]) -> Gradient:
    layers = range(1, 1 + sum(key.startswith(f"{name}_w") for key in arrays))
    return Gradient(
        w=tuple(arrays[f"{name}_w{layer}"] for layer in layers),
        b=tuple(arrays[f"{name}_b{layer}"] for layer in layers),
    )


class Optimizer(ABC):
    """Turns gradients into updates."""

    name: ClassVar[str]
    moments: ClassVar[tuple[str, ...]] = ()
    """The names of the moments, which are 0 before the first step."""

    def __repr__(self) -> str:
        return f"<optimizer {self.name}>"

    def start(self, network: Network) -> OptimizerState:
        """The state before the first step of this network."""
        zeros = each(np.zeros_like, Gradient(network.weights, network.biases))
        return OptimizerState(0, dict.fromkeys(self.moments, zeros))

    @abstractmethod
    def step(
        self, state: OptimizerState, network: Network, gradient: Gradient, learning_rate: float
    ) -> tuple[Gradient, OptimizerState]:
        """The updates to add to the parameters of the network, and the next state."""


class SGD(Optimizer):
    """Stochastic gradient descent: update = -η g."""

    name = "sgd"

    def step(
        self, state: OptimizerState, network: Network, gradient: Gradient, learning_rate: float
    ) -> tuple[Gradient, OptimizerState]:
        updates = each(lambda g: -learning_rate * g, gradient)
        return updates, OptimizerState(state.count + 1)


class Momentum(Optimizer):
    """Descent with momentum: v = β v + g, update = -η v. Polyak 1964, as in PyTorch's SGD."""

    name = "momentum"
    moments = ("velocity",)
    beta: ClassVar[float] = 0.9

    def step(
        self, state: OptimizerState, network: Network, gradient: Gradient, learning_rate: float
    ) -> tuple[Gradient, OptimizerState]:
        velocity = each(lambda v, g: self.beta * v + g, state.moments["velocity"], gradient)
        updates = each(lambda v: -learning_rate * v, velocity)
        return updates, OptimizerState(state.count + 1, {"velocity": velocity})


class Adam(Optimizer):
    """An own step size for each parameter: Kingma & Ba 2015, algorithm 1.

    m = β₁ m + (1 - β₁) g and v = β₂ v + (1 - β₂) g² are running means of g and g². Both
    begin at 0, so at step t they are divided by 1 - βᵗ. Then update = -η m / (√v + ε).
    """

    name = "adam"
    moments = ("mean", "square")
    beta1: ClassVar[float] = 0.9
    beta2: ClassVar[float] = 0.999
    epsilon: ClassVar[float] = 1e-8

    def step(
        self, state: OptimizerState, network: Network, gradient: Gradient, learning_rate: float
    ) -> tuple[Gradient, OptimizerState]:
        beta1, beta2, t = self.beta1, self.beta2, state.count + 1
        mean = each(lambda m, g: beta1 * m + (1 - beta1) * g, state.moments["mean"], gradient)
        square = each(
            lambda v, g: beta2 * v + (1 - beta2) * g * g, state.moments["square"], gradient
        )
        rate, correction = learning_rate / (1 - beta1**t), 1 - beta2**t
        updates = each(
            lambda m, v: -rate * m / (np.sqrt(v / correction) + self.epsilon), mean, square
        )
        return updates, OptimizerState(t, {"mean": mean, "square": square})


def each(function: Callable[..., Array], *gradients: Gradient) -> Gradient:
    """Call the function with the arrays of the gradients of each layer. Returns the results."""
    return Gradient(
        w=tuple(map(function, *(gradient.w for gradient in gradients))),
        b=tuple(map(function, *(gradient.b for gradient in gradients))),
    )


def l2_penalty(network: Network, l2: float) -> float:
    """The L2 penalty that is added to the cost: l2/2 · Σ w² over the weights, without biases."""
    return l2 / 2 * sum(float((w * w).sum()) for w in network.weights)


def with_l2(gradient: Gradient, network: Network, l2: float) -> Gradient:
    """The gradient of cost plus L2 penalty: l2 · w is added for each weight."""
    if l2 == 0:
        return gradient
    return Gradient(
        w=tuple(g + l2 * w for g, w in zip(gradient.w, network.weights, strict=True)),
        b=gradient.b,
    )


OPTIMIZERS: dict[str, Optimizer] = {
    optimizer.name: optimizer for optimizer in (SGD(), Momentum(), Adam())
}
