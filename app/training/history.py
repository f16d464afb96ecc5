"""A run through time: every step's cost, and the way back to any step, to the bit.

Nothing of a step is stored but its cost. A step's record is made again when somebody
asks for it: from the nearest checkpoint on, the same settings, seed and order give the
same numbers. What a person changed on the way (settings, parameters) is kept by step
as a ``Change`` and happens again at the same place.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from app.data.datasets import Dataset
from app.nn import Network
from app.training.ahead import Ahead
from app.training.changes import Change, changed, replacements, undoable
from app.training.checkpoints import Checkpoints
from app.training.config import HOT, TrainingConfig
from app.training.data import dataset_of
from app.training.record import StepRecord
from app.training.refused import no_undo, too_many, unknown_step, wrong_sizes
from app.training.replay import Replay, standing, trainer_of
from app.training.trainer import Trainer, TrainerState

MAX_STEPS = 5_000_000
"""A run's length; its costs then take 40 MB, and nothing is learned by going on."""

MAX_REPLACED = 64
"""How often the parameters of one run may be replaced; each replacement is kept."""


class Run:
    """A trainer, where it stands, and all it has been through.

    ``step`` is where it stands, ``latest`` the last step it has ever made: after going back the
    steps between are still known, and stay so until something is changed.
    """

    def __init__(self, config: TrainingConfig) -> None:
        self._begin(config)

    def _begin(self, config: TrainingConfig) -> None:
        start = TrainerState.start(config)
        self.trainer = Trainer(dataset_of(config))
        self.changes: dict[int, tuple[Change, ...]] = {}
        self.checkpoints = Checkpoints(start)
        self._costs = array("d")
        self._state = start
        self._record: StepRecord | None = None
        self._ahead: Ahead | None = None

    @classmethod
    def restored(
        cls,
        state: TrainerState,
        checkpoints: Iterable[TrainerState],
        changes: Mapping[int, tuple[Change, ...]],
        costs: npt.NDArray[np.float64],
    ) -> Run:
        """Return a run that stands at ``state`` and knows its past, as it was written down."""
        run = cls(state.config)
        first, *later = sorted(checkpoints, key=lambda kept: kept.step)
        run.checkpoints = Checkpoints(first)
        for kept in later:
            run.checkpoints.keep(kept)
        run.changes = dict(changes)
        run._costs = array("d", costs)
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
        return len(undoable(self.changes.get(self.step, ())))

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
        return len(self._costs)

    @property
    def costs(self) -> npt.NDArray[np.float64]:
        """The mini-batch cost of steps 1..latest: (latest,), that of step n at index n-1."""
        return np.array(self._costs, dtype=np.float64)

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
        for made in range(count):
            if deadline is not None and made and time.perf_counter() >= deadline:
                return made
            self._advance_one()
        return count

    def seek(self, step: int) -> StepRecord:
        """Go to ``step`` and return its record, the same bits as when it was first made.

        Raises NudgeError unless 0 <= step <= latest.
        """
        return self.arrive(self.way_to(step))

    def arrive(self, way: Replay) -> StepRecord:
        """Go where ``way_to`` leads, as ``seek``; nothing must have been changed meanwhile."""
        reached, record = way.arrived()
        self._stand(changed(reached, self.changes))
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
        nearest = self.checkpoints.nearest(max(0, step - 1))
        return Replay(step, self.trainer, nearest, self.changes)

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
            self._change(Change(config))
        return False

    def replace_parameters(self, network: Network) -> None:
        """Put other weights and biases in place of the present ones.

        Raises NudgeError if their sizes differ, or after MAX_REPLACED times.
        """
        if network.sizes != self.state.network.sizes:
            raise wrong_sizes(network.sizes, self.state.network.sizes)
        self._refuse_too_many()
        self._change(Change(self.config, network))

    def apply(self, network: Network, *, again: bool = False) -> None:
        """Go on from here with ``network``, which a step for one example has led to.

        Nothing is counted. ``again``: if what was applied before is the last change here, both are
        one change from now on. Raises NudgeError after MAX_REPLACED changes of parameters.
        """
        made = self.changes.get(self.step, ())
        repeated = made[-1] if again and made and made[-1].applied else None
        if repeated is None:
            self._refuse_too_many()
        ahead = self._ahead
        if self.latest > self.step:
            ahead = Ahead.of(self.step, self._costs, self.changes, self.checkpoints)
        self._change(Change(self.config, network, applied=True), instead_of=repeated)
        self._ahead = ahead

    def all_changes(self) -> Iterator[Change]:
        """Yield what was changed on the way, and on what lies ahead while a step is tried."""
        ahead = self._ahead.changes if self._ahead else {}
        for changes in (self.changes, ahead):
            for made in changes.values():
                yield from made

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
        ahead = self._ahead
        self._forget_the_future()
        made = list(self.changes[self.step])
        del made[undoable(made)[-1]]
        self.changes = {**self.changes, self.step: tuple(made)}
        self._stand(changed(reached, self.changes))
        self._record = self._shown(record)
        if ahead is not None and ahead.follows(self.step, tuple(made)):
            self._costs.extend(ahead.costs)
            self.changes |= ahead.changes
            for kept in ahead.checkpoints:
                self.checkpoints.keep(kept)
        else:
            self._ahead = ahead

    def reset(self, seed: int | None = None) -> None:
        """Start again at step 0 with the present settings, and another seed if given."""
        self._begin(self.config if seed is None else self.config.changed({"seed": seed}))

    def _advance_one(self) -> None:
        if self.step >= MAX_STEPS:
            raise too_many("A run can be", MAX_STEPS, "steps long")
        reached, record = self.trainer.step(self._state)
        if reached.step > self.latest:
            assert record.cost is not None
            self._costs.append(record.cost)
            self._ahead = None
        self._stand(changed(reached, self.changes))
        self._record = self._shown(record)
        if self.checkpoints.is_due(reached.step):
            self.checkpoints.keep(reached)

    def _change(self, change: Change, instead_of: Change | None = None) -> None:
        made = self.changes.get(self.step, ())
        if made and (change.supersedes(made[-1]) or made[-1] is instead_of):
            made = made[:-1]
        record = self.record  # of the step as it was, before what lies ahead is forgotten
        self._forget_the_future()
        self.changes[self.step] = (*made, change)
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
        made = self.changes.get(self.step, ())
        if self.step and not any(change.applied for change in made):
            return record
        return standing(self._state)

    def _refuse_too_many(self) -> None:
        if replacements(self.changes) >= MAX_REPLACED:
            raise too_many("By hand, parameters can be changed", MAX_REPLACED, "times")

    def _forget_the_future(self) -> None:
        self._ahead = None
        del self._costs[self.step :]
        self.changes = {step: made for step, made in self.changes.items() if step <= self.step}
        self.checkpoints.forget_after(self.step)
