"""A run through time: every step's cost, and the way back to any step, to the bit.

Nothing of a step is stored but its cost. A step's record is made again when somebody
asks for it: from the nearest checkpoint on, the same settings, seed and order give the
same numbers. What a person changed on the way (settings, parameters) is kept by step
as a ``Change`` and happens again at the same place. All that is kept is in ``past``.
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
from nudge.training.config import HOT, TrainingConfig
from nudge.training.data import dataset_of
from nudge.training.record import StepRecord
from nudge.training.run.changes import Change, changed
from nudge.training.run.refused import no_undo, too_many, unknown_step, wrong_sizes
from nudge.training.run.replay import Replay, standing, trainer_of
from nudge.training.run.run_log import RunLog
from nudge.training.trainer import Diverged, Trainer, TrainerState

MAX_STEPS = 5_000_000
"""A run's length; its costs then take 40 MB, and nothing is learned by going on."""


class Run:
    """A trainer, where it stands, and all it has been through: its ``past``.

    ``step`` is where it stands, ``latest`` the last step it has ever made: after going back the
    steps between are still known, and stay so until something is changed.
    """

    def __init__(self, config: TrainingConfig) -> None:
        self._begin(config)

    def _begin(self, config: TrainingConfig) -> None:
        start = TrainerState.start(config)
        self.trainer = Trainer(dataset_of(config))
        self.past = RunLog(start)
        self._state = start
        self._record: StepRecord | None = None

    @classmethod
    def restored(cls, state: TrainerState, past: RunLog) -> Run:
        """Return a run that stands at ``state`` and knows its past, as both were written down."""
        run = cls(state.config)
        run.past = past
        run._stand(state)
        return run

    @property
    def config(self) -> TrainingConfig:
        """The settings of the next step."""
        return self._state.config

    @property
    def dataset(self) -> Dataset:
        """What the next step trains on, and what is tested with."""
        return self.trainer.dataset

    @property
    def applied(self) -> int:
        """How many steps for one example were applied here, that can be undone."""
        return self.past.undoable_at(self.step)

    @property
    def state(self) -> TrainerState:
        """Where the run stands, after its step and any change made there."""
        return self._state

    @property
    def step(self) -> int:
        """How many steps have been made to come here."""
        return self._state.step

    @property
    def latest(self) -> int:
        """The last step whose cost is known."""
        return self.past.latest

    @property
    def costs(self) -> npt.NDArray[np.float64]:
        """The mini-batch cost of steps 1..latest: (latest,), that of step n at index n-1."""
        return self.past.costs

    @property
    def record(self) -> StepRecord:
        """What the step the run stands at did; made again if it is not at hand."""
        if self._record is None:
            self._record = self._shown(self.record_of(self.step))
        return self._record

    def advance(self, count: int = 1, deadline: float | None = None) -> int:
        """Make up to ``count`` steps, fewer if ``time.perf_counter()`` passes ``deadline``.

        Returns how many were made. Raises Diverged at a step that cannot be taken, after the
        steps before it, and NudgeError where the run has reached MAX_STEPS.
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
        return self.arrive(self.way_to(step))

    def arrive(self, way: Replay) -> StepRecord:
        """Go where ``way_to`` leads, as ``seek``; nothing must have been changed meanwhile."""
        reached, record = way.arrived()
        self._stand(changed(reached, self.past.changes))
        self._record = self._shown(record)
        return self._record

    def record_of(self, step: int) -> StepRecord:
        """Return the record of any step made so far, without going there.

        Raises NudgeError unless 0 <= step <= latest.
        """
        return self.way_to(step).arrived()[1]

    def way_to(self, step: int) -> Replay:
        """Return the way to any step made so far, yet to be walked.

        Raises NudgeError unless 0 <= step <= latest.
        """
        if not 0 <= step <= self.latest:
            raise unknown_step(step, self.latest)
        nearest = self.past.checkpoints.nearest(max(0, step - 1))
        return Replay(step, self.trainer, nearest, self.past.changes)

    def configure(self, changes: Mapping[str, Any]) -> bool:
        """Change settings from the next step on; return whether that restarted the run.

        A change of what is not HOT (the layers, the seed ...) starts again at step 0. After going
        back, the steps beyond this one are forgotten. Raises NudgeError for what is not allowed.
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
            self._change(Change(config), self.past.change)
        return False

    def replace_parameters(self, network: Network) -> None:
        """Put other weights and biases in place of the present ones.

        Raises NudgeError if their sizes differ, or after MAX_REPLACED times.
        """
        if network.sizes != self.state.network.sizes:
            raise wrong_sizes(network.sizes, self.state.network.sizes)
        self._change(Change(self.config, network), self.past.replace)

    def apply(self, network: Network, *, again: bool = False) -> None:
        """Go on from here with ``network``, which a step for one example has led to.

        Nothing is counted. ``again``: if what was applied before is the last change here, both are
        one change from now on. Raises NudgeError after MAX_REPLACED changes of parameters.
        """
        change = Change(self.config, network, applied=True)
        self._change(change, partial(self.past.apply, again=again))

    def way_back(self) -> Replay:
        """Return the way to undo what was applied last at this step, yet to be walked.

        Raises NudgeError where there is nothing to undo here.
        """
        if not self.applied:
            raise no_undo(self.step)
        return self.way_to(self.step)

    def undo(self, way: Replay) -> None:
        """Be as before what was applied last, to the bit, where ``way_back`` leads.

        What lay ahead then lies ahead again, unless steps were made or something changed since.
        """
        reached, record = way.arrived()
        self.past.undo(self.step)
        self._stand(changed(reached, self.past.changes))
        self._record = self._shown(record)

    def reset(self, seed: int | None = None) -> None:
        """Start again at step 0 with the present settings, and another seed if given."""
        self._begin(self.config if seed is None else self.config.changed({"seed": seed}))

    def _advance_one(self, before: TrainerState | None) -> None:
        """Make a step; ``before`` is the state that led to the present one, where it is at hand.

        The present record then goes first, and is made again should there be no next one: so the
        arrays of a step take the places of the last one's, which the processor has in its cache.
        """
        if self.step >= MAX_STEPS:
            raise too_many("A run can be", MAX_STEPS, "steps long")
        if before is not None:
            self._record = None
        try:
            reached, record = self.trainer.step(self._state)
        except Diverged:
            if before is not None:
                _, present = trainer_of(before, self.trainer).step(before)
                self._record = self._shown(present)
            raise
        assert record.cost is not None
        self.past.note(reached, record.cost)
        self._stand(changed(reached, self.past.changes))
        self._record = self._shown(record)

    def _change(self, change: Change, keep: Callable[[int, Change], None]) -> None:
        """Take on ``change`` here, once the past could ``keep`` it."""
        record = self.record  # of the step as it was, before what lies ahead is forgotten
        keep(self.step, change)
        self._stand(change.applied_to(self._state))
        self._record = self._shown(record)

    def _stand(self, state: TrainerState) -> None:
        """Stand at ``state``; the next step is trained on what its settings say."""
        if state.config is not self._state.config:
            self.trainer = trainer_of(state, self.trainer)
        self._state = state

    def _shown(self, record: StepRecord) -> StepRecord:
        """Return what is to be seen here: ``record``, or what was applied after it.

        Before the first step that is what the parameters are now, however they came to be.
        """
        if self.step and not any(change.applied for change in self.past.made_at(self.step)):
            return record
        return standing(self._state)
