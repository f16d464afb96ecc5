"""Rooms over HTTP: commands, files of steps and parameters, history, options."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Final, Literal, get_args

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from nudge.errors import BadMessage, NotDriver
from nudge.protocol import frames
from nudge.protocol.client_messages import AskBeat, Command, Hello, Subscribe, parse, parse_settings
from nudge.protocol.server_messages import Done, RoomState
from nudge.rooms import commands
from nudge.rooms.feed import run_frames
from nudge.rooms.registry import Registry, may_drive
from nudge.rooms.room import Room
from nudge.texts import Text
from nudge.training.config import TrainingConfig, make_config
from nudge.web.api.history import as_csv, as_json, run_history
from nudge.web.api.options import options

SAFETENSORS = "application/octet-stream"
DISCONNECT_CHECK_SECONDS: Final = 1.0
"""Seconds between two checks whether the client still waits for the answer."""
MAX_HEADER_BYTES: Final = 65_536
"""Bytes of the header of a network's file. The largest network's header has some 2,000."""


def json_body(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the OpenAPI description of a body that the route reads itself, without FastAPI."""
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}


SETTINGS_BODY = json_body(TrainingConfig.model_json_schema())
COMMAND_BODY = json_body({"oneOf": [kind.model_json_schema() for kind in get_args(Command)]})
HISTORY = {"json": (as_json, "application/json"), "csv": (as_csv, "text/csv; charset=utf-8")}
FILE_BODY: dict[str, Any] = {
    "requestBody": {"required": True, "content": {SAFETENSORS: {"schema": {"format": "binary"}}}}
}

router = APIRouter(prefix="/api")


class CreatedRoom(BaseModel):
    """A new room. The code is for all viewers, the token only for the driver."""

    code: str
    token: str
    room: RoomState


def get_registry(request: Request) -> Registry:
    """Return the rooms of this server."""
    registry: Registry = request.app.state.registry
    return registry


Rooms = Annotated[Registry, Depends(get_registry)]


async def find_room(code: str, rooms: Rooms) -> Room:
    """Return the room that the path names."""
    return await rooms.get(code)


AnyRoom = Annotated[Room, Depends(find_room)]


async def driven_room(room: AnyRoom, authorization: Annotated[str | None, Header()] = None) -> Room:
    """Return the room that the path names.

    Raises NotDriver unless the request carries the room's token.
    """
    scheme, _, token = (authorization or "").partition(" ")
    allowed = "Authorization: Bearer and the token given to whoever made the room"
    if scheme.lower() != "bearer" or not token:
        text = Text.of("server-no-token")
        raise NotDriver(text, code="no_token", field="authorization", allowed=allowed)
    if not may_drive(room, token.strip()):
        raise NotDriver(
            Text.of("server-wrong-token"),
            code="wrong_token",
            field="authorization",
            allowed=allowed,
        )
    return room


DrivenRoom = Annotated[Room, Depends(driven_room)]


@router.get("/health")
async def health(rooms: Rooms) -> dict[str, Any]:
    """Return that the server is running, and its number of rooms."""
    return {"status": "ok", "rooms": len(rooms)}


@router.get("/options")
async def get_options(rooms: Rooms) -> dict[str, Any]:
    """Return the settings that a room may have: names, ranges and defaults."""
    return options(rooms.settings)


@router.post("/rooms", status_code=201, openapi_extra=SETTINGS_BODY)
async def make_room(rooms: Rooms, request: Request) -> CreatedRoom:
    """Make a room. The body holds the settings that differ from the defaults."""
    room, token = await rooms.create(make_config(parse_settings(await request.body())))
    return CreatedRoom(code=room.code, token=token, room=room.state())


@router.get("/rooms/{code}")
async def get_room(room: AnyRoom) -> RoomState:
    """Return the state of a room."""
    return room.state()


@router.delete("/rooms/{code}", status_code=204)
async def delete_room(room: DrivenRoom, rooms: Rooms) -> None:
    """Delete a room for ever."""
    await rooms.delete(room)


@router.post("/rooms/{code}/commands", openapi_extra=COMMAND_BODY)
async def post_command(room: DrivenRoom, request: Request) -> Done:
    """Carry out one command; answer when it is complete, with the same message as the socket."""
    message = parse(await request.body())
    if isinstance(message, Hello | Subscribe | AskBeat):
        allowed = "the driver's commands; this one is for the socket"
        text = Text.of("server-not-over-http", type=message.type)
        raise BadMessage(text, field="type", value=message.type, allowed=allowed)
    result = await _wait_while_connected(request, room, commands.submit(room, message))
    return commands.done_message(room, message.id, result, drives=True)


@router.get("/rooms/{code}/step.safetensors", response_class=Response)
async def get_step(
    room: AnyRoom,
    step: Annotated[int | None, Query(ge=0)] = None,
    batch: bool = False,
) -> Response:
    """Return the whole record of a step, in the run's own number type."""
    record = None if step is None else await room.record_at(step)
    file = await room.ask(lambda session: run_frames.record_file(session, record, batch=batch))
    return download(file, f"nudge-{room.code}-step.safetensors")


@router.get("/rooms/{code}/network.safetensors", response_class=Response)
async def get_network(room: AnyRoom) -> Response:
    """Return the current parameters, after the last update."""
    file = await room.ask(lambda session: run_frames.network_file(session))
    return download(file, f"nudge-{room.code}-network.safetensors")


@router.put("/rooms/{code}/network.safetensors", openapi_extra=FILE_BODY)
async def put_network(room: DrivenRoom, request: Request) -> RoomState:
    """Replace the current parameters."""
    file = await request.body()
    tensors, _ = await asyncio.to_thread(frames.decode, file, max_header=MAX_HEADER_BYTES)
    await commands.submit_parameters(room, tensors)
    return room.state()


@router.get("/rooms/{code}/history", response_class=Response)
async def get_history(room: AnyRoom, format: Literal["json", "csv"] = "json") -> Response:
    """Return the cost of every step, and the tests of the network."""
    history = await room.ask(run_history)
    write, kind = HISTORY[format]
    content = await asyncio.to_thread(write, history)  # millions of rows take seconds
    return download(content, f"nudge-{room.code}-history.{format}", kind)


async def _wait_while_connected(request: Request, room: Room, answer: asyncio.Future[Any]) -> Any:
    """Return an answer, once it is there. Meanwhile the room does not count as idle.

    Returns None where the client has disconnected.
    """
    while not (await asyncio.wait({answer}, timeout=DISCONNECT_CHECK_SECONDS))[0]:
        if await request.is_disconnected():
            return None
        room.touch()
    return answer.result()


def download(content: bytes, name: str, kind: str = SAFETENSORS) -> Response:
    """Return ``content`` as a download called ``name``, which browsers do not cache."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=kind, headers=headers)
