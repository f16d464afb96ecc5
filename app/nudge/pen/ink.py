"""Draws lines of a given width on a grid of pixels, with soft edges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from nudge.pen.curve import PenPoint

Image = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

SIDE = 28
"""Pixels of the image's side."""
EDGE = 1.0
"""Pixels over which the edge of a line fades from 255 to 0."""
LIGHTEST, PRESSED = 0.8, 0.4
"""Factor of the width at pressure 0, and what pressure 1 adds. A mouse (0.5) has factor 1."""
CHUNK = 512
"""Segments that are computed at once, which bounds the memory."""


def inked(lines: Sequence[Sequence[PenPoint]], width: float) -> Image:
    """Return the image of lines whose points and ``width`` are in pixels: (28, 28) in 0..255.

    A pixel's value depends on the distance of its middle from the line's edge. It falls from 255
    to 0 over EDGE pixels across the edge.
    """
    segments = _segments(lines, width)
    depth = np.full(SIDE * SIDE, -np.inf)
    for start in range(0, len(segments), CHUNK):
        np.maximum(depth, _depth(segments[start : start + CHUNK]), out=depth)
    covered = np.clip(depth / EDGE + 0.5, 0.0, 1.0)
    return np.floor(covered * 255 + 0.5).astype(np.uint8).reshape(SIDE, SIDE)


def _segments(lines: Sequence[Sequence[PenPoint]], width: float) -> Floats:
    """Return the segments of the lines: (n, 6), x, y and half the width at either end."""
    ends = [
        (*a, *b)
        for line in lines
        for a, b in zip(line, line[1:] if len(line) > 1 else line, strict=False)
    ]
    segments = np.array(ends, dtype=np.float64).reshape(-1, 6)
    for column in (2, 5):
        segments[:, column] = 0.5 * width * (LIGHTEST + PRESSED * segments[:, column])
    return segments


def _depth(segments: Floats) -> Floats:
    """Return how deep each pixel's middle is inside the segments: (784,), negative outside."""
    ax, ay, ar, bx, by, br = (segments[:, column, None] for column in range(6))
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
