"""What the picture of a race is held against: the cost, computed directly; and its frames, read."""

from __future__ import annotations

from typing import Any

import numpy as np
from nudge.data.datasets import load_dataset
from nudge.descent.path import unflatten
from nudge.descent.surface import examples_of_surface
from nudge.nn import COSTS, Array
from nudge.rooms.room import Room

from tests.rooms.making import Frame
from tests.rooms.race.racing import landscape_of, race_of, runs_of

DATASET = load_dataset("mnist-5k")
WEIGHTS = [{"layer": 1, "index": 2, "from": 406}, {"layer": 2, "index": 3, "from": 1}]


def cost_at(room: Room, xy: Array, examples: int) -> float:
    """The cost at a point of the plane, computed directly, in float64."""
    view = landscape_of(room).view
    assert view is not None
    x, y = (each.astype(np.float64) for each in examples_of_surface(DATASET, examples))
    network = unflatten(view.plane.at(xy[None])[0], runs_of(room)[0].state.network)
    return COSTS[race_of(room).start.cost].of_set(network.forward(x).a[-1], y)


def axis(frame: Frame, name: str) -> Array:
    ends = (float(frame.metadata[f"{name}{end}"]) for end in (0, 1))
    return np.linspace(*ends, int(frame.metadata["points"]))


def of_run(frame: Frame, run: int) -> dict[str, Any]:
    """The tensors of one run, by what they are."""
    return {
        name.removesuffix(str(run)): tensor
        for name, tensor in frame.tensors.items()
        if name.endswith(str(run))
    }
