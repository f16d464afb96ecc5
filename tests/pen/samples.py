"""Sample drawings: strokes of every kind that a hand, or a faulty program, may make."""

from __future__ import annotations

import math

import numpy as np

Strokes = list[list[tuple[float, ...]]]


def seven(x: float = 0.3, y: float = 0.2, size: float = 0.5) -> Strokes:
    """A seven of two straight lines with few points, as a fast mouse draws it."""
    return [[(x, y), (x + 0.6 * size, y), (x + 0.2 * size, y + size)]]


def ring(
    x: float = 0.5, y: float = 0.5, radius: float = 0.2, points: int = 40, flat: float = 1.0
) -> Strokes:
    """A zero, ``flat`` times as high as it is wide."""
    angles = [2 * math.pi * i / (points - 1) for i in range(points)]
    return [[(x + radius * math.cos(a), y + flat * radius * math.sin(a)) for a in angles]]


def dot(x: float = 0.5, y: float = 0.5) -> Strokes:
    return [[(x, y)]]


def edge_cases() -> list[Strokes]:
    """Drawings at the limits: empty, one point, equal points, points off the pad, odd pressures."""
    return [
        [],
        [[]],
        dot(),
        dot(0.0, 0.0),
        dot(1.0, 1.0),
        [[(0.5, 0.5), (0.5, 0.5)]],
        [[(0.5, 0.5), (0.5 + 1e-300, 0.5)]],
        [[(0.2, 0.2), (0.2 + 5e-324, 0.2)], [(0.3, 0.3)]],
        [[(0.5, 0.5), (0.501, 0.5)]],
        [*dot(0.1, 0.1), *dot(0.9, 0.9)],
        [[(0.0, 0.0), (1.0, 1.0)]],
        [[(0.5, 0.0), (0.5, 1.0)]],
        [[(-3.0, 0.4), (7.0, 0.6), (0.5, -1.0)]],
        [[(0.1, 0.1), (0.9, 0.1), (0.1, 0.1), (0.9, 0.1)]],
        [[(0.2, 0.8, 0.0), (0.5, 0.2, 1.0), (0.8, 0.8, 0.0)]],
        [[(0.2, 0.8, -1.0), (0.5, 0.2, 9.0), (0.8, 0.8)]],
        [[(0.1, 0.5), (0.9, 0.5)], ring(0.9, 0.5, 0.05)[0]],
        [ring(0.5, 0.5, 0.4, points)[0] for points in (3, 4, 5)],
    ]


def random_drawings(count: int, seed: int = 0) -> list[Strokes]:
    """Random walks: of one to three strokes, of all sizes, with or without pressure."""
    rng = np.random.default_rng(seed)
    return [_walk(rng) for _ in range(count)]


def _walk(rng: np.random.Generator) -> Strokes:
    size = 10 ** rng.uniform(-2.5, 0)
    strokes: Strokes = []
    for _ in range(int(rng.integers(1, 4))):
        steps = rng.normal(size=(int(rng.integers(1, 120)), 2))
        path = np.cumsum(np.cumsum(steps, axis=0), axis=0)  # smooth, as strokes of a hand are
        extent = max(float(np.ptp(path, axis=0).max()), 1e-9)
        path = rng.uniform(0, 1, 2) + size * (path - path.mean(axis=0)) / extent
        if rng.random() < 0.3:
            path = np.round(path * 300) / 300  # whole pixels of a pad: some points coincide
        columns = [path[:, 0], path[:, 1]]
        if rng.random() < 0.5:
            columns.append(rng.uniform(0, 1, len(path)))
        strokes.append([tuple(map(float, point)) for point in zip(*columns, strict=True)])
    return strokes
