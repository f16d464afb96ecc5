"""The binary frames of a race: the paths on the plane, and the cost surface over the plane.

Unlike other frames, these may have NaN (an unknown number of a path), and NaN or infinity as costs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from nudge.descent.bounds import Bounds
from nudge.protocol import frames
from nudge.protocol.client_messages import VERSION
from nudge.rooms.race.race_plane import Picture
from nudge.rooms.race.snapshot import RaceSnapshot


def paths_frame(room: str, snapshot: RaceSnapshot) -> bytes | None:
    """Return the frame of the paths on the plane; None where there is no plane yet."""
    view = snapshot.view
    if view is None:
        return None
    tensors = {
        f"{name}{run}": tensor
        for run, path in enumerate(snapshot.paths)
        for name, tensor in path.columns_on_plane().items()
    }
    metadata = _metadata("paths", room, snapshot.state.number, view.plane.number, view.bounds)
    return frames.encode({name: _narrow(tensor) for name, tensor in tensors.items()}, metadata)


def surface_frame(room: str, race: int, picture: Picture, examples: int) -> bytes:
    """Return the frame of the cost surface, over ``examples`` examples."""
    metadata = _metadata("surface", room, race, picture.plane.number, picture.bounds)
    metadata |= {
        "points": str(len(picture.cost)),
        "examples": str(examples),
        "detail": picture.detail,
    }
    tensors = {"cost": picture.cost}
    if picture.tangent is not None:
        tensors["tangent"] = np.array(picture.tangent)
    return frames.encode({name: _narrow(tensor) for name, tensor in tensors.items()}, metadata)


def _metadata(kind: str, room: str, race: int, plane: int, bounds: Bounds) -> dict[str, str]:
    return {
        "protocol": str(VERSION),
        "kind": kind,
        "room": room,
        "race": str(race),
        "plane": str(plane),
        **{name: repr(getattr(bounds, name)) for name in ("x0", "x1", "y0", "y1")},
    }


def _narrow(tensor: npt.NDArray[Any]) -> npt.NDArray[Any]:
    with np.errstate(over="ignore"):
        return tensor.astype(np.float32) if tensor.dtype == np.float64 else tensor
