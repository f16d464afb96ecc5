"""A room's visits to the points of a race's runs: the same bits, and the race is not disturbed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from nudge.descent.path import flatten
from nudge.errors import Interrupted, NudgeError
from nudge.protocol.client_messages import parse
from nudge.rooms import commands
from nudge.rooms.room import Room
from nudge.training.config import TrainingConfig

from tests.rooms.race.sample_races import (
    EPOCH,
    FOUR,
    TIMEOUT,
    begin,
    get_runs,
    get_state,
    run_out,
    wait_until,
)
from tests.rooms.sample_rooms import SMALL, collect, do, open_room
from tests.support.embedded import TRAIN

pytestmark = pytest.mark.anyio


def where_it_is(room: Room) -> bytes:
    return flatten(room.session.run.state.network).tobytes()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
async def test_a_room_that_visits_a_point_has_its_very_bits(dtype: str) -> None:
    async with open_room(seed=4, dtype=dtype) as room:
        await do(room, "step", count=5)
        await begin(room, runs=FOUR, until=TRAIN)
        await run_out(room)
        for run, race_run in enumerate(get_runs(room)):
            for point in race_run.path.points[:: max(1, len(race_run.path) // 3)]:
                state = await do(room, "visit", run=run, step=point.step)
                assert (state.step, state.epoch) == (point.step, point.epoch)
                assert state.settings == race_run.config
                assert state.examples_seen == point.examples_seen
                assert where_it_is(room) == point.position.tobytes()


async def test_the_step_after_a_point_is_shown_with_the_points_parameters() -> None:
    async with open_room(seed=4) as room:
        await begin(room, runs=FOUR, until=TRAIN)
        await run_out(room)
        for run, race_run in enumerate(get_runs(room)):
            for point in (race_run.path.points[0], race_run.path.newest):
                await do(room, "visit", run=run, step=point.step + 1)
                record = room.session.run.record
                assert record.step == point.step + 1
                assert flatten(record.network).tobytes() == point.position.tobytes()


async def test_where_a_run_diverged_its_last_step_can_be_visited() -> None:
    async with open_room(activation="relu", output_activation="identity") as room:
        await begin(room, runs=[{"learning_rate": 900.0}])
        await run_out(room)
        (race_run,) = get_runs(room)
        assert race_run.diverged
        last = race_run.state.step
        assert (await do(room, "visit", run=0, step=last)).step == last
        with pytest.raises(NudgeError) as caught:
            await do(room, "visit", run=0, step=last + 1)
        assert caught.value.field == "step"


async def test_steps_between_the_stored_points_can_be_visited_too() -> None:
    async with open_room() as room:
        await begin(room, runs=[{"batch_size": 1, "learning_rate": 0.1}], until=400)
        await run_out(room)
        (race_run,) = get_runs(room)
        stored = race_run.path.columns["step"].tolist()
        between = next(step for step in range(400) if step not in stored)
        assert (await do(room, "visit", run=0, step=between)).step == between
        state = await do(room, "step", count=400 - between)
        assert state.step == 400
        assert where_it_is(room) == race_run.path.newest.position.tobytes()


async def test_a_visit_is_a_run_like_any_other_with_its_past() -> None:
    async with open_room() as room:
        await begin(room, runs=[{"batch_size": 50, "optimizer": "momentum", "learning_rate": 0.2}])
        await run_out(room)
        await do(room, "visit", run=0, step=20)
        assert room.session.run.latest == 20
        assert (await do(room, "seek", step=4)).step == 4
        assert room.state().settings == TrainingConfig(
            **{**SMALL, "batch_size": 50}, optimizer="momentum", learning_rate=0.2
        )


async def test_the_start_can_be_visited() -> None:
    async with open_room() as room:
        await begin(room)
        await do(room, "step", count=9)
        state = await do(room, "visit", run=1, step=0)
        assert (state.step, state.latest, state.settings.batch_size) == (0, 0, TRAIN)


@pytest.mark.parametrize(
    ("run", "step", "field"),
    [(2, 0, "run"), (0, EPOCH + 2, "step"), (1, 3, "step"), (0, 10**9, "step")],
)
async def test_a_point_that_is_not_there_is_refused_and_nothing_changes(
    run: int, step: int, field: str
) -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        before, race = await do(room, "step", count=2), await get_state(room)
        with pytest.raises(NudgeError) as caught:
            await do(room, "visit", run=run, step=step)
        assert caught.value.field == field
        assert room.state() == before
        assert await get_state(room) == race


async def test_without_a_race_there_is_nothing_to_visit() -> None:
    async with open_room() as room:
        with pytest.raises(NudgeError) as caught:
            await do(room, "visit", run=0, step=0)
        assert caught.value.code == "no_race"


async def test_a_visit_leaves_the_race_as_it_was() -> None:
    async with open_room() as room:
        await begin(room, start={"hidden": [3]})
        race = await run_out(room)
        await do(room, "select", layer=1, index=3)
        state = await do(room, "visit", run=0, step=12)
        assert state.sizes == (784, 3, 10)
        assert state.selection is None
        assert await get_state(room) == race
        await begin(room, start={"hidden": [3]}, runs=[{"batch_size": 100, "color": 4}])
        assert (await get_state(room)).runs[0].step == EPOCH


async def test_a_room_that_plays_stops_for_a_visit() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        await do(room, "play", rate=None)
        state = await do(room, "visit", run=0, step=EPOCH)
        assert (state.step, state.playing) == (EPOCH, False)


async def test_another_command_interrupts_a_visit() -> None:
    async with open_room() as room:
        await begin(room, runs=[{"batch_size": 1}], until=600)
        await run_out(room)
        message: Any = parse('{"type": "visit", "run": 0, "step": 600}')
        visiting = commands.submit(room, message)
        await do(room, "pause")
        if not visiting.done() or visiting.exception() is not None:
            with pytest.raises(Interrupted):
                await asyncio.wait_for(visiting, TIMEOUT)
            assert room.state().step < 600


async def test_people_are_answered_while_the_race_and_the_room_go_as_fast_as_they_can() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        box.subscribe(None, {"race"}, 60.0)
        await room.show(box)
        await begin(room, runs=FOUR, until=1e9)
        await do(room, "race_play")
        await do(room, "play", rate=None)
        for turn in range(5):
            step, race = room.state().step, await get_state(room)
            await do(room, "select", layer=1, index=turn % 4)
            await do(room, "focus", split="test", index=turn)
            await do(room, "race_pause")
            await do(room, "race_play")
            await begin(room, runs=[*FOUR[:3], {**FOUR[3], "color": turn % 6}], until=1e9)
            assert room.state().selection is not None
            await wait_until(
                room,
                lambda state, race=race, step=step: (  # type: ignore[misc]
                    room.state().step > step
                    and sum(run.step for run in state.runs) > sum(run.step for run in race.runs)
                ),
            )
        assert collect(box).races
