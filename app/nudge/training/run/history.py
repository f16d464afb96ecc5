"""A run: the present state, the log of all steps, and replays of earlier steps, to the bit.

Only the cost of a step is stored. Its record is computed again when it is needed: from the nearest
checkpoint on, the same settings, seed and order give the same numbers. What somebody changed
(settings, parameters) is stored by step as a ``RunChange`` and is made again at that step. All
that is stored is in ``log``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from nudge.data.datasets import Dataset
from nudge.nn import Network
from nudge.texts import Text
from nudge.training.config import HOT, TrainingConfig
from nudge.training.data import dataset_for
from nudge.training.record import StepRecord
from nudge.training.run.changes import RunChange, changed
from nudge.training.run.replay import Replay, record_without_step, trainer_for
from nudge.training.run.run_errors import no_undo, too_many, unknown_step, wrong_sizes
from nudge.training.run.run_log import RunLog
from nudge.training.trainer import Diverged, Trainer, TrainerState

MAX_STEPS = 5_000_000
"""The greatest length of a run, whose costs then take 40 MB."""


class Run:
    """A trainer, its present state, and the ``log`` of all steps made.

    ``step`` is the present step, ``latest`` the last step that was made. After a seek back, the
    steps between are still known, until something is changed.
    """

    def __init__(self, config: TrainingConfig) -> None:
        self._begin(config)

    def _begin(self, config: TrainingConfig) -> None:
        start = TrainerState.start(config)
        self.trainer = Trainer(dataset_for(config))
        self.log = RunLog(start)
        self._state = start
        self._record: StepRecord | None = None

    @classmethod
    def restore(cls, state: TrainerState, log: RunLog) -> Run:
        """Return a run from its saved ``state`` and ``log``."""
        run = cls(state.config)
        run.log = log
        run._stand(state)
        return run

    @property
    def config(self) -> TrainingConfig:
        """The settings of the next step."""
        return self._state.config

    @property
    def dataset(self) -> Dataset:
        """The training examples of the next step, and the test examples."""
        return self.trainer.dataset

    @property
    def single_steps(self) -> int:
        """How many steps for one example were made at the present step and can be undone."""
        return self.log.undoable_at(self.step)

    @property
    def state(self) -> TrainerState:
        """The present state, after the present step and all changes made there."""
        return self._state

    @property
    def step(self) -> int:
        """The present step: how many steps lead to the present state."""
        return self._state.step

    @property
    def latest(self) -> int:
        """The last step that was made: its cost is known."""
        return self.log.latest

    @property
    def costs(self) -> npt.NDArray[np.float64]:
        """The mini-batch cost of steps 1..latest: (latest,), that of step n at index n-1."""
        return self.log.costs

    @property
    def record(self) -> StepRecord:
        """The record of the present step, computed again where it is not cached."""
        if self._record is None:
            self._record = self._visible_record(self.record_at(self.step))
        return self._record

    def advance(self, count: int = 1, deadline: float | None = None) -> int:
        """Make up to ``count`` steps, fewer if ``time.perf_counter()`` passes ``deadline``.

        The first step is made in any case. Returns how many were made. Raises Diverged at a step
        that diverges, after the steps before it were made, and NudgeError where the run has
        MAX_STEPS steps.
        """
        before: TrainerState | None = None
        for made in range(count):
            if deadline is not None and made and time.perf_counter() >= deadline:
                return made
            present = self._state
            self._advance_one(before)
            before = present
        return count

    def seek(self, step: int) -> StepRecord:
        """Go to ``step`` and return its record, the same bits as when it was first made.

        Raises NudgeError unless 0 <= step <= latest.
        """
        return self.arrive(self.replay_to(step))

    def arrive(self, replay: Replay) -> StepRecord:
        """Seek to the step of ``replay``, a result of ``replay_to``; return the step's record.

        Nothing may have been changed since ``replay_to``.
        """
        reached, record = replay.arrived()
        self._stand(changed(reached, self.log.changes))
        self._record = self._visible_record(record)
        return self._record

    def record_at(self, step: int) -> StepRecord:
        """Return the record of any step made so far, without a seek.

        Raises NudgeError unless 0 <= step <= latest.
        """
        return self.replay_to(step).arrived()[1]

    def replay_to(self, step: int) -> Replay:
        """Return a replay, not yet run, of any step made so far.

        Raises NudgeError unless 0 <= step <= latest.
        """
        if not 0 <= step <= self.latest:
            raise unknown_step(step, self.latest)
        nearest = self.log.checkpoints.nearest(max(0, step - 1))
        return Replay(step, self.trainer, nearest, self.log.changes)

    def configure(self, changes: Mapping[str, Any]) -> bool:
        """Change settings from the next step on; return whether that restarted the run.

        A change of a setting that is not HOT (the layers, the seed ...) starts again at step 0. Any
        other change drops the steps after the present one. Raises NudgeError where a setting is
        not allowed.
        """
        config = self.config.changed(dict(changes))
        different = {
            name
            for name in TrainingConfig.model_fields
            if getattr(config, name) != getattr(self.config, name)
        }
        if different - HOT:
            self._begin(config)
            return True
        if different:
            self._change(RunChange(config), self.log.change)
        return False

    def replace_parameters(self, network: Network) -> None:
        """Replace all weights and biases.

        Raises NudgeError if their sizes differ, or after MAX_REPLACED changes of parameters.
        """
        if network.sizes != self.state.network.sizes:
            raise wrong_sizes(network.sizes, self.state.network.sizes)
        self._change(RunChange(self.config, network), self.log.replace)

    def apply_single_step(self, network: Network, *, again: bool = False) -> None:
        """Continue with ``network``, the result of a step for one example.

        Steps and examples are not counted up. With ``again``, where the last change at this step
        is a step for one example too, both are one change from now on. Raises NudgeError after
        MAX_REPLACED changes of parameters.
        """
        change = RunChange(self.config, network, is_single_step=True)
        self._change(change, partial(self.log.apply_single_step, again=again))

    def undo_replay(self) -> Replay:
        """Return a replay, not yet run, of the present step, for ``undo``.

        Raises NudgeError where no step for one example can be undone at this step.
        """
        if not self.single_steps:
            raise no_undo(self.step)
        return self.replay_to(self.step)

    def undo(self, replay: Replay) -> None:
        """Undo the last step for one example, to the bit, with the result of ``undo_replay``.

        The steps that came after it before are known again, unless steps were made or something
        was changed since.
        """
        reached, record = replay.arrived()
        self.log.undo(self.step)
        self._stand(changed(reached, self.log.changes))
        self._record = self._visible_record(record)

    def reset(self, seed: int | None = None) -> None:
        """Start again at step 0 with the present settings, and another seed if one is given."""
        self._begin(self.config if seed is None else self.config.changed({"seed": seed}))

    def _advance_one(self, before: TrainerState | None) -> None:
        """Make a step; ``before`` is the state before the present one, or None.

        Where ``before`` is known, the present record is dropped before the step, and computed
        again if the step diverges. So the arrays of a step reuse the memory of the last step's
        arrays, which is in the processor's cache.
        """
        if self.step >= MAX_STEPS:
            raise too_many(Text.of("server-run-too-long", most=MAX_STEPS), MAX_STEPS)
        if before is not None:
            self._record = None
        try:
            reached, record = self.trainer.step(self._state)
        except Diverged:
            if before is not None:
                _, present = trainer_for(before, self.trainer).step(before)
                self._record = self._visible_record(present)
            raise
        assert record.cost is not None
        self.log.note(reached, record.cost)
        self._stand(changed(reached, self.log.changes))
        self._record = self._visible_record(record)

    def _change(self, change: RunChange, store: Callable[[int, RunChange], None]) -> None:
        """Make ``change`` at the present step; ``store`` logs it, or raises NudgeError."""
        record = self.record  # computed before store drops checkpoints
        store(self.step, change)
        self._stand(change.apply_to(self._state))
        self._record = self._visible_record(record)

    def _stand(self, state: TrainerState) -> None:
        """Make ``state`` the present one, with a trainer for the examples of its settings."""
        if state.config is not self._state.config:
            self.trainer = trainer_for(state, self.trainer)
        self._state = state

    def _visible_record(self, record: StepRecord) -> StepRecord:
        """Return what viewers see: ``record``, or the present parameters with nothing computed.

        The latter at step 0, and where somebody changed the parameters at the present step.
        """
        if self.step and all(change.network is None for change in self.log.changes_at(self.step)):
            return record
        return record_without_step(self._state)
