"""Two networks from one start, as a stream: one trains on a single digit, the other on all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from nudge.rooms.room import Room
from nudge.training.rivals import Rivals, measuring_steps
from nudge.web.api.rooms import AnyRoom
from nudge.web.api.streams import Payload, stream_response, stream_slot, to_payload, when_due

STEPS_PER_SECOND: Final = 60.0
"""At most: 300 steps take five seconds on a fast machine too."""
MAX_STEPS: Final = 1000

router = APIRouter(prefix="/api/rooms/{code}")


@router.get("/rivals", response_class=StreamingResponse, dependencies=[Depends(stream_slot)])
async def get_rivals(
    room: AnyRoom,
    label: Annotated[int, Query(ge=0, le=9)],
    steps: Annotated[int, Query(ge=1, le=MAX_STEPS)] = 300,
) -> StreamingResponse:
    """Train two copies of the room's first network: one on one digit only, one on all digits.

    The first line describes the race; each further line has the state of one of the two networks.
    """
    config = room.runner.progress.config
    rivals = await room.ask(lambda session: Rivals(config, session.run.trainer.dataset, label))
    header = {"label": label, "steps": steps, "settings_id": config.settings_id}
    return stream_response(header, _race(room, rivals, steps))


async def _race(room: Room, rivals: Rivals, steps: int) -> AsyncIterator[Payload]:
    """Yield the states of both networks, each at its time."""
    began = asyncio.get_running_loop().time()
    for step in (0, *measuring_steps(steps)):
        due = began + step / STEPS_PER_SECOND
        for standing in await when_due(room, due, rivals.advance_to(step)):
            yield to_payload(standing)
