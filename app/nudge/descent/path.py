"""Where a run has been: points in the space of all parameters, and what is known of each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.errors import NudgeError
from nudge.nn import Array, Gradient, Network
from nudge.training.parameter import Parameter

BUDGET: Final = 27_000_000
"""Bytes of positions that one path may hold, about."""
FEWEST, MOST = 16, 256


def flatten(network: Network) -> Array:
    """Return all parameters in a row: w1 row by row, b1, w2, b2, ... (P,), of the same type."""
    return _in_a_row(network.weights, network.biases)


def flat_gradient(gradient: Gradient) -> Array:
    """Return a gradient as ``flatten`` puts the parameters: (P,)."""
    return _in_a_row(gradient.w, gradient.b)


def unflatten(flat: Array, like: Network) -> Network:
    """Return the network whose parameters are ``flat`` (P,), of layers and functions as ``like``.

    Its weights are views into ``flat``, whose type of number it computes in. Raises ValueError
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


def place_of(parameter: Parameter, like: Network) -> int:
    """Return where ``flatten`` puts one parameter; raise NudgeError where there is none such."""
    at: int = 0
    for layer, (w, b) in enumerate(zip(like.weights, like.biases, strict=True), 1):
        if layer == parameter.layer and parameter.index < len(b):
            if parameter.from_ is None:
                return at + int(w.size) + parameter.index
            if parameter.from_ < w.shape[1]:
                return at + parameter.index * int(w.shape[1]) + parameter.from_
        at += w.size + b.size
    raise NudgeError(
        f"There is no such weight: {parameter}.",
        code="unknown_weight",
        field="weights",
        value=[parameter.layer, parameter.index, parameter.from_],
        allowed=f"weights and biases in layers of {list(like.sizes)} neurons",
    )


def _in_a_row(w: Sequence[Array], b: Sequence[Array]) -> Array:
    return np.concatenate([a.ravel() for pair in zip(w, b, strict=True) for a in pair])


@dataclass(frozen=True, eq=False)
class Point:
    """A run after ``step`` steps; NaN is what has not been computed.

    ``position`` (P,) as ``flatten`` has it. ``epoch`` and ``batch_number`` count from 1, 0 is
    the start. ``seconds`` of computing so far. ``cost`` of the whole training set here;
    ``batch_cost`` of the mini-batch that led here. ``angle`` in degrees: of the gradient of
    the next step's mini-batch to that of the whole training set.
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


COLUMNS: Final = tuple(field.name for field in fields(Point) if field.name != "position")
COUNTS: Final = frozenset({"step", "epoch", "batch_number", "examples_seen"})


class Path:
    """Points of a run, thinned as it grows: every second one goes whenever there are too many.

    So there are the steps that are multiples of ``every``, a power of two, and the newest.
    A point never changes, nor does a tuple of them: what was read of a path stays true.
    """

    def __init__(self, parameters: int, bytes_each: int, every: int = 1) -> None:
        """Make the path of a network of so many ``parameters`` of ``bytes_each``.

        Raises NudgeError where fewer than FEWEST points would fit into the budget.
        """
        self.capacity = min(MOST, BUDGET // (parameters * bytes_each))
        self.every = every
        self.points: tuple[Point, ...] = ()
        """From the first to the newest."""
        if self.capacity < FEWEST:
            raise _too_large(parameters, bytes_each)

    def __len__(self) -> int:
        return len(self.points)

    @property
    def newest(self) -> Point:
        """Where the run is."""
        return self.points[-1]

    @property
    def positions(self) -> Array:
        """The positions of all points: (n, P), a copy."""
        return np.stack([point.position for point in self.points])

    @property
    def columns(self) -> dict[str, npt.NDArray[Any]]:
        """What else is known of the points: by name, (n,) each, in COLUMNS."""
        return {
            name: np.array(
                [getattr(point, name) for point in self.points],
                dtype=np.int32 if name in COUNTS else np.float64,
            )
            for name in COLUMNS
        }

    def keeps(self, step: int) -> bool:
        """Whether a point of ``step`` stays when newer ones come."""
        return step % self.every == 0

    def add(self, point: Point) -> None:
        """Add where the run is now, or more about where it is."""
        before = self.points
        if before and (point.step == self.newest.step or not self.keeps(self.newest.step)):
            before = before[:-1]
        if len(before) == self.capacity:
            self.every *= 2
            before = tuple(each for each in before if self.keeps(each.step))
        self.points = (*before, point)


def _too_large(parameters: int, bytes_each: int) -> NudgeError:
    most = BUDGET // (FEWEST * bytes_each)
    allowed = f"networks of up to {most:,} parameters"
    return NudgeError(
        f"A network of {parameters:,} parameters is too large for a race: allowed is {allowed}.",
        code="too_much",
        field="hidden",
        value=parameters,
        allowed=allowed,
    )
