"""A plane in the space of all parameters, and what paths look like on it.

A path of thousands of dimensions loses something on a plane. How much, this tells: the share of
its extent that the plane holds, and each point's distance from it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nudge.descent.settings import Kind
from nudge.nn import Array
from nudge.training.resumable import Resumable, run_to_end

PIECE_NUMBERS: Final = 500_000
"""Of the positions looked at in one piece: a few milliseconds, and 4 MB."""
NOTHING: Final = 1e-12
"""A part of the squares that is due to rounding: less than it is no extent at all."""

Points = Array | Sequence[Array]
"""(n, P), in one array or as a row each."""


@dataclass(frozen=True, eq=False)
class Plane:
    """All the points origin + x · directions[0] + y · directions[1].

    ``origin`` (P,) and ``directions`` (2, P) are float64, the directions orthonormal. ``number``
    counts the planes of a race; ``reach`` is how far to each side it is sensible to look, 0
    where only the paths tell. ``is_settled`` is False while it still turns to where it should
    be. ``rank`` is how many of the axes the paths gave; the rest are drawn with ``seed``.
    """

    origin: Array
    directions: Array
    kind: Kind
    number: int
    reach: float = 0.0
    is_settled: bool = True
    rank: int = 2
    seed: int = 0

    def project(self, points: Points) -> Array:
        """The coordinates (n, 2) of ``points`` on the plane: where each is nearest to it."""
        return np.concatenate([block @ self.directions.T for block in self.offsets(points)])

    def at(self, xy: Array) -> Array:
        """The points (n, P) at coordinates ``xy`` (n, 2)."""
        points: Array = self.origin + xy @ self.directions
        return points

    def distances(self, points: Points) -> Array:
        """How far each of ``points`` is from the plane, (n,)."""
        return run_to_end(projection(self, points)).distances

    def offsets(self, points: Points) -> Iterator[Array]:
        """``points`` seen from the origin, (some, P) float64 at a time."""
        rows = max(1, PIECE_NUMBERS // len(self.origin))
        for start in range(0, len(points), rows):
            yield np.subtract(points[start : start + rows], self.origin, dtype=np.float64)
        if not len(points):
            yield np.empty((0, len(self.origin)))


@dataclass(frozen=True, eq=False)
class Moments:
    """Of points seen from the origin: the mean of their squares in all, and on the plane.

    ``mean`` (P,) is their mean, ``mean_on`` (2,) its coordinates.
    """

    square: float
    square_on: float
    mean: Array
    mean_on: Array

    @property
    def share(self) -> float:
        """How much of the points' extent about their mean the plane holds.

        1 where they have none, NaN where it is too large for a number.
        """
        with np.errstate(all="ignore"):
            extent = self.square - float(self.mean @ self.mean)
            held = self.square_on - float(self.mean_on @ self.mean_on)
        if not math.isfinite(extent):
            return math.nan
        if extent <= NOTHING * self.square:
            return 1.0
        return min(1.0, max(0.0, held / extent))


@dataclass(frozen=True, eq=False)
class Projection:
    """A path on the plane: ``xy`` (n, 2), ``distances`` (n,) from it, and what makes its share."""

    xy: Array
    distances: Array
    moments: Moments

    @property
    def share(self) -> float:
        """Σ|P(x - m)|² / Σ|x - m|² over its points x, where m is their mean."""
        return self.moments.share


def projection(plane: Plane, points: Points) -> Resumable[Projection]:
    """Find what ``points`` look like on the plane; there must be some."""
    on, squares, total = [], [], np.zeros(len(plane.origin))
    for block in plane.offsets(points):
        with np.errstate(all="ignore"):
            on.append(block @ plane.directions.T)
            squares.append(np.vecdot(block, block))
            total += block.sum(axis=0)
        yield
    xy, square = np.concatenate(on), np.concatenate(squares)
    with np.errstate(all="ignore"):
        square_on = np.vecdot(xy, xy)
        moments = Moments(
            float(square.mean()), float(square_on.mean()), total / len(xy), xy.mean(axis=0)
        )
        return Projection(xy, np.sqrt(np.maximum(square - square_on, 0)), moments)


def share(plane: Plane, *paths: Points) -> float:
    """Return the share of all ``paths`` that the plane holds, where each weighs the same."""
    return share_of_all([run_to_end(projection(plane, points)) for points in paths])


def share_of_all(projections: Sequence[Projection]) -> float:
    """Return the same from how each of them looks on the plane."""
    moments = [each.moments for each in projections]
    return Moments(
        square=float(np.mean([each.square for each in moments])),
        square_on=float(np.mean([each.square_on for each in moments])),
        mean=np.mean([each.mean for each in moments], axis=0),
        mean_on=np.mean([each.mean_on for each in moments], axis=0),
    ).share
