"""Two networks from one start, one of which hears of a single digit, as they train: a stream."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse

from app.errors import NudgeError
from app.rooms.room import Room
from app.rooms.seats import Seats
from app.training.pieces import Walk
from app.training.rivals import Rivals, Standing, looks
from app.web.api import AnyRoom

LINES: Final = "application/x-ndjson"
MOST_RACES: Final = 4
"""Races of one server at a time."""
PATIENCE: Final = 1.0
"""Seconds that whoever asks waits for a place: a page that asks again has only just let go."""
STEPS_A_SECOND: Final = 60.0
"""So that 300 steps take five seconds, however fast the machine is."""
MOST_STEPS: Final = 1000

router = APIRouter(prefix="/api/rooms/{code}")


async def seat_of(request: Request, room: AnyRoom) -> AsyncIterator[None]:
    """Hold a place until the answer has been sent or nobody reads it any more."""
    seats: Seats = request.app.state.race_seats
    async with seats.taken(room.code, PATIENCE):
        yield


@router.get("/rivals", response_class=StreamingResponse, dependencies=[Depends(seat_of)])
async def get_rivals(
    room: AnyRoom,
    label: Annotated[int, Query(ge=0, le=9)],
    steps: Annotated[int, Query(ge=1, le=MOST_STEPS)] = 300,
) -> StreamingResponse:
    """Train two networks as the room's began: one on one digit only, one on all; a line each look.

    The first line names the race; those that follow tell where one of the two stands.
    """
    config = room.progress.config
    rivals = await room.ask(lambda session: Rivals(config, session.run.trainer.dataset, label))
    first = {"label": label, "steps": steps, "settings_id": config.settings_id}
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    lines = _lines(first, _race(room, rivals, steps))
    return StreamingResponse(lines, media_type=LINES, headers=headers)


async def _race(room: Room, rivals: Rivals, steps: int) -> AsyncIterator[Standing]:
    """Yield where both stand, each time when it is due."""
    began = asyncio.get_running_loop().time()
    for step in (0, *looks(steps)):
        room.touch()
        await asyncio.sleep(began + step / STEPS_A_SECOND - asyncio.get_running_loop().time())
        room.replays.refuse_if_ended()
        walk = await room.replays.walked(Walk(rivals.advance_to(step)))
        for standing in walk.result:
            yield standing


async def _lines(first: dict[str, Any], race: AsyncIterator[Standing]) -> AsyncIterator[str]:
    """Yield the race as lines of JSON; where it ends early, the last one says why."""
    yield _line(first)
    try:
        async for standing in race:
            yield _line({name: told for name, told in asdict(standing).items() if told is not None})
    except NudgeError as error:
        yield _line({"error": error.as_dict()})


def _line(told: dict[str, Any]) -> str:
    return json.dumps(told, separators=(",", ":"), allow_nan=False) + "\n"
