"""Surfaces for tests, and the same cost computed directly in float64."""

from __future__ import annotations

import numpy as np
from nudge.descent.path import flatten
from nudge.descent.plane import Plane
from nudge.descent.surface import Surface
from nudge.nn import ACTIVATIONS, COSTS, Activation, Array, Cost, Network

from tests.nn.numerics import Trial

SQUARED = COSTS["squared"]
XS, YS = np.linspace(-1, 1.5, 6), np.linspace(-2, 1, 4)


def direct(network: Network, x: Array, y: Array, cost: Cost) -> float:
    """The cost in float64, from a whole forward pass."""
    return cost.of_set(network.forward(x.astype(np.float64)).a[-1], y.astype(np.float64))


def random_plane(network: Network, seed: int = 0) -> Plane:
    """A plane through the network's own parameters."""
    rng = np.random.default_rng((seed, 9))
    directions = np.linalg.qr(rng.standard_normal((network.parameter_count, 2)))[0].T
    return Plane(flatten(network).astype(np.float64), directions, "paths", 1)


def make_surface(trial: Trial, cost: Cost = SQUARED, seed: int = 0) -> Surface:
    return Surface(random_plane(trial.network, seed), trial.network, trial.x, trial.y, cost)


def sigmoids() -> tuple[Activation, Activation]:
    return ACTIVATIONS["sigmoid"], ACTIVATIONS["sigmoid"]
