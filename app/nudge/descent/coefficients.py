"""The main directions of paths, as coefficients of the offsets of their points from the start.

There are few points and many dimensions. A main direction is a weighted sum of the offsets, so
its coefficients follow from the scalar products of all pairs of offsets: a small matrix, computed
once, over some dimensions at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from nudge.descent.plane import Positions
from nudge.nn import Array
from nudge.training.resumable import Resumable

MOST_POINTS: Final = 192
"""Points used of all paths together: evenly along each path, with its first and its newest."""
DIMENSIONS: Final = 2048
"""Dimensions of one piece of work: three milliseconds."""
FLAT: Final = 1e-10
"""The part of the sum of squares below which a direction is only rounding."""


class Offsets:
    """The offsets R (m, P) of some points of the paths from their start, path after path.

    Coefficients k (m,) stand for the direction or offset k @ R, which ``combine`` computes.
    """

    def __init__(self, paths: Sequence[Positions]) -> None:
        """Choose points of ``paths``, each of which has at least one point."""
        most = max(2, MOST_POINTS // len(paths))
        chosen = [_evenly_spaced(len(path), most) for path in paths]
        self._rows = [path[i] for path, some in zip(paths, chosen, strict=True) for i in some]
        self._newest_rows = np.cumsum([len(some) for some in chosen]) - 1
        counts = np.array([len(some) for some in chosen])
        self._weights = np.repeat(1 / (len(paths) * counts), counts)
        self._products = np.zeros((len(self._rows), len(self._rows)))

    @property
    def start(self) -> Array:
        """The start of all paths, (P,) float64."""
        start: Array = np.asarray(self._rows[0], dtype=np.float64)
        return start

    @property
    def mean(self) -> Array:
        """The coefficients (m,) of the mean of all points, where each path has the same weight."""
        return self._weights

    @property
    def ends(self) -> Array:
        """The coefficients (m,) of the mean of the paths' newest points."""
        coefficients = np.zeros(len(self._rows))
        coefficients[self._newest_rows] = 1 / len(self._newest_rows)
        return coefficients

    def multiply(self) -> Resumable[None]:
        """Compute the products of all pairs of offsets. Call this before finding directions."""
        for some in self._dimensions():
            block = self._block(some)
            with np.errstate(all="ignore"):
                self._products += block @ block.T
            yield

    def main_directions(self, count: int) -> Array:
        """Return the coefficients of the main directions about the mean: (at most ``count``, m).

        They come in order of their extent, the greatest first; directions without extent are left
        out. They are those of a singular value decomposition of the offsets from the mean, each
        row times the root of its weight.
        """
        centring = np.eye(len(self._rows)) - self._weights
        return self._main(centring, count)

    def line_directions(self) -> Array:
        """Return the coefficients of the line of the first path, and of the main direction beside.

        The line goes from the start to the first path's newest point. Where that point is the
        start, the two main directions about the start are returned instead. (at most 2, m)
        """
        own, newest = np.eye(len(self._rows)), self._newest_rows[0]
        square = self._products[newest, newest]
        if not square > FLAT * self._products.diagonal().max():
            return self._main(own, 2)
        beside = own - np.outer(self._products[:, newest] / square, own[newest])
        return np.concatenate([own[[newest]], self._main(beside, 1)])

    def combine(self, coefficients: Sequence[Array]) -> Resumable[Array]:
        """Compute the directions or offsets k @ R for each k (m,) of ``coefficients``: (n, P)."""
        found = np.empty((len(coefficients), len(self._rows[0])))
        for some in self._dimensions():
            found[:, some] = np.stack(coefficients) @ self._block(some)
            yield
        return found

    def _main(self, transform: Array, count: int) -> Array:
        """The coefficients of the main directions of ``transform`` @ R, with the points' weights.

        (0, m) where a run has gone so far that a square is not finite.
        """
        if not np.isfinite(self._products).all():
            return np.empty((0, len(transform)))
        weighted = np.sqrt(self._weights)[:, None] * transform
        squares, vectors = np.linalg.eigh(weighted @ self._products @ weighted.T)
        least = FLAT * (self._weights @ self._products.diagonal())
        order = [i for i in range(len(squares))[::-1][:count] if squares[i] > least]
        coefficients: Array = vectors[:, order].T @ weighted
        return coefficients

    def _dimensions(self) -> list[slice]:
        return [slice(i, i + DIMENSIONS) for i in range(0, len(self._rows[0]), DIMENSIONS)]

    def _block(self, some: slice) -> Array:
        """R over the dimensions ``some``, (m, len(some)) float64."""
        block = np.stack([row[some] for row in self._rows]).astype(np.float64)
        block -= block[0].copy()
        return block


def _evenly_spaced(count: int, most: int) -> list[int]:
    """At most ``most`` of the indices below ``count``, with the first and the last."""
    if count <= most:
        return list(range(count))
    return [round(place) for place in np.linspace(0, count - 1, most).tolist()]
