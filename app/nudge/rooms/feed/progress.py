"""The progress of a session, as a record that other threads can read."""

from __future__ import annotations

from dataclasses import dataclass

from nudge.drawings.collection import Drawings
from nudge.errors import NudgeError
from nudge.protocol.server_messages import Divergence
from nudge.rooms.feed.chart import Score
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.record import Focus


@dataclass(frozen=True)
class SessionProgress:
    """Where a session stands: what the state of its room is made from.

    ``tested`` is the newest test result, perhaps of an earlier step. ``applied`` is the number of
    single steps that can be undone at the present step.
    """

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


def divergence_error(divergence: Divergence) -> NudgeError:
    """Return the error for a command that asks for more steps of a run that has diverged."""
    return NudgeError(
        Text.of(
            "server-go-back",
            problem=divergence.text or divergence.message,
            step=divergence.back_to,
        ),
        code="diverged",
        field="step",
        value=divergence.step,
        allowed="seek, configure or reset",
    )
