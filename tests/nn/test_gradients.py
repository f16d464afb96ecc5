"""Backpropagation against central differences of the forward pass."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.nn import Activation, Backward, Cost, asks

from .numerics import (
    FEW,
    HIDDEN,
    MANY,
    PAIRS,
    Layer,
    Trial,
    assert_equal_to_six_digits,
    central_differences,
    make_trial,
    trials,
)

every_network = pytest.mark.parametrize(
    ("count", "activation", "cost", "output_activation"),
    [
        pytest.param(count, hidden, cost, out, id=f"{count}-{hidden.name}-{out.name}-{cost.name}")
        for count, hidden in HIDDEN
        for cost, out in PAIRS
    ],
)


@every_network
def test_backpropagation_equals_central_differences(
    count: int, activation: Activation, cost: Cost, output_activation: Activation
) -> None:
    @FEW
    @given(trials(count, activation, output_activation))
    def check(trial: Trial) -> None:
        forward = trial.network.forward(trial.x)
        backward = trial.network.backward(forward, trial.y, cost)
        for index in range(trial.network.depth):
            layer = Layer(trial, cost, forward, index)
            check_layer_is_the_networks(layer)
            check_delta(layer, backward)
            check_nudge(layer, backward)
            check_gradient(layer, backward)

    check()


def check_layer_is_the_networks(layer: Layer) -> None:
    """The costs of `layer`, which are differentiated below, are the costs of the network."""
    costs = layer.cost.of_examples(layer.forward.a[-1], layer.trial.y)
    w, b = layer.trial.network.weights[layer.index], layer.trial.network.biases[layer.index]
    np.testing.assert_allclose(layer.costs_of_w(w[np.newaxis])[0], costs, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(layer.costs_of_b(b[np.newaxis])[0], costs, rtol=1e-12, atol=1e-15)


def check_delta(layer: Layer, backward: Backward) -> None:
    """∂C/∂z of each example: examples are independent, so z is moved in all of them at once."""
    z = layer.forward.z[layer.index]
    measured = central_differences(
        lambda moves: layer.costs_of_z(z + moves[:, np.newaxis]), np.zeros(z.shape[1])
    )
    assert_equal_to_six_digits(backward.delta[layer.index], measured.T)


def check_nudge(layer: Layer, backward: Backward) -> None:
    """-∂C/∂a of each example.

    The outputs of cross-entropy are left out: y / a is too steep near a = 0. See test_costs.
    """
    if layer.cost.name == "cross_entropy" and layer.index == layer.trial.network.depth - 1:
        return
    a = layer.forward.a[layer.index + 1]
    measured = central_differences(
        lambda moves: layer.costs_of_a(a + moves[:, np.newaxis]), np.zeros(a.shape[1])
    )
    assert_equal_to_six_digits(backward.nudge[layer.index], -measured.T)


def check_gradient(layer: Layer, backward: Backward) -> None:
    """The gradient of the mean cost of the batch by each parameter."""
    w, b = layer.trial.network.weights[layer.index], layer.trial.network.biases[layer.index]
    by_w = central_differences(lambda stack: layer.costs_of_w(stack).mean(axis=1), w)
    by_b = central_differences(lambda stack: layer.costs_of_b(stack).mean(axis=1), b)
    assert_equal_to_six_digits(backward.gradient.w[layer.index], by_w.reshape(w.shape))
    assert_equal_to_six_digits(backward.gradient.b[layer.index], by_b)


any_network = given(
    st.sampled_from([(*hidden, *pair) for hidden in HIDDEN for pair in PAIRS]).flatmap(
        lambda kind: st.tuples(trials(kind[0], kind[1], kind[3]), st.just(kind[2]))
    )
)
"""A trial and a cost: a network of any depth and with any activations."""


@MANY
@any_network
def test_asks_of_a_layer_add_up_to_the_nudge_of_the_layer_before(case: tuple[Trial, Cost]) -> None:
    trial, cost = case
    network = trial.network
    backward = network.backward(network.forward(trial.x), trial.y, cost)
    for i in range(network.depth - 1):
        w = network.weights[i + 1]
        for delta, nudge in zip(backward.delta[i + 1], backward.nudge[i], strict=True):
            contributions = asks(delta, w)
            assert contributions.shape == w.shape
            np.testing.assert_allclose(contributions.sum(axis=0), nudge, rtol=1e-12, atol=1e-15)


@MANY
@any_network
def test_gradient_of_a_batch_is_the_mean_of_its_examples_gradients(
    case: tuple[Trial, Cost],
) -> None:
    trial, cost = case
    network, x, y = trial.network, trial.x, trial.y
    whole = network.backward(network.forward(x), y, cost).gradient
    alone = [
        network.backward(network.forward(x[n : n + 1]), y[n : n + 1], cost).gradient
        for n in range(len(x))
    ]
    for i in range(network.depth):
        mean_w = np.mean([gradient.w[i] for gradient in alone], axis=0)
        mean_b = np.mean([gradient.b[i] for gradient in alone], axis=0)
        np.testing.assert_allclose(whole.w[i], mean_w, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(whole.b[i], mean_b, rtol=1e-12, atol=1e-15)


@MANY
@any_network
def test_weight_nudge_of_an_example_is_minus_delta_times_activation(
    case: tuple[Trial, Cost],
) -> None:
    trial, cost = case
    network, x, y = trial.network, trial.x[:1], trial.y[:1]
    forward = network.forward(x)
    backward = network.backward(forward, y, cost)
    for i, delta in enumerate(backward.delta):
        outer = np.outer(-delta[0], forward.a[i][0])
        np.testing.assert_allclose(-backward.gradient.w[i], outer, rtol=1e-12)
        np.testing.assert_allclose(-backward.gradient.b[i], -delta[0], rtol=1e-12)


@every_network
def test_a_network_has_a_delta_and_a_nudge_for_each_layer_but_the_input(
    count: int, activation: Activation, cost: Cost, output_activation: Activation
) -> None:
    sizes = [3, *range(4, 4 + count), 2]
    trial = make_trial(sizes, activation, output_activation, batch=5, seed=0)
    backward = trial.network.backward(trial.network.forward(trial.x), trial.y, cost)
    expected = [(5, n) for n in sizes[1:]]
    assert [delta.shape for delta in backward.delta] == expected
    assert [nudge.shape for nudge in backward.nudge] == expected
    assert [w.shape for w in backward.gradient.w] == [w.shape for w in trial.network.weights]
    assert [b.shape for b in backward.gradient.b] == [b.shape for b in trial.network.biases]
