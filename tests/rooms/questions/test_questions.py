"""Questions in a room: of one moment, in pieces, and in nobody's way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from nudge.errors import Interrupted, NudgeError
from nudge.protocol import frames
from nudge.protocol.what_if import parse_changes
from nudge.rooms.questions import questions
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.training.parameter import Parameter
from nudge.training.resumable import Resumable, run_to_end

from tests.rooms.making import do, make_session, open_room

pytestmark = pytest.mark.anyio

AT = Parameter(1, 2, 406)
HUGE = 1e200
SETS = ("example", "batch", "all")


async def never_gone() -> bool:
    return False


async def ask(room: Room, question: Callable[[Session], Resumable[Any]]) -> Any:
    return await asyncio.wait_for(questions.answered(room, question, never_gone), 30)


def changes(of: str, *made: dict[str, Any]) -> Any:
    return parse_changes(json.dumps({"set": of, "changes": made}).encode())


@pytest.fixture
def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every turn of a question be one piece."""
    monkeypatch.setattr(questions, "SLICE", 0.0)


@pytest.mark.usefixtures("in_small_pieces")
async def test_an_answer_is_of_one_moment_although_the_room_goes_on() -> None:
    async with open_room() as room:
        await do(room, "step", count=3)
        ask_curve = partial(questions.curve, of="all", parameter=AT, span=1.0, points=5)
        expected = await ask(room, ask_curve)
        asking = asyncio.ensure_future(ask(room, ask_curve))
        await asyncio.sleep(0)
        assert (await do(room, "step", count=2)).step == 5
        assert not asking.done()
        assert (await asking) == expected
        assert (await ask(room, ask_curve)).step == 5


@pytest.mark.usefixtures("in_small_pieces")
async def test_between_two_pieces_others_are_served() -> None:
    async with open_room() as room:
        asking = asyncio.ensure_future(
            ask(room, partial(questions.curve, of="all", parameter=AT, span=1.0, points=201))
        )
        await asyncio.sleep(0)
        for step in range(1, 6):
            assert (await do(room, "step")).step == step
            assert not asking.done()
        assert (await asking).step == 0


@pytest.mark.usefixtures("in_small_pieces")
async def test_a_question_is_given_up_when_whoever_asked_is_gone() -> None:
    looks = 0

    async def gone_at_the_third_look() -> bool:
        nonlocal looks
        looks += 1
        return looks == 3

    async with open_room() as room:
        with pytest.raises(Interrupted):
            await questions.answered(
                room, partial(questions.costs_file, of="all"), gone_at_the_third_look
            )
        assert looks == 3


@pytest.mark.usefixtures("in_small_pieces")
async def test_whoever_asks_a_room_that_ends_is_told() -> None:
    async with open_room() as room:
        asking = asyncio.ensure_future(ask(room, partial(questions.costs_file, of="all")))
        await asyncio.sleep(0)
        await room.stop()
        with pytest.raises(Interrupted):
            await asking


async def test_nothing_is_changed_by_asking() -> None:
    async with open_room() as room:
        await do(room, "step", count=3)
        before, state = bits_of(room.session), room.state()
        for of in SETS:
            await ask(room, partial(questions.gradient_file, of=of))
            await ask(room, partial(questions.costs_file, of=of))
            await ask(room, partial(questions.curve, of=of, parameter=AT, span=9.0, points=3))
            await ask(room, partial(questions.difference, of=of, parameter=AT))
            asked = changes(of, {"layer": 1, "index": 2, "from": 406, "value": 7.0})
            await ask(room, partial(questions.changed_cost, asked=asked))
        await ask(room, partial(questions.avenues, layer=1, index=0, size=1.0))
        assert bits_of(room.session) == before
        assert room.state() == state


async def test_a_question_is_about_the_parameters_before_the_update_that_is_on_show() -> None:
    async with open_room() as room:
        await do(room, "step", count=3)
        record = room.session.run.record
        found = await ask(
            room, partial(questions.curve, of="batch", parameter=AT, span=1.0, points=3)
        )
        assert (found.step, found.count) == (3, 20)
        assert found.value == record.network.weights[0][2, 406]
        assert found.value != room.session.run.state.network.weights[0][2, 406]
        assert found.cost == pytest.approx(record.cost, rel=1e-5)


