"""A look around: what a set of examples costs somewhere, and the gradient of it, in pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.data.datasets import Split
from nudge.descent.path import flat_gradient
from nudge.nn import Array, Cost, Network
from nudge.training.resumable import Resumable

PIECE_WORK: Final = 10_000_000
"""Parameters times examples of one piece: a few milliseconds."""
FEWEST_ROWS, MOST_ROWS = 16, 500

Index = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, eq=False)
class FullBatchGradient:
    """The ``cost`` of a set of examples, and its ``gradient`` (P,); without the L2 penalty."""

    cost: float
    gradient: Array


def look(
    network: Network, cost: Cost, split: Split, index: Index | None = None
) -> Resumable[FullBatchGradient]:
    """Find the mean cost and gradient of what an epoch of ``split`` deals, or of ``index``.

    The network computes in its own type of number; the means over the pieces are added up in
    float64. What is no number comes out as NaN or infinity.
    """
    index = split.deck if index is None else index  # in which some may count more than once
    count = len(index)
    rows = max(FEWEST_ROWS, min(MOST_ROWS, PIECE_WORK // network.parameter_count))
    total, gradient = 0.0, np.zeros(network.parameter_count)
    dtype = str(network.dtype)
    for start in range(0, count, rows):
        some = index[start : start + rows]
        x, y = split.rows(dtype, some), split.targets(dtype, some)
        with np.errstate(all="ignore"):
            forward = network.forward(x)
            share = len(y) / count
            total += share * cost.of_set(forward.a[-1], y)
            gradient += share * flat_gradient(network.backward(forward, y, cost).gradient)
        yield
    return FullBatchGradient(total, gradient)
