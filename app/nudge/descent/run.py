"""One run of a race: a step at a time, its path, and at each kept point a look around."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from nudge.data.datasets import Dataset
from nudge.descent.agreement import angle
from nudge.descent.full_batch import FullBatchGradient, look
from nudge.descent.path import Path, Point, flat_gradient, flatten
from nudge.descent.settings import Fairness, RunSettings
from nudge.nn import COSTS, Array
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable
from nudge.training.trainer import Diverged, Trainer, TrainerState

Clock = Callable[[], float]
"""Tells the time, in seconds from some moment on."""

PROGRESS: Final[dict[Fairness, Callable[[TrainerState, float], float]]] = {
    "examples": lambda state, seconds: float(state.examples_seen),
    "steps": lambda state, seconds: float(state.step),
    "seconds": lambda state, seconds: seconds,
}
"""How far a run is, from its state and the seconds that its steps took to compute."""


@dataclass(frozen=True, eq=False)
class NextStep:
    """A step that is made but not yet taken: where it leads, and what its mini-batch found.

    ``gradient`` (P,) and ``cost`` are of its mini-batch, ``seconds`` what it took to compute.
    """

    state: TrainerState
    gradient: Array
    cost: float
    seconds: float


class RaceRun:
    """A run, always one step ahead of what it shows.

    So it is known how far a step would lead before it is that run's turn, and at every point
    whether the next mini-batch points where all examples do. For a run that takes all of them
    at once, the step ahead has found what there is to know about the point.
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
        """Stand at the start. Raises NudgeError where the network is too large for a path."""
        self.id, self.settings, self.config = id, settings, config
        self._trainer, self._clock = Trainer(dataset), clock
        self._next: NextStep | Diverged | None = None  # None: not yet begun
        self._looked_at = -1
        self.state, self.seconds = TrainerState.start(config), 0.0
        network = self.state.network
        self.path = Path(network.parameter_count, network.dtype.itemsize, every)
        self.path.add(point_of(self.state, 0.0))

    @property
    def is_paused(self) -> bool:
        """Whether it sits out for now."""
        return self.settings.paused

    @property
    def goes(self) -> bool:
        """Whether it makes steps when it is its turn."""
        return not self.is_paused and self.diverged is None

    @property
    def is_full(self) -> bool:
        """Whether each of its steps takes all training examples."""
        return self.config.batch_size >= self._trainer.dataset.train.dealt

    @property
    def diverged(self) -> str | None:
        """Why it makes no more steps, where that is so."""
        return self._next.message if isinstance(self._next, Diverged) else None

    def progress(self, fairness: Fairness) -> float:
        """How far it is: examples, steps or seconds."""
        return PROGRESS[fairness](self.state, self.seconds)

    def next_progress(self, fairness: Fairness) -> float:
        """How far it would be after its next step: infinitely far where there is none."""
        if not isinstance(self._next, NextStep):
            return math.inf if self.diverged else self.progress(fairness)
        return PROGRESS[fairness](self._next.state, self.seconds + self._next.seconds)

    def begin(self) -> Resumable[None]:
        """Look around at the start, and make the first step without taking it; only once."""
        if self._next is None:
            yield from self._arrive(self.path.newest, self.state)

    def advance(self) -> Resumable[None]:
        """Take the next step, unless it diverged. Until the last piece is done nothing shows."""
        yield from self.begin()
        if isinstance(self._next, NextStep):
            taken = self._next
            point = point_of(taken.state, self.seconds + taken.seconds, taken.cost)
            yield from self._arrive(point, taken.state)

    def look_around(self) -> Resumable[None]:
        """Find cost and angle where it is, if that point was not one to keep."""
        yield from self.begin()
        assert self._next is not None, "it has begun"
        if self._looked_at != self.state.step:
            self.path.add((yield from self._seen(self.path.newest, self.state, self._next)))
            self._looked_at = self.state.step

    def _arrive(self, point: Point, state: TrainerState) -> Resumable[None]:
        """Come to ``point``, make the step from there, and look around if the point will stay."""
        following = self._made(state)
        yield
        if self.path.keeps(point.step) or isinstance(following, Diverged):
            point = yield from self._seen(point, state, following)
            self._looked_at = point.step
        self.state, self.seconds, self._next = state, point.seconds, following
        self.path.add(point)

    def _made(self, state: TrainerState) -> NextStep | Diverged:
        """Make the step from ``state``; only this counts as computing."""
        begun = self._clock()
        try:
            after, record = self._trainer.step(state)
        except Diverged as diverged:
            return diverged.with_traceback(None)  # which would hold on to the whole mini-batch
        seconds = self._clock() - begun
        assert record.batch is not None, "every step has a mini-batch"
        batch = record.batch
        return NextStep(after, flat_gradient(batch.backward.gradient), batch.cost, seconds)

    def _seen(
        self, point: Point, state: TrainerState, following: NextStep | Diverged
    ) -> Resumable[Point]:
        """Look around at ``point``: its cost, and the angle of the step that follows."""
        if isinstance(following, Diverged):
            found = yield from self._look(state)
            return replace(point, cost=found.cost)
        if self.is_full:
            found = FullBatchGradient(following.cost, following.gradient)
        else:
            found = yield from self._look(state)
        return replace(point, cost=found.cost, angle=angle(following.gradient, found.gradient))

    def _look(self, state: TrainerState) -> Resumable[FullBatchGradient]:
        return look(state.network, COSTS[self.config.cost], self._trainer.dataset.train)


def point_of(state: TrainerState, seconds: float, batch_cost: float = math.nan) -> Point:
    """Return the point where a run is with ``state``, of which nothing else is known yet."""
    return Point(
        position=flatten(state.network),
        step=state.step,
        epoch=state.epoch if state.step else 0,
        batch_number=state.batch_number,
        examples_seen=state.examples_seen,
        seconds=seconds,
        batch_cost=batch_cost,
    )
