"""The source that runs, read from the running modules: what the page shows as "the code"."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from textwrap import dedent
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from pydantic import BaseModel

from nudge.errors import NudgeError
from nudge.nn import (
    ACTIVATIONS,
    COSTS,
    OPTIMIZERS,
    Cost,
    ElementWise,
    Network,
    mean_gradient,
    with_l2,
)
from nudge.training.config import TrainingConfig, make_config
from nudge.web.api.highlights import LISTED, Lit

Code = Callable[..., Any]

DEFAULTS: Final = TrainingConfig()
BRACKETS: Final = frozenset("()[]{},")

router = APIRouter(prefix="/api")


class Line(BaseModel):
    """A line of source, the kinds of phase in which it plays, and values in it as in a step."""

    text: str
    phases: tuple[str, ...]
    names: tuple[str, ...]


class Function(BaseModel):
    """A function of the core; its lines are indented as if it stood alone."""

    name: str
    file: str
    first_line: int
    lines: tuple[Line, ...]


class Source(BaseModel):
    """The functions that run in a step, in the order in which they begin."""

    functions: tuple[Function, ...]


@router.get("/code")
def get_code(
    activation: str = DEFAULTS.activation,
    output_activation: str = DEFAULTS.output_activation,
    cost: str = DEFAULTS.cost,
    optimizer: str = DEFAULTS.optimizer,
    l2: Annotated[float, Query(allow_inf_nan=False)] = DEFAULTS.l2,
) -> Source:
    """Return the source of what a step of a room with these settings runs."""
    config = make_config(
        {
            "activation": activation,
            "output_activation": output_activation,
            "cost": cost,
            "optimizer": optimizer,
            "l2": l2,
        }
    )
    return Source(functions=tuple(read(code) for code in dict.fromkeys(code_of(config))))


def code_of(config: TrainingConfig) -> Iterator[Code]:
    """Yield the functions of a step, some of them more than once."""
    hidden, output = (
        type(ACTIVATIONS[config.activation]),
        type(ACTIVATIONS[config.output_activation]),
    )
    cost = type(COSTS[config.cost])
    yield from (Network.forward, hidden.f, output.f, cost.of_examples, cost.of_set)
    yield from (Network.backward, Network.deltas, cost.nudge, cost.delta)
    goes_back_through_output = cost.delta is Cost.delta  # else the two have been multiplied out
    for activation in (output, hidden) if goes_back_through_output else (hidden,):
        yield activation.pull_back
        if issubclass(activation, ElementWise):
            yield activation.derivative
    yield mean_gradient
    if config.l2:
        yield with_l2
    yield from (type(OPTIMIZERS[config.optimizer]).step, Network.updated)


@cache
def read(code: Code) -> Function:
    """Return a function's source; raise NudgeError where there is none beside what runs."""
    try:
        lines, first_line = inspect.getsourcelines(code)
    except OSError:
        message = "The source is not installed beside what runs."
        raise NudgeError(message, code="no_source") from None
    file = code.__module__.replace(".", "/") + ".py"
    texts = dedent("".join(lines)).splitlines()
    told = tuple(lit_lines(texts, LISTED.get(code.__qualname__, {})))
    return Function(name=code.__qualname__, file=file, first_line=first_line, lines=told)


def lit_lines(texts: list[str], listed: dict[str, Lit]) -> Iterator[Line]:
    """Yield each line with what is listed of it; a closing bracket plays with what it closes."""
    last = Lit()
    for text in texts:
        code = text.strip()
        only_brackets = bool(code) and set(code) <= BRACKETS
        last = Lit(last.phases) if only_brackets else listed.get(code, Lit())
        yield Line(text=text, phases=last.phases, names=last.names)
