"""The cost of the whole record of a step, on top of the step itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nudge.nn import COSTS, OPTIMIZERS, Network
from nudge.training.config import TrainingConfig
from nudge.training.record import GROUPS, Focus
from nudge.training.run.history import Run
from nudge.training.trainer import check_finite

from benchmarks.support.report import Figure, at_most, unit
from benchmarks.support.timing import by_turns, ratio, repeated

STEPS: Final = 300
ROUNDS: Final = 21
MAX_SHARE: Final = 0.5


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the extra time of the whole record, as a share of a bare step."""
    steps, rounds = (1, 1) if smallest else (STEPS, ROUNDS)
    full, bare = by_turns(repeated(Full().step, steps), repeated(Bare().step, steps), rounds=rounds)
    more = ratio(full, bare) - 1
    yield at_most(
        "the whole StepRecord, on top of a bare step", more, MAX_SHARE, unit("of a step", 2)
    )


class Bare:
    """Training only: gather, forward, backward, cost, update and the check for divergence.

    No record, no counters and no epochs: only the parameters are stored.
    """

    def __init__(self) -> None:
        run = Run(TrainingConfig())
        self._config, self._state = run.config, run.state.optimizer
        self._order = run.trainer.order(run.config.seed, 1)
        self._train = run.trainer.dataset.train
        self._network: Network = run.state.network
        self._position = 0

    def step(self) -> None:
        """Make one step."""
        config, network, cost = self._config, self._network, COSTS[self._config.cost]
        index = self._order[self._position : self._position + config.batch_size]
        self._position = (self._position + config.batch_size) % len(self._order)
        x, y = self._train.rows(config.dtype, index), self._train.targets(config.dtype, index)
        forward = network.forward(x)
        backward = network.backward(forward, y, cost)
        updates, self._state = OPTIMIZERS[config.optimizer].step(
            self._state, network, backward.gradient, config.learning_rate
        )
        self._network = network.updated(updates)
        check_finite(0, cost.of_set(forward.a[-1], y), self._network)


class Full:
    """A step as a room shows it: its record, the example in focus, and all arrays by name."""

    def __init__(self) -> None:
        run = Run(TrainingConfig())
        self._trainer, self._state = run.trainer, run.state
        self._focus = Focus.of(run.trainer.dataset, "train", 0)

    def step(self) -> None:
        """Make one step, and the arrays of its record."""
        self._state, record = self._trainer.step(self._state)
        record.tensors(GROUPS, record.examine(self._focus))
