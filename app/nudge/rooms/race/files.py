"""A race as numbers to keep: the paths, the plane they are on, and the surface over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

from nudge.descent.plane import projection
from nudge.descent.race import Race
from nudge.nn import Array
from nudge.rooms.race.landscape import Landscape, View, drawn
from nudge.rooms.race.snapshot import ProjectedPath
from nudge.training.resumable import Resumable

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Taken:
    """The paths of one moment on one plane: of each run its positions (n, P) and its track."""

    view: View
    positions: tuple[Array, ...]
    tracks: tuple[ProjectedPath, ...]


def paths_of(race: Race, landscape: Landscape) -> Resumable[Taken]:
    """Take down all paths, on the plane that is shown; where none is, on one fitted for this."""
    if landscape.view is None:
        yield from landscape.fit(race)
    view = landscape.view
    assert view is not None, "one was fitted"
    paths = [(each.path.positions, each.path.columns) for each in race.runs]
    tracks = []
    for positions, columns in paths:
        yield
        look = yield from projection(view.plane, positions)
        tracks.append(ProjectedPath(columns, look.xy, look.distances))
    return Taken(view, tuple(positions for positions, _ in paths), tuple(tracks))


def arrays_of(race: Race, landscape: Landscape) -> Resumable[Arrays]:
    """Take down everything: the paths, the plane, and the surface at its finest over it.

    grid (n, n) is the cost at ys (n,) by xs (n,); a point of the plane is origin (P,) + x ·
    directions[0] + y · directions[1]. Each run's arrays have its place in their names.
    """
    taken = yield from paths_of(race, landscape)
    view, picture, points = taken.view, landscape.picture, landscape.points
    at_hand = picture is not None and picture.is_of(view) and len(picture.cost) == points
    if picture is None or not at_hand:
        picture = yield from drawn(view, race, points, "fine")
    xs, ys = view.bounds.axes(points)
    arrays: Arrays = {"grid": picture.cost, "xs": xs, "ys": ys}
    arrays |= {"origin": view.plane.origin, "directions": view.plane.directions}
    for run, (positions, track) in enumerate(zip(taken.positions, taken.tracks, strict=True)):
        arrays[f"positions{run}"] = positions
        arrays |= {f"{name}{run}": column for name, column in track.columns_on_plane().items()}
    return arrays
