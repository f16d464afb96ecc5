"""Single steps on one example by command, undo, and drawings with and without a label."""

from __future__ import annotations

import asyncio
import json
import math
from typing import Any

import numpy as np
import pytest
from nudge.drawings.collection import cache_collection, find
from nudge.errors import NudgeError
from nudge.protocol.client_messages import parse
from nudge.protocol.server_messages import SingleStepState
from nudge.rooms import commands
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.training.evaluation import evaluate
from nudge.training.record import Example

from tests.rooms.sample_rooms import (
    collect,
    command_error,
    do,
    frames_until,
    make_session,
    open_room,
    same_bits,
    subscribe_to_all,
)
from tests.support.embedded import TRAIN
from tests.training.sample_drawings import drawings

pytestmark = pytest.mark.anyio

IMAGE = np.linspace(0, 1, 784).tolist()


async def apply_step(room: Room, **fields: Any) -> SingleStepState:
    command: Any = parse(json.dumps({"type": "apply", **fields}))
    effect = await asyncio.wait_for(commands.submit(room, command), 30)
    assert isinstance(effect, SingleStepState)
    return effect


def parameters(session: Session) -> dict[str, np.ndarray]:
    network = session.run.state.network
    return {str(i): each for i, each in enumerate((*network.weights, *network.biases))}


def example_now(session: Session) -> Example:
    return Example.examine(session.run.state.network, session.run.config, session.focus)


async def test_the_answer_has_cost_outputs_and_test_before_and_after_the_step() -> None:
    async with open_room() as room:
        await do(room, "step", count=9)
        state = await do(room, "focus", image=IMAGE, label=4)
        before = example_now(room.session)
        run = room.session.run  # on show are the parameters before the update of step 9
        tested = evaluate(run.state.network, run.config, run.dataset.test, 9)
        effect = await apply_step(room, learning_rate=0.5)
        now = example_now(room.session)
        assert effect.learning_rate == 0.5
        assert (effect.cost_before, effect.cost_after) == (before.cost, now.cost)
        assert now.cost < before.cost
        assert list(effect.outputs_before) == before.forward.a[-1][0].tolist()
        assert list(effect.outputs_after) == now.forward.a[-1][0].tolist()
        assert (effect.test_accuracy_before, effect.test_cost_before) == (
            tested.accuracy,
            tested.cost,
        )
        after = room.state()
        assert (effect.test_accuracy_after, effect.test_cost_after) == (
            after.test_accuracy,
            after.test_cost,
        )
        assert after.test_cost != state.test_cost
        assert (after.applied, after.step, after.examples_seen) == (1, 9, 180)


async def test_its_default_learning_rate_is_that_of_the_room() -> None:
    async with open_room(learning_rate=0.75) as room:
        assert (await apply_step(room)).learning_rate == 0.75
        assert room.state().settings.learning_rate == 0.75


async def test_viewers_see_the_new_parameters_and_after_undo_the_step_as_it_was() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        state = await do(room, "step", count=5)
        frame_before = collect(box).steps[-1]
        tested = room.session.evaluate()
        effect = await apply_step(room)
        frame_after = collect(box).steps[-1]
        assert room.state().applied == 1
        assert room.session.evaluate().costs.tobytes() != tested.costs.tobytes()
        assert await do(room, "undo") == state
        frame_undone = collect(box).steps[-1]
        assert room.session.evaluate().costs.tobytes() == tested.costs.tobytes()
    assert frame_after.step == 5
    assert "grad_w1" not in frame_after.tensors
    outputs = np.array(effect.outputs_after, np.float32)
    assert frame_after.tensors["a2"].tolist() == outputs.tolist()
    assert same_bits(frame_undone.tensors, frame_before.tensors)


async def test_test_results_of_later_steps_are_back_after_undo() -> None:
    async with open_room() as room:
        for _ in range(4):
            await do(room, "step", count=10)
        before = await do(room, "seek", step=20)
        tests = room.session.tests
        assert {10, 20, 30, 40} <= {test.step for test in tests}
        await apply_step(room)
        await apply_step(room)
        assert max(test.step for test in room.session.tests) == 20
        assert room.state().latest == 20
        await do(room, "undo")
        assert await do(room, "undo") == before
        assert room.session.tests == tests
        assert before.latest == 40


async def test_repeated_steps_are_undone_together() -> None:
    async with open_room() as room:
        await do(room, "step", count=5)
        before = parameters(room.session)
        costs: list[float] = []
        for _ in range(5):
            cost = (await apply_step(room, again=True)).cost_after
            assert cost is not None
            costs.append(cost)
        assert costs == sorted(costs, reverse=True)
        assert room.state().applied == 1
        assert (await do(room, "undo")).applied == 0
        assert same_bits(parameters(room.session), before)


async def test_nothing_to_undo_is_refused_and_changes_nothing() -> None:
    async with open_room() as room:
        before = await do(room, "step", count=2)
        error = await command_error(room, "undo")
        assert (error.code, error.value) == ("no_undo", 2)
        assert room.state() == before


