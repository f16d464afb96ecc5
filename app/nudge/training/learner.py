"""A network that is trained beside the room's own, of which only how it does is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy.typing as npt

from nudge.data.datasets import Dataset, Split
from nudge.training.config import TrainingConfig
from nudge.training.record import Batch
from nudge.training.resumable import Resumable
from nudge.training.trainer import Diverged, Trainer, TrainerState


class Learner:
    """One network and the examples it is trained on; it begins as the run of ``config`` does.

    ``batch`` is its last mini-batch. ``diverged`` tells why it makes no more steps, where that is
    so.
    """

    def __init__(self, config: TrainingConfig, dataset: Dataset) -> None:
        self.trainer = Trainer(dataset)
        self.state = TrainerState.start(config)
        self.batch: Batch | None = None
        self.diverged: str | None = None

    def is_before(self, step: int) -> bool:
        """Whether it has steps to make up to ``step``; one that has diverged makes none."""
        return self.diverged is None and self.state.step < step

    def advance(self) -> None:
        """Make one step, or note that it cannot be made."""
        try:
            self.state, record = self.trainer.step(self.state)
        except Diverged as error:
            self.diverged = error.message
        else:
            self.batch = record.batch


def in_turns(learners: Sequence[Learner], step: int) -> Resumable[None]:
    """Train all of them up to ``step``, in turns, so that all have made equally many."""
    while any(learner.is_before(step) for learner in learners):
        for learner in learners:
            if learner.is_before(step):
                learner.advance()
                yield


def trained_on(dataset: Dataset, chosen: npt.NDArray[Any]) -> Dataset:
    """Return the data set with the training examples ``chosen`` alone; the test set is whole.

    ``chosen`` are their places (m,), or a mask (n,).
    """
    train = dataset.train
    fewer = Split(train.images[chosen], train.labels[chosen], train.classes)
    return replace(dataset, train=fewer)
