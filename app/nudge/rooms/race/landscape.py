"""What a race is shown on: the plane of its paths, and the cost surface over that plane.

All of it is worked out in training threads, in pieces, while the runs go on. What is shown at a
time is a ``View``, which is replaced and never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from nudge.data.datasets import Dataset
from nudge.descent.bounds import Bounds, bounds
from nudge.descent.directions import fitted
from nudge.descent.path import Point
from nudge.descent.plane import Plane, Projection, projection, share_of_all
from nudge.descent.race import Race
from nudge.descent.run import RaceRun
from nudge.descent.settings import PlaneSettings
from nudge.descent.surface import Surface, examples_of_surface
from nudge.nn import COSTS, Array
from nudge.rooms.limits import surface_size
from nudge.training.resumable import Resumable

COARSE: Final = 13
"""Points a side of the picture that comes first."""

FAR: Final = 30.0
"""How many times the cost of its start a point may have to be looked for on the plane."""

Detail = Literal["coarse", "fine"]
Mark = tuple[int, int]
"""A run's id, and the step it is at."""


@dataclass(frozen=True, eq=False)
class View:
    """A plane, the square of it that is looked at, and what it holds of the paths.

    ``looks`` are the paths as they were when it was fitted, as far as they were in sight, and
    ``steps`` the steps of their points, by the runs' ids.
    """

    plane: Plane
    bounds: Bounds
    surface: Surface
    looks: Mapping[int, Projection]
    steps: Mapping[int, tuple[int, ...]]

    @property
    def share(self) -> float:
        """The share of all paths that the plane held then, each weighing the same."""
        return share_of_all(list(self.looks.values()))


@dataclass(frozen=True, eq=False)
class Picture:
    """The cost over a square of a plane, (n, n) float32: row by y, column by x.

    ``tangent`` is x, y, the cost there and its slopes along x and y, for a plane of two weights.
    """

    plane: Plane
    bounds: Bounds
    detail: Detail
    cost: Array
    tangent: tuple[float, ...] | None

    def is_of(self, view: View) -> bool:
        """Whether it is of what ``view`` looks at."""
        return self.plane is view.plane and self.bounds == view.bounds


class Landscape:
    """The view of one race, kept up with its runs."""

    def __init__(self, race: Race, dataset: Dataset) -> None:
        self.view: View | None = None
        self.picture: Picture | None = None
        self.train = dataset.train.dealt
        self._dataset = dataset
        self._planes = 0
        self._before: View | None = None
        self._fitted_to: tuple[Mark, ...] = ()
        self._wanted: tuple[PlaneSettings, int] | None = None
        self._chosen: tuple[Array, Array] | None = None
        self._runs: tuple[RaceRun, ...] = ()
        self.suit(race)

    def suit(self, race: Race) -> None:
        """Serve ``race`` from now on: another, or the same with other settings."""
        settings, before = race.settings, self._wanted
        most = min(settings.examples, len(self._dataset.train))
        self.examples, self.points = surface_size(race.start.sizes, most, settings.points)
        self._wanted = settings.plane, self.examples
        if not any(each in self._runs for each in race.runs):  # it was a view of others
            self.view = self.picture = self._before = None
        if before is None or before[1] != self.examples:
            self._chosen = None
        if before != self._wanted or race.runs != self._runs:
            self._fitted_to = ()
        self._runs = race.runs

    def is_behind(self, race: Race) -> bool:
        """Whether the plane is to be fitted anew: to paths that have grown, or as it turns on."""
        unsettled = self.view is not None and not self.view.plane.is_settled
        return unsettled or self._fitted_to != marks(race)

    @property
    def is_new(self) -> bool:
        """Whether there is no view yet of what is wanted, so that it is wanted at once."""
        return not self._fitted_to

    def fit(self, race: Race) -> Resumable[None]:
        """Find the plane that the paths want now, and show it."""
        now_at, runs = marks(race), race.runs
        points = {each.id: in_sight(each.path.points) for each in runs}
        paths = {id: [point.position for point in points[id]] for id in points}
        like, before = runs[0].state.network, self._before
        found = yield from fitted(
            race.settings.plane, list(paths.values()), like, before.plane if before else None
        )
        looks = {}
        for id, path in paths.items():
            looks[id] = yield from projection(found, path)
        self._planes += 1
        plane = replace(found, number=self._planes)
        same = before is not None and before.plane.kind == plane.kind
        around = bounds(
            [look.xy for look in looks.values()],
            plane.reach,
            before.bounds if before and same else None,
        )
        surface = Surface(plane, like, *self._images(), COSTS[race.start.cost])
        steps = {id: tuple(point.step for point in points[id]) for id in points}
        self.view = self._before = View(plane, around, surface, looks, steps)
        self._fitted_to = now_at

    def widened(self, view: View, paths: Sequence[Array]) -> View:
        """Return ``view``, of more of its plane where ``paths`` (n, 2) leave it; show that."""
        around = bounds(paths, view.plane.reach, view.bounds)
        if around == view.bounds:
            return view
        wider = replace(view, bounds=around)
        if self.view is view:
            self.view = self._before = wider
        return wider

    @property
    def undrawn(self) -> Detail | None:
        """What is to be drawn next; None where all is."""
        view, last = self.view, self.picture
        if view is None:
            return None
        if last is None or not last.is_of(view):
            return "coarse" if self.points > COARSE else "fine"
        is_done = last.detail == "fine" and len(last.cost) == self.points
        return None if is_done else "fine"

    def is_on(self, picture: Picture) -> bool:
        """Whether ``picture`` is of the plane that is looked at, be it another part of it."""
        return self.view is not None and picture.plane is self.view.plane

    def draw(self, race: Race, detail: Detail) -> Resumable[Picture]:
        """Find the cost over what is looked at, and keep it."""
        view = self.view
        assert view is not None, "there is something undrawn"
        found = yield from drawn(view, race, COARSE if detail == "coarse" else self.points, detail)
        if self.is_on(found):
            self.picture = found
        return found

    def _images(self) -> tuple[Array, Array]:
        """The examples of the surface: x and y."""
        if self._chosen is None:
            self._chosen = examples_of_surface(self._dataset, self.examples)
        return self._chosen


def drawn(view: View, race: Race, points: int, detail: Detail) -> Resumable[Picture]:
    """Find the cost over what ``view`` looks at, at so many ``points`` a side."""
    tangent = None
    if view.plane.kind == "weights":
        tangent = yield from _tangent(view, race.runs[0])
    cost = yield from view.surface.grid(*view.bounds.axes(points))
    return Picture(view.plane, view.bounds, detail, cost, tangent)


def _tangent(view: View, race_run: RaceRun) -> Resumable[tuple[float, ...]]:
    """Find where the surface is touched, beneath where a run is, and how it slopes there."""
    xy = view.plane.project([race_run.path.newest.position])[0]
    cost = yield from view.surface.cost_at(xy)
    slopes = yield from view.surface.gradient_at(xy)
    return (*xy.tolist(), cost, *slopes.tolist())


def in_sight(points: Sequence[Point]) -> list[Point]:
    """Return the points of a path that plane and square are to suit: the start, and what is near.

    The last steps of a run that diverges are so long that beside them all else would be a point.
    """
    limit = FAR * points[0].cost
    return [
        point
        for place, point in enumerate(points)
        if place == 0 or not (point.cost > limit or point.batch_cost > limit)
    ]


def marks(race: Race) -> tuple[Mark, ...]:
    """Return where the runs are."""
    return tuple((each.id, each.path.newest.step) for each in race.runs)
