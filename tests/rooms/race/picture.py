"""The expected cost at a point of the plane, computed directly, and parts of a race's frames."""

from __future__ import annotations

from typing import Any

import numpy as np
from nudge.data.datasets import load_embedded
from nudge.descent.path import unflatten
from nudge.descent.surface import choose_surface_examples
from nudge.nn import COSTS, Array
from nudge.rooms.room import Room

from tests.rooms.race.sample_races import get_landscape, get_race, get_runs
from tests.rooms.sample_rooms import Frame

DATASET = load_embedded()
WEIGHTS = [{"layer": 1, "index": 2, "from": 406}, {"layer": 2, "index": 3, "from": 1}]


def cost_at(room: Room, xy: Array, examples: int) -> float:
    """Return the cost at the point ``xy`` (2,) of the plane, computed directly, in float64."""
    view = get_landscape(room).view
    assert view is not None
    x, y = (each.astype(np.float64) for each in choose_surface_examples(DATASET, examples))
    network = unflatten(view.plane.at(xy[None])[0], get_runs(room)[0].state.network)
    return COSTS[get_race(room).start.cost].of_set(network.forward(x).a[-1], y)


def axis(frame: Frame, name: str) -> Array:
    start, end = (float(frame.metadata[f"{name}{end}"]) for end in (0, 1))
    return np.linspace(start, end, int(frame.metadata["points"]))


def run_tensors(frame: Frame, run: int) -> dict[str, Any]:
    """Return the tensors of one run, by their names without the run's index."""
    return {
        name.removesuffix(str(run)): tensor
        for name, tensor in frame.tensors.items()
        if name.endswith(str(run))
    }
