"""The learning curves of a run, reduced to a few hundred points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

Costs = npt.NDArray[np.float64]

BUCKETS: Final = 400
"""Points of a chart, at most."""


class Score(NamedTuple):
    """The accuracy, 0 to 1, and the mean cost over the test set with the parameters of ``step``."""

    step: int
    accuracy: float
    cost: float


def chart(costs: Costs, scores: Sequence[Score]) -> dict[str, npt.NDArray[Any]]:
    """Return the chart of ``costs`` (latest,), of steps 1..latest, and of the test ``scores``.

    The steps are divided into at most BUCKETS buckets of equal length; only the last may be
    shorter. ``step`` is the last step of each bucket, ``cost`` its mean cost, ``cost_min`` and
    ``cost_max`` its least and greatest. At most BUCKETS of the scores are returned: evenly spaced
    ones, always with the newest.
    """
    width = max(1, -(-len(costs) // BUCKETS))
    starts = np.arange(0, len(costs), width)
    lengths = np.diff(np.append(starts, len(costs)))
    thinned = scores[:: -max(1, -(-len(scores) // BUCKETS))][::-1]
    return {
        "step": (starts + lengths).astype(np.int32),
        "cost": _narrow(_reduced(np.add, costs, starts) / lengths),
        "cost_min": _narrow(_reduced(np.minimum, costs, starts)),
        "cost_max": _narrow(_reduced(np.maximum, costs, starts)),
        "test_step": np.array([score.step for score in thinned], dtype=np.int32),
        "test_accuracy": _narrow(np.array([score.accuracy for score in thinned])),
        "test_cost": _narrow(np.array([score.cost for score in thinned])),
    }


def _narrow(numbers: Costs) -> npt.NDArray[np.float32]:
    """Return float32; NaN, infinities and too large numbers become the greatest float32."""
    greatest = np.finfo(np.float32).max
    finite = np.where(np.isfinite(numbers), numbers, greatest)
    return np.minimum(finite, greatest).astype(np.float32)


def _reduced(ufunc: np.ufunc, costs: Costs, starts: npt.NDArray[np.int64]) -> Costs:
    if not len(starts):  # reduceat raises an error where there are no starts
        return np.empty(0)
    reduced: Costs = ufunc.reduceat(costs, starts)
    return reduced
