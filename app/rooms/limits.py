"""What a room may be set to beyond what a run could do: steps must stay short for all."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from app.data.datasets import load_dataset
from app.errors import NudgeError
from app.training.config import TrainingConfig

MAX_WORK: Final = 500_000_000
"""Parameters times examples of one step: about a tenth of a second, for which others wait."""


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
