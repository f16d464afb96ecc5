"""Paths to fit planes to: of trained runs and of random walks; and comparisons of planes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from nudge.descent.directions import fitted
from nudge.descent.path import flatten
from nudge.descent.plane import Plane
from nudge.descent.settings import PlaneSettings
from nudge.nn import Array, Network
from nudge.training.config import TrainingConfig
from nudge.training.resumable import run_to_end
from nudge.training.trainer import Trainer, TrainerState

from tests.descent.support.racing import few

EXAMPLES = few(400)


def make_network(**settings: Any) -> Network:
    """A network at its start: small and in float64, unless ``settings`` say otherwise."""
    small = {"hidden": (3,), "dtype": "float64", "seed": 1}
    return TrainerState.start(TrainingConfig(**{**small, **settings})).network


def fit_plane(
    paths: Sequence[Array], before: Plane | None = None, like: Network | None = None, **asked: Any
) -> Plane:
    """The plane fitted to ``paths``; ``asked`` are fields of PlaneSettings."""
    return run_to_end(fitted(PlaneSettings(**asked), paths, like or make_network(), before))


def walk(steps: int, dimensions: int, seed: int, spread: float = 1.0) -> Array:
    """A random walk (steps + 1, dimensions) from a start that is the same for all walks."""
    rng = np.random.default_rng((seed, 1))
    scales = np.exp(spread * rng.standard_normal(dimensions))
    moves = scales * rng.standard_normal((steps, dimensions))
    start = np.random.default_rng(0).standard_normal(dimensions)
    path: Array = start + np.concatenate([np.zeros((1, dimensions)), moves.cumsum(axis=0)])
    return path


@cache
def trained(batch_size: int, optimizer: str, learning_rate: float, steps: int) -> Array:
    """The positions of a trained run: (steps + 1, P) float32. All such runs have one start."""
    config = TrainingConfig(
        hidden=(8,), batch_size=batch_size, optimizer=optimizer, learning_rate=learning_rate
    )
    trainer, state = Trainer(EXAMPLES), TrainerState.start(config)
    positions = [flatten(state.network)]
    for _ in range(steps):
        state, _ = trainer.step(state)
        positions.append(flatten(state.network))
    return np.stack(positions)


def angles(one: Plane, other: Plane) -> Array:
    """The angle of each axis between two planes, (2,) in degrees."""
    cosines = (one.directions * other.directions).sum(axis=1)
    found: Array = np.degrees(np.arccos(np.clip(cosines, -1, 1)))
    return found


def is_orthonormal(directions: Array) -> bool:
    return np.allclose(directions @ directions.T, np.eye(2), rtol=0, atol=1e-12)


def weighted_svd(paths: Sequence[Array]) -> tuple[Array, Array, Array]:
    """The weighted mean, singular values and directions, by NumPy; all paths weigh the same."""
    points = np.concatenate(paths).astype(np.float64)
    weights = np.concatenate([np.full(len(path), 1 / len(path) / len(paths)) for path in paths])
    mean = weights @ points
    _, values, directions = np.linalg.svd(np.sqrt(weights)[:, None] * (points - mean), False)
    return mean, values, directions


def assert_same_span(directions: Array, others: Array) -> None:
    """Assert that all of ``others`` lie in the plane of ``directions``."""
    np.testing.assert_allclose(others @ directions.T @ directions, others, atol=1e-9)
