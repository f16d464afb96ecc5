"""Three ways to move one neuron as its nudge wants: its bias, its weights, what lies behind it.

Each is a move of the same Euclidean length, so that their costs can be compared. The costs
are those of the network after the move, computed in float64, and no predictions.
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
    """One number moved alone: ``change`` is what was added, the rest what then came out.

    ``from_`` is the neuron behind and ``weight`` the weight from it; for the bias both are None.
    """

    from_: int | None
    weight: float | None
    change: float
    activation: float
    cost: float


@dataclass(frozen=True, eq=False)
class Avenue:
    """All numbers of one kind moved together by ``changes`` (count,), and each of them alone.

    ``items`` are the strongest, MOST_ITEMS of them at most: weights by the activation behind,
    activations behind by the weight.
    """

    avenue: str
    changes: Array
    activation: float
    cost: float
    items: tuple[Item, ...]

    @property
    def count(self) -> int:
        """How many numbers there are to move."""
        return len(self.changes)


@dataclass(frozen=True, eq=False)
class Avenues:
    """A neuron as it is, with nudge and delta as the run computed them, and its ways out."""

    nudge: float
    delta: float
    activation: float
    cost: float
    avenues: tuple[Avenue, ...]


def find_avenues(record: StepRecord, focus: Focus, layer: int, index: int, size: float) -> Avenues:
    """Return what moves of length ``size`` do to neuron ``index`` of ``layer``, with ``focus``.

    A nudge of exactly 0 wants nothing, so nothing is moved; nor are weights where all activations
    behind are 0, or the other way round. Layer 1 has two avenues: pixels are given.
    """
    with np.errstate(all="ignore"):  # what is no number is told as none
        example = record.examine(focus)
        nudge = float(example.nudge[layer - 1][0, index])
        neuron = _Neuron(record, focus, layer, index, step=size * float(np.sign(nudge)))
        ways = [neuron.by_bias(), neuron.by_weights()]
        if layer > 1:
            ways.append(neuron.by_activations())
        return Avenues(
            nudge=nudge,
            delta=float(example.delta[layer - 1][0, index]),
            activation=neuron.activation,
            cost=neuron.cost,
            avenues=tuple(ways),
        )


class _Neuron:
    """A neuron to be moved: ``step`` is how far, and by its sign which way its nudge points."""

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
        self._here = np.eye(len(self._w))[[index]]
        """(1, n_l): what moves z of this neuron and of no other."""
        self.activation = float(self._forward.a[layer][0, index])
        self.cost = self._cost.of_set(self._forward.a[-1], self._y)

    def by_bias(self) -> Avenue:
        """Move the bias: it is felt as it is."""
        return self._avenue("bias", np.ones(1), felt=self._here, behind=[None])

    def by_weights(self) -> Avenue:
        """Move the row of weights: each is felt as strongly as the activation behind it."""
        return self._avenue("weights", self._behind, felt=self._behind[:, None] * self._here)

    def by_activations(self) -> Avenue:
        """Move the activations behind: all neurons of the layer feel that, by their weights."""
        return self._avenue("activations", self._w[self._index], felt=self._w.T)

    def _avenue(
        self, name: str, strengths: Array, felt: Array, behind: Sequence[int | None] | None = None
    ) -> Avenue:
        """Move numbers together, in proportion to ``strengths`` (count,), and the strongest alone.

        felt: (count, n_l), how much z of each neuron here moves with each of the numbers.
        """
        order = strongest(strengths)[:MOST_ITEMS]
        moves = np.zeros((1 + len(order), len(strengths)))
        moves[0] = self._step * unit(strengths)
        alone = self._step * np.sign(strengths[order])
        moves[np.arange(1, len(moves)), order] = alone
        (activation, *activations), (cost, *costs) = self._after(moves @ felt)
        sources: Sequence[int | None] = order.tolist() if behind is None else behind
        weights = [None if k is None else float(self._w[self._index, k]) for k in sources]
        items = map(Item, sources, weights, alone.tolist(), activations, costs)
        return Avenue(name, moves[0], activation, cost, tuple(items))

    def _after(self, moved: Array) -> tuple[list[float], list[float]]:
        """Return this neuron's activation and the cost after each move of z: (moves, n_l)."""
        network, layer = self._network, self._layer
        z = self._forward.z[layer - 1] + moved
        here = a = network.activations[layer - 1].f(z)
        for next_layer in range(layer, network.depth):
            z = a @ network.weights[next_layer].T + network.biases[next_layer]
            a = network.activations[next_layer].f(z)
        return here[:, self._index].tolist(), self._cost.of_examples(a, self._y).tolist()


def unit(values: Array) -> Array:
    """Return ``values`` divided by their Euclidean length; zeros where that is 0."""
    length = float(np.linalg.norm(values))
    return values / length if length else np.zeros_like(values)


def strongest(values: Array) -> npt.NDArray[np.intp]:
    """Return the places of ``values`` from the largest magnitude down, of equals the first."""
    return np.argsort(-np.abs(values), kind="stable")
