"""One parameter among all, and what the network would answer, were it another number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nudge.nn import Array, ElementWise, Forward, Network


@dataclass(frozen=True)
class Parameter:
    """The weight from neuron ``from_`` of the layer behind to neuron ``index`` of ``layer``.

    Where ``from_`` is None it is that neuron's bias.
    """

    layer: int
    index: int
    from_: int | None = None

    def among(self, w: Sequence[Array], b: Sequence[Array]) -> float:
        """Return this one of w[l-1] (n_l, n_l-1) and b[l-1] (n_l,): parameters or a gradient."""
        if self.from_ is None:
            return float(b[self.layer - 1][self.index])
        return float(w[self.layer - 1][self.index, self.from_])


Values = Mapping[Parameter, float]
"""Parameters, and the numbers they are to be."""


def outputs_with(network: Network, forward: Forward, values: Values) -> Array:
    """Return the outputs (batch, n_L) that ``network`` would have with parameters at ``values``.

    ``forward`` is what it computed as it is. A change w[j, k] += d moves z_j by d · a_k and
    leaves the layers before as they are, so only what comes from there on is computed anew.
    ``values`` must not be empty.
    """
    first = min(parameter.layer for parameter in values)
    a = _changed_layer(network, forward, first, values)
    for layer in range(first + 1, network.depth + 1):
        w, b = _changed_parameters(network, layer, values)
        a = network.activations[layer - 1].f(a @ w.T + b)
    return a


def _changed_layer(network: Network, forward: Forward, layer: int, values: Values) -> Array:
    """Return a of ``layer`` (batch, n_l), nothing behind which has changed."""
    z, a = forward.z[layer - 1], forward.a[layer]
    moved: dict[int, Array] = {}
    for parameter, value in _of_layer(layer, values).items():
        change = value - parameter.among(network.weights, network.biases)
        j, k = parameter.index, parameter.from_
        behind = 1.0 if k is None else forward.a[layer - 1][:, k]
        moved[j] = moved.get(j, z[:, j]) + change * behind
    activation = network.activations[layer - 1]
    if isinstance(activation, ElementWise):  # the other neurons feel nothing of it
        a = a.copy()
        for j, column in moved.items():
            a[:, j] = activation.f(column)
        return a
    z = z.copy()
    for j, column in moved.items():
        z[:, j] = column
    return activation.f(z)


def _changed_parameters(network: Network, layer: int, values: Values) -> tuple[Array, Array]:
    """Return w and b of ``layer``, changed where ``values`` say so."""
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
