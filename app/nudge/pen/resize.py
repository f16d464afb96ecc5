"""Scales the ink of an image to a given length of its longer side."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]


def resized(image: Image, longer: int) -> Image:
    """Return an image whose ink has ``longer`` pixels on its longer side, near the middle.

    Both images are (n, n) in 0..255; ``image`` has ink. A pixel is a weighted mean of the source
    pixels near its place. The weights are a triangle, two pixels of the coarser image wide.
    """
    side = len(image)
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    top, height = int(rows[0]), int(rows[-1] - rows[0] + 1)
    left, width = int(columns[0]), int(columns[-1] - columns[0] + 1)
    scale = longer / max(height, width)
    down = _along_rows(image.astype(np.float64), top, height, scale, side)
    both = _along_rows(down.T, left, width, scale, side).T
    return np.floor(both + 0.5).astype(np.uint8)


def _along_rows(image: Floats, first: int, count: int, scale: float, side: int) -> Floats:
    """Return ``image`` resampled along its rows. The sums have a fixed order."""
    result = np.zeros_like(image)
    start = math.floor((side - count * scale) / 2)
    reach = max(1.0, 1 / scale)
    for row in range(side):
        middle = (row + 0.5 - start) / scale + first
        total, mean = 0.0, np.zeros(side)
        for source in range(math.ceil(middle - reach - 0.5), math.floor(middle + reach - 0.5) + 1):
            weight = max(0.0, 1 - abs(source + 0.5 - middle) / reach)
            total += weight
            if 0 <= source < side:
                mean += weight * image[source]
        result[row] = mean / total
    return result
