"""The HTTP interface: rooms, commands, files of steps and parameters, data, options."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Final, Literal, get_args

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from nudge.errors import BadMessage, NotDriver
from nudge.protocol import frames
from nudge.protocol.client_messages import Command, Hello, Subscribe, parse, parse_settings
from nudge.protocol.server_messages import Done, RoomState
from nudge.rooms import commands
from nudge.rooms.feed import run_frames
from nudge.rooms.registry import Registry, may_drive
from nudge.rooms.room import Room
from nudge.training.config import TrainingConfig, make_config
from nudge.web.api.history import as_csv, as_json, history_of
from nudge.web.api.options import options

SAFETENSORS = "application/octet-stream"
LOOK_EVERY: Final = 1.0
"""Seconds between two looks at whether somebody still waits for an answer."""
MOST_HEADER: Final = 65_536
"""Bytes of the header of a network's file: the largest network's takes some 2,000."""


def json_body(schema: dict[str, Any]) -> dict[str, Any]:
    """Return how the interface describes a body that is read here and not by FastAPI."""
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}


SETTINGS_BODY = json_body(TrainingConfig.model_json_schema())
COMMAND_BODY = json_body({"oneOf": [kind.model_json_schema() for kind in get_args(Command)]})
HISTORY = {"json": (as_json, "application/json"), "csv": (as_csv, "text/csv; charset=utf-8")}
FILE_BODY: dict[str, Any] = {
    "requestBody": {"required": True, "content": {SAFETENSORS: {"schema": {"format": "binary"}}}}
}

router = APIRouter(prefix="/api")


class Made(BaseModel):
    """A new room: its code is for everybody, its token for whoever drives it."""

    code: str
    token: str
    room: RoomState


def registry_of(request: Request) -> Registry:
    """Return the rooms of this server."""
    registry: Registry = request.app.state.registry
    return registry


Rooms = Annotated[Registry, Depends(registry_of)]


async def room_of(code: str, rooms: Rooms) -> Room:
    """Return the room that the path names."""
    return await rooms.get(code)


AnyRoom = Annotated[Room, Depends(room_of)]


async def driven_room(room: AnyRoom, authorization: Annotated[str | None, Header()] = None) -> Room:
    """Return the room that the path names, to whoever shows its token."""
    scheme, _, token = (authorization or "").partition(" ")
    allowed = "Authorization: Bearer and the token given to whoever made the room"
    if scheme.lower() != "bearer" or not token:
        message = "The room's token is missing."
        raise NotDriver(message, code="no_token", field="authorization", allowed=allowed)
    if not may_drive(room, token.strip()):
        raise NotDriver(
            "This is not the room's token.",
            code="wrong_token",
            field="authorization",
            allowed=allowed,
        )
    return room


DrivenRoom = Annotated[Room, Depends(driven_room)]


@router.get("/health")
async def health(rooms: Rooms) -> dict[str, Any]:
    """Say that the server is there, and how many rooms it holds."""
    return {"status": "ok", "rooms": len(rooms)}


@router.get("/options")
async def get_options(rooms: Rooms) -> dict[str, Any]:
    """Return what a room may be set to: names, ranges and defaults."""
    return options(rooms.settings)


@router.post("/rooms", status_code=201, openapi_extra=SETTINGS_BODY)
async def make_room(rooms: Rooms, request: Request) -> Made:
    """Make a room; the body holds the settings that are not to be the defaults."""
    room, token = await rooms.create(make_config(parse_settings(await request.body())))
    return Made(code=room.code, token=token, room=room.state())


@router.get("/rooms/{code}")
async def get_room(room: AnyRoom) -> RoomState:
    """Return all that is to be said of a room in a few words."""
    return room.state()


@router.delete("/rooms/{code}", status_code=204)
async def delete_room(room: DrivenRoom, rooms: Rooms) -> None:
    """End a room for good."""
    await rooms.delete(room)


@router.post("/rooms/{code}/commands", openapi_extra=COMMAND_BODY)
async def post_command(room: DrivenRoom, request: Request) -> Done:
    """Carry out one command, as the socket would, and answer as it does when it is done."""
    message = parse(await request.body())
    if isinstance(message, Hello | Subscribe):
        allowed = "the driver's commands; this one is for the socket"
        told = f"No {message.type} over HTTP."
        raise BadMessage(told, field="type", value=message.type, allowed=allowed)
    result = await _while_there(request, room, commands.submit(room, message))
    return commands.done(room, message.id, result, drives=True)


@router.get("/rooms/{code}/step.safetensors", response_class=Response)
async def get_step(
    room: AnyRoom,
    step: Annotated[int | None, Query(ge=0)] = None,
    batch: bool = False,
) -> Response:
    """Return the whole record of a step, in the run's own type of number."""
    record = None if step is None else await room.record_of(step)
    file = await room.ask(lambda session: run_frames.record_file(session, record, batch=batch))
    return download(file, f"nudge-{room.code}-step.safetensors")


@router.get("/rooms/{code}/network.safetensors", response_class=Response)
async def get_network(room: AnyRoom) -> Response:
    """Return the parameters as they are now, after the last update."""
    file = await room.ask(lambda session: run_frames.network_file(session))
    return download(file, f"nudge-{room.code}-network.safetensors")


@router.put("/rooms/{code}/network.safetensors", openapi_extra=FILE_BODY)
async def put_network(room: DrivenRoom, request: Request) -> RoomState:
    """Put other parameters in place of the present ones."""
    file = await request.body()
    tensors, _ = await asyncio.to_thread(frames.decode, file, most_header=MOST_HEADER)
    await commands.submit_parameters(room, tensors)
    return room.state()


@router.get("/rooms/{code}/history", response_class=Response)
async def get_history(room: AnyRoom, format: Literal["json", "csv"] = "json") -> Response:
    """Return the cost of every step made, and the tests of the network."""
    past = await room.ask(history_of)
    write, kind = HISTORY[format]
    content = await asyncio.to_thread(write, past)  # millions of rows take their time
    return download(content, f"nudge-{room.code}-history.{format}", kind)


async def _while_there(request: Request, room: Room, answer: asyncio.Future[Any]) -> Any:
    """Wait for an answer; whoever does so keeps the room from being left alone.

    Returns None at once where nobody waits any more.
    """
    while not (await asyncio.wait({answer}, timeout=LOOK_EVERY))[0]:
        if await request.is_disconnected():
            return None
        room.touch()
    return answer.result()


def download(content: bytes, name: str, kind: str = SAFETENSORS) -> Response:
    """Return ``content`` as a file of its own name, which nobody keeps."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=kind, headers=headers)
