"""Two networks with the same start: one is trained on a single digit, the other on all digits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from nudge.data.datasets import Dataset
from nudge.errors import NudgeError
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.evaluation import evaluate
from nudge.training.learner import Learner, in_turns, trained_on
from nudge.training.resumable import Resumable

TrainedOn = Literal["only", "all"]
MEASUREMENTS: Final = 60
"""How often about each network is tested during training, after a first time at step 0."""


@dataclass(frozen=True)
class Standing:
    """One of the two networks after ``step`` steps, tested on the whole test set.

    ``accuracy`` is the share of right answers. ``predicted`` counts the test examples by the digit
    that the network answers with. ``diverged`` is None, or the reason why no more steps are made.
    """

    trained_on: TrainedOn
    step: int
    examples_seen: int
    accuracy: float
    predicted: tuple[int, ...]
    diverged: Text | None = None


class Rivals:
    """Both networks, trained in turns, step by step, with the settings and seed of ``config``.

    Raises NudgeError where no training example has the ``label``; drawings alone may have none.
    """

    def __init__(self, config: TrainingConfig, dataset: Dataset, label: int) -> None:
        if label not in dataset.train.labels:
            raise NudgeError(
                Text.of("server-no-examples", label=label),
                code="no_examples",
                field="label",
                value=label,
                allowed=", ".join(str(each) for each in np.unique(dataset.train.labels)),
            )
        self._rivals = (
            Rival("only", config, only(dataset, label)),
            Rival("all", config, dataset),
        )

    def standings(self) -> Resumable[tuple[Standing, ...]]:
        """Test both networks."""
        found = []
        for rival in self._rivals:
            found.append(rival.standing())
            yield
        return tuple(found)

    def advance_to(self, step: int) -> Resumable[tuple[Standing, ...]]:
        """Train both networks up to ``step``, in turns, and test them."""
        yield from in_turns(self._rivals, step)
        return (yield from self.standings())


class Rival(Learner):
    """One of the two networks, trained on its own examples and tested on the whole test set."""

    def __init__(self, trained_on: TrainedOn, config: TrainingConfig, dataset: Dataset) -> None:
        super().__init__(config, dataset)
        self._trained_on = trained_on

    def standing(self) -> Standing:
        """Test the network with its present parameters."""
        state = self.state
        with np.errstate(all="ignore"):
            found = evaluate(state.network, state.config, self.trainer.dataset.test, state.step)
        return Standing(
            trained_on=self._trained_on,
            step=state.step,
            examples_seen=state.examples_seen,
            accuracy=found.accuracy,
            predicted=tuple(found.confusion.sum(axis=0).tolist()),
            diverged=self.diverged,
        )


def only(dataset: Dataset, label: int) -> Dataset:
    """Return the data set with only the training examples of ``label``, and all test examples."""
    return trained_on(dataset, dataset.train.labels == label)


def measuring_steps(steps: int) -> list[int]:
    """Return the steps at which to test, about MEASUREMENTS of them, the last of them ``steps``.

    They are evenly spread, without step 0.
    """
    every = max(1, steps // MEASUREMENTS)
    return sorted({*range(every, steps + 1, every), steps})
