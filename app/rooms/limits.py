"""What a room may be set to beyond what a run could do: steps must stay short for all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from app.data.datasets import load_dataset
from app.errors import NudgeError
from app.training.config import TrainingConfig

MAX_WORK: Final = 500_000_000
"""Parameters times examples of one step: about a tenth of a second, for which others wait."""

MAX_QUESTION: Final = 60 * MAX_WORK
"""The same of one question: some seconds, in pieces between which others have their turn."""
ACTIVATION: Final = 64
"""How many parameters' time one activation takes."""


def refuse_too_much(config: TrainingConfig) -> None:
    """Raise NudgeError where a step of ``config`` would take too long."""
    parameters = sum((inputs + 1) * outputs for inputs, outputs in pairwise(config.sizes))
    most = MAX_WORK // parameters
    if min(config.batch_size, len(load_dataset(config.dataset).train)) <= most:
        return
    allowed = f"1 to {most} in a network of {parameters:,} parameters"
    raise NudgeError(
        f"batch_size cannot be {config.batch_size}: allowed is {allowed}.",
        code="bad_setting",
        field="batch_size",
        value=config.batch_size,
        allowed=allowed,
    )


def refuse_too_many(parameters: int, examples: int, of: str) -> None:
    """Raise NudgeError where a set of ``examples`` takes too long to be asked about."""
    if parameters * examples > MAX_QUESTION:
        most = f"sets of up to {MAX_QUESTION // parameters} examples"
        allowed = f"{most} in a network of {parameters:,} parameters"
        raise _too_much("set", of, allowed, f"{of!r}, {examples} examples")


def refuse_too_long_a_curve(sizes: Sequence[int], layer: int, examples: int, points: int) -> None:
    """Raise NudgeError where a curve over a parameter of ``layer`` takes too long.

    Each of its points costs what comes after that layer, and that layer's activations.
    """
    after = sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes[layer:]))
    most = MAX_QUESTION // (examples * (after + ACTIVATION * sum(sizes[layer:])))
    if points > most:
        odd = most - 1 + most % 2
        allowed = f"an odd number up to {odd} for {examples} examples in this network"
        raise _too_much("points", points, allowed, str(points))


def _too_much(field: str, value: object, allowed: str, told: str) -> NudgeError:
    message = f"{field} cannot be {told}: allowed is {allowed}."
    return NudgeError(message, code="too_much", field=field, value=value, allowed=allowed)
