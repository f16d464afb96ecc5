"""The path of a run: points in the space of all parameters, thinned to a budget of memory."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.errors import NudgeError
from nudge.nn import Array, Gradient, Network
from nudge.texts import Text
from nudge.training.parameter import Parameter

BUDGET: Final = 27_000_000
"""Bytes of positions that one path takes at most, about."""
FEWEST, MOST = 16, 256
FIRST: Final = 24
"""The first steps of a run are all retained, with the step that all examples would make there."""


def flatten(network: Network) -> Array:
    """Return all parameters as a vector (P,) of the same type: w1 row by row, b1, w2, b2, ..."""
    return _in_a_row(network.weights, network.biases)


def flat_gradient(gradient: Gradient) -> Array:
    """Return a gradient as a vector (P,), in the order of ``flatten``."""
    return _in_a_row(gradient.w, gradient.b)


def unflatten(flat: Array, like: Network) -> Network:
    """Return the network with the parameters ``flat`` (P,), of layers and functions as ``like``.

    Its weights are views into ``flat``, and it computes in the type of ``flat``. Raises ValueError
    where ``like`` has another number of parameters.
    """
    if flat.size != like.parameter_count:
        raise ValueError(f"{flat.size} parameters for a network of {like.parameter_count}")
    weights, biases, at = [], [], 0
    for w, b in zip(like.weights, like.biases, strict=True):
        weights.append(flat[at : at + w.size].reshape(w.shape))
        biases.append(flat[at + w.size : at + w.size + b.size])
        at += w.size + b.size
    return replace(like, weights=tuple(weights), biases=tuple(biases))


def parameter_index(parameter: Parameter, like: Network) -> int:
    """Return the index of ``parameter`` in the vector of ``flatten``.

    Raises NudgeError where the network ``like`` has no such parameter.
    """
    at: int = 0
    for layer, (w, b) in enumerate(zip(like.weights, like.biases, strict=True), 1):
        if layer == parameter.layer and parameter.index < len(b):
            if parameter.from_ is None:
                return at + int(w.size) + parameter.index
            if parameter.from_ < w.shape[1]:
                return at + parameter.index * int(w.shape[1]) + parameter.from_
        at += w.size + b.size
    raise NudgeError(
        Text.of("server-weight-unknown", parameter=str(parameter)),
        code="unknown_weight",
        field="weights",
        value=[parameter.layer, parameter.index, parameter.from_],
        allowed=f"weights and biases in layers of {list(like.sizes)} neurons",
    )


def _in_a_row(w: Sequence[Array], b: Sequence[Array]) -> Array:
    return np.concatenate([a.ravel() for pair in zip(w, b, strict=True) for a in pair])


@dataclass(frozen=True, eq=False)
class PathPoint:
    """A run after ``step`` steps. A number that has not been computed is NaN.

    ``position`` (P,) holds the parameters, as ``flatten``. ``epoch`` and ``batch_number`` count
    from 1 and are 0 at the start. ``seconds`` is the computing time of all steps so far. ``cost``
    is that of the whole training set at this point, ``batch_cost`` that of the mini-batch of the
    step to this point. ``angle`` is that between the gradient of the next step's mini-batch and
    the full-batch gradient, in degrees. ``full_step`` (P,) is the step of gradient descent that all
    examples would make from here with the run's learning rate; it is known of the first points.
    """

    position: Array
    step: int
    epoch: int
    batch_number: int
    examples_seen: int
    seconds: float = 0.0
    cost: float = math.nan
    batch_cost: float = math.nan
    angle: float = math.nan
    full_step: Array | None = None


VECTORS: Final = frozenset({"position", "full_step"})
COLUMNS: Final = tuple(field.name for field in fields(PathPoint) if field.name not in VECTORS)
COUNTS: Final = frozenset({"step", "epoch", "batch_number", "examples_seen"})


def columns_of(points: Sequence[PathPoint]) -> dict[str, npt.NDArray[Any]]:
    """Return the numbers of ``points`` by their names in COLUMNS: (n,) each."""
    return {
        name: np.array(
            [getattr(point, name) for point in points],
            dtype=np.int32 if name in COUNTS else np.float64,
        )
        for name in COLUMNS
    }


class Path:
    """The points of a run. Whenever there are too many, every second point is dropped.

    So a path holds the points whose step is a multiple of ``every``, and the newest point; and, as
    far as there is room, all of the first FIRST steps. Points and tuples of points are immutable: a
    tuple that was read before the path grew stays valid.
    """

    def __init__(self, parameters: int, bytes_each: int, every: int = 1) -> None:
        """Make an empty path for a network with so many ``parameters`` of ``bytes_each`` bytes.

        Raises NudgeError where fewer than FEWEST points would fit into the budget.
        """
        self.capacity = min(MOST, BUDGET // (parameters * bytes_each))
        self.every = every
        self.points: tuple[PathPoint, ...] = ()
        """From the first to the newest."""
        if self.capacity < FEWEST:
            raise _too_large(parameters, bytes_each)

    @property
    def first(self) -> int:
        """Up to which step all points are retained; 0 where they would take too much of it."""
        return FIRST if self.capacity >= 4 * FIRST else 0

    def __len__(self) -> int:
        return len(self.points)

    @property
    def newest(self) -> PathPoint:
        """The newest point: where the run is."""
        return self.points[-1]

    @property
    def positions(self) -> Array:
        """The positions of all points: (n, P), a copy."""
        return np.stack([point.position for point in self.points])

    @property
    def columns(self) -> dict[str, npt.NDArray[Any]]:
        """The other fields of all points, by their names in COLUMNS: (n,) each."""
        return columns_of(self.points)

    def retains(self, step: int) -> bool:
        """Whether the point of ``step`` stays when newer points are added."""
        return step <= self.first or step % self.every == 0

    @property
    def even_points(self) -> tuple[PathPoint, ...]:
        """The points at equal distances of ``every`` steps, and the newest one."""
        newest = self.newest
        return tuple(each for each in self.points if each is newest or each.step % self.every == 0)

    def add(self, point: PathPoint) -> None:
        """Add the newest point, or replace the newest point where ``point`` has the same step."""
        before = self.points
        if before and (point.step == self.newest.step or not self.retains(self.newest.step)):
            before = before[:-1]
        if len(before) == self.capacity:
            self.every *= 2
            before = tuple(each for each in before if self.retains(each.step))
        self.points = (*before, point)


def _too_large(parameters: int, bytes_each: int) -> NudgeError:
    most = BUDGET // (FEWEST * bytes_each)
    allowed = Text.of("server-allowed-networks", most=most)
    return NudgeError(
        Text.of("server-race-too-large", count=parameters, allowed=allowed),
        code="too_much",
        field="hidden",
        value=parameters,
        allowed=allowed,
    )
