"""Forward pass and backpropagation against PyTorch's automatic differentiation."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from nudge.nn import Activation, Array, Cost

from . import torch_reference as reference
from .numerics import HIDDEN, PAIRS, make_trial
from .torch_reference import needs_torch, torch


def assert_close(ours: Array, theirs: Any, tolerance: float) -> None:
    """Equal within `tolerance` times the largest entry plus 0.001.

    Small entries are differences of larger numbers, so they have the rounding errors of those.
    """
    theirs = theirs.detach().numpy()
    assert ours.dtype == theirs.dtype
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=tolerance * (1e-3 + abs(theirs).max()))


@needs_torch
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("cost", "output_activation"), PAIRS, ids=lambda choice: choice.name)
@pytest.mark.parametrize(
    ("count", "activation"), HIDDEN, ids=lambda value: getattr(value, "name", value)
)
def test_forward_and_backward_equal_autograd(
    count: int, activation: Activation, cost: Cost, output_activation: Activation, dtype: type
) -> None:
    sizes = [*[7, 6, 5, 4, 3][: count + 1], 4]
    trial = make_trial(sizes, activation, output_activation, batch=5, seed=count, dtype=dtype)
    network, y = trial.network, trial.y
    ours = network.forward(trial.x)
    back = network.backward(ours, y, cost)

    weights, biases = reference.tensors(network.weights), reference.tensors(network.biases)
    z, a = reference.forward(network, weights, biases, trial.x)
    costs = reference.COSTS[cost.name](z[-1], a[-1], torch.tensor(y))
    costs.mean().backward()

    tolerance = 64 * float(np.finfo(dtype).eps)
    assert_close(cost.of_examples(ours.a[-1], y), costs, tolerance)
    for i in range(network.depth):
        assert_close(ours.z[i], z[i], tolerance)
        assert_close(ours.a[i + 1], a[i], tolerance)
        # Autograd's are derivatives of the mean cost, ours of each example's cost.
        assert_close(back.delta[i], z[i].grad * len(y), tolerance)
        assert_close(back.gradient.w[i], weights[i].grad, tolerance)
        assert_close(back.gradient.b[i], biases[i].grad, tolerance)
        if a[i].grad is not None:  # PyTorch's cross-entropy is computed from z, not from a
            assert_close(back.nudge[i], -a[i].grad * len(y), tolerance)
        else:
            assert (cost.name, i) == ("cross_entropy", network.depth - 1)
