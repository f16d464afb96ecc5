"""How a race ends: with its room, with the server, for want of people, for another, by a fault."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from nudge.errors import LimitReached, NudgeError, Stopping
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.race.snapshot import PathProjector
from nudge.rooms.registry import Registry, is_idle
from nudge.rooms.room import Room
from nudge.rooms.threads.workers import Workers
from nudge.settings import Settings
from nudge.training.config import TrainingConfig

from tests.rooms.making import SMALL, do, make_session, open_room
from tests.rooms.race.racing import (
    PATIENCE,
    Watcher,
    begin,
    run_out,
    runner_of,
    runs_of,
    state_of,
    until,
)

pytestmark = pytest.mark.anyio

ENDLESS = {"until": 1e9}


def race_tasks() -> list[str]:
    """The tasks that keep races going."""
    return [task.get_name() for task in asyncio.all_tasks() if "race of" in task.get_name()]


async def spin(what: Callable[[], bool]) -> None:
    """Let everything go on until that is so."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if what():
                return
            await asyncio.sleep(0.001)


async def as_set(room: Room) -> None:
    await begin(room)


async def playing(room: Room) -> None:
    await begin(room, **ENDLESS)
    await do(room, "race_play")
    await until(room, lambda state: state.runs[0].step > 0)


async def paused(room: Room) -> None:
    await playing(room)
    await do(room, "race_pause")


async def over(room: Room) -> None:
    await begin(room)
    await run_out(room)


async def all_at_once(room: Room) -> None:
    await do(room, "play", rate=None)
    await playing(room)


STATES = [as_set, playing, paused, over, all_at_once]


@pytest.mark.parametrize("bring", STATES)
@pytest.mark.parametrize("watched", [False, True])
async def test_a_race_ends_with_its_room_wherever_it_stands(bring: Any, watched: bool) -> None:
    races = RaceSlots(1)
    async with open_room(races=races) as room:
        if watched:
            async with Watcher.of(room):
                await bring(room)
                await room.stop()
        else:
            await bring(room)
            await room.stop()
        assert race_tasks() == []
        assert len(races) == 0
        assert await room.race.state() is None


@pytest.mark.parametrize("bring", STATES)
async def test_a_race_can_be_ended_wherever_it_stands_and_the_room_goes_on(bring: Any) -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await bring(room)
        await do(room, "race", settings=None)
        await watcher.until(lambda seen: seen.races[-1:] == [None])
        assert (await do(room, "step", count=3)).step >= 3
        await spin(lambda: race_tasks() == [])


@pytest.mark.parametrize("bring", STATES)
async def test_a_server_that_stops_ends_its_races_and_takes_no_others(bring: Any) -> None:
    async with open_room() as room:
        await bring(room)
        room.interrupt(Stopping())
        assert await room.race.state() is None
        with pytest.raises(Stopping):
            await begin(room)


async def test_whoever_waits_for_an_answer_is_told_that_the_room_ended() -> None:
    async with open_room() as room:
        await playing(room)
        asked = [asyncio.ensure_future(room.race.state()) for _ in range(3)]
        await asyncio.sleep(0)
        await room.stop()
        found = await asyncio.gather(*asked, return_exceptions=True)
        assert all(isinstance(each, NudgeError) or each is not None for each in found)
        with pytest.raises(NudgeError):
            await room.race.ask(lambda race, landscape: iter(()))  # type: ignore[arg-type]


async def test_an_unanswered_question_is_answered_when_the_race_ends() -> None:
    def endless(race: Any, landscape: Any) -> Any:
        while True:
            yield

    async with open_room() as room:
        await begin(room)
        await state_of(room)
        asked = asyncio.ensure_future(room.race.ask(endless))
        await spin(lambda: asked.done() or bool(runner_of(room)._questions))
        await do(room, "race", settings=None)
        with pytest.raises(NudgeError) as caught:
            await asyncio.wait_for(asked, PATIENCE)
        assert caught.value.code == "no_race"


async def test_a_question_that_cannot_be_answered_harms_nobody() -> None:
    def refused(race: Any, landscape: Any) -> Any:
        yield
        raise NudgeError("No.", code="no_number")

    async with open_room() as room:
        await begin(room)
        with pytest.raises(NudgeError) as caught:
            await asyncio.wait_for(room.race.ask(refused), PATIENCE)
        assert caught.value.code == "no_number"
        assert (await run_out(room)).over


