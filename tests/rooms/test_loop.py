"""A room that trains: its pace, pauses, divergences, errors and limits."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from nudge.errors import Interrupted, NudgeError
from nudge.rooms import commands
from nudge.training.run import history

from tests.rooms.sample_rooms import (
    DIVERGING,
    MANY_STEPS,
    ONE_STEP,
    collect,
    command_error,
    do,
    frames_until,
    open_room,
    subscribe_to_all,
)

pytestmark = pytest.mark.anyio


async def test_playing_goes_on_until_a_pause_and_shows_the_last_step() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        assert (await do(room, "play", rate=None)).playing
        await frames_until(box, 50)
        state = await do(room, "pause")
        assert not state.playing
        assert collect(box).steps[-1].step == state.step
        assert state.test_step == state.step
        assert (await do(room, "cursor", phase="cost")).step == state.step


async def test_at_a_slow_pace_every_step_is_shown() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        await do(room, "play", rate=8)
        seen = [frame.step for frame in await frames_until(box, 12)]
        assert seen == list(range(seen[0], seen[0] + len(seen)))
        assert seen[0] <= 1


async def test_a_command_is_carried_out_while_many_steps_are_being_made() -> None:
    async with open_room() as room:
        steps = commands.submit(room, MANY_STEPS)
        state = await do(room, "focus", split="test", index=7)
        assert state.focus.index == 7
        assert not steps.done()
        await do(room, "pause")
        with pytest.raises(NudgeError) as caught:
            await steps
        assert caught.value.code == "interrupted"
        assert caught.value.value == 100_000 - room.runner.progress.step


async def test_a_hot_setting_does_not_stop_the_play() -> None:
    async with open_room() as room:
        await do(room, "play", rate=None)
        state = await do(room, "configure", settings={"learning_rate": 0.5})
        assert state.playing


async def test_a_divergence_stops_the_room_and_going_back_clears_it() -> None:
    async with open_room(**DIVERGING) as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        error = await command_error(room, "step", count=1000)
        assert error.code == "diverged"
        state = room.state()
        assert state.diverged is not None
        assert state.diverged.step == state.step + 1
        assert collect(box).steps[-1].step == state.step
        for type in ("step", "play"):
            assert (await command_error(room, type)).code == "diverged"
        back = await do(room, "seek", step=state.diverged.back_to)
        assert back.diverged is None
        assert back.step == state.diverged.back_to


async def test_a_divergence_while_playing_is_sent_to_all_viewers() -> None:
    async with open_room(**DIVERGING) as room, room.hub.subscribe() as box:
        await do(room, "play", rate=None)
        room_state = None
        while room_state is None or room_state["diverged"] is None:
            payload = await asyncio.wait_for(box.take(), 30)
            assert isinstance(payload, str)
            room_state = json.loads(payload)["room"]
        assert room_state["playing"] is False
        assert room_state["diverged"]["step"] == room_state["step"] + 1


async def test_a_room_nobody_watches_stops_playing_after_a_while() -> None:
    async with open_room() as room:
        room._idle_seconds = 0.0
        await do(room, "play", rate=None)
        while room.loop.clock.playing:
            await room.ask(lambda session: None, used=False)
        async with room.hub.subscribe() as box:
            subscribe_to_all(box)
            await do(room, "play", rate=None)
            await frames_until(box, room.runner.progress.step + 30)
            assert room.loop.clock.playing


async def test_a_run_that_can_be_no_longer_stops_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history, "MAX_STEPS", 8)
    async with open_room() as room:
        assert (await command_error(room, "step", count=20)).code == "limit"
        assert room.state().step == 8
        assert (await command_error(room, "play")).code == "limit"


async def test_an_error_inside_stops_the_room_but_does_not_end_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_room() as room:
        with monkeypatch.context() as patched:
            patched.setattr(room.session, "advance", lambda *_: 1 / 0)
            error = await command_error(room, "step", count=2)
            assert "ZeroDivision" not in error.message
        assert "ZeroDivisionError" in caplog.text
        assert (await do(room, "step", count=2)).step == 2


async def test_a_closed_room_rejects_waiting_and_later_commands() -> None:
    async with open_room() as room:
        steps = commands.submit(room, MANY_STEPS)
        await do(room, "cursor", phase="cost")
        await room.stop()
        for waiting in (steps, commands.submit(room, ONE_STEP)):
            with pytest.raises(NudgeError, match="closed"):
                await waiting


async def test_only_the_first_slice_of_many_steps_is_urgent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with open_room() as room:
        urgent: list[bool] = []
        run = room.runner._workers.run

        async def record(job: Callable[[], Any], *, urgent: bool, seen: list[bool] = urgent) -> Any:
            seen.append(urgent)
            return await run(job, urgent=urgent)

        monkeypatch.setattr(room.runner._workers, "run", record)
        await do(room, "step", count=2000)
        assert urgent[0]
        assert len(urgent) > 1
        assert not any(urgent[1:])


async def test_pending_steps_are_limited_together_and_the_error_tells_the_limit() -> None:
    async with open_room() as room:
        waiting = commands.submit(room, MANY_STEPS)
        error = await command_error(room, "step", count=60_000)
        assert (error.code, error.field, error.value) == ("limit", "count", 60_000)
        assert error.allowed is not None
        assert error.allowed.startswith("1 to 100000 together with")
        await do(room, "pause")
        await asyncio.gather(waiting, return_exceptions=True)
        assert (await do(room, "step", count=3)).playing is False


async def test_pending_steps_are_given_up_when_the_room_has_been_unused_for_long() -> None:
    now = 0.0
    async with open_room(clock=lambda: now) as room:
        waiting = commands.submit(room, MANY_STEPS)
        await room.ask(lambda session: None, used=False)
        assert room.loop.is_moving
        now = 59.0
        room.touch()
        now = 118.0
        await room.ask(lambda session: None, used=False)
        assert not waiting.done()
        now = 120.0
        with pytest.raises(Interrupted, match="Nobody was there"):
            await asyncio.wait_for(waiting, 30)
        assert not room.loop.is_moving


async def test_a_command_does_not_wait_for_the_slices_of_all_other_rooms() -> None:
    async with open_room() as room:
        loop, workers = asyncio.get_running_loop(), room.runner._workers
        begun, gate = threading.Event(), threading.Event()
        order: list[str] = []

        def train() -> None:
            asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop).result()
            order.append("another room")

        def wait_for_gate() -> None:
            begun.set()
            gate.wait()

        jobs = [asyncio.ensure_future(workers.run(wait_for_gate, urgent=True))]
        await asyncio.to_thread(begun.wait)
        jobs += [asyncio.ensure_future(workers.run(train, urgent=False)) for _ in range(100)]
        await do(room, "play", rate=None)
        for _ in range(10):  # until the room's slice is queued behind all others
            await asyncio.sleep(0)
        pausing = asyncio.ensure_future(do(room, "pause"))
        pausing.add_done_callback(lambda _: order.append("pause"))
        await asyncio.sleep(0)
        gate.set()
        await asyncio.gather(pausing, *jobs)
        assert order.index("pause") < 50
