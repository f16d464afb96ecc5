"""The questions that anybody in a room may ask about the step on show. They change nothing.

Each question is resumable work, done in a training thread and in the room's turn. Its first piece
reads all that it needs of the session. So the answer is about one step, although the room may make
further steps between two pieces.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from nudge.errors import BadMessage, Interrupted, NudgeError
from nudge.protocol import answers, frames
from nudge.protocol.answers import number_or_none
from nudge.protocol.what_if import CostQuestion
from nudge.rooms.feed import run_frames
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.rooms.work_limits import refuse_long_curve
from nudge.texts import Text
from nudge.training.avenues import find_avenues
from nudge.training.cost_probe import CostProbe, mean
from nudge.training.parameter import Parameter
from nudge.training.record import named
from nudge.training.resumable import Resumable, Runner

Result = TypeVar("Result")

SLICE: Final = 0.01
"""Seconds of work on a question in one turn. Other jobs of the room run between two turns."""


async def answer_question(
    room: Room,
    question: Callable[[Session], Resumable[Result]],
    is_gone: Callable[[], Awaitable[bool]],
) -> Result:
    """Return the answer to ``question``, worked out in turns with the room's other jobs.

    ``is_gone`` tells whether the client has disconnected. Raises Interrupted where it has, or where
    the room ends, and the errors of ``question``.
    """
    running: Runner[Result] = Runner(question(room.session))
    while not await room.ask(lambda _: running.run_for(SLICE)):
        if await is_gone():
            raise Interrupted(Text.of("server-nobody-waits"))
    return running.result


def gradient_file(session: Session, set_name: str) -> Resumable[bytes]:
    """Compute the gradient of a set's cost, as a file: grad_w1, grad_b1 ... in the run's dtype.

    Raises NudgeError where the cost or a component is infinite or NaN, and for no such set.
    """
    probe = session.cost_probe(set_name)
    gradient = yield from probe.gradient()
    cost = yield from probe.cost()
    tensors = dict(named("grad", gradient))
    _refuse_no_numbers("gradient", set_name, tensors.values(), cost)
    return frames.encode(
        tensors, run_frames.metadata(session, "gradient", **_set_metadata(probe, cost))
    )


def costs_file(session: Session, set_name: str) -> Resumable[bytes]:
    """Compute the cost of each example of a set, as a file: costs, index and labels, (n,) each.

    ``index`` has the examples' places, -1 for a drawing in focus. Raises NudgeError where a cost is
    infinite or NaN, and for no such set.
    """
    probe = session.cost_probe(set_name)
    costs = yield from probe.costs()
    examples, cost = probe.examples, mean(costs)
    tensors = {
        "costs": costs.astype(probe.record.network.dtype),
        "index": examples.index,
        "labels": examples.labels,
    }
    _refuse_no_numbers("cost", set_name, [tensors["costs"]], cost)
    metadata = run_frames.metadata(
        session, "costs", **_set_metadata(probe, cost), split=examples.split
    )
    return frames.encode(tensors, metadata)


def changed_cost(session: Session, question: CostQuestion) -> Resumable[answers.ChangedCost]:
    """Compute the cost of a set, as it is and with some parameters at other values.

    Raises BadMessage where the network has no such parameter, or where one is named twice.
    """
    probe = session.cost_probe(question.set)
    sizes = probe.network.sizes
    values = {
        _checked(
            Parameter(change.layer, change.index, change.from_), sizes, f"changes.{place}."
        ): change.value
        for place, change in enumerate(question.changes)
    }
    if len(values) < len(question.changes):
        allowed = "each parameter once"
        text = Text.of("server-parameter-twice")
        raise BadMessage(text, field="changes", allowed=allowed)
    cost = yield from probe.cost()
    changed = yield from probe.changed_cost(values)
    return answers.ChangedCost(**_answer(probe, cost), changed_cost=changed)


def curve(
    session: Session, set_name: str, parameter: Parameter, span: float, points: int
) -> Resumable[answers.Curve]:
    """Compute the cost of a set at ``points`` values of one parameter.

    The values go from ``span`` below the parameter's value to ``span`` above it, in equal steps;
    the middle one is the value itself. Raises BadMessage where the network has no such parameter,
    and NudgeError where the curve would take too long.
    """
    probe = session.cost_probe(set_name)
    sizes = probe.network.sizes
    _checked(parameter, sizes)
    refuse_long_curve(sizes, parameter.layer, len(probe.examples), points)
    value = probe.value(parameter)
    values = (value + span * np.linspace(-1, 1, points)).tolist()
    values[points // 2] = value
    gradient = yield from probe.gradient()
    cost = yield from probe.cost()
    costs = yield from probe.changed_costs([{parameter: moved} for moved in values])
    return answers.Curve(
        **_answer(probe, cost),
        value=value,
        gradient=parameter.among(gradient.w, gradient.b),
        values=tuple(values),
        costs=tuple(costs),
    )


def difference(
    session: Session, set_name: str, parameter: Parameter
) -> Resumable[answers.Difference]:
    """Compute a component of the gradient, and the central difference that it should equal.

    Raises BadMessage where the network has no such parameter.
    """
    probe = session.cost_probe(set_name)
    _checked(parameter, probe.network.sizes)
    gradient = yield from probe.gradient()
    measured, h = yield from probe.difference(parameter)
    return answers.Difference(
        step=probe.record.step,
        gradient=parameter.among(gradient.w, gradient.b),
        difference=measured,
        h=h,
    )


def avenues(
    session: Session, layer: int, index: int, size: float
) -> Resumable[answers.ThreeAvenues]:
    """Compute what three moves of length ``size`` do to a neuron, with the example in focus.

    Raises BadMessage where the network has no such neuron.
    """
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
        avenues=tuple(answers.MeasuredAvenue.model_validate(avenue) for avenue in found.avenues),
    )


def _answer(probe: CostProbe, cost: float) -> dict[str, Any]:
    count = len(probe.examples)
    return {"step": probe.record.step, "set": probe.set_name, "count": count, "cost": cost}


def _set_metadata(probe: CostProbe, cost: float) -> dict[str, str]:
    """Return the metadata of a set's file; numbers as their shortest exact text."""
    return {name: str(value) for name, value in _answer(probe, cost).items()}


def _checked(parameter: Parameter, sizes: Sequence[int], prefix: str = "") -> Parameter:
    """Return ``parameter``; raise BadMessage where no network of ``sizes`` has it."""
    _within(f"{prefix}layer", parameter.layer, 1, len(sizes) - 1)
    _within(f"{prefix}index", parameter.index, 0, sizes[parameter.layer] - 1)
    if parameter.from_ is not None:
        _within(f"{prefix}from", parameter.from_, 0, sizes[parameter.layer - 1] - 1)
    return parameter


def _within(field: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        allowed = Text.of("server-allowed-range", least=least, most=most)
        text = Text.of("server-cannot-be", field=field, received=str(value), allowed=allowed)
        raise BadMessage(text, field=field, value=value, allowed=allowed)


def _refuse_no_numbers(
    what: str, set_name: str, arrays: Iterable[npt.NDArray[Any]], cost: float
) -> None:
    """Raise NudgeError where ``cost`` or a number of ``arrays`` is infinite or NaN."""
    if number_or_none(cost) is None or not all(np.isfinite(array).all() for array in arrays):
        raise NudgeError(
            Text.of("server-set-no-number", what=what),
            code="no_number",
            field="set",
            value=set_name,
            allowed="a step at which the cost is a number",
        )