class HandClock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_a_race_that_nobody_is_there_for_any_more_pauses() -> None:
    clock = HandClock()
    async with open_room(clock=clock) as room:
        await begin(room, **ENDLESS)
        await do(room, "race_play")
        clock.now += 59
        await spin(lambda: runs_of(room)[0].state.step >= 3)
        assert room.race.is_moving
        clock.now += 2
        await spin(lambda: not room.race.is_moving)
        assert not (await state_of(room)).playing


async def test_a_race_goes_on_as_long_as_somebody_is_there() -> None:
    clock = HandClock()
    async with open_room(clock=clock) as room, Watcher.of(room):
        await begin(room, **ENDLESS)
        await do(room, "race_play")
        clock.now += 1e6
        await spin(lambda: runs_of(room)[0].state.step >= 3)
        assert room.race.is_moving


async def test_a_room_whose_race_goes_on_is_not_idle() -> None:
    async with open_room() as room:
        await paused(room)
        assert is_idle(room)
        await do(room, "race_play")
        assert not is_idle(room)


@asynccontextmanager
async def two_rooms(races: RaceSlots, clock: HandClock) -> AsyncIterator[tuple[Room, Room]]:
    async with (
        open_room(races=races, clock=clock) as one,
        open_room(races=races, clock=clock) as other,
    ):
        yield one, other


async def test_a_server_has_so_many_races_and_another_is_refused() -> None:
    async with two_rooms(RaceSlots(1), HandClock()) as (one, other):
        await begin(one)
        with pytest.raises(LimitReached) as caught:
            await begin(other)
        assert caught.value.code == "too_many_races"
        assert await other.race.state() is None
        await begin(one, points=17)
        await do(one, "race", settings=None)
        await begin(other)


async def test_a_race_that_is_refused_takes_no_place() -> None:
    async with two_rooms(RaceSlots(1), HandClock()) as (one, other):
        with pytest.raises(NudgeError):
            await begin(one, runs=[])
        with pytest.raises(NudgeError):
            await begin(one, plane={"kind": "weights", "weights": [W, {**W, "index": 99}]})
        await begin(other)


W: dict[str, Any] = {"layer": 1, "index": 0}


async def test_a_race_in_a_room_without_anybody_gives_way() -> None:
    clock = HandClock()
    async with two_rooms(RaceSlots(1), clock) as (one, other):
        await begin(one)
        clock.now += 11
        await begin(other)
        assert await one.race.state() is None
        assert (await state_of(other)).number == 1
        assert (await do(one, "step", count=2)).step == 2


async def test_a_race_that_is_watched_does_not_give_way() -> None:
    clock = HandClock()
    async with two_rooms(RaceSlots(1), clock) as (one, other), Watcher.of(one):
        await begin(one)
        clock.now += 1e6
        with pytest.raises(LimitReached):
            await begin(other)


async def test_the_races_of_a_registry_share_its_places(tmp_path: Any) -> None:
    async with Registry(Settings(data_dir=tmp_path)) as registry:
        rooms = [(await registry.create(TrainingConfig(**SMALL)))[0] for _ in range(5)]
        for room in rooms[:4]:
            await begin(room)
        with pytest.raises(LimitReached):
            await begin(rooms[4])
        await registry.delete(rooms[0])
        await begin(rooms[4])


async def test_a_fault_of_the_server_ends_the_race_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(*_: Any) -> Any:
        raise ZeroDivisionError

    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await watcher.at_rest()
        monkeypatch.setattr(PathProjector, "snapshot", faulty)
        asked = asyncio.ensure_future(do(room, "race_play"))
        await watcher.until(lambda seen: seen.races[-1] is None)
        await asked
        assert "race of room" in caplog.text
        assert await room.race.state() is None
        monkeypatch.undo()
        await begin(room)
        assert (await run_out(room)).over


async def test_rooms_that_share_a_thread_race_and_train_in_fair_turns() -> None:
    workers, races = Workers(1), RaceSlots()
    rooms = [
        Room(make_session(seed=seed), workers, token_hash="", idle_seconds=60, races=races)
        for seed in range(3)
    ]
    try:
        for room in rooms:
            room.start()
            await begin(room, **ENDLESS)
            await do(room, "race_play")
            await do(room, "play", rate=None)
        for _ in range(3):
            was = [(room.state().step, runs_of(room)[0].state.step) for room in rooms]
            async with asyncio.timeout(PATIENCE):
                for room, (step, race_step) in zip(rooms, was, strict=True):
                    while room.state().step <= step or runs_of(room)[0].state.step <= race_step:
                        await do(room, "select", layer=1, index=0)
    finally:
        for room in rooms:
            await room.stop()
        workers.close()
