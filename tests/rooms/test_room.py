"""The commands of a room: their effects, their order, and the frames that viewers get."""

from __future__ import annotations

import asyncio

import pytest
from nudge.errors import Stopping
from nudge.protocol.client_messages import Pause, Step
from nudge.rooms import commands
from nudge.rooms.feed.hub import Mailbox

from tests.rooms.sample_rooms import (
    MANY_STEPS,
    ONE_STEP,
    collect,
    command_error,
    do,
    frames_until,
    open_room,
    same_bits,
    subscribe_to_all,
)
from tests.support.embedded import TRAIN

pytestmark = pytest.mark.anyio


async def test_a_step_is_answered_when_it_is_made() -> None:
    async with open_room() as room:
        state = await do(room, "step", count=25)
        assert (state.step, state.latest, state.playing) == (25, 25, False)
        assert state.cost == room.session.run.costs[-1]
        assert state.test_step == 25


async def test_commands_are_carried_out_in_their_order() -> None:
    async with open_room() as room:
        pending = [commands.submit(room, ONE_STEP) for _ in range(3)]
        pending.append(commands.submit(room, Pause(type="pause")))
        results = await asyncio.gather(*pending, return_exceptions=True)
        assert results[-1] is None
        later = await do(room, "step", count=2)
        assert later.step == room.session.run.step


async def test_steps_asked_for_while_others_are_made_are_added() -> None:
    async with open_room() as room:
        pending = [commands.submit(room, Step(type="step", count=count)) for count in (300, 1, 200)]
        await asyncio.gather(*pending)
        assert room.state().step == 501


async def test_going_back_shows_the_past_to_the_bit() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        for _ in range(6):
            await do(room, "step")
        first = collect(box).steps
        await do(room, "step", count=200)
        collect(box)
        for then in reversed(first):
            state = await do(room, "seek", step=then.step)
            assert (state.step, state.latest) == (then.step, 206)
            (now,) = collect(box).steps
            assert same_bits(now.tensors, then.tensors)


async def test_a_rejected_command_changes_nothing_and_sends_nothing() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        await do(room, "step", count=4)
        await do(room, "play", rate=0.01)
        await frames_until(box, 5)
        await room.ask(lambda session: session.code)  # the state follows the frame: it is sent now
        collect(box)
        before = room.state()
        assert (await command_error(room, "seek", step=400)).field == "step"
        assert (await command_error(room, "focus", split="train", index=TRAIN)).field == "index"
        assert (
            await command_error(room, "configure", settings={"hidden": [0]})
        ).field == "hidden.0"
        assert (await command_error(room, "configure", settings={"speed": 1})).field == "speed"
        assert (await command_error(room, "select", layer=1, index=4)).allowed == "0 to 3"
        assert (await command_error(room, "select", layer=3, index=0)).field == "layer"
        assert (
            await command_error(room, "select", layer=2, index=0, **{"from": 4})
        ).field == "from"
        assert room.state() == before
        found = collect(box)
        assert not found.steps
        assert not found.texts


async def test_a_hot_setting_counts_from_the_next_step_on_and_forgets_the_future() -> None:
    async with open_room() as room:
        await do(room, "step", count=10)
        await do(room, "seek", step=6)
        state = await do(room, "configure", settings={"learning_rate": 0.25})
        assert (state.step, state.latest) == (6, 6)
        assert state.settings.learning_rate == 0.25


async def test_another_architecture_starts_again_and_clears_the_selection() -> None:
    async with open_room() as room:
        await do(room, "play", rate=None)
        await do(room, "select", layer=1, index=3)
        state = await do(room, "configure", settings={"hidden": [3, 5]})
        assert (state.step, state.latest, state.playing) == (0, 0, False)
        assert state.sizes == (784, 3, 5, 10)
        assert state.selection is None


async def test_reset_begins_again_with_the_seed_that_is_given() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        await do(room, "reset")
        await do(room, "step", count=2)
        await do(room, "reset", seed=5)
        await do(room, "reset", seed=0)
        start, _, other, again = collect(box).steps
        assert same_bits(start.tensors, again.tensors)
        assert not same_bits(start.tensors, other.tensors)
        assert room.state().latest == 0


async def test_the_state_has_the_viewers_the_cursor_and_the_selection() -> None:
    async with open_room() as room, room.hub.subscribe():
        await do(room, "cursor", phase="cost", place="story", chapter=2)
        state = await do(room, "select", layer=2, index=9, **{"from": 3})
        assert state.viewers == 1
        assert state.cursor.model_dump() == {"phase": "cost", "place": "story", "chapter": 2}
        moved = await do(room, "cursor", phase="update")
        assert moved.cursor.model_dump() == {"phase": "update", "place": "story", "chapter": 2}
        assert state.selection is not None
        selection = state.selection.model_dump(by_alias=True)
        assert selection == {"layer": 2, "index": 9, "from": 3}


async def test_an_interrupted_room_rejects_all_that_waits_and_can_still_be_saved() -> None:
    async with open_room() as room:
        waiting = [commands.submit(room, MANY_STEPS)]
        await do(room, "cursor", phase="cost")
        waiting += [commands.submit(room, MANY_STEPS), room.show(Mailbox())]
        room.interrupt(Stopping())
        answers = await asyncio.gather(*waiting, return_exceptions=True)
        assert {type(answer) for answer in answers} == {Stopping}
        assert not room.loop.is_moving
        assert await room.ask(lambda session: session.run.step) < 100_000
