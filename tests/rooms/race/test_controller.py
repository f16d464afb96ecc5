"""The race of a room: begun, changed, played, paused and ended."""

from __future__ import annotations

from typing import Any

import pytest
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig

from tests.rooms.race.sample_races import (
    EPOCH,
    FOUR,
    Watcher,
    begin,
    get_runs,
    get_state,
    run_out,
    wait_until,
)
from tests.rooms.sample_rooms import SMALL, do, open_room
from tests.support.embedded import TRAIN

pytestmark = pytest.mark.anyio


def bits(room: Any) -> list[bytes]:
    """Return the bytes of all present parameters of each run."""
    return [each.path.newest.position.tobytes() for each in get_runs(room)]


async def test_a_room_has_no_race_until_one_is_set() -> None:
    async with open_room() as room:
        assert await room.race.state() is None
        for command in ("race_play", "race_pause", "race_restart"):
            with pytest.raises(NudgeError) as caught:
                await do(room, command)
            assert caught.value.code == "no_race"
        await do(room, "race", settings=None)


async def test_a_race_begins_at_the_start_and_waits_there() -> None:
    async with open_room(seed=3) as room:
        await do(room, "step", count=5)
        await do(room, "race", settings={})
        state = await get_state(room)
        assert (state.playing, state.over, state.progress) == (False, False, 0.0)
        assert [run.step for run in state.runs] == [0, 0]
        assert state.start == TrainingConfig(**SMALL, seed=3)
        assert [run.settings.batch_size for run in state.runs] == [100, TRAIN]
        assert [run.full for run in state.runs] == [False, True]
        assert len({run.color for run in state.runs}) == 2
        assert (state.train, state.until) == (TRAIN, 60 * TRAIN)
        assert (state.surface.examples, state.surface.points) == (1000, 51)
        assert state.runs[0].true_cost == state.runs[1].true_cost
        assert state.settings.runs[0].batch_size == 100


async def test_a_race_goes_on_to_its_end_when_it_is_played() -> None:
    async with open_room() as room:
        await begin(room)
        state = await run_out(room)
        assert [run.step for run in state.runs] == [EPOCH, 1]
        assert (state.playing, state.progress) == (False, TRAIN)
        assert all(run.cost is not None and run.angle is not None for run in state.runs)
        cost = state.runs[0].cost
        assert cost is not None
        assert cost < 1.0


@pytest.mark.parametrize(
    ("fairness", "until_then", "steps"),
    [
        ("examples", TRAIN, [EPOCH, 1]),
        ("steps", 12, [12, 12]),
        ("examples", TRAIN - 0.5, [EPOCH - 1, 0]),
    ],
)
async def test_runs_go_as_far_as_is_fair(
    fairness: str, until_then: float, steps: list[int]
) -> None:
    async with open_room() as room:
        await begin(room, fairness=fairness, until=until_then)
        state = await run_out(room)
        assert [run.step for run in state.runs] == steps


async def test_runs_of_equal_seconds_stop_before_the_step_that_would_take_longer() -> None:
    async with open_room() as room:
        await begin(room, fairness="seconds", until=0.05)
        state = await run_out(room)
        for run, race_run in zip(state.runs, get_runs(room), strict=True):
            assert run.seconds <= 0.05 < race_run.next_progress("seconds")


async def test_at_any_time_examples_seen_differ_by_a_batch_at_most() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room, runs=FOUR)
        await do(room, "race_play")
        seen = await watcher.until(lambda seen: seen.race.get("over", False))
        states = [state for state in seen.races if state]
        assert len(states) > 2
        for state in states:
            examples = [run["examples_seen"] for run in state["runs"]]
            assert max(examples) - min(examples) <= TRAIN


async def test_a_paused_race_stands_still_while_the_room_goes_on() -> None:
    async with open_room() as room:
        await begin(room, until=1e9)
        await do(room, "race_play")
        await wait_until(room, lambda state: state.runs[0].step > 3)
        await do(room, "race_pause")
        paused, before = await get_state(room), bits(room)
        assert not paused.playing
        assert (await do(room, "step", count=60)).step == 60
        assert await get_state(room) == paused
        assert bits(room) == before
        assert all(run.cost is not None for run in paused.runs)
        await do(room, "race_play")
        await wait_until(room, lambda state: state.runs[0].step > paused.runs[0].step)


