"""The plane of a race's paths, and the cost surface over that plane.

Both are computed in the training threads, in pieces, while the runs go on. A ``View`` is immutable:
each fit of the plane replaces it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from nudge.data.datasets import Dataset
from nudge.descent.bounds import Bounds, bounds
from nudge.descent.directions import fitted
from nudge.descent.foresight import first_steps, foresight_of
from nudge.descent.path import PathPoint
from nudge.descent.plane import Plane, Positions, Projection, projection, share_of_all
from nudge.descent.race import Race
from nudge.descent.run import RaceRun
from nudge.descent.settings import PlaneSettings
from nudge.descent.surface import Surface, choose_surface_examples
from nudge.nn import COSTS, Array
from nudge.rooms.work_limits import surface_size
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable

COARSE: Final = 13
"""Points a side of the coarse picture, which is sent first."""

MAX_COST_RATIO: Final = 30.0
"""The plane is fitted to points of a path whose cost is at most this many times the start's."""

MAX_SHARE_LOST: Final = 0.05
"""A plane of the paths is kept while it holds at most this much less of them than when fitted."""

LEAST_SHARE: Final = 0.85
"""A plane of paths ahead is kept where it holds this share of others, known or made later."""

LEAP: Final = 0.5
"""A first step is a leap where the points after it have less than this part of the whole extent."""
LEAP_SHOWN: Final = 3
"""Steps after which the picture of single steps goes nearer to those after a leap."""

Detail = Literal["coarse", "fine"]
Ahead = Sequence[Array]
RunStep = tuple[int, int]
"""A run's id, and the step of its newest point."""


@dataclass(frozen=True, eq=False)
class View:
    """A plane, the square of it that is shown, its surface, and the projections of the paths.

    ``projections`` are of the points that the plane was fitted to, or for which it was kept.
    ``steps`` are the steps of these points, both by the runs' ids. ``fitted_share`` is the share of
    the points that the plane was fitted to. ``ahead`` are the positions of each path that the plane
    was fitted to where they were known before the runs got there, so that it stays; else None.
    """

    plane: Plane
    bounds: Bounds
    surface: Surface
    projections: Mapping[int, Projection]
    steps: Mapping[int, tuple[int, ...]]
    fitted_share: float
    is_kept: bool = False
    ahead: Ahead | None = None

    @property
    def share(self) -> float:
        """The share of the paths that the plane holds, in [0, 1]; each path has the same weight."""
        return share_of_all(list(self.projections.values()))


@dataclass(frozen=True, eq=False)
class Picture:
    """The cost over a square of a plane, (n, n) float32: a row for each y, a column for each x.

    ``tangent`` is (x, y, cost, slope along x, slope along y) at the first run's projection; None
    unless the plane is of two weights.
    """

    plane: Plane
    bounds: Bounds
    detail: Detail
    cost: Array
    tangent: tuple[float, ...] | None

    def shows(self, view: View) -> bool:
        """Whether the picture is of the plane and the square of ``view``."""
        return self.plane is view.plane and self.bounds == view.bounds