async def test_another_step_or_example_is_asked_about_anew() -> None:
    async with open_room() as room:
        question = partial(questions.changed_cost, asked=changes("example"))
        costs = [(await ask(room, question)).cost]
        await do(room, "focus", split="test", index=5)
        costs.append((await ask(room, question)).cost)
        await do(room, "step", count=2)
        costs.append((await ask(room, question)).cost)
        await do(room, "seek", step=1)
        costs.append((await ask(room, question)).cost)
        await do(room, "configure", settings={"seed": 5})
        costs.append((await ask(room, question)).cost)
        assert len(set(costs)) >= 4  # step 1 has the parameters of step 0
        assert costs[3] == costs[1]
        assert costs[4] != costs[1]


def test_whoever_asks_about_the_same_again_has_the_same_inquiry() -> None:
    session = make_session()
    session.advance(2)
    kept = {of: session.inquiry(of) for of in SETS}
    assert all(session.inquiry(of) is kept[of] for of in SETS)
    session.look_at(session.focus)
    assert session.inquiry("example") is kept["example"]
    session.advance(1)
    assert all(session.inquiry(of) is not kept[of] for of in SETS)


@pytest.mark.parametrize(
    ("at", "field", "allowed"),
    [
        (Parameter(0, 0), "layer", "1 to 2"),
        (Parameter(3, 0), "layer", "1 to 2"),
        (Parameter(1, 4), "index", "0 to 3"),
        (Parameter(2, 10, 0), "index", "0 to 9"),
        (Parameter(1, 0, 784), "from", "0 to 783"),
        (Parameter(2, 0, 4), "from", "0 to 3"),
    ],
)
def test_a_parameter_that_is_not_there_is_named(at: Parameter, field: str, allowed: str) -> None:
    session = make_session()
    asked = [
        questions.curve(session, "all", at, 1.0, 3),
        questions.difference(session, "all", at),
    ]
    if at.from_ is None:
        asked.append(questions.avenues(session, at.layer, at.index, 1.0))
    for question in asked:
        with pytest.raises(NudgeError) as raised:
            run_to_end(question)
        assert (raised.value.field, raised.value.allowed) == (field, allowed)


def test_what_has_become_too_large_is_answered_readably() -> None:
    session = make_session(dtype="float64", activation="relu", output_activation="identity")
    ws = ("w1", "w2")
    old = session.run.state.network
    tensors = dict(zip(ws, (np.full_like(w, HUGE) for w in old.weights), strict=True))
    tensors |= dict(zip(("b1", "b2"), old.biases, strict=True))
    session.replace_parameters(tensors)
    for of in ("example", "all"):
        for file in (questions.gradient_file, questions.costs_file):
            with pytest.raises(NudgeError) as raised:
                run_to_end(file(session, of))
            assert raised.value.code == "no_number"
        found = run_to_end(questions.changed_cost(session, changes(of, place(1.0))))
        assert (found.cost, found.changed_cost) == (None, None)
        curve = run_to_end(questions.curve(session, of, Parameter(1, 0, 406), 1.0, 5))
        assert (curve.cost, set(curve.costs)) == (None, {None})
        assert len(curve.values) == 5
        assert run_to_end(questions.difference(session, of, Parameter(1, 0))).difference is None
    answer = run_to_end(questions.avenues(session, 2, 0, 1.0))
    assert answer.cost is None
    assert {way.cost for way in answer.avenues} == {None}
    assert "NaN" not in answer.model_dump_json()
    assert "Infinity" not in answer.model_dump_json()


def test_a_cost_that_only_a_change_makes_too_large_is_null_beside_what_it_is() -> None:
    session = make_session(dtype="float64", activation="relu", output_activation="identity")
    brightest = int(session.focus.image.argmax())
    asked = changes("example", {"layer": 1, "index": 1, "from": brightest, "value": 1e300})
    found = run_to_end(questions.changed_cost(session, asked))
    assert found.cost is not None
    assert found.changed_cost is None


def test_a_file_of_costs_names_its_examples() -> None:
    session = make_session()
    session.advance(2)
    batch = session.run.record.batch
    assert batch is not None
    tensors, told = frames.decode(run_to_end(questions.costs_file(session, "batch")))
    assert tensors["index"].tolist() == batch.index.tolist()
    assert tensors["costs"].dtype == np.float32
    assert (told["kind"], told["step"], told["set"]) == ("costs", "2", "batch")
    assert (told["count"], told["split"]) == ("20", "train")
    assert float(told["cost"]) == pytest.approx(tensors["costs"].mean(), rel=1e-6)


def place(value: float) -> dict[str, Any]:
    return {"layer": 1, "index": 0, "from": 0, "value": value}


def bits_of(session: Session) -> list[bytes]:
    record, state = session.run.record, session.run.state
    assert record.batch is not None
    gradient = record.batch.backward.gradient
    arrays = (*record.network.weights, *state.network.weights, *gradient.w, session.focus.image)
    return [array.tobytes() for array in arrays]
