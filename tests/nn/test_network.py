"""The network: creation, forward pass, backpropagation, update; one step worked by hand."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from nudge.nn import (
    ACTIVATIONS,
    COSTS,
    INITIALIZERS,
    OPTIMIZERS,
    Activation,
    Cost,
    Gradient,
    Network,
    asks,
)

from .numerics import HIDDEN, PAIRS, make_trial, read_only

either_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def create(sizes: tuple[int, ...], seed: int = 0, dtype: type = np.float64) -> Network:
    return Network.create(
        sizes,
        activation=ACTIVATIONS["tanh"],
        output_activation=ACTIVATIONS["sigmoid"],
        initializer=INITIALIZERS["xavier"],
        rng=np.random.default_rng(seed),
        dtype=dtype,
    )


def test_the_network_of_the_page_has_13002_parameters() -> None:
    network = create((784, 16, 16, 10))
    assert network.sizes == (784, 16, 16, 10)
    assert network.depth == 3
    # 784 · 16 + 16 · 16 + 16 · 10 weights and 16 + 16 + 10 biases.
    assert network.parameter_count == 12_960 + 42 == 13_002


@either_dtype
def test_a_new_network_has_weights_from_its_seed_and_biases_of_zero(dtype: type) -> None:
    network = create((5, 4, 3), dtype=dtype)
    assert network.dtype == dtype
    assert [w.shape for w in network.weights] == [(4, 5), (3, 4)]
    assert [b.shape for b in network.biases] == [(4,), (3,)]
    for b in network.biases:
        np.testing.assert_array_equal(b, np.zeros(len(b), dtype), strict=True)
    for w, same, other in zip(
        network.weights,
        create((5, 4, 3), dtype=dtype).weights,
        create((5, 4, 3), seed=1, dtype=dtype).weights,
        strict=True,
    ):
        np.testing.assert_array_equal(w, same, strict=True)
        assert (w != other).all()


def test_a_seed_means_the_same_start_in_both_dtypes_up_to_rounding() -> None:
    for single, double in zip(
        create((5, 4, 3), dtype=np.float32).weights, create((5, 4, 3)).weights, strict=True
    ):
        np.testing.assert_array_equal(single, double.astype(np.float32), strict=True)


def test_only_the_last_layer_has_the_output_activation() -> None:
    assert [activation.name for activation in create((2, 3, 3, 2)).activations] == [
        "tanh",
        "tanh",
        "sigmoid",
    ]
    assert [activation.name for activation in create((2, 2)).activations] == ["sigmoid"]


def test_one_step_is_that_worked_by_hand() -> None:
    # Two inputs, two hidden ReLU neurons, one output that is its weighted sum; squared cost.
    #
    #   w1 = ( 1  -1 )   b1 = ( 0.5 )      w2 = ( 2  -3 )   b2 = ( 1 )
    #        ( 2   1 )        ( -4  )
    network = Network(
        weights=(np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([[2.0, -3.0]])),
        biases=(np.array([0.5, -4.0]), np.array([1.0])),
        activations=(ACTIVATIONS["relu"], ACTIVATIONS["identity"]),
    )
    # Two examples: x = (1, 1) with y = 0, and x = (3, 1) with y = 4.
    x, y = np.array([[1.0, 1.0], [3.0, 1.0]]), np.array([[0.0], [4.0]])

    # Forward.
    # (1, 1): z1 = (1 - 1 + 0.5, 2 + 1 - 4) = (0.5, -1), a1 = (0.5, 0); z2 = 2 · 0.5 + 1 = 2.
    # (3, 1): z1 = (3 - 1 + 0.5, 6 + 1 - 4) = (2.5, 3) = a1; z2 = 2 · 2.5 - 3 · 3 + 1 = -3.
    forward = network.forward(x)
    assert forward.a[0] is x
    np.testing.assert_array_equal(forward.z[0], [[0.5, -1], [2.5, 3]])
    np.testing.assert_array_equal(forward.a[1], [[0.5, 0], [2.5, 3]])
    np.testing.assert_array_equal(forward.z[1], [[2], [-3]])
    np.testing.assert_array_equal(forward.a[2], [[2], [-3]])

    # Cost: (2 - 0)² = 4 and (-3 - 4)² = 49; the mean is 26.5.
    assert COSTS["squared"].of_set(forward.a[-1], y) == 26.5

    # Output nudges 2 (y - a): -4 and 14. The identity passes them on: deltas 4 and -14.
    # Hidden nudges -δ w2: -4 · (2, -3) = (-8, 12) and 14 · (2, -3) = (28, -42).
    # The slope of ReLU is 1 where z > 0, else 0: deltas (8, 0) and (-28, 42).
    backward = network.backward(forward, y, COSTS["squared"])
    np.testing.assert_array_equal(backward.nudge[1], [[-4], [14]])
    np.testing.assert_array_equal(backward.delta[1], [[4], [-14]])
    np.testing.assert_array_equal(backward.nudge[0], [[-8, 12], [28, -42]])
    np.testing.assert_array_equal(backward.delta[0], [[8, 0], [-28, 42]])

    # Gradient of w2, the mean of δ · a1: (4 (0.5, 0) - 14 (2.5, 3)) / 2 = (-16.5, -21).
    # Of b2: (4 - 14) / 2 = -5. Of w1, neuron 1: (8 (1, 1) - 28 (3, 1)) / 2 = (-38, -10);
    # neuron 2: 42 (3, 1) / 2 = (63, 21). Of b1: ((8 - 28) / 2, 42 / 2) = (-10, 21).
    gradient = backward.gradient
    np.testing.assert_array_equal(gradient.w[1], [[-16.5, -21]])
    np.testing.assert_array_equal(gradient.b[1], [-5])
    np.testing.assert_array_equal(gradient.w[0], [[-38, -10], [63, 21]])
    np.testing.assert_array_equal(gradient.b[0], [-10, 21])

    # Update with learning rate 1/2: each parameter minus half its gradient.
    sgd = OPTIMIZERS["sgd"]
    updates, _ = sgd.step(sgd.start(network), network, gradient, 0.5)
    after = network.updated(updates)
    np.testing.assert_array_equal(after.weights[1], [[10.25, 7.5]])
    np.testing.assert_array_equal(after.biases[1], [3.5])
    np.testing.assert_array_equal(after.weights[0], [[20, 4], [-29.5, -9.5]])
    np.testing.assert_array_equal(after.biases[0], [5.5, -14.5])


def test_asks_are_those_worked_by_hand() -> None:
    # Neurons with deltas 2 and -1: -2 · (1, 0, -3) and 1 · (4, -5, 6).
    table = asks(np.array([2.0, -1.0]), np.array([[1.0, 0.0, -3.0], [4.0, -5.0, 6.0]]))
    np.testing.assert_array_equal(table, [[-2, 0, 6], [4, -5, 6]])


def test_updated_adds_to_each_parameter_and_makes_another_network() -> None:
    network = create((3, 2, 2))
    updates = Gradient(
        w=tuple(np.full_like(w, 0.25) for w in network.weights),
        b=tuple(np.full_like(b, -0.5) for b in network.biases),
    )
    after = network.updated(updates)
    for i in range(network.depth):
        np.testing.assert_array_equal(after.weights[i], network.weights[i] + 0.25)
        np.testing.assert_array_equal(after.biases[i], network.biases[i] - 0.5)
        assert not np.shares_memory(after.weights[i], network.weights[i])
    assert after.activations == network.activations


def test_a_small_step_downhill_lowers_the_cost() -> None:
    trial = make_trial([4, 5, 3], ACTIVATIONS["tanh"], ACTIVATIONS["softmax"], batch=5, seed=3)
    cost, sgd, network = COSTS["cross_entropy"], OPTIMIZERS["sgd"], trial.network
    costs = []
    for _ in range(20):
        forward = network.forward(trial.x)
        costs.append(cost.of_set(forward.a[-1], trial.y))
        gradient = network.backward(forward, trial.y, cost).gradient
        updates, _ = sgd.step(sgd.start(network), network, gradient, 0.01)
        network = network.updated(updates)
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] < costs[0]


@either_dtype
@pytest.mark.parametrize(("cost", "output_activation"), PAIRS, ids=lambda choice: choice.name)
@pytest.mark.parametrize(
    ("count", "activation"), HIDDEN, ids=lambda value: getattr(value, "name", value)
)
def test_forward_and_backward_keep_the_dtype_and_modify_no_argument(
    count: int,
    activation: Activation,
    cost: Cost,
    output_activation: Activation,
    dtype: type,
) -> None:
    trial = make_trial(
        [3] * (count + 2), activation, output_activation, batch=4, seed=1, dtype=dtype
    )
    network = trial.network
    read_only(trial.x, trial.y, *network.weights, *network.biases)
    forward = network.forward(trial.x)
    read_only(*forward.z, *forward.a)
    backward = network.backward(forward, trial.y, cost)
    gradient = backward.gradient
    arrays = [*forward.z, *forward.a, *backward.delta, *backward.nudge, *gradient.w, *gradient.b]
    arrays.append(asks(backward.delta[-1][0], network.weights[-1]))
    assert {array.dtype for array in arrays} == {np.dtype(dtype)}


def test_backpropagation_with_a_cost_that_does_not_pair_with_the_output_is_an_error() -> None:
    network = create((3, 2))
    forward = network.forward(np.zeros((1, 3)))
    with pytest.raises(ValueError, match="output activation 'sigmoid'; allowed: softmax"):
        network.backward(forward, np.array([[1.0, 0.0]]), COSTS["cross_entropy"])


def test_a_saturated_network_still_has_finite_numbers_everywhere() -> None:
    # Weights of 1000 make every z large: the outputs are 0 and 1, the nudges still finite.
    for cost, output_activation in PAIRS:
        if output_activation.name not in ("sigmoid", "tanh", "softmax"):
            continue
        network = Network(
            (np.full((4, 3), 1000, np.float32), np.array([[-1000] * 4, [1000] * 4], np.float32)),
            (np.zeros(4, np.float32), np.zeros(2, np.float32)),
            (ACTIVATIONS["sigmoid"], output_activation),
        )
        forward = network.forward(np.ones((1, 3), np.float32))
        backward = network.backward(forward, np.array([[1, 0]], np.float32), cost)
        assert np.isfinite(cost.of_set(forward.a[-1], np.array([[1, 0]], np.float32)))
        for array in (*forward.z, *forward.a, *backward.delta, *backward.nudge):
            assert np.isfinite(array).all()


def test_a_network_can_be_pickled() -> None:
    network = create((3, 2, 2))
    again = pickle.loads(pickle.dumps(network))
    x = np.ones((1, 3))
    np.testing.assert_array_equal(again.forward(x).a[-1], network.forward(x).a[-1])
    assert [activation.name for activation in again.activations] == ["tanh", "sigmoid"]