class RacePlane:
    """The newest view and picture of one race.

    ``examples`` and ``points`` are those of the surface, and ``train`` is the number of examples of
    an epoch.
    """

    def __init__(self, race: Race, dataset: Dataset) -> None:
        self.view: View | None = None
        self.picture: Picture | None = None
        self.train = dataset.train.examples_per_epoch
        self._dataset = dataset
        self._planes = 0
        self._last_view: View | None = None
        self._fitted_to: tuple[RunStep, ...] = ()
        self._plane_and_examples: tuple[PlaneSettings, int] | None = None
        self._example_arrays: tuple[Array, Array] | None = None
        self._runs: tuple[RaceRun, ...] = ()
        self._first_steps: tuple[TrainingConfig, Ahead] | None = None
        self.foresight = foresight_of(race, dataset)
        self.set_race(race)

    def set_race(self, race: Race) -> None:
        """Use ``race`` from now on: another race, or the same race with other settings."""
        settings, before = race.settings, self._plane_and_examples
        most = min(settings.examples, self.train)
        self.examples, self.points = surface_size(race.start.sizes, most, settings.points)
        self._plane_and_examples = settings.plane, self.examples
        if not any(each in self._runs for each in race.runs):  # the view was of other runs
            self.view = self.picture = self._last_view = None
        if before is None or before[1] != self.examples:
            self._example_arrays = None
        if before != self._plane_and_examples or race.runs != self._runs:
            self._fitted_to = ()
        self._runs = race.runs
        if not self.foresight.is_of(race):
            self.foresight = foresight_of(race, self._dataset)

    def is_behind(self, race: Race) -> bool:
        """Whether the plane is to be fitted again: the paths have grown, or it still turns."""
        view = self.view
        unsettled = view is not None and not view.plane.is_settled
        is_rough = view is not None and view.is_kept and race.is_over
        found = self.foresight.positions if race.settings.plane.kind == "whole" else None
        is_known = found is not None and view is not None and view.ahead is not found
        return unsettled or is_rough or is_known or self._fitted_to != newest_steps(race)

    @property
    def needs_first_fit(self) -> bool:
        """Whether there was no fit yet for these runs and settings, so that one is due at once."""
        return not self._fitted_to

    def look_ahead(self, race: Race) -> Resumable[None] | None:
        """Return the work of finding the whole paths, where a plane shows or will show them."""
        is_used = race.settings.plane.kind in ("steps", "whole") and self.view is not None
        return self.foresight.look() if is_used else None

    def _paths_ahead(self, race: Race) -> Resumable[Ahead | None]:
        """Return the positions to fit the plane to, where they are known before the runs go there.

        For the plane of single steps, these are the first ones of the first run of mini-batches.
        """
        if race.settings.plane.kind == "whole":
            before = self.view.ahead if self.view and self.view.plane.kind == "whole" else None
            return before if self.foresight.is_pending else self.foresight.positions
        if race.settings.plane.kind != "steps":
            return None
        chosen = _stepping_run(race)
        if self._first_steps is None or self._first_steps[0] != chosen.config:
            found = yield from first_steps(chosen.config, self._dataset)
            self._first_steps = chosen.config, [found]
        return self._first_steps[1]

    def fit(self, race: Race) -> Resumable[None]:
        """Fit the plane to the present paths, and make the result the view.

        While the race goes on, the plane stays as long as it holds the paths well and its square
        has room for them: the picture holds still. At the end it is fitted to the whole paths.
        A plane that was fitted to what is ahead stays anyway.
        """
        fitted_to, runs, is_over = newest_steps(race), race.runs, race.is_over
        points = {each.id: points_to_fit(each.path.even_points) for each in runs}
        paths = {id: [point.position for point in points[id]] for id in points}
        like, before = runs[0].state.network, self._last_view
        steps = {id: tuple(point.step for point in points[id]) for id in points}
        ahead = yield from self._paths_ahead(race)
        if self.view is not None and self.view is before and (ahead or not is_over):
            kept = yield from self._keep(self.view, race, paths, steps, ahead)
            if kept is not None:
                self.view, self._last_view, self._fitted_to = kept, kept, fitted_to
                return
        found = yield from fitted(
            race.settings.plane,
            list(paths.values()) if ahead is None else ahead,
            like,
            before.plane if before else None,
        )
        projections = {}
        for id, path in paths.items():
            projections[id] = yield from projection(found, path)
        self._planes += 1
        plane = replace(found, number=self._planes)
        is_same_kind = before is not None and before.plane.kind == plane.kind
        square = bounds(
            [projected.xy for projected in projections.values()]
            if ahead is None
            else _places_to_show(plane, ahead, race),
            plane.reach,
            before.bounds if before and is_same_kind and ahead is None else None,
        )
        surface = Surface(plane, like, *self._get_example_arrays(), COSTS[race.start.cost])
        share = share_of_all(list(projections.values()))
        self.view = self._last_view = View(
            plane, square, surface, projections, steps, share, ahead=ahead
        )
        self._fitted_to = fitted_to

    def _keep(
        self,
        view: View,
        race: Race,
        paths: Mapping[int, Positions],
        steps: Mapping[int, tuple[int, ...]],
        ahead: Ahead | None,
    ) -> Resumable[View | None]:
        """Return ``view`` with the projections of ``paths``; None where its plane is not kept."""
        plane, settings = view.plane, race.settings.plane
        is_same = (plane.kind, plane.seed) == (settings.kind, settings.seed)
        is_whole = plane.is_settled and plane.rank == 2 and self._example_arrays is not None
        is_of_paths = plane.kind in ("paths", "whole") or ahead is not None
        if not (is_same and is_whole and is_of_paths):
            return None
        if ahead is not None and view.ahead is not ahead:
            is_held = plane.kind == "whole" and (yield from _holds(view, ahead))
            if not is_held:
                return None
        projections = {}
        for id, path in paths.items():
            projections[id] = yield from projection(plane, path)
        if ahead is not None:
            square = view.bounds
            if plane.kind == "steps":
                square = bounds(_places_to_show(plane, ahead, race))
            return replace(view, bounds=square, projections=projections, steps=steps, ahead=ahead)
        flat = [projected.xy for projected in projections.values()]
        share = share_of_all(list(projections.values()))
        least = view.fitted_share - MAX_SHARE_LOST if view.ahead is None else LEAST_SHARE
        if share < least or bounds(flat, plane.reach, view.bounds) != view.bounds:
            return None
        return replace(view, projections=projections, steps=steps, is_kept=True)

    def widen(self, view: View, paths: Sequence[Array]) -> View:
        """Return ``view`` with a square that also holds ``paths`` (n, 2); make it the view.

        A square around what is ahead stays: a run may be beyond the edge of the first steps.
        """
        if view.ahead is not None:
            return view
        square = bounds(paths, view.plane.reach, view.bounds)
        if square == view.bounds:
            return view
        wider = replace(view, bounds=square)
        if self.view is view:
            self.view = self._last_view = wider
        return wider

    @property
    def next_detail(self) -> Detail | None:
        """The detail of the picture to compute next; None where the fine one is there."""
        view, last = self.view, self.picture
        if view is None:
            return None
        if last is None or not last.shows(view):
            return "coarse" if self.points > COARSE else "fine"
        is_done = last.detail == "fine" and len(last.cost) == self.points
        return None if is_done else "fine"

    def shows_other_than(self, view: View) -> bool:
        """Whether the present view is of another plane or square than ``view``."""
        now = self.view
        return now is None or now.plane is not view.plane or now.bounds != view.bounds

    def is_on(self, picture: Picture) -> bool:
        """Whether ``picture`` is of the view's plane, though perhaps of another square."""
        return self.view is not None and picture.plane is self.view.plane

    def draw(self, race: Race, detail: Detail) -> Resumable[Picture]:
        """Compute the picture of the view in ``detail``, and store it while its plane is shown."""
        view = self.view
        assert view is not None, "there is something undrawn"
        found = yield from compute_picture(
            view, race, COARSE if detail == "coarse" else self.points, detail
        )
        if self.is_on(found):
            self.picture = found
        return found

    def _get_example_arrays(self) -> tuple[Array, Array]:
        """The examples of the surface: x (n, inputs) and y (n, outputs)."""
        if self._example_arrays is None:
            self._example_arrays = choose_surface_examples(self._dataset, self.examples)
        return self._example_arrays


