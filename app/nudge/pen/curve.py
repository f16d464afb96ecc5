"""Turns a pen's strokes into short straight segments along a smooth curve.

The computation uses only sums, products, quotients and square roots, in a fixed order. Their
results are the same in every language to the last bit, so the page gets the same numbers.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

PenPoint = tuple[float, float, float]
"""x to the right and y down, each in 0..1 of the pad's side, and the pressure in 0..1."""
Stroke = Sequence[Sequence[float]]
"""The points of one pen stroke in order: (x, y) or (x, y, pressure)."""
Segment = tuple[PenPoint, PenPoint]
"""A straight line between two points."""

MIDDLE_PRESSURE = 0.5
"""The pressure of a pen that reports none, as browsers define it."""
SEGMENTS_PER_SIDE = 24
"""Segments per longer side of the drawing. A segment is then shorter than a pixel of the digit."""
MAX_SEGMENTS = 2000
"""The most segments of a drawing, not counting one for each of its points."""


def cleaned(strokes: Sequence[Stroke]) -> list[list[PenPoint]]:
    """Return the strokes clipped to the pad, without points equal to the point before them.

    A stroke without points is left out. Raises ValueError where a number is not finite.
    """
    return [line for line in map(_line, strokes) if line]


def _line(stroke: Stroke) -> list[PenPoint]:
    line: list[PenPoint] = []
    for x, y, *pressure in stroke:
        force = pressure[0] if pressure else MIDDLE_PRESSURE
        if not (math.isfinite(x) and math.isfinite(y) and math.isfinite(force)):
            raise ValueError(f"A point of a stroke is not finite: {x}, {y}, {force}.")
        point = _clipped(x), _clipped(y), _clipped(force)
        if not line or point[:2] != line[-1][:2]:
            line.append(point)
    return line


def _clipped(value: float) -> float:
    return min(max(float(value), 0.0), 1.0)


def longer_side(lines: Sequence[Sequence[PenPoint]]) -> float:
    """Return the longer side of the bounding box of all points; 0 where there are none."""
    left, top, right, bottom = box(lines)
    return max(right - left, bottom - top)


def box(lines: Sequence[Sequence[PenPoint]]) -> tuple[float, float, float, float]:
    """Return the bounding box of all points: left, top, right, bottom; zeros without points."""
    xs = [point[0] for line in lines for point in line]
    ys = [point[1] for line in lines for point in line]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


def curved(lines: Sequence[Sequence[PenPoint]]) -> list[list[PenPoint]]:
    """Return the lines with more points, which lie on smooth curves through the given points."""
    length = 0.0
    for line in lines:
        for a, b in itertools.pairwise(line):
            length += _distance(a, b)
    step = max(longer_side(lines) / SEGMENTS_PER_SIDE, length / MAX_SEGMENTS)
    return [_curve(line, step) for line in lines]


def _distance(a: PenPoint, b: PenPoint) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    return math.sqrt(dx * dx + dy * dy)


def _curve(line: Sequence[PenPoint], step: float) -> list[PenPoint]:
    """Return a centripetal Catmull-Rom spline through the points (Yuksel et al. 2011)."""
    points = [line[0]]
    for i in range(len(line) - 1):
        a, b = line[i], line[i + 1]
        segments = math.ceil(_distance(a, b) / step)
        if segments > 1:
            before = line[i - 1] if i > 0 else None
            after = line[i + 2] if i + 2 < len(line) else None
            points += _between(before, a, b, after, segments)
        points.append(b)
    return points


def _between(
    before: PenPoint | None, a: PenPoint, b: PenPoint, after: PenPoint | None, segments: int
) -> list[PenPoint]:
    """Return the points between a and b on a cubic Hermite curve with the spline's tangents."""
    span = math.sqrt(_distance(a, b))
    at_a, at_b = _tangent(before, a, b, span), _tangent(after, b, a, span)
    points = []
    for j in range(1, segments):
        u = j / segments
        v = 1 - u
        start, end = v * v * (1 + 2 * u), u * u * (1 + 2 * v)
        leave, arrive = u * v * v, u * u * v
        # at_b points back, from b to a
        x = start * a[0] + end * b[0] + (leave * at_a[0] + arrive * at_b[0])
        y = start * a[1] + end * b[1] + (leave * at_a[1] + arrive * at_b[1])
        points.append((x, y, v * a[2] + u * b[2]))
    return points


def _tangent(before: PenPoint | None, a: PenPoint, b: PenPoint, span: float) -> tuple[float, float]:
    """Return the tangent of the spline at a, towards b, for a parameter in 0..1 from a to b."""
    if before is None:
        return b[0] - a[0], b[1] - a[1]
    span_before = math.sqrt(_distance(before, a))
    both = span_before + span
    return (
        b[0] - a[0] + span * ((a[0] - before[0]) / span_before - (b[0] - before[0]) / both),
        b[1] - a[1] + span * ((a[1] - before[1]) / span_before - (b[1] - before[1]) / both),
    )
