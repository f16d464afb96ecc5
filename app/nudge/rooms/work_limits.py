"""Limits on the computing time of steps, questions and surfaces: all rooms share the threads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isqrt
from typing import Final

from nudge.descent.race_setup import make_run_configs, make_start_config
from nudge.descent.settings import RaceSettings
from nudge.drawings.collection import find
from nudge.errors import NudgeError
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.data import examples_per_epoch

MAX_WORK: Final = 1_000_000_000
"""Parameters times examples of one step: about a fifth of a second, while others wait.

A full batch of the default network stays below, on the 60,000 images of the full MNIST and on the
66,830 examples of an epoch of the upright ones.
"""

MAX_QUESTION: Final = 30_000_000_000
"""Parameters times examples of one question: some seconds, in pieces between which others run."""
ACTIVATION: Final = 64
"""The time of one activation, in units of the time of one parameter."""
MAX_SURFACE: Final = 200_000_000_000
"""Parameters times examples of one cost surface at its finest: some seconds."""
FEW_POINTS, FEWEST_POINTS, FEW_EXAMPLES = 21, 11, 100
"""A large surface is reduced to FEW_POINTS a side, then FEW_EXAMPLES, then FEWEST_POINTS."""
MAX_DRAWINGS_PER_EPOCH: Final = 100_000
"""Drawings of one epoch, counted with repetition: an epoch is shuffled and sent as a whole."""


def refuse_slow_steps(config: TrainingConfig) -> None:
    """Raise NudgeError where a step of ``config`` would take too long."""
    parameters = sum((inputs + 1) * outputs for inputs, outputs in pairwise(config.sizes))
    most = MAX_WORK // parameters
    if min(config.batch_size, examples_per_epoch(config)) <= most:
        return
    allowed = Text.of("server-allowed-batch", most=most, parameters=parameters)
    raise NudgeError(
        Text.of(
            "server-cannot-be",
            field="batch_size",
            received=str(config.batch_size),
            allowed=allowed,
        ),
        code="bad_setting",
        field="batch_size",
        value=config.batch_size,
        allowed=allowed,
    )


def refuse_long_epoch(config: TrainingConfig) -> None:
    """Raise NudgeError where an epoch has more than MAX_DRAWINGS_PER_EPOCH drawings."""
    train_on, digest, weight = config.sampling
    drawings = 0 if train_on == "dataset" else len(find(digest))
    if drawings * weight <= MAX_DRAWINGS_PER_EPOCH:
        return
    most = MAX_DRAWINGS_PER_EPOCH // drawings
    allowed = Text.of("server-allowed-drawings-weight", most=most, drawings=drawings)
    raise NudgeError(
        Text.of("server-cannot-be", field="drawings_weight", received=str(weight), allowed=allowed),
        code="bad_setting",
        field="drawings_weight",
        value=weight,
        allowed=allowed,
    )


def refuse_slow_race_steps(settings: RaceSettings, room: TrainingConfig) -> None:
    """Raise NudgeError where a step of any run of a race in ``room`` would take too long.

    The error's field is that of the run: runs.1.batch_size.
    """
    start = make_start_config(settings, room)
    configs = make_run_configs(settings, start, examples_per_epoch(start))
    for place, config in enumerate(configs):
        try:
            refuse_slow_steps(config)
        except NudgeError as error:
            raise NudgeError(
                Text.of("server-in-race", place=f"runs.{place}", problem=error.text),
                code=error.code,
                field=f"runs.{place}.{error.field}",
                value=settings.runs[place].batch_size,
                allowed=error.allowed,
            ) from None


def surface_size(sizes: Sequence[int], examples: int, points: int) -> tuple[int, int]:
    """Return the number of examples of a cost surface, and its points a side.

    These are ``examples`` and ``points``, or less where the network of ``sizes`` is large. The
    first layer is left out: it takes the same small time for any number of points.
    """
    later_parameters = sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes[1:]))
    most = MAX_SURFACE // (later_parameters + ACTIVATION * sum(sizes[1:]))
    points = _cut(points, FEW_POINTS, most // examples)
    examples = min(examples, max(FEW_EXAMPLES, most // points**2))
    points = _cut(points, FEWEST_POINTS, most // examples)
    return max(1, min(examples, most // points**2)), points


def _cut(points: int, fewest: int, max_total: int) -> int:
    """Return ``points``, or the largest odd number whose square fits, but at least ``fewest``."""
    most = isqrt(max_total)
    return min(points, max(fewest, most - 1 + most % 2))


def refuse_large_set(parameters: int, examples: int, set_name: str) -> None:
    """Raise NudgeError where a question about ``examples`` examples would take too long.

    ``set_name`` is the name of the set: the value that the error quotes.
    """
    if parameters * examples > MAX_QUESTION:
        most = MAX_QUESTION // parameters
        allowed = Text.of("server-allowed-set", most=most, parameters=parameters)
        received = Text.of("server-set-of-examples", name=set_name, count=examples)
        raise _too_much_error("set", set_name, allowed, received)


def refuse_long_curve(sizes: Sequence[int], layer: int, examples: int, points: int) -> None:
    """Raise NudgeError where a curve over a parameter of ``layer`` would take too long.

    Each point of the curve takes the activations of that layer, and all layers after it.
    """
    after = sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes[layer:]))
    most = MAX_QUESTION // (examples * (after + ACTIVATION * sum(sizes[layer:])))
    if points > most:
        odd = most - 1 + most % 2
        allowed = Text.of("server-allowed-points", most=odd, examples=examples)
        raise _too_much_error("points", points, allowed, str(points))


def _too_much_error(field: str, value: object, allowed: Text, received: Text | str) -> NudgeError:
    text = Text.of("server-cannot-be", field=field, received=received, allowed=allowed)
    return NudgeError(text, code="too_much", field=field, value=value, allowed=allowed)
