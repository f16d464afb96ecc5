"""From a drawing to the image that the network sees, made as MNIST's images were.

This file decides; `static/js/pen/` does the same on the page, to the byte, and is tested
against it. The normalisation is that of MNIST (LeCun et al. 1998, "Gradient-based learning
applied to document recognition", section III.A): the longer side takes 20 of the 28 pixels,
and the centre of mass is in the middle.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from nudge.pen.curve import Point, Stroke, box, cleaned, curved, longer_side
from nudge.pen.ink import EDGE, SIDE, Image, inked
from nudge.pen.resize import resized

DIGIT = 20
"""Pixels that the longer side of a digit takes: its ink, and the soft edge of that."""
INK = 2.0
"""Width of a line in a digit of that size, in pixels: MNIST's have 1.5 to 4."""
LINE = DIGIT - INK - EDGE
"""What is left of them for the way that the middle of the pen goes."""
HEART = SIDE / 2 + 0.5
"""Where the centre of mass is, in pixels from the image's corner: amid the pixel at place 14."""
SMALLEST = 0.02
"""Of the pad's side: what is smaller than that is a dot, and not made larger."""
THINNEST, THICKEST = 1.0, 3.0
"""Pixels: how wide the pen on the pad is at least and at most."""


def image_of(
    strokes: Sequence[Stroke], *, normalised: bool = True, under: Image | None = None
) -> Image:
    """Return the image of a drawing: (28, 28) in 0..255.

    ``under``: an image that it is drawn on, as large as the pad. Without ``normalised`` the pad
    is scaled down as it is. Raises ValueError where a number is not finite.
    """
    lines = cleaned(strokes)
    if under is not None:
        drawn = np.maximum(under, inked(_placed(curved(lines), SIDE, 0.0, 0.0), INK))
        return normalised_image(drawn) if normalised and lines else drawn
    if not normalised:
        return inked(_placed(curved(lines), SIDE, 0.0, 0.0), pen_width(lines) * SIDE)
    return _normalised(curved(lines))


def pen_width(lines: Sequence[Stroke]) -> float:
    """Return the width of the pen on the pad, as a share of its side: it follows the drawing's."""
    longer = longer_side(cleaned(lines))
    width = SIDE * longer * INK / LINE
    return min(max(width, THINNEST), THICKEST) / SIDE


def normalised_image(image: Image) -> Image:
    """Return an image scaled and moved as MNIST's are: (28, 28) in 0..255."""
    if not image.any():
        return image.copy()
    sized = resized(image, DIGIT)
    down, across = centre_of_mass(sized)
    return _moved(sized, math.floor(HEART - down + 0.5), math.floor(HEART - across + 0.5))


def _normalised(lines: Sequence[Sequence[Point]]) -> Image:
    if not lines:
        return np.zeros((SIDE, SIDE), dtype=np.uint8)
    left, top, right, bottom = box(lines)
    scale = LINE / max(right - left, bottom - top, SMALLEST)
    x = SIDE / 2 - scale * (left + right) / 2
    y = SIDE / 2 - scale * (top + bottom) / 2
    down, across = centre_of_mass(inked(_placed(lines, scale, x, y), INK))
    # never so far that ink is cut off
    most_x = (SIDE - INK - scale * (right - left)) / 2
    most_y = (SIDE - INK - scale * (bottom - top)) / 2
    x += min(max(HEART - across, -most_x), most_x)
    y += min(max(HEART - down, -most_y), most_y)
    return inked(_placed(lines, scale, x, y), INK)


def _placed(
    lines: Sequence[Sequence[Point]], scale: float, x: float, y: float
) -> list[list[Point]]:
    """Return the lines in pixels."""
    return [[(scale * a + x, scale * b + y, force) for a, b, force in line] for line in lines]


def centre_of_mass(image: Image) -> tuple[float, float]:
    """Return row and column of the centre of an image's ink, in pixels from its corner."""
    whole = image.astype(np.int64)
    total = int(whole.sum())
    place = np.arange(SIDE)
    down = int(whole.sum(axis=1) @ place) / total + 0.5
    across = int(whole.sum(axis=0) @ place) / total + 0.5
    return down, across


def _moved(image: Image, down: int, right: int) -> Image:
    """Return an image moved by whole pixels; what leaves is lost."""
    moved = np.zeros_like(image)
    rows, columns = _overlap(down), _overlap(right)
    moved[rows[0], columns[0]] = image[rows[1], columns[1]]
    return moved


def _overlap(by: int) -> tuple[slice, slice]:
    """Return where pixels go, and where they come from."""
    return slice(max(by, 0), SIDE + min(by, 0)), slice(max(-by, 0), SIDE - max(by, 0))
