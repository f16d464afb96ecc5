"""A pen's strokes as short straight pieces along a smooth curve.

Only additions, products, quotients and square roots, one after the other: those are the same
in every language to the last bit, so that `static/js/pen/` can do exactly this.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

Point = tuple[float, float, float]
"""x to the right and y down, each 0..1 of the pad's side, and pressure 0..1."""
Stroke = Sequence[Sequence[float]]
"""Points from where the pen came down to where it left: (x, y) or (x, y, pressure)."""
Piece = tuple[Point, Point]

MIDDLE_PRESSURE = 0.5
"""Of a pen that does not tell it, as browsers have it."""
PIECES_A_SIDE = 24
"""Pieces to the longer side of the drawing: shorter than a pixel of the digit."""
MOST_PIECES = 2000
"""Of a drawing, beside one for each of its points."""


def cleaned(strokes: Sequence[Stroke]) -> list[list[Point]]:
    """Return the strokes on the pad, without points that lie on the one before them.

    Raises ValueError where a number is not finite.
    """
    return [line for line in map(_line, strokes) if line]


def _line(stroke: Stroke) -> list[Point]:
    line: list[Point] = []
    for x, y, *pressure in stroke:
        force = pressure[0] if pressure else MIDDLE_PRESSURE
        if not (math.isfinite(x) and math.isfinite(y) and math.isfinite(force)):
            raise ValueError(f"A point of a stroke is not finite: {x}, {y}, {force}.")
        point = _within(x), _within(y), _within(force)
        if not line or point[:2] != line[-1][:2]:
            line.append(point)
    return line


def _within(value: float) -> float:
    return min(max(float(value), 0.0), 1.0)


def longer_side(lines: Sequence[Sequence[Point]]) -> float:
    """Return the longer side of the box around all points; 0 without any."""
    left, top, right, bottom = box(lines)
    return max(right - left, bottom - top)


def box(lines: Sequence[Sequence[Point]]) -> tuple[float, float, float, float]:
    """Return the box around all points: left, top, right, bottom."""
    xs = [point[0] for line in lines for point in line]
    ys = [point[1] for line in lines for point in line]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


def curved(lines: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """Return the lines with points between theirs, on curves through them."""
    length = 0.0
    for line in lines:
        for a, b in itertools.pairwise(line):
            length += _distance(a, b)
    step = max(longer_side(lines) / PIECES_A_SIDE, length / MOST_PIECES)
    return [_curve(line, step) for line in lines]


def _distance(a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    return math.sqrt(dx * dx + dy * dy)


def _curve(line: Sequence[Point], step: float) -> list[Point]:
    """Return a centripetal Catmull-Rom spline through the points (Yuksel et al. 2011)."""
    found = [line[0]]
    for i in range(len(line) - 1):
        a, b = line[i], line[i + 1]
        pieces = math.ceil(_distance(a, b) / step)
        if pieces > 1:
            before = line[i - 1] if i > 0 else None
            after = line[i + 2] if i + 2 < len(line) else None
            found += _between(before, a, b, after, pieces)
        found.append(b)
    return found


def _between(
    before: Point | None, a: Point, b: Point, after: Point | None, pieces: int
) -> list[Point]:
    """Return the points that divide the way from a to b: a cubic with the spline's tangents."""
    span = math.sqrt(_distance(a, b))
    at_a, at_b = _tangent(before, a, b, span), _tangent(after, b, a, span)
    found = []
    for j in range(1, pieces):
        u = j / pieces
        v = 1 - u
        start, end = v * v * (1 + 2 * u), u * u * (1 + 2 * v)
        leave, arrive = u * v * v, u * u * v
        # at_b points back, from b to a
        x = start * a[0] + end * b[0] + (leave * at_a[0] + arrive * at_b[0])
        y = start * a[1] + end * b[1] + (leave * at_a[1] + arrive * at_b[1])
        found.append((x, y, v * a[2] + u * b[2]))
    return found


def _tangent(before: Point | None, a: Point, b: Point, span: float) -> tuple[float, float]:
    """Return the spline's direction at a on its way to b, times the length of that way."""
    if before is None:
        return b[0] - a[0], b[1] - a[1]
    past = math.sqrt(_distance(before, a))
    both = past + span
    return (
        b[0] - a[0] + span * ((a[0] - before[0]) / past - (b[0] - before[0]) / both),
        b[1] - a[1] + span * ((a[1] - before[1]) / past - (b[1] - before[1]) / both),
    )
