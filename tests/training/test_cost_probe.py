"""A cost probe: costs and gradients of a set, against those of whole forward passes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.nn import ACTIVATIONS, COSTS, Activation, Cost, Gradient
from nudge.training import cost_probe
from nudge.training.cost_probe import CostProbe, mean
from nudge.training.examples import SETS
from nudge.training.parameter import Parameter
from nudge.training.resumable import Runner, run_to_end

from tests.nn.numerics import FEW, HIDDEN, PAIRS, make_trial
from tests.training.sample_probes import (
    any_parameters,
    direct_costs,
    make_probe,
    make_small_run,
    probe_trial,
)

SEEDS = st.integers(0, 2**32 - 1)
STATES: list[dict[str, Any]] = [
    {"seed": 1, "dtype": "float64"},
    {"seed": 2, "dtype": "float64", "hidden": (6,), "activation": "tanh", "steps": 40},
    {
        "seed": 3,
        "dtype": "float64",
        "output_activation": "softmax",
        "cost": "cross_entropy",
        "learning_rate": 0.1,
    },
    {"seed": 4, "dtype": "float64", "hidden": ()},
]
every_state = pytest.mark.parametrize("state", STATES, ids=lambda state: f"seed {state['seed']}")
every_set = pytest.mark.parametrize("set_name", SETS)


@pytest.mark.parametrize(("cost", "output"), PAIRS)
@pytest.mark.parametrize(("hidden", "activation"), HIDDEN)
@FEW
@given(seed=SEEDS, count=st.integers(1, 8))
def test_a_changed_cost_is_that_of_the_changed_network(
    cost: Cost, output: Activation, hidden: int, activation: Activation, seed: int, count: int
) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 6, hidden + 2).tolist()
    trial = make_trial(sizes, activation, output, batch=4, seed=seed)
    probe = probe_trial(trial, cost)
    parameters = any_parameters(trial.network, count, rng)
    values = {each: float(rng.normal(0, 2)) for each in parameters}
    expected = direct_costs(probe, values)
    (costs,) = run_to_end(probe.costs_at([values]))
    np.testing.assert_allclose(costs, expected, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(
        run_to_end(probe.changed_cost(values)), mean(expected), rtol=1e-12, atol=1e-12
    )


@every_state
@every_set
def test_the_costs_of_a_set_are_those_of_its_examples(state: dict[str, Any], set_name: str) -> None:
    probe = make_probe(make_small_run(**state), set_name)
    costs = run_to_end(probe.costs())
    assert costs.shape == (len(probe.examples),)
    np.testing.assert_allclose(costs, direct_costs(probe, {}), rtol=1e-12)
    assert run_to_end(probe.cost()) == pytest.approx(costs.mean(), rel=1e-14)


@every_set
def test_a_run_in_float32_is_asked_about_in_float64(set_name: str) -> None:
    run = make_small_run(dtype="float32")
    probe = make_probe(run, set_name)
    network, cost = run.record.network, COSTS["squared"]
    x, y = probe.examples.x.astype(np.float32), probe.examples.y.astype(np.float32)
    expected = cost.of_set(network.forward(x).a[-1], y)
    assert run_to_end(probe.cost()) == pytest.approx(expected, rel=1e-5)
    assert run_to_end(probe.costs()).dtype == np.float64


def test_what_a_weak_weight_does_is_not_lost_in_rounding() -> None:
    probe = make_probe(make_small_run(dtype="float32", steps=30), "example")
    gradient = run_to_end(probe.gradient())
    weakest = int(np.argmin(np.where(gradient.w[0][0] == 0, 1, np.abs(gradient.w[0][0]))))
    at = Parameter(1, 0, weakest)
    moved = run_to_end(probe.changed_cost({at: probe.value(at) + 1e-4}))
    slope = (moved - run_to_end(probe.cost())) / 1e-4
    assert slope == pytest.approx(at.among(gradient.w, gradient.b), rel=1e-3)


@every_state
@every_set
def test_the_gradient_is_that_of_going_back_with_the_whole_set(
    state: dict[str, Any], set_name: str
) -> None:
    run = make_small_run(**state)
    probe = make_probe(run, set_name)
    network, cost = run.record.network, COSTS[run.record.config.cost]
    x, y = probe.examples.x, probe.examples.y
    expected = network.backward(network.forward(x), y, cost).gradient
    for found, wanted in zip(flat(run_to_end(probe.gradient())), flat(expected), strict=True):
        np.testing.assert_allclose(found, wanted, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_gradient_of_the_mini_batch_is_the_steps_own_to_the_bit(dtype: str) -> None:
    run = make_small_run(dtype=dtype)
    assert run.record.batch is not None
    own = run.record.batch.backward.gradient
    for found, wanted in zip(
        flat(run_to_end(make_probe(run, "batch").gradient())), flat(own), strict=True
    ):
        np.testing.assert_array_equal(found, wanted, strict=True)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@every_set
def test_gradients_are_in_the_runs_own_type(dtype: str, set_name: str) -> None:
    gradient = run_to_end(make_probe(make_small_run(dtype=dtype), set_name).gradient())
    assert {array.dtype for array in flat(gradient)} == {np.dtype(dtype)}


@every_state
@every_set
def test_a_central_difference_agrees_with_the_gradient(
    state: dict[str, Any], set_name: str
) -> None:
    probe = make_probe(make_small_run(**state), set_name)
    gradient = run_to_end(probe.gradient())
    for at in any_parameters(probe.network, 12, np.random.default_rng(state["seed"])):
        difference, h = run_to_end(probe.difference(at))
        component = at.among(gradient.w, gradient.b)
        assert difference == pytest.approx(component, rel=1e-6, abs=1e-9)
        assert 0 < h < 1e-3


def test_the_distance_of_a_difference_grows_with_the_value() -> None:
    trial = make_trial([1, 1], ACTIVATIONS["identity"], ACTIVATIONS["identity"], batch=1, seed=0)
    distances = []
    for value in (0.0, 1000.0, 1e300):
        trial.network.biases[0][0] = value
        distances.append(
            run_to_end(probe_trial(trial, COSTS["squared"]).difference(Parameter(1, 0)))[1]
        )
    assert distances == [2.0**-17, 2.0**-7, 2.0 ** (997 - 17)]


def test_where_nothing_is_changed_the_cost_is_the_same_to_the_bit() -> None:
    probe = make_probe(make_small_run(dtype="float32"), "all")
    cost, at = run_to_end(probe.cost()), Parameter(1, 2, 400)
    same = {at: probe.value(at)}
    assert run_to_end(probe.changed_cost(same)) == cost
    assert run_to_end(probe.changed_cost({})) == cost
    below, middle, above = run_to_end(probe.changed_costs([{at: -1.0}, same, {at: 1.0}]))
    assert middle == cost
    assert below == run_to_end(probe.changed_cost({at: -1.0}))
    assert above == run_to_end(probe.changed_cost({at: 1.0}))


@every_set
def test_what_is_found_in_pieces_is_what_is_found_at_once(
    monkeypatch: pytest.MonkeyPatch, set_name: str
) -> None:
    run, values = (
        make_small_run(dtype="float64"),
        {Parameter(1, 1, 406): 0.7, Parameter(3, 2): -1.0},
    )
    whole = make_probe(run, set_name)
    monkeypatch.setattr(cost_probe, "MOST_ROWS", 17)
    cut = make_probe(run, set_name)
    runner = Runner(cut.costs_at([values, {}]))
    pieces = 0
    while not runner.run_for(0.0):
        pieces += 1
    assert pieces == 2 * -(-len(cut.examples) // 17)
    np.testing.assert_allclose(runner.result, run_to_end(whole.costs_at([values, {}])), rtol=1e-13)
    for found, wanted in zip(
        flat(run_to_end(cut.gradient())), flat(run_to_end(whole.gradient())), strict=True
    ):
        np.testing.assert_allclose(found, wanted, rtol=1e-10, atol=1e-15)


def test_a_forward_pass_too_large_to_cache_is_computed_again_with_the_same_costs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run, values = make_small_run(), {Parameter(2, 1, 1): 0.7}
    cached = make_probe(run, "all")
    monkeypatch.setattr(cost_probe, "MOST_CACHED", 0)
    uncached = make_probe(run, "all")
    assert run_to_end(uncached.cost()) == run_to_end(cached.cost())
    assert run_to_end(uncached.changed_cost(values)) == run_to_end(cached.changed_cost(values))
    assert cached._cached
    assert not uncached._cached


def test_the_forward_pass_is_computed_once_for_many_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    probe = make_probe(make_small_run(), "all")
    first = run_to_end(probe.cost())
    monkeypatch.setattr(type(probe.network), "forward", None)  # to call it would raise
    run_to_end(probe.changed_cost({Parameter(1, 0, 300): 3.0}))
    assert run_to_end(probe.cost()) == first


def test_numbers_that_have_become_too_large_are_found_without_a_warning() -> None:
    trial = make_trial([2, 3, 2], ACTIVATIONS["relu"], ACTIVATIONS["identity"], batch=3, seed=5)
    for w in trial.network.weights:
        w[...] = 1e200
    probe: CostProbe = probe_trial(trial, COSTS["squared"])
    assert not np.isfinite(run_to_end(probe.cost()))
    assert not np.isfinite(run_to_end(probe.changed_cost({Parameter(1, 0, 0): 1e300})))
    assert not all(np.isfinite(array).all() for array in flat(run_to_end(probe.gradient())))
    assert not np.isfinite(run_to_end(probe.difference(Parameter(1, 0, 0)))[0])


def flat(gradient: Gradient) -> list[Any]:
    return [*gradient.w, *gradient.b]
