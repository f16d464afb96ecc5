"""One weight or bias of a network, and the outputs of the network with changed parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nudge.nn import Array, ElementWise, Forward, Network


@dataclass(frozen=True)
class Parameter:
    """The weight from neuron ``from_`` of the layer behind to neuron ``index`` of ``layer``.

    Where ``from_`` is None, the bias of that neuron. ``layer`` counts from 1.
    """

    layer: int
    index: int
    from_: int | None = None

    def among(self, w: Sequence[Array], b: Sequence[Array]) -> float:
        """Return its value in ``w`` and ``b``, which are all parameters or a gradient.

        ``w[l-1]`` is (n_l, n_l-1), ``b[l-1]`` is (n_l,).
        """
        if self.from_ is None:
            return float(b[self.layer - 1][self.index])
        return float(w[self.layer - 1][self.index, self.from_])


Values = Mapping[Parameter, float]
"""New values of some parameters."""


def outputs_with(network: Network, forward: Forward, values: Values) -> Array:
    """Return the outputs (batch, n_L) of ``network`` with the parameters in ``values`` changed.

    ``forward`` is the forward pass of the unchanged network. A change w[j, k] += d moves z_j by
    d · a_k and does not touch the layers before, so computing starts at the first changed layer.
    ``values`` must not be empty.
    """
    first = min(parameter.layer for parameter in values)
    a = _changed_layer(network, forward, first, values)
    for layer in range(first + 1, network.depth + 1):
        w, b = _changed_parameters(network, layer, values)
        a = network.activations[layer - 1].f(a @ w.T + b)
    return a


def _changed_layer(network: Network, forward: Forward, layer: int, values: Values) -> Array:
    """Return a of ``layer`` (batch, n_l), the first changed layer."""
    z, a = forward.z[layer - 1], forward.a[layer]
    moved: dict[int, Array] = {}
    for parameter, value in _of_layer(layer, values).items():
        change = value - parameter.among(network.weights, network.biases)
        j, k = parameter.index, parameter.from_
        behind = 1.0 if k is None else forward.a[layer - 1][:, k]
        moved[j] = moved.get(j, z[:, j]) + change * behind
    activation = network.activations[layer - 1]
    if isinstance(activation, ElementWise):  # the other neurons of the layer do not change
        a = a.copy()
        for j, column in moved.items():
            a[:, j] = activation.f(column)
        return a
    z = z.copy()
    for j, column in moved.items():
        z[:, j] = column
    return activation.f(z)


def _changed_parameters(network: Network, layer: int, values: Values) -> tuple[Array, Array]:
    """Return w and b of ``layer`` with its part of ``values``."""
    w, b = network.weights[layer - 1], network.biases[layer - 1]
    changes = _of_layer(layer, values)
    if changes:
        w, b = w.copy(), b.copy()
    for parameter, value in changes.items():
        if parameter.from_ is None:
            b[parameter.index] = value
        else:
            w[parameter.index, parameter.from_] = value
    return w, b


def _of_layer(layer: int, values: Values) -> Values:
    return {parameter: value for parameter, value in values.items() if parameter.layer == layer}
