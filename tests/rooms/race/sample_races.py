"""Races for tests, and a viewer of a race."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Self

from nudge.descent.race import Race
from nudge.descent.run import RaceRun
from nudge.protocol.server_messages import RaceState
from nudge.rooms.feed.hub import Mailbox
from nudge.rooms.race.race_plane import RacePlane
from nudge.rooms.race.runner import RaceRunner
from nudge.rooms.room import Room

from tests.rooms.sample_rooms import Collected, do
from tests.support.embedded import TRAIN

TIMEOUT = 60.0
"""Seconds to wait at most, on a busy machine."""
EPOCH = TRAIN // 100
"""Steps of an epoch in mini-batches of 100."""
QUICK: dict[str, Any] = {"speed": None, "until": TRAIN, "examples": 100, "points": 15}
"""A short race: an epoch at full speed, and a small surface."""
FOUR: list[dict[str, Any]] = [
    {"batch_size": 100},
    {"batch_size": "full"},
    {"batch_size": 300, "learning_rate": 0.5, "l2": 0.001},
    {"batch_size": 1000, "optimizer": "adam", "learning_rate": 0.05},
]


def get_runner(room: Room) -> RaceRunner:
    runner = room.race._runner
    assert runner is not None
    return runner


def get_race(room: Room) -> Race:
    return get_runner(room).race


def get_landscape(room: Room) -> RacePlane:
    return get_runner(room).broadcaster.race_plane


def get_runs(room: Room) -> tuple[RaceRun, ...]:
    return get_race(room).runs


async def begin(room: Room, **settings: Any) -> None:
    """Set a race, without playing it."""
    await do(room, "race", settings={**QUICK, **settings})


async def get_state(room: Room) -> RaceState:
    state = await asyncio.wait_for(room.race.state(), TIMEOUT)
    assert state is not None
    return state


async def wait_until(room: Room, condition: Callable[[RaceState], bool]) -> RaceState:
    """Ask for the state of the race until it meets ``condition``; return the state."""
    async with asyncio.timeout(TIMEOUT):
        while True:
            state = await get_state(room)
            if condition(state):
                return state
            await asyncio.sleep(0.005)


async def run_out(room: Room) -> RaceState:
    """Play the race to its end; return its state."""
    await do(room, "race_play")
    return await wait_until(room, lambda state: state.over)


class Watcher:
    """A viewer of the race who collects all payloads in ``seen``."""

    def __init__(self, room: Room, box: Mailbox) -> None:
        self.room, self.box = room, box
        self.seen = Collected()

    @classmethod
    @asynccontextmanager
    async def open(cls, room: Room) -> AsyncIterator[Self]:
        async with room.hub.subscribe() as box:
            box.subscribe(None, {"race"}, 60.0)
            await asyncio.wait_for(room.show(box), TIMEOUT)
            yield cls(room, box)

    async def until(self, condition: Callable[[Collected], bool]) -> Collected:
        """Take payloads until all that were taken meet ``condition``; return them."""
        async with asyncio.timeout(TIMEOUT):
            while not condition(self.seen):
                self.seen.add(await self.box.take())
        return self.seen

    async def until_at_rest(self) -> Collected:
        """Take payloads until the runs rest, the plane is settled and the fine surface is sent."""
        return await self.until(lambda seen: is_complete(seen) and self._is_up_to_date())

    def _is_up_to_date(self) -> bool:
        runner = get_runner(self.room)
        broadcaster = runner.broadcaster
        is_sent = broadcaster._sent == broadcaster._changes and not runner.costs_pending
        is_behind = broadcaster.race_plane.is_behind(get_race(self.room))
        return is_sent and broadcaster.race_plane.next_detail is None and not is_behind


def is_complete(seen: Collected) -> bool:
    """Whether the newest state, paths and fine surface are of one settled plane, at rest."""
    if not (seen.races and seen.races[-1] and seen.paths and seen.surfaces):
        return False
    state, paths, surface = seen.races[-1], seen.paths[-1].metadata, seen.surfaces[-1].metadata
    plane = str(state["plane"]["number"])
    same = {name: paths[name] for name in ("race", "plane", "x0", "x1", "y0", "y1")}
    return (
        state["plane"]["settled"]
        and paths["plane"] == plane
        and paths["race"] == str(state["number"])
        and same.items() <= surface.items()
        and (surface["detail"], surface["points"]) == ("fine", str(state["surface"]["points"]))
        and not state["playing"]
    )
