"""The race of a room: its state, and its files."""

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
from nudge.rooms.race.files import Arrays, collect_arrays, project_paths
from nudge.rooms.race.snapshot import ProjectedPath
from nudge.training.resumable import Runner
from nudge.web.api.rooms import AnyRoom, download

CSV = "text/csv; charset=utf-8"
POINT_COLUMNS = (
    "step",
    "epoch",
    "batch",
    "examples_seen",
    "seconds",
    "cost",
    "batch_cost",
    "angle",
)
"""The columns of each point in the table, before its coordinates on the plane."""

router = APIRouter(prefix="/api/rooms/{code}")


class AgreementAnswer(BaseModel):
    """Angles between the gradients of mini-batches and the full-batch gradient, by batch size.

    In degrees; ``mean``, ``low`` and ``high`` have one value for each of ``sizes``.
    """

    run: int
    step: int
    sizes: tuple[int, ...]
    mean: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]


@router.get("/race")
async def get_race(room: AnyRoom) -> RaceState | None:
    """Return the state of the room's race; null where there is no race."""
    return await room.race.state()


@router.get("/race/paths.csv", response_class=Response)
async def get_paths(room: AnyRoom) -> Response:
    """Return the paths of all runs as CSV, a row for each point."""
    projected = await room.race.ask(project_paths)
    content = await asyncio.to_thread(_as_csv, projected.paths)
    return download(content, f"nudge-{room.code}-paths.csv", CSV)


@router.get("/race/race.npz", response_class=Response)
async def get_arrays(room: AnyRoom) -> Response:
    """Return a NumPy file: the paths in all dimensions, the plane, and the surface over it."""
    arrays = await room.race.ask(collect_arrays)
    content = await asyncio.to_thread(_as_npz, arrays)
    return download(content, f"nudge-{room.code}-race.npz")


@router.get("/race/agreement")
async def get_agreement(
    room: AnyRoom, request: Request, run: Annotated[int, Query(ge=0, lt=MAX_RUNS)] = 0
) -> AgreementAnswer:
    """Return how well mini-batches of many sizes agree with the full batch, where a run stands."""
    step, work = room.race.agreement(run)
    running = await room.replays.finish(Runner(work), request.is_disconnected)
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


def _as_csv(paths: tuple[ProjectedPath, ...]) -> bytes:
    """Return CSV with a row for each point of each run. Unknown values are empty cells."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("run", *POINT_COLUMNS, "x", "y", "distance"))
    for run, path in enumerate(paths):
        columns = path.columns_on_plane()
        measured = [columns[name].tolist() for name in POINT_COLUMNS]
        on_plane = [*path.xy.T.tolist(), path.distance.tolist()]
        for row in zip(*measured, *on_plane, strict=True):
            writer.writerow((run, *(_cell(value) for value in row)))
    return file.getvalue().encode()


def _cell(value: Any) -> Any:
    return "" if value - value != 0 else value


def _as_npz(arrays: Arrays) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]  # none of the arrays is a flag of savez
    return file.getvalue()
