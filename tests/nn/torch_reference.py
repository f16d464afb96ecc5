"""The same networks in PyTorch, where it is installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from nudge.nn import Array, Network

torch: Any  # of any type, so that mypy finds the same with PyTorch and without
try:
    torch = import_module("torch")
except ImportError:  # the tests that need it are skipped, with this reason
    torch = None

needs_torch = pytest.mark.skipif(
    torch is None, reason="PyTorch is an optional extra: pip install '.[torch]'"
)

ACTIVATIONS = {
    "sigmoid": lambda z: torch.sigmoid(z),
    "tanh": lambda z: torch.tanh(z),
    "relu": lambda z: torch.relu(z),
    "leaky_relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01),
    "identity": lambda z: z.clone(),
    "softmax": lambda z: torch.softmax(z, dim=1),
}


def squared(z: Any, a: Any, y: Any) -> Any:
    return ((a - y) ** 2).sum(dim=1)


def cross_entropy(z: Any, a: Any, y: Any) -> Any:
    return torch.nn.functional.cross_entropy(z, y, reduction="none")


COSTS = {"squared": squared, "cross_entropy": cross_entropy}


def tensors(arrays: tuple[Array, ...]) -> list[Any]:
    """Copies of the arrays as tensors with gradients."""
    return [torch.tensor(array, requires_grad=True) for array in arrays]


def forward(network: Network, weights: list[Any], biases: list[Any], x: Array) -> tuple[Any, Any]:
    """All z and a of layers 1..L. The gradient of each is retained."""
    z, a = [], [torch.tensor(x)]
    for w, b, activation in zip(weights, biases, network.activations, strict=True):
        z.append(torch.nn.functional.linear(a[-1], w, b))
        a.append(ACTIVATIONS[activation.name](z[-1]))
        z[-1].retain_grad()
        a[-1].retain_grad()
    return z, a[1:]
