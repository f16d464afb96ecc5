"""The end of a race: by its room, the server, a lack of viewers, another race, or an error."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from nudge.descent.run import RaceRun
from nudge.errors import LimitReached, NudgeError, Stopping
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.race.snapshot import PathProjector
from nudge.rooms.registry import Registry, is_idle
from nudge.rooms.room import Room
from nudge.rooms.threads.workers import Workers
from nudge.settings import Settings
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable

from tests.rooms.race.sample_races import (
    TIMEOUT,
    Watcher,
    begin,
    get_runner,
    get_runs,
    get_state,
    run_out,
    wait_until,
)
from tests.rooms.sample_rooms import SMALL, do, make_session, open_room

pytestmark = pytest.mark.anyio

ENDLESS = {"until": 1e9}


def race_tasks() -> list[str]:
    """Return the names of the tasks of races."""
    return [task.get_name() for task in asyncio.all_tasks() if "race of" in task.get_name()]


async def spin(condition: Callable[[], bool]) -> None:
    """Let all tasks run until ``condition`` is met."""
    async with asyncio.timeout(TIMEOUT):
        while True:
            if condition():
                return
            await asyncio.sleep(0.001)


async def unplayed(room: Room) -> None:
    await begin(room)


async def playing(room: Room) -> None:
    await begin(room, **ENDLESS)
    await do(room, "race_play")
    await wait_until(room, lambda state: state.runs[0].step > 0)


async def paused(room: Room) -> None:
    await playing(room)
    await do(room, "race_pause")


async def over(room: Room) -> None:
    await begin(room)
    await run_out(room)


async def all_at_once(room: Room) -> None:
    await do(room, "play", rate=None)
    await playing(room)


STATES = [unplayed, playing, paused, over, all_at_once]


@pytest.mark.parametrize("set_up", STATES)
@pytest.mark.parametrize("watched", [False, True])
async def test_a_race_ends_with_its_room_wherever_it_stands(set_up: Any, watched: bool) -> None:
    races = RaceSlots(1)
    async with open_room(race_slots=races) as room:
        if watched:
            async with Watcher.open(room):
                await set_up(room)
                await room.stop()
        else:
            await set_up(room)
            await room.stop()
        assert race_tasks() == []
        assert len(races) == 0
        assert await room.race.state() is None


@pytest.mark.parametrize("set_up", STATES)
async def test_a_race_can_be_ended_wherever_it_stands_and_the_room_goes_on(set_up: Any) -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await set_up(room)
        await do(room, "race", settings=None)
        await watcher.until(lambda seen: seen.races[-1:] == [None])
        assert (await do(room, "step", count=3)).step >= 3
        await spin(lambda: race_tasks() == [])


@pytest.mark.parametrize("set_up", STATES)
async def test_a_server_that_stops_ends_its_races_and_takes_no_others(set_up: Any) -> None:
    async with open_room() as room:
        await set_up(room)
        room.interrupt(Stopping())
        assert await room.race.state() is None
        with pytest.raises(Stopping):
            await begin(room)


async def test_waiting_questions_are_answered_or_rejected_when_the_room_ends() -> None:
    def answered_at_once(race: Any, race_plane: Any) -> Any:
        return iter(())

    async with open_room() as room:
        await playing(room)
        asked = [asyncio.ensure_future(room.race.state()) for _ in range(3)]
        await asyncio.sleep(0)
        await room.stop()
        found = await asyncio.gather(*asked, return_exceptions=True)
        assert all(isinstance(each, NudgeError) or each is not None for each in found)
        with pytest.raises(NudgeError):
            await room.race.ask(answered_at_once)


async def test_an_unanswered_question_is_answered_when_the_race_ends() -> None:
    def endless(race: Any, race_plane: Any) -> Any:
        while True:
            yield

    async with open_room() as room:
        await begin(room)
        await get_state(room)
        asked = asyncio.ensure_future(room.race.ask(endless))
        await spin(lambda: asked.done() or bool(get_runner(room)._questions))
        await do(room, "race", settings=None)
        with pytest.raises(NudgeError) as caught:
            await asyncio.wait_for(asked, TIMEOUT)
        assert caught.value.code == "no_race"


async def test_a_question_that_cannot_be_answered_harms_nobody() -> None:
    def failing(race: Any, race_plane: Any) -> Any:
        yield
        raise NudgeError(Text.of("server-internal"), code="no_number")

    async with open_room() as room:
        await begin(room)
        with pytest.raises(NudgeError) as caught:
            await asyncio.wait_for(room.race.ask(failing), TIMEOUT)
        assert caught.value.code == "no_number"
        assert (await run_out(room)).over


class HandClock:
    """A clock that a test moves forward."""

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
        await spin(lambda: get_runs(room)[0].state.step >= 3)
        assert room.race.is_moving
        clock.now += 2
        await spin(lambda: not room.race.is_moving)
        assert not (await get_state(room)).playing


async def test_a_race_goes_on_as_long_as_somebody_is_there() -> None:
    clock = HandClock()
    async with open_room(clock=clock) as room, Watcher.open(room):
        await begin(room, **ENDLESS)
        await do(room, "race_play")
        clock.now += 1e6
        await spin(lambda: get_runs(room)[0].state.step >= 3)
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
        open_room(race_slots=races, clock=clock) as first,
        open_room(race_slots=races, clock=clock) as second,
    ):
        yield first, second


async def begin_and_play(room: Room) -> None:
    await begin(room, **ENDLESS)
    await do(room, "race_play")


async def test_a_server_has_a_limited_number_of_races() -> None:
    async with two_rooms(RaceSlots(1), HandClock()) as (first, second):
        await begin_and_play(first)
        with pytest.raises(LimitReached) as caught:
            await begin(second)
        assert caught.value.code == "too_many_races"
        assert await second.race.state() is None
        await begin(first, points=17)
        await do(first, "race", settings=None)
        await begin(second)


async def test_a_race_that_is_refused_takes_no_slot() -> None:
    async with two_rooms(RaceSlots(1), HandClock()) as (first, second):
        with pytest.raises(NudgeError):
            await begin(first, runs=[])
        with pytest.raises(NudgeError):
            await begin(first, plane={"kind": "weights", "weights": [W, {**W, "index": 99}]})
        await begin(second)


W: dict[str, Any] = {"layer": 1, "index": 0}


async def test_a_race_in_an_empty_room_loses_its_slot_to_another() -> None:
    clock = HandClock()
    async with two_rooms(RaceSlots(1), clock) as (first, second):
        await begin(first)
        clock.now += 11
        await begin(second)
        assert await first.race.state() is None
        assert (await get_state(second)).number == 1
        assert (await do(first, "step", count=2)).step == 2


async def test_a_race_that_is_watched_does_not_lose_its_slot() -> None:
    clock = HandClock()
    async with two_rooms(RaceSlots(1), clock) as (first, second), Watcher.open(first):
        await begin_and_play(first)
        clock.now += 1e6
        with pytest.raises(LimitReached):
            await begin(second)


async def test_a_race_that_waits_at_its_start_leaves_its_slot_to_another() -> None:
    async with two_rooms(RaceSlots(1), HandClock()) as (first, second), Watcher.open(first):
        await begin(first)
        await begin_and_play(second)
        assert await first.race.state() is None
        with pytest.raises(LimitReached):
            await begin(first)


async def test_the_races_of_a_registry_share_its_slots(tmp_path: Any) -> None:
    async with Registry(Settings(data_dir=tmp_path)) as registry:
        rooms = [(await registry.create(TrainingConfig(**SMALL)))[0] for _ in range(5)]
        for room in rooms[:4]:
            await begin_and_play(room)
        with pytest.raises(LimitReached):
            await begin(rooms[4])
        await registry.delete(rooms[0])
        await begin(rooms[4])


async def test_a_fault_of_the_server_ends_the_race_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(*_: Any) -> Any:
        raise ZeroDivisionError

    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await watcher.until_at_rest()
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
        Room(make_session(seed=seed), workers, token_hash="", idle_seconds=60, race_slots=races)
        for seed in range(3)
    ]
    try:
        for room in rooms:
            room.start()
            await begin(room, **ENDLESS)
            await do(room, "race_play")
            await do(room, "play", rate=None)
        for _ in range(3):
            was = [(room.state().step, get_runs(room)[0].state.step) for room in rooms]
            async with asyncio.timeout(TIMEOUT):
                for room, (step, race_step) in zip(rooms, was, strict=True):
                    while room.state().step <= step or get_runs(room)[0].state.step <= race_step:
                        await do(room, "select", layer=1, index=0)
    finally:
        for room in rooms:
            await room.stop()
        workers.close()


async def test_a_play_while_the_costs_at_the_end_are_computed_does_not_lose_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loop, has_played = asyncio.get_running_loop(), threading.Event()
    measure = RaceRun.measure

    def play_first(run: RaceRun) -> Resumable[None]:
        if run.state.step and not has_played.is_set():
            loop.call_soon_threadsafe(get_runner(room).play)
            loop.call_soon_threadsafe(has_played.set)
            while not has_played.is_set():
                yield
        yield from measure(run)

    async with open_room() as room:
        await begin(room)
        await get_state(room)  # the costs at the start are known
        for run in get_runs(room):  # as in a race of many steps, whose paths retain few points
            run.path.every = 64
        monkeypatch.setattr(RaceRun, "measure", play_first)
        assert (await run_out(room)).over
        assert has_played.is_set()
