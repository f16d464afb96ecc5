"""Clients of a real server: over HTTP as a program, and on the socket as the page."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

import httpx
import numpy as np
from nudge.errors import MAX_MESSAGE_LENGTH, shortened
from nudge.protocol.client_messages import SUBPROTOCOL
from nudge.texts import Text
from pydantic import TypeAdapter
from safetensors.numpy import load
from websockets.sync.client import ClientConnection, connect

from tests.support.server import Server

TIMEOUT = 30  # seconds: the machine may be busy
SMALL: dict[str, Any] = {"hidden": [4], "batch_size": 20}
HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Version": "13",
}
"""The headers that ask for a socket."""
ALL_GROUPS = ("example", "parameters", "gradients", "batch", "scalars", "evaluation")


def expect_error(answer: httpx.Response, status: int) -> dict[str, Any]:
    """Return the error in an answer; fail unless it has the status and the form of all errors."""
    assert answer.status_code == status, answer.text
    error: dict[str, Any] = answer.json()["error"]
    assert error.keys() == {"code", "field", "value", "allowed", "message", "text"}
    assert error["message"]
    assert error["message"] == english(error["text"])
    return error


def english(text: Any) -> str:
    """Return the English sentence of a text as it was sent, cut as the server cuts a message."""
    sentence = str(TypeAdapter(Text | str).validate_python(text))
    return str(shortened(sentence, MAX_MESSAGE_LENGTH))


@dataclass
class HttpRoom:
    """A room made over HTTP, and its driver."""

    http: httpx.Client
    code: str
    token: str

    @classmethod
    def make(cls, http: httpx.Client, **settings: Any) -> Self:
        answer = http.post("/api/rooms", json={**SMALL, **settings})
        assert answer.status_code == 201, answer.text
        room = cls(http, answer.json()["code"], answer.json()["token"])
        created_rooms.append(room)
        return room

    @property
    def path(self) -> str:
        return f"/api/rooms/{self.code}"

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def post(self, command: Any) -> httpx.Response:
        return self.http.post(f"{self.path}/commands", json=command, headers=self.bearer)

    def ask(self, type: str, **fields: Any) -> dict[str, Any]:
        """Carry out a command; return the whole answer, as `Viewer.ask` does."""
        answer = self.post({"type": type, **fields})
        assert answer.status_code == 200, answer.text
        done: dict[str, Any] = answer.json()
        return done

    def do(self, type: str, **fields: Any) -> dict[str, Any]:
        """Carry out a command; return the room's state after it."""
        state: dict[str, Any] = self.ask(type, **fields)["room"]
        return state

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.http.get(self.path).json()
        return state

    def tensors(self, what: str) -> dict[str, np.ndarray]:
        answer = self.http.get(f"{self.path}/{what}")
        assert answer.status_code == 200, answer.text
        return load(answer.content)


created_rooms: list[HttpRoom] = []
"""The rooms made since the test began, which are deleted at its end."""


@dataclass
class Frame:
    """A binary frame, read by the safetensors library."""

    tensors: dict[str, np.ndarray]
    metadata: dict[str, str]

    @classmethod
    def of(cls, content: bytes) -> Self:
        length = int.from_bytes(content[:8], "little")
        return cls(load(content), json.loads(content[8 : 8 + length])["__metadata__"])

    def is_step(self, step: int) -> bool:
        return self.metadata["kind"] == "step" and self.metadata["step"] == str(step)


@dataclass
class Viewer:
    """A viewer of a room. All received frames and texts are stored, in order."""

    connection: ClientConnection
    frames: list[Frame] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    @classmethod
    @contextmanager
    def of(cls, server: Server, code: str, **options: Any) -> Iterator[Self]:
        """Enter room ``code``; leave it at the end of the context."""
        options = {"subprotocols": [SUBPROTOCOL], "proxy": None, "max_size": None, **options}
        address = server.url.replace("http", "ws", 1)
        with connect(f"{address}/ws/rooms/{code}", open_timeout=TIMEOUT, **options) as connection:
            yield cls(connection)

    def receive(self) -> dict[str, Any] | Frame:
        """Wait for the next message of the server, a text or a frame."""
        message = self.connection.recv(TIMEOUT)
        if isinstance(message, bytes):
            self.frames.append(Frame.of(message))
            return self.frames[-1]
        self.texts.append(json.loads(message))
        return self.texts[-1]

    def receive_text(self, type: str) -> dict[str, Any]:
        """Wait for a text message of one type."""
        while True:
            message = self.receive()
            if isinstance(message, dict) and message["type"] == type:
                return message

    def receive_step(self, step: int) -> Frame:
        """Wait for the frame of one step."""
        while True:
            message = self.receive()
            if isinstance(message, Frame) and message.is_step(step):
                return message

    def ask(self, type: str, **fields: Any) -> dict[str, Any]:
        """Send a message and wait for its answer: done or error."""
        id = next(self._ids)
        self.connection.send(json.dumps({"type": type, "id": id, **fields}))
        while True:
            message = self.receive()
            if (
                isinstance(message, dict)
                and message["type"] in ("done", "error")
                and message["id"] == id
            ):
                if message["type"] == "error":
                    assert message["message"] == english(message["text"])
                return message

    def drive(self, room: HttpRoom, groups: Sequence[str] = ALL_GROUPS) -> Self:
        """Send the room's token and subscribe."""
        assert self.ask("hello", token=room.token)["role"] == "driver"
        self.watch(groups)
        return self

    def watch(self, groups: Sequence[str] = ALL_GROUPS, **options: Any) -> Self:
        """Subscribe."""
        assert self.ask("subscribe", groups=list(groups), **options)["type"] == "done"
        return self

    def steps(self) -> list[Frame]:
        """Return the step frames received so far."""
        return [frame for frame in self.frames if frame.metadata["kind"] == "step"]


def same_bits(first: dict[str, np.ndarray], second: dict[str, np.ndarray]) -> bool:
    """Whether two sets of arrays hold the same bytes under the same names."""
    return first.keys() == second.keys() and all(
        first[name].dtype == second[name].dtype and first[name].tobytes() == second[name].tobytes()
        for name in first
    )
