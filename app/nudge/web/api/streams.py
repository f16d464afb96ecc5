"""Networks that are trained for a panel, told as they learn: a line of JSON for each look."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final

from fastapi import Request
from fastapi.responses import StreamingResponse

from nudge.errors import NudgeError
from nudge.rooms.room import Room
from nudge.rooms.slots import StreamSlots
from nudge.training.resumable import Result, Resumable, Runner
from nudge.web.api.rooms import AnyRoom

LINES: Final = "application/x-ndjson"
MOST_STREAMS: Final = 4
"""Of one server at a time."""
PATIENCE: Final = 1.0
"""Seconds that whoever asks waits for a place: a page that asks again has only just let go."""
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

Told = Mapping[str, Any]


async def seat_of(request: Request, room: AnyRoom) -> AsyncIterator[None]:
    """Hold a place until the answer has been sent or nobody reads it any more."""
    slots: StreamSlots = request.app.state.stream_seats
    async with slots.taken(room.code, PATIENCE):
        yield


def streamed(first: Told, others: AsyncIterator[Told]) -> StreamingResponse:
    """Answer with ``first`` and what follows, each a line of JSON, as it comes."""
    return StreamingResponse(_lines(first, others), media_type=LINES, headers=HEADERS)


async def when_due(room: Room, due: float, pieces: Resumable[Result]) -> Result:
    """Return what comes of some training for the people of ``room``, not before ``due``.

    Due is a time of the running loop. Raises NudgeError when the room has ended.
    """
    room.touch()
    await asyncio.sleep(due - asyncio.get_running_loop().time())
    room.replays.refuse_if_ended()
    return (await room.replays.walked(Runner(pieces))).result


async def _lines(first: Told, others: AsyncIterator[Told]) -> AsyncIterator[str]:
    """Yield what is told as lines; where it ends early, the last one says why."""
    yield _line(first)
    try:
        async for told in others:
            yield _line(told)
    except NudgeError as error:
        yield _line({"error": error.as_dict()})


def _line(told: Told) -> str:
    return json.dumps(told, separators=(",", ":"), allow_nan=False) + "\n"


def known(told: Told) -> Told:
    """Return what is told without that which is None."""
    return {name: value for name, value in told.items() if value is not None}
