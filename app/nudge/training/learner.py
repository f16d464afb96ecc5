"""Networks that are trained beside the room's run, to be compared by their results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from nudge.data.datasets import Dataset, RepeatedSplit
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.record import Batch
from nudge.training.resumable import Resumable
from nudge.training.trainer import Diverged, Trainer, TrainerState


class Learner:
    """A network, trained on ``dataset``, that starts as the run of ``config`` does.

    ``batch`` is the last mini-batch. ``diverged`` is None, or the reason why there are no more
    steps.
    """

    def __init__(self, config: TrainingConfig, dataset: Dataset) -> None:
        self.trainer = Trainer(dataset)
        self.state = TrainerState.start(config)
        self.batch: Batch | None = None
        self.diverged: Text | None = None

    def is_before(self, step: int) -> bool:
        """Whether steps up to ``step`` are still to be made; after divergence none are."""
        return self.diverged is None and self.state.step < step

    def advance(self) -> None:
        """Make one step, or note why it diverged."""
        try:
            self.state, record = self.trainer.step(self.state)
        except Diverged as error:
            self.diverged = error.text
        else:
            self.batch = record.batch


def in_turns(learners: Sequence[Learner], step: int) -> Resumable[None]:
    """Train all learners up to ``step``, one step each in turn: one step is one piece of work."""
    while any(learner.is_before(step) for learner in learners):
        for learner in learners:
            if learner.is_before(step):
                learner.advance()
                yield


def trained_on(dataset: Dataset, chosen: npt.NDArray[Any]) -> Dataset:
    """Return ``dataset`` with only the ``chosen`` training examples, and all of its test examples.

    ``chosen`` holds their places (m,), or is a mask (n,). An epoch has each of them as often as an
    epoch of ``dataset`` has it.
    """
    train = dataset.train
    times = np.bincount(train.epoch_indices, minlength=len(train))[chosen]
    order = np.repeat(np.arange(len(times), dtype=np.int32), times)
    fewer = RepeatedSplit(train.images[chosen], train.labels[chosen], train.classes, order=order)
    return replace(dataset, train=fewer)
