"""Rooms for tests, commands to them, and the messages of a mailbox, decoded."""

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
from nudge.rooms.feed.hub import FrameLayout, Mailbox
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.rooms.threads.workers import Workers
from nudge.training.config import TrainingConfig
from nudge.training.record import GROUPS
from nudge.training.run.history import Run

CODE = "TESTED"
ALL_GROUPS = FrameLayout(GROUPS)
ONE_STEP = Step(type="step", count=1)
MANY_STEPS = Step(type="step", count=100_000)
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
    race_slots: RaceSlots | None = None,
    **settings: Any,
) -> AsyncIterator[Room]:
    workers = Workers(1)
    room = Room(
        make_session(**settings),
        workers,
        token_hash="",
        idle_seconds=60,
        race_slots=race_slots,
        clock=clock,
    )
    room.start()
    try:
        yield room
    finally:
        await room.stop()
        workers.close()


async def do(room: Room, type: str, **fields: Any) -> RoomState:
    """Send a command as JSON, wait for its result, and return the room's state."""
    command: Any = parse(json.dumps({"type": type, **fields}))
    await asyncio.wait_for(commands.submit(room, command), 30)
    return room.state()


@dataclass
class Frame:
    """A decoded frame."""

    tensors: dict[str, np.ndarray]
    metadata: dict[str, str]

    @classmethod
    def read(cls, content: bytes) -> Frame:
        return cls(*frames.decode(content))

    @property
    def step(self) -> int:
        return int(self.metadata["step"])


@dataclass
class Collected:
    """The payloads of a mailbox by kind, in their order."""

    steps: list[Frame] = field(default_factory=list)
    charts: list[Frame] = field(default_factory=list)
    evaluations: list[Frame] = field(default_factory=list)
    paths: list[Frame] = field(default_factory=list)
    surfaces: list[Frame] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def races(self) -> list[dict[str, Any] | None]:
        """The states of the race, in their order; None where there was no race."""
        return [text["race"] for text in self.texts if text["type"] == "race"]

    @property
    def race(self) -> dict[str, Any]:
        """The last state of the race; empty without one."""
        return (self.races or [None])[-1] or {}

    def add(self, payload: bytes | str) -> None:
        if isinstance(payload, str):
            self.texts.append(json.loads(payload))
            return
        frame = Frame.read(payload)
        kinds = {
            "step": self.steps,
            "scalars": self.charts,
            "evaluation": self.evaluations,
            "paths": self.paths,
            "surface": self.surfaces,
        }
        kinds[frame.metadata["kind"]].append(frame)


def collect(box: Mailbox) -> Collected:
    """Take all payloads that are in a mailbox now."""
    collected = Collected()
    while (payload := box.pop()) is not None:
        collected.add(payload)
    return collected


def same_bits(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    """Whether two sets of arrays hold the same bytes under the same names."""
    return one.keys() == other.keys() and all(
        one[name].dtype == other[name].dtype and one[name].tobytes() == other[name].tobytes()
        for name in one
    )


def subscribe_to_all(box: Mailbox) -> None:
    box.subscribe(ALL_GROUPS, {"scalars", "evaluation"}, 60.0)


async def command_error(room: Room, type: str, **fields: Any) -> NudgeError:
    with pytest.raises(NudgeError) as caught:
        await do(room, type, **fields)
    return caught.value


async def frames_until(box: Mailbox, steps: int) -> list[Frame]:
    """Take frames out of a mailbox until one is of step ``steps`` or later."""
    collected: list[Frame] = []
    while not collected or collected[-1].step < steps:
        payload = await asyncio.wait_for(box.take(), 30)
        if isinstance(payload, bytes):
            frame = Frame.read(payload)
            if frame.metadata["kind"] == "step":
                collected.append(frame)
    return collected
