"""The whole past of a run in a few hundred numbers: what its charts are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

Costs = npt.NDArray[np.float64]

BUCKETS: Final = 400
"""Points of a chart, at most."""


class Score(NamedTuple):
    """How well the network did on the test examples after ``step``."""

    step: int
    accuracy: float
    cost: float


def chart(costs: Costs, points: Sequence[Score]) -> dict[str, npt.NDArray[Any]]:
    """Return the chart of ``costs`` (latest,), of steps 1..latest, and of the tests made.

    Steps are gathered in at most BUCKETS runs of equal length (but for the last one): ``step``
    is the last of each, ``cost`` their mean, beside ``cost_min`` and ``cost_max``. Of the tests
    at most BUCKETS are kept, evenly, the newest always.
    """
    width = max(1, -(-len(costs) // BUCKETS))
    starts = np.arange(0, len(costs), width)
    lengths = np.diff(np.append(starts, len(costs)))
    thinned = points[:: -max(1, -(-len(points) // BUCKETS))][::-1]
    return {
        "step": (starts + lengths).astype(np.int32),
        "cost": _narrow(_reduced(np.add, costs, starts) / lengths),
        "cost_min": _narrow(_reduced(np.minimum, costs, starts)),
        "cost_max": _narrow(_reduced(np.maximum, costs, starts)),
        "test_step": np.array([point.step for point in thinned], dtype=np.int32),
        "test_accuracy": _narrow(np.array([point.accuracy for point in thinned])),
        "test_cost": _narrow(np.array([point.cost for point in thinned])),
    }


def _narrow(numbers: Costs) -> npt.NDArray[np.float32]:
    """Return float32; what is too great for it, as the greatest there is."""
    greatest = np.finfo(np.float32).max
    finite = np.where(np.isfinite(numbers), numbers, greatest)
    return np.minimum(finite, greatest).astype(np.float32)


def _reduced(ufunc: np.ufunc, costs: Costs, starts: npt.NDArray[np.int64]) -> Costs:
    if not len(starts):  # reduceat does not know how to make nothing of nothing
        return np.empty(0)
    reduced: Costs = ufunc.reduceat(costs, starts)
    return reduced
