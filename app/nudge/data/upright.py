"""Digits made upright, and rare shapes more often: a data set for other people's handwriting.

A network that knows one slant need not spend its few neurons on all of them (LeCun et al. 1998,
section III.A, "deslanted"). And a way of writing that is rare in one country is common in another:
a 1 with a base, a 9 with a hook. The page makes drawings upright in the same way, byte by byte, so
only sums, products and quotients in a fixed order are used.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

Images = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.int32]

MOST_LEAN: Final = 1.0
"""Digits are sheared by at most 45°: a stroke that lies stays lying."""
MOST_REPEATS: Final = 10
"""How often at most an epoch has an image: the rarest are blots."""
CHUNK: Final = 500
"""Images computed at once, which bounds the memory."""


def upright(images: Images) -> Images:
    """Return the images (n, height, width), each sheared so that its ink does not lean: a copy.

    The lean of an image is Σ p (x - x̄)(y - ȳ) / Σ p (y - ȳ)² over its pixels p: how far the ink
    moves to the right from one row to the next, by least squares. The row y moves by
    -lean · (y - ȳ), interpolated between two pixels.
    """
    result = np.empty_like(images)
    for start in range(0, len(images), CHUNK):
        result[start : start + CHUNK] = _sheared(images[start : start + CHUNK])
    return result


def _sheared(images: Images) -> Images:
    count, height, width = images.shape
    lean, middle = _lean(images)
    rows, columns = np.arange(height, dtype=np.float64), np.arange(width, dtype=np.float64)
    moved = lean[:, None] * (rows - middle[:, None])
    source = columns + moved[:, :, None]
    left = np.floor(source)
    share = source - left
    padded = np.zeros((count, height, width + 4))  # no ink on either side
    padded[:, :, 2:-2] = images
    place = np.clip(left, -2, width).astype(np.intp) + 2
    here = np.take_along_axis(padded, place, axis=2)
    there = np.take_along_axis(padded, place + 1, axis=2)
    found: Images = np.floor(here + share * (there - here) + 0.5).astype(np.uint8)
    return found


def _lean(images: Images) -> tuple[Floats, Floats]:
    """Return the lean and the row of the centre of mass of each image: (n,) and (n,).

    All sums are of integers below 2⁵³, so they are exact.
    """
    whole = images.astype(np.int64)
    rows, columns = np.arange(images.shape[1]), np.arange(images.shape[2])
    by_row = whole.sum(axis=2)
    total, down = by_row.sum(axis=1), by_row @ rows
    across = whole.sum(axis=1) @ columns
    both = (whole @ columns) @ rows
    spread = total * (by_row @ rows**2) - down**2
    sheared = total * both - down * across
    lean = np.divide(sheared, spread, out=np.zeros(len(images)), where=spread > 0)
    middle = np.divide(down, total, out=np.zeros(len(images)), where=total > 0)
    return np.clip(lean, -MOST_LEAN, MOST_LEAN), middle


def repeated(images: Images, labels: npt.NDArray[np.uint8]) -> Index:
    """Return the places of an epoch's images (m,), each as often as its shape is rare.

    With d = |x - mean of its class|², an image occurs d / (mean of d in its class) times, rounded,
    but at least once and at most MOST_REPEATS times. A greater power of d reads handwriting no
    better, and from some starts a network then never learns one of the digits.
    """
    times = np.ones(len(labels), dtype=np.int64)
    for label in np.unique(labels):
        own = np.flatnonzero(labels == label)
        x = images[own].reshape(len(own), -1).astype(np.float64)
        mass = x.sum(axis=0)
        # The distances, times the number of images: of integers below 2⁵³, so they are exact.
        distance = (
            len(own) ** 2 * (x * x).sum(axis=1) - 2 * len(own) * (x @ mass) + (mass * mass).sum()
        )
        mean = math.fsum(distance) / len(own)  # the sum is rounded once, whatever the order
        if mean > 0:
            times[own] = np.clip(np.floor(distance / mean + 0.5), 1, MOST_REPEATS)
    return np.repeat(np.arange(len(labels), dtype=np.int32), times)
