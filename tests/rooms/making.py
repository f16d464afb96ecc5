"""Rooms to test with, and a viewer who only collects."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from nudge.errors import NudgeError
from nudge.protocol import frames
from nudge.protocol.client_messages import Step, parse
from nudge.protocol.server_messages import RoomState
from nudge.rooms import commands
from nudge.rooms.feed.hub import Layout, Mailbox
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.rooms.threads.workers import Workers
from nudge.training.config import TrainingConfig
from nudge.training.record import GROUPS
from nudge.training.run.history import Run

CODE = "TESTED"
EVERYTHING = Layout(GROUPS)
A_STEP = Step(type="step", count=1)
MANY = Step(type="step", count=100_000)
SMALL: dict[str, Any] = {"hidden": (4,), "batch_size": 20}
DIVERGING: dict[str, Any] = {
    "hidden": (4,),
    "activation": "relu",
    "output_activation": "identity",
    "learning_rate": 1000.0,
}


def make_session(**settings: Any) -> Session:
    return Session(CODE, Run(TrainingConfig(**{**SMALL, **settings})))


@asynccontextmanager
async def open_room(
    *,
    clock: Callable[[], float] = time.perf_counter,
    races: RaceSlots | None = None,
    **settings: Any,
) -> AsyncIterator[Room]:
    workers = Workers(1)
    room = Room(
        make_session(**settings),
        workers,
        token_hash="",
        idle_seconds=60,
        races=races,
        clock=clock,
    )
    room.start()
    try:
        yield room
    finally:
        await room.stop()
        workers.close()


async def do(room: Room, type: str, **fields: Any) -> RoomState:
    """Have a command carried out, as it comes from outside."""
    command: Any = parse(json.dumps({"type": type, **fields}))
    await asyncio.wait_for(commands.submit(room, command), 30)
    return room.state()


@dataclass
class Frame:
    """A frame, read."""

    tensors: dict[str, np.ndarray]
    metadata: dict[str, str]

    @classmethod
    def of(cls, content: bytes) -> Frame:
        return cls(*frames.decode(content))

    @property
    def step(self) -> int:
        return int(self.metadata["step"])


@dataclass
class Collected:
    """What was in a mailbox, sorted."""

    steps: list[Frame] = field(default_factory=list)
    charts: list[Frame] = field(default_factory=list)
    evaluations: list[Frame] = field(default_factory=list)
    paths: list[Frame] = field(default_factory=list)
    surfaces: list[Frame] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def races(self) -> list[dict[str, Any] | None]:
        """What was told of the race, in its order."""
        return [text["race"] for text in self.texts if text["type"] == "race"]

    @property
    def race(self) -> dict[str, Any]:
        """What was told of it last; empty where that is nothing."""
        return (self.races or [None])[-1] or {}

    def add(self, payload: bytes | str) -> None:
        if isinstance(payload, str):
            self.texts.append(json.loads(payload))
            return
        frame = Frame.of(payload)
        kinds = {
            "step": self.steps,
            "scalars": self.charts,
            "evaluation": self.evaluations,
            "paths": self.paths,
            "surface": self.surfaces,
        }
        kinds[frame.metadata["kind"]].append(frame)


def collect(box: Mailbox) -> Collected:
    """Take out of a mailbox what can be taken now."""
    found = Collected()
    while (payload := box.pop()) is not None:
        found.add(payload)
    return found


def same_bits(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    """Whether two sets of arrays hold the same bytes under the same names."""
    return one.keys() == other.keys() and all(
        one[name].dtype == other[name].dtype and one[name].tobytes() == other[name].tobytes()
        for name in one
    )


def look(box: Mailbox) -> None:
    box.subscribe(EVERYTHING, {"scalars", "evaluation"}, 60.0)


async def refusal(room: Room, type: str, **fields: Any) -> NudgeError:
    with pytest.raises(NudgeError) as caught:
        await do(room, type, **fields)
    return caught.value


async def until(box: Mailbox, steps: int) -> list[Frame]:
    """Take frames out of a mailbox until one is of step ``steps`` or later."""
    found: list[Frame] = []
    while not found or found[-1].step < steps:
        payload = await asyncio.wait_for(box.take(), 30)
        if isinstance(payload, bytes):
            frame = Frame.of(payload)
            if frame.metadata["kind"] == "step":
                found.append(frame)
    return found
