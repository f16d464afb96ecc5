"""One step: its examples, its numbers, and when it diverges."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.nn import COSTS
from nudge.training.config import TrainingConfig, make_config
from nudge.training.record import Example, Focus
from nudge.training.trainer import Diverged, Trainer, TrainerState

from tests.support.embedded import TRAIN


@pytest.fixture
def trainer() -> Trainer:
    return Trainer(load_embedded())


def test_an_epoch_takes_every_training_example_once(trainer: Trainer) -> None:
    state = TrainerState.start(make_config({"batch_size": 700}))
    seen: list[int] = []
    sizes = []
    while len(seen) < TRAIN:
        state, record = trainer.step(state)
        assert record.batch is not None
        seen += record.batch.index.tolist()
        sizes.append(len(record.batch.index))
    assert sorted(seen) == list(range(TRAIN))
    whole, rest = divmod(TRAIN, 700)
    assert sizes == [700] * whole + [rest]  # the last mini-batch has the rest
    assert (state.epoch, state.batch_number, state.examples_seen) == (1, whole + 1, TRAIN)


def test_the_next_epoch_has_another_order(trainer: Trainer) -> None:
    assert trainer.order(0, 1).tolist() != trainer.order(0, 2).tolist()
    assert trainer.order(0, 1).tolist() != trainer.order(1, 1).tolist()
    state = TrainerState.start(make_config({"batch_size": TRAIN // 2}))
    for _ in range(3):
        state, record = trainer.step(state)
    assert (record.epoch, record.batch_number) == (2, 1)
    assert record.batch is not None
    assert record.batch.index.tolist() == trainer.order(0, 2)[: TRAIN // 2].tolist()


def test_the_record_holds_the_parameters_before_the_update(trainer: Trainer) -> None:
    start = TrainerState.start(TrainingConfig())
    after, record = trainer.step(start)
    assert record.network is start.network
    assert record.updates is not None
    for before, update, now in zip(
        record.network.weights, record.updates.w, after.network.weights, strict=True
    ):
        assert np.array_equal(before + update, now)
        assert not np.array_equal(before, now)


def test_the_update_is_minus_the_learning_rate_times_the_gradient(trainer: Trainer) -> None:
    _, record = trainer.step(TrainerState.start(make_config({"learning_rate": 0.5})))
    assert record.batch is not None
    assert record.updates is not None
    for gradient, update in zip(record.batch.backward.gradient.w, record.updates.w, strict=True):
        assert np.array_equal(-0.5 * gradient, update)


def test_the_gradient_is_the_mean_of_its_examples_gradients_l2_or_not(trainer: Trainer) -> None:
    config = make_config({"dtype": "float64", "batch_size": 20, "l2": 0.1})
    _, record = trainer.step(TrainerState.start(config))
    assert record.batch is not None
    singles = [
        Example.examine(record.network, config, Focus.of(trainer.dataset, "train", int(index)))
        for index in record.batch.index
    ]
    for layer in range(3):
        mean = np.mean(
            [single.delta[layer].T @ single.forward.a[layer] for single in singles], axis=0
        )
        assert np.allclose(mean, record.batch.backward.gradient.w[layer], rtol=1e-12, atol=1e-15)
    assert np.isclose(record.batch.cost, np.mean([single.cost for single in singles]))


def test_the_cost_of_a_step_is_that_of_its_batch_before_the_update(trainer: Trainer) -> None:
    start = TrainerState.start(make_config({"dtype": "float64"}))
    _, record = trainer.step(start)
    assert record.batch is not None
    x = trainer.dataset.train.inputs("float64")[record.batch.index]
    y = trainer.dataset.train.targets("float64")[record.batch.index]
    assert record.cost == COSTS["squared"].of_set(start.network.forward(x).a[-1], y)


def test_the_same_seed_gives_the_same_bits_and_another_seed_others(trainer: Trainer) -> None:
    def after_five(seed: int) -> bytes:
        state = TrainerState.start(make_config({"seed": seed}))
        for _ in range(5):
            state, _ = trainer.step(state)
        return state.network.weights[0].tobytes()

    assert after_five(3) == after_five(3)
    assert after_five(3) != after_five(4)


def test_divergence_is_raised_at_the_step_where_it_happens(trainer: Trainer) -> None:
    exploding = {"activation": "relu", "output_activation": "identity", "learning_rate": 1000}
    state = TrainerState.start(make_config(exploding))
    with pytest.raises(Diverged) as raised:
        for _ in range(50):
            state, record = trainer.step(state)
            assert record.cost is not None
            assert np.isfinite(record.cost)
    assert raised.value.step == state.step + 1
    assert "infinite" in str(raised.value.what) or "not a number" in str(raised.value.what)
    assert all(np.isfinite(w).all() for w in state.network.weights)


def test_a_network_without_hidden_layers_trains_too(trainer: Trainer) -> None:
    state = TrainerState.start(make_config({"hidden": [], "learning_rate": 0.3}))
    costs = []
    for _ in range(40):
        state, record = trainer.step(state)
        assert record.cost is not None
        costs.append(record.cost)
    assert state.network.sizes == (784, 10)
    assert np.mean(costs[-5:]) < 0.6 * np.mean(costs[:5])
