"""Questions in a room: each answer is about one step, and other jobs run in between."""

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
from nudge.protocol.what_if import parse_cost_question
from nudge.rooms.questions import questions
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.training.parameter import Parameter
from nudge.training.resumable import Resumable, run_to_end

from tests.rooms.sample_rooms import do, make_session, open_room

pytestmark = pytest.mark.anyio

AT = Parameter(1, 2, 406)
HUGE = 1e200
SETS = ("example", "batch", "all")


async def never_gone() -> bool:
    return False


async def ask(room: Room, question: Callable[[Session], Resumable[Any]]) -> Any:
    return await asyncio.wait_for(questions.answer_question(room, question, never_gone), 30)


def cost_question(set_name: str, *changes: dict[str, Any]) -> Any:
    return parse_cost_question(json.dumps({"set": set_name, "changes": changes}).encode())


@pytest.fixture
def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every turn of a question one piece long."""
    monkeypatch.setattr(questions, "SLICE", 0.0)


@pytest.mark.usefixtures("in_small_pieces")
async def test_an_answer_is_about_one_step_although_the_room_goes_on() -> None:
    async with open_room() as room:
        await do(room, "step", count=3)
        ask_curve = partial(questions.curve, set_name="all", parameter=AT, span=1.0, points=5)
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
            ask(room, partial(questions.curve, set_name="all", parameter=AT, span=1.0, points=201))
        )
        await asyncio.sleep(0)
        for step in range(1, 6):
            assert (await do(room, "step")).step == step
            assert not asking.done()
        assert (await asking).step == 0


@pytest.mark.usefixtures("in_small_pieces")
async def test_a_question_is_given_up_when_its_client_is_gone() -> None:
    checks = 0

    async def gone_at_the_third_check() -> bool:
        nonlocal checks
        checks += 1
        return checks == 3

    async with open_room() as room:
        with pytest.raises(Interrupted):
            await questions.answer_question(
                room, partial(questions.costs_file, set_name="all"), gone_at_the_third_check
            )
        assert checks == 3


@pytest.mark.usefixtures("in_small_pieces")
async def test_a_question_to_a_room_that_ends_raises_an_error() -> None:
    async with open_room() as room:
        asking = asyncio.ensure_future(ask(room, partial(questions.costs_file, set_name="all")))
        await asyncio.sleep(0)
        await room.stop()
        with pytest.raises(Interrupted):
            await asking


async def test_nothing_is_changed_by_asking() -> None:
    async with open_room() as room:
        await do(room, "step", count=3)
        before, state = bytes_from(room.session), room.state()
        for name in SETS:
            await ask(room, partial(questions.gradient_file, set_name=name))
            await ask(room, partial(questions.costs_file, set_name=name))
            await ask(
                room,
                partial(questions.curve, set_name=name, parameter=AT, span=9.0, points=3),
            )
            await ask(room, partial(questions.difference, set_name=name, parameter=AT))
            question = cost_question(name, {"layer": 1, "index": 2, "from": 406, "value": 7.0})
            await ask(room, partial(questions.changed_cost, question=question))
        await ask(room, partial(questions.avenues, layer=1, index=0, size=1.0))
        assert bytes_from(room.session) == before
        assert room.state() == state


async def test_a_question_is_about_the_parameters_before_the_update_that_is_on_show() -> None:
    async with open_room() as room:
        await do(room, "step", count=3)
        record = room.session.run.record
        found = await ask(
            room, partial(questions.curve, set_name="batch", parameter=AT, span=1.0, points=3)
        )
        assert (found.step, found.count) == (3, 20)
        assert found.value == record.network.weights[0][2, 406]
        assert found.value != room.session.run.state.network.weights[0][2, 406]
        assert found.cost == pytest.approx(record.cost, rel=1e-5)


async def test_another_step_or_example_is_asked_about_anew() -> None:
    async with open_room() as room:
        question = partial(questions.changed_cost, question=cost_question("example"))
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


def test_a_second_question_about_the_same_set_has_the_same_cost_probe() -> None:
    session = make_session()
    session.advance(2)
    probes = {name: session.cost_probe(name) for name in SETS}
    assert all(session.cost_probe(name) is probes[name] for name in SETS)
    session.set_focus(session.focus)
    assert session.cost_probe("example") is probes["example"]
    session.advance(1)
    assert all(session.cost_probe(name) is not probes[name] for name in SETS)


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
    asking = [
        questions.curve(session, "all", at, 1.0, 3),
        questions.difference(session, "all", at),
    ]
    if at.from_ is None:
        asking.append(questions.avenues(session, at.layer, at.index, 1.0))
    for question in asking:
        with pytest.raises(NudgeError) as raised:
            run_to_end(question)
        assert (raised.value.field, raised.value.allowed) == (field, allowed)


def test_numbers_that_have_become_too_large_are_answered_readably() -> None:
    session = make_session(dtype="float64", activation="relu", output_activation="identity")
    ws = ("w1", "w2")
    old = session.run.state.network
    tensors = dict(zip(ws, (np.full_like(w, HUGE) for w in old.weights), strict=True))
    tensors |= dict(zip(("b1", "b2"), old.biases, strict=True))
    session.replace_parameters(tensors)
    for name in ("example", "all"):
        for file in (questions.gradient_file, questions.costs_file):
            with pytest.raises(NudgeError) as raised:
                run_to_end(file(session, name))
            assert raised.value.code == "no_number"
        found = run_to_end(questions.changed_cost(session, cost_question(name, weight_at(1.0))))
        assert (found.cost, found.changed_cost) == (None, None)
        curve = run_to_end(questions.curve(session, name, Parameter(1, 0, 406), 1.0, 5))
        assert (curve.cost, set(curve.costs)) == (None, {None})
        assert len(curve.values) == 5
        assert run_to_end(questions.difference(session, name, Parameter(1, 0))).difference is None
    answer = run_to_end(questions.avenues(session, 2, 0, 1.0))
    assert answer.cost is None
    assert {avenue.cost for avenue in answer.avenues} == {None}
    assert "NaN" not in answer.model_dump_json()
    assert "Infinity" not in answer.model_dump_json()


def test_a_cost_that_a_change_makes_too_large_is_null_beside_the_present_cost() -> None:
    session = make_session(dtype="float64", activation="relu", output_activation="identity")
    brightest = int(session.focus.image.argmax())
    question = cost_question("example", {"layer": 1, "index": 1, "from": brightest, "value": 1e300})
    found = run_to_end(questions.changed_cost(session, question))
    assert found.cost is not None
    assert found.changed_cost is None


def test_a_file_of_costs_names_its_examples() -> None:
    session = make_session()
    session.advance(2)
    batch = session.run.record.batch
    assert batch is not None
    tensors, metadata = frames.decode(run_to_end(questions.costs_file(session, "batch")))
    assert tensors["index"].tolist() == batch.index.tolist()
    assert tensors["costs"].dtype == np.float32
    assert (metadata["kind"], metadata["step"], metadata["set"]) == ("costs", "2", "batch")
    assert (metadata["count"], metadata["split"]) == ("20", "train")
    assert float(metadata["cost"]) == pytest.approx(tensors["costs"].mean(), rel=1e-6)


def weight_at(value: float) -> dict[str, Any]:
    return {"layer": 1, "index": 0, "from": 0, "value": value}


def bytes_from(session: Session) -> list[bytes]:
    record, state = session.run.record, session.run.state
    assert record.batch is not None
    gradient = record.batch.backward.gradient
    arrays = (*record.network.weights, *state.network.weights, *gradient.w, session.focus.image)
    return [array.tobytes() for array in arrays]
