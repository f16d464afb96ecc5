"""Changed parameters: outputs from the first changed layer on are those of a full pass."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.nn import ACTIVATIONS, Activation, Cost, Gradient
from nudge.training.parameter import Parameter, outputs_with

from tests.nn.numerics import FEW, HIDDEN, PAIRS, make_trial, read_only
from tests.training.sample_probes import any_parameters, changed

SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize(("hidden", "activation"), HIDDEN)
@pytest.mark.parametrize("output", ACTIVATIONS.values(), ids=str)
@pytest.mark.parametrize(("dtype", "precision"), [(np.float64, 1e-12), (np.float32, 1e-5)])
@FEW
@given(seed=SEEDS, count=st.integers(1, 8))
def test_the_outputs_are_those_of_the_changed_network(
    hidden: int,
    activation: Activation,
    output: Activation,
    dtype: Any,
    precision: float,
    seed: int,
    count: int,
) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 6, hidden + 2).tolist()
    network = (
        trial := make_trial(sizes, activation, output, batch=4, seed=seed, dtype=dtype)
    ).network
    forward = network.forward(trial.x)
    read_only(*network.weights, *network.biases, *forward.z, *forward.a)
    # rounded to the network's type, so that both networks are the same
    values = {each: float(dtype(rng.normal(0, 2))) for each in any_parameters(network, count, rng)}
    found = outputs_with(network, forward, values)
    expected = changed(network, values).forward(trial.x).a[-1]
    assert found.dtype == dtype
    scale = max(1.0, float(np.abs(expected).max()))
    np.testing.assert_allclose(found, expected, rtol=precision, atol=precision * scale)


def test_layers_before_the_first_change_are_not_computed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trial = make_trial([3, 4, 5, 2], ACTIVATIONS["tanh"], ACTIVATIONS["sigmoid"], batch=6, seed=1)
    forward = trial.network.forward(trial.x)
    shapes: list[tuple[int, ...]] = []
    tanh = type(ACTIVATIONS["tanh"])
    f = tanh.f

    def recorded(self: Activation, z: Any) -> Any:
        shapes.append(z.shape)
        return f(self, z)

    monkeypatch.setattr(tanh, "f", recorded)
    outputs_with(trial.network, forward, {Parameter(3, 1, 2): 0.5})
    assert shapes == []
    outputs_with(trial.network, forward, {Parameter(2, 1, 2): 0.5})
    assert shapes == [(6,)]  # one neuron's column
    outputs_with(trial.network, forward, {Parameter(1, 1, 2): 0.5})
    assert shapes == [(6,), (6,), (6, 5)]


def test_a_parameter_finds_its_own_among_all() -> None:
    values = Gradient((np.array([[1.0, 2.0], [3.0, 4.0]]),), (np.array([5.0, 6.0]),))
    assert Parameter(1, 1, 0).among(values.w, values.b) == 3
    assert Parameter(1, 0, 1).among(values.w, values.b) == 2
    assert Parameter(1, 1).among(values.w, values.b) == 6


@pytest.mark.parametrize(("cost", "output"), PAIRS)
def test_a_change_to_what_it_is_changes_nothing(cost: Cost, output: Activation) -> None:
    trial = make_trial([3, 4, 2], ACTIVATIONS["tanh"], output, batch=5, seed=2)
    forward = trial.network.forward(trial.x)
    at = Parameter(1, 2, 1)
    same = {at: at.among(trial.network.weights, trial.network.biases)}
    np.testing.assert_allclose(
        outputs_with(trial.network, forward, same), forward.a[-1], rtol=1e-14
    )
