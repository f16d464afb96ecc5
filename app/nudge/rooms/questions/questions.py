"""What people may ask about the step on show: nothing is changed by asking.

Each question is work in pieces, done in a training thread and in the room's turn. All it takes
of the session it takes in its first piece, so that the answer is of one moment, even where the
room goes on between two pieces.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from nudge.errors import BadMessage, Interrupted, NudgeError
from nudge.protocol import answers, frames
from nudge.protocol.answers import number_or_none
from nudge.protocol.what_if import Changes
from nudge.rooms.feed import run_frames
from nudge.rooms.limits import refuse_too_long_a_curve
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.training.avenues import find_avenues
from nudge.training.cost_probe import CostProbe, mean
from nudge.training.parameter import Parameter
from nudge.training.record import named
from nudge.training.resumable import Resumable, Runner

Result = TypeVar("Result")

SLICE: Final = 0.01
"""Seconds of a question between two looks at what else the room's people ask for."""


async def answered(
    room: Room,
    question: Callable[[Session], Resumable[Result]],
    is_gone: Callable[[], Awaitable[bool]],
) -> Result:
    """Return the answer to ``question``, in the room's turns; raise NudgeError if it has none.

    It is given up when whoever asked ``is_gone``.
    """
    running: Runner[Result] = Runner(question(room.session))
    while not await room.ask(lambda _: running.run_for(SLICE)):
        if await is_gone():
            raise Interrupted("Nobody waits for the answer any more.")
    return running.result


def gradient_file(session: Session, of: str) -> Resumable[bytes]:
    """Find the gradient of a set: grad_w1, grad_b1 ... in the run's own type of number."""
    inquiry = session.inquiry(of)
    gradient = yield from inquiry.gradient()
    cost = yield from inquiry.cost()
    tensors = dict(named("grad", gradient))
    _refuse_no_numbers("gradient", of, tensors.values(), cost)
    return frames.encode(
        tensors, run_frames.metadata(session, "gradient", **_of_set(inquiry, cost))
    )


def costs_file(session: Session, of: str) -> Resumable[bytes]:
    """Find the cost of each example of a set, (n,), their places and labels."""
    inquiry = session.inquiry(of)
    costs = yield from inquiry.costs()
    examples, cost = inquiry.examples, mean(costs)
    tensors = {
        "costs": costs.astype(inquiry.record.network.dtype),
        "index": examples.index,
        "labels": examples.labels,
    }
    _refuse_no_numbers("cost", of, [tensors["costs"]], cost)
    told = run_frames.metadata(session, "costs", **_of_set(inquiry, cost), split=examples.split)
    return frames.encode(tensors, told)


def changed_cost(session: Session, asked: Changes) -> Resumable[answers.ChangedCost]:
    """Find the cost of a set with some parameters at other values."""
    inquiry = session.inquiry(asked.set)
    sizes = inquiry.network.sizes
    values = {
        _checked(Parameter(one.layer, one.index, one.from_), sizes, f"changes.{place}."): one.value
        for place, one in enumerate(asked.changes)
    }
    if len(values) < len(asked.changes):
        allowed = "each parameter once"
        raise BadMessage("changes names a parameter twice.", field="changes", allowed=allowed)
    cost = yield from inquiry.cost()
    changed = yield from inquiry.changed_cost(values)
    return answers.ChangedCost(**_answer(inquiry, cost), changed_cost=changed)


def curve(
    session: Session, of: str, parameter: Parameter, span: float, points: int
) -> Resumable[answers.Curve]:
    """Find the cost of a set against one parameter, ``span`` to both sides of what it is."""
    inquiry = session.inquiry(of)
    sizes = inquiry.network.sizes
    _checked(parameter, sizes)
    refuse_too_long_a_curve(sizes, parameter.layer, len(inquiry.examples), points)
    value = inquiry.value(parameter)
    values = (value + span * np.linspace(-1, 1, points)).tolist()
    values[points // 2] = value
    gradient = yield from inquiry.gradient()
    cost = yield from inquiry.cost()
    costs = yield from inquiry.changed_costs([{parameter: each} for each in values])
    return answers.Curve(
        **_answer(inquiry, cost),
        value=value,
        gradient=parameter.among(gradient.w, gradient.b),
        values=tuple(values),
        costs=tuple(costs),
    )


def difference(session: Session, of: str, parameter: Parameter) -> Resumable[answers.Difference]:
    """Find a component of the gradient, and the central difference that it should equal."""
    inquiry = session.inquiry(of)
    _checked(parameter, inquiry.network.sizes)
    gradient = yield from inquiry.gradient()
    measured, h = yield from inquiry.difference(parameter)
    return answers.Difference(
        step=inquiry.record.step,
        gradient=parameter.among(gradient.w, gradient.b),
        difference=measured,
        h=h,
    )


def avenues(
    session: Session, layer: int, index: int, size: float
) -> Resumable[answers.ThreeAvenues]:
    """Find what three moves of the same length do to a neuron, with the example in focus."""
    record, focus = session.run.record, session.focus
    _checked(Parameter(layer, index), record.network.sizes)
    yield
    found = find_avenues(record, focus, layer, index, size)
    return answers.ThreeAvenues(
        step=record.step,
        layer=layer,
        index=index,
        size=size,
        nudge=found.nudge,
        delta=found.delta,
        activation=found.activation,
        cost=found.cost,
        avenues=tuple(answers.MeasuredAvenue.model_validate(way) for way in found.avenues),
    )


def _answer(inquiry: CostProbe, cost: float) -> dict[str, Any]:
    count = len(inquiry.examples)
    return {"step": inquiry.record.step, "set": inquiry.of, "count": count, "cost": cost}


def _of_set(inquiry: CostProbe, cost: float) -> dict[str, str]:
    """Return what a file says of its set; numbers as their shortest exact text."""
    return {name: str(value) for name, value in _answer(inquiry, cost).items()}


def _checked(parameter: Parameter, sizes: Sequence[int], prefix: str = "") -> Parameter:
    """Return ``parameter``; raise BadMessage where a network of ``sizes`` has no such one."""
    _within(f"{prefix}layer", parameter.layer, 1, len(sizes) - 1)
    _within(f"{prefix}index", parameter.index, 0, sizes[parameter.layer] - 1)
    if parameter.from_ is not None:
        _within(f"{prefix}from", parameter.from_, 0, sizes[parameter.layer - 1] - 1)
    return parameter


def _within(field: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        allowed = f"{least} to {most}"
        message = f"{field} cannot be {value}: allowed is {allowed}."
        raise BadMessage(message, field=field, value=value, allowed=allowed)


def _refuse_no_numbers(what: str, of: str, arrays: Iterable[npt.NDArray[Any]], cost: float) -> None:
    """Raise NudgeError where there is anything that is infinite or not a number."""
    if number_or_none(cost) is None or not all(np.isfinite(array).all() for array in arrays):
        raise NudgeError(
            f"The {what} of this set is no number: the network's numbers have become too large.",
            code="no_number",
            field="set",
            value=of,
            allowed="a step at which the cost is a number",
        )