async def test_a_step_to_numbers_that_are_not_finite_is_refused_and_changes_nothing() -> None:
    linear: dict[str, Any] = {"activation": "identity", "output_activation": "identity"}
    async with open_room(**linear, hidden=(4, 4, 4)) as room:
        state = before = None
        error: NudgeError | None = None
        for _ in range(20):
            before, state = parameters(room.session), room.state()
            try:
                await apply_step(room, learning_rate=1000, again=True)
            except NudgeError as raised:
                error = raised
                break
        assert error is not None
        assert error.code == "no_number"
        assert before is not None
        assert same_bits(parameters(room.session), before)
        assert room.state() == state


async def test_a_step_applied_while_the_room_plays_is_part_of_the_replay() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        await do(room, "play", rate=None)
        await frames_until(box, 3)
        effect = await apply_step(room, learning_rate=0.01)
        assert effect.cost_after != effect.cost_before
        assert room.state().playing
        state = await do(room, "pause")
        network = parameters(room.session)
        await do(room, "seek", step=0)
        await do(room, "seek", step=state.step)
        assert same_bits(parameters(room.session), network)


async def test_a_drawing_without_a_label_gets_the_networks_answer_as_its_label() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        await do(room, "step", count=30)
        collect(box)
        state = await do(room, "focus", image=IMAGE)
        frame = collect(box).steps[-1]
        assert state.focus.guessed
        assert state.focus.label == int(frame.tensors["a2"].argmax())
        assert frame.metadata["focus_guessed"] == "true"
        assert frame.metadata["focus_label"] == str(state.focus.label)
        labelled = await do(room, "focus", image=IMAGE, label=(state.focus.label + 1) % 10)
        assert not labelled.focus.guessed
        assert collect(box).steps[-1].metadata["focus_guessed"] == "false"


async def test_a_guessed_label_stays_during_training_and_is_guessed_anew_with_the_focus() -> None:
    async with open_room(learning_rate=30.0) as room:
        guesses = []
        for _ in range(12):
            guesses.append((await do(room, "focus", image=IMAGE)).focus.label)
            after = await do(room, "step", count=3)
            assert after.focus.label == guesses[-1]
            assert after.focus.guessed
        assert len(set(guesses)) > 1


async def test_an_index_after_the_data_set_puts_that_drawing_on_the_stage() -> None:
    mine = drawings()
    async with open_room() as room:
        await do(room, "configure", settings={"train_on": "both", "drawings": mine.digest})
        state = await do(room, "focus", split="train", index=TRAIN + 2)
        assert (state.focus.split, state.focus.index) == ("drawn", None)
        assert state.focus.label == int(mine.labels[2])
        assert (
            await command_error(room, "focus", split="train", index=TRAIN + 7)
        ).code == "unknown_example"


async def test_the_state_tells_how_many_examples_an_epoch_has() -> None:
    mine = drawings()
    async with open_room() as room:
        state = await do(room, "configure", settings={"drawings": mine.digest, "train_on": "both"})
        assert state.dataset.train == TRAIN
        assert (state.training_examples, state.examples_per_epoch) == (TRAIN + 7, TRAIN + 70)
        assert state.batches_per_epoch == math.ceil((TRAIN + 70) / state.settings.batch_size)
        state = await do(room, "configure", settings={"train_on": "drawings"})
        assert (state.examples_per_epoch, state.batches_per_epoch) == (7, 1)
        assert state.training_examples == 7
        assert state.step == 0


async def test_the_state_tells_of_the_drawings_that_are_kept() -> None:
    mine = drawings()
    async with open_room() as room:
        assert room.state().drawings.count == 0
        await room.act(lambda session: session.keep_drawings(mine))
        kept = room.state().drawings
        assert (kept.count, kept.digest) == (7, mine.digest)


async def test_a_batch_that_is_larger_than_the_drawings_is_all_of_them() -> None:
    mine = drawings()
    async with open_room(hidden=(220, 220), batch_size=2000) as room:
        assert (
            await command_error(room, "configure", settings={"batch_size": TRAIN})
        ).field == "batch_size"
        fits = {"train_on": "drawings", "drawings": mine.digest, "batch_size": TRAIN}
        assert (await do(room, "configure", settings=fits)).batches_per_epoch == 1
        error = await command_error(room, "configure", settings={"train_on": "dataset"})
        assert error.field == "batch_size"


def test_drawings_in_training_are_found_as_long_as_the_room_lives() -> None:
    session = make_session()
    digest = drawings(4, seed=99).digest
    session.configure({"train_on": "both", "drawings": digest})
    session.advance(3)
    session.configure({"train_on": "dataset", "drawings": ""})
    session.advance(3)
    for seed in range(200):  # pushes out of the cache what nothing refers to
        cache_collection(drawings(1, seed=1000 + seed))
    session.seek(2)
    assert len(find(digest)) == 4
