"""One step of training: from a state to the next state and a record. Same state, same bits."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nudge.data.augment import augmented
from nudge.data.datasets import Dataset
from nudge.errors import NudgeError
from nudge.nn import (
    ACTIVATIONS,
    COSTS,
    INITIALIZERS,
    OPTIMIZERS,
    Gradient,
    Network,
    OptimizerState,
    with_l2,
)
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.record import Batch, StepRecord
from nudge.training.streams import Stream

Indices = npt.NDArray[np.int32]


class Diverged(NudgeError):
    """A step gave a cost or parameters that are not finite; the state before it stays valid."""

    def __init__(self, step: int, what: Text) -> None:
        super().__init__(
            Text.of("server-diverged", step=step, what=what),
            code="diverged",
            field="step",
            value=step,
        )
        self.step, self.what = step, what


@dataclass(frozen=True)
class TrainerState:
    """All that the next step depends on, besides the data set.

    ``step`` is the number of steps made, ``examples_seen`` the number of their examples.
    ``epoch`` and ``batch_number`` count from 1; before the first step ``batch_number`` is 0.
    ``position`` is how many of the epoch's shuffled examples have been used. ``sampling`` is what
    the epoch samples, as ``TrainingConfig.sampling``. Where the settings have another sampling, a
    new epoch begins with the next step.
    """

    config: TrainingConfig
    network: Network
    optimizer: OptimizerState
    step: int = 0
    epoch: int = 1
    position: int = 0
    batch_number: int = 0
    examples_seen: int = 0
    sampling: tuple[str, str, int] | None = None

    @classmethod
    def start(cls, config: TrainingConfig) -> TrainerState:
        """Return the state before step 1, with the initial parameters of the settings."""
        network = Network.create(
            config.sizes,
            activation=ACTIVATIONS[config.activation],
            output_activation=ACTIVATIONS[config.output_activation],
            initializer=INITIALIZERS[config.initializer],
            rng=np.random.default_rng((config.seed, Stream.INITIAL_PARAMETERS)),
            dtype=np.dtype(config.dtype),
        )
        return cls(config, network, OPTIMIZERS[config.optimizer].start(network))

    def configured(self, config: TrainingConfig) -> TrainerState:
        """Return this state with other settings, which may differ only in those of HOT.

        Another optimizer starts without moments.
        """
        hidden = (ACTIVATIONS[config.activation],) * len(config.hidden)
        activations = (*hidden, ACTIVATIONS[config.output_activation])
        network = replace(self.network, activations=activations)
        changed = replace(self, config=config, network=network)
        if config.optimizer == self.config.optimizer:
            return changed
        return replace(changed, optimizer=OPTIMIZERS[config.optimizer].start(network))

    def with_network(self, network: Network) -> TrainerState:
        """Return this state with other parameters; the optimizer starts again without moments."""
        fresh = OPTIMIZERS[self.config.optimizer].start(network)
        return replace(self, network=network, optimizer=fresh)


class Trainer:
    """Makes steps. It caches the shuffled order of the present epoch, and has no other state."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._cached_order: tuple[tuple[int, int], Indices] | None = None

    def step(self, state: TrainerState) -> tuple[TrainerState, StepRecord]:
        """Return the state after the next mini-batch, and the record of the step.

        Raises Diverged where the cost or a parameter would not be a finite number.
        """
        config = state.config
        epoch, batch_number, start = self._next(state)
        index = self.order(config.seed, epoch)[start : start + config.batch_size]
        with np.errstate(all="ignore"):  # check_finite finds overflows
            batch = self._examined(state, index)
            updates, optimizer = self._updates(state, batch.backward.gradient)
            network = state.network.updated(updates)
        check_finite(state.step + 1, batch.cost, network)
        reached = TrainerState(
            config=config,
            network=network,
            optimizer=optimizer,
            step=state.step + 1,
            epoch=epoch,
            position=start + len(index),
            batch_number=batch_number,
            examples_seen=state.examples_seen + len(index),
            sampling=config.sampling,
        )
        return reached, _record(reached, state.network, batch, updates)

    def order(self, seed: int, epoch: int) -> Indices:
        """Return the shuffled training examples of ``epoch``: indices (examples_per_epoch,)."""
        if self._cached_order is None or self._cached_order[0] != (seed, epoch):
            rng = np.random.default_rng((seed, Stream.EPOCH_ORDER, epoch))
            epoch_indices = self.dataset.train.epoch_indices
            self._cached_order = (seed, epoch), epoch_indices[rng.permutation(len(epoch_indices))]
        return self._cached_order[1]

    def _next(self, state: TrainerState) -> tuple[int, int, int]:
        """Return the next mini-batch's epoch, its number, and its start in the epoch's order."""
        has_begun = state.position > 0
        is_another = state.sampling != state.config.sampling
        if has_begun and (is_another or state.position >= self.dataset.train.examples_per_epoch):
            return state.epoch + 1, 1, 0
        return state.epoch, state.batch_number + 1, state.position

    def _examined(self, state: TrainerState, index: Indices) -> Batch:
        """Send a mini-batch forward and backward."""
        config, train = state.config, self.dataset.train
        x = train.rows(config.dtype, index)
        y = train.targets(config.dtype, index)
        if config.augment:
            x = augmented(
                x, np.random.default_rng((config.seed, Stream.AUGMENTATION, state.step + 1))
            )
        cost = COSTS[config.cost]
        forward = state.network.forward(x)
        backward = state.network.backward(forward, y, cost)
        places = index + train.first
        return Batch(places, y, forward, backward, cost.of_set(forward.a[-1], y))

    def _updates(self, state: TrainerState, gradient: Gradient) -> tuple[Gradient, OptimizerState]:
        """Return what the optimizer adds to the parameters, and its new state."""
        config = state.config
        penalized = with_l2(gradient, state.network, config.l2)
        optimizer = OPTIMIZERS[config.optimizer]
        return optimizer.step(state.optimizer, state.network, penalized, config.learning_rate)


def _record(reached: TrainerState, network: Network, batch: Batch, updates: Gradient) -> StepRecord:
    """Return the record of the step to ``reached``, from the parameters in ``network``."""
    return StepRecord(
        step=reached.step,
        epoch=reached.epoch,
        batch_number=reached.batch_number,
        examples_seen=reached.examples_seen,
        config=reached.config,
        network=network,
        position=reached.position,
        batch=batch,
        updates=updates,
    )


def check_finite(step: int, cost: float, network: Network) -> None:
    """Raise Diverged unless the cost and every parameter are finite.

    The sum of all squares is tested first, because it is fast and finite only if all terms are.
    """
    squares = 0.0
    for p in (*network.weights, *network.biases):
        squares += float(np.vdot(p, p))
    if math.isfinite(cost + squares):
        return
    if not math.isfinite(cost):
        raise Diverged(step, Text.of("server-diverged-cost", value=_kind(cost)))
    for layer, (w, b) in enumerate(zip(network.weights, network.biases, strict=True), 1):
        for name, values in (("w", w), ("b", b)):
            wrong = values[~np.isfinite(values)]
            if wrong.size:
                value = _kind(float(wrong[0]))
                parameters = f"{name}{layer}"
                what = Text.of("server-diverged-parameters", parameters=parameters, value=value)
                raise Diverged(step, what)


def _kind(value: float) -> str:
    return "nan" if math.isnan(value) else "infinite"
