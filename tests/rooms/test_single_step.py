"""A step for one example, as the driver's commands have it, and drawings that nobody has named."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import numpy as np
import pytest
from nudge.drawings.collection import find, keep
from nudge.errors import NudgeError
from nudge.protocol.client_messages import parse
from nudge.protocol.server_messages import SingleStepState
from nudge.rooms import commands
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.training.record import Example

from tests.rooms.making import (
    collect,
    do,
    look,
    make_session,
    open_room,
    refusal,
    same_bits,
    until,
)
from tests.training.drawn import drawings

pytestmark = pytest.mark.anyio

IMAGE = np.linspace(0, 1, 784).tolist()


async def applied(room: Room, **fields: Any) -> SingleStepState:
    command: Any = parse(json.dumps({"type": "apply", **fields}))
    told = await asyncio.wait_for(commands.submit(room, command), 30)
    assert isinstance(told, SingleStepState)
    return told


def parameters(session: Session) -> dict[str, np.ndarray]:
    network = session.run.state.network
    return {str(i): each for i, each in enumerate((*network.weights, *network.biases))}


def example_now(session: Session) -> Example:
    return Example.examine(session.run.state.network, session.run.config, session.focus)


async def test_what_it_did_is_told_of_the_parameters_before_and_after() -> None:
    async with open_room() as room:
        await do(room, "step", count=9)
        state = await do(room, "focus", image=IMAGE, label=4)
        before = example_now(room.session)
        told = await applied(room, learning_rate=0.5)
        now = example_now(room.session)
        assert told.learning_rate == 0.5
        assert (told.cost_before, told.cost_after) == (before.cost, now.cost)
        assert now.cost < before.cost
        assert list(told.outputs_before) == before.forward.a[-1][0].tolist()
        assert list(told.outputs_after) == now.forward.a[-1][0].tolist()
        assert (told.test_accuracy_before, told.test_cost_before) == (
            state.test_accuracy,
            state.test_cost,
        )
        after = room.state()
        assert (told.test_accuracy_after, told.test_cost_after) == (
            after.test_accuracy,
            after.test_cost,
        )
        assert after.test_cost != state.test_cost
        assert (after.applied, after.step, after.examples_seen) == (1, 9, 180)


async def test_its_learning_rate_is_the_rooms_where_none_is_given() -> None:
    async with open_room(learning_rate=0.75) as room:
        assert (await applied(room)).learning_rate == 0.75
        assert room.state().settings.learning_rate == 0.75


async def test_viewers_see_the_new_parameters_and_after_undo_the_step_as_it_was() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        look(box)
        state = await do(room, "step", count=5)
        was = collect(box).steps[-1]
        tested = room.session.evaluate()
        told = await applied(room)
        seen = collect(box).steps[-1]
        assert room.state().applied == 1
        assert room.session.evaluate().costs.tobytes() != tested.costs.tobytes()
        assert await do(room, "undo") == state
        back = collect(box).steps[-1]
        assert room.session.evaluate().costs.tobytes() == tested.costs.tobytes()
    assert seen.step == 5
    assert "grad_w1" not in seen.tensors
    assert seen.tensors["a2"].tolist() == np.float32(told.outputs_after).tolist()
    assert same_bits(back.tensors, was.tensors)


async def test_tests_made_ahead_of_the_step_are_there_again_after_undo() -> None:
    async with open_room() as room:
        for _ in range(4):
            await do(room, "step", count=10)
        before = await do(room, "seek", step=20)
        tests = room.session.tests
        assert {10, 20, 30, 40} <= {test.step for test in tests}
        await applied(room)
        await applied(room)
        assert max(test.step for test in room.session.tests) == 20
        assert room.state().latest == 20
        await do(room, "undo")
        assert await do(room, "undo") == before
        assert room.session.tests == tests
        assert before.latest == 40


async def test_again_is_undone_together_with_what_it_repeats() -> None:
    async with open_room() as room:
        await do(room, "step", count=5)
        before = parameters(room.session)
        costs = [(await applied(room, again=True)).cost_after for _ in range(5)]
        assert costs == sorted(costs, reverse=True)
        assert room.state().applied == 1
        assert (await do(room, "undo")).applied == 0
        assert same_bits(parameters(room.session), before)


async def test_nothing_to_undo_is_refused_and_changes_nothing() -> None:
    async with open_room() as room:
        before = await do(room, "step", count=2)
        error = await refusal(room, "undo")
        assert (error.code, error.value) == ("no_undo", 2)
        assert room.state() == before


async def test_a_step_that_leads_nowhere_is_refused_and_changes_nothing() -> None:
    linear = {"activation": "identity", "output_activation": "identity"}
    async with open_room(**linear, hidden=(4, 4, 4)) as room:
        state = before = None
        error = NudgeError("It was never refused.")
        for _ in range(20):
            before, state = parameters(room.session), room.state()
            try:
                await applied(room, learning_rate=1000, again=True)
            except NudgeError as refused:
                error = refused
                break
        assert error.code == "no_number"
        assert before is not None
        assert same_bits(parameters(room.session), before)
        assert room.state() == state


async def test_what_is_applied_while_the_room_plays_is_made_again_on_the_way_back() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        look(box)
        await do(room, "play", rate=None)
        await until(box, 3)
        told = await applied(room, learning_rate=0.01)
        assert told.cost_after != told.cost_before
        assert room.state().playing
        state = await do(room, "pause")
        network = parameters(room.session)
        await do(room, "seek", step=0)
        await do(room, "seek", step=state.step)
        assert same_bits(parameters(room.session), network)


async def test_a_drawing_without_a_label_is_what_the_network_says() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        look(box)
        await do(room, "step", count=30)
        collect(box)
        state = await do(room, "focus", image=IMAGE)
        frame = collect(box).steps[-1]
        assert state.focus.guessed
        assert state.focus.label == int(frame.tensors["a2"].argmax())
        assert frame.metadata["focus_guessed"] == "true"
        assert frame.metadata["focus_label"] == str(state.focus.label)
        said = await do(room, "focus", image=IMAGE, label=(state.focus.label + 1) % 10)
        assert not said.focus.guessed
        assert collect(box).steps[-1].metadata["focus_guessed"] == "false"


async def test_what_is_guessed_stays_while_training_goes_on_and_follows_the_next_focus() -> None:
    async with open_room(learning_rate=30.0) as room:
        guesses = []
        for _ in range(12):
            guesses.append((await do(room, "focus", image=IMAGE)).focus.label)
            after = await do(room, "step", count=3)
            assert after.focus.label == guesses[-1]
            assert after.focus.guessed
        assert len(set(guesses)) > 1


async def test_a_place_behind_the_data_set_puts_that_drawing_on_the_stage() -> None:
    mine = drawings()
    async with open_room() as room:
        await do(room, "configure", settings={"train_on": "both", "drawings": mine.digest})
        state = await do(room, "focus", split="train", index=4002)
        assert (state.focus.split, state.focus.index) == ("drawn", None)
        assert state.focus.label == int(mine.labels[2])
        assert (await refusal(room, "focus", split="train", index=4007)).code == "unknown_example"


async def test_the_state_tells_what_an_epoch_deals() -> None:
    mine = drawings()
    async with open_room() as room:
        state = await do(room, "configure", settings={"drawings": mine.digest, "train_on": "both"})
        assert state.dataset.train == 4000
        assert (state.training_examples, state.examples_per_epoch) == (4007, 4070)
        assert state.batches_per_epoch == 204
        state = await do(room, "configure", settings={"train_on": "drawings"})
        assert (state.examples_per_epoch, state.batches_per_epoch) == (7, 1)
        assert state.training_examples == 7
        assert state.step == 0


async def test_the_state_tells_of_the_drawings_that_are_kept() -> None:
    mine = drawings()
    async with open_room() as room:
        assert room.state().drawings.count == 0
        await room.act(lambda session: session.keep(mine))
        told = room.state().drawings
        assert (told.count, told.digest) == (7, mine.digest)


async def test_a_batch_that_is_larger_than_the_drawings_is_all_of_them() -> None:
    mine = drawings()
    async with open_room(hidden=(220, 220), batch_size=2000) as room:
        assert (
            await refusal(room, "configure", settings={"batch_size": 4000})
        ).field == "batch_size"
        fits = {"train_on": "drawings", "drawings": mine.digest, "batch_size": 4000}
        assert (await do(room, "configure", settings=fits)).batches_per_epoch == 1
        back = await refusal(room, "configure", settings={"train_on": "dataset"})
        assert back.field == "batch_size"


def test_drawings_in_training_are_found_as_long_as_the_room_lives() -> None:
    session = make_session()
    digest = drawings(4, seed=99).digest
    session.configure({"train_on": "both", "drawings": digest})
    session.advance(3)
    session.configure({"train_on": "dataset", "drawings": ""})
    session.advance(3)
    for seed in range(200):  # what nobody holds is forgotten meanwhile
        keep(drawings(1, seed=1000 + seed))
    session.seek(2)
    assert len(find(digest)) == 4