async def test_a_race_leaves_its_room_as_it_was() -> None:
    async with open_room() as room:
        before = await do(room, "step", count=7)
        await begin(room, runs=FOUR)
        await run_out(room)
        await do(room, "race", settings=None)
        assert room.state() == before


async def test_runs_that_stay_go_on_and_new_ones_catch_up() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        old, before = get_runs(room), await get_state(room)
        await begin(room, runs=[{"batch_size": "full"}, {"batch_size": 50}, {"batch_size": 100}])
        state = await get_state(room)
        assert [run.step for run in state.runs][::2] == [1, EPOCH]
        assert (get_runs(room)[0], get_runs(room)[2]) == (old[1], old[0])
        assert [state.runs[2].id, state.runs[0].id] == [run.id for run in before.runs]
        assert state.number > before.number
        state = await wait_until(room, lambda state: state.over)
        assert [run.step for run in state.runs] == [1, 2 * EPOCH, EPOCH]


async def test_settings_that_do_not_concern_training_do_not_begin_a_run_again() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        before, old = await get_state(room), get_runs(room)
        await begin(
            room,
            runs=[{"color": 5}, {"batch_size": "full", "paused": True}],
            plane={"kind": "random", "seed": 2},
            examples=50,
            speed=3.0,
            until=TRAIN + 1000,
        )
        assert get_runs(room) == old
        state = await wait_until(room, lambda state: state.over)
        assert [run.step for run in state.runs] == [EPOCH + 10, 1]
        assert [run.color for run in state.runs] == [5, before.runs[1].color]
        assert [run.paused for run in state.runs] == [False, True]
        assert (state.number, state.surface.examples) == (before.number, 50)


async def test_a_run_that_was_paused_catches_up() -> None:
    async with open_room() as room:
        paused = [{"batch_size": 100}, {"batch_size": 200, "paused": True}]
        await begin(room, runs=paused, until=TRAIN)
        await do(room, "race_play")
        state = await wait_until(room, lambda state: state.runs[0].step == EPOCH)
        assert state.runs[1].step == 0
        await begin(room, runs=[{"batch_size": 100}, {"batch_size": 200}], until=TRAIN)
        state = await wait_until(room, lambda state: state.over)
        assert [run.step for run in state.runs] == [EPOCH, EPOCH // 2]


async def test_another_start_begins_all_runs_anew() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        before = await get_state(room)
        await do(room, "race_pause")
        await begin(room, start={"hidden": [3], "seed": 9})
        state = await get_state(room)
        assert [run.step for run in state.runs] == [0, 0]
        assert state.number > before.number
        assert (state.start.hidden, state.start.seed) == ((3,), 9)
        assert state.parameter_count == 785 * 3 + 4 * 10
        assert (await run_out(room)).runs[0].step == EPOCH


async def test_a_race_begun_anew_is_at_its_start_again() -> None:
    async with open_room() as room:
        await begin(room)
        at_start = bits(room)
        state = await run_out(room)
        ended = bits(room)
        await do(room, "race_pause")
        await do(room, "race_restart")
        again = await get_state(room)
        assert (again.number, again.playing, again.over) == (state.number + 1, False, False)
        assert bits(room) == at_start
        await run_out(room)
        assert bits(room) == ended


async def test_a_playing_race_goes_on_playing_when_it_begins_again() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        await do(room, "race_restart")
        state = await wait_until(room, lambda state: state.over)
        assert [run.step for run in state.runs] == [EPOCH, 1]


async def test_an_ended_race_is_gone_and_the_next_has_another_number() -> None:
    async with open_room() as room:
        await begin(room)
        first = (await get_state(room)).number
        await do(room, "race", settings=None)
        assert await room.race.state() is None
        await begin(room)
        assert (await get_state(room)).number > first


async def test_a_race_keeps_to_the_settings_that_its_room_had_when_it_was_set() -> None:
    async with open_room() as room:
        await begin(room)
        await do(room, "configure", settings={"hidden": [6], "learning_rate": 0.1})
        await begin(room, runs=[{"batch_size": 100}])
        assert (await get_state(room)).start == TrainingConfig(**SMALL)
        await do(room, "race", settings=None)
        await begin(room)
        assert (await get_state(room)).start.hidden == (6,)
