"""Ink on a grid of pixels: how much of each is covered by a line of a certain width."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from nudge.pen.curve import Point

Image = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

SIDE = 28
"""Pixels to a side of the image."""
EDGE = 1.0
"""Pixels over which the edge of a line goes from full to nothing."""
LIGHTEST, PRESSED = 0.8, 0.4
"""Width at no pressure, and what full pressure adds: 1 at the pressure of a mouse."""
AT_ONCE = 512


def inked(lines: Sequence[Sequence[Point]], width: float) -> Image:
    """Return the image of lines whose points are in pixels: (28, 28) in 0..255.

    A pixel's value falls from 255 to 0 over one pixel across the line's edge, by the distance
    of the pixel's middle from it.
    """
    pieces = _pieces(lines, width)
    depth = np.full(SIDE * SIDE, -np.inf)
    for start in range(0, len(pieces), AT_ONCE):
        np.maximum(depth, _depth(pieces[start : start + AT_ONCE]), out=depth)
    covered = np.clip(depth / EDGE + 0.5, 0.0, 1.0)
    return np.floor(covered * 255 + 0.5).astype(np.uint8).reshape(SIDE, SIDE)


def _pieces(lines: Sequence[Sequence[Point]], width: float) -> Floats:
    """Return from and to of each piece: (n, 6) x, y and half the width there, twice."""
    ends = [
        (*a, *b)
        for line in lines
        for a, b in zip(line, line[1:] if len(line) > 1 else line, strict=False)
    ]
    found = np.array(ends, dtype=np.float64).reshape(-1, 6)
    for column in (2, 5):
        found[:, column] = 0.5 * width * (LIGHTEST + PRESSED * found[:, column])
    return found


def _depth(pieces: Floats) -> Floats:
    """Return how far inside the nearest piece each pixel's middle is: (784,), below 0 outside."""
    ax, ay, ar, bx, by, br = (pieces[:, column, None] for column in range(6))
    place = np.arange(SIDE) + 0.5
    x, y = np.tile(place, SIDE)[None], np.repeat(place, SIDE)[None]
    dx, dy = bx - ax, by - ay
    px, py = x - ax, y - ay
    squared = dx * dx + dy * dy
    along = px * dx + py * dy
    share = np.divide(along, squared, out=np.zeros_like(along), where=squared > 0)
    share = np.clip(share, 0.0, 1.0)
    qx, qy = px - share * dx, py - share * dy
    inside: Floats = (ar + share * (br - ar) - np.sqrt(qx * qx + qy * qy)).max(axis=0)
    return inside
