"""The way back to a step: made again from a checkpoint on, a moment at a time if need be."""

from __future__ import annotations

import time

from nudge.training.config import TrainingConfig
from nudge.training.data import dataset_of
from nudge.training.record import StepRecord
from nudge.training.run.changes import Changes, changed
from nudge.training.trainer import Trainer, TrainerState


class Replay:
    """A step being made again. The run may go on meanwhile: nothing is shared that changes."""

    def __init__(self, step: int, trainer: Trainer, start: TrainerState, changes: Changes) -> None:
        self.step = step
        self._trainer = Trainer(trainer.dataset)  # of its own: it keeps the order of an epoch
        self._config: TrainingConfig | None = None
        self._changes = dict(changes)
        self._state = start
        self._record = before_the_first(changed(start, changes))

    def run_for(self, seconds: float = float("inf")) -> bool:
        """Go on for about ``seconds``; return whether it is there."""
        end = time.perf_counter() + seconds
        while self._state.step < self.step:
            state = changed(self._state, self._changes)
            if state.config is not self._config:
                self._config, self._trainer = state.config, trainer_of(state, self._trainer)
            self._state, self._record = self._trainer.step(state)
            if time.perf_counter() >= end:
                break
        return self._state.step == self.step

    def arrived(self) -> tuple[TrainerState, StepRecord]:
        """Return the state as the step left it, and its record; walk there if need be."""
        self.run_for()
        return self._state, self._record


def trainer_of(state: TrainerState, present: Trainer) -> Trainer:
    """Return who makes the step after ``state``: ``present``, if it has the right examples."""
    dataset = dataset_of(state.config)
    return present if present.dataset is dataset else Trainer(dataset)


def standing(state: TrainerState) -> StepRecord:
    """Return the record of where ``state`` is, when nothing has been computed there yet."""
    if state.step == 0:
        return before_the_first(state)
    return StepRecord(
        step=state.step,
        epoch=state.epoch,
        batch_number=state.batch_number,
        examples_seen=state.examples_seen,
        config=state.config,
        network=state.network,
        position=state.position,
    )


def before_the_first(state: TrainerState) -> StepRecord:
    """Return the record of step 0: parameters, and nothing computed with them yet."""
    return StepRecord(
        step=0, epoch=0, batch_number=0, examples_seen=0, config=state.config, network=state.network
    )
