"""The curvature of the cost of all examples at a point, in float64."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from nudge.descent.path import flat_gradient, unflatten
from nudge.nn import COSTS, Array, Network

from tests.descent.support.racing import WHOLE

SHIFT = 1e-3
"""h of the central difference of gradients."""


@dataclass(frozen=True)
class Ground:
    """The cost over all training examples as a function of all parameters, (P,)."""

    like: Network
    cost: str

    def gradient(
        self, at: Array, examples: npt.NDArray[np.integer[Any]] | slice = slice(None)
    ) -> Array:
        """The gradient at a point: of all examples, or of those at some indices."""
        network, y = unflatten(at, self.like), WHOLE.train.targets("float64")[examples]
        forward = network.forward(WHOLE.train.inputs("float64")[examples])
        return flat_gradient(network.backward(forward, y, COSTS[self.cost]).gradient)

    def cost_at(self, at: Array) -> float:
        """The cost at a point."""
        a = unflatten(at, self.like).forward(WHOLE.train.inputs("float64")).a[-1]
        return COSTS[self.cost].of_set(a, WHOLE.train.targets("float64"))

    def hessian_times(self, at: Array, direction: Array) -> Array:
        """The Hessian at a point times a direction, by a central difference of gradients."""
        shift = SHIFT * direction
        return (self.gradient(at + shift) - self.gradient(at - shift)) / (2 * SHIFT)


def curvatures(times: Callable[[Array], Array], size: int, steps: int = 30) -> tuple[Array, Array]:
    """The eigenvalues that Lanczos' iteration finds, ascending, and the direction of the lowest.

    ``times`` multiplies the matrix with a vector. The lowest and the highest values are near those
    of the matrix, and never outside their range.
    """
    q = np.random.default_rng(0).standard_normal(size)
    basis, diagonal, beside = [q / np.linalg.norm(q)], [], []
    for _ in range(steps):
        w = times(basis[-1])
        diagonal.append(w @ basis[-1])
        for known in basis * 2:  # each twice, because of rounding
            w = w - (w @ known) * known
        beside.append(np.linalg.norm(w))
        basis.append(w / beside[-1])
    found = np.diag(diagonal) + np.diag(beside[:-1], 1) + np.diag(beside[:-1], -1)
    values, vectors = np.linalg.eigh(found)
    return values, np.stack(basis[:-1]).T @ vectors[:, 0]
