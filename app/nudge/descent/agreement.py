"""How well the gradient of a mini-batch agrees with that of all examples: the angle between."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nudge.data.datasets import Dataset
from nudge.descent.full_batch import look
from nudge.nn import Array, Cost, Network
from nudge.training.resumable import Resumable

SIZES: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
DRAWS: Final = 10
AGREEING: Final = 2
"""A stream of randomness of its own, beside the trainer's."""


@dataclass(frozen=True)
class Agreement:
    """Angles in degrees, by size of mini-batch: the mean, least and greatest of some draws."""

    sizes: tuple[int, ...]
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def angle(one: Array, other: Array) -> float:
    """Return the angle between two vectors (P,), 0 to 180 degrees; NaN where one has no direction.

    As 2 atan2(|u − v|, |u + v|) of the unit vectors: exact for small angles too, where the
    cosine is not (Kahan, "How futile are mindless assessments of roundoff", 2006).
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
    """Draw mini-batches of each size, and find their gradients' angles to that of all examples.

    Drawn of the training set without replacement, as epochs deal them; sizes it has not are
    left out.
    """
    train = dataset.train
    rng = np.random.default_rng((seed, AGREEING))
    full = (yield from look(network, cost, train)).gradient
    possible = tuple(size for size in sizes if size <= train.dealt)
    angles = np.full((len(possible), draws), math.nan)
    for row, size in enumerate(possible):
        for draw in range(draws):
            index = train.deck[rng.permutation(train.dealt)[:size]]
            found = yield from look(network, cost, train, index)
            angles[row, draw] = angle(found.gradient, full)
    return Agreement(
        possible,
        tuple(angles.mean(axis=1).tolist()),
        tuple(angles.min(axis=1).tolist()),
        tuple(angles.max(axis=1).tolist()),
    )


def _unit(vector: Array) -> Array:
    """Return it at length 1; it is first scaled, so that no square over- or underflows."""
    scaled: Array = vector / np.abs(vector).max()
    unit: Array = scaled / np.linalg.norm(scaled)
    return unit
