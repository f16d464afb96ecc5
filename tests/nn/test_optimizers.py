"""Optimizers: steps worked by hand, steps against PyTorch, and the stored state."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.nn import (
    ACTIVATIONS,
    COSTS,
    OPTIMIZERS,
    Gradient,
    Network,
    Optimizer,
    OptimizerState,
    l2_penalty,
    with_l2,
)

from . import torch_reference as reference
from .numerics import assert_equal_to_six_digits, central_differences, make_trial, read_only
from .torch_reference import needs_torch, torch

every_optimizer = pytest.mark.parametrize(
    "optimizer", OPTIMIZERS.values(), ids=lambda optimizer: optimizer.name
)
either_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def tiny() -> Network:
    """One weight, 2, and one bias, 1."""
    return Network((np.array([[2.0]]),), (np.array([1.0]),), (ACTIVATIONS["identity"],))


def slope(w: float, b: float) -> Gradient:
    return Gradient((np.array([[w]]),), (np.array([b]),))


def steps(optimizer: Optimizer, *gradients: Gradient, learning_rate: float) -> list[list[float]]:
    """The updates of weight and bias, step by step."""
    state, step_updates = optimizer.start(tiny()), []
    for gradient in gradients:
        updates, state = optimizer.step(state, tiny(), gradient, learning_rate)
        step_updates.append([float(updates.w[0][0, 0]), float(updates.b[0][0])])
    assert state.count == len(gradients)
    return step_updates


def test_every_optimizer_is_registered_under_its_name() -> None:
    assert list(OPTIMIZERS) == ["sgd", "momentum", "adam"]
    assert all(optimizer.name == name for name, optimizer in OPTIMIZERS.items())
    assert repr(OPTIMIZERS["adam"]) == "<optimizer adam>"


def test_sgd_goes_against_the_gradient() -> None:
    updates = steps(OPTIMIZERS["sgd"], slope(4, -2), slope(1, 0.5), learning_rate=0.25)
    assert updates == [[-1, 0.5], [-0.25, -0.125]]


def test_momentum_goes_on_with_nine_tenths_of_its_velocity() -> None:
    # Velocities: 4, then 0.9 · 4 + 1 = 4.6, then 0.9 · 4.6 + 0 = 4.14; half of it each time.
    updates = steps(
        OPTIMIZERS["momentum"], slope(4, 0), slope(1, 0), slope(0, 0), learning_rate=0.5
    )
    np.testing.assert_allclose([w for w, _ in updates], [-2, -2.3, -2.07], rtol=1e-15)


def test_first_step_of_adam_is_the_learning_rate_whatever_the_gradients_size() -> None:
    # After one step the corrected means are g and g², so the update is -η g / (|g| + 1e-8).
    updates = steps(OPTIMIZERS["adam"], slope(1e-3, -50), learning_rate=0.01)
    np.testing.assert_allclose(updates, [[-0.01 / (1 + 1e-5), 0.01 / (1 + 2e-10)]], rtol=1e-12)


def test_second_step_of_adam_is_that_worked_by_hand() -> None:
    # g = 1, then 3. Mean: 0.1, then 0.09 + 0.3 = 0.39; over 1 - 0.9² = 0.19.
    # Of squares: 0.001, then 0.000999 + 0.009 = 0.009999; over 1 - 0.999² = 0.001999.
    updates = steps(OPTIMIZERS["adam"], slope(1, 0), slope(3, 0), learning_rate=0.1)
    expected = -0.1 * (0.39 / 0.19) / (np.sqrt(0.009999 / 0.001999) + 1e-8)
    assert updates[1][0] == pytest.approx(expected, rel=1e-12)
    assert updates[1][1] == 0


def test_l2_adds_to_the_weights_gradient_and_not_to_the_biases() -> None:
    gradient = with_l2(slope(4, -2), tiny(), 0.5)
    assert gradient.w[0].tolist() == [[5]]
    assert gradient.b[0].tolist() == [-2]
    assert l2_penalty(tiny(), 0.5) == 0.5 / 2 * 2**2


def test_without_l2_the_gradient_is_itself_and_the_penalty_zero() -> None:
    gradient = slope(4, -2)
    assert with_l2(gradient, tiny(), 0.0) is gradient
    assert l2_penalty(tiny(), 0.0) == 0


def test_what_l2_adds_is_the_gradient_of_its_penalty() -> None:
    network = make_trial(
        [3, 4, 2], ACTIVATIONS["tanh"], ACTIVATIONS["tanh"], batch=1, seed=0
    ).network
    none = Gradient(
        tuple(map(np.zeros_like, network.weights)), tuple(map(np.zeros_like, network.biases))
    )
    added = with_l2(none, network, 0.3)
    for i, w in enumerate(network.weights):

        def penalties(stack: np.ndarray, i: int = i) -> np.ndarray:
            layers = network.weights
            moved = [(*layers[:i], moved_w, *layers[i + 1 :]) for moved_w in stack]
            networks = (Network(ws, network.biases, network.activations) for ws in moved)
            return np.array([l2_penalty(moved_network, 0.3) for moved_network in networks])

        measured = central_differences(penalties, w)
        assert_equal_to_six_digits(added.w[i], measured.reshape(w.shape))
        assert not added.b[i].any()


@every_optimizer
@either_dtype
def test_a_step_keeps_the_dtype_and_modifies_no_argument(optimizer: Optimizer, dtype: type) -> None:
    trial = make_trial(
        [3, 4, 2], ACTIVATIONS["tanh"], ACTIVATIONS["sigmoid"], batch=4, seed=0, dtype=dtype
    )
    network, state = trial.network, optimizer.start(trial.network)
    gradient = network.backward(network.forward(trial.x), trial.y, COSTS["squared"]).gradient
    read_only(*network.weights, *network.biases, *gradient.w, *gradient.b)
    for _ in range(2):
        read_only(*state.to_arrays().values())
        total = with_l2(gradient, network, 0.01)
        updates, state = optimizer.step(state, network, total, 0.1)
        after = network.updated(updates)
        moments = [array for name, array in state.to_arrays().items() if name != "count"]
        arrays = [
            *total.w,
            *total.b,
            *updates.w,
            *updates.b,
            *after.weights,
            *after.biases,
            *moments,
        ]
        assert {array.dtype for array in arrays} == {np.dtype(dtype)}


@every_optimizer
def test_steps_from_a_stored_state_are_the_same_steps(optimizer: Optimizer) -> None:
    # Eleven layers, to test that w1 and w10 are not confused. Stored arrays may have any order.
    sizes = [2] * 12
    network = make_trial(sizes, ACTIVATIONS["tanh"], ACTIVATIONS["tanh"], batch=1, seed=0).network
    rng = np.random.default_rng(1)
    gradients = [
        Gradient(
            tuple(rng.normal(size=w.shape) for w in network.weights),
            tuple(rng.normal(size=b.shape) for b in network.biases),
        )
        for _ in range(3)
    ]
    state = optimizer.start(network)
    for gradient in gradients[:2]:
        _, state = optimizer.step(state, network, gradient, 0.1)
    stored = state.to_arrays()
    restored = OptimizerState.from_arrays(dict(sorted(stored.items(), reverse=True)))
    assert restored.count == 2
    updates, after = optimizer.step(state, network, gradients[2], 0.1)
    same_updates, same_after = optimizer.step(restored, network, gradients[2], 0.1)
    for ours, same in zip(
        (*updates.w, *updates.b), (*same_updates.w, *same_updates.b), strict=True
    ):
        np.testing.assert_array_equal(ours, same, strict=True)
    assert after.to_arrays().keys() == same_after.to_arrays().keys()


def test_state_is_stored_under_the_names_of_moment_and_parameter() -> None:
    names = {
        name: set(optimizer.start(tiny()).to_arrays()) for name, optimizer in OPTIMIZERS.items()
    }
    assert names == {
        "sgd": {"count"},
        "momentum": {"count", "velocity_w1", "velocity_b1"},
        "adam": {"count", "mean_w1", "mean_b1", "square_w1", "square_b1"},
    }


@needs_torch
@pytest.mark.parametrize(
    ("name", "l2"), [("sgd", 0.0), ("sgd", 0.05), ("momentum", 0.0), ("adam", 0.0)]
)
def test_twenty_steps_equal_those_of_torch(name: str, l2: float) -> None:
    trial = make_trial([5, 4, 3], ACTIVATIONS["sigmoid"], ACTIVATIONS["softmax"], batch=5, seed=2)
    network, optimizer, cost = trial.network, OPTIMIZERS[name], COSTS["cross_entropy"]
    weights, biases = reference.tensors(network.weights), reference.tensors(network.biases)
    # PyTorch's weight decay is this L2 penalty. The groups leave the biases without it.
    groups = [{"params": weights, "weight_decay": l2}, {"params": biases, "weight_decay": 0}]
    theirs = {
        "sgd": lambda: torch.optim.SGD(groups, lr=0.1),
        "momentum": lambda: torch.optim.SGD(groups, lr=0.1, momentum=0.9),
        "adam": lambda: torch.optim.Adam(groups, lr=0.1),
    }[name]()

    state = optimizer.start(network)
    for step in range(20):
        rows = [step % 5, (step * 2 + 1) % 5]
        x, y = trial.x[rows], trial.y[rows]
        gradient = network.backward(network.forward(x), y, cost).gradient
        updates, state = optimizer.step(state, network, with_l2(gradient, network, l2), 0.1)
        network = network.updated(updates)

        theirs.zero_grad()
        z, a = reference.forward(network, weights, biases, x)
        reference.cross_entropy(z[-1], a[-1], torch.tensor(y)).mean().backward()
        theirs.step()
        for ours, tensor in zip(
            (*network.weights, *network.biases), (*weights, *biases), strict=True
        ):
            np.testing.assert_allclose(ours, tensor.detach().numpy(), rtol=1e-10, atol=1e-12)
    assert state.count == 20
