"""Two networks from one start, one of which hears of a single digit, as they train: a stream."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from nudge.rooms.room import Room
from nudge.training.rivals import Rivals, looks
from nudge.web.api.rooms import AnyRoom
from nudge.web.api.streams import Told, known, seat_of, streamed, when_due

STEPS_A_SECOND: Final = 60.0
"""So that 300 steps take five seconds, however fast the machine is."""
MOST_STEPS: Final = 1000

router = APIRouter(prefix="/api/rooms/{code}")


@router.get("/rivals", response_class=StreamingResponse, dependencies=[Depends(seat_of)])
async def get_rivals(
    room: AnyRoom,
    label: Annotated[int, Query(ge=0, le=9)],
    steps: Annotated[int, Query(ge=1, le=MOST_STEPS)] = 300,
) -> StreamingResponse:
    """Train two networks as the room's began: one on one digit only, one on all; a line each look.

    The first line names the race; those that follow tell where one of the two stands.
    """
    config = room.runner.progress.config
    rivals = await room.ask(lambda session: Rivals(config, session.run.trainer.dataset, label))
    first = {"label": label, "steps": steps, "settings_id": config.settings_id}
    return streamed(first, _race(room, rivals, steps))


async def _race(room: Room, rivals: Rivals, steps: int) -> AsyncIterator[Told]:
    """Yield where both stand, each time when it is due."""
    began = asyncio.get_running_loop().time()
    for step in (0, *looks(steps)):
        due = began + step / STEPS_A_SECOND
        for standing in await when_due(room, due, rivals.advance_to(step)):
            yield known(asdict(standing))
