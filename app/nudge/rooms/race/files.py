"""A race as arrays for a file: the paths, their plane, and the cost surface over the plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nudge.descent.path import columns_of
from nudge.descent.plane import projection
from nudge.descent.race import Race
from nudge.nn import Array
from nudge.rooms.race.race_plane import RacePlane, View, compute_picture
from nudge.rooms.race.snapshot import ProjectedPath, full_steps
from nudge.training.resumable import Resumable

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, eq=False)
class ProjectedRace:
    """All paths at one moment: the ``positions`` (n, P) of each, and each projected path."""

    view: View
    positions: tuple[Array, ...]
    paths: tuple[ProjectedPath, ...]


def project_paths(race: Race, race_plane: RacePlane) -> Resumable[ProjectedRace]:
    """Return all paths on the plane of the view; where there is no view, fit a plane first."""
    if race_plane.view is None:
        yield from race_plane.fit(race)
    view = race_plane.view
    assert view is not None, "one was fitted"
    all_points = [each.path.points for each in race.runs]
    paths, all_positions = [], []
    for points in all_points:
        yield
        positions = np.stack([point.position for point in points])
        projected = yield from projection(view.plane, positions)
        steps = full_steps(view.plane, points)
        paths.append(ProjectedPath(columns_of(points), projected.xy, projected.distances, steps))
        all_positions.append(positions)
    return ProjectedRace(view, tuple(all_positions), tuple(paths))


def collect_arrays(race: Race, race_plane: RacePlane) -> Resumable[Arrays]:
    """Return the paths, the plane, and the fine surface over the plane, as named arrays.

    grid (n, n) is the cost at ys (n,) by xs (n,). A point of the plane is origin (P,) + x ·
    directions[0] + y · directions[1]. The names of a run's arrays end in the run's index.
    """
    projected = yield from project_paths(race, race_plane)
    view, picture, points = projected.view, race_plane.picture, race_plane.points
    is_computed = picture is not None and picture.shows(view) and len(picture.cost) == points
    if picture is None or not is_computed:
        picture = yield from compute_picture(view, race, points, "fine")
    xs, ys = view.bounds.axes(points)
    arrays: Arrays = {"grid": picture.cost, "xs": xs, "ys": ys}
    arrays |= {"origin": view.plane.origin, "directions": view.plane.directions}
    for run, (positions, path) in enumerate(zip(projected.positions, projected.paths, strict=True)):
        arrays[f"positions{run}"] = positions
        arrays |= {f"{name}{run}": column for name, column in path.columns_on_plane().items()}
    return arrays
