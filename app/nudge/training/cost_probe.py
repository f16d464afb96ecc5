"""The costs of a set of examples, with a network's parameters and with changed parameters.

Costs are computed in float64, whatever the run's own type of number. So the small difference that
one weight makes is not lost in rounding. Gradients are computed in the run's own type. The forward
pass is cached, so that for changed parameters only the changed layers are computed again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from nudge.nn import COSTS, Array, Cost, Forward, Gradient, Network
from nudge.training.examples import Examples
from nudge.training.parameter import Parameter, Values, outputs_with
from nudge.training.record import StepRecord
from nudge.training.resumable import Resumable

PIECE_WORK: Final = 40_000_000
"""Parameters times examples of one piece of work: some milliseconds."""
FEWEST_ROWS, MOST_ROWS = 16, 500
MOST_CACHED: Final = 32 * 2**20
"""Bytes of z and a that one probe caches; a set that needs more is computed again each time."""

H: Final = 2.0**-17
"""h of a central difference, 8e-6: there its error, about h² + 1e-16/h, is least."""
HIGHEST: Final = 1000
"""h grows with the value by at most this power of two, so that it does not overflow."""


class CostProbe:
    """Costs and gradients of ``examples``, with the parameters before ``record``'s update.

    ``set_name`` is the set's name in ``nudge.training.examples.SETS``. Methods return resumable
    work. A cost that is not a finite number is NaN or infinite.
    """

    def __init__(self, record: StepRecord, examples: Examples, set_name: str) -> None:
        self.record, self.examples, self.set_name = record, examples, set_name
        self.network = in_float64(record.network)
        sizes = record.network.sizes[1:]
        self._rows = max(FEWEST_ROWS, min(MOST_ROWS, PIECE_WORK // record.network.parameter_count))
        self._uses_cache = 2 * 8 * sum(sizes) * len(examples) <= MOST_CACHED
        self._cached: dict[int, Forward] = {}
        self._costs: Array | None = None
        self._gradient: Gradient | None = None

    def costs_at(self, points: Sequence[Values]) -> Resumable[Array]:
        """Find the cost of each example, with parameters as in each of ``points``: (points, n)."""
        found = np.empty((len(points), len(self.examples)))
        for start in range(0, len(self.examples), self._rows):
            rows = slice(start, start + self._rows)
            forward = self._forward(rows)
            for place, values in enumerate(points):
                found[place, rows] = self._changed_set_costs(forward, rows, values)
                yield
        return found

    def costs(self) -> Resumable[Array]:
        """Find the cost of each example (n,)."""
        if self._costs is None:
            (self._costs,) = yield from self.costs_at([{}])
        return self._costs

    def cost(self) -> Resumable[float]:
        """Find the cost of the set, the mean over its examples."""
        return mean((yield from self.costs()))

    def changed_cost(self, values: Values) -> Resumable[float]:
        """Find the cost of the set with the parameters in ``values`` changed."""
        (cost,) = yield from self.changed_costs([values])
        return cost

    def changed_costs(self, points: Sequence[Values]) -> Resumable[list[float]]:
        """Find the cost of the set at each of ``points``; a point without a change has ``cost``."""
        changes = [self._changes(values) for values in points]
        found = iter((yield from self.costs_at([each for each in changes if each])))
        unchanged = yield from self.cost()
        return [mean(next(found)) if each else unchanged for each in changes]

    def gradient(self) -> Resumable[Gradient]:
        """Find the gradient of the set's cost, in the run's own type of number.

        That of the step's own mini-batch is the recorded one, to the bit.
        """
        if self._gradient is None:
            batch = self.record.batch
            if self.set_name == "batch" and batch is not None:
                self._gradient = batch.backward.gradient
            else:
                self._gradient = yield from self._mean_gradient()
        return self._gradient

    def difference(self, parameter: Parameter) -> Resumable[tuple[float, float]]:
        """Find the central difference (C(v + h) - C(v - h)) / 2h, and h, a power of two."""
        value = self.value(parameter)
        h = H * 2.0 ** min(max(0, math.frexp(value)[1]), HIGHEST)
        above, below = yield from self.costs_at([{parameter: value + h}, {parameter: value - h}])
        with np.errstate(all="ignore"):
            return mean(above - below) / (2 * h), h

    def value(self, parameter: Parameter) -> float:
        """Return the value of ``parameter``."""
        return parameter.among(self.network.weights, self.network.biases)

    def _changes(self, values: Values) -> Values:
        """Return those of ``values`` that differ from the parameters."""
        return {each: value for each, value in values.items() if value != self.value(each)}

    def _changed_set_costs(self, forward: Forward, rows: slice, values: Values) -> Array:
        with np.errstate(all="ignore"):
            a = outputs_with(self.network, forward, values) if values else forward.a[-1]
            return self._cost_function.of_examples(a, self.examples.y[rows])

    def _forward(self, rows: slice) -> Forward:
        if rows.start in self._cached:
            return self._cached[rows.start]
        with np.errstate(all="ignore"):
            forward = self.network.forward(self.examples.x[rows])
        if self._uses_cache:
            self._cached[rows.start] = forward
        return forward

    def _mean_gradient(self) -> Resumable[Gradient]:
        """Find the mean over the examples, as a weighted sum of the means of pieces."""
        network, cost = self.record.network, self._cost_function
        total: Gradient | None = None
        for start in range(0, len(self.examples), self._rows):
            rows = slice(start, start + self._rows)
            x = self.examples.x[rows].astype(network.dtype)
            y = self.examples.y[rows].astype(network.dtype)
            with np.errstate(all="ignore"):
                share = network.backward(network.forward(x), y, cost).gradient
                total = _added(total, share, len(x) / len(self.examples))
            yield
        assert total is not None, "a set has examples"
        return total

    @property
    def _cost_function(self) -> Cost:
        return COSTS[self.record.config.cost]


def mean(costs: Array) -> float:
    """Return the mean of the examples' ``costs`` (n,): the cost of the set."""
    with np.errstate(all="ignore"):
        return float(costs.sum() / len(costs))


def in_float64(network: Network) -> Network:
    """Return the network with its parameters as float64, so that it computes in float64."""
    return replace(
        network,
        weights=tuple(w.astype(np.float64) for w in network.weights),
        biases=tuple(b.astype(np.float64) for b in network.biases),
    )


def _added(total: Gradient | None, share: Gradient, part: float) -> Gradient:
    if total is None:
        return Gradient(tuple(part * w for w in share.w), tuple(part * b for b in share.b))
    return Gradient(
        tuple(before + part * w for before, w in zip(total.w, share.w, strict=True)),
        tuple(before + part * b for before, b in zip(total.b, share.b, strict=True)),
    )
