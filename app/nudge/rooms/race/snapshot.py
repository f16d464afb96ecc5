"""Snapshots of a race for its viewers: the state, and the paths projected on the plane."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.descent.path import PathPoint, columns_of
from nudge.descent.plane import Plane, projection
from nudge.descent.race import Race
from nudge.descent.run import RaceRun
from nudge.nn import Array
from nudge.protocol.answers import number_or_none
from nudge.protocol.server_messages import PlaneState, RaceState, RunState, SurfaceState
from nudge.rooms.race.race_plane import RacePlane, View, points_to_fit
from nudge.training.resumable import Resumable

WIRE_NAMES: Final = {"batch_number": "batch"}
"""Names of columns on the wire and in files, where they differ from those of a path."""

Column = npt.NDArray[Any]
ProjectedPoint = tuple[Array, float]
"""The projection (2,) of a point of a path on the plane, and its distance from the point."""


@dataclass(frozen=True, eq=False)
class ProjectedPath:
    """A path on the plane: ``xy`` (n, 2) and ``distance`` (n,), and its other ``columns``.

    ``full_step`` (n, 2) are the projections of the steps that all examples would make from its
    points; NaN where a step is not known.
    """

    columns: Mapping[str, Column]
    xy: Array
    distance: Array
    full_step: Array

    def columns_on_plane(self) -> dict[str, Column]:
        """Return all columns by their names on the wire and in files."""
        columns = {WIRE_NAMES.get(name, name): column for name, column in self.columns.items()}
        return {"xy": self.xy, **columns, "distance": self.distance, "full_step": self.full_step}


@dataclass(frozen=True)
class NewestCosts:
    """The cost of a run's newest point, and that of its projection, over the surface's examples."""

    true_cost: float
    plane_cost: float


@dataclass(frozen=True, eq=False)
class RaceSnapshot:
    """All that viewers get of a race at one moment. Without a view, ``paths`` is empty.

    Each run is shown at its newest measured point, so its step, cost, angle and path are of one
    point.
    """

    state: RaceState
    view: View | None
    paths: tuple[ProjectedPath, ...]


class PathProjector:
    """Projects the paths of the runs. It caches the results, so each point is projected once."""

    def __init__(self) -> None:
        self._plane: Plane | None = None
        self._points: dict[int, dict[int, ProjectedPoint]] = {}
        self._costs: dict[int, tuple[int, NewestCosts]] = {}

    def snapshot(self, race: Race, race_plane: RacePlane, playing: bool) -> Resumable[RaceSnapshot]:
        """Return a snapshot of the race, with its runs' costs and distances on the plane.

        The runs go on between two pieces. The snapshot is still of one moment: it reads the runs in
        its first piece only.
        """
        view, projected_paths, fitted_points, run_states = race_plane.view, [], [], []
        self._use_plane(view)
        state = race_state(race, race_plane, view, playing)
        paths = [(each.id, measured_points(each)) for each in race.runs]
        for run, (id, points) in zip(state.runs, paths, strict=True):
            if view is not None:
                path = yield from self._projected_path(view.plane, id, points)
                costs = yield from self._newest_costs(view, id, points[-1], path)
                run_states.append(run.model_copy(update=_to_plane_fields(view, id, path, costs)))
                projected_paths.append(path)
                fitted_points.append(self._project_points_to_fit(id, points))
            yield
        if view is not None:
            view = race_plane.widen(view, fitted_points)
            state = state.model_copy(update={"runs": tuple(run_states)})
        return RaceSnapshot(state, view, tuple(projected_paths))

    def _use_plane(self, view: View | None) -> None:
        """Replace the cache where the plane is new: the fit has projected most points already."""
        if view is None or view.plane is self._plane:
            return
        self._plane, self._costs = view.plane, {}
        self._points = {
            id: dict(
                zip(view.steps[id], zip(fitted.xy, fitted.distances, strict=True), strict=True)
            )
            for id, fitted in view.projections.items()
        }

    def _projected_path(
        self, plane: Plane, id: int, points: Sequence[PathPoint]
    ) -> Resumable[ProjectedPath]:
        """Project a path on the plane; the points that are cached are not projected again."""
        known = self._points.get(id, {})
        new = [point for point in points if point.step not in known]
        if new:
            found = yield from projection(plane, [point.position for point in new])
            steps = (point.step for point in new)
            known |= zip(steps, zip(found.xy, found.distances, strict=True), strict=True)
        self._points[id] = {point.step: known[point.step] for point in points}
        xy, distance = zip(*self._points[id].values(), strict=True)
        return ProjectedPath(
            columns_of(points), np.stack(xy), np.array(distance), full_steps(plane, points)
        )

    def _project_points_to_fit(self, id: int, points: Sequence[PathPoint]) -> Array:
        """Return the projections (n, 2) of the points that the square must hold."""
        return np.stack([self._points[id][point.step][0] for point in points_to_fit(points)])

    def _newest_costs(
        self, view: View, id: int, newest: PathPoint, path: ProjectedPath
    ) -> Resumable[NewestCosts]:
        """Return the cost of a run's newest point and of its projection, computed once a point."""
        step, found = self._costs.get(id, (-1, None))
        if found is None or step != newest.step:
            true_cost = yield from view.surface.cost_at_position(newest.position)
            plane_cost = yield from view.surface.cost_at(path.xy[-1])
            found = NewestCosts(true_cost, plane_cost)
            self._costs[id] = newest.step, found
        return found


