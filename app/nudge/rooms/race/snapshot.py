"""Where a race stands, as it is told: in a few words, and as the paths on the plane."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.descent.path import Point
from nudge.descent.plane import Plane, projection
from nudge.descent.race import Race
from nudge.descent.run import RaceRun
from nudge.nn import Array
from nudge.protocol.answers import number_or_none
from nudge.protocol.server_messages import PlaneState, RaceState, RunState, SurfaceState
from nudge.rooms.race.landscape import Landscape, View, in_sight
from nudge.training.resumable import Resumable

SENT_AS: Final = {"batch_number": "batch"}
"""Columns that have a shorter name outside."""

Column = npt.NDArray[Any]
Place = tuple[Array, float]
"""A point on the plane (2,), and its distance from it."""


@dataclass(frozen=True, eq=False)
class ProjectedPath:
    """A path on the plane: ``xy`` (n, 2) and ``distance`` (n,), and its other ``columns``."""

    columns: Mapping[str, Column]
    xy: Array
    distance: Array

    def columns_on_plane(self) -> dict[str, Column]:
        """Return all of it by the names it is sent and kept under."""
        columns = {SENT_AS.get(name, name): column for name, column in self.columns.items()}
        return {"xy": self.xy, **columns, "distance": self.distance}


@dataclass(frozen=True)
class NewestCosts:
    """What a run's newest point costs, and its projection: over the surface's examples."""

    true_cost: float
    plane_cost: float


@dataclass(frozen=True, eq=False)
class RaceSnapshot:
    """All that is told of a race at one time; without a view there are no paths."""

    state: RaceState
    view: View | None
    paths: tuple[ProjectedPath, ...]


class PathProjector:
    """Finds where the runs are. What it has found of a point it does not look for again."""

    def __init__(self) -> None:
        self._plane: Plane | None = None
        self._places: dict[int, dict[int, Place]] = {}
        self._costs: dict[int, tuple[int, NewestCosts]] = {}

    def snapshot(self, race: Race, landscape: Landscape, playing: bool) -> Resumable[RaceSnapshot]:
        """Find where the runs are now, and what the plane tells of it.

        All it takes of the runs it takes in its first piece: it tells of one moment, although
        they go on between two pieces.
        """
        view, projected, near, told = landscape.view, [], [], []
        self._look_at(view)
        state = race_state(race, landscape, view, playing)
        paths = [(each.id, each.path.points, each.path.columns) for each in race.runs]
        for run, (id, points, columns) in zip(state.runs, paths, strict=True):
            if view is not None:
                path = yield from self._projected_path(view.plane, id, points, columns)
                costs = yield from self._newest_costs(view, id, points[-1], path)
                told.append(run.model_copy(update=_of_plane(view, id, path, costs)))
                projected.append(path)
                near.append(self._near(id, points))
            yield
        if view is not None:
            view = landscape.widened(view, near)
            state = state.model_copy(update={"runs": tuple(told)})
        return RaceSnapshot(state, view, tuple(projected))

    def _look_at(self, view: View | None) -> None:
        """Forget what was found on another plane."""
        if view is None or view.plane is self._plane:
            return
        self._plane, self._costs = view.plane, {}
        self._places = {
            id: dict(zip(view.steps[id], zip(look.xy, look.distances, strict=True), strict=True))
            for id, look in view.looks.items()
        }

    def _projected_path(
        self, plane: Plane, id: int, points: Sequence[Point], columns: Mapping[str, Column]
    ) -> Resumable[ProjectedPath]:
        """Find a path on the plane: points that were there before are where they were."""
        known = self._places.get(id, {})
        new = [point for point in points if point.step not in known]
        if new:
            look = yield from projection(plane, [point.position for point in new])
            steps = (point.step for point in new)
            known |= zip(steps, zip(look.xy, look.distances, strict=True), strict=True)
        self._places[id] = {point.step: known[point.step] for point in points}
        xy, distance = zip(*self._places[id].values(), strict=True)
        return ProjectedPath(columns, np.stack(xy), np.array(distance))

    def _near(self, id: int, points: Sequence[Point]) -> Array:
        """Where those points of a path are that the square is to hold: (n, 2)."""
        return np.stack([self._places[id][point.step][0] for point in in_sight(points)])

    def _newest_costs(
        self, view: View, id: int, newest: Point, path: ProjectedPath
    ) -> Resumable[NewestCosts]:
        """Find what the newest point of a run costs, and what its projection does."""
        step, found = self._costs.get(id, (-1, None))
        if found is None or step != newest.step:
            true_cost = yield from view.surface.cost_of(newest.position)
            plane_cost = yield from view.surface.cost_at(path.xy[-1])
            found = NewestCosts(true_cost, plane_cost)
            self._costs[id] = newest.step, found
        return found


def race_state(race: Race, landscape: Landscape, view: View | None, playing: bool) -> RaceState:
    """Return a race in a few words; of its runs what there is to say without a plane."""
    return RaceState(
        number=race.number,
        settings=race.settings,
        start=race.start,
        playing=playing and not race.is_over,
        over=race.is_over,
        progress=race.progress,
        until=race.until,
        runs=tuple(_of_run(each) for each in race.runs),
        plane=PlaneState(
            kind=view.plane.kind if view else race.settings.plane.kind,
            number=view.plane.number if view else 0,
            share=number_or_none(view.share) if view else None,
            settled=view is not None and not landscape.is_behind(race),
        ),
        surface=SurfaceState(examples=landscape.examples, points=landscape.points),
        train=landscape.train,
        parameter_count=race.runs[0].state.network.parameter_count,
    )


def _of_run(race_run: RaceRun) -> RunState:
    points, color = race_run.path.points, race_run.settings.color
    assert color is not None, "a race gives each of its runs one"
    newest = points[-1]
    seen = next((point for point in reversed(points) if not math.isnan(point.cost)), newest)
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
        cost=number_or_none(seen.cost),
        angle=number_or_none(seen.angle),
        diverged=race_run.diverged,
        share=None,
        plane_cost=None,
        distance=None,
        true_cost=None,
    )


def _of_plane(view: View, id: int, path: ProjectedPath, costs: NewestCosts) -> dict[str, Any]:
    """Return what the plane tells of a run."""
    look = view.looks.get(id)
    return {
        "share": number_or_none(look.share) if look else None,
        "plane_cost": number_or_none(costs.plane_cost),
        "distance": number_or_none(float(path.distance[-1])),
        "true_cost": number_or_none(costs.true_cost),
    }
