"""The part of a plane that is shown: a square around the paths, unchanged while they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nudge.nn import Array

MARGIN: Final = 0.2
"""The part of the paths' extent that is free on each side of a first square."""
ROOM_TO_GROW: Final = 0.45
"""The same of a square that follows one which paths have outgrown: it is seldom outgrown again."""
EDGE: Final = 0.04
"""The part of a square's side: paths that come nearer to the edge need another square."""
LEAST_FILLED: Final = 0.4
"""The part of a square's side: paths with a smaller extent need another square."""
ALONE_HALF_SIDE: Final = 1.0
"""Half the side of a square around a single point."""


@dataclass(frozen=True)
class Bounds:
    """The square x0..x1, y0..y1 in the coordinates of a plane."""

    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def side(self) -> float:
        """The length of a side."""
        return self.x1 - self.x0

    def axes(self, points: int) -> tuple[Array, Array]:
        """Return the x (points,) and y (points,) of a grid from edge to edge."""
        return np.linspace(self.x0, self.x1, points), np.linspace(self.y0, self.y1, points)


def bounds(paths: Sequence[Array], reach: float = 0.0, before: Bounds | None = None) -> Bounds:
    """Return the square to show: ``before`` while the paths fit it well, else a new one.

    Each of ``paths`` is (n, 2); points that are not finite are left out. The square shows at least
    ``reach`` to each side of the origin.
    """
    low, high = _extent(paths)
    extent = (high - low).max()
    if before is not None and _fits(before, low, high, reach):
        return before
    is_outgrown = before is not None and extent >= LEAST_FILLED * before.side
    margin = (ROOM_TO_GROW if is_outgrown else MARGIN) * extent
    low, high = low - margin, high + margin
    if reach > 0:
        low, high = np.minimum(low, -reach), np.maximum(high, reach)
    half = (high - low).max() / 2
    if not half > np.finfo(np.float32).eps * np.abs([low, high]).max():
        half = ALONE_HALF_SIDE
    middle = (low + high) / 2
    (x0, y0), (x1, y1) = (middle - half).tolist(), (middle + half).tolist()
    return Bounds(x0, x1, y0, y1)


def _extent(paths: Sequence[Array]) -> tuple[Array, Array]:
    """The least and greatest coordinates (2,) of all points, or those of the origin for none."""
    points = np.concatenate([np.zeros((0, 2)), *paths])
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        points = np.zeros((1, 2))
    return points.min(axis=0), points.max(axis=0)


def _fits(square: Bounds, low: Array, high: Array, reach: float) -> bool:
    """Whether paths from ``low`` to ``high`` (2,) lie well inside and fill enough of it."""
    least, most = np.array([square.x0, square.y0]), np.array([square.x1, square.y1])
    edge = EDGE * square.side
    is_inside = (low >= least + edge).all() and (high <= most - edge).all()
    shows_reach = reach == 0 or ((least <= -reach).all() and (most >= reach).all())
    extent = max((high - low).max(), 2 * reach)
    return bool(is_inside and shows_reach and extent >= LEAST_FILLED * square.side)
