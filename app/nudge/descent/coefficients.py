"""Where paths have gone from their start, and the main directions of it.

Their points are few and their dimensions many. So directions are sought among sums of the
offsets from the start, for which the products of all pairs of offsets are enough: a small
matrix, made once, over some dimensions at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from nudge.descent.plane import Points
from nudge.nn import Array
from nudge.training.resumable import Resumable

MOST_POINTS: Final = 192
"""Of all paths together, evenly along each, its first and its newest among them."""
DIMENSIONS: Final = 2048
"""Looked at in one piece: three milliseconds."""
FLAT: Final = 1e-10
"""Of the squares in all: a direction that holds less is rounding, not extent."""


class Offsets:
    """The offsets R (m, P) of some points from the start; a row of each path's turn by turn.

    A making is what to multiply R with, (m,), for a direction or a point: k @ R.
    """

    def __init__(self, paths: Sequence[Points]) -> None:
        """Thin ``paths``, of which each has a point at least."""
        most = max(2, MOST_POINTS // len(paths))
        chosen = [_evenly(len(path), most) for path in paths]
        self._rows = [path[i] for path, some in zip(paths, chosen, strict=True) for i in some]
        self._newest = np.cumsum([len(some) for some in chosen]) - 1
        counts = np.array([len(some) for some in chosen])
        self._weights = np.repeat(1 / (len(paths) * counts), counts)
        self._products = np.zeros((len(self._rows), len(self._rows)))

    @property
    def start(self) -> Array:
        """Where the paths begin, (P,) float64."""
        start: Array = np.asarray(self._rows[0], dtype=np.float64)
        return start

    @property
    def mean(self) -> Array:
        """What makes the mean of all points, where each path weighs the same."""
        return self._weights

    @property
    def ends(self) -> Array:
        """What makes the mean of the paths' newest points."""
        making = np.zeros(len(self._rows))
        making[self._newest] = 1 / len(self._newest)
        return making

    def multiply(self) -> Resumable[None]:
        """Find the products of all pairs of offsets, which the rest of it needs."""
        for some in self._dimensions():
            block = self._block(some)
            with np.errstate(all="ignore"):
                self._products += block @ block.T
            yield

    def main_directions(self, count: int) -> Array:
        """What makes the main directions about the mean, (count, m).

        At most ``count``, the greatest first, none without extent. They are those of a singular
        value decomposition of the offsets from the mean, each row times the root of its weight.
        """
        centring = np.eye(len(self._rows)) - self._weights
        return self._main(centring, count)

    def line_directions(self) -> Array:
        """What makes the offset of the first path's newest, and the main direction beside it.

        Where that path is at the start still, or again: the two main directions about the start.
        """
        own, newest = np.eye(len(self._rows)), self._newest[0]
        square = self._products[newest, newest]
        if not square > FLAT * self._products.diagonal().max():
            return self._main(own, 2)
        beside = own - np.outer(self._products[:, newest] / square, own[newest])
        return np.concatenate([own[[newest]], self._main(beside, 1)])

    def made(self, makings: Sequence[Array]) -> Resumable[Array]:
        """Make directions or offsets of ``makings``: (len(makings), P)."""
        found = np.empty((len(makings), len(self._rows[0])))
        for some in self._dimensions():
            found[:, some] = np.stack(makings) @ self._block(some)
            yield
        return found

    def _main(self, seen: Array, count: int) -> Array:
        """The main directions of ``seen`` @ R, weighted, as makings of R.

        None where a run has gone so far that its square is no number.
        """
        if not np.isfinite(self._products).all():
            return np.empty((0, len(seen)))
        weighted = np.sqrt(self._weights)[:, None] * seen
        squares, vectors = np.linalg.eigh(weighted @ self._products @ weighted.T)
        least = FLAT * (self._weights @ self._products.diagonal())
        order = [i for i in range(len(squares))[::-1][:count] if squares[i] > least]
        makings: Array = vectors[:, order].T @ weighted
        return makings

    def _dimensions(self) -> list[slice]:
        return [slice(i, i + DIMENSIONS) for i in range(0, len(self._rows[0]), DIMENSIONS)]

    def _block(self, some: slice) -> Array:
        """R over some dimensions, (m, some) float64."""
        block = np.stack([row[some] for row in self._rows]).astype(np.float64)
        block -= block[0].copy()
        return block


def _evenly(count: int, most: int) -> list[int]:
    """At most ``most`` places of ``count``, the first and the last among them."""
    if count <= most:
        return list(range(count))
    return [round(place) for place in np.linspace(0, count - 1, most).tolist()]
