"""The source of the functions that a step runs, read from the running modules."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
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
from nudge.texts import Text
from nudge.training.config import TrainingConfig, make_config
from nudge.web.api.highlights import HIGHLIGHTS, Highlight
from nudge.web.api.tokens import Token, tokens_by_line

Code = Callable[..., Any]

DEFAULTS: Final = TrainingConfig()
BRACKETS: Final = frozenset("()[]{},")

router = APIRouter(prefix="/api")


class SourceLine(BaseModel):
    """A line: its text, the text split by kind, the phases that highlight it, and its values."""

    text: str
    tokens: tuple[Token, ...]
    phases: tuple[str, ...]
    names: tuple[str, ...]


class SourceFunction(BaseModel):
    """A function of the core. The common indent of its lines is removed."""

    name: str
    file: str
    first_line: int
    lines: tuple[SourceLine, ...]


class Source(BaseModel):
    """The functions that run in a step, in the order in which they begin."""

    functions: tuple[SourceFunction, ...]


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
    """Yield the functions that a step runs, in their order; a function may come more than once."""
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
def read(code: Code) -> SourceFunction:
    """Return a function's source. Raises NudgeError where the source files are not installed."""
    try:
        lines, first_line = inspect.getsourcelines(code)
    except OSError:
        raise NudgeError(Text.of("server-no-source"), code="no_source") from None
    return SourceFunction(
        name=code.__qualname__,
        file=code.__module__.replace(".", "/") + ".py",
        first_line=first_line,
        lines=tuple(highlighted(dedent("".join(lines)), HIGHLIGHTS.get(code.__qualname__, {}))),
    )


def highlighted(source: str, highlights: Mapping[str, Highlight]) -> Iterator[SourceLine]:
    """Yield each line with its highlight; closing brackets alone have that of the line before."""
    texts = source.splitlines()
    last = Highlight()
    for text, tokens in zip(texts, tokens_by_line(texts), strict=True):
        code = text.strip()
        only_brackets = bool(code) and set(code) <= BRACKETS
        last = Highlight(last.phases) if only_brackets else highlights.get(code, Highlight())
        yield SourceLine(text=text, tokens=tokens, phases=last.phases, names=last.names)
