"""A look around: cost and gradient of a set, from pieces of it."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.descent.full_batch import look
from nudge.descent.path import flatten, unflatten
from nudge.nn import COSTS, Array, Network
from nudge.training.config import TrainingConfig
from nudge.training.cost_probe import in_float64
from nudge.training.resumable import Runner, run_to_end
from nudge.training.trainer import TrainerState

from tests.descent.support.racing import few

COST = COSTS["squared"]


def network_of(hidden: tuple[int, ...] = (4,), dtype: str = "float32") -> Network:
    return TrainerState.start(TrainingConfig(hidden=hidden, dtype=dtype, seed=3)).network


def gradient_of(network: Network, x: Array, y: Array) -> Array:
    """The gradient of all at once in float64, layer after layer in a row."""
    precise = in_float64(network)
    found = precise.backward(precise.forward(x), y, COST).gradient
    return np.concatenate([np.r_[w.ravel(), b] for w, b in zip(found.w, found.b, strict=True)])


@pytest.mark.parametrize("examples", [1, 500, 501, 1250])
def test_cost_and_gradient_are_those_of_all_at_once(examples: int) -> None:
    network, train = network_of(), few(examples).train
    found = run_to_end(look(network, COST, train))
    x, y = train.inputs("float64"), train.targets("float64")
    expected = gradient_of(network, x, y)
    assert found.cost == pytest.approx(COST.of_set(in_float64(network).forward(x).a[-1], y), 1e-6)
    assert found.gradient.dtype == np.float64
    assert np.abs(found.gradient - expected).max() <= 1e-6 * np.abs(expected).max()


def test_of_some_examples_they_are_those_of_the_ones_named() -> None:
    network, train = network_of(dtype="float64"), few(1250).train
    index = np.random.default_rng(1).permutation(1250)[:600]
    found = run_to_end(look(network, COST, train, index))
    x, y = train.inputs("float64")[index], train.targets("float64")[index]
    assert found.cost == pytest.approx(COST.of_set(network.forward(x).a[-1], y), rel=1e-12)
    assert found.gradient == pytest.approx(gradient_of(network, x, y), rel=1e-9, abs=1e-15)


@pytest.mark.parametrize(("hidden", "pieces"), [((16, 16), 3), ((256, 256), 34)])
def test_the_larger_the_network_the_fewer_examples_are_in_a_piece(
    hidden: tuple[int, ...], pieces: int
) -> None:
    walk, found = Runner(look(network_of(hidden), COST, few(1250).train)), 0
    while not walk.run_for(0.0):
        found += 1
    assert found == pieces


def test_what_is_too_large_for_a_number_is_infinite() -> None:
    config = TrainingConfig(hidden=(4,), activation="identity", output_activation="identity")
    network = TrainerState.start(config).network
    huge = unflatten(flatten(network) * np.float32(1e25), network)
    assert run_to_end(look(huge, COST, few(20).train)).cost == np.inf
