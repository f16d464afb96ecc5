"""A race in a room: begun, changed, played, paused, ended."""

from __future__ import annotations

from typing import Any

import pytest
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig

from tests.rooms.making import SMALL, do, open_room
from tests.rooms.race.racing import FOUR, Watcher, begin, run_out, runs_of, state_of, until

pytestmark = pytest.mark.anyio


def bits(room: Any) -> list[bytes]:
    """Every parameter of every run, as it is now."""
    return [each.path.newest.position.tobytes() for each in runs_of(room)]


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
        state = await state_of(room)
        assert (state.playing, state.over, state.progress) == (False, False, 0.0)
        assert [run.step for run in state.runs] == [0, 0]
        assert state.start == TrainingConfig(**SMALL, seed=3)
        assert [run.settings.batch_size for run in state.runs] == [100, 4000]
        assert [run.full for run in state.runs] == [False, True]
        assert len({run.color for run in state.runs}) == 2
        assert (state.train, state.until) == (4000, 60 * 4000.0)
        assert (state.surface.examples, state.surface.points) == (1000, 51)
        assert state.runs[0].true_cost == state.runs[1].true_cost
        assert state.settings.runs[0].batch_size == 100


async def test_a_race_goes_on_to_its_end_when_it_is_played() -> None:
    async with open_room() as room:
        await begin(room)
        state = await run_out(room)
        assert [run.step for run in state.runs] == [40, 1]
        assert (state.playing, state.progress) == (False, 4000.0)
        assert all(run.cost is not None and run.angle is not None for run in state.runs)
        assert state.runs[0].cost < 1.0


@pytest.mark.parametrize(
    ("fairness", "until_then", "steps"),
    [("examples", 4000, [40, 1]), ("steps", 12, [12, 12]), ("examples", 3999.5, [39, 0])],
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
        for run, race_run in zip(state.runs, runs_of(room), strict=True):
            assert run.seconds <= 0.05 < race_run.next_progress("seconds")


async def test_at_any_time_examples_seen_differ_by_a_batch_at_most() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room, runs=FOUR)
        await do(room, "race_play")
        seen = await watcher.until(lambda seen: seen.race.get("over", False))
        told = [race for race in seen.races if race]
        assert len(told) > 2
        for race in told:
            examples = [run["examples_seen"] for run in race["runs"]]
            assert max(examples) - min(examples) <= 4000


async def test_a_paused_race_stands_still_while_the_room_goes_on() -> None:
    async with open_room() as room:
        await begin(room, until=1e9)
        await do(room, "race_play")
        await until(room, lambda state: state.runs[0].step > 3)
        await do(room, "race_pause")
        paused, before = await state_of(room), bits(room)
        assert not paused.playing
        assert (await do(room, "step", count=60)).step == 60
        assert await state_of(room) == paused
        assert bits(room) == before
        assert all(run.cost is not None for run in paused.runs)
        await do(room, "race_play")
        await until(room, lambda state: state.runs[0].step > paused.runs[0].step)


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
        old, was = runs_of(room), await state_of(room)
        await begin(room, runs=[{"batch_size": "full"}, {"batch_size": 50}, {"batch_size": 100}])
        state = await state_of(room)
        assert [run.step for run in state.runs][::2] == [1, 40]
        assert (runs_of(room)[0], runs_of(room)[2]) == (old[1], old[0])
        assert [state.runs[2].id, state.runs[0].id] == [run.id for run in was.runs]
        assert state.number > was.number
        state = await until(room, lambda state: state.over)
        assert [run.step for run in state.runs] == [1, 80, 40]


async def test_what_does_not_concern_its_training_does_not_begin_a_run_anew() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        was, old = await state_of(room), runs_of(room)
        await begin(
            room,
            runs=[{"color": 5}, {"batch_size": "full", "paused": True}],
            plane={"kind": "random", "seed": 2},
            examples=50,
            speed=3.0,
            until=5000,
        )
        assert runs_of(room) == old
        state = await until(room, lambda state: state.over)
        assert [run.step for run in state.runs] == [50, 1]
        assert [run.color for run in state.runs] == [5, was.runs[1].color]
        assert [run.paused for run in state.runs] == [False, True]
        assert (state.number, state.surface.examples) == (was.number, 50)


async def test_a_run_that_was_paused_catches_up() -> None:
    async with open_room() as room:
        paused = [{"batch_size": 100}, {"batch_size": 200, "paused": True}]
        await begin(room, runs=paused, until=4000)
        await do(room, "race_play")
        state = await until(room, lambda state: state.runs[0].step == 40)
        assert state.runs[1].step == 0
        await begin(room, runs=[{"batch_size": 100}, {"batch_size": 200}], until=4000)
        state = await until(room, lambda state: state.over)
        assert [run.step for run in state.runs] == [40, 20]


async def test_another_start_begins_all_runs_anew() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        was = await state_of(room)
        await do(room, "race_pause")
        await begin(room, start={"hidden": [3], "seed": 9})
        state = await state_of(room)
        assert [run.step for run in state.runs] == [0, 0]
        assert state.number > was.number
        assert (state.start.hidden, state.start.seed) == ((3,), 9)
        assert state.parameter_count == 785 * 3 + 4 * 10
        assert (await run_out(room)).runs[0].step == 40


async def test_a_race_begun_anew_is_at_its_start_again() -> None:
    async with open_room() as room:
        await begin(room)
        at_start = bits(room)
        state = await run_out(room)
        ended = bits(room)
        await do(room, "race_pause")
        await do(room, "race_restart")
        again = await state_of(room)
        assert (again.number, again.playing, again.over) == (state.number + 1, False, False)
        assert bits(room) == at_start
        await run_out(room)
        assert bits(room) == ended


async def test_what_plays_goes_on_playing_when_it_begins_anew() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        await do(room, "race_restart")
        state = await until(room, lambda state: state.over)
        assert [run.step for run in state.runs] == [40, 1]


async def test_an_ended_race_is_gone_and_the_next_has_another_number() -> None:
    async with open_room() as room:
        await begin(room)
        first = (await state_of(room)).number
        await do(room, "race", settings=None)
        assert await room.race.state() is None
        await begin(room)
        assert (await state_of(room)).number > first


async def test_a_race_keeps_to_the_settings_that_its_room_had_when_it_was_set() -> None:
    async with open_room() as room:
        await begin(room)
        await do(room, "configure", settings={"hidden": [6], "learning_rate": 0.1})
        await begin(room, runs=[{"batch_size": 100}])
        assert (await state_of(room)).start == TrainingConfig(**SMALL)
        await do(room, "race", settings=None)
        await begin(room)
        assert (await state_of(room)).start.hidden == (6,)
