"""Data augmentation: images of digits moved, turned, scaled and slanted a little at random."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]

SIDE = 28
"""Pixels of an image's side."""
PADDED_SIDE = SIDE + 2
"""Pixels of the padded image's side: a border of one empty pixel on each side."""
SHIFT = 1.0
"""The largest move along each axis, in pixels."""
TURN = 0.1
"""The largest turn in either direction, in radians."""
SCALE = 0.1
"""The largest change of size, as a share of the size. Each axis has its own."""
SLANT = 0.1
"""The largest shear to the side, as a share of the height."""
CHUNK = 20
"""Images computed at once: their arrays fit into the cache, so this is over twice as fast."""


def augmented(images: Array, rng: np.random.Generator) -> Array:
    """Return the images, each moved, turned, scaled and slanted a little: (n, 784), same dtype.

    images: (n, 784), in [0, 1]. Each pixel is interpolated between four pixels of its image
    (bilinear interpolation).
    """
    factors = rng.uniform(-1, 1, (len(images), 6)).astype(images.dtype)
    result = np.empty_like(images)
    for start in range(0, len(images), CHUNK):
        chunk = slice(start, start + CHUNK)
        result[chunk] = _transformed(images[chunk], factors[chunk])
    return result


def _transformed(images: Array, factors: Array) -> Array:
    """Return the images (n, 784) transformed by six factors each, in -1..1: (n, 6)."""
    padded = np.zeros((len(images), PADDED_SIDE, PADDED_SIDE), dtype=images.dtype)
    padded[:, 1:-1, 1:-1] = images.reshape(-1, SIDE, SIDE)
    across, down = _sources(factors)
    column, row = np.floor(across), np.floor(down)
    right, below = across - column, down - row
    corner = row.astype(np.intp)
    corner *= PADDED_SIDE
    corner += column.astype(np.intp)
    corner += PADDED_SIDE**2 * np.arange(len(images))[:, None, None]
    flat = padded.reshape(-1)
    upper = _between(flat, corner, right)
    corner += PADDED_SIDE
    lower = _between(flat, corner, right)
    return (upper + below * (lower - upper)).reshape(images.shape)


def _between(flat: Array, corner: npt.NDArray[np.intp], right: Array) -> Array:
    """Interpolate between the values at ``corner`` and the values one pixel to their right."""
    left_value = flat.take(corner, mode="clip")  # "clip" saves the check of each index
    right_value = flat[1:].take(corner, mode="clip")
    return left_value + right * (right_value - left_value)


def _sources(factors: Array) -> tuple[Array, Array]:
    """Return the place in the padded image that each pixel comes from.

    Two arrays (n, 28, 28): pixels across, pixels down.
    """
    angle, slant, wide, high, right, down = factors.T[:, :, None, None]
    middle = (SIDE - 1) / 2
    place = (np.arange(SIDE) - middle).astype(factors.dtype)
    x, y = place[None, None, :], place[None, :, None]
    cosine, sine = np.cos(TURN * angle), np.sin(TURN * angle)
    wider, higher = 1 + SCALE * wide, 1 + SCALE * high
    lean = SLANT * slant
    across = wider * cosine * x + (wider * (lean * cosine - sine) * y + SHIFT * right)
    along = higher * sine * x + (higher * (lean * sine + cosine) * y + SHIFT * down)
    return _padded(across, middle), _padded(along, middle)


def _padded(place: Array, middle: float) -> Array:
    """Turn places from the image's middle into places in the padded image, clipped to it.

    Modifies ``place``.
    """
    place += middle + 1
    return np.clip(place, 0, SIDE + 0.999, out=place)
