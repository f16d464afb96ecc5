"""Images of digits as somebody else might have written them: moved, turned and scaled at random."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]

SIDE = 28
WIDE = SIDE + 2
"""With a border of nothing all around."""
SHIFT = 1.0
"""Pixels, at most, to each side."""
TURN = 0.1
"""Radians, at most, either way."""
SCALE = 0.1
"""How much larger or smaller, at most, as a share; each axis by itself."""
SLANT = 0.1
"""How far the top leans over, at most, as a share of the height."""
AT_ONCE = 20
"""Images: few enough for memory that is at hand, which makes it more than twice as fast."""


def augmented(images: Array, rng: np.random.Generator) -> Array:
    """Return the images, each moved, turned, scaled and slanted a little: (n, 784), same dtype.

    A pixel takes its value from the four around the place that it comes from (bilinear).
    """
    drawn = rng.uniform(-1, 1, (len(images), 6)).astype(images.dtype)
    found = np.empty_like(images)
    for start in range(0, len(images), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        found[some] = _moved(images[some], drawn[some])
    return found


def _moved(images: Array, drawn: Array) -> Array:
    """Return the images as six numbers for each, in -1..1, say: (n, 784)."""
    padded = np.zeros((len(images), WIDE, WIDE), dtype=images.dtype)
    padded[:, 1:-1, 1:-1] = images.reshape(-1, SIDE, SIDE)
    across, down = _sources(drawn)
    column, row = np.floor(across), np.floor(down)
    right, below = across - column, down - row
    corner = row.astype(np.intp)
    corner *= WIDE
    corner += column.astype(np.intp)
    corner += WIDE**2 * np.arange(len(images))[:, None, None]
    flat = padded.reshape(-1)
    upper = _between(flat, corner, right)
    corner += WIDE
    lower = _between(flat, corner, right)
    return (upper + below * (lower - upper)).reshape(images.shape)


def _between(flat: Array, corner: npt.NDArray[np.intp], right: Array) -> Array:
    """Return values between those at ``corner`` and those to their right."""
    here = flat.take(corner, mode="clip")  # which spares it looking at each place
    there = flat[1:].take(corner, mode="clip")
    return here + right * (there - here)


def _sources(drawn: Array) -> tuple[Array, Array]:
    """Return where each pixel comes from, in the padded image: (n, 28, 28) across and down."""
    angle, slant, wide, high, right, down = drawn.T[:, :, None, None]
    middle = (SIDE - 1) / 2
    place = (np.arange(SIDE) - middle).astype(drawn.dtype)
    x, y = place[None, None, :], place[None, :, None]
    cosine, sine = np.cos(TURN * angle), np.sin(TURN * angle)
    wider, higher = 1 + SCALE * wide, 1 + SCALE * high
    lean = SLANT * slant
    across = wider * cosine * x + (wider * (lean * cosine - sine) * y + SHIFT * right)
    along = higher * sine * x + (higher * (lean * sine + cosine) * y + SHIFT * down)
    return _padded(across, middle), _padded(along, middle)


def _padded(place: Array, middle: float) -> Array:
    """Return places of the padded image, from its corner; its border, which is empty, at most."""
    place += middle + 1
    return np.clip(place, 0, SIDE + 0.999, out=place)
