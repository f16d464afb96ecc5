"""Streams of networks that train for a panel: a line of JSON for each report."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from fastapi import Request
from fastapi.responses import StreamingResponse

from nudge.errors import NudgeError
from nudge.rooms.room import Room
from nudge.rooms.slots import StreamSlots
from nudge.training.learning_curve import CurvePoint
from nudge.training.resumable import Result, Resumable, Runner
from nudge.training.rivals import Standing
from nudge.web.api.rooms import AnyRoom

NDJSON_TYPE: Final = "application/x-ndjson"
MAX_STREAMS: Final = 4
"""Streams of one server at a time."""
SLOT_TIMEOUT: Final = 1.0
"""Seconds that a request waits for a slot: a page that repeats it has just closed the last one."""
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

Payload = Mapping[str, Any]


async def stream_slot(request: Request, room: AnyRoom) -> AsyncIterator[None]:
    """Occupy a slot until the answer is complete or the client has disconnected."""
    slots: StreamSlots = request.app.state.stream_slots
    async with slots.take(room.code, SLOT_TIMEOUT):
        yield


def stream_response(header: Payload, payloads: AsyncIterator[Payload]) -> StreamingResponse:
    """Return a response with a line of JSON for ``header`` and for each of ``payloads``."""
    return StreamingResponse(_lines(header, payloads), media_type=NDJSON_TYPE, headers=HEADERS)


async def when_due(room: Room, due: float, work: Resumable[Result]) -> Result:
    """Do some training for the viewers of ``room``; return its result, not before ``due``.

    ``due`` is a time of the running loop. Raises NudgeError when the room has ended.
    """
    room.touch()
    await asyncio.sleep(due - asyncio.get_running_loop().time())
    room.replays.raise_if_ended()
    return (await room.replays.finish(Runner(work))).result


async def _lines(header: Payload, payloads: AsyncIterator[Payload]) -> AsyncIterator[str]:
    """Yield the payloads as lines; after an error, a last line with that error."""
    yield _line(header)
    try:
        async for payload in payloads:
            yield _line(payload)
    except NudgeError as error:
        yield _line({"error": error.as_dict()})


def _line(payload: Payload) -> str:
    return json.dumps(payload, separators=(",", ":"), allow_nan=False) + "\n"


def to_payload(state: Standing | CurvePoint) -> Payload:
    """Return the fields of a network's state, without those that are None.

    ``diverged`` is in English; beside it is the text.
    """
    payload: dict[str, Any] = {
        name: value for name, value in asdict(state).items() if value is not None
    }
    if state.diverged is not None:
        payload |= {"diverged": str(state.diverged), "diverged_text": payload["diverged"]}
    return payload
