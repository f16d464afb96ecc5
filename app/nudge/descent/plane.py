"""A plane in the space of all parameters, and the projection of paths onto it.

A projection of thousands of dimensions to two loses something. The share of the extent that the
plane holds, and the distance of each point from the plane, measure how much.
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
"""Numbers of the positions in one piece of work: a few milliseconds, and 4 MB."""
NOTHING: Final = 1e-12
"""The part of the mean square below which an extent is only rounding."""

Positions = Array | Sequence[Array]
"""Positions (n, P), as one array or as a sequence of rows."""


@dataclass(frozen=True, eq=False)
class Plane:
    """All points origin + x · directions[0] + y · directions[1].

    ``origin`` (P,) and ``directions`` (2, P) are float64, the directions are orthonormal.
    ``number`` counts the planes of a race. ``reach`` is how far to each side of the origin the
    plane is shown at least; it is 0 where only the paths decide. ``is_settled`` is false while the
    axes still turn towards their target. ``rank`` is the number of axes that were found; the
    other axes are random, from ``seed``.
    """

    origin: Array
    directions: Array
    kind: Kind
    number: int
    reach: float = 0.0
    is_settled: bool = True
    rank: int = 2
    seed: int = 0

    def project(self, points: Positions) -> Array:
        """Return the coordinates (n, 2) of the projections of ``points`` onto the plane."""
        return np.concatenate([block @ self.directions.T for block in self.offsets(points)])

    def at(self, xy: Array) -> Array:
        """Return the points (n, P) at coordinates ``xy`` (n, 2)."""
        points: Array = self.origin + xy @ self.directions
        return points

    def distances(self, points: Positions) -> Array:
        """Return the distances (n,) of ``points`` from the plane."""
        return run_to_end(projection(self, points)).distances

    def offsets(self, points: Positions) -> Iterator[Array]:
        """Yield ``points`` minus the origin, in blocks (some, P) of float64."""
        rows = max(1, PIECE_NUMBERS // len(self.origin))
        for start in range(0, len(points), rows):
            yield np.subtract(points[start : start + rows], self.origin, dtype=np.float64)
        if not len(points):
            yield np.empty((0, len(self.origin)))


@dataclass(frozen=True, eq=False)
class Moments:
    """Moments of points minus the origin.

    ``square`` is the mean of their squared lengths, ``square_on`` that of their projections.
    ``mean`` (P,) is their mean, ``mean_on`` (2,) its coordinates on the plane.
    """

    square: float
    square_on: float
    mean: Array
    mean_on: Array

    @property
    def share(self) -> float:
        """The part of the points' extent about their mean that the plane holds, 0 to 1.

        1 where the points have no extent, NaN where their extent overflows.
        """
        with np.errstate(all="ignore"):
            extent = self.square - float(self.mean @ self.mean)
            on_plane = self.square_on - float(self.mean_on @ self.mean_on)
        if not math.isfinite(extent):
            return math.nan
        if extent <= NOTHING * self.square:
            return 1.0
        return min(1.0, max(0.0, on_plane / extent))


@dataclass(frozen=True, eq=False)
class Projection:
    """A path on the plane: coordinates ``xy`` (n, 2), ``distances`` (n,) from it, and moments."""

    xy: Array
    distances: Array
    moments: Moments

    @property
    def share(self) -> float:
        """Σ|P(x - m)|² / Σ|x - m|² over the points x, where m is their mean and P projects."""
        return self.moments.share


def projection(plane: Plane, points: Positions) -> Resumable[Projection]:
    """Find the projection of ``points`` onto ``plane``; there must be at least one point."""
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


def share(plane: Plane, *paths: Positions) -> float:
    """Return the share of all ``paths`` together, where each path has the same weight."""
    return share_of_all([run_to_end(projection(plane, points)) for points in paths])


def share_of_all(projections: Sequence[Projection]) -> float:
    """Return the share of all paths together from the projection of each path."""
    moments = [each.moments for each in projections]
    return Moments(
        square=float(np.mean([each.square for each in moments])),
        square_on=float(np.mean([each.square_on for each in moments])),
        mean=np.mean([each.mean for each in moments], axis=0),
        mean_on=np.mean([each.mean_on for each in moments], axis=0),
    ).share
