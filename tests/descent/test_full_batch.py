"""Cost and gradient over a set of examples, computed in pieces."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest
from nudge.descent.full_batch import full_batch_gradient
from nudge.descent.path import flatten, unflatten
from nudge.nn import COSTS, Array, Network
from nudge.training.config import TrainingConfig
from nudge.training.cost_probe import in_float64
from nudge.training.resumable import Runner, run_to_end
from nudge.training.trainer import TrainerState

from tests.descent.support.racing import few

COST = COSTS["squared"]


def make_network(
    hidden: tuple[int, ...] = (4,), dtype: Literal["float32", "float64"] = "float32"
) -> Network:
    return TrainerState.start(TrainingConfig(hidden=hidden, dtype=dtype, seed=3)).network


def find_gradient(network: Network, x: Array, y: Array) -> Array:
    """The gradient of all examples at once in float64, as a vector."""
    precise = in_float64(network)
    found = precise.backward(precise.forward(x), y, COST).gradient
    return np.concatenate([np.r_[w.ravel(), b] for w, b in zip(found.w, found.b, strict=True)])


@pytest.mark.parametrize("examples", [1, 500, 501, 1250])
def test_cost_and_gradient_are_those_of_all_at_once(examples: int) -> None:
    network, train = make_network(), few(examples).train
    found = run_to_end(full_batch_gradient(network, COST, train))
    x, y = train.inputs("float64"), train.targets("float64")
    expected = find_gradient(network, x, y)
    assert found.cost == pytest.approx(COST.of_set(in_float64(network).forward(x).a[-1], y), 1e-6)
    assert found.gradient.dtype == np.float64
    assert np.abs(found.gradient - expected).max() <= 1e-6 * np.abs(expected).max()


def test_with_indices_cost_and_gradient_are_those_of_these_examples() -> None:
    network, train = make_network(dtype="float64"), few(1250).train
    index = np.random.default_rng(1).permutation(1250)[:600]
    found = run_to_end(full_batch_gradient(network, COST, train, index))
    x, y = train.inputs("float64")[index], train.targets("float64")[index]
    assert found.cost == pytest.approx(COST.of_set(network.forward(x).a[-1], y), rel=1e-12)
    assert found.gradient == pytest.approx(find_gradient(network, x, y), rel=1e-9, abs=1e-15)


@pytest.mark.parametrize(("hidden", "pieces"), [((16, 16), 3), ((256, 256), 34)])
def test_the_larger_the_network_the_fewer_examples_are_in_a_piece(
    hidden: tuple[int, ...], pieces: int
) -> None:
    runner, found = Runner(full_batch_gradient(make_network(hidden), COST, few(1250).train)), 0
    while not runner.run_for(0.0):
        found += 1
    assert found == pieces


def test_what_is_too_large_for_a_number_is_infinite() -> None:
    config = TrainingConfig(hidden=(4,), activation="identity", output_activation="identity")
    network = TrainerState.start(config).network
    huge = unflatten(flatten(network) * np.float32(1e25), network)
    assert run_to_end(full_batch_gradient(huge, COST, few(20).train)).cost == np.inf
