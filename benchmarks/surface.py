"""The time of a race's cost surface, against a forward pass of all examples at every point.

Both compute in float32 over the same square of the same plane, that of two runs of the default
network. The surface is compared with float64 at all of its points first.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cached_property, partial
from statistics import median
from typing import Final

import numpy as np
from nudge.data.datasets import load_embedded
from nudge.descent.bounds import bounds
from nudge.descent.directions import fitted
from nudge.descent.path import unflatten
from nudge.descent.plane import Plane
from nudge.descent.race import Race
from nudge.descent.settings import RaceSettings
from nudge.descent.surface import Surface, choose_surface_examples
from nudge.nn import COSTS, Array
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable, Runner, run_to_end

from benchmarks.support.report import NO_TARGET, Figure, at_least, at_most, milliseconds, unit
from benchmarks.support.timing import by_turns, ratio, seconds

POINTS, COARSE = 51, 13
"""Points of a side of the fine picture, and of the first one."""
EPOCHS: Final = 5
MIN_SPEEDUP: Final = {1_000: 6.0, 10_000: 10.0}
"""How many times faster, by the number of examples."""
ROUNDS: Final = {1_000: 3, 10_000: 1}
MAX_SECONDS: Final = 0.15
"""Seconds from the plane to the first picture."""
MAX_ERROR: Final = 1e-5
NOISE: Final = 0.05
COST: Final = COSTS["squared"]


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the surface's error, its speed-up, and the time of the first picture."""
    scene = Scene(3, epochs=1) if smallest else Scene()
    sizes = {count // 100 if smallest else count: count for count in MIN_SPEEDUP}
    first = min(sizes)
    x, y = examples(first)
    name = f"greatest error of a surface of {scene.points} × {scene.points}"
    yield at_most(name, scene.max_error(x, y), MAX_ERROR, unit("", 7))
    taken = {}
    for count, size in sizes.items():
        x, y = examples(count)
        taken[count], one_by_one = by_turns(
            partial(scene.surface, x, y, scene.points),
            partial(scene.one_by_one, x, y, np.float32),
            rounds=ROUNDS[size],
            warm=count == first,  # the caches stay warm, and later rounds take long
        )
        min_speedup = MIN_SPEEDUP[size]
        name = f"the surface over {count:,} examples, faster than point by point"
        yield at_least(name, ratio(one_by_one, taken[count]), min_speedup, unit("times"))
    text = " and ".join(milliseconds(median(each)) for each in taken.values())
    yield Figure("the two themselves", text, NO_TARGET)
    x, y = examples(first)
    coarse = median(seconds(lambda: scene.surface(x, y, COARSE)) for _ in range(15))
    name = f"a first picture of {COARSE} × {COARSE} once the plane is set"
    yield at_most(name, coarse, MAX_SECONDS, milliseconds)
    pieces = [longest_piece(work) for work in (scene.fit(), scene.surface_work(x, y, scene.points))]
    text = " and ".join(milliseconds(each) for each in pieces)
    yield Figure("the longest piece of fitting a plane, and of a surface", text, NO_TARGET)


class Scene:
    """Two runs from one start, the plane of their paths, and the square around them.

    ``points`` is the number of points on a side of the fine picture.
    """

    def __init__(self, points: int = POINTS, epochs: int = EPOCHS) -> None:
        self.points = points
        dataset = load_embedded()
        race = Race(RaceSettings(), TrainingConfig(), dataset)
        run_to_end(race.advance_to(epochs * dataset.train.examples_per_epoch))
        self.paths = [[point.position for point in each.path.points] for each in race.runs]
        self.network = race.runs[0].state.network

    @cached_property
    def plane(self) -> Plane:
        """The plane of the two paths."""
        return run_to_end(self.fit())

    def fit(self) -> Resumable[Plane]:
        """Return the work of fitting the plane."""
        return fitted(RaceSettings().plane, self.paths, self.network)

    def axes(self, points: int) -> tuple[Array, Array]:
        """Return the x and the y of a grid, each of ``points`` values."""
        return bounds([self.plane.project(path) for path in self.paths]).axes(points)

    def surface_work(self, x: Array, y: Array, points: int) -> Resumable[Array]:
        """Return the work of computing the surface: costs, (points, points)."""
        return Surface(self.plane, self.network, x, y, COST).grid(*self.axes(points))

    def surface(self, x: Array, y: Array, points: int) -> Array:
        """Return the surface, computed at once: costs, (points, points)."""
        return run_to_end(self.surface_work(x, y, points))

    def one_by_one(self, x: Array, y: Array, dtype: type[np.floating]) -> Array:
        """Return the same costs by a forward pass at every point of the fine grid."""
        xs, ys = self.axes(self.points)
        origin, u, v = (each.astype(dtype) for each in (self.plane.origin, *self.plane.directions))
        costs = np.empty((self.points, self.points))
        for row, column in np.ndindex(costs.shape):
            position = origin + dtype(xs[column]) * u + dtype(ys[row]) * v
            a = unflatten(position, self.network).forward(x).a[-1]
            costs[row, column] = COST.of_set(a, y)
        return costs

    def max_error(self, x: Array, y: Array) -> float:
        """Return the greatest difference from float64 over the fine grid."""
        expected = self.one_by_one(x.astype(np.float64), y.astype(np.float64), np.float64)
        return float(np.abs(self.surface(x, y, self.points) - expected).max())


def examples(count: int) -> tuple[Array, Array]:
    """Return ``count`` examples: training images, repeated with noise where there are too few."""
    x, y = choose_surface_examples(load_embedded(), count)
    noise = np.random.default_rng(0).normal(0, NOISE, (count - len(x), x.shape[1]))
    repeated_index = np.arange(count - len(x)) % len(x)
    noisy = np.clip(x[repeated_index] + noise, 0, 1).astype(np.float32)
    return np.concatenate([x, noisy]), np.concatenate([y, y[repeated_index]])


def longest_piece(work: Resumable[object]) -> float:
    """Return the seconds of the longest piece of some work, of this process alone."""
    runner, taken = Runner(work), []
    while True:
        began = time.process_time()
        is_done = runner.run_for(0.0)
        taken.append(time.process_time() - began)
        if is_done:
            return max(taken)
