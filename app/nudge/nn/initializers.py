"""Initializers: the weights of a layer before training.

Each takes (rng, n_out, n_in, dtype) and returns weights of shape (n_out, n_in). The weights are
drawn in float64 and then rounded, so that a seed gives the same start in every dtype.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from nudge.nn.arrays import Array

Initializer = Callable[[np.random.Generator, int, int, npt.DTypeLike], Array]


def xavier(rng: np.random.Generator, n_out: int, n_in: int, dtype: npt.DTypeLike) -> Array:
    """Uniform within ±√(6 / (n_in + n_out)): Glorot & Bengio 2010, equation 16."""
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_out, n_in)).astype(dtype)


def he(rng: np.random.Generator, n_out: int, n_in: int, dtype: npt.DTypeLike) -> Array:
    """Normal with standard deviation √(2 / n_in): He et al. 2015, equation 10."""
    return rng.normal(0, np.sqrt(2 / n_in), (n_out, n_in)).astype(dtype)


def normal(rng: np.random.Generator, n_out: int, n_in: int, dtype: npt.DTypeLike) -> Array:
    """Normal with standard deviation 1 for every size of the layer."""
    return rng.standard_normal((n_out, n_in)).astype(dtype)


def small_normal(rng: np.random.Generator, n_out: int, n_in: int, dtype: npt.DTypeLike) -> Array:
    """Normal with standard deviation 0.01: Krizhevsky et al. 2012, section 5.

    The weights are small for every size of the layer, so a deep network begins next to a saddle of
    its cost.
    """
    return rng.normal(0, 0.01, (n_out, n_in)).astype(dtype)


def zero(rng: np.random.Generator, n_out: int, n_in: int, dtype: npt.DTypeLike) -> Array:
    """All 0, for demonstration only: neurons of a layer that start equal stay equal."""
    return np.zeros((n_out, n_in), dtype)


INITIALIZERS: dict[str, Initializer] = {
    "xavier": xavier,
    "he": he,
    "normal": normal,
    "small_normal": small_normal,
    "zero": zero,
}
