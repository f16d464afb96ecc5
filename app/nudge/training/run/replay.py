"""Replays: the steps from a checkpoint to a wanted step are computed again, in slices."""

from __future__ import annotations

import time

from nudge.training.config import TrainingConfig
from nudge.training.data import dataset_for
from nudge.training.record import StepRecord
from nudge.training.run.changes import RunChanges, changed
from nudge.training.trainer import Trainer, TrainerState


class Replay:
    """The computation of a step again. The run may go on meanwhile: no mutable state is shared."""

    def __init__(
        self, step: int, trainer: Trainer, start: TrainerState, changes: RunChanges
    ) -> None:
        self.step = step
        self._trainer = Trainer(trainer.dataset)  # its own one, because a trainer caches an order
        self._config: TrainingConfig | None = None
        self._changes = dict(changes)
        self._state = start
        self._record = initial_record(changed(start, changes))

    def run_for(self, seconds: float = float("inf")) -> bool:
        """Run for about ``seconds``. Return whether the step is reached."""
        end = time.perf_counter() + seconds
        while self._state.step < self.step:
            state = changed(self._state, self._changes)
            if state.config is not self._config:
                self._config, self._trainer = state.config, trainer_for(state, self._trainer)
            self._state, self._record = self._trainer.step(state)
            if time.perf_counter() >= end:
                break
        return self._state.step == self.step

    def arrived(self) -> tuple[TrainerState, StepRecord]:
        """Return the state after the step, and its record. Runs the replay to its end first."""
        self.run_for()
        return self._state, self._record


def trainer_for(state: TrainerState, present: Trainer) -> Trainer:
    """Return a trainer for the step after ``state``: ``present`` if it has the right examples."""
    dataset = dataset_for(state.config)
    return present if present.dataset is dataset else Trainer(dataset)


def record_without_step(state: TrainerState) -> StepRecord:
    """Return a record of the parameters of ``state``, with nothing computed with them."""
    if state.step == 0:
        return initial_record(state)
    return StepRecord(
        step=state.step,
        epoch=state.epoch,
        batch_number=state.batch_number,
        examples_seen=state.examples_seen,
        config=state.config,
        network=state.network,
        position=state.position,
    )


def initial_record(state: TrainerState) -> StepRecord:
    """Return the record of step 0: its parameters, with nothing computed with them."""
    return StepRecord(
        step=0, epoch=0, batch_number=0, examples_seen=0, config=state.config, network=state.network
    )
