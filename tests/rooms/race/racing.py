"""Races to test with, and a viewer who watches one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Self

from nudge.descent.race import Race
from nudge.descent.run import RaceRun
from nudge.protocol.server_messages import RaceState
from nudge.rooms.feed.hub import Mailbox
from nudge.rooms.race.landscape import Landscape
from nudge.rooms.race.runner import RaceRunner
from nudge.rooms.room import Room

from tests.rooms.making import Collected, do

PATIENCE = 60.0
"""Seconds: the machine may be busy."""
QUICK: dict[str, Any] = {"speed": None, "until": 4000, "examples": 100, "points": 15}
"""A short race: an epoch as fast as it goes, over a small surface."""
FOUR: list[dict[str, Any]] = [
    {"batch_size": 100},
    {"batch_size": "full"},
    {"batch_size": 300, "learning_rate": 0.5, "l2": 0.001},
    {"batch_size": 1000, "optimizer": "adam", "learning_rate": 0.05},
]


def runner_of(room: Room) -> RaceRunner:
    runner = room.race._runner
    assert runner is not None
    return runner


def race_of(room: Room) -> Race:
    return runner_of(room).race


def landscape_of(room: Room) -> Landscape:
    return runner_of(room).broadcaster.landscape


def runs_of(room: Room) -> tuple[RaceRun, ...]:
    return race_of(room).runs


async def begin(room: Room, **settings: Any) -> None:
    """Set a race, which does not go on by itself yet."""
    await do(room, "race", settings={**QUICK, **settings})


async def state_of(room: Room) -> RaceState:
    state = await asyncio.wait_for(room.race.state(), PATIENCE)
    assert state is not None
    return state


async def until(room: Room, what: Callable[[RaceState], bool]) -> RaceState:
    """Ask where the race stands until that is so."""
    async with asyncio.timeout(PATIENCE):
        while True:
            state = await state_of(room)
            if what(state):
                return state
            await asyncio.sleep(0.005)


async def run_out(room: Room) -> RaceState:
    """Have the race go to its end."""
    await do(room, "race_play")
    return await until(room, lambda state: state.over)


class Watcher:
    """A viewer of the race who takes whatever comes."""

    def __init__(self, room: Room, box: Mailbox) -> None:
        self.room, self.box = room, box
        self.seen = Collected()

    @classmethod
    @asynccontextmanager
    async def of(cls, room: Room) -> AsyncIterator[Self]:
        async with room.hub.subscribe() as box:
            box.subscribe(None, {"race"}, 60.0)
            await asyncio.wait_for(room.show(box), PATIENCE)
            yield cls(room, box)

    async def until(self, what: Callable[[Collected], bool]) -> Collected:
        """Take what comes until that is so of all there was."""
        async with asyncio.timeout(PATIENCE):
            while not what(self.seen):
                self.seen.add(await self.box.take())
        return self.seen

    async def at_rest(self) -> Collected:
        """Take what comes until the plane has settled on where the runs rest, and is drawn."""
        return await self.until(lambda seen: is_whole(seen) and self._is_kept_up())

    def _is_kept_up(self) -> bool:
        runner = runner_of(self.room)
        sent = runner.broadcaster
        told = sent._told == sent._changes and not runner.settling
        is_behind = sent.landscape.is_behind(race_of(self.room))
        return told and sent.landscape.undrawn is None and not is_behind


def is_whole(seen: Collected) -> bool:
    """Whether the newest of all kinds are of one plane, settled and drawn at its finest."""
    if not (seen.races and seen.races[-1] and seen.paths and seen.surfaces):
        return False
    told, paths, surface = seen.races[-1], seen.paths[-1].metadata, seen.surfaces[-1].metadata
    plane = str(told["plane"]["number"])
    same = {name: paths[name] for name in ("race", "plane", "x0", "x1", "y0", "y1")}
    return (
        told["plane"]["settled"]
        and paths["plane"] == plane
        and paths["race"] == str(told["number"])
        and same.items() <= surface.items()
        and (surface["detail"], surface["points"]) == ("fine", str(told["surface"]["points"]))
        and not told["playing"]
    )
