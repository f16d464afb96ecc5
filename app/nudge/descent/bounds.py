"""What part of a plane is looked at: a square around the paths that stays while they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nudge.nn import Array

MARGIN: Final = 0.2
"""Of the paths' extent, free on each side when a square is made."""
EDGE: Final = 0.04
"""Of the square's side: nearer than that to its edge, paths need another one."""
FILLED: Final = 0.4
"""Of the square's side: paths that fill less of it need another one."""
ALONE: Final = 1.0
"""Half a side, where all there is is one point."""


@dataclass(frozen=True)
class Bounds:
    """The square x0..x1, y0..y1 in the coordinates of a plane."""

    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def side(self) -> float:
        """The length of its sides."""
        return self.x1 - self.x0

    def axes(self, points: int) -> tuple[Array, Array]:
        """The x and the y of a grid of so many ``points`` a side, edges included."""
        return np.linspace(self.x0, self.x1, points), np.linspace(self.y0, self.y1, points)


def bounds(paths: Sequence[Array], reach: float = 0.0, before: Bounds | None = None) -> Bounds:
    """Return the square to look at: ``before`` while it serves, else one around it all.

    ``paths`` are (n, 2) each; points that are no numbers are left out. ``reach`` is how far to
    each side of the origin it shows in any case.
    """
    low, high = _extent(paths)
    if before is not None and _serves(before, low, high, reach):
        return before
    margin = MARGIN * (high - low).max()
    low, high = low - margin, high + margin
    if reach > 0:
        low, high = np.minimum(low, -reach), np.maximum(high, reach)
    half = (high - low).max() / 2
    if not half > np.finfo(np.float32).eps * np.abs([low, high]).max():
        half = ALONE
    middle = (low + high) / 2
    (x0, y0), (x1, y1) = (middle - half).tolist(), (middle + half).tolist()
    return Bounds(x0, x1, y0, y1)


def _extent(paths: Sequence[Array]) -> tuple[Array, Array]:
    """The lowest and highest (2,) of all points; of none it is that of the origin."""
    points = np.concatenate([np.zeros((0, 2)), *paths])
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        points = np.zeros((1, 2))
    return points.min(axis=0), points.max(axis=0)


def _serves(square: Bounds, low: Array, high: Array, reach: float) -> bool:
    """Whether paths from ``low`` to ``high`` are well inside, and fill enough of it."""
    least, most = np.array([square.x0, square.y0]), np.array([square.x1, square.y1])
    edge = EDGE * square.side
    inside = (low >= least + edge).all() and (high <= most - edge).all()
    reaches = reach == 0 or ((least <= -reach).all() and (most >= reach).all())
    filled = max((high - low).max(), 2 * reach)
    return bool(inside and reaches and filled >= FILLED * square.side)
