"""The way back to a step: made again from a checkpoint on, a moment at a time if need be."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from app.nn import Network
from app.training.config import TrainingConfig
from app.training.record import StepRecord
from app.training.trainer import Trainer, TrainerState


@dataclass(frozen=True)
class Change:
    """What somebody changed after a step: the settings, or the parameters too."""

    config: TrainingConfig
    network: Network | None = None

    def supersedes(self, earlier: Change) -> bool:
        """Whether ``earlier``, at the same step, leaves no trace after this one.

        It does where it changed the parameters, or the optimizer, which then began afresh.
        """
        same_optimizer = self.config.optimizer == earlier.config.optimizer
        return same_optimizer and self.network is None and earlier.network is None

    def applied_to(self, state: TrainerState) -> TrainerState:
        """Return ``state`` with this change made."""
        changed = state.configured(self.config)
        return changed if self.network is None else changed.with_network(self.network)


Changes = Mapping[int, tuple[Change, ...]]
"""What was changed after which step, in its order."""


class Replay:
    """A step being made again. The run may go on meanwhile: nothing is shared that changes."""

    def __init__(self, step: int, trainer: Trainer, start: TrainerState, changes: Changes) -> None:
        self.step = step
        self._trainer = Trainer(trainer.dataset)
        self._changes = dict(changes)
        self._state = start
        self._record = before_the_first(changed(start, changes))

    def walk(self, seconds: float = float("inf")) -> bool:
        """Go on for about ``seconds``; return whether it is there."""
        end = time.perf_counter() + seconds
        while self._state.step < self.step:
            state = changed(self._state, self._changes)
            self._state, self._record = self._trainer.step(state)
            if time.perf_counter() >= end:
                break
        return self._state.step == self.step

    def arrived(self) -> tuple[TrainerState, StepRecord]:
        """Return the state as the step left it, and its record; walk there if need be."""
        self.walk()
        return self._state, self._record


def changed(state: TrainerState, changes: Changes) -> TrainerState:
    """Return ``state`` with the changes made at its step; checkpoints are kept without them."""
    for change in changes.get(state.step, ()):
        state = change.applied_to(state)
    return state


def before_the_first(state: TrainerState) -> StepRecord:
    """Return the record of step 0: parameters, and nothing computed with them yet."""
    return StepRecord(
        step=0, epoch=0, batch_number=0, examples_seen=0, config=state.config, network=state.network
    )
