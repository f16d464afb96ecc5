"""Where a session stands, told without it."""

from __future__ import annotations

from dataclasses import dataclass

from nudge.drawings.collection import Drawings
from nudge.errors import NudgeError
from nudge.protocol.server_messages import Divergence
from nudge.rooms.feed.chart import Score
from nudge.training.config import TrainingConfig
from nudge.training.record import Focus


@dataclass(frozen=True)
class Progress:
    """Where a session stands, as the room's state tells it."""

    config: TrainingConfig
    sizes: tuple[int, ...]
    parameter_count: int
    step: int
    latest: int
    epoch: int
    batch: int
    examples_seen: int
    cost: float | None
    tested: Score | None
    diverged: Divergence | None
    applied: int
    drawings: Drawings
    focus: Focus


def diverged(how: Divergence) -> NudgeError:
    """Return the error of whoever wants steps that cannot be made."""
    return NudgeError(
        f"{how.message} Go back to step {how.back_to}, or change a setting.",
        code="diverged",
        field="step",
        value=how.step,
        allowed="seek, configure or reset",
    )