def compute_picture(view: View, race: Race, points: int, detail: Detail) -> Resumable[Picture]:
    """Compute the cost over the square of ``view``, at ``points`` points a side."""
    tangent = None
    if view.plane.kind == "weights":
        tangent = yield from _tangent(view, race.runs[0])
    cost = yield from view.surface.grid(*view.bounds.axes(points))
    return Picture(view.plane, view.bounds, detail, cost, tangent)


def _tangent(view: View, race_run: RaceRun) -> Resumable[tuple[float, ...]]:
    """Return x, y, the cost and its two slopes at the projection of a run's newest point."""
    xy = view.plane.project([race_run.path.newest.position])[0]
    cost = yield from view.surface.cost_at(xy)
    slopes = yield from view.surface.gradient_at(xy)
    return (*xy.tolist(), cost, *slopes.tolist())


def _stepping_run(race: Race) -> RaceRun:
    """Return the run whose single steps are shown: the first one of mini-batches."""
    return next((each for each in race.runs if not each.is_full), race.runs[0])


def _places_to_show(plane: Plane, ahead: Ahead, race: Race) -> list[Array]:
    """Return the places (n, 2) of each path that the square must hold.

    Single steps are shown from their start. Where the first one is a leap beside which the others
    cannot be told apart, the square is that of the others, soon after the leap.
    """
    places = [plane.project(path) for path in ahead]
    if plane.kind != "steps" or _stepping_run(race).state.step < LEAP_SHOWN:
        return places
    near = [xy[1:] for xy in places]
    is_leap = all(
        len(after) and np.ptp(after, axis=0).max() < LEAP * np.ptp(xy, axis=0).max()
        for after, xy in zip(near, places, strict=True)
    )
    return near if is_leap else places


def _holds(view: View, ahead: Ahead) -> Resumable[bool]:
    """Whether a view of other paths shows ``ahead`` well enough to hold still."""
    projections = []
    for path in ahead:
        found = yield from projection(view.plane, path)
        projections.append(found)
    flat = [found.xy for found in projections]
    is_in = bounds(flat, view.plane.reach, view.bounds) == view.bounds
    return is_in and share_of_all(projections) >= LEAST_SHARE


def points_to_fit(points: Sequence[PathPoint]) -> list[PathPoint]:
    """Return the points of a path to fit the plane to: the start, and all of a limited cost.

    The last steps of a diverging run are so long that they would shrink all else to a point.
    """
    limit = MAX_COST_RATIO * points[0].cost
    return [
        point
        for place, point in enumerate(points)
        if place == 0 or not (point.cost > limit or point.batch_cost > limit)
    ]


def newest_steps(race: Race) -> tuple[RunStep, ...]:
    """Return the newest step of each run."""
    return tuple((each.id, each.path.newest.step) for each in race.runs)
