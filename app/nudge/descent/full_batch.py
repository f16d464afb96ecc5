"""The cost and the gradient over all training examples, computed in pieces."""

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
"""Parameters times examples of one piece of work: a few milliseconds."""
FEWEST_ROWS, MOST_ROWS = 16, 500

Index = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, eq=False)
class FullBatchGradient:
    """The ``cost`` over a set of examples and its ``gradient`` (P,), without the L2 penalty."""

    cost: float
    gradient: Array


def full_batch_gradient(
    network: Network, cost: Cost, split: Split, index: Index | None = None
) -> Resumable[FullBatchGradient]:
    """Find the mean cost and gradient over the examples of an epoch, or over those at ``index``.

    The network computes in its own type of number; the means of the pieces are added up in
    float64. A result that is not a finite number is NaN or infinite.
    """
    # An example may stand in the indices more than once, and then counts as often.
    index = split.epoch_indices if index is None else index
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
