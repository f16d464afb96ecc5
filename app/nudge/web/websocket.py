"""The socket of one viewer: one task sends the mailbox's messages, another receives."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import from_json
from starlette.websockets import WebSocket, WebSocketDisconnect

from nudge.errors import (
    MAX_MESSAGE_LENGTH,
    LimitReached,
    NotDriver,
    NudgeError,
    UnknownRoom,
    shortened,
    shortened_text,
)
from nudge.protocol.client_messages import SUBPROTOCOL, AskBeat, Close, Hello, Subscribe, parse
from nudge.protocol.server_messages import Beat, Closing, ErrorMessage, Welcome
from nudge.rooms import commands
from nudge.rooms.feed.hub import FrameLayout, Mailbox
from nudge.rooms.registry import Registry, may_drive
from nudge.rooms.room import Room
from nudge.settings import Settings
from nudge.texts import Text
from nudge.training.record import GROUPS
from nudge.web.api.error_response import internal_error
from nudge.web.bucket import Bucket
from nudge.web.connection import cut_off

CLOSE_TIMEOUT: Final = 1.0
"""Seconds for a viewer to read the reason for the close."""
REASON_LENGTH: Final = 100
"""Characters of a sentence in a close frame, which holds 123 bytes."""
WRONG_TOKEN: Final = "wrong_token"
BEAT: Final = Beat().model_dump_json()


async def serve(socket: WebSocket, registry: Registry, code: str) -> None:
    """Serve one viewer of room ``code``, from the handshake to the close.

    A viewer may be gone before the handshake: pages give attempts up that take too long.
    """
    with contextlib.suppress(WebSocketDisconnect):
        await _serve(socket, registry, code)


async def _serve(socket: WebSocket, registry: Registry, code: str) -> None:
    offered = socket.scope.get("subprotocols", [])
    if offered and SUBPROTOCOL not in offered:
        await socket.accept()
        text = Text.of("server-closing-version", version=SUBPROTOCOL, offered=", ".join(offered))
        await _close(socket, Close.PROTOCOL_MISMATCH, text)
        return
    await socket.accept(SUBPROTOCOL if offered else None)
    try:
        room = await registry.get(code)
        if len(room.hub) >= registry.settings.max_viewers:
            raise LimitReached(Text.of("server-room-full", code=room.code))
    except UnknownRoom as error:
        await _close(socket, Close.UNKNOWN_ROOM, error.text)
        return
    except NudgeError as error:  # the room is full, or its data set is not downloaded
        await _close(socket, Close.NOT_ALLOWED, error.text)
        return
    async with room.hub.subscribe() as mailbox:
        await Viewer(socket, room, mailbox, registry.settings).run()
    room.announce()


async def _close(socket: WebSocket, code: Close, reason: Text) -> None:
    """Close with a reason. The frame of a close has no room for a text, which goes before it."""
    message = shortened(str(reason), MAX_MESSAGE_LENGTH)
    closing = Closing(code=code, message=message, text=shortened_text(reason))
    await socket.send_text(closing.model_dump_json())
    await socket.close(code, str(reason)[:REASON_LENGTH])


class Viewer:
    """One viewer of a room. ``drives``: whether the viewer has sent the room's token."""

    def __init__(self, socket: WebSocket, room: Room, mailbox: Mailbox, settings: Settings) -> None:
        self.drives = False
        self._socket = socket
        self._room = room
        self._mailbox = mailbox
        self._heartbeat = settings.heartbeat_seconds
        self._last_sign = time.perf_counter()
        self._bucket = Bucket(settings.messages_per_second, time.perf_counter)

    async def run(self) -> None:
        """Send and receive until either side closes the socket."""
        self._post(Welcome(heartbeat=self._heartbeat, room=self._room.state()))
        self._room.announce()
        tasks = [asyncio.create_task(each()) for each in (self._send, self._receive, self._beat)]
        try:
            endings: list[asyncio.Future[Any]] = [*tasks, self._mailbox.closed]
            await asyncio.wait(endings, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if self._mailbox.closed.done():
            await self._close(*self._mailbox.closed.result())

    async def _send(self) -> None:
        """Send the mailbox's messages; ``sending_since`` shows the hub a viewer that is stuck."""
        mailbox, send = self._mailbox, self._socket.send
        while True:
            payload = await mailbox.take()
            kind = "bytes" if isinstance(payload, bytes) else "text"
            self._last_sign = mailbox.sending_since = time.perf_counter()
            await send({"type": "websocket.send", kind: payload})
            mailbox.sending_since = None

    async def _beat(self) -> None:
        """Send a beat wherever there is no message for a heartbeat.

        A timer for each message would cost more than the message: this one is set a time or two in
        a heartbeat.
        """
        while True:
            silence = time.perf_counter() - self._last_sign
            if silence >= self._heartbeat:
                self._mailbox.put_ordered(BEAT)
                silence = 0.0
            await asyncio.sleep(self._heartbeat - silence)

    async def _receive(self) -> None:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            text = message.get("text") or message.get("bytes") or ""
            if not self._bucket.take():
                self._refuse_flood(text)
            else:
                self._handle(text)

    def _handle(self, text: str | bytes) -> None:
        """Carry out a message, or answer with an error."""
        try:
            message = parse(text)
            if isinstance(message, Hello):
                self._admit(message)
                self._answer(message.id, None)
            elif isinstance(message, Subscribe):
                self._subscribe(message)
                self._when_done(message.id, self._room.show(self._mailbox))
            elif isinstance(message, AskBeat):
                self._mailbox.put_ordered(BEAT)
            elif not self.drives:
                raise NotDriver(
                    Text.of("server-not-driver"),
                    field="type",
                    value=message.type,
                    allowed="hello with the room's token, subscribe, beat",
                )
            else:
                self._when_done(message.id, commands.submit(self._room, message))
        except NudgeError as error:
            self._answer(_message_id(text), error)

    def _admit(self, message: Hello) -> None:
        if not may_drive(self._room, message.token):
            allowed = "the token given to whoever made the room"
            raise NudgeError(
                Text.of("server-wrong-token"), code=WRONG_TOKEN, field="token", allowed=allowed
            )
        self.drives = True

    def _subscribe(self, message: Subscribe) -> None:
        groups = tuple(group for group in GROUPS if group in message.groups)
        layout = FrameLayout(groups, message.from_layer) if groups else None
        channels = set(message.groups) - set(groups)
        self._mailbox.subscribe(layout, channels, message.rate)

    def _when_done(self, id: int | None, future: asyncio.Future[Any]) -> None:
        def answer(done: asyncio.Future[Any]) -> None:
            if not done.cancelled():
                error = done.exception()
                self._answer(id, error, None if error else done.result())

        future.add_done_callback(answer)

    def _answer(self, id: int | None, error: BaseException | None, result: Any = None) -> None:
        """Send the result of a message, or its error."""
        if error is None:
            self._post(commands.done_message(self._room, id, result, drives=self.drives))
        else:
            shown_error = error if isinstance(error, NudgeError) else internal_error()
            self._post(ErrorMessage(id=id, **shown_error.as_dict()))

    def _post(self, message: BaseModel) -> None:
        self._mailbox.put_ordered(message.model_dump_json(by_alias=True))

    def _refuse_flood(self, message: str | bytes) -> None:
        text = Text.of("server-too-many-messages", rate=self._bucket.rate)
        if self._bucket.is_flooded:
            self._mailbox.close(Close.TOO_MANY, text)
        else:
            allowed = f"{self._bucket.rate} messages a second"
            error = LimitReached(text, code="too_many_messages", allowed=allowed)
            self._answer(_message_id(message), error)

    async def _close(self, code: Close, reason: Text) -> None:
        """Close with a reason. Cut the connection off where the viewer does not read it in time."""
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT):
                await _close(self._socket, code, reason)
        except (TimeoutError, RuntimeError, WebSocketDisconnect):
            cut_off(self._socket)
        else:
            asyncio.get_running_loop().call_later(CLOSE_TIMEOUT, cut_off, self._socket)


def _message_id(text: str | bytes) -> int | None:
    """Return the id of a message that may be malformed; its error is sent with this id."""
    try:
        message = from_json(text)
    except ValueError:
        return None
    id = message.get("id") if isinstance(message, dict) else None
    return id if isinstance(id, int) and abs(id) < 2**53 else None
