"""One run of a race: its steps, its path, and the cost and the angle at the path's points."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from nudge.data.datasets import Dataset
from nudge.descent.agreement import angle
from nudge.descent.full_batch import FullBatchGradient, full_batch_gradient
from nudge.descent.path import Path, PathPoint, flat_gradient, flatten, unflatten
from nudge.descent.settings import Fairness, RunSettings
from nudge.nn import COSTS, OPTIMIZERS, Array, Gradient
from nudge.nn.optimizers import with_l2
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable
from nudge.training.trainer import Diverged, Trainer, TrainerState

Clock = Callable[[], float]
"""Returns the time in seconds, from any zero."""

PROGRESS: Final[dict[Fairness, Callable[[TrainerState, float], float]]] = {
    "examples": lambda state, seconds: float(state.examples_seen),
    "steps": lambda state, seconds: float(state.step),
    "seconds": lambda state, seconds: seconds,
}
"""The progress of a run, from its state and the seconds that its steps took to compute."""


@dataclass(frozen=True, eq=False)
class NextStep:
    """A step that is computed but not yet taken: ``state`` is the state after it.

    ``gradient`` (P,) and ``cost`` are those of its mini-batch, ``seconds`` is its computing time.
    """

    state: TrainerState
    gradient: Array
    cost: float
    seconds: float


class RaceRun:
    """A run of a race, whose next step is always computed in advance.

    So its progress after the next step is known before its turn, and the angle between the next
    mini-batch's gradient and the full-batch gradient is known at every point. For a run with the
    full batch, the next step already gives cost and gradient at the present point.
    """

    def __init__(
        self,
        id: int,
        settings: RunSettings,
        config: TrainingConfig,
        dataset: Dataset,
        clock: Clock,
        every: int = 1,
    ) -> None:
        """Begin at the start, with a path of one point.

        Raises NudgeError where the network is too large for a path.
        """
        self.id, self.settings, self.config = id, settings, config
        self._trainer, self._clock = Trainer(dataset), clock
        self._next: NextStep | Diverged | None = None  # None: not yet begun
        self._measured_at = -1
        self.state, self.seconds = TrainerState.start(config), 0.0
        network = self.state.network
        self.path = Path(network.parameter_count, network.dtype.itemsize, every)
        self.path.add(make_point(self.state, 0.0))

    @property
    def is_paused(self) -> bool:
        """Whether the run is paused in the settings."""
        return self.settings.paused

    @property
    def can_advance(self) -> bool:
        """Whether the run makes steps: it is neither paused nor diverged."""
        return not self.is_paused and self.diverged is None

    @property
    def is_full(self) -> bool:
        """Whether each step takes all training examples."""
        return self.config.batch_size >= self._trainer.dataset.train.examples_per_epoch

    @property
    def is_measured(self) -> bool:
        """Whether the cost at the newest point is known."""
        return self._measured_at == self.state.step

    @property
    def diverged(self) -> Text | None:
        """The reason why no more steps are made, or None."""
        return self._next.text if isinstance(self._next, Diverged) else None

    def progress(self, fairness: Fairness) -> float:
        """Return the progress: examples, steps or seconds."""
        return PROGRESS[fairness](self.state, self.seconds)

    def next_progress(self, fairness: Fairness) -> float:
        """Return the progress after the next step, infinite where there is no next step."""
        if not isinstance(self._next, NextStep):
            return math.inf if self.diverged else self.progress(fairness)
        return PROGRESS[fairness](self._next.state, self.seconds + self._next.seconds)

    def begin(self) -> Resumable[None]:
        """Compute the first step, and measure the start. Has an effect only once."""
        if self._next is None:
            yield from self._arrive(self.path.newest, self.state)

    def advance(self) -> Resumable[None]:
        """Take the next step, unless the run diverged. The run changes only in the last piece."""
        yield from self.begin()
        if isinstance(self._next, NextStep):
            taken = self._next
            point = make_point(taken.state, self.seconds + taken.seconds, taken.cost)
            yield from self._arrive(point, taken.state)

    def measure(self) -> Resumable[None]:
        """Find the cost and the angle at the newest point, if they are not known yet."""
        yield from self.begin()
        assert self._next is not None, "it has begun"
        if not self.is_measured:
            self.path.add((yield from self._measured(self.path.newest, self.state, self._next)))
            self._measured_at = self.state.step

    def _arrive(self, point: PathPoint, state: TrainerState) -> Resumable[None]:
        """Arrive at ``point``, compute the step after it, and measure it if the path retains it."""
        following = self._compute_step(state)
        yield
        if self.path.retains(point.step) or isinstance(following, Diverged):
            point = yield from self._measured(point, state, following)
            self._measured_at = point.step
        self.state, self.seconds, self._next = state, point.seconds, following
        self.path.add(point)

    def _compute_step(self, state: TrainerState) -> NextStep | Diverged:
        """Compute the step after ``state``; only this counts as computing time."""
        begun = self._clock()
        try:
            after, record = self._trainer.step(state)
        except Diverged as diverged:
            return diverged.with_traceback(None)  # the traceback refers to the mini-batch
        seconds = self._clock() - begun
        assert record.batch is not None, "every step has a mini-batch"
        batch = record.batch
        return NextStep(after, flat_gradient(batch.backward.gradient), batch.cost, seconds)

    def _measured(
        self, point: PathPoint, state: TrainerState, following: NextStep | Diverged
    ) -> Resumable[PathPoint]:
        """Return ``point`` with its cost, and with the angle of the step that follows."""
        if isinstance(following, Diverged):
            found = yield from self._full_batch_gradient(state)
            return replace(point, cost=found.cost)
        if self.is_full:
            found = FullBatchGradient(following.cost, following.gradient)
        else:
            found = yield from self._full_batch_gradient(state)
        measured = replace(point, cost=found.cost, angle=angle(following.gradient, found.gradient))
        if point.step >= self.path.first:
            return measured
        return replace(measured, full_step=self._full_step(state, found.gradient))

    def _full_step(self, state: TrainerState, full_gradient: Array) -> Array:
        """Return the step (P,) of gradient descent along the gradient of all examples."""
        network, config = state.network, self.config
        parts = unflatten(full_gradient, network)
        gradient = with_l2(Gradient(parts.weights, parts.biases), network, config.l2)
        sgd = OPTIMIZERS["sgd"]
        updates, _ = sgd.step(sgd.start(network), network, gradient, config.learning_rate)
        return flat_gradient(updates).astype(network.dtype)

    def _full_batch_gradient(self, state: TrainerState) -> Resumable[FullBatchGradient]:
        return full_batch_gradient(
            state.network, COSTS[self.config.cost], self._trainer.dataset.train
        )


def make_point(state: TrainerState, seconds: float, batch_cost: float = math.nan) -> PathPoint:
    """Return the point of a run with ``state``, without its cost and angle."""
    return PathPoint(
        position=flatten(state.network),
        step=state.step,
        epoch=state.epoch if state.step else 0,
        batch_number=state.batch_number,
        examples_seen=state.examples_seen,
        seconds=seconds,
        batch_cost=batch_cost,
    )
