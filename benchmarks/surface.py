"""The cost surface of a race, against sending the examples through a network for every point.

Both compute in float32 over the same square of the same plane, that of two runs of the default
network. That the surface is right is checked against float64 first, at all of its points.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cached_property, partial
from statistics import median
from typing import Final

import numpy as np
from nudge.data.datasets import load_dataset
from nudge.descent.bounds import bounds
from nudge.descent.directions import fitted
from nudge.descent.path import unflatten
from nudge.descent.plane import Plane
from nudge.descent.race import Race
from nudge.descent.settings import RaceSettings
from nudge.descent.surface import Surface, examples_of_surface
from nudge.nn import COSTS, Array
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable, Runner, run_to_end

from benchmarks.support.report import NO_TARGET, Figure, at_least, at_most, milliseconds, unit
from benchmarks.support.timing import by_turns, ratio, seconds

POINTS, COARSE = 51, 13
"""A side of the fine picture and of the first one."""
EPOCHS: Final = 5
LEAST_TIMES: Final = {1_000: 6.0, 10_000: 10.0}
"""How many times faster, by examples."""
ROUNDS: Final = {1_000: 3, 10_000: 1}
MOST_SECONDS: Final = 0.15
"""From the plane to the first picture."""
MOST_WRONG: Final = 1e-5
NOISE: Final = 0.05
COST: Final = COSTS["squared"]


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield how right the surface is, how much faster, and how soon there is a first picture."""
    scene = Scene(3, epochs=1) if smallest else Scene()
    sizes = {count // 100 if smallest else count: count for count in LEAST_TIMES}
    first = min(sizes)
    x, y = examples(first)
    name = f"greatest error of a surface of {scene.points} × {scene.points}"
    yield at_most(name, scene.wrong(x, y), MOST_WRONG, unit("", 7))
    taken = {}
    for count, size in sizes.items():
        x, y = examples(count)
        taken[count], one_by_one = by_turns(
            partial(scene.surface, x, y, scene.points),
            partial(scene.one_by_one, x, y, np.float32),
            rounds=ROUNDS[size],
            warm=count == first,  # later ones are as warm, and take long
        )
        least = LEAST_TIMES[size]
        name = f"the surface over {count:,} examples, faster than point by point"
        yield at_least(name, ratio(one_by_one, taken[count]), least, unit("times"))
    told = " and ".join(milliseconds(median(each)) for each in taken.values())
    yield Figure("the two themselves", told, NO_TARGET)
    x, y = examples(first)
    coarse = median(seconds(lambda: scene.surface(x, y, COARSE)) for _ in range(15))
    name = f"a first picture of {COARSE} × {COARSE} once the plane is set"
    yield at_most(name, coarse, MOST_SECONDS, milliseconds)
    pieces = [longest(work) for work in (scene.fit(), scene.pieces(x, y, scene.points))]
    told = " and ".join(milliseconds(each) for each in pieces)
    yield Figure("the longest piece of fitting a plane, and of a surface", told, NO_TARGET)


class Scene:
    """Two runs from one start, the plane of their paths, and the square they are in.

    ``points`` are those of a side of the fine picture.
    """

    def __init__(self, points: int = POINTS, epochs: int = EPOCHS) -> None:
        self.points = points
        race = Race(RaceSettings(), TrainingConfig(), load_dataset("mnist-5k"))
        run_to_end(race.advance_to(epochs * 4_000))
        self.paths = [[point.position for point in each.path.points] for each in race.runs]
        self.network = race.runs[0].state.network

    @cached_property
    def plane(self) -> Plane:
        """The plane."""
        return run_to_end(self.fit())

    def fit(self) -> Resumable[Plane]:
        """Find the plane."""
        return fitted(RaceSettings().plane, self.paths, self.network)

    def axes(self, points: int) -> tuple[Array, Array]:
        """The x and the y of a grid."""
        return bounds([self.plane.project(path) for path in self.paths]).axes(points)

    def pieces(self, x: Array, y: Array, points: int) -> Resumable[Array]:
        """Find the surface, from the plane on."""
        return Surface(self.plane, self.network, x, y, COST).grid(*self.axes(points))

    def surface(self, x: Array, y: Array, points: int) -> Array:
        """Find the same at once."""
        return run_to_end(self.pieces(x, y, points))

    def one_by_one(self, x: Array, y: Array, dtype: type[np.floating]) -> Array:
        """Send the examples through a network at every point of the fine grid."""
        xs, ys = self.axes(self.points)
        origin, u, v = (each.astype(dtype) for each in (self.plane.origin, *self.plane.directions))
        costs = np.empty((self.points, self.points))
        for row, column in np.ndindex(costs.shape):
            position = origin + dtype(xs[column]) * u + dtype(ys[row]) * v
            a = unflatten(position, self.network).forward(x).a[-1]
            costs[row, column] = COST.of_set(a, y)
        return costs

    def wrong(self, x: Array, y: Array) -> float:
        """The greatest difference to float64 over the fine grid."""
        expected = self.one_by_one(x.astype(np.float64), y.astype(np.float64), np.float64)
        return float(np.abs(self.surface(x, y, self.points) - expected).max())


def examples(count: int) -> tuple[Array, Array]:
    """Return so many examples: training images, and where these are too few, again with noise."""
    x, y = examples_of_surface(load_dataset("mnist-5k"), count)
    noise = np.random.default_rng(0).normal(0, NOISE, (count - len(x), x.shape[1]))
    again = np.arange(count - len(x)) % len(x)
    noisy = np.clip(x[again] + noise, 0, 1).astype(np.float32)
    return np.concatenate([x, noisy]), np.concatenate([y, y[again]])


def longest(pieces: Resumable[object]) -> float:
    """Return the seconds that the longest of ``pieces`` took; what others take doesn't count."""
    walk, taken = Runner(pieces), []
    while True:
        began = time.process_time()
        is_done = walk.run_for(0.0)
        taken.append(time.process_time() - began)
        if is_done:
            return max(taken)
