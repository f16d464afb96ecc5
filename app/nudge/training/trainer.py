"""One step of training: state in, new state and a record out. Same state, same bits."""

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
from nudge.training.config import TrainingConfig
from nudge.training.record import Batch, StepRecord

Order = npt.NDArray[np.int32]

INITIALISING, SHUFFLING, AUGMENTING = 0, 1, 4
"""Streams of randomness: each use draws from its own, so that none disturbs another."""


class Diverged(NudgeError):
    """A step gave a cost or parameters that are not numbers; the state before it still stands."""

    def __init__(self, step: int, what: str) -> None:
        super().__init__(
            f"Step {step} diverged: {what}.", code="diverged", field="step", value=step
        )
        self.step, self.what = step, what


@dataclass(frozen=True)
class TrainerState:
    """All that the next step depends on.

    ``epoch`` counts from 1; ``position`` is how many of the epoch's shuffled examples are used up,
    and ``dealing`` what that epoch deals. Where the settings say another one, an epoch of that
    begins with the next step.
    """

    config: TrainingConfig
    network: Network
    optimizer: OptimizerState
    step: int = 0
    epoch: int = 1
    position: int = 0
    batch_number: int = 0
    examples_seen: int = 0
    dealing: tuple[str, str, int] | None = None

    @classmethod
    def start(cls, config: TrainingConfig) -> TrainerState:
        """Return the state before step 1, drawn from the settings' seed."""
        network = Network.create(
            config.sizes,
            activation=ACTIVATIONS[config.activation],
            output_activation=ACTIVATIONS[config.output_activation],
            initializer=INITIALIZERS[config.initializer],
            rng=np.random.default_rng((config.seed, INITIALISING)),
            dtype=np.dtype(config.dtype),
        )
        return cls(config, network, OPTIMIZERS[config.optimizer].start(network))

    def configured(self, config: TrainingConfig) -> TrainerState:
        """Return this state with other settings from here on, all of them hot."""
        hidden = (ACTIVATIONS[config.activation],) * len(config.hidden)
        activations = (*hidden, ACTIVATIONS[config.output_activation])
        network = replace(self.network, activations=activations)
        changed = replace(self, config=config, network=network)
        if config.optimizer == self.config.optimizer:
            return changed
        return replace(changed, optimizer=OPTIMIZERS[config.optimizer].start(network))

    def with_network(self, network: Network) -> TrainerState:
        """Return this state with other parameters; the optimizer forgets the old ones' past."""
        fresh = OPTIMIZERS[self.config.optimizer].start(network)
        return replace(self, network=network, optimizer=fresh)


class Trainer:
    """Makes steps. All it keeps between them is the current epoch's order, which it can redraw."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._drawn: tuple[tuple[int, int], Order] | None = None

    def step(self, state: TrainerState) -> tuple[TrainerState, StepRecord]:
        """Return the state after the next mini-batch, and the record of what that did.

        Raises Diverged when the cost or a parameter would no longer be a finite number.
        """
        config = state.config
        epoch, batch_number, start = self._next(state)
        index = self.order(config.seed, epoch)[start : start + config.batch_size]
        with np.errstate(all="ignore"):  # whatever overflows is found, and named, by check_finite
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
            dealing=config.dealing,
        )
        return reached, _record(reached, state.network, batch, updates)

    def order(self, seed: int, epoch: int) -> Order:
        """Return the shuffled order of the training examples in ``epoch``: (dealt,) indices."""
        if self._drawn is None or self._drawn[0] != (seed, epoch):
            rng, deck = np.random.default_rng((seed, SHUFFLING, epoch)), self.dataset.train.deck
            self._drawn = (seed, epoch), deck[rng.permutation(len(deck))]
        return self._drawn[1]

    def _next(self, state: TrainerState) -> tuple[int, int, int]:
        """Return the next mini-batch's epoch, its number there, and where its order begins."""
        begun = state.position > 0
        is_another = state.dealing != state.config.dealing
        if begun and (is_another or state.position >= self.dataset.train.dealt):
            return state.epoch + 1, 1, 0
        return state.epoch, state.batch_number + 1, state.position

    def _examined(self, state: TrainerState, index: Order) -> Batch:
        """Send a mini-batch forward and backward."""
        config, train = state.config, self.dataset.train
        x = train.rows(config.dtype, index)
        y = train.targets(config.dtype, index)
        if config.augment:
            x = augmented(x, np.random.default_rng((config.seed, AUGMENTING, state.step + 1)))
        cost = COSTS[config.cost]
        forward = state.network.forward(x)
        backward = state.network.backward(forward, y, cost)
        places = index + train.first
        return Batch(places, y, forward, backward, cost.of_set(forward.a[-1], y))

    def _updates(self, state: TrainerState, gradient: Gradient) -> tuple[Gradient, OptimizerState]:
        """Ask the optimizer what to add to the parameters."""
        config = state.config
        fed = with_l2(gradient, state.network, config.l2)
        optimizer = OPTIMIZERS[config.optimizer]
        return optimizer.step(state.optimizer, state.network, fed, config.learning_rate)


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

    A sum of squares is finite only if all its terms are; one is looked at before each of them is.
    """
    squares = 0.0
    for p in (*network.weights, *network.biases):
        squares += float(np.vdot(p, p))
    if math.isfinite(cost + squares):
        return
    if not math.isfinite(cost):
        raise Diverged(step, f"the cost of its mini-batch is {_spelled(cost)}")
    for layer, (w, b) in enumerate(zip(network.weights, network.biases, strict=True), 1):
        for name, values in (("w", w), ("b", b)):
            wrong = values[~np.isfinite(values)]
            if wrong.size:
                raise Diverged(step, f"{name}{layer} would hold {_spelled(float(wrong[0]))}")


def _spelled(value: float) -> str:
    return "not a number" if math.isnan(value) else "infinite"
