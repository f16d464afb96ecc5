"""The angle between the gradient of a mini-batch and the full-batch gradient, by batch size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nudge.data.datasets import Dataset
from nudge.descent.full_batch import full_batch_gradient
from nudge.nn import Array, Cost, Network
from nudge.training.resumable import Resumable
from nudge.training.streams import Stream

SIZES: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
DRAWS: Final = 10


@dataclass(frozen=True)
class Agreement:
    """Angles in degrees by mini-batch size: the mean, the least and the greatest of the draws.

    The element i of ``mean``, ``low`` and ``high`` is that of ``sizes[i]``.
    """

    sizes: tuple[int, ...]
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def angle(one: Array, other: Array) -> float:
    """Return the angle between two vectors (P,) in degrees, 0 to 180.

    NaN where a vector is zero or not finite. Computed as 2 atan2(|u − v|, |u + v|) of the unit
    vectors u and v, which is exact for small angles too, where the arc cosine is not (Kahan,
    "How futile are mindless assessments of roundoff", 2006).
    """
    with np.errstate(all="ignore"):
        u, v = (_unit(each.astype(np.float64, copy=False)) for each in (one, other))
        between = 2 * np.arctan2(np.linalg.norm(u - v), np.linalg.norm(u + v))
    return float(np.degrees(between))


def agreement(
    network: Network,
    dataset: Dataset,
    cost: Cost,
    sizes: Sequence[int] = SIZES,
    draws: int = DRAWS,
    seed: int = 0,
) -> Resumable[Agreement]:
    """Find the angles between the gradients of random mini-batches and the full-batch gradient.

    ``draws`` mini-batches of each of ``sizes`` are drawn from the examples of an epoch, without
    replacement. Sizes above the number of those examples are left out.
    """
    train = dataset.train
    rng = np.random.default_rng((seed, Stream.AGREEMENT))
    full = (yield from full_batch_gradient(network, cost, train)).gradient
    possible = tuple(size for size in sizes if size <= train.examples_per_epoch)
    angles = np.full((len(possible), draws), math.nan)
    for row, size in enumerate(possible):
        for draw in range(draws):
            index = train.epoch_indices[rng.permutation(train.examples_per_epoch)[:size]]
            found = yield from full_batch_gradient(network, cost, train, index)
            angles[row, draw] = angle(found.gradient, full)
    return Agreement(
        possible,
        tuple(angles.mean(axis=1).tolist()),
        tuple(angles.min(axis=1).tolist()),
        tuple(angles.max(axis=1).tolist()),
    )


def _unit(vector: Array) -> Array:
    """Return ``vector`` at length 1; scaling it first prevents over- and underflow of squares."""
    scaled: Array = vector / np.abs(vector).max()
    unit: Array = scaled / np.linalg.norm(scaled)
    return unit