def race_state(race: Race, race_plane: RacePlane, view: View | None, playing: bool) -> RaceState:
    """Return the state of a race; of its runs only the fields that need no plane.

    A race is over once its runs are measured where they ended: its figures are those of the end.
    """
    over = race.is_over and race.is_measured
    return RaceState(
        number=race.number,
        settings=race.settings,
        start=race.start,
        playing=playing and not over,
        over=over,
        progress=race.progress,
        until=race.until,
        runs=tuple(_to_run_state(each) for each in race.runs),
        plane=PlaneState(
            kind=view.plane.kind if view else race.settings.plane.kind,
            number=view.plane.number if view else 0,
            share=number_or_none(view.share) if view else None,
            settled=view is not None and not race_plane.is_behind(race),
        ),
        surface=SurfaceState(examples=race_plane.examples, points=race_plane.points),
        train=race_plane.train,
        parameter_count=race.runs[0].state.network.parameter_count,
    )


def full_steps(plane: Plane, points: Sequence[PathPoint]) -> Array:
    """Return the projections (n, 2) of the steps that all examples would make from ``points``."""
    unknown = np.full(2, math.nan)
    with np.errstate(all="ignore"):
        return np.stack(
            [
                unknown if point.full_step is None else plane.directions @ point.full_step
                for point in points
            ]
        )


def measured_points(race_run: RaceRun) -> tuple[PathPoint, ...]:
    """Return the points of a run up to the newest one whose cost is known.

    Where a run has diverged, these are all points; before its start is measured, the start.
    """
    points = race_run.path.points
    count = len(points)
    while count > 1 and race_run.diverged is None and math.isnan(points[count - 1].cost):
        count -= 1
    return points[:count]


def _to_run_state(race_run: RaceRun) -> RunState:
    color = race_run.settings.color
    assert color is not None, "a race gives each of its runs one"
    newest, diverged = measured_points(race_run)[-1], race_run.diverged
    return RunState(
        id=race_run.id,
        color=color,
        full=race_run.is_full,
        paused=race_run.is_paused,
        settings=race_run.config,
        step=newest.step,
        epoch=newest.epoch,
        examples_seen=newest.examples_seen,
        seconds=newest.seconds,
        cost=number_or_none(newest.cost),
        angle=number_or_none(newest.angle),
        diverged=None if diverged is None else str(diverged),
        diverged_text=diverged,
        share=None,
        plane_cost=None,
        distance=None,
        true_cost=None,
    )


def _to_plane_fields(
    view: View, id: int, path: ProjectedPath, costs: NewestCosts
) -> dict[str, Any]:
    """Return the fields of a run's state that need the plane."""
    fitted = view.projections.get(id)
    return {
        "share": number_or_none(fitted.share) if fitted else None,
        "plane_cost": number_or_none(costs.plane_cost),
        "distance": number_or_none(float(path.distance[-1])),
        "true_cost": number_or_none(costs.true_cost),
    }
