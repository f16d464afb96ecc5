"""What a room may be set to beyond what a run could do: steps must stay short for all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isqrt
from typing import Final

from nudge.descent.race_setup import configs_of, start_of
from nudge.descent.settings import RaceSettings
from nudge.drawings.collection import find
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig
from nudge.training.data import examples_per_epoch

MAX_WORK: Final = 800_000_000
"""Parameters times examples of one step: about a sixth of a second, for which others wait.

So much as the usual network takes for all 60,000 examples of the full MNIST at once.
"""

MAX_QUESTION: Final = 30_000_000_000
"""The same of one question: some seconds, in pieces between which others have their turn."""
ACTIVATION: Final = 64
"""How many parameters' time one activation takes."""
MAX_SURFACE: Final = 200_000_000_000
"""The same of one cost surface, at its finest: some seconds."""
FEW_POINTS, FEWEST_POINTS, FEW_EXAMPLES = 21, 11, 100
"""Points a side and examples down to which a surface is cut, one after the other."""
MAX_DEALT: Final = 100_000
"""How often an epoch deals drawings, all together: it is shuffled, and told, as a whole."""


def refuse_too_much(config: TrainingConfig) -> None:
    """Raise NudgeError where a step of ``config`` would take too long."""
    parameters = sum((inputs + 1) * outputs for inputs, outputs in pairwise(config.sizes))
    most = MAX_WORK // parameters
    if min(config.batch_size, examples_per_epoch(config)) <= most:
        return
    allowed = f"1 to {most} in a network of {parameters:,} parameters"
    raise NudgeError(
        f"batch_size cannot be {config.batch_size}: allowed is {allowed}.",
        code="bad_setting",
        field="batch_size",
        value=config.batch_size,
        allowed=allowed,
    )


def refuse_too_long_an_epoch(config: TrainingConfig) -> None:
    """Raise NudgeError where an epoch of ``config`` would deal drawings too often, all together."""
    train_on, digest, weight = config.dealing
    drawings = 0 if train_on == "dataset" else len(find(digest))
    if drawings * weight <= MAX_DEALT:
        return
    allowed = f"1 to {MAX_DEALT // drawings} with {drawings:,} drawings"
    raise NudgeError(
        f"drawings_weight cannot be {weight}: allowed is {allowed}.",
        code="bad_setting",
        field="drawings_weight",
        value=weight,
        allowed=allowed,
    )


def refuse_too_long_steps(settings: RaceSettings, room: TrainingConfig) -> None:
    """Raise NudgeError where a step of one of the runs of a race would take too long."""
    start = start_of(settings, room)
    configs = configs_of(settings, start, examples_per_epoch(start))
    for place, config in enumerate(configs):
        try:
            refuse_too_much(config)
        except NudgeError as error:
            raise NudgeError(
                f"runs.{place}: {error.message}",
                code=error.code,
                field=f"runs.{place}.{error.field}",
                value=settings.runs[place].batch_size,
                allowed=error.allowed,
            ) from None


def surface_size(sizes: Sequence[int], examples: int, points: int) -> tuple[int, int]:
    """Return over how many examples a cost surface is to be, and of how many points a side.

    As many as wanted, unless that takes too long in a network of ``sizes``. What the first
    layer takes is the same for all points, and small.
    """
    behind = sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes[1:]))
    most = MAX_SURFACE // (behind + ACTIVATION * sum(sizes[1:]))
    points = _cut(points, FEW_POINTS, most // examples)
    examples = min(examples, max(FEW_EXAMPLES, most // points**2))
    points = _cut(points, FEWEST_POINTS, most // examples)
    return max(1, min(examples, most // points**2)), points


def _cut(points: int, fewest: int, most_in_all: int) -> int:
    """Return ``points`` a side, or as many less as ``most_in_all`` allows, an odd number."""
    most = isqrt(most_in_all)
    return min(points, max(fewest, most - 1 + most % 2))


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
