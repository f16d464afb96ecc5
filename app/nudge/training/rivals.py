"""Two networks from one start: one hears of a single digit only, the other of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from nudge.data.datasets import Dataset
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig
from nudge.training.evaluation import evaluate
from nudge.training.learner import Learner, in_turns, trained_on
from nudge.training.resumable import Resumable

TrainedOn = Literal["only", "all"]
LOOKS: Final = 60
"""How often each is looked at on its way, about; and before the first step."""


@dataclass(frozen=True)
class Standing:
    """A rival after ``step`` steps: how much of the test set it reads, and what it says to it.

    ``predicted`` counts the test examples by the digit it answers with. ``diverged`` tells why
    it makes no more steps, where that is so.
    """

    trained_on: TrainedOn
    step: int
    examples_seen: int
    accuracy: float
    predicted: tuple[int, ...]
    diverged: str | None = None


class Rivals:
    """Both, advancing in turns, step by step. Settings and seed are those of ``config``.

    Raises NudgeError where no example of ``label`` is trained on, as may be with drawings alone.
    """

    def __init__(self, config: TrainingConfig, dataset: Dataset, label: int) -> None:
        if label not in dataset.train.labels:
            raise NudgeError(
                f"This room trains on drawings alone, and none of them is a {label}.",
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
        """Find where both stand."""
        found = []
        for rival in self._rivals:
            found.append(rival.standing())
            yield
        return tuple(found)

    def advance_to(self, step: int) -> Resumable[tuple[Standing, ...]]:
        """Train both up to ``step``, in turns, and find where they then stand."""
        yield from in_turns(self._rivals, step)
        return (yield from self.standings())


class Rival(Learner):
    """One network, trained on its own examples and tested on those of all."""

    def __init__(self, trained_on: TrainedOn, config: TrainingConfig, dataset: Dataset) -> None:
        super().__init__(config, dataset)
        self._trained_on = trained_on

    def standing(self) -> Standing:
        """Test it as it stands."""
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
    """Return the data set with the training examples of ``label`` alone; the test set is whole."""
    return trained_on(dataset, dataset.train.labels == label)


def looks(steps: int) -> list[int]:
    """Return the steps at which to look, up to ``steps``: LOOKS of them about, the last included.

    Step 0 is not among them.
    """
    every = max(1, steps // LOOKS)
    return sorted({*range(every, steps + 1, every), steps})
