"""The race of a room, to be asked after and to be kept."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from nudge.descent.settings import MAX_RUNS
from nudge.protocol.answers import number_or_none
from nudge.protocol.server_messages import RaceState
from nudge.rooms.race.files import Arrays, arrays_of, paths_of
from nudge.rooms.race.snapshot import ProjectedPath
from nudge.training.resumable import Runner
from nudge.web.api.rooms import AnyRoom, download

CSV = "text/csv; charset=utf-8"
POINT = ("step", "epoch", "batch", "examples_seen", "seconds", "cost", "batch_cost", "angle")
"""What the table tells of each point, before where it is on the plane."""

router = APIRouter(prefix="/api/rooms/{code}")


class AgreementAnswer(BaseModel):
    """Angles in degrees of mini-batches' gradients to the full one, by size of mini-batch."""

    run: int
    step: int
    sizes: tuple[int, ...]
    mean: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]


@router.get("/race")
async def get_race(room: AnyRoom) -> RaceState | None:
    """Return where the runs of the room's race stand; null where there is none."""
    return await room.race.state()


@router.get("/race/paths.csv", response_class=Response)
async def get_paths(room: AnyRoom) -> Response:
    """Return the paths of all runs as a table, a row for each point."""
    taken = await room.race.ask(paths_of)
    content = await asyncio.to_thread(_as_csv, taken.tracks)
    return download(content, f"nudge-{room.code}-paths.csv", CSV)


@router.get("/race/race.npz", response_class=Response)
async def get_arrays(room: AnyRoom) -> Response:
    """Return the paths in all their dimensions, the plane, and the surface over it."""
    arrays = await room.race.ask(arrays_of)
    content = await asyncio.to_thread(_as_npz, arrays)
    return download(content, f"nudge-{room.code}-race.npz")


@router.get("/race/agreement")
async def get_agreement(
    room: AnyRoom, request: Request, run: Annotated[int, Query(ge=0, lt=MAX_RUNS)] = 0
) -> AgreementAnswer:
    """Return how well mini-batches of many sizes agree with all examples, where a run is."""
    step, work = room.race.agreement(run)
    running = await room.replays.walked(Runner(work), request.is_disconnected)
    found = running.result
    return AgreementAnswer(
        run=run,
        step=step,
        sizes=found.sizes,
        mean=_numbers(found.mean),
        low=_numbers(found.low),
        high=_numbers(found.high),
    )


def _numbers(angles: tuple[float, ...]) -> tuple[float | None, ...]:
    return tuple(number_or_none(angle) for angle in angles)


def _as_csv(tracks: tuple[ProjectedPath, ...]) -> bytes:
    """Return a row for each point of each run; cells of what is not known are empty."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("run", *POINT, "x", "y", "distance"))
    for run, track in enumerate(tracks):
        columns = track.columns_on_plane()
        kept = [columns[name].tolist() for name in POINT]
        on_plane = [*track.xy.T.tolist(), track.distance.tolist()]
        for row in zip(*kept, *on_plane, strict=True):
            writer.writerow((run, *(_cell(value) for value in row)))
    return file.getvalue().encode()


def _cell(value: Any) -> Any:
    return "" if value - value != 0 else value


def _as_npz(arrays: Arrays) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]  # none of the arrays is a flag of savez
    return file.getvalue()
