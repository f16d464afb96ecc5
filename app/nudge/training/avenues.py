"""Three avenues to move one neuron as its nudge wants: bias, weights, activations behind it.

Each avenue is a move of the same Euclidean length, so that the costs can be compared. A cost is
that of the network after the move, computed in float64. It is not a linear prediction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nudge.nn import COSTS, Array, Forward, Network
from nudge.training.cost_probe import in_float64
from nudge.training.record import Focus, StepRecord

MOST_ITEMS: Final = 64


@dataclass(frozen=True)
class Item:
    """One number moved alone: ``change`` was added to it.

    ``activation`` of the neuron and ``cost`` of the example are those after the move. ``from_`` is
    the neuron behind, and ``weight`` the weight from that neuron. For the bias both are None.
    """

    from_: int | None
    weight: float | None
    change: float
    activation: float
    cost: float


@dataclass(frozen=True, eq=False)
class Avenue:
    """All numbers of one kind moved together by ``changes`` (count,), and the strongest alone.

    ``activation`` of the neuron and ``cost`` of the example are those after the common move.
    ``items`` are at most MOST_ITEMS of the numbers, each moved alone, the strongest first. A
    weight is as strong as the activation behind it, an activation behind as strong as its weight.
    """

    avenue: str
    changes: Array
    activation: float
    cost: float
    items: tuple[Item, ...]

    @property
    def count(self) -> int:
        """How many numbers the avenue moves."""
        return len(self.changes)


@dataclass(frozen=True, eq=False)
class Avenues:
    """A neuron before any move, and its avenues.

    ``nudge`` and ``delta`` are as the run computed them; ``activation`` and ``cost`` in float64.
    """

    nudge: float
    delta: float
    activation: float
    cost: float
    avenues: tuple[Avenue, ...]


def find_avenues(record: StepRecord, focus: Focus, layer: int, index: int, size: float) -> Avenues:
    """Return what moves of length ``size`` do to neuron ``index`` of ``layer``, with ``focus``.

    Where the nudge is exactly 0, nothing is moved. Weights are not moved where all activations
    behind are 0, and activations behind are not moved where all weights are 0. Layer 1 has only
    two avenues, because pixels cannot be moved. A number that overflows is infinite or NaN.
    """
    with np.errstate(all="ignore"):
        example = record.examine(focus)
        nudge = float(example.nudge[layer - 1][0, index])
        neuron = _Neuron(record, focus, layer, index, step=size * float(np.sign(nudge)))
        avenues = [neuron.by_bias(), neuron.by_weights()]
        if layer > 1:
            avenues.append(neuron.by_activations())
        return Avenues(
            nudge=nudge,
            delta=float(example.delta[layer - 1][0, index]),
            activation=neuron.activation,
            cost=neuron.cost,
            avenues=tuple(avenues),
        )


class _Neuron:
    """A neuron to be moved by ``step``: its size is the length, its sign that of the nudge."""

    def __init__(
        self, record: StepRecord, focus: Focus, layer: int, index: int, step: float
    ) -> None:
        self._network: Network = in_float64(record.network)
        self._layer, self._index, self._step = layer, index, step
        self._forward: Forward = self._network.forward(focus.image.astype(np.float64)[None])
        self._cost = COSTS[record.config.cost]
        self._y = np.eye(self._network.sizes[-1])[[focus.label]]
        self._w = self._network.weights[layer - 1]
        self._behind = self._forward.a[layer - 1][0]
        self._one_hot = np.eye(len(self._w))[[index]]
        """(1, n_l): 1 at this neuron, 0 at the others of its layer."""
        self.activation = float(self._forward.a[layer][0, index])
        self.cost = self._cost.of_set(self._forward.a[-1], self._y)

    def by_bias(self) -> Avenue:
        """Move the bias: z of this neuron changes by the same amount."""
        return self._avenue("bias", np.ones(1), z_per_change=self._one_hot, behind=[None])

    def by_weights(self) -> Avenue:
        """Move the row of weights: z changes by each times the activation behind it."""
        return self._avenue(
            "weights", self._behind, z_per_change=self._behind[:, None] * self._one_hot
        )

    def by_activations(self) -> Avenue:
        """Move the activations behind: z of every neuron of the layer changes by its weights."""
        return self._avenue("activations", self._w[self._index], z_per_change=self._w.T)

    def _avenue(
        self,
        name: str,
        strengths: Array,
        z_per_change: Array,
        behind: Sequence[int | None] | None = None,
    ) -> Avenue:
        """Move numbers together, in proportion to ``strengths`` (count,), and the strongest alone.

        ``z_per_change``: (count, n_l), how much z of each neuron changes with each of the numbers.
        """
        order = strongest(strengths)[:MOST_ITEMS]
        moves = np.zeros((1 + len(order), len(strengths)))
        moves[0] = self._step * unit(strengths)
        alone = self._step * np.sign(strengths[order])
        moves[np.arange(1, len(moves)), order] = alone
        (activation, *activations), (cost, *costs) = self._after(moves @ z_per_change)
        sources: Sequence[int | None] = order.tolist() if behind is None else behind
        weights = [None if k is None else float(self._w[self._index, k]) for k in sources]
        items = map(Item, sources, weights, alone.tolist(), activations, costs)
        return Avenue(name, moves[0], activation, cost, tuple(items))

    def _after(self, moved: Array) -> tuple[list[float], list[float]]:
        """Return this neuron's activation and the cost after each move of z: (moves, n_l)."""
        network, layer = self._network, self._layer
        z = self._forward.z[layer - 1] + moved
        of_layer = a = network.activations[layer - 1].f(z)
        for next_layer in range(layer, network.depth):
            z = a @ network.weights[next_layer].T + network.biases[next_layer]
            a = network.activations[next_layer].f(z)
        return of_layer[:, self._index].tolist(), self._cost.of_examples(a, self._y).tolist()


def unit(values: Array) -> Array:
    """Return ``values`` (n,) divided by their Euclidean length, or zeros where the length is 0."""
    length = float(np.linalg.norm(values))
    return values / length if length else np.zeros_like(values)


def strongest(values: Array) -> npt.NDArray[np.intp]:
    """Return the indices of ``values`` (n,) by magnitude, largest first; equals in their order."""
    return np.argsort(-np.abs(values), kind="stable")
