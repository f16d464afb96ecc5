"""Turns a drawing into the image that the network sees, normalised as MNIST's images are.

The page computes the same bytes in JavaScript, and is tested against this module. The
normalisation is that of MNIST (LeCun et al. 1998, "Gradient-based learning applied to document
recognition", section III.A): the longer side takes 20 of the 28 pixels, and the centre of mass is
in the middle.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from nudge.pen.curve import PenPoint, Stroke, box, cleaned, curved, longer_side
from nudge.pen.ink import EDGE, SIDE, Image, inked
from nudge.pen.resize import resized

DIGIT = 20
"""Pixels of the longer side of a digit, the soft edge of the ink included."""
INK = 2.0
"""Width of a line in a digit of that size, in pixels. Lines in MNIST are 1.5 to 4 wide."""
LINE = DIGIT - INK - EDGE
"""Pixels of the longer side of the pen's path, which is the middle of the line."""
CENTRE = SIDE / 2 + 0.5
"""Row and column of the centre of mass, in pixels from the corner: the middle of pixel 14."""
SMALLEST = 0.02
"""As a share of the pad's side: a smaller drawing is scaled as if it were of this size."""
THINNEST, THICKEST = 1.0, 3.0
"""The least and the greatest width of the pen on the pad, in pixels of the image."""


def image_from_strokes(
    strokes: Sequence[Stroke], *, normalised: bool = True, under: Image | None = None
) -> Image:
    """Return the image of a drawing: (28, 28) in 0..255.

    ``under`` is an image (28, 28), as large as the pad, that the strokes are drawn on. Without
    ``normalised`` the whole pad is scaled down. Raises ValueError where a number is not finite.
    """
    lines = cleaned(strokes)
    if under is not None:
        drawn = np.maximum(under, inked(_placed(curved(lines), SIDE, 0.0, 0.0), INK))
        return normalised_image(drawn) if normalised and lines else drawn
    if not normalised:
        return inked(_placed(curved(lines), SIDE, 0.0, 0.0), pen_width(lines) * SIDE)
    return _normalised(curved(lines))


def pen_width(lines: Sequence[Stroke]) -> float:
    """Return the width of the pen on the pad, as a share of the pad's side.

    It is proportional to the size of the drawing, within THINNEST and THICKEST.
    """
    longer = longer_side(cleaned(lines))
    width = SIDE * longer * INK / LINE
    return min(max(width, THINNEST), THICKEST) / SIDE


def normalised_image(image: Image) -> Image:
    """Return an image scaled and moved as MNIST's images are: (28, 28) in 0..255."""
    if not image.any():
        return image.copy()
    sized = resized(image, DIGIT)
    down, across = centre_of_mass(sized)
    return _moved(sized, math.floor(CENTRE - down + 0.5), math.floor(CENTRE - across + 0.5))


def _normalised(lines: Sequence[Sequence[PenPoint]]) -> Image:
    if not lines:
        return np.zeros((SIDE, SIDE), dtype=np.uint8)
    left, top, right, bottom = box(lines)
    scale = LINE / max(right - left, bottom - top, SMALLEST)
    x = SIDE / 2 - scale * (left + right) / 2
    y = SIDE / 2 - scale * (top + bottom) / 2
    down, across = centre_of_mass(inked(_placed(lines, scale, x, y), INK))
    # Limits the move, so that no ink is cut off.
    most_x = (SIDE - INK - scale * (right - left)) / 2
    most_y = (SIDE - INK - scale * (bottom - top)) / 2
    x += min(max(CENTRE - across, -most_x), most_x)
    y += min(max(CENTRE - down, -most_y), most_y)
    return inked(_placed(lines, scale, x, y), INK)


def _placed(
    lines: Sequence[Sequence[PenPoint]], scale: float, x: float, y: float
) -> list[list[PenPoint]]:
    """Return the lines scaled and moved, in pixels."""
    return [[(scale * a + x, scale * b + y, force) for a, b, force in line] for line in lines]


def centre_of_mass(image: Image) -> tuple[float, float]:
    """Return row and column of the centre of mass, in pixels from the corner.

    ``image`` is (28, 28) and has ink.
    """
    whole = image.astype(np.int64)
    total = int(whole.sum())
    place = np.arange(SIDE)
    down = int(whole.sum(axis=1) @ place) / total + 0.5
    across = int(whole.sum(axis=0) @ place) / total + 0.5
    return down, across


def _moved(image: Image, down: int, right: int) -> Image:
    """Return an image moved by whole pixels. Pixels moved out of the image are lost."""
    moved = np.zeros_like(image)
    rows, columns = _overlap(down), _overlap(right)
    moved[rows[0], columns[0]] = image[rows[1], columns[1]]
    return moved


def _overlap(by: int) -> tuple[slice, slice]:
    """Return the slices of the target and of the source of a move along one axis."""
    return slice(max(by, 0), SIDE + min(by, 0)), slice(max(-by, 0), SIDE - max(by, 0))
